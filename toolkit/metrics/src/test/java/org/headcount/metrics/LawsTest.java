package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.metrics.Lawful.Law;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds of every metric, whatever the people; each law on populations made from seeds, which a failure names. */
class LawsTest {
    private static final long[] SEEDS = {1983, 20110, 77, 4, 5_000_011};

    /** A law, tried on one metric and one population. */
    private interface Trial {
        void on(Lawful it, People people);
    }

    private static Stream<DynamicTest> each(Trial trial) {
        return Lawful.all().stream()
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> {
                    for (long seed : SEEDS) {
                        trial.on(it, People.smooth(seed, 211));
                        trial.on(it, People.heaped(seed, 180));
                    }
                }));
    }

    private static void same(double got, double wanted, Lawful it, People people, double tolerance) {
        assertThat(got)
                .as("%s, seed %d, %d rows", it.name(), people.seed, people.rows())
                .isCloseTo(wanted, within(tolerance * Math.max(1, Math.abs(wanted))));
    }

    @TestFactory
    Stream<DynamicTest> anotherCurrencyChangesNoIndex() {
        return each((it, people) -> {
            double value = it.metric().value(people.distribution());
            double rate = 6.5;
            double converted = it.at().apply(rate * Lawful.LINE).value(people.inCurrency(rate));
            same(converted, it.obeys(Law.WITHOUT_UNIT) ? value : rate * value, it, people, 1e-11);
        });
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfRowsDoesNotMatter() {
        return each((it, people) -> {
            int[] order = people.shuffled();
            Distribution whole = people.distribution();
            Distribution shuffled = pick(people, order);
            same(it.metric().value(shuffled), it.metric().value(whole), it, people, 1e-12);
        });
    }

    @TestFactory
    Stream<DynamicTest> weightsAreRelative() {
        return each((it, people) -> {
            double value = it.metric().value(people.distribution());
            double[] larger = People.times(people.weights, 1000.0 / 3);
            double reweighted = it.metric().value(people.distribution(people.welfare, larger));
            same(reweighted, it.obeys(Law.RELATIVE) ? value : value * 1000 / 3, it, people, 1e-11);
        });
    }

    @TestFactory
    Stream<DynamicTest> aWholeWeightIsARowRepeated() {
        return Lawful.all().stream()
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> {
                    for (long seed : SEEDS) {
                        var people = People.heaped(seed, 150);
                        int[] repeated = IntStream.range(0, people.rows())
                                .flatMap(i -> IntStream.range(0, (int) people.weights[i])
                                        .map(copy -> i))
                                .toArray();
                        Distribution rows = pick(people, repeated).reweighted(ones(repeated.length));
                        same(it.metric().value(rows), it.metric().value(people.distribution()), it, people, 1e-11);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everybodyTwiceIsTheSameDistribution() {
        return each((it, people) -> {
            Distribution once = people.distribution();
            double twice = it.metric().value(once.merge(once));
            double value = it.metric().value(once);
            same(twice, it.obeys(Law.RELATIVE) ? value : 2 * value, it, people, 1e-12);
        });
    }

    @TestFactory
    Stream<DynamicTest> piecesMergeToTheWholeInWhateverGrouping() {
        return each((it, people) -> {
            Distribution whole = people.distribution();
            int cut = people.rows() / 3;
            int[] rows = IntStream.range(0, people.rows()).toArray();
            Distribution first = pick(people, Arrays.copyOfRange(rows, 0, cut));
            Distribution second = pick(people, Arrays.copyOfRange(rows, cut, 2 * cut));
            Distribution third = pick(people, Arrays.copyOfRange(rows, 2 * cut, people.rows()));
            // Pieces that were ranked before merge their orders; pieces that were not are ranked as a whole.
            first.ranked();
            second.ranked();
            third.ranked();
            Distribution left = first.merge(second).merge(third);
            Distribution right = first.merge(second.merge(third));
            double value = it.metric().value(whole);
            same(it.metric().value(left), value, it, people, 1e-14);
            same(it.metric().value(right), value, it, people, 1e-14);
            assertThat(it.metric().of(left).influence().perRow(people.rows()))
                    .as("influence of %s, seed %d", it.name(), people.seed)
                    .containsExactly(it.metric().of(whole).influence().perRow(people.rows()), within(1e-9));
        });
    }

    /** Long enough for several chunks, and heaped, so that classes lie astride their ends. */
    @TestFactory
    Stream<DynamicTest> threadsChangeNoBit() {
        var people = People.heaped(42, 80_000);
        Distribution one = people.distribution();
        Distribution many = people.distribution().inParallel();
        return Lawful.all().stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.name(),
                        () -> assertThat(it.metric().value(many))
                                .isEqualTo(it.metric().value(one))));
    }

    /** What a cluster does: ranges of welfare apart, merged in order. */
    @TestFactory
    Stream<DynamicTest> rangePartitionsMergeToTheWhole() {
        return each((it, people) -> {
            int[] order = people.distribution().ranked().row;
            Distribution merged = pick(people, Arrays.copyOfRange(order, 0, 60));
            merged.ranked();
            for (int from = 60; from < order.length; from += 60) {
                Distribution next = pick(people, Arrays.copyOfRange(order, from, Math.min(order.length, from + 60)));
                next.ranked();
                merged = merged.merge(next);
            }
            same(it.metric().value(merged), it.metric().value(people.distribution()), it, people, 1e-13);
        });
    }

    @TestFactory
    Stream<DynamicTest> influencesSumToZero() {
        return each((it, people) -> {
            Distribution d = people.distribution();
            Linearised value = it.metric().of(d);
            double[] influence = value.influence().perRow(d.rows());
            double sum = Sum.over(d.rows(), i -> d.weight(i) * influence[i]);
            if (Double.isNaN(sum)) {
                // Heaped welfare has no density, and what needs one has no influence that is known.
                assertThat(it.obeys(Law.SMOOTH)).as(it.name()).isFalse();
                return;
            }
            double size = Sum.over(d.rows(), i -> d.weight(i) * Math.abs(influence[i]));
            // Of a total they sum to the total. A quantile lets p fall within a heap, whose weight then remains.
            double wanted = it.obeys(Law.RELATIVE) ? 0 : value.value();
            double slack = it.obeys(Law.SMOOTH) ? 1e-12 : 0.3;
            assertThat(sum)
                    .as("%s, seed %d", it.name(), people.seed)
                    .isCloseTo(wanted, within(slack * Math.max(size, Math.abs(wanted))));
        });
    }

    @TestFactory
    Stream<DynamicTest> influenceIsTheDerivativeByWeight() {
        return Lawful.all().stream()
                .filter(it -> it.obeys(Law.SMOOTH))
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> {
                    for (long seed : SEEDS) {
                        derivative(it, People.smooth(seed, 97));
                        derivative(it, People.tied(seed, 60));
                    }
                }));
    }

    private static void derivative(Lawful it, People people) {
        Linearised value = it.metric().of(people.distribution());
        double[] influence = value.influence().perRow(people.rows());
        double largest = Arrays.stream(influence).map(Math::abs).max().orElseThrow();
        double step = 1e-5;
        for (int i = 0; i < people.rows(); i += 7) {
            double up = it.metric().value(nudged(people, i, step));
            double down = it.metric().value(nudged(people, i, -step));
            assertThat((up - down) / (2 * step))
                    .as("%s, row %d, seed %d", it.name(), i, people.seed)
                    .isCloseTo(influence[i], within(2e-5 * largest + 1e-9));
        }
    }

    /** Some have nothing, some less than nothing: formulas that leave them out give them no influence. */
    @TestFactory
    Stream<DynamicTest> whoIsLeftOutHasNoInfluence() {
        return Stream.of(
                        Inequality.generalizedEntropy(0, Zeros.DROP),
                        Inequality.generalizedEntropy(0.5, Zeros.KEEP),
                        Inequality.generalizedEntropy(2, Zeros.KEEP),
                        Inequality.atkinson(2, Zeros.DROP),
                        Inequality.atkinson(0.5, Zeros.KEEP),
                        Poverty.watts(Lawful.LINE, Zeros.DROP),
                        Poverty.wattsIgnoringZeros(Line.of(Lawful.LINE)),
                        Decomposition.generalizedEntropy(1, "region").get(1),
                        Decomposition.generalizedEntropy(1, "region").get(2))
                .map(metric -> DynamicTest.dynamicTest(metric.toString(), () -> {
                    var people = People.smooth(99, 90);
                    for (int i = 0; i < 90; i += 9) {
                        people.welfare[i] = i % 2 == 0 ? 0 : -5;
                    }
                    var it = new Lawful(metric.toString(), z -> metric, Set.of());
                    derivative(it, people);
                    double[] influence =
                            metric.of(people.distribution()).influence().perRow(90);
                    assertThat(influence[9]).isZero();
                    assertThat(metric.of(people.distribution()).leftOut()).containsEntry("negative welfare", 5);
                }));
    }

    private static Distribution nudged(People people, int row, double step) {
        double[] weights = people.weights.clone();
        weights[row] += step;
        return people.distribution(people.welfare, weights);
    }

    @TestFactory
    Stream<DynamicTest> linearisedErrorIsNearTheJackknife() {
        return Lawful.all().stream()
                .filter(it -> it.obeys(Law.SMOOTH))
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> {
                    for (long seed : new long[] {1983, 77}) {
                        jackknife(it, People.smooth(seed, 400));
                    }
                }));
    }

    private static void jackknife(Lawful it, People people) {
        int n = people.rows();
        Distribution d = people.distribution();
        Linearised value = it.metric().of(d);
        var totals = new PsuTotals(Design.ofRows(n));
        double[] influence = value.influence().perRow(n);
        for (int i = 0; i < n; i++) {
            totals.add(i, d.weight(i), influence[i]);
        }
        double taylor = Math.sqrt(totals.variance(SinglePsu.FAIL));
        double square = 0;
        for (int out = 0; out < n; out++) {
            double[] weights = People.times(people.weights, n / (n - 1.0));
            weights[out] = 0;
            double deviation = it.metric().value(d.reweighted(weights)) - value.value();
            square += (n - 1.0) / n * deviation * deviation;
        }
        assertThat(taylor)
                .as("%s, seed %d", it.name(), people.seed)
                .isCloseTo(Math.sqrt(square), within(0.15 * Math.sqrt(square) + 1e-12));
    }

    /** Money from a poorer to a richer person, ranks kept: what dislikes inequality rises. */
    @TestFactory
    Stream<DynamicTest> aRegressiveTransferRaisesWhatDislikesInequality() {
        List<Metric> strict = List.of(
                Inequality.gini(),
                Inequality.sGini(3),
                Inequality.generalizedEntropy(-1),
                Inequality.generalizedEntropy(0),
                Inequality.generalizedEntropy(1),
                Inequality.generalizedEntropy(2),
                Inequality.atkinson(0.5),
                Inequality.atkinson(1),
                Inequality.atkinson(2),
                Inequality.coefficientOfVariation());
        List<Metric> amongPoor = List.of(
                Poverty.fgt(2, Lawful.LINE),
                Poverty.fgt(1.5, Lawful.LINE),
                Poverty.watts(Lawful.LINE),
                Poverty.sen(Line.of(Lawful.LINE)),
                Poverty.sst(Line.of(Lawful.LINE)));
        return Stream.concat(
                strict.stream().map(metric -> transfer(metric, Double.POSITIVE_INFINITY)),
                amongPoor.stream().map(metric -> transfer(metric, Lawful.LINE)));
    }

    private static DynamicTest transfer(Metric metric, double poorerThan) {
        return DynamicTest.dynamicTest(metric.toString(), () -> {
            for (long seed : SEEDS) {
                var people = People.smooth(seed, 80);
                Distribution d = people.distribution();
                Ranked order = d.ranked();
                int poor = order.below(poorerThan);
                for (int k = 1; k + 2 < poor; k += 5) {
                    int giver = order.row[k];
                    int taker = order.row[k + 1];
                    // Half of what the giver can lose, or the taker gain, without passing the next.
                    double room = Math.min(
                            (order.welfare[k] - order.welfare[k - 1]) * people.weights[giver],
                            (order.welfare[k + 2] - order.welfare[k + 1]) * people.weights[taker]);
                    double[] after = people.welfare.clone();
                    after[giver] -= room / 2 / people.weights[giver];
                    after[taker] += room / 2 / people.weights[taker];
                    assertThat(metric.value(Distribution.of(after, people.weights)))
                            .as("%s, ranks %d and %d, seed %d", metric, k, k + 1, seed)
                            .isGreaterThan(metric.value(d));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> decompositionsAddUp() {
        return Arrays.stream(SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    var people = People.heaped(seed, 200);
                    Distribution d = people.distribution();
                    for (double alpha : new double[] {-1, 0, 0.5, 1, 2}) {
                        addUp(d, Decomposition.generalizedEntropy(alpha, "region"));
                    }
                    addUp(d, Decomposition.gini("region"));
                    for (Metric index : List.of(Poverty.headcount(70), Poverty.gap(70), Poverty.watts(70))) {
                        assertThat(sum(d, regions(level -> Decomposition.contribution(index, "region", level))))
                                .isCloseTo(1, within(1e-12));
                    }
                    var mpi = AlkireFoster.ofIndicators(List.of("one", "two", "three"), List.of(0.5, 0.25, 0.25), 0.4);
                    assertThat(sum(
                                    d,
                                    List.of(
                                            mpi.contribution("one"),
                                            mpi.contribution("two"),
                                            mpi.contribution("three"))))
                            .isCloseTo(1, within(1e-12));
                    assertThat(sum(
                                    d,
                                    regions(level ->
                                            Decomposition.contribution(mpi.adjustedHeadcount(), "region", level))))
                            .isCloseTo(1, within(1e-12));
                    var sources = Sources.of("tax", "one");
                    assertThat(sum(d, List.of(sources.contribution("tax"), sources.contribution("one"))))
                            .isCloseTo(1, within(1e-12));
                    assertThat(sum(d, List.of(sources.marginalEffect("tax"), sources.marginalEffect("one"))))
                            .isCloseTo(0, within(1e-12));
                    assertThat(sum(d, Lorenz.shares(7))).isCloseTo(1, within(1e-12));
                }));
    }

    private static void addUp(Distribution d, List<Metric> wholeAndParts) {
        double whole = wholeAndParts.get(0).value(d);
        assertThat(sum(d, wholeAndParts.subList(1, wholeAndParts.size())))
                .as(wholeAndParts.toString())
                .isCloseTo(whole, within(1e-12));
    }

    private static double sum(Distribution d, List<? extends Metric> metrics) {
        return metrics.stream().mapToDouble(metric -> metric.value(d)).sum();
    }

    private static List<Metric> regions(Function<String, Metric> part) {
        return Stream.of("north", "south", "east").map(part).toList();
    }

    @TestFactory
    Stream<DynamicTest> changeDecompositionsAddUp() {
        return Arrays.stream(SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Distribution before = People.heaped(seed, 200).distribution();
                    Distribution after =
                            People.smooth(seed + 1, 230).distribution().scaled(1.2);
                    var change = Change.between(before, after);
                    for (Metric index : List.of(Poverty.headcount(70), Poverty.gap(70), Poverty.severity(70))) {
                        double whole = index.value(after) - index.value(before);
                        for (var parts : List.of(
                                change.dattRavallion(index),
                                change.dattRavallionFromAfter(index),
                                change.shapley(index))) {
                            assertThat(parts.growth()
                                            .plus(parts.redistribution())
                                            .plus(parts.residual())
                                            .value())
                                    .isCloseTo(whole, within(1e-12));
                        }
                        assertThat(change.shapley(index).residual().value()).isCloseTo(0, within(1e-12));
                        var groups = change.ravallionHuppi(index, "region");
                        assertThat(groups.intra()
                                        .plus(groups.shift())
                                        .plus(groups.interaction())
                                        .value())
                                .isCloseTo(whole, within(1e-12));
                    }
                }));
    }

    private static Distribution pick(People people, int[] rows) {
        var columns = new ArrayList<double[]>();
        for (double[] column : List.of(
                people.welfare,
                people.weights,
                people.tax,
                people.programme,
                people.indicators[0],
                people.indicators[1],
                people.indicators[2])) {
            columns.add(Arrays.stream(rows).mapToDouble(row -> column[row]).toArray());
        }
        return Distribution.of(columns.get(0), columns.get(1))
                .with("tax", columns.get(2))
                .with("programme", columns.get(3))
                .with("one", columns.get(4))
                .with("two", columns.get(5))
                .with("three", columns.get(6))
                .with(
                        "region",
                        Groups.of(Arrays.stream(rows)
                                .mapToObj(row -> people.region[row])
                                .toList()));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
