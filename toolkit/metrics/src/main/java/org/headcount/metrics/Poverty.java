package org.headcount.metrics;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Poverty indices. Poor is strictly below the line: {@code x < z}.
 *
 * <p>In the formulas x is welfare, z the line, w the weight and N the sum of the weights; H is the share of
 * the poor and PG the poverty gap. Every index takes its line as a number, or as a {@link Line} that is
 * relative or each person's own.
 */
public final class Poverty {
    private Poverty() {}

    /** The share of the population that is poor, at a line that is a number. */
    public static Formula headcount(double line) {
        return headcount(Line.of(line));
    }

    /** The share of the population that is poor: {@link #fgt(double, Line) FGT(0)}. */
    public static Formula headcount(Line line) {
        return Formula.of("headcount", line, (d, at) -> PovertyIndices.fgt(d, 0, at))
                .asShare();
    }

    /** The share of the population at the line or below it, at a line that is a number. */
    public static Formula headcountAtOrBelow(double line) {
        return headcountAtOrBelow(Line.of(line));
    }

    /** The share of the population at the line or below it, as software that counts {@code x <= z} as poor has it. */
    public static Formula headcountAtOrBelow(Line line) {
        return Formula.of(
                        "headcount_at_or_below",
                        line,
                        (d, at) -> PovertyIndices.under(
                                d,
                                at,
                                z -> d.average(i -> d.welfare(i) <= z ? 1 : 0),
                                (z, value) -> d.density(z, at.bandwidth())))
                .asShare();
    }

    /** The number of poor people, at a line that is a number. */
    public static Formula number(double line) {
        return number(Line.of(line));
    }

    /** The number of poor people, in units of the weights. */
    public static Formula number(Line line) {
        return Formula.of(
                "number_of_poor", line, (d, at) -> PovertyIndices.fgt(d, 0, at).times(d.total(i -> 1)));
    }

    /** The poverty gap, at a line that is a number. */
    public static Formula gap(double line) {
        return gap(Line.of(line));
    }

    /** The average shortfall from the line, in lines, the non-poor having none: {@link #fgt(double, Line) FGT(1)}. */
    public static Formula gap(Line line) {
        return Formula.of("poverty_gap", line, (d, at) -> PovertyIndices.fgt(d, 1, at));
    }

    /** The average squared shortfall, at a line that is a number. */
    public static Formula severity(double line) {
        return severity(Line.of(line));
    }

    /** The average squared shortfall, in lines: {@link #fgt(double, Line) FGT(2)}. */
    public static Formula severity(Line line) {
        return Formula.of("poverty_severity", line, (d, at) -> PovertyIndices.fgt(d, 2, at));
    }

    /** {@link #fgt(double, Line)} at a line that is a number. */
    public static Formula fgt(double alpha, double line) {
        return fgt(alpha, Line.of(line));
    }

    /**
     * Foster, Greer and Thorbecke: the average over the population of ((z - x)/z)^alpha among the poor.
     *
     * <p>Foster, Greer and Thorbecke (1984), "A class of decomposable poverty measures", Econometrica 52. An
     * income below zero has a gap above 1.
     *
     * @param alpha aversion to the depth of poverty: 0 or more, whole or not
     */
    public static Formula fgt(double alpha, Line line) {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "alpha must be 0 or more, was " + alpha + "; 0 is the headcount, 1 the gap, 2 the severity");
        }
        var formula = Formula.of("fgt", line, (d, at) -> PovertyIndices.fgt(d, alpha, at))
                .with("alpha", alpha);
        return alpha == 0 ? formula.asShare() : formula;
    }

    /** {@link #incomeGapRatio(Line)} at a line that is a number. */
    public static Formula incomeGapRatio(double line) {
        return incomeGapRatio(Line.of(line));
    }

    /**
     * The average shortfall of the poor, in lines: PG / H. Undefined (NaN) without poor people.
     *
     * <p>Sen (1976), "Poverty: an ordinal approach to measurement", Econometrica 44.
     */
    public static Formula incomeGapRatio(Line line) {
        return Formula.of(
                "income_gap_ratio",
                line,
                (d, at) -> PovertyIndices.fgt(d, 1, at).over(PovertyIndices.fgt(d, 0, at)));
    }

    /** {@link #deficit(Line)} at a line that is a number. */
    public static Formula deficit(double line) {
        return deficit(Line.of(line));
    }

    /**
     * What it would cost, perfectly targeted, to lift every poor person to the line: the sum of w (z - x) over
     * the poor, in money and in units of the weights.
     */
    public static Formula deficit(Line line) {
        return Formula.of("poverty_deficit", line, (d, at) -> {
            IntToDoubleFunction money = at.money(d);
            return PovertyIndices.under(
                    d,
                    at,
                    z -> d.total(i -> Math.max(z - d.welfare(i), 0) * money.applyAsDouble(i)),
                    (z, value) -> d.total(PovertyIndices.gaps(d, 0, z)).value());
        });
    }

    /** {@link #watts(Line)} at a line that is a number. */
    public static Formula watts(double line) {
        return watts(Line.of(line));
    }

    /** {@link #watts(Line, Zeros)}, infinite where a poor person has no income. */
    public static Formula watts(Line line) {
        return Formula.of("watts", line, (d, at) -> PovertyIndices.watts(d, at, Zeros.KEEP));
    }

    /** {@link #watts(Line, Zeros)} at a line that is a number. */
    public static Formula watts(double line, Zeros zeros) {
        return watts(Line.of(line), zeros);
    }

    /**
     * Watts: the average over the population of ln(z/x) among the poor.
     *
     * <p>Watts (1968), "An economic definition of poverty", in Moynihan (ed.), <i>On Understanding Poverty</i>;
     * Zheng (1993), "An axiomatic characterization of the Watts poverty index", Economics Letters 42.
     */
    public static Formula watts(Line line, Zeros zeros) {
        return Formula.of("watts", line, (d, at) -> PovertyIndices.watts(d, at, zeros))
                .with("zeros", zeros);
    }

    /**
     * The Watts index with persons of no income in the population but adding nothing to the sum, as if they
     * were at the line: what the World Bank's Poverty and Inequality Platform computes from microdata.
     */
    public static Formula wattsIgnoringZeros(Line line) {
        return Formula.of(
                "watts_ignoring_zeros",
                line,
                (d, at) -> PovertyIndices.under(
                        d,
                        at,
                        z -> Zeros.KEEP.average(
                                d, i -> d.welfare(i) > 0 && d.welfare(i) < z ? Math.log(z / d.welfare(i)) : 0),
                        (z, value) -> Zeros.KEEP
                                        .average(d, i -> d.welfare(i) > 0 && d.welfare(i) < z ? 1 : 0)
                                        .value()
                                / z));
    }

    /** {@link #averageExitTime(Line, double)} at a line that is a number. */
    public static Formula averageExitTime(double line, double growth) {
        return averageExitTime(Line.of(line), growth);
    }

    /**
     * How long the poor would need on average to reach the line, in years, if the income of each grew at the
     * same constant rate: W / (H ln(1 + g)), with W the Watts index. Undefined (NaN) without poor people.
     *
     * <p>Morduch (1998), "Poverty, economic growth, and average exit time", Economics Letters 59.
     *
     * @param growth growth a year: 0.03 for 3 percent
     */
    public static Formula averageExitTime(Line line, double growth) {
        if (!(growth > 0 && growth <= 1)) {
            throw new IllegalArgumentException(
                    "growth must be positive and at most 1, was " + growth + "; 3 percent is 0.03");
        }
        return Formula.of(
                        "average_exit_time",
                        line,
                        (d, at) -> PovertyIndices.watts(d, at, Zeros.KEEP)
                                .over(PovertyIndices.fgt(d, 0, at))
                                .times(1 / Math.log1p(growth)))
                .with("growth", growth);
    }

    /** {@link #prosperityGap(Line)} at a standard that is a number. */
    public static Formula prosperityGap(double line) {
        return prosperityGap(Line.of(line));
    }

    /**
     * The prosperity gap: the average of z/x over everybody, poor or not; the factor by which incomes would have
     * to grow, on average, to reach a standard. Infinite if any person has no income.
     *
     * <p>Kraay, Lakner, Ozler, Decerf, Jolliffe, Sterck and Yonzan (2023), "A new distribution sensitive index
     * for measuring welfare, poverty, and inequality", World Bank Policy Research Working Paper 10470.
     */
    public static Formula prosperityGap(Line line) {
        return Formula.of(
                "prosperity_gap",
                line,
                (d, at) -> Zeros.KEEP.average(d, i -> 1 / d.welfare(i)).times(at.of(d)));
    }

    /** {@link #sen(Line)} at a line that is a number. */
    public static Formula sen(double line) {
        return sen(Line.of(line));
    }

    /**
     * Sen: H (I + (1 - I) G), with I the income gap ratio and G the Gini among the poor. Zero without poor
     * people.
     *
     * <p>Sen (1976), in the form that repeating every person leaves alone.
     */
    public static Formula sen(Line line) {
        return Formula.of("sen", line, SenIndices::sen);
    }

    /**
     * Sen's index as he first wrote it, with G q/(q + 1) for the Gini among the q poor. The factor counts rows,
     * so it has no meaning for rows of differing weight, and refuses them.
     */
    public static Formula sen1976(Line line) {
        return Formula.of("sen1976", line, SenIndices::sen1976);
    }

    /** {@link #sst(Line)} at a line that is a number. */
    public static Formula sst(double line) {
        return sst(Line.of(line));
    }

    /**
     * Sen, Shorrocks and Thon: PG (1 + G), with G the Gini of the gaps over the whole population, the non-poor
     * having none.
     *
     * <p>Shorrocks (1995), "Revisiting the Sen poverty index", Econometrica 63; Thon (1979), "On measuring
     * poverty", Review of Income and Wealth 25; as a product, Osberg and Xu (2000), "International comparisons
     * of poverty intensity", Journal of Human Resources 35. Since those with the larger gap rank lower, it
     * equals 2 (PG - R), R being the average of gap times rank.
     */
    public static Formula sst(Line line) {
        return Formula.of("sst", line, SenIndices::sst);
    }

    /**
     * How far the median of the poor lies below the line, in lines. Undefined (NaN) without poor people.
     *
     * <p>One of the Laeken indicators: Atkinson, Cantillon, Marlier and Nolan (2002), <i>Social Indicators</i>.
     * The influence adds up those of the line, of the headcount, at half of which the median of the poor lies,
     * and of the quantile there (Osier 2009, "Variance estimation for complex indicators of poverty and
     * inequality using linearization techniques", Survey Research Methods 3).
     */
    public static Formula relativeMedianGap(Line line) {
        return Formula.of("relative_median_poverty_gap", line, PovertyIndices::relativeMedianGap);
    }

    /** {@link #tip(Line, double)} at a line that is a number. */
    public static Formula tip(double line, double share) {
        return tip(Line.of(line), share);
    }

    /**
     * One point of the "three I's of poverty" curve: the gaps of the poorest {@code share}, in lines, per head of
     * the whole population. The curve flattens at H, at the height PG; its bend is inequality among the poor.
     *
     * <p>Jenkins and Lambert (1997), "Three 'I's of poverty curves, with an analysis of UK poverty trends", Oxford
     * Economic Papers 49. A household astride the share is split.
     */
    public static Formula tip(Line line, double share) {
        Distribution.requireShare(share);
        return Formula.of(
                        "tip",
                        line,
                        (d, at) -> PovertyIndices.tipInMoney(d, at, share).over(at.of(d)))
                .with("share", share);
    }

    /** The same curve with the gaps in money. */
    public static Formula tipInMoney(Line line, double share) {
        Distribution.requireShare(share);
        return Formula.of("tip_in_money", line, (d, at) -> PovertyIndices.tipInMoney(d, at, share))
                .with("share", share);
    }

    /**
     * The elasticity of FGT(alpha) with respect to the mean when every income grows alike:
     * -alpha (P(alpha - 1) - P(alpha)) / P(alpha).
     *
     * <p>Kakwani (1993), "Poverty and economic growth with application to Cote d'Ivoire", Review of Income and
     * Wealth 39.
     *
     * @param alpha 1 or more; the headcount's elasticity is a density, which this formula does not give
     */
    public static Formula growthElasticity(double alpha, Line line) {
        if (!(alpha >= 1)) {
            throw new IllegalArgumentException("the growth elasticity of FGT(alpha) needs alpha of 1 or more, was "
                    + alpha + "; a headcount's depends on the density at the line alone");
        }
        return Formula.of(
                        "growth_elasticity",
                        line,
                        (d, at) -> PovertyIndices.fgt(d, alpha - 1, at)
                                .over(PovertyIndices.fgt(d, alpha, at))
                                .plus(-1)
                                .times(-alpha))
                .with("alpha", alpha);
    }

    static List<MetricEntry> entries() {
        String fgt = "Foster, Greer and Thorbecke (1984), Econometrica 52";
        return List.of(
                entry("headcount", "headcount(line)", MetricFactory.underLine(Poverty::headcount))
                        .help("share of people below the line")
                        .formula("H = FGT(0)")
                        .paper(fgt)
                        .inPercent()
                        .reference("tiny/fgt/1"),
                entry(
                                "headcount_at_or_below",
                                "headcountAtOrBelow(line)",
                                MetricFactory.underLine(Poverty::headcountAtOrBelow))
                        .help("share of people at the line or below it")
                        .formula("sum w [x <= z] / N")
                        .paper(fgt)
                        .inPercent()
                        .reference("tiny/fgt/4"),
                entry("poverty_gap", "gap(line)", MetricFactory.underLine(Poverty::gap))
                        .help("average shortfall from the line, in lines; none for the non-poor")
                        .formula("PG = FGT(1)")
                        .paper(fgt)
                        .inPercent()
                        .reference("tiny/fgt/2"),
                entry("poverty_severity", "severity(line)", MetricFactory.underLine(Poverty::severity))
                        .help("average squared shortfall, in lines")
                        .formula("FGT(2)")
                        .paper(fgt)
                        .inPercent()
                        .reference("tiny/fgt/3"),
                entry("fgt", "fgt(alpha, line)", MetricFactory.withNumberUnderLine("alpha", 1.5, Poverty::fgt))
                        .help("average shortfall to the power alpha")
                        .formula("sum w ((z - x)/z)^alpha [x < z] / N")
                        .paper(fgt)
                        .title("FGT")
                        .inPercent()
                        .reference("tiny/fgt/5"),
                entry("number_of_poor", "number(line)", MetricFactory.underLine(Poverty::number))
                        .help("number of people below the line")
                        .formula("H N")
                        .paper("by definition")
                        .follows("headcount times population", "tiny/fgt/1"),
                entry("income_gap_ratio", "incomeGapRatio(line)", MetricFactory.underLine(Poverty::incomeGapRatio))
                        .help("average shortfall of the poor, in lines")
                        .formula("I = PG / H")
                        .paper("Sen (1976), Econometrica 44")
                        .inPercent()
                        .reference("tiny/income_gap_ratio/1"),
                entry("poverty_deficit", "deficit(line)", MetricFactory.underLine(Poverty::deficit))
                        .help("money that would lift every poor person to the line, perfectly targeted")
                        .formula("sum w (z - x) [x < z]")
                        .paper("by definition")
                        .reference("tiny/poverty_deficit_total/1"),
                entry("watts", "watts(line)", MetricFactory.underLine(Poverty::watts))
                        .help("average log shortfall from the line")
                        .formula("W = sum w ln(z/x) [x < z] / N")
                        .paper("Watts (1968); Zheng (1993), Economics Letters 42")
                        .reference("tiny/watts/4"),
                entry(
                                "watts_ignoring_zeros",
                                "wattsIgnoringZeros(line)",
                                MetricFactory.underLine(Poverty::wattsIgnoringZeros))
                        .help("Watts index in which people without income add nothing")
                        .formula("sum w ln(z/x) [0 < x < z] / N")
                        .paper("World Bank, Poverty and Inequality Platform")
                        .reference("tiny/watts/2"),
                entry(
                                "average_exit_time",
                                "averageExitTime(line, growth)",
                                MetricFactory.withNumberUnderLine(
                                        "growth", 0.03, (growth, line) -> averageExitTime(line, growth)))
                        .help("years until the average poor person reaches the line at a constant growth")
                        .formula("W / (H ln(1 + g))")
                        .paper("Morduch (1998), Economics Letters 59")
                        .reference("tiny/average_exit_time/1"),
                entry("prosperity_gap", "prosperityGap(line)", MetricFactory.underLine(Poverty::prosperityGap))
                        .help("average factor by which incomes would have to grow to reach the line")
                        .formula("sum w (z/x) / N")
                        .paper("Kraay and others (2023), World Bank Policy Research Working Paper 10470")
                        .reference("tiny/prosperity_gap/1"),
                entry("sen", "sen(line)", MetricFactory.underLine(Poverty::sen))
                        .help("Sen index: incidence, shortfall and inequality among the poor")
                        .formula("H (I + (1 - I) G of the poor)")
                        .paper("Sen (1976), Econometrica 44")
                        .reference("tiny/sen/1"),
                entry("sen1976", "sen1976(line)", MetricFactory.underLine(Poverty::sen1976))
                        .help("Sen index as first published, of rows of equal weight")
                        .formula("H (I + (1 - I) G q/(q + 1)), q rows being poor")
                        .paper("Sen (1976), Econometrica 44")
                        .reference("tiny/sen/4"),
                entry("sst", "sst(line)", MetricFactory.underLine(Poverty::sst))
                        .help("Sen-Shorrocks-Thon index: shortfall and its inequality among everybody")
                        .formula("PG (1 + G of the gaps)")
                        .paper("Shorrocks (1995), Econometrica 63; Thon (1979), Review of Income and Wealth 25")
                        .title("Sen-Shorrocks-Thon index")
                        .reference("tiny/sst/1"),
                entry(
                                "relative_median_poverty_gap",
                                "relativeMedianGap(line)",
                                MetricFactory.underLine(Poverty::relativeMedianGap))
                        .help("shortfall of the median of the poor, in lines")
                        .formula("(z - median of the poor) / z")
                        .paper("Atkinson, Cantillon, Marlier and Nolan (2002), Social Indicators; Osier (2009)")
                        .inPercent()
                        .needsDensity()
                        .follows("under 0.6 of the median", "tiny/relative_median_poverty_gap/1"),
                entry(
                                "tip",
                                "tip(line, share)",
                                MetricFactory.withNumberUnderLine("share", 0.1, (share, line) -> tip(line, share)))
                        .help("gaps of the poorest share of people, in lines per head of everybody")
                        .formula("sum of w (z - x)/z over the poorest p / N")
                        .paper("Jenkins and Lambert (1997), Oxford Economic Papers 49")
                        .title("TIP curve")
                        .reference("tiny/tip_ordinates/1", 2),
                entry(
                                "tip_in_money",
                                "tipInMoney(line, share)",
                                MetricFactory.withNumberUnderLine(
                                        "share", 0.1, (share, line) -> tipInMoney(line, share)))
                        .help("gaps of the poorest share of people, in money per head of everybody")
                        .formula("z times tip")
                        .paper("Jenkins and Lambert (1997), Oxford Economic Papers 49")
                        .title("TIP curve in money")
                        .inMoney()
                        .follows("the line times tip", "tiny/tip_ordinates/1"),
                entry(
                                "growth_elasticity",
                                "growthElasticity(alpha, line)",
                                MetricFactory.withNumberUnderLine("alpha", 1.0, Poverty::growthElasticity))
                        .help("percent change in FGT(alpha) when every income grows by one percent")
                        .formula("-alpha (FGT(alpha - 1) - FGT(alpha)) / FGT(alpha)")
                        .paper("Kakwani (1993), Review of Income and Wealth 39")
                        .reference("growth_t0/kakwani_growth_elasticity/1"));
    }

    private static MetricEntry entry(String name, String method, MetricFactory factory) {
        return MetricEntry.of(MetricEntry.Family.POVERTY, name, "Poverty." + method, factory);
    }
}
