package org.headcount.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;
import org.headcount.reading.NumberWords.Entry;
import org.headcount.reading.NumberWords.Role;
import org.headcount.reading.Numeral.Form;

/** Reads a number in digits or words from a place in a sentence on. */
final class NumeralReader {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int MOST_SCALES = 3;
    private static final int LARGEST_PART = 1000;

    /** Words beside which {@code m} is metres. */
    private static final Set<String> LENGTH_WORDS = Splitter.set("""
            metre metres meter meters km kilometre kilometres kilometer kilometers cm mm tall deep wide elevation altitude
            height depth width length diameter sprint hurdles relay freestyle backstroke distance distancing radius
            circumference vault javelin butterfly telescope swim swam
            """);

    /** Words beside which {@code m} is metres, unless the sentence counts millions as well. */
    private static final Set<String> OFTEN_LENGTH_WORDS = Splitter.set("""
            high above race final apart away jump jumped jumps threw throw snow rain rainfall flood floods wave waves dash
            ran long pool tower bridge tunnel
            """);

    private final Sentence s;
    private Optional<Boolean> lengths = Optional.empty();
    private boolean millions;

    NumeralReader(Sentence sentence) {
        this.s = sentence;
    }

    /** Whether a number may start with this token, so that other tokens cost nothing. */
    static boolean mayStart(Token token) {
        return token.isNumber()
                || (token.isWord() && (NumberWords.isKnown(NumberWords.of(token)) || NumberWords.hint(token) > 0));
    }

    /**
     * The number that starts at a place, if one does; a word {@code a} before it belongs to it.
     *
     * @param money whether a currency stands before it, so that {@code m} is a million
     */
    Optional<Numeral> read(int from, boolean money) {
        Token token = s.at(from);
        if (token.isNumber()) {
            return Optional.of(digits(from, money));
        }
        if (NumberWords.hint(token) > 0) {
            return hint(from);
        }
        return words(from);
    }

    private Numeral digits(int from, boolean money) {
        Token token = s.at(from);
        int sign = NumberWords.fractionSign(token.text());
        if (sign > 0) {
            return fraction(from, from + 1, part(sign / 100, sign % 100));
        }
        BigDecimal value = DigitText.value(token.text());
        int next = from + 1;
        int mixed = NumberWords.fractionSign(s.at(next).text());
        if (mixed > 0 && value.scale() <= 0) {
            return scales(
                    new Numeral(
                            from,
                            next + 1,
                            value.add(part(mixed / 100, mixed % 100)),
                            Optional.of(HALF),
                            Form.DIGITS,
                            0),
                    money);
        }
        if (isFraction(s, next) && value.scale() <= 0 && s.at(next).spaced()) {
            BigDecimal sum = value.add(slashed(next));
            return scales(new Numeral(from, next + 3, sum, Optional.of(HALF), Form.DIGITS, 0), money);
        }
        if (isFraction(s, from)) {
            return scales(fraction(from, from + 3, slashed(from)), money);
        }
        if ((token.text().endsWith("0") && isDecadeSuffix(next)) || isOrdinalSuffix(next)) {
            return new Numeral(from, next + 1, value, Optional.of(BigDecimal.ONE), Form.ORDINAL, 0);
        }
        Numeral plain = new Numeral(
                from,
                next,
                value,
                Optional.of(BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()))),
                Form.DIGITS,
                0);
        return andWords(andHalf(scales(power(plain), money)));
    }

    private boolean isDecadeSuffix(int place) {
        return s.at(place).isGlued() && s.at(place).is("s");
    }

    private boolean isOrdinalSuffix(int place) {
        Token suffix = s.at(place);
        return suffix.isGlued() && (suffix.is("st") || suffix.is("nd") || suffix.is("rd") || suffix.is("th"));
    }

    /** Whether two numbers with a slash between are a fraction: {@code 1/4}; not 24/7, 9/11 or 24/093. */
    static boolean isFraction(Sentence s, int place) {
        Token above = s.at(place);
        Token below = s.at(place + 2);
        boolean slashed =
                s.at(place + 1).is("/") && below.spaced() == s.at(place + 1).spaced();
        if (!slashed
                || !isPart(above)
                || !isPart(below)
                || s.at(place + 3).is("/")
                || s.at(place - 1).is("/")) {
            return false;
        }
        int top = Integer.parseInt(above.text());
        int bottom = Integer.parseInt(below.text());
        return top < bottom && bottom <= LARGEST_PART && !(top == 9 && bottom == 11);
    }

    private static boolean isPart(Token number) {
        return number.isNumber()
                && number.text().length() <= 4
                && isPlain(number)
                && !number.text().startsWith("0");
    }

    private static boolean isPlain(Token number) {
        return number.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private BigDecimal slashed(int place) {
        return DigitText.value(s.at(place).text())
                .divide(DigitText.value(s.at(place + 2).text()), MathContext.DECIMAL64);
    }

    private static BigDecimal part(int above, int below) {
        return BigDecimal.valueOf(above).divide(BigDecimal.valueOf(below), MathContext.DECIMAL64);
    }

    private static Numeral fraction(int from, int to, BigDecimal value) {
        return new Numeral(from, to, value, Optional.empty(), Form.FRACTION, 0);
    }

    /** A power of ten after digits: {@code 1.3x10^6}, {@code 2.48 × 10−5}. */
    private Numeral power(Numeral number) {
        int i = number.to();
        if (s.at(i).is("x10")
                || (s.at(i).is("x") && s.at(i + 1).is("10"))
                || (s.at(i).is("×") && s.at(i + 1).is("10"))) {
            i += s.at(i).is("x10") ? 1 : 2;
        } else {
            return number;
        }
        i += s.at(i).is("^") ? 1 : 0;
        boolean below = s.at(i).isDash();
        Token exponent = s.at(below ? i + 1 : i);
        if (!exponent.isNumber() || exponent.text().length() > 2 || !isPlain(exponent) || exponent.spaced()) {
            return number;
        }
        int power = Integer.parseInt(exponent.text()) * (below ? -1 : 1);
        return number.scaled(power).ending(below ? i + 2 : i + 1);
    }

    private Numeral scales(Numeral number, boolean money) {
        Numeral scaled = number;
        for (int n = 0; n < MOST_SCALES; n++) {
            int i = scaled.to();
            boolean hyphen = s.at(i).is("-") && scaleAt(i + 1) > 0;
            int power = scaleAt(hyphen ? i + 1 : i);
            if (power == 0) {
                break;
            }
            scaled = scaled.scaled(power).ending(hyphen ? i + 2 : i + 1);
        }
        return scaled.to() == number.to() ? dozens(shortScale(number, money)) : scaled;
    }

    private Numeral dozens(Numeral number) {
        Token dozen = s.at(number.to());
        if (dozen.is("dozen") || dozen.is("dozens") || dozen.is("doz") || dozen.is("dozs") || dozen.is("dzs")) {
            return new Numeral(
                    number.from(),
                    number.to() + 1,
                    number.value().multiply(BigDecimal.valueOf(12)),
                    number.place(),
                    Form.DIGITS,
                    0);
        }
        return number;
    }

    private int scaleAt(int place) {
        Entry entry = NumberWords.of(s.at(place));
        if (entry.role() == Role.SCALE) {
            return entry.small();
        }
        if (entry.role() == Role.HUNDRED) {
            return 2;
        }
        // After a number, millions and crores are scales as well.
        int plural = NumberWords.hint(s.at(place));
        return plural >= 3 ? plural : 0;
    }

    private Numeral shortScale(Numeral number, boolean money) {
        Token word = s.at(number.to());
        int power = NumberWords.shortScale(word);
        if (power == 0) {
            return number;
        }
        boolean glued = word.isGlued();
        boolean clear = NumberWords.isClearScale(word);
        boolean capital = glued && word.raw().length() == 1 && word.isCapital() && !word.is("t") && !word.is("k");
        // 2.33 k, 1,674.5 G with nothing after them
        boolean last = !glued
                && !s.at(number.to() + 1).isWord()
                && Set.of("k", "G", "M").contains(word.raw());
        boolean thousand = last || (glued && word.is("k")) || (glued && word.is("b"));
        if (clear
                || (money && (glued || (!word.is("t") && !word.is("g"))))
                || capital
                || thousand
                || isMillionOf(number.to(), glued)) {
            return number.scaled(power).ending(number.to() + 1);
        }
        return number;
    }

    /** Whether {@code m} after digits is a million and not a length, as in {@code 713m people}, {@code 10m-12m tonnes}. */
    private boolean isMillionOf(int place, boolean glued) {
        if (!glued || !s.at(place).raw().equals("m")) {
            return false;
        }
        boolean range = (s.at(place + 1).isDash() || s.at(place + 1).is("to"))
                && s.at(place + 2).isNumber()
                && s.at(place + 3).raw().equals("m");
        int noun = range ? place + 4 : place + 1;
        boolean counts = Nouns.read(s, noun)
                .filter(found -> found.to() - found.from() <= 3)
                .isPresent();
        return counts || isAmongMillions(s.at(place - 1).text().indexOf('.') > 0);
    }

    /**
     * Whether the sentence speaks of no lengths, and prints millions or speaks of people: {@code Sudan (14.3m)}. A length with
     * decimals and without such words is printed with a space.
     */
    private boolean isAmongMillions(boolean decimal) {
        if (lengths.isEmpty()) {
            boolean scales = s.tokens().stream()
                    .anyMatch(token -> NumberWords.of(token).role() == Role.SCALE || NumberWords.isClearScale(token));
            lengths = Optional.of(s.tokens().stream()
                    .anyMatch(token -> LENGTH_WORDS.contains(token.text())
                            || (!scales && OFTEN_LENGTH_WORDS.contains(token.text()))));
            millions = scales || s.tokens().stream().anyMatch(token -> NounLists.isPerson(token.text()));
        }
        return !lengths.get() && (millions || decimal);
    }

    /** {@code 3 million and a half}, {@code 3 and a half}. */
    private Numeral andHalf(Numeral number) {
        int i = number.to();
        if (!s.at(i).is("and")
                || !s.at(i + 1).is("a")
                || (number.isDigits() && number.value().scale() > 0)) {
            return number;
        }
        Entry part = NumberWords.of(s.at(i + 2));
        boolean half = part.role() == Role.HALF || s.at(i + 2).is("quarter");
        if (!half || !NumberWords.isKnown(part)) {
            return number;
        }
        BigDecimal added = part(1, part.small()).scaleByPowerOfTen(number.scale());
        Numeral sum = new Numeral(
                number.from(), i + 3, number.value().add(added), number.place(), number.form(), number.scale());
        int power = number.scale() == 0 ? scaleAt(i + 3) : 0;
        return power > 0 ? sum.scaled(power).ending(i + 4) : sum;
    }

    /** {@code 3 hundred and 21}, {@code 4 thousand 3 hundred}: smaller numbers that add to a scaled one. */
    private Numeral andWords(Numeral number) {
        if (number.form() != Form.SCALED
                || !s.at(number.from()).isNumber()
                || number.value().scale() > 0) {
            return number;
        }
        int i = number.to();
        boolean and = s.at(i).is("and");
        Token next = s.at(and ? i + 1 : i);
        if (next.isNumber()
                && number.scale() <= 3
                && isPlain(next)
                && next.text().length() < number.scale() + 1
                && !next.text().startsWith("0")) {
            int after = (and ? i + 1 : i) + 1;
            BigDecimal tail = new BigDecimal(next.text());
            if (s.at(after).is("hundred") && number.scale() == 3) {
                return andWords(new Numeral(
                        number.from(),
                        after + 1,
                        number.value().add(tail.movePointRight(2)),
                        number.place(),
                        Form.SCALED,
                        2));
            }
            if (scaleAt(after) == 0 && and) {
                return new Numeral(
                        number.from(), after, number.value().add(tail), Optional.of(BigDecimal.ONE), Form.DIGITS, 0);
            }
        }
        return and && NumberWords.isKnown(NumberWords.of(next)) ? andTail(number, i + 1) : number;
    }

    /** {@code 3 hundred and one}, {@code 6 crore and two hundred}; not {@code 3 million and two others}. */
    private Numeral andTail(Numeral number, int at) {
        Optional<Numeral> tail = words(at).filter(found -> found.form() == Form.WORDS && found.isWhole());
        boolean fits = tail.isPresent()
                && tail.get().value().compareTo(BigDecimal.ONE.scaleByPowerOfTen(number.scale())) < 0
                && (number.scale() == 2 || tail.get().value().compareTo(BigDecimal.valueOf(100)) >= 0);
        return fits
                ? new Numeral(
                        number.from(),
                        tail.get().to(),
                        number.value().add(tail.get().value()),
                        Optional.of(BigDecimal.ONE),
                        Form.DIGITS,
                        0)
                : number;
    }

    private Optional<Numeral> hint(int from) {
        int i = from + 1;
        int power = NumberWords.hint(s.at(from));
        while (s.at(i).is("of") && NumberWords.hint(s.at(i + 1)) > 0) {
            power += NumberWords.hint(s.at(i + 1));
            i += 2;
        }
        return Optional.of(
                new Numeral(from, i, BigDecimal.ONE.scaleByPowerOfTen(power), Optional.empty(), Form.HINT, power));
    }

    private Optional<Numeral> words(int from) {
        WordNumber number = new WordNumber(s, from);
        return number.read();
    }
}
