package org.headcount.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Runs every record of a reference set against the toolkit: values from independent implementations, each with the
 * tolerance within which two of them agree.
 *
 * <p>{@code -Dreference=DIR} names a directory with {@code expected.json} and its data; without it the records inside the
 * repository are run, whose data were generated for them.
 */
class ReferenceTest {

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
