package org.headcount.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.headcount.metrics.AlkireFoster;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.Targeting;
import org.headcount.metrics.Welfare;
import org.headcount.survey.Estimate;
import org.headcount.survey.Survey;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How often a 95 percent interval covers the value in the population: many two-stage samples of one finite population with
 * strata and PSUs, measured as a user would measure them.
 *
 * <p>The population has 6 strata of 150 PSUs of 40 to 80 households, in two years; incomes are lognormal with effects of
 * stratum and PSU, deprivations and the programme follow income loosely. A sample draws 12 PSUs of each stratum without
 * replacement and 10 households of each: 720 households, 66 degrees of freedom. The two years are drawn apart.
 *
 * <p>Arguments: number of samples (2000), file to write (none).
 */
public final class Coverage {

    private static final long SEED = 20_261_128;
    private static final int STRATA = 6;
    private static final int PSUS = 150;
    private static final int SAMPLED_PSUS = 12;
    private static final int SAMPLED_HOUSEHOLDS = 10;
    private static final double LINE = 2.2;

    private Coverage() {}

    /** Draws the samples and prints the table. */
    public static void main(String[] args) throws IOException {
        int samples = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        var before = new Population(new SplittableRandom(SEED), 1);
        var after = new Population(new SplittableRandom(SEED + 1), 1.12);
        Map<String, Double> truth = new LinkedHashMap<>();
        measured(before.everybody(), after.everybody()).forEach((name, estimate) -> truth.put(name, estimate.value()));
        Map<String, Tally> tallies = new LinkedHashMap<>();
        truth.forEach((name, value) -> tallies.put(name, new Tally(value)));
        var random = new SplittableRandom(SEED + 2);
        for (int s = 0; s < samples; s++) {
            measured(before.sample(random), after.sample(random))
                    .forEach((name, estimate) -> tallies.get(name).add(estimate));
        }
        List<String> lines = new ArrayList<>(List.of(
                "measure,population_value,true_error,mean_error_over_true,covered_percent,too_low_percent,too_high_percent,samples"));
        tallies.forEach((name, tally) -> lines.add("\"" + name + "\"," + tally.row()));
        lines.forEach(System.out::println);
        if (args.length > 1) {
            Files.write(Path.of(args[1]), lines);
        }
    }

    private static Map<String, Estimate> measured(Survey before, Survey after) {
        var mpi = AlkireFoster.ofIndicators(
                List.of("school", "water", "floor", "power"), List.of(0.25, 0.25, 0.25, 0.25), 0.5);
        var programme = Targeting.of("programme", LINE);
        Map<String, Metric> levels = new LinkedHashMap<>();
        levels.put("headcount", Poverty.headcount(LINE));
        levels.put("headcount, rare", Poverty.headcount(0.8));
        levels.put("poverty gap", Poverty.gap(LINE));
        levels.put("poverty gap, rare", Poverty.gap(0.8));
        levels.put("Gini", Inequality.gini());
        levels.put("median", Welfare.median());
        levels.put("share of the poorest 20 percent", Lorenz.bottom(0.2));
        levels.put("share of the richest 10 percent", Lorenz.top(0.1));
        levels.put("rate below 60 percent of the median", Poverty.headcount(Line.ofMedian(0.6)));
        levels.put("MPI", mpi.adjustedHeadcount());
        levels.put("MPI headcount", mpi.headcount());
        levels.put("MPI intensity", mpi.intensity());
        levels.put("MPI contribution of water", mpi.contribution("water"));
        levels.put("undercoverage", programme.undercoverage());
        levels.put("leakage", programme.leakage());
        levels.put("coverage of the poor", programme.coverageOfPoor());
        levels.put("targeting performance", programme.performance());
        Map<String, Estimate> found = new LinkedHashMap<>();
        var estimates = before.estimate(List.copyOf(levels.values()));
        int next = 0;
        for (String name : levels.keySet()) {
            found.put(name, estimates.get(next++));
        }
        var change = before.changeTo(after);
        var parts = change.shapley(Poverty.headcount(LINE));
        found.put("Shapley part of growth", parts.get(1));
        found.put("Shapley part of redistribution", parts.get(2));
        var growth = change.growthIncidence(0.1, 0.5, 0.9);
        found.put("growth incidence at the 10th percentile", growth.get(0));
        found.put("growth incidence at the 50th percentile", growth.get(1));
        found.put("growth incidence at the 90th percentile", growth.get(2));
        return found;
    }

    /** A household of the population. */
    private record Household(int stratum, int psu, double income, double size, int[] deprived, int programme) {}

    private static final class Population {
        private final List<List<List<Household>>> strata = new ArrayList<>();

        Population(SplittableRandom random, double growth) {
            for (int h = 0; h < STRATA; h++) {
                List<List<Household>> psus = new ArrayList<>();
                for (int p = 0; p < PSUS; p++) {
                    double effect = 0.3 * (h - 2.5) / 2.5 + 0.25 * random.nextGaussian();
                    int households = 40 + random.nextInt(41);
                    List<Household> psu = new ArrayList<>();
                    for (int i = 0; i < households; i++) {
                        psu.add(household(random, growth, h, p, effect));
                    }
                    psus.add(psu);
                }
                strata.add(psus);
            }
        }

        private static Household household(SplittableRandom random, double growth, int h, int p, double effect) {
            double log = 1 + effect + 0.6 * random.nextGaussian();
            int[] deprived = new int[4];
            for (int j = 0; j < deprived.length; j++) {
                deprived[j] = log + 0.8 * random.nextGaussian() < 0.3 + 0.15 * j ? 1 : 0;
            }
            int programme = log + 0.7 * random.nextGaussian() < 0.5 ? 1 : 0;
            return new Household(h, p, growth * Math.exp(log), 1 + random.nextInt(8), deprived, programme);
        }

        /** Every household, with no weights. */
        Survey everybody() {
            var rows = new Rows();
            strata.forEach(psus -> psus.forEach(psu -> psu.forEach(it -> rows.add(it, 1))));
            return rows.survey();
        }

        Survey sample(SplittableRandom random) {
            var rows = new Rows();
            for (List<List<Household>> psus : strata) {
                for (int p : drawn(psus.size(), SAMPLED_PSUS, random)) {
                    List<Household> psu = psus.get(p);
                    double weight = (double) psus.size() / SAMPLED_PSUS * psu.size() / SAMPLED_HOUSEHOLDS;
                    for (int i : drawn(psu.size(), SAMPLED_HOUSEHOLDS, random)) {
                        rows.add(psu.get(i), weight);
                    }
                }
            }
            return rows.survey();
        }

        /** Numbers below {@code of}, drawn without replacement. */
        private static int[] drawn(int of, int count, SplittableRandom random) {
            int[] all = new int[of];
            for (int i = 0; i < of; i++) {
                all[i] = i;
            }
            int[] drawn = new int[count];
            for (int i = 0; i < count; i++) {
                int j = i + random.nextInt(of - i);
                drawn[i] = all[j];
                all[j] = all[i];
            }
            return drawn;
        }
    }

    /** The columns of a survey's table. */
    private static final class Rows {
        private final DoubleColumn income = DoubleColumn.create("income");
        private final DoubleColumn weight = DoubleColumn.create("weight");
        private final DoubleColumn size = DoubleColumn.create("size");
        private final IntColumn stratum = IntColumn.create("stratum");
        private final IntColumn psu = IntColumn.create("psu");
        private final IntColumn programme = IntColumn.create("programme");
        private final List<IntColumn> deprived = List.of(
                IntColumn.create("school"), IntColumn.create("water"), IntColumn.create("floor"), IntColumn.create("power"));

        void add(Household it, double weighs) {
            income.append(it.income);
            weight.append(weighs);
            size.append(it.size);
            stratum.append(it.stratum);
            psu.append(it.psu);
            programme.append(it.programme);
            for (int j = 0; j < deprived.size(); j++) {
                deprived.get(j).append(it.deprived[j]);
            }
        }

        Survey survey() {
            Table table = Table.create("sample", income, weight, size, stratum, psu, programme);
            deprived.forEach(table::addColumns);
            return Survey.of(table).welfare("income").weight("weight").size("size").strata("stratum").psu("psu");
        }
    }

    /** What came out for one measure, sample by sample. */
    private static final class Tally {
        private final double truth;
        private int samples;
        private int tooLow;
        private int tooHigh;
        private int known;
        private double errors;
        private double sum;
        private double squares;

        Tally(double truth) {
            this.truth = truth;
        }

        /** An interval that is unknown covers nothing, and counts as too low. */
        void add(Estimate estimate) {
            samples++;
            var uncertainty = estimate.uncertainty().orElseThrow();
            if (uncertainty.low() > truth) {
                tooHigh++;
            } else if (!(uncertainty.high() >= truth)) {
                tooLow++;
            }
            if (Double.isFinite(estimate.value()) && Double.isFinite(uncertainty.se())) {
                known++;
                errors += uncertainty.se();
                sum += estimate.value() - truth;
                squares += (estimate.value() - truth) * (estimate.value() - truth);
            }
        }

        String row() {
            double sd = Math.sqrt((squares - sum * sum / known) / (known - 1));
            return String.format(
                    Locale.ROOT,
                    "%.4f,%.5f,%.3f,%.1f,%.1f,%.1f,%d",
                    truth,
                    sd,
                    errors / known / sd,
                    100.0 * (samples - tooLow - tooHigh) / samples,
                    100.0 * tooLow / samples,
                    100.0 * tooHigh / samples,
                    samples);
        }
    }
}
