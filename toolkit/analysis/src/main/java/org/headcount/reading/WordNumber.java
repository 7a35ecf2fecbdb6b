package org.headcount.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.headcount.reading.NumberWords.Entry;
import org.headcount.reading.NumberWords.Role;
import org.headcount.reading.Numeral.Form;

/** Reads one number in words, such as {@code forty-two point five million}; used once. */
final class WordNumber {

    private static final Set<String> EXTREMES =
            Set.of("poorest", "richest", "wealthiest", "lowest", "highest", "bottom", "top", "upper", "lower");

    private static final Set<String> SHARES_OF_PEOPLE = Set.of("poorest", "richest", "wealthiest");

    private static final int MOST_DECIMALS = 12;
    private static final int MOST_SCALES = 3;

    private final Sentence s;
    private final int from;
    private int i;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal chunk;
    private BigDecimal lastChunk;
    private int scales = 1;
    private int lastScale = Integer.MAX_VALUE;
    private int scale;

    WordNumber(Sentence sentence, int from) {
        this.s = sentence;
        this.from = from;
        this.i = from;
    }

    Optional<Numeral> read() {
        Entry first = NumberWords.of(s.at(i));
        boolean article = s.at(i - 1).is("a") || s.at(i - 1).is("an");
        if (first.role() == Role.HALF) {
            return isSpan() ? Optional.empty() : half(article);
        }
        if (first.role() == Role.PART) {
            boolean extreme = EXTREMES.contains(s.at(i - 1).text());
            return article || extreme || s.at(i).is("quarter") ? singlePart(article, extreme, first) : ordinal(first);
        }
        if (first.role() == Role.PARTS) {
            return Optional.empty();
        }
        int start = from;
        if (first.role() == Role.HUNDRED || first.role() == Role.SCALE || first.role() == Role.DOZEN) {
            boolean scaled =
                    first.role() == Role.HUNDRED && NumberWords.of(s.at(i + 1)).role() == Role.SCALE;
            if (!article && !scaled) {
                return Optional.empty();
            }
            start = article ? from - 1 : from;
            chunk = BigDecimal.ONE;
        }
        boolean more = true;
        while (more) {
            more = step();
        }
        if (chunk == null && sum.signum() == 0 && i == from) {
            return Optional.empty();
        }
        return Optional.of(finish(start));
    }

    /** Takes one word of the number, if there is one more. */
    private boolean step() {
        int at = i;
        boolean hyphen = i > from
                && s.at(i).isDash()
                && !s.at(i + 1).spaced() == !s.at(i).spaced();
        boolean and = i > from && (s.at(i).is("and") || s.at(i).is("&")) && mayJoin();
        if (hyphen || and) {
            at++;
        } else if (i > from && s.at(i).is(",") && scale >= 3 && chunk == null && isSmaller(i + 1)) {
            at++;
        }
        Entry entry = NumberWords.of(s.at(at));
        if (!NumberWords.isKnown(entry)) {
            return plural(at);
        }
        if (and && partAt(at).isPresent()) {
            return false;
        }
        if (!(and ? takeAfterAnd(entry) : take(entry))) {
            return false;
        }
        i = at + 1;
        return true;
    }

    /** {@code two millions}: a plural scale ends a number. */
    private boolean plural(int at) {
        if (at == i && chunk != null && (s.at(at).is("dozens") || s.at(at).is("dozs"))) {
            chunk = chunk.multiply(BigDecimal.valueOf(12));
            i = at + 1;
            return false;
        }
        int power = at == i ? NumberWords.hint(s.at(at)) : 0;
        if (power >= 3 && chunk != null && power < lastScale) {
            multiply(power);
            i = at + 1;
            return true;
        }
        return false;
    }

    private boolean mayJoin() {
        return chunk != null ? isRound(chunk) : scale > 0;
    }

    private boolean isSmaller(int place) {
        Entry next = NumberWords.of(s.at(place));
        return NumberWords.isKnown(next)
                && (next.role() == Role.SMALL || next.role() == Role.TENS)
                && NumberWords.of(s.at(place + 1)).role() == Role.HUNDRED;
    }

    private static boolean isRound(BigDecimal value) {
        return value.signum() > 0 && value.remainder(BigDecimal.valueOf(100)).signum() == 0;
    }

    private boolean takeAfterAnd(Entry entry) {
        boolean number = entry.role() == Role.SMALL || entry.role() == Role.TENS;
        return number && take(entry);
    }

    private boolean take(Entry entry) {
        return switch (entry.role()) {
            case SMALL, TENS -> add(entry);
            case HUNDRED -> takeFactor(100, 99);
            case DOZEN -> takeFactor(12, 999);
            case SCALE -> takeScale(entry.small());
            case PART, PARTS, HALF -> false;
        };
    }

    private boolean takeFactor(int factor, int most) {
        if (chunk == null || chunk.compareTo(BigDecimal.valueOf(most)) > 0) {
            return false;
        }
        chunk = chunk.multiply(BigDecimal.valueOf(factor));
        return true;
    }

    private boolean add(Entry entry) {
        BigDecimal value = BigDecimal.valueOf(entry.value());
        if (chunk == null) {
            chunk = value;
            return true;
        }
        int rest = chunk.remainder(BigDecimal.valueOf(100)).intValue();
        boolean unit =
                rest >= 20 && rest % 10 == 0 && entry.value() > 0 && entry.value() < 10 && entry.role() == Role.SMALL;
        boolean afterHundred = isRound(chunk) && entry.value() > 0;
        if (!unit && !afterHundred) {
            return false;
        }
        chunk = chunk.add(value);
        return true;
    }

    private boolean takeScale(int power) {
        if (chunk == null) {
            return multiplyAgain(power);
        }
        if (power >= lastScale) {
            return false;
        }
        multiply(power);
        return true;
    }

    /** Multiplies what was read last by a power of ten; a second scale right behind multiplies too: two lakh crore. */
    private void multiply(int power) {
        sum = sum.add(chunk.scaleByPowerOfTen(power));
        lastChunk = chunk;
        chunk = null;
        scale = power;
        lastScale = power;
    }

    /** {@code two lakh crore}, {@code three hundred thousand million}. */
    private boolean multiplyAgain(int power) {
        if (lastChunk == null || ++scales > MOST_SCALES) {
            return false;
        }
        sum = sum.subtract(lastChunk.scaleByPowerOfTen(scale));
        scale += power;
        lastScale = scale;
        sum = sum.add(lastChunk.scaleByPowerOfTen(scale));
        return true;
    }

    private Numeral finish(int start) {
        BigDecimal value = chunk == null ? sum : sum.add(chunk);
        if (s.at(i).is("point") && chunk != null && isDigitWord(i + 1)) {
            return decimals(start, value);
        }
        Optional<Numeral> part = parts(start, value);
        if (part.isPresent()) {
            return part.get();
        }
        Optional<Numeral> more = andPart(start, value);
        return more.orElseGet(() -> new Numeral(
                start,
                i,
                value,
                Optional.empty(),
                scale > 0 ? Form.SCALED_WORDS : Form.WORDS,
                chunk == null ? scale : 0));
    }

    private boolean isDigitWord(int place) {
        Entry entry = NumberWords.of(s.at(place));
        return NumberWords.isKnown(entry) && (entry.role() == Role.SMALL || entry.role() == Role.TENS);
    }

    /** {@code forty-two point five million}, {@code zero point zero eight}, {@code point seventy-one}. */
    private Numeral decimals(int start, BigDecimal whole) {
        StringBuilder digits = new StringBuilder(whole.toPlainString()).append('.');
        int at = i + 1;
        for (int n = 0; n < MOST_DECIMALS && isDigitWord(at); n++) {
            int value = NumberWords.of(s.at(at)).small();
            int next = s.at(at + 1).is("-") ? at + 2 : at + 1;
            boolean tens = NumberWords.of(s.at(at)).role() == Role.TENS
                    && isDigitWord(next)
                    && NumberWords.of(s.at(next)).value() < 10;
            digits.append(tens ? value + NumberWords.of(s.at(next)).value() : value);
            at = tens ? next + 1 : at + 1;
        }
        BigDecimal value = new BigDecimal(digits.toString());
        int power = 0;
        for (int n = 0; n < MOST_SCALES && NumberWords.of(s.at(at)).role() == Role.SCALE; n++) {
            power += Math.toIntExact(NumberWords.of(s.at(at)).value());
            at++;
        }
        Optional<BigDecimal> place =
                Optional.of(BigDecimal.ONE.movePointLeft(value.scale()).scaleByPowerOfTen(power));
        return new Numeral(
                start, at, value.scaleByPowerOfTen(power), place, power > 0 ? Form.SCALED_WORDS : Form.WORDS, power);
    }

    /** A number followed by the part that it counts: {@code two-thirds}, {@code one fifth}, {@code three quarters}; or twenty-first. */
    private Optional<Numeral> parts(int start, BigDecimal value) {
        boolean glued = s.at(i).isDash() && s.at(i).spaced() == s.at(i + 1).spaced();
        int at = glued ? i + 1 : i;
        Optional<Numeral> below = compoundParts(start, value, at);
        if (below.isPresent()) {
            return below;
        }
        Entry part = NumberWords.of(s.at(at));
        if (!NumberWords.isKnown(part) || value.signum() <= 0) {
            return Optional.empty();
        }
        boolean one = value.compareTo(BigDecimal.ONE) == 0;
        int rest = value.remainder(BigDecimal.valueOf(100)).intValue();
        boolean singular = part.role() == Role.PART || part.role() == Role.HALF;
        if (part.role() == Role.PART && part.value() < 10 && rest >= 20 && rest % 10 == 0) {
            return Optional.of(new Numeral(
                    start, at + 1, value.add(BigDecimal.valueOf(part.value())), Optional.empty(), Form.ORDINAL, 0));
        }
        if (part.role() == Role.PARTS
                && part.value() < 10
                && rest >= 20
                && rest % 10 == 0
                && !s.at(i - 2).is("and")) {
            BigDecimal above = value.subtract(BigDecimal.valueOf(rest));
            if (above.signum() > 0) {
                // one hundred thirty-fifths: of two tens and units the last ones are the parts
                BigDecimal size = BigDecimal.valueOf(rest + part.value());
                return Optional.of(new Numeral(
                        start, at + 1, above.divide(size, MathContext.DECIMAL64), Optional.empty(), Form.FRACTION, 0));
            }
        }
        boolean whole = part.role() != Role.PART && part.role() != Role.PARTS && part.role() != Role.HALF;
        if (whole || part.value() < 2 || (singular && !one) || (part.role() == Role.PART && part.value() == 2)) {
            return Optional.empty();
        }
        if (part.role() == Role.PARTS && (part.value() < 2 || s.at(at).is("seconds"))) {
            return Optional.empty();
        }
        BigDecimal share = value.divide(BigDecimal.valueOf(part.value()), MathContext.DECIMAL64);
        return Optional.of(scaledPart(start, at + 1, share));
    }

    /** {@code one twenty-fifth}, {@code three twenty-firsts}: the parts are a number of two words. */
    private Optional<Numeral> compoundParts(int start, BigDecimal value, int at) {
        Entry tens = NumberWords.of(s.at(at));
        int unit = s.at(at + 1).isDash() ? at + 2 : at + 1;
        Entry part = NumberWords.of(s.at(unit));
        boolean one = value.compareTo(BigDecimal.ONE) == 0;
        boolean fits = part.role() == (one ? Role.PART : Role.PARTS) && part.value() < 10 && part.value() > 0;
        if (tens.role() != Role.TENS || !fits || value.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal share = value.divide(BigDecimal.valueOf(tens.value() + part.value()), MathContext.DECIMAL64);
        return Optional.of(new Numeral(start, unit + 1, share, Optional.empty(), Form.FRACTION, 0));
    }

    /** A fraction, or so much of a scale: {@code two thirds of a million}, {@code half a dozen}. */
    private Numeral scaledPart(int start, int end, BigDecimal share) {
        int at = end;
        if (s.at(at).is("of") && s.at(at + 1).is("a")) {
            at += 2;
        } else if (s.at(at).is("a") || (s.at(at).isDash() && s.at(at).isGlued())) {
            at++;
        }
        Entry unit = NumberWords.of(s.at(at));
        if (unit.role() == Role.SCALE) {
            BigDecimal value = share.scaleByPowerOfTen(unit.small()).setScale(0, RoundingMode.HALF_EVEN);
            return new Numeral(start, at + 1, value, Optional.empty(), Form.SCALED_WORDS, unit.small());
        }
        if (unit.role() == Role.DOZEN) {
            return new Numeral(
                    start,
                    at + 1,
                    share.multiply(BigDecimal.valueOf(12)).setScale(0, RoundingMode.HALF_EVEN),
                    Optional.empty(),
                    Form.WORDS,
                    0);
        }
        return new Numeral(start, end, share, Optional.empty(), Form.FRACTION, 0);
    }

    /** A part of a whole that follows {@code and}, and the token after it. */
    private record Part(long above, long below, int to) {}

    /** The part at a place, if it is less than one: {@code a half}, {@code three quarters}, {@code fifty-four hundredths}. */
    private Optional<Part> partAt(int place) {
        Entry first = NumberWords.of(s.at(place));
        long above = s.at(place).is("a") ? 1 : isDigitWord(place) ? first.small() : 0;
        int at = place + 1;
        if (above >= 20) {
            int unit = at + (s.at(at).isDash() ? 1 : 0);
            boolean more = isDigitWord(unit) && NumberWords.of(s.at(unit)).value() < 10;
            above += more ? NumberWords.of(s.at(unit)).value() : 0;
            at = more ? unit + 1 : at;
        }
        at += s.at(at).isDash() && s.at(at).isGlued() ? 1 : 0;
        Entry part = NumberWords.of(s.at(at));
        boolean singular = part.role() == Role.HALF || (part.role() == Role.PART && part.value() > 2);
        boolean fits =
                above == 1 ? singular : part.role() == Role.PARTS && !s.at(at).is("seconds");
        return above > 0 && fits && above < part.value()
                ? Optional.of(new Part(above, part.value(), at + 1))
                : Optional.empty();
    }

    /** {@code two and a half}, {@code one and a half million}, {@code one million and a half}, {@code twenty and three fifths}. */
    private Optional<Numeral> andPart(int start, BigDecimal value) {
        boolean dashed = s.at(i).isDash() && s.at(i + 1).is("and") && s.at(i).isGlued();
        int and = dashed ? i + 1 : i;
        if (!s.at(and).is("and")) {
            return Optional.empty();
        }
        Optional<Part> found = partAt(dashed && s.at(and + 1).isDash() ? and + 2 : and + 1);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Part part = found.get();
        BigDecimal share =
                BigDecimal.valueOf(part.above()).divide(BigDecimal.valueOf(part.below()), MathContext.DECIMAL64);
        int own = chunk == null ? scale : 0;
        Entry after = NumberWords.of(s.at(part.to()));
        if (after.role() == Role.SCALE && after.value() < lastScale) {
            BigDecimal total = own > 0
                    ? value.add(share.scaleByPowerOfTen(after.small()))
                    : value.add(share).scaleByPowerOfTen(after.small());
            return Optional.of(
                    new Numeral(start, part.to() + 1, total, Optional.empty(), Form.SCALED_WORDS, after.small()));
        }
        BigDecimal total = value.add(share.scaleByPowerOfTen(own));
        return Optional.of(
                new Numeral(start, part.to(), total, Optional.empty(), own > 0 ? Form.SCALED_WORDS : Form.WORDS, own));
    }

    /** {@code the half}: six months, or a part of a game; {@code the half of them} is a share. */
    private boolean isSpan() {
        return s.at(i - 1).is("the")
                && !s.at(i + 1).is("of")
                && !NumberWords.isKnown(NumberWords.of(s.at(i + 1)))
                && !s.at(i + 1).is("a");
    }

    private Optional<Numeral> half(boolean article) {
        int start = article ? from - 1 : from;
        return Optional.of(scaledPart(start, from + 1, new BigDecimal("0.5")));
    }

    /** {@code a third}, {@code the poorest fifth}, {@code a quarter of a million}; before a noun, {@code a third} is a place in an order. */
    private Optional<Numeral> singlePart(boolean article, boolean extreme, Entry part) {
        Token next = s.at(from + 1);
        boolean scaled = NumberWords.of(next).role() == Role.SCALE;
        boolean fraction = part.value() > 2
                && (next.is("of")
                        || scaled
                        || SHARES_OF_PEOPLE.contains(s.at(from - 1).text())
                        || (!next.isWord() && !next.isDash())
                        || EnglishWords.isFunction(next));
        if (fraction && (article || extreme || scaled)) {
            BigDecimal share = BigDecimal.ONE.divide(BigDecimal.valueOf(part.value()), MathContext.DECIMAL64);
            return Optional.of(scaledPart(article ? from - 1 : from, from + 1, share));
        }
        return s.at(from).is("quarter") ? Optional.empty() : ordinal(part);
    }

    private Optional<Numeral> ordinal(Entry part) {
        return Optional.of(
                new Numeral(from, from + 1, BigDecimal.valueOf(part.value()), Optional.empty(), Form.ORDINAL, 0));
    }
}
