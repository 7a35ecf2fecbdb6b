package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Outcome;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notebooks in the words of other Java kernels run unchanged, and show what is stored in them. */
class PeerNotebooksTest {
    /** What timing says besides. */
    private static final Pattern TOOK = Pattern.compile("took [\\d.]+ m?s\\n");

    @ParameterizedTest
    @ValueSource(strings = {"ijava", "jjava", "rapaio", "beakerx", "ganymede"})
    void aNotebookOfAnotherKernelRunsUnchanged(String kernel, @TempDir Path folder) throws Exception {
        ShelfOfLibraries shelf = new ShelfOfLibraries(folder.resolve("shelf"))
                .with("org.example:base:1.0")
                .with("org.example:base:2.0")
                .with("org.example:middle:1.0", "org.example:base:1.0")
                .withClass(
                        "org.example:greetings:1.0",
                        "org.example.Greeting",
                        "package org.example; public class Greeting {"
                                + " public static String hello(String name) { return \"Hello, \" + name; } }");
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(shelf.file("org.example:middle:1.0", ".jar"), folder.resolve("lib/shelf.jar"));
        Files.writeString(folder.resolve("common.jsh"), "int fromScript(int a) { return 2 * a; }\n");
        Path file =
                Path.of(getClass().getResource("/peers/" + kernel + ".ipynb").toURI());
        try (Talk talk = Talk.in(folder, shelf.places(folder.resolve("m2")))) {
            for (NotebookCell cell : Notebook.read(file).cells()) {
                Outcome outcome = talk.run(cell.source());
                assertThat(outcome.problem()).as(cell.source()).isEmpty();
                assertShown(cell, shown(talk.outputs(), outcome));
            }
        }
    }

    /** What is stored must be shown, in this order; what magics say of libraries may stand between. */
    private static void assertShown(NotebookCell cell, List<Map<String, String>> shown) {
        int from = 0;
        for (JsonNode stored : cell.outputs()) {
            Map<String, String> wanted = forms(stored);
            int found = from;
            while (found < shown.size() && !shown.get(found).entrySet().containsAll(wanted.entrySet())) {
                found++;
            }
            assertThat(found)
                    .as("%s%nshows %s%nand not %s", cell.source(), shown, wanted)
                    .isLessThan(shown.size());
            from = found + 1;
        }
    }

    private static Map<String, String> forms(JsonNode output) {
        Map<String, String> forms = new LinkedHashMap<>();
        if (output.has("text")) {
            forms.put("stream", text(output.get("text")));
        } else {
            output.get("data").properties().forEach(each -> forms.put(each.getKey(), text(each.getValue())));
        }
        return forms;
    }

    private static String text(JsonNode lines) {
        StringBuilder text = new StringBuilder();
        if (lines.isArray()) {
            lines.forEach(line -> text.append(line.asText()));
        }
        return lines.isArray() ? text.toString() : lines.asText();
    }

    private static List<Map<String, String>> shown(List<CellOutput> outputs, Outcome outcome) {
        List<Map<String, String>> shown = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (CellOutput output : outputs) {
            if (output instanceof CellOutput.Printed printed) {
                boolean goesOn = !shown.isEmpty() && shown.get(shown.size() - 1).containsKey("stream");
                String before = goesOn ? shown.remove(shown.size() - 1).get("stream") : "";
                if (!goesOn) {
                    ids.add("");
                }
                String text = TOOK.matcher(printed.text()).replaceAll("");
                shown.add(Map.of("stream", before + text));
            } else if (output instanceof CellOutput.Displayed displayed) {
                ids.add(displayed.id());
                shown.add(displayed.bundle().data());
            } else if (output instanceof CellOutput.Updated updated && ids.contains(updated.id())) {
                shown.set(ids.indexOf(updated.id()), updated.bundle().data());
            }
        }
        if (outcome instanceof Outcome.Shown result) {
            shown.add(result.bundle().data());
        }
        return shown;
    }
}
