package org.headcount.survey;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import org.headcount.metrics.Design;

/**
 * What an error rests on: which units and strata have rows that count, and so how many degrees of freedom there are.
 *
 * @param df degrees of freedom
 * @param psus the number of primary sampling units
 * @param strata the number of strata
 * @param units which they are; empty for what was made of two samples
 * @param method how the variance is estimated
 */
record Support(double df, int psus, int strata, Optional<Units> units, String method) {

    /** Standard errors that are a smaller part of what they are about than this are rounding, and mean none. */
    private static final double ROUNDING = 1e-13;

    /** Why an estimate has no standard error. */
    static final String IN_ONE_PSU = "no standard error: all its rows are in one PSU";

    /** Why a value that is defined has no error, if it has none. */
    static Optional<String> objection(double value, Optional<Uncertainty> uncertainty) {
        return uncertainty
                .filter(some -> Double.isFinite(value) && Double.isNaN(some.se()))
                .map(some -> some.method().startsWith("Taylor")
                        ? "no standard error: where it needs the density, rows are few or heaped on equal values"
                        : "no standard error: a replicate leaves none of its rows");
    }

    /**
     * Units and strata of one design.
     *
     * @param psus primary sampling units
     * @param strata strata
     * @param df the degrees of freedom, where the design does not say how many: of replicate weights without units
     */
    record Units(BitSet psus, BitSet strata, OptionalDouble df) {
        private Units union(Units other) {
            var bothPsus = (BitSet) psus.clone();
            bothPsus.or(other.psus);
            var bothStrata = (BitSet) strata.clone();
            bothStrata.or(other.strata);
            OptionalDouble more = df.isPresent() && other.df.isPresent()
                    ? OptionalDouble.of(Math.max(df.getAsDouble(), other.df.getAsDouble()))
                    : OptionalDouble.empty();
            return new Units(bothPsus, bothStrata, more);
        }

        private Support support(String method) {
            int units = psus.cardinality();
            int groups = strata.cardinality();
            return new Support(df.orElse(units - groups), units, groups, Optional.of(this), method);
        }
    }

    /** The support of an estimate about some people of a sample. */
    static Support of(Survey survey, Sample sample, EstimationSample people) {
        Design design = sample.drawn().design;
        var psus = new BitSet(design.psus());
        var strata = new BitSet(design.strata());
        for (int i = 0; i < people.rows().count(); i++) {
            int psu = design.psuOf(people.rows().of(i));
            psus.set(psu);
            strata.set(design.stratumOf(psu));
        }
        boolean declaresUnits =
                survey.psuColumn().isPresent() || survey.strataColumn().isPresent();
        OptionalDouble rank = declaresUnits
                ? OptionalDouble.empty()
                : sample.drawn()
                        .replicates
                        .map(made -> made.rank(people.rows()))
                        .orElse(OptionalDouble.empty());
        OptionalDouble df = rank.isPresent() ? OptionalDouble.of(rank.getAsDouble() - 1) : OptionalDouble.empty();
        return new Units(psus, strata, df)
                .support(survey.replicates().map(Replicates::method).orElse("Taylor linearisation"));
    }

    /** Whether all rows are in one unit of several: nothing says how other units would differ from it. */
    boolean isOneUnitOf(Design design) {
        return units.filter(some -> psus == 1 && design.fraction(design.stratumOf(some.psus.nextSetBit(0))) < 1)
                .isPresent();
    }

    /**
     * The support of what was made of two estimates. In one sample the units of both count; of two samples the degrees of
     * freedom are Satterthwaite's (1946, Biometrics Bulletin 2), by what each contributes to the variance.
     */
    Support with(Support other, double se, double otherSe, boolean oneSample) {
        if (oneSample) {
            return units.flatMap(mine -> other.units.map(mine::union))
                    .map(both -> both.support(method + ", one sample"))
                    .orElseGet(() -> new Support(
                            Math.max(df, other.df),
                            Math.max(psus, other.psus),
                            Math.max(strata, other.strata),
                            Optional.empty(),
                            method + ", one sample"));
        }
        double a = se * se;
        double b = otherSe * otherSe;
        double together = a + b == 0 ? df + other.df : (a + b) * (a + b) / (a * a / df + b * b / other.df);
        return new Support(
                together, psus + other.psus, strata + other.strata, Optional.empty(), method + ", independent samples");
    }

    /**
     * The uncertainty of a value that varies so.
     *
     * @param scale the size of what the value was made of: an error far below the last digit of that is no error
     * @param interval how the confidence interval is laid
     */
    Uncertainty uncertainty(
            Variation variation, double value, double scale, ConfidenceInterval interval, double level) {
        double estimated = Math.sqrt(variation.variance());
        double se = estimated <= ROUNDING * scale ? 0 : estimated;
        double[] ends = interval.of(value, se, df, level);
        return new Uncertainty(se, df, ends[0], ends[1], level, interval, psus, strata, OptionalDouble.empty(), method);
    }
}
