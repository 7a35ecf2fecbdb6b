package org.headcount.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.data.table.DataFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Every file of the reference set, read as {@code expected.json} says that it must be, field by field. */
class LoadersReferenceTest {

    private static final Path FOLDER = Path.of(System.getProperty("loaders", "src/test/resources/loaders"));

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        JsonNode expected =
                new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
        assertThat(expected.size()).isGreaterThanOrEqualTo(11);
        List<DynamicTest> tests = new ArrayList<>();
        expected.properties()
                .forEach(file -> file.getValue()
                        .properties()
                        .forEach(field -> tests.add(DynamicTest.dynamicTest(
                                file.getKey() + " " + field.getKey(),
                                () -> assertThat(actual(file.getKey(), field.getKey()))
                                        .isEqualTo(plain(field.getValue()))))));
        return tests.stream();
    }

    private static Object actual(String name, String field) {
        DataFile file = DataReader.anyFormat().read(FOLDER.resolve(name));
        Table table = file.table();
        return switch (field) {
            case "rows" -> (double) table.rowCount();
            case "columns" -> table.columnNames();
            case "region" -> texts(table, "region");
            case "date" -> cells(table.column("date"));
            case "urban_labels" -> turned(file.variable("urban").labels());
            case "welfare_label" -> file.variable("welfare").label().orElseThrow();
            case "edu_missing_tag" -> reasons(file, "edu");
            case "edu_user_missing" ->
                file.variable("edu").missing().declared().stream()
                        .map(Double::valueOf)
                        .toList();
            case "edu_raw" -> raw(file, "edu");
            case "country_code" ->
                table.stringColumn("country_code").unique().asList().stream()
                        .sorted()
                        .toList();
            case "years" -> numbers(table.intColumn("year")).stream().distinct().toList();
            case "values_by_country" -> byCountry(table);
            case "decile_sum" -> decileSums(table);
            default -> numbers(table.column(field));
        };
    }

    private static List<String> texts(Table table, String column) {
        return table.stringColumn(column).asList();
    }

    private static List<String> cells(Column<?> column) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            cells.add(column.isMissing(row) ? null : String.valueOf(column.get(row)));
        }
        return cells;
    }

    private static List<Double> numbers(Column<?> column) {
        List<Double> numbers = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            numbers.add(column.isMissing(row) ? null : rounded(((NumericColumn<?>) column).getDouble(row)));
        }
        return numbers;
    }

    /** Ten decimals, in which the sums of deciles are told from 1 by nothing but their order of adding. */
    private static double rounded(double value) {
        return Math.rint(value * 1e10) / 1e10;
    }

    private static Map<String, Double> turned(Map<Double, String> labels) {
        Map<String, Double> turned = new LinkedHashMap<>();
        labels.forEach((value, label) -> turned.put(label, value));
        return turned;
    }

    private static List<String> reasons(DataFile file, String column) {
        List<String> reasons = new ArrayList<>();
        for (int row = 0; row < file.table().rowCount(); row++) {
            Optional<String> reason = file.variable(column).missing().of(row);
            assertThat(reason.isEmpty() || file.table().column(column).isMissing(row))
                    .isTrue();
            reasons.add(reason.orElse(null));
        }
        return reasons;
    }

    private static List<Double> raw(DataFile file, String column) {
        List<Double> raw = numbers(file.table().column(column));
        for (int row = 0; row < raw.size(); row++) {
            Optional<String> reason = file.variable(column).missing().of(row);
            raw.set(row, reason.map(Double::valueOf).orElse(raw.get(row)));
        }
        return raw;
    }

    private static Map<String, List<Double>> byCountry(Table table) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            values.computeIfAbsent(table.stringColumn("country_code").get(row), code -> new ArrayList<>())
                    .add(
                            table.doubleColumn("value").isMissing(row)
                                    ? null
                                    : table.doubleColumn("value").getDouble(row));
        }
        return values;
    }

    private static List<Double> decileSums(Table table) {
        List<Double> sums = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            double sum = 0;
            for (int decile = 1; decile <= 10; decile++) {
                sum += table.doubleColumn("decile" + decile).getDouble(row);
            }
            sums.add(rounded(sum));
        }
        return sums;
    }

    /** JSON as lists, maps, texts and doubles. */
    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(each -> list.add(plain(each)));
            return list;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return map;
        }
        return node.isNull() ? null : node.isNumber() ? (Object) node.asDouble() : node.asText();
    }
}
