package org.headcount.survey;

import java.util.OptionalDouble;

/**
 * How far an estimate may be off because a sample was drawn and not everybody asked.
 *
 * @param se the standard error; NaN where the sample does not tell it
 * @param df degrees of freedom: PSUs less strata, among those with rows that count; of replicate weights without units, the
 *     rank of the weights less one
 * @param low the lower end of the confidence interval
 * @param high its upper end
 * @param level its level, 0.95 unless asked otherwise
 * @param interval how it is laid
 * @param psus primary sampling units with rows that count
 * @param strata strata with rows that count
 * @param deff the variance over that of a simple random sample of as many rows drawn without replacement from as many
 *     people as the weights sum to (Kish 1965); absent where weights do not sum to more than the rows, or with
 *     replicates
 * @param method how the variance was estimated
 */
public record Uncertainty(
        double se,
        double df,
        double low,
        double high,
        double level,
        ConfidenceInterval interval,
        int psus,
        int strata,
        OptionalDouble deff,
        String method) {

    /** The same with an interval of another level around a value. */
    Uncertainty at(double value, double otherLevel) {
        double[] ends = interval.of(value, se, df, otherLevel);
        return new Uncertainty(se, df, ends[0], ends[1], otherLevel, interval, psus, strata, deff, method);
    }

    Uncertainty withDeff(OptionalDouble deff) {
        return new Uncertainty(se, df, low, high, level, interval, psus, strata, deff, method);
    }
}
