package org.headcount.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/**
 * The Gini of an income that is a sum of sources, decomposed by source: wages, transfers, rents.
 *
 * <p>Lerman and Yitzhaki (1985), "Income inequality effects by income source: a new approach and applications to the
 * United States", Review of Economics and Statistics 67: G is the sum over sources of S K R, where S is the source's share
 * of all income, K its own Gini, and R its Gini correlation, cov(source, rank in total)/cov(source, rank in source). The
 * total is the sum of the columns; welfare is not read. A source that is negative for some may have K above 1.
 */
public final class Sources {
    private final List<String> columns;

    private Sources(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The columns that add up to the income. */
    public static Sources of(String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("income needs at least one source");
        }
        return new Sources(List.of(columns));
    }

    /** The names of the sources. */
    public List<String> columns() {
        return columns;
    }

    /** The Gini of the total. */
    public Formula gini() {
        return formula("gini_of_sources", d -> Inequality.gini(total(d)));
    }

    /** S: a source's share of all income. */
    public Formula share(String source) {
        return ofSource("source_share", source, d -> share(d, source));
    }

    /** K: the Gini of a source by itself. */
    public Formula sourceGini(String source) {
        return ofSource("source_gini", source, d -> Inequality.gini(alone(d, source)));
    }

    /** R: how a source goes with rank in the total, between -1 and 1. */
    public Formula correlation(String source) {
        return ofSource(
                "gini_correlation",
                source,
                d -> covariance(total(d), amount(d, source)).over(covariance(alone(d, source), amount(d, source))));
    }

    /** S K R / G: the part of inequality that a source accounts for. The parts of all sources sum to 1. */
    public Formula contribution(String source) {
        return ofSource("source_contribution", source, d -> contribution(d, source));
    }

    /** S K R / G - S: by how much, relatively, the Gini changes if a source grows by a small percentage. */
    public Formula marginalEffect(String source) {
        return ofSource("marginal_effect", source, d -> contribution(d, source).minus(share(d, source)));
    }

    private Linearised share(Distribution d, String source) {
        IntToDoubleFunction part = amount(d, source);
        return d.average(part).over(total(d).average());
    }

    /** S K R is twice the covariance of the source with rank in the total, over mean income; G likewise of the total. */
    private Linearised contribution(Distribution d, String source) {
        Distribution total = total(d);
        return covariance(total, amount(d, source)).over(covariance(total, total::welfare));
    }

    private static Linearised covariance(Distribution ranks, IntToDoubleFunction amount) {
        return ranks.rankAverage(amount).minus(ranks.average(amount).times(0.5));
    }

    private static IntToDoubleFunction amount(Distribution d, String source) {
        double[] values = d.column(source);
        return i -> values[i];
    }

    private static Distribution alone(Distribution d, String source) {
        return d.replacing(amount(d, source));
    }

    private Distribution total(Distribution d) {
        return d.replacing(i -> {
            double sum = 0;
            for (String column : columns) {
                sum += d.column(column)[i];
            }
            return sum;
        });
    }

    private Formula ofSource(String name, String source, Function<Distribution, Linearised> formula) {
        if (!columns.contains(source)) {
            throw new IllegalArgumentException(source + " is not a source of this income; they are " + columns);
        }
        return formula(name, formula).with("source", source);
    }

    private Formula formula(String name, Function<Distribution, Linearised> formula) {
        return Formula.of(name, formula).reading(columns.toArray(String[]::new)).withoutWelfare();
    }

    @Override
    public String toString() {
        return "income sources: " + String.join(", ", columns);
    }

    static List<MetricEntry> entries() {
        Sources example = of("tax", "programme");
        return List.of(
                entry("gini_of_sources", "gini()", example::gini)
                        .help("Gini of the sum of the sources")
                        .formula("G = sum S K R")
                        .reference("survey/gini_source_decomposition/1"),
                entry("source_share", "share(source)", () -> example.share("tax"))
                        .help("share of income from a source")
                        .formula("S")
                        .inPercent()
                        .reference("survey/gini_source_decomposition/2"),
                entry("source_gini", "sourceGini(source)", () -> example.sourceGini("tax"))
                        .help("Gini of a source by itself")
                        .formula("K")
                        .reference("survey/gini_source_decomposition/3"),
                entry("gini_correlation", "correlation(source)", () -> example.correlation("tax"))
                        .help("how a source varies with rank in total income")
                        .formula("R = cov(source, F of the total) / cov(source, F of the source)")
                        .reference("survey/gini_source_decomposition/4"),
                entry("source_contribution", "contribution(source)", () -> example.contribution("tax"))
                        .help("share of the Gini that a source accounts for")
                        .formula("S K R / G")
                        .inPercent()
                        .reference("survey/gini_source_decomposition/5"),
                entry("marginal_effect", "marginalEffect(source)", () -> example.marginalEffect("tax"))
                        .help("relative change of the Gini when a source grows by a small percentage")
                        .formula("S K R / G - S")
                        .reference("survey/gini_source_decomposition/6"));
    }

    private static MetricEntry entry(String name, String method, Supplier<Formula> example) {
        return MetricEntry.of(
                        MetricEntry.Family.GROUPS,
                        name,
                        "Sources.of(columns)." + method,
                        MetricFactory.ofColumns(example))
                .paper("Lerman and Yitzhaki (1985), Review of Economics and Statistics 67");
    }
}
