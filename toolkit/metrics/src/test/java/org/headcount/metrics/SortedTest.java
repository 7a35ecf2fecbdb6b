package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sort against the library's, on columns of every shape. */
class SortedTest {

    /** A column of a given shape: a function of a uniform number. */
    private record Shape(String name, DoubleUnaryOperator of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("uniform", u -> u),
                new Shape("both signs", u -> u - 0.5),
                new Shape("constant", u -> 42),
                new Shape("heaped", u -> Math.rint(10 * u)),
                new Shape("mostly zero", u -> u < 0.9 ? 0 : u),
                new Shape("zeros of both signs", u -> u < 0.5 ? -0.0 : 0.0),
                new Shape("all magnitudes", u -> Math.scalb(u < 0.5 ? -1.0 : 1.0, (int) (2000 * u) - 1000)),
                new Shape("one outlier", u -> u < 0.001 ? 1e300 : 1 + u * 1e-12),
                new Shape("tiny differences", u -> Math.nextUp(1 + Math.rint(3 * u) * 0x1p-52)),
                new Shape("pareto", u -> Math.pow(u, -3)),
                new Shape(
                        "extremes", u -> u < 0.5 ? -Double.MAX_VALUE : u < 0.7 ? Double.MAX_VALUE : Double.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sortsLikeTheLibrary(Shape shape) {
        for (int n : new int[] {0, 1, 2, 23, 24, 25, 100, 1000, 70_000}) {
            long seed = 31L * n + 5;
            double[] column = new SplittableRandom(seed)
                    .doubles(n)
                    .map(shape.of)
                    .map(x -> x + 0.0)
                    .toArray();
            Sorted sorted = Sorted.of(column, n % 2 == 0 ? Chunks.IN_PARALLEL : Chunks.IN_TURN);
            int[] wanted = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> column[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(sorted.rows).as("%s, seed %d", shape, seed).isEqualTo(wanted);
            assertThat(sorted.values)
                    .isEqualTo(Arrays.stream(wanted).mapToDouble(i -> column[i]).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void leavesAnAscendingColumnAlone(Shape shape) {
        double[] column =
                new SplittableRandom(9).doubles(500).map(shape.of).sorted().toArray();
        assertThat(Sorted.of(column, Chunks.IN_TURN).rows)
                .isEqualTo(IntStream.range(0, 500).toArray());
    }
}
