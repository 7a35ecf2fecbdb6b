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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.notebook.CodeView;
import org.headcount.notebook.Json;
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

    private static final Pattern DATA = Pattern.compile("data:(image/[a-z+]+);base64,(.*)", Pattern.DOTALL);

    private static final Map<String, String> PICTURES = new LinkedHashMap<>();

    static {
        PICTURES.put(EmbeddedImage.SVG, ".svg");
        PICTURES.put("image/png", ".png");
        PICTURES.put("image/jpeg", ".jpg");
        PICTURES.put("image/gif", ".gif");
        PICTURES.put("image/webp", ".webp");
    }

    private final StringBuilder text = new StringBuilder();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String folder;
    private final Links links;
    private final CodeView code;
    private final boolean besideNotebook;

    /**
     * @param folder the name of the folder of pictures
     */
    MarkdownPage(Path source, Notebook notebook, String folder, Links links, CodeView code) {
        this.folder = folder;
        this.links = links;
        this.code = code;
        Path home = source.toAbsolutePath().normalize().getParent();
        this.besideNotebook =
                home.equals(links.page().toAbsolutePath().normalize().getParent());
        text.append(MARK)
                .append(" of ")
                .append(source.getFileName().toString().replace("--", "- -"))
                .append(" -->\n");
        int number = 0;
        int place = 0;
        for (NotebookCell cell : notebook.cells()) {
            place++;
            Pictures pictures = new Pictures(home, cell.attachments());
            String name = "cell-" + place + "-";
            switch (cell.type()) {
                case CODE -> {
                    number++;
                    code(cell, number, pictures);
                }
                case MARKDOWN -> paragraph(prose(cell.source(), pictures, name));
                case RAW -> raw(cell, pictures, name);
            }
        }
    }

    /** As in Jupyter a raw cell is for the format that it names, and for all formats where it names none. */
    private void raw(NotebookCell cell, Pictures pictures, String name) {
        switch (cell.rawMimeType()) {
            case "" -> fenced("", cell.source());
            case "text/markdown" -> paragraph(prose(cell.source(), pictures, name));
            case "text/html" -> html(cell.source());
            default -> {
                // It is for another format.
            }
        }
    }

    /** Prose with its attachments as files, and with its pictures where they can be found from here. */
    private String prose(String markdown, Pictures pictures, String name) {
        return MarkdownAddresses.changed(markdown, address -> address(address, pictures, name));
    }

    private String address(String address, Pictures pictures, String name) {
        boolean attached = address.startsWith("attachment:");
        if (!attached && (besideNotebook || address.matches("(?i)[a-z][a-z0-9+.-]*:.*|[#/].*"))) {
            return links.of(address);
        }
        Matcher data = DATA.matcher(pictures.embedded(address));
        if (!data.matches()) {
            return links.of(address);
        }
        String own = address.replaceFirst("^attachment:", "").replaceFirst("^.*/", "");
        String file = name + own.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        files.put(file, Base64.getMimeDecoder().decode(data.group(2)));
        return folder + "/" + file;
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

    private void html(String content) {
        // A blank line would end the block of HTML, and what follows be read as Markdown.
        paragraph(Sanitised.plain(content, address -> "", links).replaceAll("\\n\\s*\\n", "\n"));
    }

    private void fenced(String language, String content) {
        String fence = "```";
        while (content.contains(fence)) {
            fence += "`";
        }
        paragraph(fence + language + "\n" + content.stripTrailing() + "\n" + fence);
    }

    private void code(NotebookCell cell, int number, Pictures pictures) {
        if (!cell.source().isBlank() && code != CodeView.HIDDEN) {
            fenced("java", cell.source());
            paragraph(cell.isNotRun() ? "*(not run)*" : "");
        }
        int output = 0;
        for (JsonNode each : cell.outputs()) {
            output++;
            output(each, "cell-" + number + "-" + output, pictures);
        }
    }

    private void output(JsonNode output, String name, Pictures pictures) {
        String type = output.path("output_type").asText();
        if (type.equals("stream")) {
            fenced("", Ansi.plain(MultilineText.join(output.path("text"))));
        } else if (type.equals("error")) {
            List<String> report = new ArrayList<>();
            output.path("traceback").forEach(line -> report.add(line.asText()));
            fenced("", Ansi.plain(String.join("\n", report)));
        } else {
            value(output.path("data"), name, pictures);
        }
    }

    private void value(JsonNode data, String name, Pictures pictures) {
        Optional<String> picture = PICTURES.keySet().stream().filter(data::has).findFirst();
        if (picture.isPresent() && !data.has("text/html")) {
            String file = name + PICTURES.get(picture.get());
            files.put(file, bytes(picture.get(), MultilineText.join(data.get(picture.get()))));
            String alt = MultilineText.join(data.path("text/plain"))
                    .replaceAll("[\\[\\]\\s]+", " ")
                    .strip();
            paragraph("![" + alt + "](" + folder + "/" + file + ")");
        } else if (data.has("text/markdown")) {
            paragraph(prose(MultilineText.join(data.get("text/markdown")), pictures, name + "-"));
        } else if (data.has("text/html")) {
            html(MultilineText.join(data.get("text/html")));
        } else if (data.has("text/latex")) {
            paragraph(MultilineText.join(data.get("text/latex")));
        } else if (data.has("text/plain")) {
            fenced("", Ansi.plain(MultilineText.join(data.get("text/plain"))));
        } else if (data.has("application/json")) {
            fenced("json", Json.write(data.get("application/json"), Outputs.INDENTED));
        } else {
            paragraph("*[output in no form that Markdown shows: " + String.join(", ", Outputs.names(data)) + "]*");
        }
    }

    private static byte[] bytes(String mime, String content) {
        return mime.equals(EmbeddedImage.SVG)
                ? content.getBytes(StandardCharsets.UTF_8)
                : Base64.getMimeDecoder().decode(content);
    }
}
