package org.headcount.document;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * A number as it is printed: what it says, how precisely, of what and when, and its place.
 *
 * @param id unique among all recorded figures
 * @param provenance the place in a document, or the outside source
 * @param text the phrase as printed, with its hedge and counted noun; for an outside fact, in our words
 * @param low the number in base units (yuan, persons, percent as 71.3), or the lower of two
 * @param high the number, or the higher of two; the hedge moves neither
 * @param unit what is counted or measured
 * @param hedge how the number is meant
 * @param kind what sort of statement it is
 * @param halfUnit half of the last printed digit's place: 0 for an exact count, nothing where no digit is printed
 * @param period the time it speaks of
 * @param topic the quantity it is a value of, such as {@code fiscal_input_central}
 * @param scope what it covers
 * @param description what it is, in our words
 * @param caveats what a reader should know before using it
 */
public record Figure(
        String id,
        Provenance provenance,
        String text,
        double low,
        double high,
        Unit unit,
        Hedge hedge,
        Kind kind,
        OptionalDouble halfUnit,
        Period period,
        String topic,
        Scope scope,
        String description,
        List<Caveat> caveats)
        implements Term.Input, Valued {

    /** All but digits and the decimal point. */
    private static final Pattern DIGITS_ONLY = Pattern.compile("[^0-9.]");

    /** Copies the caveats. */
    public Figure {
        caveats = List.copyOf(caveats);
    }

    /** The same figure with another number; for a range, see {@link #withRange(double, double)}. */
    public Figure withValue(double value) {
        return withRange(value, value);
    }

    /** The same figure from a number to another, in base units. */
    public Figure withRange(double low, double high) {
        return with(low, high, unit, halfUnit, period);
    }

    /** The same figure in another unit, such as {@code CNY/county}. */
    public Figure withUnit(String unit) {
        return withUnit(Unit.parse(unit));
    }

    /** The same figure in another unit. */
    public Figure withUnit(Unit unit) {
        return unit.equals(this.unit) ? this : with(low, high, unit, halfUnit, period);
    }

    /** The same figure of another time. */
    public Figure withPeriod(Period period) {
        return with(low, high, unit, halfUnit, period);
    }

    /** The same figure in the scale of a table's header: the number and how exact it is, times a factor. */
    public Figure scaled(double factor) {
        OptionalDouble half = halfUnit.isPresent() ? OptionalDouble.of(halfUnit.getAsDouble() * factor) : halfUnit;
        return with(low * factor, high * factor, unit, half, period);
    }

    /** The one way to a figure that differs in something. */
    private Figure with(double low, double high, Unit unit, OptionalDouble halfUnit, Period period) {
        return new Figure(
                id,
                provenance,
                text,
                low,
                high,
                unit,
                hedge,
                kind,
                halfUnit,
                period,
                topic,
                scope,
                description,
                caveats);
    }

    /** The number taken as printed; of a range, its middle. */
    @Override
    public double point() {
        return (low + high) / 2;
    }

    /** Every value that the print allows: its last digit and its hedge. */
    @Override
    public Interval interval() {
        if (!isFraction()) {
            return hedge.interval(low, high, halfUnit.orElse(0));
        }
        return switch (hedge) {
            case EXACT, ABOUT, RANGE -> rounded();
            case NEARLY -> new Interval(rounded().low(), high);
            case AT_LEAST, MORE_THAN, AT_MOST -> hedge.interval(low, high, 0);
        };
    }

    /**
     * All values that round to the printed one: within half of the last printed digit's place, which
     * for a bare whole number is one half; of a fraction in words, such as one-fifth, nearer to it than
     * to the next fraction with one above the line; of a multiple in words, such as doubled, within an eighth.
     */
    public Interval rounded() {
        if (isFraction()) {
            return roundedFraction();
        }
        if (halfUnit.isEmpty() && kind == Kind.RATIO && low == high && low > 0) {
            return new Interval(low * 0.875, high * 1.125);
        }
        double half = halfUnit.orElse(0);
        double grain = half > 0 ? half : 0.5;
        return new Interval(low - grain, high + grain);
    }

    /** Whether the value rounds to the printed one, the half upwards. */
    public boolean isRoundingOf(double value) {
        Interval rounded = rounded();
        return rounded.contains(value) && !Interval.of(rounded.high()).contains(value);
    }

    private Interval roundedFraction() {
        double whole = 100 / low;
        double parts = Math.rint(whole);
        if (Math.abs(whole - parts) < 1e-3) {
            return new Interval(100 / (parts + 0.5), 100 / (parts - 0.5));
        }
        // Two-thirds, nine in ten: the smallest number of parts that gives it says how finely it is meant.
        int size = 2;
        while (size < 100 && Math.abs(low * size / 100 - Math.rint(low * size / 100)) > 1e-3) {
            size++;
        }
        double half = Math.max(2.5, 50.0 / (size * (size - 1)));
        return new Interval(low - half, low + half);
    }

    /** A share without digits: so many parts of so many. */
    private boolean isFraction() {
        return halfUnit.isEmpty() && kind == Kind.SHARE && unit.equals(Unit.PERCENT) && low == high && low > 0;
    }

    /** Whether it was not seen in any source: such a figure is never shown as fact. */
    public boolean isUnverified() {
        return provenance instanceof Provenance.Outside outside
                && outside.confidence() == Provenance.Confidence.UNVERIFIED;
    }

    /**
     * The phrase as a sentence uses it: with its hedge, in small letters, and its noun where only digits are printed; in
     * full where the scale is printed elsewhere, such as the millions of a table's header.
     */
    @Override
    public String words() {
        boolean digitsAlone = text.chars().noneMatch(Character::isLetter) && !hasSign() && !unit.isPoint();
        // A cell prints a loss as (6), of which the digits are the text.
        boolean unsigned = low < 0 && text.chars().noneMatch(c -> c == '-' || c == '\u2212' || c == '(');
        String signed = unsigned ? "-" + text : text;
        String phrase =
                digitsAlone ? (isScaled() ? Wording.amount(low, unit) : signed + " " + Wording.noun(unit)) : text;
        if (hedge == Hedge.EXACT || hedge == Hedge.RANGE) {
            return phrase;
        }
        return Character.isDigit(phrase.charAt(0))
                ? hedge.words() + phrase
                : Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1);
    }

    /** Whether a sign for percent or money is printed, which says the unit. */
    private boolean hasSign() {
        return text.chars().anyMatch(c -> c == '%' || c == '‰' || Character.getType(c) == Character.CURRENCY_SYMBOL);
    }

    /** Whether the printed digits are another number than the value. */
    private boolean isScaled() {
        String digits = DIGITS_ONLY.matcher(text).replaceAll("");
        if (low != high || !digits.matches("[0-9]+(\\.[0-9]+)?")) {
            return false;
        }
        double printed = Double.parseDouble(digits);
        return printed > 0 && Math.abs(Math.abs(low) / printed - 1) > 1e-9;
    }

    /** What it is, in our words; as printed where we have none. */
    @Override
    public String name() {
        return description.isBlank() ? words() : description;
    }

    @Override
    public List<Figure> figures() {
        return List.of(this);
    }

    /** The number in words, with all that its digits and its hedge allow. */
    public String allowed() {
        // Between two dates there is no middle.
        return unit.isPoint() && low != high
                ? Wording.plain(low) + " to " + Wording.plain(high)
                : Wording.value(point(), interval(), unit, DoubleStream.empty());
    }

    @Override
    public String toString() {
        return text + " (" + id + ")";
    }
}
