package org.headcount.metrics;

import java.util.List;
import java.util.function.Supplier;

/**
 * The distribution of another amount over people in order of welfare: who pays a tax, who receives a benefit.
 *
 * <p>The concentration curve of an amount cumulates it over people in order of welfare, not of the amount itself; its
 * index is twice the area between it and the diagonal, as the Gini is of the Lorenz curve. Ranks are mid-ranks, shared
 * by ties.
 */
public final class Concentration {
    private Concentration() {}

    /**
     * The concentration index of a column: 2 cov(v, F)/mean(v), F the rank in welfare. Between -1, all with the poorest,
     * and 1, all with the richest.
     *
     * <p>Kakwani (1977), "Applications of Lorenz curves in economic analysis", Econometrica 45; in covariance form Jenkins
     * (1988), "Calculating income distribution indices from micro-data", National Tax Journal 41.
     */
    public static Formula index(String column) {
        return Formula.of("concentration_index", d -> index(d, column))
                .reading(column)
                .with("column", column);
    }

    private static Linearised index(Distribution d, String column) {
        double[] amount = d.column(column);
        return d.rankAverage(i -> amount[i])
                .over(d.average(i -> amount[i]))
                .times(2)
                .plus(-1);
    }

    /**
     * Kakwani's progressivity: the concentration index of a tax minus the Gini of the welfare it is levied on. Positive
     * where the tax is progressive; a benefit is pro-poor where it is negative.
     *
     * <p>Kakwani (1977), "Measurement of tax progressivity: an international comparison", Economic Journal 87.
     */
    public static Formula kakwani(String column) {
        return Formula.of("kakwani", d -> index(d, column).minus(Inequality.gini(d)))
                .reading(column)
                .with("column", column);
    }

    /**
     * Reynolds and Smolensky's vertical effect: the Gini before a tax minus the concentration index of what is left, by
     * rank before the tax.
     *
     * <p>Reynolds and Smolensky (1977), <i>Public Expenditures, Taxes, and the Distribution of Income</i>.
     */
    public static Formula reynoldsSmolensky(String tax) {
        return Formula.of("reynolds_smolensky", d -> {
                    double[] paid = d.column(tax);
                    Linearised left = d.rankAverage(i -> d.welfare(i) - paid[i])
                            .over(d.average(i -> d.welfare(i) - paid[i]))
                            .times(2)
                            .plus(-1);
                    return Inequality.gini(d).minus(left);
                })
                .reading(tax)
                .with("tax", tax);
    }

    /**
     * The redistributive effect: the Gini before a tax minus the Gini after it. What it falls short of {@link
     * #reynoldsSmolensky} is the tax's changing of ranks (Plotnick 1981; Atkinson 1980).
     */
    public static Formula redistributiveEffect(String tax) {
        return Formula.of("redistributive_effect", d -> {
                    double[] paid = d.column(tax);
                    Distribution after = d.replacing(i -> d.welfare(i) - paid[i]);
                    return Inequality.gini(d).minus(Inequality.gini(after));
                })
                .reading(tax)
                .with("tax", tax);
    }

    /** The total of a tax over the total of the welfare it is levied on. */
    public static Formula averageTaxRate(String tax) {
        return Formula.of("average_tax_rate", d -> {
                    double[] paid = d.column(tax);
                    return d.total(i -> paid[i]).over(d.total(d::welfare));
                })
                .reading(tax)
                .with("tax", tax);
    }

    static List<MetricEntry> entries() {
        return List.of(
                entry("concentration_index", "index(column)", () -> index("tax"))
                        .help("how far a column is concentrated among the rich")
                        .formula("C = 2 cov(v, F) / mean(v)")
                        .paper("Kakwani (1977), Econometrica 45; Jenkins (1988), National Tax Journal 41")
                        .reference("survey/concentration_index/1"),
                entry("kakwani", "kakwani(column)", () -> kakwani("tax"))
                        .help("progressivity of a tax")
                        .formula("C of the tax - G")
                        .paper("Kakwani (1977), Economic Journal 87")
                        .reference("survey/kakwani/1"),
                entry("reynolds_smolensky", "reynoldsSmolensky(tax)", () -> reynoldsSmolensky("tax"))
                        .help("vertical effect of a tax on inequality")
                        .formula("G before - C after, ranked by welfare before")
                        .paper("Reynolds and Smolensky (1977)")
                        .reference("survey/reynolds_smolensky/1"),
                entry("redistributive_effect", "redistributiveEffect(tax)", () -> redistributiveEffect("tax"))
                        .help("inequality that a tax removes")
                        .formula("G before - G after")
                        .paper("Plotnick (1981); Atkinson (1980)")
                        .reference("survey/redistributive_effect/1"),
                entry("average_tax_rate", "averageTaxRate(tax)", () -> averageTaxRate("tax"))
                        .help("total of a tax over the total of welfare")
                        .formula("sum w t / sum w x")
                        .paper("by definition")
                        .inPercent()
                        .reference("survey/average_tax_rate/1"));
    }

    private static MetricEntry entry(String name, String method, Supplier<Formula> example) {
        return MetricEntry.of(
                MetricEntry.Family.TAX, name, "Concentration." + method, MetricFactory.ofColumns(example));
    }
}
