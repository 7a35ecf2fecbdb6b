package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.headcount.engine.CellOutput;
import org.headcount.session.Bundle;
import org.headcount.session.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How far cells have come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgressTest {
    @TempDir
    private static Path folder;

    private Talk talk;

    @BeforeAll
    void start() {
        talk = Talk.in(folder);
    }

    @AfterAll
    void end() {
        talk.close();
    }

    private List<Bundle> shown() {
        return talk.outputs().stream()
                .flatMap(output -> output instanceof CellOutput.Displayed displayed
                        ? Stream.of(displayed.bundle())
                        : output instanceof CellOutput.Updated updated ? Stream.of(updated.bundle()) : Stream.empty())
                .toList();
    }

    private Bundle last() {
        List<Bundle> all = shown();
        return all.get(all.size() - 1);
    }

    @Test
    void loopsShowTheirBar() {
        talk.shows("int sum = 0;\nfor (int i : Progress.range(0, 1_000)) { sum += i; }\nsum", "499500");
        assertThat(shown().get(0).text()).isEqualTo("[                              ] 0 of 1,000");
        assertThat(last().text()).matches("\\[={30}] 1,000 of 1,000 in \\d+\\.\\d s");
        assertThat(last().data().get("text/html"))
                .contains("<progress style=\"width:20em\" value=\"1.000\" max=\"1\">");
        assertThat(last().data().get(Progress.MIME))
                .isEqualTo("{\"label\":\"\",\"done\":1000,\"total\":1000,\"ended\":true}");
        talk.shows(
                "var seen = new ArrayList<String>();\nfor (var s : Progress.of(\"a <b>\", List.of(\"x\", \"y\"))) seen.add(s);\nseen",
                "[x, y]");
        assertThat(last().text()).matches("\\[={30}] a <b> 2 of 2 in .*");
        assertThat(last().data().get("text/html")).contains("a &lt;b&gt; 2 of 2");
        talk.silent("for (String s : Progress.of(new String[] {\"x\"})) { }");
        assertThat(last().text()).contains("1 of 1");
        talk.silent("for (String s : Progress.of(List.<String>of())) { }");
        assertThat(last().text()).contains("0 of 0");
    }

    @Test
    void whatIsShownChangesAFewTimesASecondHoweverManyStepsAreTaken() {
        talk.silent("for (int i : Progress.range(0, 1_000_000)) { }");
        assertThat(shown()).hasSizeLessThan(40);
        assertThat(talk.outputs())
                .filteredOn(CellOutput.Displayed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void streamsAreCounted() {
        talk.shows("Progress.of(\"squares\", Stream.of(1, 2, 3)).map(x -> x * x).toList()", "[1, 4, 9]");
        assertThat(last().text()).matches("\\[={30}] squares 3 of 3 in .*");
        talk.shows(
                "Progress.of(IntStream.range(0, 5_000).boxed().toList().parallelStream()).mapToInt(x -> x).sum()",
                "12497500");
        assertThat(last().text()).contains("5,000 of 5,000 in");
        talk.shows("Progress.of(Stream.iterate(1, x -> x + 1).takeWhile(x -> x < 10)).count()", "9");
        assertThat(last().text()).startsWith("9 in ");
        talk.shows("Progress.of(Stream.iterate(1, x -> x + 1)).limit(3).toList()", "[1, 2, 3]");
    }

    @Test
    void stepsByHand() {
        talk.silent("try (Progress p = Progress.steps(\"reading\", 4)) { p.step(); p.step(2); }");
        assertThat(last().text()).matches("\\[={22} {8}] reading 3 of 4 in .*");
        talk.silent("try (Progress p = Progress.steps(\"rows\")) { p.step(12345); }");
        assertThat(last().text()).matches("rows 12,345 in .*");
        assertThat(last().data().get(Progress.MIME)).contains("\"total\":null");
    }

    @Test
    void aCellMayHaveAProgressOfItsOwn() {
        try (Talk fresh = Talk.in(folder)) {
            fresh.silent("record Progress(int made) {}").shows("new Progress(3).made()", "3");
        }
    }
}
