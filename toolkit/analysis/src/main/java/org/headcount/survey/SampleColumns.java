package org.headcount.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Groups;
import org.headcount.metrics.Line;
import org.headcount.metrics.Metric;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** The columns of a survey that metrics read, each read once: welfare as it is declared, poverty lines, and any other. */
final class SampleColumns {
    private final Survey survey;
    private final DrawnSample drawn;
    private final Map<Metric.Unit, double[]> welfare = new HashMap<>();
    private final Map<String, Known> columns = new HashMap<>();

    SampleColumns(Survey survey, DrawnSample drawn) {
        this.survey = survey;
        this.drawn = drawn;
    }

    /** Welfare and weight of some rows. */
    Distribution distribution(Metric.Unit unit, SampleRows rows) {
        var plain = Distribution.of(rows.pick(welfare(unit)), rows.pick(drawn.weights));
        return unit == Metric.Unit.LINES ? plain.with(Line.Own.COLUMN, rows.pick(lines())) : plain;
    }

    /** Adds a column to a distribution of these rows: numbers as numbers, all else as groups. */
    Distribution join(Distribution distribution, String name, SampleRows rows) {
        return column(name).join(distribution, name, rows);
    }

    /** A reason for which a row cannot be used. */
    record DropReason(String text, IntPredicate of) {}

    /** The position of the first reason that applies to a row; their number if none does. */
    static int first(List<DropReason> reasons, int row) {
        int reason = 0;
        while (reason < reasons.size() && !reasons.get(reason).of.test(row)) {
            reason++;
        }
        return reason;
    }

    /** The reasons for which a metric of these columns cannot use a row, in the order in which they are tested. */
    List<DropReason> reasonsToDrop(Metric.Unit unit, List<String> names) {
        List<DropReason> reasons = new ArrayList<>();
        double[] weights = drawn.weights;
        reasons.add(new DropReason("missing size", row -> Double.isNaN(drawn.members[row])));
        reasons.add(new DropReason("missing weight", row -> Double.isNaN(weights[row])));
        reasons.add(new DropReason("zero weight", row -> weights[row] == 0));
        if (unit != Metric.Unit.NONE) {
            double[] money = welfare(Metric.Unit.WELFARE);
            reasons.add(new DropReason("missing welfare", row -> Double.isNaN(money[row])));
        }
        if (unit == Metric.Unit.LINES) {
            double[] ratio = welfare(Metric.Unit.LINES);
            reasons.add(new DropReason("missing line", row -> Double.isNaN(ratio[row])));
        }
        for (String name : names) {
            Known column = column(name);
            reasons.add(new DropReason("missing " + name, column::missing));
        }
        return reasons;
    }

    private Known column(String name) {
        return columns.computeIfAbsent(
                name,
                it -> Columns.column(survey.table(), it) instanceof NumericColumn<?>
                        ? new Amounts(Columns.numbers(survey.table(), survey.places(), it))
                        : new Names(Columns.column(survey.table(), it)));
    }

    /** A column that a metric reads beside welfare. */
    private sealed interface Known {
        boolean missing(int row);

        Distribution join(Distribution distribution, String name, SampleRows rows);
    }

    /** A column of numbers. */
    private static final class Amounts implements Known {
        private final double[] values;

        Amounts(double[] values) {
            this.values = values;
        }

        @Override
        public boolean missing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public Distribution join(Distribution distribution, String name, SampleRows rows) {
            return distribution.with(name, rows.pick(values));
        }
    }

    /** A column of anything else names groups. */
    private record Names(Column<?> column) implements Known {
        @Override
        public boolean missing(int row) {
            return Columns.missing(column, row);
        }

        @Override
        public Distribution join(Distribution distribution, String name, SampleRows rows) {
            return distribution.with(
                    name,
                    Groups.of(IntStream.range(0, rows.count())
                            .mapToObj(i -> column.getUnformattedString(rows.of(i)))
                            .toList()));
        }
    }

    private double[] welfare(Metric.Unit unit) {
        double[] known = welfare.get(unit);
        if (known == null) {
            known = switch (unit) {
                case WELFARE -> money();
                case LINES -> inLines();
                case NONE -> new double[survey.table().rowCount()];
            };
            welfare.put(unit, known);
        }
        return known;
    }

    private double[] money() {
        String name = survey.welfareColumn()
                .orElseThrow(() -> new IllegalStateException(
                        "the survey does not know which column is welfare; say so with welfare(column)"));
        double[] values = Columns.numbers(survey.table(), survey.places(), name);
        survey.rescalings().forEach(rescaling -> rescaling.apply(survey.table(), survey.places(), values));
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw Columns.fault(survey.table(), survey.places(), name, row, "welfare is infinite");
            }
        }
        Columns.requireMagnitude(survey.table(), survey.places(), name, values);
        return values;
    }

    private double[] lines() {
        return survey.lines()
                .orElseThrow(() -> new IllegalStateException(
                        "the metric wants each person's own line, but the survey has none; say so with line(column)"))
                .of(survey.table(), survey.places());
    }

    private double[] inLines() {
        double[] lines = lines();
        double[] money = welfare(Metric.Unit.WELFARE);
        double[] ratio = new double[money.length];
        Arrays.setAll(ratio, row -> money[row] / lines[row]);
        return ratio;
    }
}
