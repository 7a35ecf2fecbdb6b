package org.headcount.plotting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.headcount.plot.Axis;
import org.headcount.plot.Bars;
import org.headcount.plot.Flow;
import org.headcount.plot.Intervals;
import org.headcount.plot.LineForm;
import org.headcount.plot.Matrix;
import org.headcount.plot.Plot;
import org.headcount.plot.PlottedAmount;
import org.headcount.plot.Timeline;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Plots of tables by the names of their columns. A row without what is plotted is left out, and counted in a note. */
final class TablePlots {

    private static final List<Matrix.Sign> SIGNS = List.of(Matrix.Sign.FULL, Matrix.Sign.HOLLOW, Matrix.Sign.CROSS);

    private TablePlots() {}

    /** Columns called after years are axes of years. */
    private static Axis axis(String column) {
        return column.equalsIgnoreCase("year") || column.equalsIgnoreCase("years") ? Axis.years() : Axis.of(column, "");
    }

    private static String rows(int count) {
        return count == 1 ? "one row" : count + " rows";
    }

    private static Plot plot(Table table, org.headcount.plot.Form form) {
        return Plot.of(Amounts.words(table.name()), form);
    }

    static Plot line(Table table, String x, List<String> ys) {
        double[] across = TableColumns.numbers(table, x);
        // Rows may have any order; a line runs from left to right.
        int[] order = IntStream.range(0, across.length)
                .boxed()
                .sorted((a, b) -> Double.compare(across[a], across[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = in(order, across);
        List<LineForm.Curve> curves = ys.stream()
                .map(y -> LineForm.Curve.line(y, sorted, in(order, TableColumns.numbers(table, y))))
                .toList();
        return plot(table, LineForm.of(axis(x), Axis.of(ys.size() == 1 ? ys.get(0) : "", ""), curves));
    }

    private static double[] in(int[] order, double[] values) {
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = values[order[i]];
        }
        return sorted;
    }

    static Plot scatter(Table table, String x, String y) {
        return plot(
                table,
                LineForm.of(
                        axis(x),
                        axis(y),
                        List.of(LineForm.Curve.dots(
                                "", TableColumns.numbers(table, x), TableColumns.numbers(table, y)))));
    }

    static Plot scatter(Table table, String x, String y, String group) {
        double[] across = TableColumns.numbers(table, x);
        double[] up = TableColumns.numbers(table, y);
        List<String> groups = TableColumns.texts(table, group);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < across.length; row++) {
            rows.computeIfAbsent(groups.get(row), any -> new ArrayList<>()).add(row);
        }
        List<LineForm.Curve> curves = rows.entrySet().stream()
                .map(entry -> {
                    int[] own = entry.getValue().stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
                    return LineForm.Curve.dots(entry.getKey(), in(own, across), in(own, up));
                })
                .toList();
        return plot(table, LineForm.of(axis(x), axis(y), curves));
    }

    static Plot curve(Table table, String x, String y, String low, String high) {
        Table known = table.dropWhere(TableColumns.any(table, low)
                .isMissing()
                .or(TableColumns.any(table, high).isMissing())
                .or(TableColumns.any(table, x).isMissing()));
        Table sorted = known.sortAscendingOn(x);
        double[] across = TableColumns.numbers(sorted, x);
        LineForm.Curve curve = LineForm.Curve.line(y, across, TableColumns.numbers(sorted, y))
                .withBand(across, TableColumns.numbers(sorted, low), TableColumns.numbers(sorted, high));
        Plot plot = plot(table, LineForm.of(axis(x), Axis.of(y, ""), List.of(curve)))
                .withNote("The band runs from " + low + " to " + high + ".");
        int lost = table.rowCount() - known.rowCount();
        return lost == 0 ? plot : plot.withNote("Left out, since without a band: " + rows(lost) + ".");
    }

    private static Bars bars(Table table, String label, List<String> values, Bars.Layout layout) {
        List<Bars.Series> series = values.stream()
                .map(value -> Bars.Series.of(values.size() > 1 ? value : "", TableColumns.numbers(table, value)))
                .toList();
        return new Bars(
                Axis.of(values.size() == 1 ? values.get(0) : "", ""), TableColumns.texts(table, label), series, layout);
    }

    static Plot bars(Table table, String label, List<String> values) {
        return plot(table, bars(table, label, values, Bars.Layout.GROUPED));
    }

    static Plot stacked(Table table, String label, List<String> values) {
        return plot(table, bars(table, label, values, Bars.Layout.STACKED));
    }

    static Plot backToBack(Table table, String label, String left, String right) {
        return plot(table, bars(table, label, List.of(left, right), Bars.Layout.BACK_TO_BACK));
    }

    static Plot intervals(Table table, String label, String value, String low, String high) {
        List<String> labels = TableColumns.texts(table, label);
        List<Intervals.Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            double from = TableColumns.number(table, low, row).orElse(Double.NEGATIVE_INFINITY);
            double to = TableColumns.number(table, high, row).orElse(Double.POSITIVE_INFINITY);
            Optional<PlottedAmount> amount =
                    TableColumns.number(table, value, row).map(known -> PlottedAmount.between(known, from, to));
            rows.add(new Intervals.Row(labels.get(row), "", amount, Intervals.State.PLAIN, ""));
        }
        return plot(table, Intervals.of(Axis.of(value, ""), rows))
                .withNote("Whiskers run from " + low + " to " + high + ".");
    }

    static Plot timeline(Table table, String label, String from, String to) {
        List<String> labels = TableColumns.texts(table, label);
        List<Timeline.Event> events = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            Optional<Double> start = TableColumns.number(table, from, row);
            Optional<Double> end = TableColumns.number(table, to, row).map(year -> year + 1);
            if (start.isPresent() || end.isPresent()) {
                events.add(new Timeline.Event(labels.get(row), optional(start), optional(end), Timeline.State.DONE));
            }
        }
        Plot plot = plot(table, Timeline.of(List.of(new Timeline.Lane("", events))));
        int undated = table.rowCount() - events.size();
        return undated == 0 ? plot : plot.withNote("Left out, since without a date: " + rows(undated) + ".");
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    static Plot matrix(Table table, String row, String column) {
        return matrix(table, row, column, at -> Optional.of(Matrix.Sign.FULL), Map.of());
    }

    static Plot matrix(Table table, String row, String column, String value) {
        if (TableColumns.any(table, value) instanceof NumericColumn<?> numbers) {
            return matrix(
                    table,
                    row,
                    column,
                    at -> numbers.isMissing(at)
                            ? Optional.empty()
                            : Optional.of(new Matrix.Value(numbers.getDouble(at))),
                    Map.of());
        }
        List<String> words = TableColumns.texts(table, value);
        List<String> different =
                words.stream().filter(word -> !word.isBlank()).distinct().toList();
        if (different.size() > SIGNS.size()) {
            throw new IllegalArgumentException("column '" + value + "' has " + different.size()
                    + " different words, and there are signs for " + SIGNS.size());
        }
        Map<Matrix.Sign, String> legend = new LinkedHashMap<>();
        different.forEach(word -> legend.put(SIGNS.get(different.indexOf(word)), word));
        return matrix(
                table,
                row,
                column,
                at -> words.get(at).isBlank()
                        ? Optional.empty()
                        : Optional.of(SIGNS.get(different.indexOf(words.get(at)))),
                legend);
    }

    private interface CellOf {
        /** The mark of a row of the table. */
        Optional<Matrix.Cell> at(int row);
    }

    private static Plot matrix(Table table, String row, String column, CellOf cell, Map<Matrix.Sign, String> legend) {
        List<String> rowOf = TableColumns.texts(table, row);
        List<String> columnOf = TableColumns.texts(table, column);
        List<String> rows = rowOf.stream().distinct().toList();
        List<String> columns = columnOf.stream().distinct().toList();
        Map<List<String>, Matrix.Cell> cells = new LinkedHashMap<>();
        for (int at = 0; at < table.rowCount(); at++) {
            List<String> place = List.of(rowOf.get(at), columnOf.get(at));
            Optional<Matrix.Cell> found = cell.at(at);
            Optional<Matrix.Cell> before = Optional.ofNullable(cells.get(place));
            found.ifPresent(one -> cells.put(place, one));
            if (found.isPresent() && before.isPresent() && !before.equals(found)) {
                throw new IllegalArgumentException(
                        "'" + rowOf.get(at) + "' and '" + columnOf.get(at) + "' meet twice in table '" + table.name()
                                + "', with different values: sum or filter its rows first");
            }
        }
        return plot(
                table,
                new Matrix(
                        rows,
                        columns,
                        rows.stream()
                                .map(name -> columns.stream()
                                        .map(other -> Optional.ofNullable(cells.get(List.of(name, other))))
                                        .toList())
                                .toList(),
                        "",
                        legend));
    }

    static Plot flow(Table table, String from, String to) {
        List<String> sources = TableColumns.texts(table, from);
        List<String> targets = TableColumns.texts(table, to);
        return plot(
                table,
                new Flow(
                        from,
                        to,
                        "",
                        IntStream.range(0, table.rowCount())
                                .filter(row -> !sources.get(row).isBlank()
                                        && !targets.get(row).isBlank())
                                .mapToObj(row -> new Flow.Link(sources.get(row), targets.get(row), 1, ""))
                                .toList()));
    }

    static Plot flow(Table table, String from, String to, String amount) {
        List<String> sources = TableColumns.texts(table, from);
        List<String> targets = TableColumns.texts(table, to);
        List<Flow.Link> links = IntStream.range(0, table.rowCount())
                .boxed()
                .flatMap(row -> TableColumns.number(table, amount, row).filter(value -> value > 0).stream()
                        .map(value -> new Flow.Link(sources.get(row), targets.get(row), value, "")))
                .toList();
        Plot plot = plot(table, new Flow(from, to, amount, links));
        int lost = table.rowCount() - links.size();
        return lost == 0 ? plot : plot.withNote("Left out, since without an amount above zero: " + rows(lost) + ".");
    }
}
