package org.headcount.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;

/** Finds the quantities and dates of one sentence. */
final class SentenceReader {

    private static final Set<String> WHOLES = Set.of("the", "these", "those", "its", "their", "our", "his", "her");

    private final Sentence s;
    private final boolean blockStart;
    private final QuantityReader quantities;
    private final Dates dateReader;
    private final LabelRules labels;
    private final VagueRules vague;
    private final OneInSeveral shares;
    private final List<Dates.Found> dates = new ArrayList<>();
    private final List<FoundQuantity> found = new ArrayList<>();

    SentenceReader(Sentence sentence, boolean blockStart) {
        this.s = sentence;
        this.blockStart = blockStart;
        this.quantities = new QuantityReader(sentence);
        this.dateReader = new Dates(sentence);
        this.labels = new LabelRules(sentence);
        this.vague = new VagueRules(sentence);
        this.shares = new OneInSeveral(sentence);
    }

    List<FoundQuantity> read() {
        int at = 0;
        int floor = 0;
        while (at < s.size()) {
            Token token = s.at(at);
            int end = at;
            if (Dates.mayStart(token) && !isCount(at)) {
                end = date(at, floor);
            }
            if (end == at && NumeralReader.mayStart(token)) {
                end = number(at, floor);
            }
            if (end == at && CountWords.mayStart(token)) {
                end = word(at, floor);
            }
            if (end > at) {
                floor = end;
                at = end;
            } else {
                at++;
            }
        }
        return withPeriods();
    }

    /** Whether four digits that may be a year count something: {@code more than 2000 people}. */
    private boolean isCount(int at) {
        Token token = s.at(at);
        if (!Dates.isYear(token)) {
            return false;
        }
        Token before = s.at(at - 1);
        Token after = s.at(at + 1);
        if (Currencies.ofSign(before.text()).isPresent()
                || (before.isWord() && Currencies.ofCode(before).isPresent())) {
            return true;
        }
        NumberWords.Entry scale = NumberWords.of(after);
        boolean unit = scale.role() == NumberWords.Role.SCALE
                || Currencies.ofName(after.text()).isPresent()
                || Currencies.ofSign(after.text()).isPresent()
                || (after.isWord() && Currencies.ofCode(after).isPresent())
                || MeasureUnits.read(s, at + 1)
                        .filter(found -> !after.is("in") && !after.is("s") && !after.is("points"))
                        .isPresent();
        boolean hedged = HedgeWords.before(s, at)
                .filter(hedge -> !before.is("over") && !before.is("up to"))
                .isPresent();
        boolean counted =
                Nouns.isPlural(after) && (hedged || (NounLists.isPerson(after.text()) && !isDatePreposition(before)));
        // below 1500, above 1000: years are before and after each other
        boolean compared = hedged
                && !before.is("about")
                && !before.is("around")
                && !before.is("nearly")
                && !before.is("almost")
                && !before.is("some")
                && !before.is("circa")
                && !before.is("to")
                && !before.is("within")
                && !before.is("under")
                && !before.is("~")
                && !before.is("ca");
        return unit || counted || compared;
    }

    private static boolean isDatePreposition(Token token) {
        return token.is("in")
                || token.is("since")
                || token.is("by")
                || token.is("from")
                || token.is("of")
                || token.is("until")
                || token.is("during")
                || token.is("the")
                || token.is("before")
                || token.is("after");
    }

    private int date(int at, int floor) {
        Optional<Dates.Found> date = dateReader.read(at);
        if (date.isEmpty()) {
            return at;
        }
        Dates.Found read = date.get();
        dates.add(read);
        int from = Math.max(floor, read.from());
        Hedge hedge = read.low() < read.high() ? Hedge.RANGE : Hedge.EXACT;
        found.add(new FoundQuantity(
                from,
                read.to(),
                from,
                read.to(),
                BigDecimal.valueOf(read.low()),
                BigDecimal.valueOf(read.high()),
                OptionalDouble.of(0),
                read.unit(),
                Kind.DATE,
                hedge,
                Optional.empty(),
                read.period()));
        return read.to();
    }

    private int number(int at, int floor) {
        if (labels.isLabel(at, blockStart)) {
            return at + 1;
        }
        Optional<FoundQuantity> race = raceTime(at).or(() -> shares.read(at, floor));
        if (race.isPresent()) {
            found.add(race.get());
            return race.get().to();
        }
        Optional<FoundQuantity> quantity = quantities.read(at, floor);
        if (quantity.isEmpty()) {
            return at;
        }
        FoundQuantity one = someOf(quantity.get());
        found.add(one.kind().isQuantity() && vague.isVague(one) ? one.as(Kind.VAGUE) : one);
        return one.to();
    }

    /** {@code two of the four countries}: a small number in words whose noun comes after the whole. */
    private FoundQuantity someOf(FoundQuantity one) {
        int at = one.to();
        boolean words = s.at(one.numberFrom()).isWord() && one.unit().equals("items") && one.kind() == Kind.COUNT;
        if (!words
                || one.high().compareTo(BigDecimal.ONE) <= 0
                || !s.at(at).is("of")
                || !WHOLES.contains(s.at(at + 1).text())) {
            return one;
        }
        int whole = new NumeralReader(s)
                .read(at + 2, false)
                .filter(number -> number.form() == Numeral.Form.WORDS)
                .map(Numeral::to)
                .orElse(at + 2);
        return Nouns.read(s, whole).map(one::counting).orElse(one);
    }

    /** {@code 2:03:59}, {@code 3:43.13}: times that something took, in seconds. */
    private Optional<FoundQuantity> raceTime(int at) {
        if (!isTwoDigits(s.at(at))
                || !s.at(at + 1).is(":")
                || s.at(at + 1).spaced()
                || s.at(at + 2).spaced()
                || !s.at(at + 2).isNumber()) {
            return Optional.empty();
        }
        boolean hours =
                s.at(at + 3).is(":") && s.at(at + 4).isNumber() && s.at(at + 4).isGlued();
        boolean decimal = s.at(at + 2).text().indexOf('.') == 2;
        boolean minutes = s.at(at + 2).text().length() == 2
                && (DigitText.value(s.at(at).text()).intValue() > 24
                        || s.at(at + 3).is("per"));
        if (!hours && !decimal && !minutes) {
            return Optional.empty();
        }
        BigDecimal seconds = DigitText.value(s.at(at).text()).multiply(BigDecimal.valueOf(hours ? 3600 : 60));
        seconds = seconds.add(
                hours
                        ? DigitText.value(s.at(at + 2).text()).multiply(BigDecimal.valueOf(60))
                        : DigitText.value(s.at(at + 2).text()));
        seconds = hours ? seconds.add(DigitText.value(s.at(at + 4).text())) : seconds;
        int to = hours ? at + 5 : at + 3;
        double half = seconds.scale() > 0
                ? BigDecimal.ONE.movePointLeft(seconds.scale()).doubleValue() / 2
                : 0.5;
        return Optional.of(new FoundQuantity(
                at,
                to,
                at,
                to,
                seconds,
                seconds,
                OptionalDouble.of(half),
                "seconds",
                Kind.DURATION,
                Hedge.EXACT,
                Optional.empty(),
                Period.UNSTATED));
    }

    private static boolean isTwoDigits(Token token) {
        return token.isNumber() && token.text().length() <= 2;
    }

    private int word(int at, int floor) {
        Optional<CountWords.Found> word = CountWords.read(s, at).filter(read -> read.from() >= floor);
        if (word.isEmpty()) {
            return at;
        }
        CountWords.Found read = word.get();
        Optional<HedgeWords.Found> hedge = read.kind() == Kind.RATIO || read.kind() == Kind.FREQUENCY
                ? HedgeWords.before(s, read.from()).filter(before -> before.from() >= floor)
                : Optional.empty();
        found.add(new FoundQuantity(
                hedge.map(HedgeWords.Found::from).orElse(read.from()),
                read.to(),
                read.from(),
                read.to(),
                BigDecimal.valueOf(read.value()),
                BigDecimal.valueOf(read.value()),
                read.kind() == Kind.DURATION ? OptionalDouble.of(0) : OptionalDouble.empty(),
                read.unit(),
                read.kind(),
                hedge.map(HedgeWords.Found::hedge).orElse(Hedge.EXACT),
                Optional.empty(),
                Period.UNSTATED));
        return read.to();
    }

    /** Where a sentence says that its statistics are not complete, or -1: what it counts is at least as much. */
    private int partialCount() {
        for (int i = 0; i < s.size() - 1; i++) {
            boolean partial = s.at(i).is("incomplete") || s.at(i).is("partial");
            if (partial
                    && (s.at(i + 1).is("statistics")
                            || s.at(i + 1).is("data")
                            || s.at(i + 1).is("figures")
                            || s.at(i + 1).is("counts"))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAmount(FoundQuantity quantity) {
        return quantity.hedge() == Hedge.EXACT && (quantity.kind() == Kind.MONEY || quantity.kind() == Kind.COUNT);
    }

    private List<FoundQuantity> withPeriods() {
        List<FoundQuantity> found = new Ellipsis(s).resolve(this.found);
        int partial = partialCount();
        if (partial >= 0) {
            found.replaceAll(one -> one.from() > partial && isAmount(one) ? one.with(Hedge.AT_LEAST) : one);
        }
        if (dates.isEmpty()) {
            return found;
        }
        List<Integer> starts = found.stream()
                .filter(one -> one.kind() != Kind.DATE)
                .map(FoundQuantity::from)
                .toList();
        return found.stream()
                .map(one -> one.kind() == Kind.DATE ? one : one.at(Periods.of(s, one, dates, starts)))
                .toList();
    }
}
