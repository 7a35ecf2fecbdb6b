package org.headcount.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Markdown as Debian's nbconvert renders it: for each text of the corpus the same words are visible, with the same
 * formulas and targets of links. Each difference is listed here with its reason.
 */
class NbconvertTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where we differ, and why. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "tasks", "Jupyter's own pages show boxes, as we do; nbconvert shows brackets",
            "headings of one name", "an id names one place: the first is the same, others have a number",
            "line breaks", "a backslash at a line's end breaks it in CommonMark and in JupyterLab",
            "markdown in html", "after a blank line CommonMark and JupyterLab read Markdown again",
            "table with alignment", "a bar in code separates cells; nbconvert adds a cell without a header",
            "footnote", "JupyterLab has no footnotes, and shows them as they are written");

    @TempDir
    private Path folder;

    private static String resource(String name) throws IOException {
        try (InputStream in = NbconvertTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> corpus() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String part : resource("corpus.txt").split("(?m)^%%%% ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                texts.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        return texts;
    }

    private Process python(String... arguments) throws IOException {
        return new ProcessBuilder(arguments)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    @Test
    void theSameWordsAndTargetsAreSeen() throws Exception {
        boolean installed = Files.isExecutable(PYTHON)
                && python(PYTHON.toString(), "-c", "import nbconvert").waitFor() == 0;
        assumeTrue(installed || System.getenv("CI") != null, "Debian's python3-nbconvert is not installed");

        ArrayNode texts = JSON.createArrayNode();
        corpus().forEach((name, markdown) -> texts.addObject()
                .put("name", name)
                .put("markdown", markdown)
                .put("html", new Prose(Links.NONE).html(markdown, new Pictures(folder, MissingNode.getInstance()))));
        assertThat(texts).hasSizeGreaterThan(60);
        Process compared = python(PYTHON.toString(), "-X", "utf8", "-c", resource("corpus.py"));
        try (var in = compared.getOutputStream()) {
            JSON.writeValue(in, texts);
        }
        byte[] found = compared.getInputStream().readAllBytes();
        assertThat(compared.waitFor())
                .as(Files.readString(folder.resolve("errors.txt")))
                .isZero();
        Map<String, String> differences = new TreeMap<>();
        for (JsonNode each : JSON.readTree(found)) {
            differences.merge(
                    each.path("name").asText(),
                    each.path("what").asText() + "\n  nbconvert: "
                            + each.path("nbconvert").asText() + "\n  ours:      "
                            + each.path("ours").asText(),
                    (one, other) -> one + "\n" + other);
        }
        assertThat(differences.keySet())
                .as(() -> String.join(
                        "\n",
                        differences.entrySet().stream().map(Object::toString).toList()))
                .isEqualTo(EXPLAINED.keySet());
    }
}
