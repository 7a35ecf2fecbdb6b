package org.headcount.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.Setting;
import org.headcount.metrics.Design;
import tech.tablesaw.columns.Column;

/** The sample that a survey declares: the weight of each row, the design and, if there are any, the replicate weights. */
final class DrawnSample {
    final double[] weights;
    final double[] members;
    final Design design;
    final Optional<Replicates.Made> replicates;

    private DrawnSample(double[] weights, double[] members, Design design, Optional<Replicates.Made> replicates) {
        this.weights = weights;
        this.members = members;
        this.design = design;
        this.replicates = replicates;
    }

    /** The sample of a survey, read on first use and shared by the surveys derived from it: their estimates covary. */
    static final class Lazy {
        private Optional<DrawnSample> sample = Optional.empty();

        synchronized DrawnSample of(Survey survey) {
            if (sample.isEmpty()) {
                sample = Optional.of(DrawnSample.of(survey));
            }
            return sample.get();
        }
    }

    /** Reads the columns that a survey declares as weight, size, strata, PSU and finite population. */
    static DrawnSample of(Survey survey) {
        int rows = survey.table().rowCount();
        double[] own = survey.weightColumn()
                .map(name -> notNegative(survey, "weight", name))
                .orElseGet(() -> ones(rows));
        double[] members = survey.sizeColumn()
                .map(name -> notNegative(survey, "size", name))
                .orElseGet(() -> ones(rows));
        double[] weights = new double[rows];
        Arrays.setAll(weights, row -> own[row] * members[row]);
        Design design = design(survey);
        // A missing weight must not spread through a replicate's arithmetic: such rows are out of every estimate
        // anyway.
        double[] present = Arrays.stream(own).map(w -> Double.isNaN(w) ? 0 : w).toArray();
        double[] multiplier =
                Arrays.stream(members).map(m -> Double.isNaN(m) ? 0 : m).toArray();
        return new DrawnSample(
                weights, members, design, survey.replicates().map(how -> how.of(survey, design, present, multiplier)));
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] notNegative(Survey survey, String what, String name) {
        double[] values = Columns.numbers(survey.table(), survey.places(), name);
        for (int row = 0; row < values.length; row++) {
            if (values[row] < 0 || Double.isInfinite(values[row])) {
                throw Columns.fault(
                        survey.table(), survey.places(), name, row, "a " + what + " must not be negative or infinite");
            }
        }
        Columns.requireMagnitude(survey.table(), survey.places(), name, values);
        return values;
    }

    private static Design design(Survey survey) {
        int rows = survey.table().rowCount();
        if (survey.strataColumn().isEmpty() && survey.psuColumn().isEmpty()) {
            requireFirstStage(survey);
            return corrected(survey, Design.ofRows(rows), new int[rows]);
        }
        Optional<Columns.Coded> strata = survey.strataColumn().map(name -> placed(survey, name));
        int[] stratum = strata.map(it -> it.codes).orElseGet(() -> new int[rows]);
        int[] psu = survey.psuColumn()
                .map(name -> placed(survey, name).codes)
                .orElseGet(() -> IntStream.range(0, rows).toArray());
        List<String> names = strata.map(it -> it.labels).orElse(List.of("all"));
        return twoStages(survey, corrected(survey, Design.of(stratum, psu, names), stratum));
    }

    private static void requireFirstStage(Survey survey) {
        if (survey.ssuColumn().isEmpty() && survey.fpcWithinColumn().isEmpty()) {
            return;
        }
        if (survey.psuColumn().isEmpty()
                || survey.fpcColumn().isEmpty()
                || survey.fpcWithinColumn().isEmpty()) {
            throw new IllegalArgumentException(
                    "variances of two stages need the PSUs, the number of PSUs in the"
                            + " population of each stratum, and the number of second-stage units of each PSU: declare psu, fpc and"
                            + " fpcWithin; without them PSUs count as drawn with replacement, and the second stage is in their variance");
        }
    }

    /** The design with units that were drawn within PSUs, where their number in the population was declared. */
    private static Design twoStages(Survey survey, Design design) {
        requireFirstStage(survey);
        if (survey.fpcWithinColumn().isEmpty()) {
            return design;
        }
        int[] psu = IntStream.range(0, design.rows()).map(design::psuOf).toArray();
        int[] unit = survey.ssuColumn()
                .map(name -> placed(survey, name).codes)
                .orElseGet(() -> IntStream.range(0, design.rows()).toArray());
        Columns.Coded named = placed(survey, survey.psuColumn().orElseThrow());
        String[] names = new String[design.psus()];
        for (int row = 0; row < psu.length; row++) {
            names[psu[row]] = "(within PSU " + named.labels.get(named.codes[row]) + ")";
        }
        Design units = Design.of(psu, unit, List.of(names));
        return design.within(units.withUnitsInPopulation(
                inPopulation(survey, survey.fpcWithinColumn().orElseThrow(), units, psu)));
    }

    /** A row whose stratum or unit is unknown has no place in the design, so its error cannot be estimated. */
    private static Columns.Coded placed(Survey survey, String name) {
        Column<?> column = Columns.column(survey.table(), name);
        IntPredicate missing = row -> Columns.missing(column, row);
        IntStream.range(0, column.size()).filter(missing).findFirst().ifPresent(row -> {
            long more = IntStream.range(row + 1, column.size()).filter(missing).count();
            throw DataException.file(
                    survey.places().place(row) + (more == 0 ? "" : " and " + more + " more rows"),
                    "every row needs its place in the design, but " + name + " is missing",
                    Advice.of("find their " + name + ", or leave these rows out")
                            .or(Setting.DROP_INCOMPLETE, ""));
        });
        return new Columns.Coded(column);
    }

    private static Design corrected(Survey survey, Design design, int[] stratum) {
        return survey.fpcColumn()
                .map(name -> design.withUnitsInPopulation(inPopulation(survey, name, design, stratum)))
                .orElse(design);
    }

    /** The number of units that each stratum has in the population, which all its rows must agree on. */
    private static double[] inPopulation(Survey survey, String name, Design design, int[] stratum) {
        double[] units = Columns.numbers(survey.table(), survey.places(), name);
        double[] ofStratum = new double[design.strata()];
        Arrays.fill(ofStratum, Double.NaN);
        for (int row = 0; row < units.length; row++) {
            int h = stratum[row];
            if (Double.isNaN(units[row]) || !(Double.isNaN(ofStratum[h]) || ofStratum[h] == units[row])) {
                throw DataException.file(
                        survey.places().place(row) + ", column '" + name + "'",
                        "stratum " + design.stratum(h) + " needs one number of PSUs in the population, but " + name
                                + " is "
                                + (Double.isNaN(units[row])
                                        ? "missing"
                                        : ofStratum[h] + " before and " + units[row] + " here"),
                        Double.isNaN(units[row])
                                ? Advice.of("fill it in, or leave these rows out")
                                        .or(Setting.DROP_INCOMPLETE, "")
                                : Advice.of("give each row of a stratum the same number"));
            }
            ofStratum[h] = units[row];
        }
        return ofStratum;
    }
}
