package org.headcount.metrics;

import java.util.List;
import java.util.Locale;
import org.hipparchus.special.Beta;

/**
 * The Beta Lorenz curve: L(p) = p - theta p^gamma (1 - p)^delta.
 *
 * <p>Kakwani (1980), "On a class of poverty measures", Econometrica 48; Datt (1998). Fitted to the logarithm of p - L, so
 * every point but the last must lie below the diagonal.
 *
 * @param theta scale
 * @param gamma power at the poor end; below 1 the poorest have negative incomes on the fitted curve
 * @param delta power at the rich end
 */
public record BetaLorenz(double theta, double gamma, double delta) implements LorenzFit {

    /** The curve that best fits grouped data, by ordinary least squares in logarithms. */
    public static BetaLorenz fit(GroupedData data) {
        int n = data.size() - 1;
        double[] one = new double[n];
        double[] poor = new double[n];
        double[] rich = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double p = data.people(i);
            double below = p - data.income(i);
            if (!(below > 0)) {
                throw new IllegalArgumentException("the Beta curve is fitted to the logarithm of p - L, but point " + i
                        + " is (" + p + ", " + data.income(i) + "), not below the diagonal");
            }
            one[i] = 1;
            poor[i] = Math.log(p);
            rich[i] = Math.log(1 - p);
            y[i] = Math.log(below);
        }
        double[] fitted = LeastSquares.fit(List.of(one, poor, rich), y);
        return new BetaLorenz(Math.exp(fitted[0]), fitted[1], fitted[2]);
    }

    @Override
    public List<Double> coefficients() {
        return List.of(theta, gamma, delta);
    }

    private double below(double p) {
        return theta * Math.pow(p, gamma) * Math.pow(1 - p, delta);
    }

    @Override
    public double at(double p) {
        return p - below(p);
    }

    @Override
    public double slope(double p) {
        return 1 - below(p) * (gamma / p - delta / (1 - p));
    }

    @Override
    public double curvature(double p) {
        double q = 1 - p;
        return below(p) * (gamma * (1 - gamma) / (p * p) + 2 * gamma * delta / (p * q) + delta * (1 - delta) / (q * q));
    }

    /** 2 theta B(1 + gamma, 1 + delta), with B the beta function. */
    @Override
    public double gini() {
        return 2 * theta * Math.exp(Beta.logBeta(1 + gamma, 1 + delta));
    }

    @Override
    public String name() {
        return "Beta";
    }

    /** The coefficients to four decimals. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Beta: theta %.4f, gamma %.4f, delta %.4f", theta, gamma, delta);
    }
}
