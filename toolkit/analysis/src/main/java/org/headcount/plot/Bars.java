package org.headcount.plot;

import java.util.List;
import java.util.Optional;

/**
 * Bars that start at zero and lie on their side, so that every name can be read.
 *
 * @param value the axis of amounts; never a logarithm, which has no zero to start from
 * @param categories the names of the rows, from above
 * @param series what each row has an amount of
 * @param layout how the bars of a row are arranged
 */
public record Bars(Axis value, List<String> categories, List<Series> series, Layout layout) implements Form {

    /** How the bars of a row are arranged. */
    public enum Layout {
        /** Below each other. */
        GROUPED,
        /** End to end: parts that add up. */
        STACKED,
        /** Back to back: two amounts, one to the left and one to the right. */
        BACK_TO_BACK
    }

    /** Whether a series is of the same kind as the others. */
    public enum Standing {
        /** In a colour of its own. */
        AMONG,
        /** In grey. */
        APART
    }

    /**
     * The amounts of one thing.
     *
     * @param name what it is
     * @param amounts an amount for each row, or nothing where it is not known
     * @param standing whether it is of the same kind as the others
     */
    public record Series(String name, List<Optional<PlottedAmount>> amounts, Standing standing) {

        /** Copies the amounts. */
        public Series {
            amounts = List.copyOf(amounts);
        }

        @Override
        public String toString() {
            return name + " (amounts: " + amounts.size() + ")";
        }

        /** Amounts like the others. */
        public Series(String name, List<Optional<PlottedAmount>> amounts) {
            this(name, amounts, Standing.AMONG);
        }

        /** The same in grey: what is left over, or of which nothing can be said. */
        public Series apart() {
            return new Series(name, amounts, Standing.APART);
        }

        /** Exact amounts. */
        public static Series of(String name, double... values) {
            return new Series(
                    name,
                    java.util.Arrays.stream(values)
                            .mapToObj(value -> Double.isNaN(value)
                                    ? Optional.<PlottedAmount>empty()
                                    : Optional.of(PlottedAmount.of(value)))
                            .toList());
        }
    }

    /** Copies the lists and checks that they fit together. */
    public Bars {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        if (value.scale() != Axis.Scale.LINEAR) {
            throw new IllegalArgumentException(
                    "bars start at zero, which a scale of " + value.scale() + " has not: use intervals instead");
        }
        for (Series one : series) {
            if (one.amounts().size() != categories.size()) {
                throw new IllegalArgumentException("'" + one.name() + "' has "
                        + one.amounts().size() + " amounts for " + categories.size() + " rows");
            }
        }
        if (layout == Layout.BACK_TO_BACK && series.size() != 2) {
            throw new IllegalArgumentException("back-to-back bars need exactly two series, got " + series.size());
        }
        boolean parts = layout != Layout.GROUPED;
        if (parts
                && series.stream()
                        .flatMap(one -> one.amounts().stream())
                        .anyMatch(amount -> amount.isPresent() && amount.get().value() < 0)) {
            throw new IllegalArgumentException("amounts below zero can only be shown in a group");
        }
    }

    /** The same along another axis. */
    public Bars withValue(Axis value) {
        return new Bars(value, categories, series, layout);
    }

    /** The same with other names of rows. */
    public Bars withCategories(List<String> categories) {
        return new Bars(value, categories, series, layout);
    }

    /** The same with other amounts. */
    public Bars withSeries(List<Series> series) {
        return new Bars(value, categories, series, layout);
    }

    /** The same with its bars below each other. */
    public Bars grouped() {
        return new Bars(value, categories, series, Layout.GROUPED);
    }

    /** The same with its bars end to end. */
    public Bars stacked() {
        return new Bars(value, categories, series, Layout.STACKED);
    }

    /** The same with its bars back to back. */
    public Bars backToBack() {
        return new Bars(value, categories, series, Layout.BACK_TO_BACK);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.bars(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
