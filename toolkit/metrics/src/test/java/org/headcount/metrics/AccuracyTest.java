package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sums of many rows against exact arithmetic. */
class AccuracyTest {
    private static final int ROWS = 500_000;
    private static final long SEED = 20_230_914;

    @Test
    void manyRowsLoseNothing() {
        var random = new SplittableRandom(SEED);
        long[] income = new long[ROWS];
        long[] weight = new long[ROWS];
        Arrays.setAll(income, i -> 1 + (long) Math.exp(14 * random.nextDouble()));
        Arrays.setAll(weight, i -> 1 + random.nextInt(500));
        var d = Distribution.of(
                Arrays.stream(income).mapToDouble(x -> x).toArray(),
                Arrays.stream(weight).mapToDouble(w -> w).toArray());
        Integer[] order = new Integer[ROWS];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Long.compare(income[i], income[j]));
        BigInteger people = BigInteger.ZERO;
        BigInteger total = BigInteger.ZERO;
        BigInteger byRank = BigInteger.ZERO;
        for (int i : order) {
            long below = people.longValueExact();
            byRank = byRank.add(
                    BigInteger.valueOf(income[i] * weight[i]).multiply(BigInteger.valueOf(2 * below + weight[i])));
            people = people.add(BigInteger.valueOf(weight[i]));
            total = total.add(BigInteger.valueOf(income[i] * weight[i]));
        }
        double mean = new BigDecimal(total)
                .divide(new BigDecimal(people), MathContext.DECIMAL128)
                .doubleValue();
        double gini = new BigDecimal(byRank)
                .divide(new BigDecimal(people.multiply(total)), MathContext.DECIMAL128)
                .subtract(BigDecimal.ONE)
                .doubleValue();
        assertThat(d.mean()).isCloseTo(mean, within(1e-14 * mean));
        assertThat(Inequality.gini().value(d)).as("seed %d", SEED).isCloseTo(gini, within(1e-13 * gini));
    }

    @Test
    void aSumKeepsWhatRoundingCutsOff() {
        var sum = new Sum();
        for (int i = 0; i < 10_000_000; i++) {
            sum.add(0.1);
        }
        // 0.1 is a little more than a tenth; ten million of them are what the exact product says.
        double exact = new BigDecimal(Double.parseDouble("0.1"))
                .multiply(BigDecimal.valueOf(10_000_000))
                .doubleValue();
        assertThat(sum.value()).isEqualTo(exact);
    }

    @Test
    void sumsOfPiecesAreTheSumOfTheWhole() {
        var random = new SplittableRandom(7);
        double[] terms = random.doubles(5000)
                .map(u -> Math.scalb(u - 0.5, (int) (60 * u) - 30))
                .toArray();
        var whole = new Sum();
        var left = new Sum();
        var right = new Sum();
        for (int i = 0; i < terms.length; i++) {
            whole.add(terms[i]);
            (i < 1234 ? left : right).add(terms[i]);
        }
        left.add(right);
        assertThat(left.value()).isEqualTo(whole.value());
        double exact = Arrays.stream(terms)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        assertThat(whole.value()).isEqualTo(exact);
    }

    @Test
    void aLargeLevelHidesNoSmallSpread() {
        // Nine-digit incomes that differ by one: after Wilkinson's statistics quiz.
        double[] x = {
            99_999_991, 99_999_992, 99_999_993, 99_999_994, 99_999_995, 99_999_996, 99_999_997, 99_999_998, 99_999_999
        };
        double sd = Math.sqrt(60.0 / 9);
        assertThat(Inequality.coefficientOfVariation().value(Distribution.of(x)))
                .isCloseTo(sd / 99_999_995, within(1e-9 * sd / 99_999_995));
    }

    @Test
    void anInfiniteTermMakesAnInfiniteSum() {
        var sum = new Sum();
        sum.add(1);
        sum.add(Double.POSITIVE_INFINITY);
        sum.add(1);
        assertThat(sum.value()).isEqualTo(Double.POSITIVE_INFINITY);
        var both = new Sum();
        both.add(sum);
        assertThat(both.value()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
