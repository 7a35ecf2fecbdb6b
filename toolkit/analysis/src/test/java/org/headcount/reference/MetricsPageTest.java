package org.headcount.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.metrics.Line;
import org.headcount.metrics.MetricEntry;
import org.headcount.metrics.MetricFactory;
import org.headcount.metrics.Metrics;
import org.junit.jupiter.api.Test;

/**
 * METRICS.md is what the registry, the reference set and the simulated coverage say. The parts between marks are generated;
 * {@code -Dgolden=write} writes them.
 */
class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "metrics", "METRICS.md");
    private static final Path REFERENCE = Path.of("src", "test", "resources", "reference");
    private static final Path COVERAGE = Path.of("..", "bench", "coverage.csv");
    private static final double LEAST = 92;
    private static final double MOST = 97;

    private final Map<String, JsonNode> records = records();

    @Test
    void theCommittedPageIsWhatIsGenerated() throws IOException {
        String committed = Files.readString(PAGE);
        String generated = part(part(committed, "registry", registry()), "coverage", coverage());
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, generated);
        }
        assertThat(committed).isEqualTo(generated);
    }

    /** The page with one part replaced, between its marks. */
    private static String part(String page, String name, String text) {
        String start = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end: " + name + " -->\n";
        assertThat(page).contains(start, end);
        return page.substring(0, page.indexOf(start) + start.length()) + text + page.substring(page.indexOf(end));
    }

    private String registry() {
        var page = new StringBuilder();
        for (MetricEntry.Family family : MetricEntry.Family.values()) {
            page.append("\n### ").append(family.title()).append("\n\n");
            page.append("| metric | in Java | what it measures | formula | paper | reference value | errors |\n");
            page.append("|---|---|---|---|---|---|---|\n");
            Metrics.all().stream()
                    .filter(entry -> entry.family() == family)
                    .forEach(entry -> page.append(Stream.of(
                                    "`" + entry.name() + "`",
                                    "`" + entry.java() + "`",
                                    entry.help(),
                                    entry.formula(),
                                    entry.paper(),
                                    reference(entry.reference()),
                                    entry.errors().words())
                            .collect(Collectors.joining(" | ", "| ", " |\n"))));
        }
        return page.append('\n').toString();
    }

    private String reference(MetricEntry.Reference reference) {
        String value = number(value(reference)) + " (`" + reference.record() + "`, "
                + record(reference).get("source").asText() + ")";
        return reference.identity().map(identity -> identity + ": " + value).orElse(value);
    }

    private static String number(double value) {
        return Double.isInfinite(value)
                ? "infinite"
                : value == Math.rint(value)
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, "%.6g", value);
    }

    private JsonNode record(MetricEntry.Reference reference) {
        assertThat(records).containsKey(reference.record());
        return records.get(reference.record());
    }

    private double value(MetricEntry.Reference reference) {
        return new Case(REFERENCE, record(reference)).wanted().get(reference.part());
    }

    /** What a name, a number and a line make gives its reference value; {@link ReferenceTest} holds the rest. */
    @Test
    void metricsGiveTheReferenceValuesOfTheirEntries() {
        for (MetricEntry entry : Metrics.byName()) {
            if (entry.reference().identity().isEmpty()) {
                var it = new Case(REFERENCE, record(entry.reference()));
                double number = entry.factory()
                        .number()
                        .map(parameter ->
                                number(it, parameter, entry.reference().part()))
                        .orElse(Double.NaN);
                Line line = it.has("z") ? it.line() : Line.of(1);
                double wanted = value(entry.reference());
                assertThat(it.value(entry.factory().make(number, line)))
                        .as("%s, %s", entry.name(), entry.reference().record())
                        .satisfies(got -> assertThat(Math.abs(got - wanted))
                                .isLessThanOrEqualTo(it.tolerance() * Math.max(1, Math.abs(wanted))));
            }
        }
    }

    /** The number that a record gives to a metric; of several, that of the part. */
    private static double number(Case it, MetricFactory.Parameter parameter, int part) {
        String name = it.has(parameter.name()) ? parameter.name() : "p";
        List<Double> numbers = it.numbers(name);
        return numbers.get(numbers.size() == 1 ? 0 : part);
    }

    private static String coverage() throws IOException {
        var page = new StringBuilder("\n| measure | in the population | true error | mean error / true | covered |"
                + " interval too low | too high |\n|---|---|---|---|---|---|---|\n");
        for (NamedCsvRecord row : rows()) {
            page.append(Stream.of(
                            row.getField("measure") + (isOutside(row) ? " (see below)" : ""),
                            row.getField("population_value"),
                            row.getField("true_error"),
                            row.getField("mean_error_over_true"),
                            row.getField("covered_percent") + "%",
                            row.getField("too_low_percent") + "%",
                            row.getField("too_high_percent") + "%")
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        return page.append('\n').toString();
    }

    private static boolean isOutside(NamedCsvRecord row) {
        double covered = Double.parseDouble(row.getField("covered_percent"));
        return covered < LEAST || covered > MOST;
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(COVERAGE)) {
            return reader.stream().toList();
        }
    }

    /** An interval that does not hold its level has its reason on the page. */
    @Test
    void badCoverageIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        String reasons = page.substring(page.indexOf("<!-- end: coverage -->"));
        for (NamedCsvRecord row : rows()) {
            assertThat(row.getField("samples")).isEqualTo("2000");
            if (isOutside(row)) {
                assertThat(reasons).contains("**" + row.getField("measure") + "**");
            }
        }
    }

    private static Map<String, JsonNode> records() {
        var byId = new TreeMap<String, JsonNode>();
        try {
            new ObjectMapper()
                    .readTree(REFERENCE.resolve("expected.json").toFile())
                    .get("records")
                    .forEach(record -> byId.put(record.get("id").asText(), record));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return byId;
    }
}
