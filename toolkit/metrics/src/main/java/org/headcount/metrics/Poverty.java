package org.headcount.metrics;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
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
        return Formula.of("headcount", line, (d, at) -> fgt(d, 0, at)).asShare();
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
                        (d, at) -> under(
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
        return Formula.of("number_of_poor", line, (d, at) -> fgt(d, 0, at).times(d.total(i -> 1)));
    }

    /** The poverty gap, at a line that is a number. */
    public static Formula gap(double line) {
        return gap(Line.of(line));
    }

    /** The average shortfall from the line, in lines, the non-poor having none: {@link #fgt(double, Line) FGT(1)}. */
    public static Formula gap(Line line) {
        return Formula.of("poverty_gap", line, (d, at) -> fgt(d, 1, at));
    }

    /** The average squared shortfall, at a line that is a number. */
    public static Formula severity(double line) {
        return severity(Line.of(line));
    }

    /** The average squared shortfall, in lines: {@link #fgt(double, Line) FGT(2)}. */
    public static Formula severity(Line line) {
        return Formula.of("poverty_severity", line, (d, at) -> fgt(d, 2, at));
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
        var formula = Formula.of("fgt", line, (d, at) -> fgt(d, alpha, at)).with("alpha", alpha);
        return alpha == 0 ? formula.asShare() : formula;
    }

    /** {@link #incomeGapRatio(Line)} at a line that is a number. */
    public static Formula incomeGapRatio(double line) {
        return incomeGapRatio(Line.of(line));
    }

    /**
     * The average shortfall of the poor, in lines: PG / H. Undefined (NaN) where nobody is poor.
     *
     * <p>Sen (1976), "Poverty: an ordinal approach to measurement", Econometrica 44.
     */
    public static Formula incomeGapRatio(Line line) {
        return Formula.of("income_gap_ratio", line, (d, at) -> fgt(d, 1, at).over(fgt(d, 0, at)));
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
            return under(
                    d,
                    at,
                    z -> d.total(i -> Math.max(z - d.welfare(i), 0) * money.applyAsDouble(i)),
                    (z, value) -> d.total(gaps(d, 0, z)).value());
        });
    }

    /** {@link #watts(Line)} at a line that is a number. */
    public static Formula watts(double line) {
        return watts(Line.of(line));
    }

    /** {@link #watts(Line, Zeros)}, infinite where a poor person has no income. */
    public static Formula watts(Line line) {
        return Formula.of("watts", line, (d, at) -> watts(d, at, Zeros.KEEP));
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
        return Formula.of("watts", line, (d, at) -> watts(d, at, zeros)).with("zeros", zeros);
    }

    /**
     * The Watts index with persons of no income in the population but adding nothing to the sum, as if they
     * stood at the line: what the World Bank's Poverty and Inequality Platform computes from microdata.
     */
    public static Formula wattsIgnoringZeros(Line line) {
        return Formula.of(
                "watts_ignoring_zeros",
                line,
                (d, at) -> under(
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
     * same constant rate: W / (H ln(1 + g)), with W the Watts index. Undefined (NaN) where nobody is poor.
     *
     * <p>Morduch (1998), "Poverty, economic growth, and average exit time", Economics Letters 59.
     *
     * @param growth growth a year: 0.03 for 3 percent
     */
    public static Formula averageExitTime(Line line, double growth) {
        if (!(growth > 0 && growth <= 1)) {
            throw new IllegalArgumentException(
                    "growth must be positive, or nobody ever leaves poverty, and at most 1; was " + growth
                            + "; 3 percent is 0.03");
        }
        return Formula.of(
                        "average_exit_time",
                        line,
                        (d, at) -> watts(d, at, Zeros.KEEP).over(fgt(d, 0, at)).times(1 / Math.log1p(growth)))
                .with("growth", growth);
    }

    /** {@link #prosperityGap(Line)} at a standard that is a number. */
    public static Formula prosperityGap(double line) {
        return prosperityGap(Line.of(line));
    }

    /**
     * The prosperity gap: the average of z/x over everybody, poor or not; the factor by which incomes would have
     * to grow, on average, to reach a standard. Infinite where somebody has no income.
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
     * Sen: H (I + (1 - I) G), with I the income gap ratio and G the Gini among the poor. Zero where nobody is
     * poor.
     *
     * <p>Sen (1976), in the form that repeating every person leaves alone.
     */
    public static Formula sen(Line line) {
        return Formula.of("sen", line, (d, at) -> fgt(d, 1, at).plus(inequalityOfPoor(d, at)));
    }

    /**
     * Sen's index as he first wrote it, with G q/(q + 1) for the Gini among the q poor. The factor counts rows,
     * so it has no meaning for rows of differing weight, and refuses them.
     */
    public static Formula sen1976(Line line) {
        return Formula.of("sen1976", line, (d, at) -> {
            d.requireEqualWeights("sen1976", "sen");
            double poor = fgt(d, 0, at).value() * d.rows();
            return fgt(d, 1, at).plus(inequalityOfPoor(d, at).times(poor / (poor + 1)));
        });
    }

    /**
     * The second term of Sen's index, H (1 - I) G. It equals (2A/H - M)/z, where M is the income of the poor and
     * A their income times rank, both averaged over the whole population: written so, no division fails when the
     * poor have no income.
     */
    private static Linearised inequalityOfPoor(Distribution d, Line line) {
        Linearised headcount = fgt(d, 0, line);
        if (headcount.value() == 0) {
            return Linearised.constant(0);
        }
        Linearised income = under(
                d,
                line,
                z -> d.average(i -> d.welfare(i) < z ? d.welfare(i) : 0),
                (z, value) -> z * d.density(z, line.bandwidth()));
        Linearised byRank = under(
                d,
                line,
                z -> d.rankAverageOfWelfare(x -> x < z ? x : 0),
                (z, value) -> z * headcount.value() * d.density(z, line.bandwidth()));
        return byRank.times(2).over(headcount).minus(income).over(line.of(d));
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
        return Formula.of("sst", line, (d, at) -> {
            Linearised gap = fgt(d, 1, at);
            Linearised headcount = fgt(d, 0, at);
            Linearised byRank = under(
                    d,
                    at,
                    z -> d.rankAverageOfWelfare(x -> x < z ? (z - x) / z : 0),
                    (z, value) -> (headcount.value() * headcount.value() / 2 - value) / z);
            return gap.minus(byRank).times(2);
        });
    }

    /**
     * How far the median of the poor lies below the line, in lines. Undefined (NaN) where nobody is poor.
     *
     * <p>One of the Laeken indicators: Atkinson, Cantillon, Marlier and Nolan (2002), <i>Social Indicators</i>.
     * The influence adds up those of the line, of the headcount, at half of which the median of the poor stands,
     * and of the quantile there (Osier 2009, "Variance estimation for complex indicators of poverty and
     * inequality using linearization techniques", Survey Research Methods 3).
     */
    public static Formula relativeMedianGap(Line line) {
        return Formula.of("relative_median_poverty_gap", line, (d, at) -> {
            Linearised z = at.of(d);
            Linearised headcount = fgt(d, 0, at);
            if (headcount.value() == 0) {
                return Linearised.constant(Double.NaN);
            }
            Distribution poor = d.where(i -> d.welfare(i) < z.value());
            double median = poor.quantile(0.5, QuantileType.INVERSE_CDF_AVERAGED, at.bandwidth())
                    .value();
            Linearised ofPoor = new Linearised(median, (total, factor) -> {
                Linearised atOrBelow = d.average(i -> d.welfare(i) <= median ? 1 : 0);
                double spacing = Density.isAtHeap(poor, 0.5) ? Double.NaN : 1 / d.density(median, at.bandwidth());
                headcount.times(0.5).minus(atOrBelow).influence().addTo(total, factor * spacing);
            });
            return z.minus(ofPoor).over(z);
        });
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
        return Formula.of("tip", line, (d, at) -> tipInMoney(d, at, share).over(at.of(d)))
                .with("share", share);
    }

    /** The same curve with the gaps in money. */
    public static Formula tipInMoney(Line line, double share) {
        Distribution.requireShare(share);
        return Formula.of("tip_in_money", line, (d, at) -> tipInMoney(d, at, share))
                .with("share", share);
    }

    /** The gaps of the poorest are what the line would give them less what they have, as long as they are poor. */
    private static Linearised tipInMoney(Distribution d, Line line, double share) {
        Linearised z = line.of(d);
        return share < fgt(d, 0, line).value()
                ? z.times(share).minus(d.generalisedLorenz(share))
                : fgt(d, 1, line).times(z);
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
                        (d, at) -> fgt(d, alpha - 1, at)
                                .over(fgt(d, alpha, at))
                                .plus(-1)
                                .times(-alpha))
                .with("alpha", alpha);
    }

    private static Linearised fgt(Distribution d, double alpha, Line line) {
        return under(
                d,
                line,
                z -> d.average(gaps(d, alpha, z)).times(Math.pow(z, -alpha)),
                (z, value) -> alpha == 0
                        ? d.density(z, line.bandwidth())
                        : alpha / z * (fgt(d, alpha - 1, Line.of(z)).value() - value));
    }

    /** (z - x)^alpha of the poor, 0 of the others; the usual orders without a general power, and without branches. */
    private static Amount gaps(Distribution d, double alpha, double z) {
        if (alpha == 0) {
            // The sign bit of x - z: a branch here would be guessed wrongly for a third of the rows.
            return (from, values, count) -> {
                for (int k = 0; k < count; k++) {
                    values[k] = Double.doubleToRawLongBits(d.welfare(from + k) - z) >>> 63;
                }
            };
        }
        if (alpha == 1) {
            return (from, values, count) -> {
                for (int k = 0; k < count; k++) {
                    values[k] = Math.max(z - d.welfare(from + k), 0);
                }
            };
        }
        if (alpha == 2) {
            return (from, values, count) -> {
                for (int k = 0; k < count; k++) {
                    double gap = Math.max(z - d.welfare(from + k), 0);
                    values[k] = gap * gap;
                }
            };
        }
        return Amount.ofRow(i -> d.welfare(i) < z ? Math.pow(z - d.welfare(i), alpha) : 0);
    }

    private static Linearised watts(Distribution d, Line line, Zeros zeros) {
        return under(
                d,
                line,
                z -> zeros.average(d, i -> d.welfare(i) < z ? Math.log(z / d.welfare(i)) : 0),
                (z, value) -> zeros.average(d, i -> d.welfare(i) < z ? 1 : 0).value() / z);
    }

    /**
     * An index at a line: its influence with the line held fixed and, if the line is itself an estimate, how fast
     * the index changes with the line times the influence on the line.
     */
    private static Linearised under(
            Distribution d, Line line, DoubleFunction<Linearised> atNumber, DoubleBinaryOperator slope) {
        Linearised z = line.of(d);
        Linearised held = atNumber.apply(z.value());
        if (!line.estimated()) {
            return held;
        }
        // The slope may need a density, so it waits until an influence is asked for.
        Influence throughLine =
                (total, factor) -> z.influence().addTo(total, factor * slope.applyAsDouble(z.value(), held.value()));
        return new Linearised(held.value(), held.influence().plus(throughLine), held.leftOut());
    }
}
