package org.headcount.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.headcount.reading.NumberWords.Entry;
import org.headcount.reading.NumberWords.Role;
import org.headcount.reading.Numeral.Form;

/** Reads one number in words, such as {@code forty-two point five million}; used once. */
final class WordNumber {

    private static final int MOST_DECIMALS = 12;
    private static final int MOST_SCALES = 3;

    private final Sentence s;
    private final int from;
    private int i;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal chunk;
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
            return half(article);
        }
        if (first.role() == Role.PART) {
            return article || s.at(i).is("quarter") ? singlePart(article, first) : ordinal(first);
        }
        if (first.role() == Role.PARTS) {
            return Optional.empty();
        }
        int start = from;
        if (first.role() == Role.HUNDRED || first.role() == Role.SCALE || first.role() == Role.DOZEN) {
            boolean scaled = first.role() == Role.HUNDRED
                    && NumberWords.of(s.at(i + 1)).role() == Role.SCALE;
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
        if (!(and ? takeAfterAnd(entry) : take(entry))) {
            return false;
        }
        i = at + 1;
        return true;
    }

    /** {@code two millions}: a plural scale ends a number. */
    private boolean plural(int at) {
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
            case SCALE -> takeScale(entry.value());
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
            return false;
        }
        if (power >= lastScale) {
            return false;
        }
        multiply(power);
        return true;
    }

    /** Multiplies what was read last by one or several powers of ten: {@code two lakh crore}. */
    private void multiply(int power) {
        int total = power;
        int next = i + 1 + (s.at(i).isDash() || s.at(i).is("and") ? 1 : 0);
        for (int n = 1; n < MOST_SCALES && NumberWords.of(s.at(next)).role() == Role.SCALE; n++) {
            total += NumberWords.of(s.at(next)).value();
            next++;
            i++;
        }
        sum = sum.add(chunk.scaleByPowerOfTen(total));
        chunk = null;
        scale = total;
        lastScale = power;
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
            int value = NumberWords.of(s.at(at)).value();
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
            power += NumberWords.of(s.at(at)).value();
            at++;
        }
        Optional<BigDecimal> place =
                Optional.of(BigDecimal.ONE.movePointLeft(value.scale()).scaleByPowerOfTen(power));
        return new Numeral(
                start, at, value.scaleByPowerOfTen(power), place, power > 0 ? Form.SCALED_WORDS : Form.WORDS, power);
    }

    /** A number followed by the part that it counts: {@code two-thirds}, {@code one fifth}, {@code three quarters}; or twenty-first. */
    private Optional<Numeral> parts(int start, BigDecimal value) {
        int at = s.at(i).isDash() && !s.at(i).spaced() ? i + 1 : i;
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
        if (part.value() < 2 || (singular && !one) || (part.role() == Role.PART && part.value() == 2)) {
            return Optional.empty();
        }
        if (part.role() == Role.PARTS && (part.value() < 2 || s.at(at).is("seconds"))) {
            return Optional.empty();
        }
        BigDecimal share = value.divide(BigDecimal.valueOf(part.value()), MathContext.DECIMAL64);
        return Optional.of(scaledPart(start, at + 1, share));
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
            BigDecimal value = share.scaleByPowerOfTen(unit.value()).setScale(0, java.math.RoundingMode.HALF_EVEN);
            return new Numeral(start, at + 1, value, Optional.empty(), Form.SCALED_WORDS, unit.value());
        }
        if (unit.role() == Role.DOZEN) {
            return new Numeral(
                    start,
                    at + 1,
                    share.multiply(BigDecimal.valueOf(12)).setScale(0, java.math.RoundingMode.HALF_EVEN),
                    Optional.empty(),
                    Form.WORDS,
                    0);
        }
        return new Numeral(start, end, share, Optional.empty(), Form.FRACTION, 0);
    }

    /** {@code two and a half}, {@code one and a half million}, {@code one million and a half}, {@code twenty and three fifths}. */
    private Optional<Numeral> andPart(int start, BigDecimal value) {
        int at = i;
        boolean dashed = s.at(at).isDash() && s.at(at + 1).is("and") && s.at(at).isGlued();
        at += dashed ? 1 : 0;
        if (!s.at(at).is("and")) {
            return Optional.empty();
        }
        at++;
        at += dashed && s.at(at).isDash() ? 1 : 0;
        int above = 1;
        Entry first = NumberWords.of(s.at(at));
        if (s.at(at).is("a") || (first.role() == Role.SMALL && first.value() > 0)) {
            above = s.at(at).is("a") ? 1 : first.value();
            at++;
        } else {
            return Optional.empty();
        }
        at += dashed && s.at(at).isDash() ? 1 : 0;
        Entry part = NumberWords.of(s.at(at));
        boolean fits = NumberWords.isKnown(part)
                && part.value() > 1
                && (above == 1 ? part.role() == Role.PART || part.role() == Role.HALF : part.role() == Role.PARTS);
        if (!fits || (part.role() == Role.PART && part.value() == 2)) {
            return Optional.empty();
        }
        BigDecimal share = BigDecimal.valueOf(above).divide(BigDecimal.valueOf(part.value()), MathContext.DECIMAL64);
        int own = chunk == null ? scale : 0;
        Entry after = NumberWords.of(s.at(at + 1));
        if (after.role() == Role.SCALE && after.value() < lastScale) {
            BigDecimal total = own > 0
                    ? value.add(share.scaleByPowerOfTen(after.value()))
                    : value.add(share).scaleByPowerOfTen(after.value());
            return Optional.of(new Numeral(start, at + 2, total, Optional.empty(), Form.SCALED_WORDS, after.value()));
        }
        BigDecimal total = value.add(share.scaleByPowerOfTen(own));
        return Optional.of(
                new Numeral(start, at + 1, total, Optional.empty(), own > 0 ? Form.SCALED_WORDS : Form.WORDS, own));
    }

    private Optional<Numeral> half(boolean article) {
        int start = article ? from - 1 : from;
        return Optional.of(scaledPart(start, from + 1, new BigDecimal("0.5")));
    }

    /** {@code a third}, {@code a quarter of a million}; before a noun, {@code a third} is a place in an order. */
    private Optional<Numeral> singlePart(boolean article, Entry part) {
        Token next = s.at(from + 1);
        boolean scaled = NumberWords.of(next).role() == Role.SCALE;
        boolean fraction = part.value() > 2
                && (next.is("of") || scaled || (!next.isWord() && !next.isDash()) || EnglishWords.isFunction(next));
        if (fraction && (article || scaled)) {
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
