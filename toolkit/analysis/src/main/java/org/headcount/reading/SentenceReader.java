package org.headcount.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
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

    private static final Set<String> STARTS = starts();

    private final Sentence s;
    private final boolean blockStart;
    private final QuantityReader quantities;
    private final Dates dateReader;
    private final LabelRules labels;
    private final VagueRules vague;
    private final OneInSeveral shares;
    private final ColonNumbers colons;
    private final NumeralReader numerals;
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
        this.colons = new ColonNumbers(sentence);
        this.numerals = new NumeralReader(sentence);
    }

    List<FoundQuantity> read() {
        int at = 0;
        int floor = 0;
        while (at < s.size()) {
            Token token = s.at(at);
            if (!mayStart(token)) {
                at++;
                continue;
            }
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

    /** Whether a figure or date may start with a token: one look-up for each word of the text. */
    private static boolean mayStart(Token token) {
        return token.isNumber() || (token.isWord() && (STARTS.contains(token.text()) || Dates.isPeriodCode(token)));
    }

    private static Set<String> starts() {
        Set<String> words = new HashSet<>(Dates.words());
        words.addAll(NumberWords.words());
        words.addAll(CountWords.words());
        return words;
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
            return colons.end(at);
        }
        Optional<FoundQuantity> special = colons.read(at).or(() -> shares.read(at, floor));
        if (special.isPresent()) {
            found.add(special.get());
            return special.get().to();
        }
        Optional<FoundQuantity> quantity = quantities.read(at, floor);
        if (quantity.isEmpty()) {
            return at;
        }
        FoundQuantity one = someOf(quantity.get());
        found.add(one.kind().isQuantity() && vague.isVague(one) ? one.as(Kind.VAGUE) : one);
        return one.to();
    }

    /** {@code two of the four countries}, {@code 336 of the 420 villages}: a number whose noun comes after the whole. */
    private FoundQuantity someOf(FoundQuantity one) {
        int at = one.to();
        if (!one.unit().equals("items")
                || one.kind() != Kind.COUNT
                || one.high().compareTo(BigDecimal.ONE) <= 0
                || !s.at(at).is("of")
                || !WHOLES.contains(s.at(at + 1).text())) {
            return one;
        }
        Optional<Numeral> whole = numerals.read(at + 2, false);
        boolean words = s.at(one.numberFrom()).isWord()
                && (whole.isEmpty() || whole.get().form() == Numeral.Form.WORDS);
        int after = whole.map(Numeral::to).orElse(at + 2);
        Optional<CountedNoun> noun = s.at(after).isDash() ? Optional.empty() : Nouns.read(s, after);
        return noun.map(found -> words ? one.counting(found) : one.of(Nouns.unitName(found.head()), Kind.COUNT))
                .orElse(one);
    }

    private int word(int at, int floor) {
        Optional<CountWords.Found> word = CountWords.read(s, at).filter(read -> read.from() >= floor);
        if (word.isEmpty()) {
            return at;
        }
        CountWords.Found read = word.get();
        Optional<HedgeWords.Found> hedge = read.kind() != Kind.DURATION
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
        Periods periods = new Periods(s, dates, found);
        found.replaceAll(one -> one.kind() == Kind.DATE ? one : one.at(periods.of(one)));
        return found;
    }
}
