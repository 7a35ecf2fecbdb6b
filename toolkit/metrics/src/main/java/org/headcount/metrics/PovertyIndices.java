package org.headcount.metrics;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;

/** The formulas of {@link Poverty} that read shortfalls from a line, each with its influence when the line is an estimate. */
final class PovertyIndices {
    private PovertyIndices() {}

    /**
     * An index at a line: its influence with the line held fixed and, if the line is itself an estimate, how fast
     * the index changes with the line times the influence on the line.
     */
    static Linearised under(
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

    /** FGT(alpha): {@link Poverty#fgt(double, Line)}. */
    static Linearised fgt(Distribution d, double alpha, Line line) {
        return under(
                d,
                line,
                z -> d.average(gaps(d, alpha, z)).times(Math.pow(z, -alpha)),
                (z, value) -> alpha == 0
                        ? d.density(z, line.bandwidth())
                        : alpha / z * (fgt(d, alpha - 1, Line.of(z)).value() - value));
    }

    /** (z - x)^alpha of the poor, 0 of the others; the usual orders without a general power, and without branches. */
    static Amount gaps(Distribution d, double alpha, double z) {
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

    /** {@link Poverty#watts(Line, Zeros)}. */
    static Linearised watts(Distribution d, Line line, Zeros zeros) {
        return under(
                d,
                line,
                z -> zeros.average(d, i -> d.welfare(i) < z ? Math.log(z / d.welfare(i)) : 0),
                (z, value) -> zeros.average(d, i -> d.welfare(i) < z ? 1 : 0).value() / z);
    }

    /** {@link Poverty#relativeMedianGap(Line)}. */
    static Linearised relativeMedianGap(Distribution d, Line line) {
        Linearised z = line.of(d);
        Linearised headcount = fgt(d, 0, line);
        if (headcount.value() == 0) {
            return Linearised.constant(Double.NaN);
        }
        Distribution poor = d.where(i -> d.welfare(i) < z.value());
        double median = poor.quantile(0.5, QuantileType.INVERSE_CDF_AVERAGED, line.bandwidth())
                .value();
        Linearised ofPoor = new Linearised(median, (total, factor) -> {
            Linearised atOrBelow = d.average(i -> d.welfare(i) <= median ? 1 : 0);
            double spacing = Density.isAtHeap(poor, 0.5) ? Double.NaN : 1 / d.density(median, line.bandwidth());
            headcount.times(0.5).minus(atOrBelow).influence().addTo(total, factor * spacing);
        });
        return z.minus(ofPoor).over(z);
    }

    /** The gaps of the poorest are what the line would give them less what they have, as long as they are poor. */
    static Linearised tipInMoney(Distribution d, Line line, double share) {
        Linearised z = line.of(d);
        return share < fgt(d, 0, line).value()
                ? z.times(share).minus(d.generalisedLorenz(share))
                : fgt(d, 1, line).times(z);
    }
}
