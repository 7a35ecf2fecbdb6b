package org.headcount.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs every record of a reference set against the toolkit: values from independent implementations, each with the
 * tolerance within which two of them agree.
 *
 * <p>{@code -Dreference=DIR} names a directory with {@code expected.json} and its data; without it the records inside the
 * repository are run, whose data were generated for them.
 */
class ReferenceTest {
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(\\w+)` \\| `(\\w+)\\.(\\w+)` \\|");

    @Test
    void theToolkitGivesTheReferenceValues() throws IOException {
        Path directory = Optional.ofNullable(System.getProperty("reference"))
                .map(Path::of)
                .orElse(Path.of("src", "test", "resources", "reference"));
        var records = new ObjectMapper()
                .readTree(directory.resolve("expected.json").toFile())
                .get("records");
        int passed = 0;
        int missing = 0;
        var failures = new ArrayList<String>();
        for (var record : records) {
            var it = new Case(directory, record);
            Optional<MetricNames.Answer> answer = MetricNames.answer(it.metric());
            if (answer.isEmpty()) {
                missing++;
                System.out.println("not implemented: " + it.id());
                continue;
            }
            Optional<String> failure = failure(it, answer.get());
            if (failure.isEmpty()) {
                passed++;
            } else {
                failures.add(it.id() + ": " + failure.get());
            }
        }
        failures.forEach(System.out::println);
        System.out.println(
                "reference: " + passed + " passed, " + failures.size() + " failed, " + missing + " not implemented");
        assertThat(failures).isEmpty();
        assertThat(missing).isZero();
        assertThat(passed).isPositive();
    }

    /** The table of names in the documentation is whole, and what it names exists. */
    @Test
    void everyNameIsDocumented() throws IOException {
        var documented = new TreeSet<String>();
        for (String line : Files.readAllLines(Path.of("..", "metrics", "METRICS.md"))) {
            var row = DOCUMENTED.matcher(line);
            if (row.find()) {
                documented.add(row.group(1));
                assertThat(exists(row.group(2), row.group(3))).as(line).isTrue();
            }
        }
        assertThat(documented).isEqualTo(MetricNames.all());
    }

    private static boolean exists(String type, String method) {
        return Stream.of("org.headcount.metrics.", "org.headcount.survey.")
                .flatMap(name -> load(name + type).stream())
                .flatMap(found -> Arrays.stream(found.getMethods()))
                .anyMatch(found -> found.getName().equals(method));
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
    }

    private static Optional<String> failure(Case it, MetricNames.Answer answer) {
        List<Double> wanted = it.wanted();
        List<Double> got;
        try {
            got = answer.of(it);
        } catch (RuntimeException e) {
            return Optional.of("wanted " + wanted + ", got " + e);
        }
        boolean same = got.size() == wanted.size();
        for (int i = 0; same && i < got.size(); i++) {
            same = agree(wanted.get(i), got.get(i), it.tolerance());
        }
        return same ? Optional.empty() : Optional.of("wanted " + wanted + ", got " + got);
    }

    private static boolean agree(double wanted, double got, double tolerance) {
        if (Double.isNaN(wanted) || Double.isInfinite(wanted)) {
            return Double.compare(wanted, got) == 0;
        }
        return Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
    }
}
