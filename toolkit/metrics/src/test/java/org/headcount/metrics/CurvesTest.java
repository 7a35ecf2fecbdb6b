package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Smooth Lorenz curves: fits, integrals, poverty. */
class CurvesTest {
    private static final GeneralQuadratic QUADRATIC = new GeneralQuadratic(0.888, -1.451, 0.203);
    private static final BetaLorenz BETA = new BetaLorenz(0.56, 0.93, 0.58);

    private static GroupedData points(LorenzFit curve) {
        List<Double> people =
                IntStream.rangeClosed(1, 10).mapToObj(i -> i / 10.0).toList();
        return new GroupedData(
                people, people.stream().map(p -> p == 1 ? 1 : curve.at(p)).toList());
    }

    @Test
    void aFitFindsTheCurveItsPointsLieOn() {
        var quadratic = GeneralQuadratic.fit(points(QUADRATIC));
        assertThat(quadratic.a()).isCloseTo(QUADRATIC.a(), within(1e-9));
        assertThat(quadratic.b()).isCloseTo(QUADRATIC.b(), within(1e-9));
        assertThat(quadratic.c()).isCloseTo(QUADRATIC.c(), within(1e-9));
        assertThat(quadratic.sumOfSquares(points(QUADRATIC))).isCloseTo(0, within(1e-20));
        var beta = BetaLorenz.fit(points(BETA));
        assertThat(beta.theta()).isCloseTo(BETA.theta(), within(1e-9));
        assertThat(beta.gamma()).isCloseTo(BETA.gamma(), within(1e-9));
        assertThat(beta.delta()).isCloseTo(BETA.delta(), within(1e-9));
    }

    /** A quadratic with a + c below 1 ends at a + c, one with e above 0 starts at -e, a Beta with delta 0 ends at 1 - theta. */
    @Test
    void sharesAddUpToOneWhereverTheCurveEnds() {
        var shortOfOne = new GeneralQuadratic(0.70, -1.2, 0.22);
        assertThat(shortOfOne.at(1)).isCloseTo(0.92, within(1e-12));
        var belowZero = new GeneralQuadratic(2.2, -2.4, -0.9);
        assertThat(belowZero.at(0)).isNegative();
        var jump = new BetaLorenz(0.4, 1.1, 0);
        assertThat(jump.at(1)).isCloseTo(0.6, within(1e-12));
        for (LorenzFit curve : List.of(QUADRATIC, BETA, shortOfOne, belowZero, jump)) {
            for (int groups : new int[] {1, 2, 5, 10, 100}) {
                List<Double> shares = curve.shares(groups);
                assertThat(shares.stream().mapToDouble(share -> share).sum())
                        .as("%s, %d groups", curve, groups)
                        .isCloseTo(1, within(1e-12));
            }
            assertThat(curve.shares(10).get(9)).isEqualTo(1 - curve.at(0.9));
            assertThat(curve.shares(5).get(0)).isEqualTo(curve.at(0.2));
        }
        assertThatThrownBy(() -> BETA.shares(0)).hasMessageContaining("at least one group, was 0");
    }

    @Test
    void slopesAreDerivatives() {
        for (LorenzFit curve : List.of(QUADRATIC, BETA)) {
            for (double p = 0.05; p < 1; p += 0.1) {
                double h = 1e-5;
                assertThat(curve.slope(p)).isCloseTo((curve.at(p + h) - curve.at(p - h)) / (2 * h), within(1e-7));
                assertThat(curve.curvature(p))
                        .isCloseTo((curve.slope(p + h) - curve.slope(p - h)) / (2 * h), within(1e-5));
            }
        }
    }

    /** The quadratic's integrals have closed forms (Datt 1998, table 2). */
    @Test
    void integralsOfTheQuadraticAgreeWithTheirClosedForms() {
        double a = QUADRATIC.a();
        double b = QUADRATIC.b();
        double c = QUADRATIC.c();
        double e = -(a + b + c + 1);
        double m = b * b - 4 * a;
        double n = 2 * b * e - 4 * c;
        double r = Math.sqrt(n * n - 4 * m * e * e);
        double mean = 110;
        double z = 89;
        double slope = b + 2 * z / mean;
        double headcount = -(n + r * slope / Math.sqrt(slope * slope - m)) / (2 * m);
        double gap = headcount - mean / z * QUADRATIC.at(headcount);
        double s1 = (r - n) / (2 * m);
        double s2 = -(r + n) / (2 * m);
        double severity = 2 * gap
                - headcount
                - Math.pow(mean / z, 2)
                        * (a * headcount
                                + b * QUADRATIC.at(headcount)
                                - r / 16 * Math.log((1 - headcount / s1) / (1 - headcount / s2)));
        LorenzFit.Poverty poverty = QUADRATIC.poverty(mean, z);
        assertThat(poverty.headcount()).isCloseTo(headcount, within(1e-12));
        assertThat(poverty.gap()).isCloseTo(gap, within(1e-12));
        assertThat(poverty.severity()).isCloseTo(severity, within(1e-12));
        double gini = e / 2
                - n * (b + 2) / (4 * m)
                + r * r / (8 * m * Math.sqrt(-m)) * (Math.asin((2 * m + n) / r) - Math.asin(n / r));
        assertThat(m).isNegative();
        assertThat(QUADRATIC.gini()).isCloseTo(gini, within(1e-12));
    }

    @Test
    void poverty() {
        // A line above every fitted income makes everybody poor, one below the poorest nobody.
        LorenzFit.Poverty all = QUADRATIC.poverty(1, 1e9);
        assertThat(all.headcount()).isCloseTo(1, within(1e-9));
        LorenzFit.Poverty none = QUADRATIC.poverty(110, 1e-6);
        assertThat(none.headcount()).isZero();
        assertThat(none.gap()).isZero();
        assertThat(none.severity()).isZero();
        assertThat(none.watts()).hasValue(0);
        // Below gamma = 1 the Beta curve falls before it rises: the poorest have no positive income, and no logarithm.
        assertThat(BETA.poverty(110, 89).watts()).isEmpty();
    }

    @Test
    void elasticitiesAreDerivatives() {
        double mean = 110;
        double z = 89;
        var at = QUADRATIC.elasticities(mean, z);
        double step = 1e-5;
        var up = QUADRATIC.poverty(mean * (1 + step), z);
        var down = QUADRATIC.poverty(mean * (1 - step), z);
        assertThat(at.headcountToMean())
                .isCloseTo(Math.log(up.headcount() / down.headcount()) / (2 * step), within(1e-5));
        assertThat(at.gapToMean()).isCloseTo(Math.log(up.gap() / down.gap()) / (2 * step), within(1e-5));
        assertThat(at.severityToMean()).isCloseTo(Math.log(up.severity() / down.severity()) / (2 * step), within(1e-5));
    }

    @Test
    void aLognormalPopulationAgreesWithItsIndices() {
        var lognormal = Lognormal.of(8.4, 0.41);
        // The quantiles at many equal steps are a population that is lognormal but for rounding.
        int n = 200_000;
        double[] x = IntStream.range(0, n)
                .mapToDouble(i -> {
                    double normal = Math.sqrt(2) * org.hipparchus.special.Erf.erfInv(2 * (i + 0.5) / n - 1);
                    return 8.4 * Math.exp(lognormal.sigma() * normal - lognormal.sigma() * lognormal.sigma() / 2);
                })
                .toArray();
        var d = Distribution.of(x);
        assertThat(Inequality.gini().value(d)).isCloseTo(0.41, within(1e-3));
        assertThat(Poverty.headcount(3.65).value(d)).isCloseTo(lognormal.headcount(3.65), within(1e-5));
        assertThat(Poverty.gap(3.65).value(d)).isCloseTo(lognormal.gap(3.65), within(1e-5));
        assertThat(Poverty.severity(3.65).value(d)).isCloseTo(lognormal.severity(3.65), within(1e-5));
        assertThat(Poverty.watts(3.65).value(d)).isCloseTo(lognormal.watts(3.65), within(1e-5));
        assertThat(Inequality.meanLogDeviation().value(d)).isCloseTo(lognormal.theil(), within(1e-4));
    }

    @Test
    void integralsWithASingularEnd() {
        assertThat(Quadrature.integral(x -> 1 / Math.sqrt(x), 0, 1)).isCloseTo(2, within(1e-9));
        assertThat(Quadrature.integral(Math::log, 0, 1)).isCloseTo(-1, within(1e-13));
        assertThat(Quadrature.integral(Math::exp, 0, 2)).isCloseTo(Math.expm1(2), within(1e-13));
        assertThat(Quadrature.integral(x -> Double.NaN, 0, 1)).isNaN();
        assertThat(Quadrature.integral(Math::exp, 1, 1)).isZero();
    }

    @Test
    void shapeIsJudged() {
        assertThat(QUADRATIC.hasLorenzShape()).isTrue();
        assertThat(QUADRATIC.reachesOne()).isTrue();
        assertThat(new GeneralQuadratic(0.5, -1, 0.1).reachesOne()).isFalse();
        assertThat(new GeneralQuadratic(0.9, -1.2, -0.2).hasLorenzShape()).isFalse();
    }

    @Test
    void slipsAreNamed() {
        assertThatThrownBy(() -> new GroupedData(List.of(0.2, 0.4, 0.6, 0.8, 1.0), List.of(0.1, 0.2)))
                .hasMessageContaining("there are 2 and 5");
        assertThatThrownBy(() -> new GroupedData(List.of(0.5, 1.0), List.of(0.2, 1.0)))
                .hasMessageContaining("needs five points");
        assertThatThrownBy(() ->
                        new GroupedData(List.of(10.0, 20.0, 30.0, 40.0, 100.0), List.of(1.0, 2.0, 3.0, 4.0, 100.0)))
                .hasMessageContaining("point 0 is 10.0")
                .hasMessageContaining("in percent");
        assertThatThrownBy(() -> new GroupedData(List.of(0.2, 0.4, 0.6, 0.8, 1.0), List.of(0.1, 0.2, 0.3, 0.4, 0.5)))
                .hasMessageContaining("the last point must be (1, 1), but was (1.0, 0.5)");
        assertThatThrownBy(() -> BetaLorenz.fit(
                        new GroupedData(List.of(0.2, 0.4, 0.6, 0.8, 1.0), List.of(0.3, 0.4, 0.5, 0.6, 1.0))))
                .hasMessageContaining("not below the diagonal");
        assertThatThrownBy(() -> Lognormal.of(8, 41)).hasMessageContaining("did you mean 0.41?");
        assertThatThrownBy(() -> QUADRATIC.poverty(-1, 3)).hasMessageContaining("mean must be positive, was -1.0");
        assertThatThrownBy(() -> QUADRATIC.poverty(1, 0)).hasMessageContaining("line must be positive, was 0.0");
    }
}
