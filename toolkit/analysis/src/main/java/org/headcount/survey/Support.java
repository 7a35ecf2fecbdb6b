package org.headcount.survey;

import java.util.BitSet;
import java.util.OptionalDouble;
import org.headcount.metrics.Design;

/**
 * What an error stands on: how many units and strata have rows that count, and so how many degrees of freedom there are.
 *
 * @param df degrees of freedom
 * @param psus primary sampling units
 * @param strata strata
 * @param method how the variance is estimated
 */
record Support(double df, int psus, int strata, String method) {

    /** Standard errors that are a smaller part of what they are about than this are rounding, and mean none. */
    private static final double ROUNDING = 1e-13;

    /** The support of an estimate about some people of a sample. */
    static Support of(Survey survey, Sample sample, Sample.People people) {
        Design design = sample.drawn().design;
        var psus = new BitSet(design.psus());
        var strata = new BitSet(design.strata());
        for (int i = 0; i < people.rows().count(); i++) {
            int psu = design.psuOf(people.rows().of(i));
            psus.set(psu);
            strata.set(design.stratumOf(psu));
        }
        boolean declaresUnits = survey.replicates().isEmpty()
                || survey.psuColumn().isPresent()
                || survey.strataColumn().isPresent();
        double df = declaresUnits
                ? psus.cardinality() - strata.cardinality()
                : sample.drawn().replicates.orElseThrow().scales.length - 1;
        return new Support(
                df,
                psus.cardinality(),
                strata.cardinality(),
                survey.replicates().map(Replicates::method).orElse("Taylor linearisation"));
    }

    static Support of(Uncertainty known) {
        return new Support(known.df(), known.psus(), known.strata(), known.method());
    }

    /**
     * The support of what was made of two estimates. Of two samples the degrees of freedom are Satterthwaite's (1946,
     * Biometrics Bulletin 2), by what each contributes to the variance.
     */
    Support with(Support other, double se, double otherSe, boolean oneSample) {
        if (oneSample) {
            return new Support(
                    Math.max(df, other.df),
                    Math.max(psus, other.psus),
                    Math.max(strata, other.strata),
                    method + ", one sample");
        }
        double a = se * se;
        double b = otherSe * otherSe;
        double together = a + b == 0 ? df + other.df : (a + b) * (a + b) / (a * a / df + b * b / other.df);
        return new Support(together, psus + other.psus, strata + other.strata, method + ", independent samples");
    }

    /**
     * The uncertainty of a value that varies so.
     *
     * @param scale the size of what the value was made of: an error far below the last digit of that is no error
     */
    Uncertainty uncertainty(
            Variation variation, double value, double scale, ConfidenceInterval interval, double level) {
        double estimated = Math.sqrt(variation.variance());
        double se = estimated <= ROUNDING * scale ? 0 : estimated;
        double[] ends = interval.of(value, se, df, level);
        return new Uncertainty(se, df, ends[0], ends[1], level, psus, strata, OptionalDouble.empty(), method);
    }
}
