package org.headcount.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;

/** Reads a share such as {@code one in eleven}, {@code 3 out of every 4} or {@code one woman in two}, in percent. */
final class OneInSeveral {

    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);
    private static final int MOST_PARTS = 10;

    /** How many tokens after a number the words may be that make it a share. */
    private static final int REACH = 8;

    private static final Set<String> ONE_PERSON = Splitter.set("""
            child woman man person household family adult worker girl boy student pupil resident citizen village patient
            farmer voter inhabitant mother father
            """);

    private final Sentence s;
    private final NumeralReader numerals;
    private final AmountReader amounts;

    OneInSeveral(Sentence sentence) {
        this.s = sentence;
        this.numerals = new NumeralReader(sentence);
        this.amounts = new AmountReader(sentence);
    }

    Optional<FoundQuantity> read(int at, int floor) {
        if (!isPossible(at)) {
            return Optional.empty();
        }
        Optional<FoundQuantity> every = everyOther(at, floor).or(() -> ofMoney(at, floor));
        if (every.isPresent()) {
            return every;
        }
        Optional<Numeral> above = whole(at);
        if (above.isEmpty() || Dates.isYear(s.at(at))) {
            return Optional.empty();
        }
        int i = above.get().to();
        boolean noun = isNoun(i) && (s.at(i + 1).is("in") || s.at(i + 1).is("out"));
        i += noun ? 1 : 0;
        boolean out = s.has(i, "out", "of") || s.has(i, "of", "every");
        if (!out && !s.at(i).is("in")) {
            return Optional.empty();
        }
        i += out && s.at(i).is("out") ? 2 : 1;
        i += s.at(i).is("every") ? 1 : 0;
        Optional<Numeral> below =
                NumeralReader.mayStart(s.at(i)) && !Dates.isYear(s.at(i)) ? whole(i) : Optional.empty();
        if (below.isEmpty() || !isShare(above.get(), below.get(), noun, out)) {
            return Optional.empty();
        }
        BigDecimal parts = below.get().value();
        BigDecimal percent = above.get().value().movePointRight(2).divide(parts, MathContext.DECIMAL64);
        // With digits, the number of parts is known to plus or minus one half.
        OptionalDouble half = below.get().isDigits()
                ? OptionalDouble.of(percent.doubleValue() * 0.5 / parts.doubleValue())
                : OptionalDouble.empty();
        Optional<HedgeWords.Found> hedge = HedgeWords.before(s, at).filter(before -> before.from() >= floor);
        Optional<HedgeWords.Found> after = HedgeWords.after(s, below.get().to());
        return Optional.of(share(at, below.get().to(), percent, half, hedge, after.or(() -> hedge)));
    }

    private static FoundQuantity share(
            int from,
            int to,
            BigDecimal percent,
            OptionalDouble half,
            Optional<HedgeWords.Found> before,
            Optional<HedgeWords.Found> meant) {
        return new FoundQuantity(
                before.map(HedgeWords.Found::from).orElse(from),
                to,
                from,
                to,
                percent,
                percent,
                half,
                "percent",
                Kind.SHARE,
                meant.map(HedgeWords.Found::hedge).orElse(Hedge.EXACT),
                Optional.empty(),
                Period.UNSTATED);
    }

    /** Whether one of the words that such a share needs is near, so that most numbers cost nothing. */
    private boolean isPossible(int at) {
        if (s.at(at - 1).is("every")) {
            return true;
        }
        for (int i = at + 1; i <= at + REACH; i++) {
            if (s.at(i).is("in") || s.at(i).is("of")) {
                return true;
            }
        }
        return false;
    }

    private boolean isEveryNear(int at) {
        for (int i = at + 1; i <= at + REACH; i++) {
            if (s.at(i).is("every") || s.at(i).is("each")) {
                return true;
            }
        }
        return false;
    }

    /** {@code £3 in every £10}, {@code 55p in every pound}, {@code 17 cents of every dollar}. */
    private Optional<FoundQuantity> ofMoney(int at, int floor) {
        if (!s.at(at).isNumber() || !isEveryNear(at)) {
            return Optional.empty();
        }
        Optional<PrintedAmount> above = amounts.read(at, floor).filter(PrintedAmount::isMoney);
        if (above.isEmpty()) {
            return Optional.empty();
        }
        int i = above.get().to();
        i += s.has(i, "out", "of") ? 2 : s.at(i).is("in") || s.at(i).is("of") ? 1 : 0;
        if (i == above.get().to() || !(s.at(i).is("every") || s.at(i).is("each"))) {
            return Optional.empty();
        }
        Optional<Currencies.Money> one = Currencies.ofName(s.at(i + 1).text()).filter(money -> money.power() == 0);
        int number = s.at(i + 1).isNumber() ? i + 1 : i + 2;
        Optional<PrintedAmount> below = one.isPresent() || !s.at(number).isNumber()
                ? Optional.empty()
                : amounts.read(number, i + 1).filter(PrintedAmount::isMoney);
        if (one.isEmpty() && below.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal whole = below.map(PrintedAmount::value).orElse(BigDecimal.ONE);
        if (whole.compareTo(above.get().value()) <= 0) {
            return Optional.empty();
        }
        BigDecimal percent = above.get().value().movePointRight(2).divide(whole, MathContext.DECIMAL64);
        Optional<HedgeWords.Found> hedge =
                HedgeWords.before(s, above.get().from()).filter(before -> before.from() >= floor);
        OptionalDouble half = OptionalDouble.of(
                0.5 * percent.doubleValue() / above.get().numeral().value().doubleValue());
        int to = below.map(PrintedAmount::to).orElse(i + 2);
        return Optional.of(share(above.get().from(), to, percent, half, hedge, hedge));
    }

    /** {@code every second household}, {@code every third child}: a share of people, not a place in an order. */
    private Optional<FoundQuantity> everyOther(int at, int floor) {
        NumberWords.Entry part = NumberWords.of(s.at(at));
        boolean every = at - 1 >= floor && s.at(at - 1).is("every") && part.role() == NumberWords.Role.PART;
        if (!every || part.value() < 2 || !ONE_PERSON.contains(s.at(at + 1).text())) {
            return Optional.empty();
        }
        BigDecimal percent = BigDecimal.valueOf(100).divide(BigDecimal.valueOf(part.value()), MathContext.DECIMAL64);
        Optional<HedgeWords.Found> hedge = HedgeWords.before(s, at - 1).filter(before -> before.from() >= floor);
        return Optional.of(share(at - 1, at + 1, percent, OptionalDouble.empty(), hedge, hedge));
    }

    private boolean isNoun(int at) {
        Token token = s.at(at);
        return token.isWord()
                && !EnglishWords.isFunction(token)
                && MeasureUnits.read(s, at).isEmpty()
                && token.text().length() > 2;
    }

    private Optional<Numeral> whole(int at) {
        return numerals.read(at, false).filter(number -> {
            boolean counts =
                    number.form() == Numeral.Form.DIGITS || number.form() == Numeral.Form.WORDS || number.isScaled();
            return counts
                    && number.isWhole()
                    && number.value().compareTo(MOST) <= 0
                    && number.value().signum() > 0;
        });
    }

    private static boolean isRound(BigDecimal parts) {
        return parts.precision() - parts.stripTrailingZeros().precision() >= 2 || parts.compareTo(BigDecimal.TEN) == 0;
    }

    private boolean isShare(Numeral above, Numeral below, boolean noun, boolean out) {
        boolean fewer = above.value().compareTo(below.value()) < 0;
        boolean few = out || above.value().compareTo(BigDecimal.valueOf(MOST_PARTS)) <= 0;
        boolean one = above.value().compareTo(BigDecimal.ONE) == 0;
        boolean same = above.isDigits() == below.isDigits() || one || below.isScaled();
        // two deaths in five villages: things in places, not parts of a whole
        boolean places = !one && !out && Nouns.read(s, below.to()).isPresent();
        boolean named = noun && Nouns.read(s, below.to()).isPresent();
        // 17 out of 40 samples: two counts
        boolean counts = out
                && above.isDigits()
                && below.isDigits()
                && above.value().compareTo(BigDecimal.valueOf(MOST_PARTS)) > 0
                && !isRound(below.value())
                && Nouns.read(s, below.to()).isPresent();
        return fewer
                && !counts
                && few
                && same
                && !named
                && !(places && noun)
                && MeasureUnits.read(s, below.to())
                        .filter(unit -> unit.entry().kind() != Kind.SHARE)
                        .isEmpty();
    }
}
