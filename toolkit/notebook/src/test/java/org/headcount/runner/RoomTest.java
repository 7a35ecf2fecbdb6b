package org.headcount.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headcount.engine.CellOutput;
import org.headcount.notebook.Json;
import org.headcount.session.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of long outputs a notebook keeps, and what is said of the rest. */
class RoomTest {
    private static CellOutput.Printed line(String text) {
        return new CellOutput.Printed(CellOutput.Stream.STDOUT, text + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "\u0001\u0002", "\"quoted\" \\ path", "Zürich 東京 \ud83d\ude00"})
    void printedTextIsCutAndTheRestCounted(String text) {
        Recorder.CellSink page = new Recorder(Room.of(5_000, 10_000)).new CellSink();
        int lines = 3_000;
        for (int i = 0; i < lines; i++) {
            page.add(line(text));
        }
        List<ObjectNode> outputs = page.outputs();
        String kept = outputs.get(0).get("text").toString();
        assertThat(Json.write(outputs.get(0), Json.Style.JUPYTER).length()).isLessThan(5_000);
        long keptCharacters = outputs.get(0)
                .get("text")
                .valueStream()
                .mapToLong(each -> each.asText().length())
                .sum();
        assertThat(kept).doesNotContain("\ufffd");
        long all = (long) lines * (text.length() + 1);
        assertThat(page.leftOut().orElseThrow())
                .startsWith(String.format(java.util.Locale.ROOT, "%,d more characters", all - keptCharacters));
        assertThat(outputs.get(1).get("name").asText()).isEqualTo("stderr");
    }

    @Test
    void displaysThatDoNotFitAreCounted() {
        Recorder.CellSink page = new Recorder(Room.of(1_000, 2_000)).new CellSink();
        for (int i = 0; i < 20; i++) {
            page.add(new CellOutput.Displayed("id " + i, Bundle.text("x".repeat(300))));
        }
        assertThat(page.outputs()).hasSizeLessThan(6);
        assertThat(page.leftOut().orElseThrow()).startsWith("17 more outputs were shown, which the notebook does not");
    }

    @Test
    void whatIsClearedOrReplacedGivesItsRoomBack() {
        Recorder.CellSink page = new Recorder(Room.of(1_000, 2_000)).new CellSink();
        for (int i = 0; i < 100; i++) {
            page.add(new CellOutput.Cleared(CellOutput.When.ON_NEXT));
            page.add(line("frame " + i + " " + "x".repeat(500)));
        }
        page.add(new CellOutput.Displayed("id", Bundle.text("old")));
        for (int i = 0; i < 100; i++) {
            page.add(new CellOutput.Updated("id", Bundle.text("new " + "y".repeat(500))));
        }
        assertThat(page.leftOut()).isEmpty();
        assertThat(page.outputs()).hasSize(2);
    }

    @Test
    void anUpdateThatDoesNotFitLeavesWhatWasShown() {
        Recorder.CellSink page = new Recorder(Room.of(1_000, 2_000)).new CellSink();
        page.add(new CellOutput.Displayed("id", Bundle.text("old")));
        page.add(new CellOutput.Updated("id", new Bundle(new TreeMap<>(Map.of("text/plain", "z".repeat(5_000))))));
        assertThat(page.outputs().get(0).toString()).contains("old");
        assertThat(page.leftOut().orElseThrow()).startsWith("1 more output was shown");
    }

    @Test
    void aNotebookThatFitsIsKeptWhole() {
        Recorder.CellSink page = new Recorder(Room.beside(1_000)).new CellSink();
        page.add(line("x".repeat(1 << 20)));
        assertThat(page.leftOut()).isEmpty();
        assertThat(page.outputs()).hasSize(1);
    }
}
