package org.headcount.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.metrics.Design;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Linearised;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.PsuTotals;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Welfare;

/**
 * A population whose welfare is lognormal and whose weights are uniform, in 50 strata of 40 sampling units, and what is
 * measured of it.
 */
final class Households {

    private static final double LINE = 0.6;

    /** The headcount, the gap and the severity of poverty. */
    static final List<Metric> POVERTY = List.of(Poverty.headcount(LINE), Poverty.gap(LINE), Poverty.severity(LINE));

    /** Those, the Gini and the nine deciles: from one sort. */
    static final List<Metric> ALL = Stream.concat(
                    POVERTY.stream(),
                    Stream.concat(
                            Stream.of(Inequality.gini()),
                            IntStream.rangeClosed(1, 9)
                                    .mapToObj(tenth -> Welfare.quantile(tenth / 10.0, QuantileType.INVERSE_CDF))))
            .toList();

    private final double[] welfare;
    private final double[] weights;
    private final Design design;

    Households(int rows) {
        var random = new SplittableRandom(1);
        welfare = new double[rows];
        weights = new double[rows];
        int[] strata = new int[rows];
        int[] units = new int[rows];
        for (int i = 0; i < rows; i++) {
            welfare[i] = Math.exp(
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble()));
            weights[i] = 0.5 + 1.5 * random.nextDouble();
            units[i] = (int) ((long) i * 2000 / rows);
            strata[i] = units[i] / 40;
        }
        design = Design.of(
                strata,
                units,
                IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }

    /** Nothing known of them yet, so that the first metric that needs it sorts them. */
    Distribution distribution() {
        return Distribution.of(welfare, weights);
    }

    /** One look at every number. */
    double read() {
        double people = 0;
        double income = 0;
        for (int i = 0; i < welfare.length; i++) {
            people += weights[i];
            income += weights[i] * welfare[i];
        }
        return people + income;
    }

    static double values(List<Metric> metrics, Distribution people) {
        return metrics.stream().mapToDouble(metric -> metric.value(people)).sum();
    }

    /** Standard errors by linearisation over the sampling units. */
    double errors(List<Metric> metrics, Distribution people) {
        double sum = 0;
        for (Metric metric : metrics) {
            Linearised value = metric.of(people);
            var totals = new PsuTotals(design);
            double[] influence = value.influence().perRow(people.rows());
            for (int i = 0; i < influence.length; i++) {
                totals.add(i, people.weight(i), influence[i]);
            }
            sum += Math.sqrt(totals.variance(SinglePsu.FAIL));
        }
        return sum;
    }
}
