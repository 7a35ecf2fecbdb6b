package org.headcount.metrics;

/** The formulas of {@link Poverty} that read ranks among the poor: Sen's index and that of Sen, Shorrocks and Thon. */
final class SenIndices {
    private SenIndices() {}

    /** {@link Poverty#sen(Line)}. */
    static Linearised sen(Distribution d, Line line) {
        return PovertyIndices.fgt(d, 1, line).plus(inequalityOfPoor(d, line));
    }

    /** {@link Poverty#sen1976(Line)}. */
    static Linearised sen1976(Distribution d, Line line) {
        d.requireEqualWeights("sen1976", "sen");
        double poor = PovertyIndices.fgt(d, 0, line).value() * d.rows();
        return PovertyIndices.fgt(d, 1, line).plus(inequalityOfPoor(d, line).times(poor / (poor + 1)));
    }

    /**
     * The second term of Sen's index, H (1 - I) G. It equals (2A/H - M)/z, where M is the income of the poor and
     * A their income times rank, both averaged over the whole population: written so, no division fails when the
     * poor have no income.
     */
    private static Linearised inequalityOfPoor(Distribution d, Line line) {
        Linearised headcount = PovertyIndices.fgt(d, 0, line);
        if (headcount.value() == 0) {
            return Linearised.constant(0);
        }
        Linearised income = PovertyIndices.under(
                d,
                line,
                z -> d.average(i -> d.welfare(i) < z ? d.welfare(i) : 0),
                (z, value) -> z * d.density(z, line.bandwidth()));
        Linearised byRank = PovertyIndices.under(
                d,
                line,
                z -> d.rankAverageOfWelfare(x -> x < z ? x : 0),
                (z, value) -> z * headcount.value() * d.density(z, line.bandwidth()));
        return byRank.times(2).over(headcount).minus(income).over(line.of(d));
    }

    /** {@link Poverty#sst(Line)}. */
    static Linearised sst(Distribution d, Line line) {
        Linearised gap = PovertyIndices.fgt(d, 1, line);
        Linearised headcount = PovertyIndices.fgt(d, 0, line);
        Linearised byRank = PovertyIndices.under(
                d,
                line,
                z -> d.rankAverageOfWelfare(x -> x < z ? (z - x) / z : 0),
                (z, value) -> (headcount.value() * headcount.value() / 2 - value) / z);
        return gap.minus(byRank).times(2);
    }
}
