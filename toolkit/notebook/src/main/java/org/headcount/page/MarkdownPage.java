package org.headcount.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.MultilineText;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;

/**
 * A notebook as Markdown, for places that show it: prose as it is, code and text fenced, tables as
 * sanitised HTML, pictures as files beside it.
 */
final class MarkdownPage {

    /** What such a file begins with. */
    static final String MARK = "<!-- made by Headcount";

    private static final Map<String, String> PICTURES = new LinkedHashMap<>();

    static {
        PICTURES.put(EmbeddedImage.SVG, ".svg");
        PICTURES.put("image/png", ".png");
        PICTURES.put("image/jpeg", ".jpg");
    }

    private final StringBuilder text = new StringBuilder();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String folder;

    /**
     * @param folder the name of the folder of pictures
     */
    MarkdownPage(Path source, Notebook notebook, String folder) {
        this.folder = folder;
        text.append(MARK)
                .append(" of ")
                .append(source.getFileName().toString().replace("--", "- -"))
                .append(" -->\n");
        int number = 0;
        for (NotebookCell cell : notebook.cells()) {
            if (cell.type() == NotebookCell.Type.CODE) {
                number++;
                code(cell, number);
            } else if (cell.type() == NotebookCell.Type.MARKDOWN) {
                paragraph(cell.source());
            }
        }
    }

    /** The text. */
    String text() {
        return text.toString();
    }

    /** The pictures, by their names in the folder. */
    Map<String, byte[]> files() {
        return files;
    }

    private void paragraph(String content) {
        if (!content.isBlank()) {
            text.append('\n').append(content.strip()).append('\n');
        }
    }

    private void fenced(String language, String content) {
        String fence = "```";
        while (content.contains(fence)) {
            fence += "`";
        }
        paragraph(fence + language + "\n" + content.stripTrailing() + "\n" + fence);
    }

    private void code(NotebookCell cell, int number) {
        if (!cell.source().isBlank()) {
            fenced("java", cell.source());
            paragraph(cell.isNotRun() ? "*(not run)*" : "");
        }
        int output = 0;
        for (JsonNode each : cell.outputs()) {
            output++;
            output(each, "cell-" + number + "-" + output);
        }
    }

    private void output(JsonNode output, String name) {
        String type = output.path("output_type").asText();
        if (type.equals("stream")) {
            fenced("", Ansi.plain(MultilineText.join(output.path("text"))));
        } else if (type.equals("error")) {
            List<String> report = new ArrayList<>();
            output.path("traceback").forEach(line -> report.add(line.asText()));
            fenced("", Ansi.plain(String.join("\n", report)));
        } else {
            value(output.path("data"), name);
        }
    }

    private void value(JsonNode data, String name) {
        Optional<String> picture = PICTURES.keySet().stream().filter(data::has).findFirst();
        if (picture.isPresent() && !data.has("text/html")) {
            String file = name + PICTURES.get(picture.get());
            files.put(file, bytes(picture.get(), MultilineText.join(data.get(picture.get()))));
            String alt = MultilineText.join(data.path("text/plain"))
                    .replaceAll("[\\[\\]\\s]+", " ")
                    .strip();
            paragraph("![" + alt + "](" + folder + "/" + file + ")");
        } else if (data.has("text/markdown")) {
            paragraph(MultilineText.join(data.get("text/markdown")));
        } else if (data.has("text/html")) {
            // A blank line would end the block of HTML, and what follows be read as Markdown.
            paragraph(Sanitised.plain(MultilineText.join(data.get("text/html"))).replaceAll("\\n\\s*\\n", "\n"));
        } else if (data.has("text/latex")) {
            paragraph(MultilineText.join(data.get("text/latex")));
        } else if (data.has("text/plain")) {
            fenced("", MultilineText.join(data.get("text/plain")));
        }
    }

    private static byte[] bytes(String mime, String content) {
        return mime.equals(EmbeddedImage.SVG)
                ? content.getBytes(StandardCharsets.UTF_8)
                : Base64.getMimeDecoder().decode(content);
    }
}
