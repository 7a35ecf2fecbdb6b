package org.headcount.plot;

import java.util.Optional;

/**
 * What is measured along one side of a picture.
 *
 * @param title what it is; may be blank where the plot's title says it
 * @param unit in what: {@code yuan}, {@code percent}, {@code counties per province}; blank for bare numbers
 * @param scale how values are laid out
 * @param range what is shown at least; nothing where the data decide
 */
public record Axis(String title, String unit, Scale scale, Optional<Range> range) {

    /** How values are laid out along an axis. */
    public enum Scale {
        /** Equal differences are equal lengths. */
        LINEAR,
        /** Equal ratios are equal lengths; only what is above zero can be shown. */
        LOG,
        /** Years, written without a comma and never divided. */
        YEARS
    }

    /**
     * Two ends.
     *
     * @param from the lower
     * @param to the upper
     */
    public record Range(double from, double to) {

        /** Checks the order. */
        public Range {
            if (!(from < to) || !Double.isFinite(to - from)) {
                throw new IllegalArgumentException("an axis cannot run from " + from + " to " + to);
            }
        }
    }

    /** An axis of amounts in a unit. */
    public static Axis of(String title, String unit) {
        return new Axis(title, unit, Scale.LINEAR, Optional.empty());
    }

    /** An axis of amounts whose ratios matter. */
    public static Axis log(String title, String unit) {
        return new Axis(title, unit, Scale.LOG, Optional.empty());
    }

    /** An axis of years. */
    public static Axis years() {
        return new Axis("", "", Scale.YEARS, Optional.empty());
    }

    /** The same with another title. */
    public Axis withTitle(String title) {
        return new Axis(title, unit, scale, range);
    }

    /** The same in another unit; nothing is converted. */
    public Axis withUnit(String unit) {
        return new Axis(title, unit, scale, range);
    }

    /** The same laid out otherwise. */
    public Axis withScale(Scale scale) {
        return new Axis(title, unit, scale, range);
    }

    /** The same showing at least this much. */
    public Axis withRange(double from, double to) {
        return new Axis(title, unit, scale, Optional.of(new Range(from, to)));
    }
}
