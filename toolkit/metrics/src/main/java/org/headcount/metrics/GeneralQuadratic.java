package org.headcount.metrics;

import java.util.List;
import java.util.Locale;

/**
 * The general quadratic Lorenz curve: part of a conic section, L(1 - L) = a (p^2 - L) + b L (p - 1) + c (p - L).
 *
 * <p>Villasenor and Arnold (1989), "Elliptical Lorenz curves", Journal of Econometrics 40; Datt (1998). Solved for L,
 * L(p) = -(b p + e + sqrt(m p^2 + n p + e^2))/2 with e = -(a + b + c + 1), m = b^2 - 4a and n = 2be - 4c.
 *
 * @param a first coefficient
 * @param b second coefficient
 * @param c third coefficient
 */
public record GeneralQuadratic(double a, double b, double c) implements LorenzFit {

    /** The curve that best fits grouped data, by ordinary least squares without a constant. */
    public static GeneralQuadratic fit(GroupedData data) {
        int n = data.size() - 1;
        double[] first = new double[n];
        double[] second = new double[n];
        double[] third = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double p = data.people(i);
            double l = data.income(i);
            y[i] = l * (1 - l);
            first[i] = p * p - l;
            second[i] = l * (p - 1);
            third[i] = p - l;
        }
        double[] fitted = LeastSquares.fit(List.of(first, second, third), y);
        return new GeneralQuadratic(fitted[0], fitted[1], fitted[2]);
    }

    private double e() {
        return -(a + b + c + 1);
    }

    private double m() {
        return b * b - 4 * a;
    }

    private double n() {
        return 2 * b * e() - 4 * c;
    }

    @Override
    public List<Double> coefficients() {
        return List.of(a, b, c);
    }

    @Override
    public double at(double p) {
        return -(b * p + e() + root(p)) / 2;
    }

    @Override
    public double slope(double p) {
        return -b / 2 - (2 * m() * p + n()) / (4 * root(p));
    }

    @Override
    public double curvature(double p) {
        double r = root(p);
        return (n() * n() - 4 * m() * e() * e()) / (8 * r * r * r);
    }

    private double root(double p) {
        return Math.sqrt(m() * p * p + n() * p + e() * e());
    }

    @Override
    public double gini() {
        return 1 - 2 * Quadrature.integral(this::at, 0, 1);
    }

    /** Whether the curve ends at (1, 1) with a slope that is defined: a + c of at least 0.9, as Datt (1998) allows. */
    public boolean reachesOne() {
        return a + c >= 0.9;
    }

    /** Whether the curve rises and bends as a Lorenz curve does over the whole interval: the conditions of Datt (1998), section 4. */
    public boolean hasLorenzShape() {
        double e = e();
        double m = m();
        double n = n();
        if (n * n - 4 * m * e * e < 0 || e > 0 || c < 0) {
            return false;
        }
        double bound = n * n / (4 * e * e);
        return m < 0 || (m > 0 && m < bound && n >= 0) || (m > 0 && m < -n / 2 && m < bound);
    }

    @Override
    public String name() {
        return "general quadratic";
    }

    /** The coefficients to four decimals. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "general quadratic: a %.4f, b %.4f, c %.4f", a, b, c);
    }
}
