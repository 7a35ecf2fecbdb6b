package org.headcount.metrics;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A metric as the {@linkplain Metrics registry} lists it.
 *
 * @param name the name that its results bear: {@code poverty_gap}
 * @param family what it is about
 * @param factory makes it
 * @param java the Java that makes it, with the names of its arguments: {@code Poverty.fgt(alpha, line)}
 * @param help what it measures, in one line
 * @param formula its formula; x is welfare, w weight, N the sum of weights, mu the mean, z the line, H the headcount, F the
 *     rank and L the Lorenz curve
 * @param paper who introduced it, and where
 * @param title its name in titles and tables
 * @param scale how its values are printed
 * @param errors how its standard error comes about
 * @param reference the value of an independent implementation
 */
public record MetricEntry(
        String name,
        Family family,
        MetricFactory factory,
        String java,
        String help,
        String formula,
        String paper,
        String title,
        Scale scale,
        Errors errors,
        Reference reference) {

    /** What metrics are about. */
    public enum Family {
        POVERTY("Poverty"),
        LEVEL("Levels and quantiles"),
        INEQUALITY("Inequality"),
        LORENZ("Lorenz curve and shares"),
        TAX("Taxes and benefits"),
        GROUPS("Groups and sources of income"),
        DEPRIVATION("Multidimensional poverty"),
        TARGETING("Targeting");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        /** The heading over metrics of this family. */
        public String title() {
            return title;
        }
    }

    /** How values are printed. */
    public enum Scale {
        /** An amount in the unit of welfare. */
        MONEY,
        /** A fraction that is usually printed in percent: a share of people, of income or of the line. */
        PERCENT,
        /** A plain number: an index, a ratio, a count. */
        NUMBER
    }

    /** How the standard error comes about when no replicate weights are given; with them every metric is replicated. */
    public enum Errors {
        /** From influences that need nothing but the sample. */
        LINEARISED("linearised"),
        /** From influences with a density in them, which a kernel estimates; unknown where welfare is heaped. */
        DENSITY("linearised, with a kernel density");

        private final String words;

        Errors(String words) {
            this.words = words;
        }

        /** The method in words. */
        public String words() {
            return words;
        }
    }

    /**
     * Where the reference value of a metric is.
     *
     * @param record the record of the reference set
     * @param part which of the record's numbers it is, from 0
     * @param identity how it follows from metrics that have one; empty where the record gives it directly
     */
    public record Reference(String record, int part, Optional<String> identity) {}

    /** Whether its values are usually printed in percent. */
    public boolean isInPercent() {
        return scale == Scale.PERCENT;
    }

    /** The Java that makes it with a number and under a line, where it takes them. */
    public String java(String number, String line) {
        int open = java.lastIndexOf('(');
        return java.substring(0, open)
                + Stream.of(java.substring(open + 1, java.length() - 1).split(", ", -1))
                        .map(argument -> argument.equals("line")
                                ? line
                                : factory.number()
                                        .filter(it -> it.name().equals(argument))
                                        .map(it -> number)
                                        .orElse(argument))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    static MetricEntry of(Family family, String name, String java, MetricFactory factory) {
        return new MetricEntry(
                name,
                family,
                factory,
                java,
                "",
                "",
                "",
                name.replace('_', ' '),
                Scale.NUMBER,
                Errors.LINEARISED,
                new Reference("", 0, Optional.empty()));
    }

    MetricEntry help(String line) {
        return new MetricEntry(name, family, factory, java, line, formula, paper, title, scale, errors, reference);
    }

    MetricEntry formula(String text) {
        return new MetricEntry(name, family, factory, java, help, text, paper, title, scale, errors, reference);
    }

    MetricEntry paper(String citation) {
        return new MetricEntry(name, family, factory, java, help, formula, citation, title, scale, errors, reference);
    }

    MetricEntry title(String words) {
        return new MetricEntry(name, family, factory, java, help, formula, paper, words, scale, errors, reference);
    }

    MetricEntry inMoney() {
        return new MetricEntry(
                name, family, factory, java, help, formula, paper, title, Scale.MONEY, errors, reference);
    }

    MetricEntry inPercent() {
        return new MetricEntry(
                name, family, factory, java, help, formula, paper, title, Scale.PERCENT, errors, reference);
    }

    MetricEntry needsDensity() {
        return new MetricEntry(
                name, family, factory, java, help, formula, paper, title, scale, Errors.DENSITY, reference);
    }

    MetricEntry reference(String record) {
        return reference(record, 0);
    }

    MetricEntry reference(String record, int part) {
        return referring(new Reference(record, part, Optional.empty()));
    }

    /** A metric without a record of its own: it follows from one that has. */
    MetricEntry follows(String identity, String record) {
        return referring(new Reference(record, 0, Optional.of(identity)));
    }

    private MetricEntry referring(Reference where) {
        return new MetricEntry(name, family, factory, java, help, formula, paper, title, scale, errors, where);
    }

    @Override
    public String toString() {
        return name + ": " + help + " (" + java + ")";
    }
}
