package org.headcount.metrics;

import org.hipparchus.special.Erf;

/**
 * A lognormal distribution of welfare: what a mean and a Gini alone say about poverty.
 *
 * <p>Aitchison and Brown (1957), <i>The Lognormal Distribution</i>: the Gini is 2 Phi(sigma/sqrt 2) - 1, and both the mean
 * log deviation and Theil's index are sigma^2/2. Poverty by Lopez and Serven (2006), "A normal relationship? Poverty, growth
 * and inequality", World Bank Policy Research Working Paper 3814.
 *
 * @param mean the mean of welfare
 * @param sigma the standard deviation of its logarithm
 */
public record Lognormal(double mean, double sigma) {
    /** Both must be positive. */
    public Lognormal {
        if (!(mean > 0) || !(sigma > 0)) {
            throw new IllegalArgumentException(
                    "a lognormal needs a positive mean and sigma, was " + mean + " and " + sigma);
        }
    }

    /** The lognormal with a mean and a Gini. */
    public static Lognormal of(double mean, double gini) {
        if (!(gini > 0 && gini < 1)) {
            throw new IllegalArgumentException("a Gini lies between 0 and 1, was " + gini
                    + (gini > 1 && gini < 100 ? "; did you mean " + gini / 100 + "?" : ""));
        }
        // sqrt 2 times the normal quantile of (1 + G)/2 is twice the inverse error function of G.
        return new Lognormal(mean, 2 * Erf.erfInv(gini));
    }

    /** The share of the poor. */
    public double headcount(double line) {
        return phi(score(line));
    }

    /** The poverty gap, in lines. */
    public double gap(double line) {
        return headcount(line) - mean / line * phi(score(line) - sigma);
    }

    /** The squared poverty gap. */
    public double severity(double line) {
        double ratio = mean / line;
        double z = score(line);
        return headcount(line)
                - 2 * ratio * phi(z - sigma)
                + ratio * ratio * Math.exp(sigma * sigma) * phi(z - 2 * sigma);
    }

    /** The Watts index. */
    public double watts(double line) {
        double z = score(line);
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return sigma * (z * phi(z) + density);
    }

    /** Theil's index, and the mean log deviation: here they are the same. */
    public double theil() {
        return sigma * sigma / 2;
    }

    /** How many standard deviations of log welfare the line lies above its mean. */
    private double score(double line) {
        return (Math.log(line / mean) + sigma * sigma / 2) / sigma;
    }

    private static double phi(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }
}
