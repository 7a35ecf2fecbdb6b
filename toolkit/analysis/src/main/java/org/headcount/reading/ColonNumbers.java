package org.headcount.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Period;

/**
 * Reads numbers with colons between: times that something took ({@code 2:03:59}), in seconds, and ratios ({@code 3:2}, and in
 * words {@code 22 to 1}), as the first over the second. Clock times are dates.
 */
final class ColonNumbers {

    private static final int NEAR = 6;
    private static final int HOURS = 24;

    private static final Set<String> RATIO_WORDS = Splitter.set("""
            ratio ratios odds randomised randomized randomly allocation allocated assigned outnumber outnumbered outnumbers
            scale diluted dilution mix mixed leverage
            """);

    private static final Set<String> RACE_WORDS = Splitter.set("""
            ran run clocked clocking finished finishing finish time times timed record race races lap laps marathon mile
            pace sprint swam rowed seconds crossed completed split splits best
            """);

    private static final Set<String> GAME_WORDS = Splitter.set("""
            match game score won win lost beat drew final set goals playoff
            """);

    private final Sentence s;
    private final NumeralReader numerals;

    ColonNumbers(Sentence sentence) {
        this.s = sentence;
        this.numerals = new NumeralReader(sentence);
    }

    /** The time or ratio whose first number is at a place. */
    Optional<FoundQuantity> read(int at) {
        return raceTime(at).or(() -> colonRatio(at)).or(() -> ratioToOne(at));
    }

    /** The token after all numbers that colons join to the one at a place, as in {@code Psalm 23:4}. */
    int end(int at) {
        int end = at + 1;
        while (isColon(end) && isGluedNumber(end + 1)) {
            end += 2;
        }
        return end;
    }

    private boolean isColon(int place) {
        return s.at(place).is(":") && s.at(place).isGlued();
    }

    private boolean isGluedNumber(int place) {
        return s.at(place).isNumber() && s.at(place).isGlued();
    }

    /** {@code 2:03:59}, {@code 3:43.13}, {@code in 43:12}. */
    private Optional<FoundQuantity> raceTime(int at) {
        boolean first = s.at(at).isNumber() && s.at(at).text().length() <= 2;
        if (!first || !isColon(at + 1) || !isGluedNumber(at + 2)) {
            return Optional.empty();
        }
        boolean hours = isColon(at + 3) && isGluedNumber(at + 4);
        boolean decimal = s.at(at + 2).text().indexOf('.') == 2;
        boolean pair = s.at(at + 2).text().length() == 2 && isSixty(at + 2);
        boolean minutes = pair
                && (DigitText.value(s.at(at).text()).intValue() > HOURS
                        || s.at(at + 3).is("per")
                        || isRaced(at));
        if (!hours && !decimal && !minutes) {
            return Optional.empty();
        }
        BigDecimal seconds = sexagesimal(at, hours);
        double half = seconds.scale() > 0
                ? BigDecimal.ONE.movePointLeft(seconds.scale()).doubleValue() / 2
                : 0.5;
        return Optional.of(found(at, hours ? at + 5 : at + 3, seconds, half, "seconds", Kind.DURATION));
    }

    private boolean isSixty(int place) {
        return DigitText.value(s.at(place).text()).compareTo(BigDecimal.valueOf(60)) < 0;
    }

    private BigDecimal sexagesimal(int at, boolean hours) {
        BigDecimal first = DigitText.value(s.at(at).text());
        BigDecimal second = DigitText.value(s.at(at + 2).text());
        return hours
                ? first.multiply(BigDecimal.valueOf(3600))
                        .add(second.multiply(BigDecimal.valueOf(60)))
                        .add(DigitText.value(s.at(at + 4).text()))
                : first.multiply(BigDecimal.valueOf(60)).add(second);
    }

    /** Whether minutes and seconds are the time of a race, not of a day. */
    private boolean isRaced(int at) {
        Token before = s.at(at - 1);
        boolean lead = before.is("in") || before.is("of") || before.is("ran") || before.is("clocked");
        return lead && (isNear(RACE_WORDS, at) || RACE_WORDS.contains(before.text()));
    }

    /** {@code 1:1}, {@code 0.9:1}, {@code a ratio of 3:20}. */
    private Optional<FoundQuantity> colonRatio(int at) {
        if (!s.at(at).isNumber() || !isColon(at + 1) || !isGluedNumber(at + 2) || isColon(at + 3)) {
            return Optional.empty();
        }
        String second = s.at(at + 2).text();
        boolean name = at > 1 && s.at(at - 1).isCapital() && !isNear(RATIO_WORDS, at);
        boolean plain = second.length() == 1 || s.at(at).text().indexOf('.') >= 0 || second.indexOf('.') >= 0;
        if (name || !(plain || isNear(RATIO_WORDS, at))) {
            return Optional.empty();
        }
        return ratio(at, at + 3, DigitText.value(s.at(at).text()), DigitText.value(second));
    }

    /** {@code 22 to 1}, {@code three to one}; not {@code fell from 3 to 1}. */
    private Optional<FoundQuantity> ratioToOne(int at) {
        if (!isToOneNear(at)) {
            return Optional.empty();
        }
        Token before = s.at(at - 1);
        if (before.is("from") || before.is("between") || before.isNumber() || (before.isSign() && !before.is("("))) {
            return Optional.empty();
        }
        Optional<Numeral> first = numerals.read(at, false).filter(ColonNumbers::isPlain);
        if (first.isEmpty() || !s.at(first.get().to()).is("to")) {
            return Optional.empty();
        }
        int one = first.get().to() + 1;
        boolean isOne = s.at(one).is("1") || s.at(one).is("one");
        Token next = s.at(one + 1);
        boolean ends = !next.isNumber()
                && !next.isDash()
                && !next.is(":")
                && !next.is("%")
                && (!next.isWord() || EnglishWords.isFunction(next) || RATIO_WORDS.contains(next.text()));
        boolean falling = first.get().value().compareTo(BigDecimal.ONE) > 0;
        return isOne && ends && falling ? ratio(at, one + 1, first.get().value(), BigDecimal.ONE) : Optional.empty();
    }

    private boolean isToOneNear(int at) {
        for (int i = at + 1; i <= at + NEAR; i++) {
            if (s.at(i).is("to") && (s.at(i + 1).is("1") || s.at(i + 1).is("one"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(Numeral number) {
        return number.form() == Numeral.Form.DIGITS || number.form() == Numeral.Form.WORDS;
    }

    private Optional<FoundQuantity> ratio(int from, int to, BigDecimal first, BigDecimal second) {
        if (second.signum() == 0) {
            return Optional.of(found(from, to, first, 0, "items", Kind.VAGUE));
        }
        boolean game = isNear(GAME_WORDS, from) && !isNear(RATIO_WORDS, from);
        BigDecimal value = first.divide(second, MathContext.DECIMAL64);
        return Optional.of(found(from, to, value, 0, "ratio", game ? Kind.VAGUE : Kind.RATIO));
    }

    private boolean isNear(Set<String> words, int at) {
        for (int i = Math.max(0, at - NEAR); i < Math.min(s.size(), at + NEAR); i++) {
            if (words.contains(s.at(i).text())) {
                return true;
            }
        }
        return false;
    }

    private static FoundQuantity found(int from, int to, BigDecimal value, double half, String unit, Kind kind) {
        return new FoundQuantity(
                from,
                to,
                from,
                to,
                value,
                value,
                OptionalDouble.of(half),
                unit,
                kind,
                Hedge.EXACT,
                Optional.empty(),
                Period.UNSTATED);
    }
}
