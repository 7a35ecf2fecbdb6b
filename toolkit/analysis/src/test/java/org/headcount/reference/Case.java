package org.headcount.reference;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.headcount.metrics.Change;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.GroupedData;
import org.headcount.metrics.Line;
import org.headcount.metrics.Metric;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Zeros;
import org.headcount.survey.Estimate;
import org.headcount.survey.Replicates;
import org.headcount.survey.Survey;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** One record of the reference set: a file, a metric by its name there, and what it is told. */
record Case(Path directory, JsonNode record) {
    private static final Map<Path, Table> TABLES = new ConcurrentHashMap<>();

    String id() {
        return record.get("id").asText();
    }

    String metric() {
        return record.get("metric").asText();
    }

    double tolerance() {
        return record.get("tolerance").asDouble();
    }

    List<Double> wanted() {
        return doubles(record.get("value"));
    }

    boolean has(String parameter) {
        return record.get("params").has(parameter);
    }

    String text(String parameter) {
        return param(parameter).asText();
    }

    double number(String parameter) {
        return param(parameter).asDouble();
    }

    List<Double> numbers(String parameter) {
        return doubles(param(parameter));
    }

    List<String> texts(String parameter) {
        return StreamSupport.stream(param(parameter).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode param(String parameter) {
        JsonNode node = record.get("params").get(parameter);
        if (node == null) {
            throw new IllegalArgumentException("record " + id() + " has no parameter " + parameter);
        }
        return node;
    }

    private static List<Double> doubles(JsonNode node) {
        if (!node.isArray()) {
            return List.of(toDouble(node));
        }
        return StreamSupport.stream(node.spliterator(), false)
                .map(Case::toDouble)
                .toList();
    }

    private static double toDouble(JsonNode node) {
        if (node.isNull()) {
            return Double.NaN;
        }
        if (node.isTextual()) {
            return switch (node.asText()) {
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw new IllegalArgumentException("not a number: " + node);
            };
        }
        if (node.isBoolean()) {
            return node.asBoolean() ? 1 : 0;
        }
        return node.asDouble();
    }

    Table table() {
        return read(directory.resolve(record.get("file").asText()));
    }

    private Table later() {
        return sibling(text("file1"));
    }

    private Table sibling(String name) {
        return read(directory.resolve(record.get("file").asText()).resolveSibling(name));
    }

    /** The survey that x and w name, in the record's file. */
    Survey survey() {
        return survey(table(), "x");
    }

    /** The survey ranked by another column than x. */
    Survey survey(String welfare) {
        return survey(table(), welfare);
    }

    private Survey survey(Table table, String welfare) {
        var survey = Survey.of(table);
        if (has(welfare)) {
            survey = survey.welfare(text(welfare));
        }
        return has("w") ? survey.weight(text("w")) : survey;
    }

    /** The survey with the design that the record names. */
    Survey designed() {
        if (has("replicates")) {
            return replicated();
        }
        var survey = survey();
        if (has("lonely_psu")) {
            survey = survey.singlePsu(SinglePsu.valueOf(text("lonely_psu").toUpperCase(Locale.ROOT)));
        }
        return switch (text("design")) {
            case "strata_psu" -> survey.strata("stratum").psu("psu");
            case "strata_psu_fpc" -> survey.strata("stratum").psu("psu").fpc("npsu_pop");
            case "psu_only" -> survey.psu("psu");
            case "weights_only" -> survey.rowsAsPsus();
            default -> throw new IllegalArgumentException("unknown design " + text("design"));
        };
    }

    private Survey replicated() {
        String name = text("replicates");
        Table weights = sibling(name);
        Table scales = sibling(name.replace(".csv", "_scales.csv"));
        List<String> names = scales.stringColumn("replicate").asList();
        Table joined = table().copy();
        names.forEach(replicate -> joined.addColumns(weights.column(replicate)));
        return survey(joined, "x")
                .replicates(Replicates.of(names, scales.doubleColumn("scale").asList()));
    }

    double value(Metric metric) {
        return survey().estimate(metric).get(0).value();
    }

    List<Double> values(List<Metric> metrics) {
        return survey().estimate(metrics).list().stream().map(Estimate::value).toList();
    }

    /** Estimate and standard error under the record's design. */
    List<Double> error(Metric metric) {
        Estimate estimate = designed().estimate(metric).get(0);
        return List.of(estimate.value(), estimate.se());
    }

    /** The estimates of groups, in the order of the record's levels. */
    List<Double> byGroup(String column, Metric metric) {
        var estimates = survey().by(text(column)).estimate(metric);
        return texts("levels").stream()
                .map(level -> estimates.of(metric.name(), level).value())
                .toList();
    }

    /** The change from the record's file to its other file. */
    Change change() {
        return Change.between(distribution(table()), distribution(later()));
    }

    private Distribution distribution(Table table) {
        var survey = survey(table, "x");
        return has("sector") ? survey.distribution(text("sector")) : survey.distribution();
    }

    GroupedData grouped() {
        return new GroupedData(
                table().doubleColumn(text("p")).asList(),
                table().doubleColumn(text("L")).asList());
    }

    /** A country's years or values, in the order of the file. */
    double[] series(String parameter) {
        Table of = table().where(table().stringColumn("country").isEqualTo(text("country")));
        return of.doubleColumn(text(parameter)).asDoubleArray();
    }

    Line line() {
        return Line.of(number("z"));
    }

    Zeros zeros() {
        return has("zeros") ? Zeros.valueOf(text("zeros").toUpperCase(Locale.ROOT)) : Zeros.KEEP;
    }

    boolean strict() {
        return !has("strict") || record.get("params").get("strict").asBoolean();
    }

    QuantileType type() {
        return switch (has("type") ? text("type") : "inv_cdf_averaged") {
            case "inv_cdf" -> QuantileType.INVERSE_CDF;
            case "inv_cdf_averaged" -> QuantileType.INVERSE_CDF_AVERAGED;
            case "linear_type7" -> QuantileType.LINEAR_TYPE7;
            case "linear_type7_freq" -> QuantileType.LINEAR_TYPE7_FREQUENCY;
            default -> throw new IllegalArgumentException("unknown quantile type " + text("type"));
        };
    }

    /** Numbers stay numbers if every cell of their column is one or empty; the rest are strings. */
    private static Table read(Path file) {
        return TABLES.computeIfAbsent(file, path -> {
            List<NamedCsvRecord> rows;
            try (var reader = CsvReader.builder().ofNamedCsvRecord(path)) {
                rows = reader.stream().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var table = Table.create(path.getFileName().toString());
            for (String name : rows.get(0).getHeader()) {
                List<String> cells =
                        rows.stream().map(row -> row.getField(name)).toList();
                table.addColumns(numbers(name, cells)
                        .<Column<?>>map(column -> column)
                        .orElseGet(() -> StringColumn.create(name, cells)));
            }
            return table;
        });
    }

    private static Optional<DoubleColumn> numbers(String name, List<String> cells) {
        var column = DoubleColumn.create(name);
        for (String cell : cells) {
            if (cell.isEmpty()) {
                column.appendMissing();
                continue;
            }
            try {
                column.append(Double.parseDouble(cell));
            } catch (NumberFormatException text) {
                return Optional.empty();
            }
        }
        return Optional.of(column);
    }

    static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    static List<Double> join(List<Double> first, List<Double> second) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
