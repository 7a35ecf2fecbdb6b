package org.headcount.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cells as a script: Java, in which a line {@code // %%} begins a cell. What follows on that line may
 * say what it holds and its tags, as in {@code // %% [markdown]} and {@code // %% tags=["parameters"]};
 * prose is in comments. A script without such lines is one cell.
 *
 * @param parts the cells, in order
 */
public record Script(List<Part> parts) {
    /**
     * A cell of a script.
     *
     * @param type what it holds
     * @param tags its tags
     * @param source what it holds, without the comment signs of prose
     * @param firstLine the number of its first line in the file
     */
    public record Part(NotebookCell.Type type, List<String> tags, String source, int firstLine) {
        /** A part that nothing can later change. */
        public Part {
            tags = List.copyOf(tags);
        }
    }

    private static final Pattern MARK = Pattern.compile("// %%(\\s.*)?");
    private static final Pattern TYPE = Pattern.compile("\\[(markdown|raw)]");
    private static final Pattern TAGS = Pattern.compile("tags=(\\[[^\\]]*])");

    /** A script that nothing can later change. */
    public Script {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a script.
     *
     * @throws UnusableFile when it cannot be read, or is not text
     */
    public static Script read(Path file) throws UnusableFile {
        byte[] content = AtomicFile.read(file);
        try {
            String text = AtomicFile.text(content);
            return parse(file, text.startsWith(AtomicFile.BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new UnusableFile(file, "is not a script: it is not text in UTF-8", e);
        }
    }

    static Script parse(Path file, String text) throws UnusableFile {
        List<Part> parts = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int start = 0;
        String mark = "";
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || MARK.matcher(lines.get(i)).matches()) {
                Part part = part(file, mark, lines.subList(start, i), start + 1);
                if (start > 0 || !part.source().isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
                mark = i < lines.size() ? lines.get(i) : "";
            }
        }
        return new Script(parts);
    }

    private static Part part(Path file, String mark, List<String> lines, int firstLine) throws UnusableFile {
        Matcher type = TYPE.matcher(mark);
        NotebookCell.Type holds = type.find()
                ? NotebookCell.Type.valueOf(type.group(1).toUpperCase(Locale.ROOT))
                : NotebookCell.Type.CODE;
        List<String> own = withoutBlankEnd(lines);
        String source = own.stream()
                .map(line -> holds == NotebookCell.Type.CODE ? line : uncommented(line))
                .collect(Collectors.joining("\n"));
        return new Part(holds, tags(file, mark, firstLine), source, firstLine);
    }

    private static List<String> tags(Path file, String mark, int firstLine) throws UnusableFile {
        Matcher tags = TAGS.matcher(mark);
        if (!tags.find()) {
            return List.of();
        }
        try {
            List<String> names = new ArrayList<>();
            for (JsonNode tag : Json.read(tags.group(1))) {
                names.add(tag.asText());
            }
            return names;
        } catch (IOException e) {
            throw new UnusableFile(
                    file, "has tags that are not a list of strings in line " + (firstLine - 1) + ": " + mark, e);
        }
    }

    private static List<String> withoutBlankEnd(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static String uncommented(String line) {
        return line.replaceFirst("^// ?", "");
    }

    /**
     * The cells of a notebook as a script: its outputs are left behind.
     *
     * @throws UnusableFile when a line of code would be read as the beginning of a cell
     */
    public static Script of(Path file, Notebook notebook) throws UnusableFile {
        List<Part> parts = new ArrayList<>();
        List<NotebookCell> cells = notebook.cells();
        for (int i = 0; i < cells.size(); i++) {
            NotebookCell cell = cells.get(i);
            List<String> lines = cell.source().lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                if (cell.type() == NotebookCell.Type.CODE
                        && MARK.matcher(lines.get(line)).matches()) {
                    throw new UnusableFile(
                            file,
                            "has a line \"" + lines.get(line) + "\" in cell " + (i + 1) + ", line " + (line + 1)
                                    + ", which begins a cell in a script: change that line, or split the cell there");
                }
            }
            parts.add(new Part(cell.type(), cell.tags(), cell.source(), 1));
        }
        return new Script(parts);
    }

    /** The cells of this script as a notebook, without outputs. */
    public Notebook toNotebook() {
        Notebook notebook = Notebook.empty();
        for (Part part : parts) {
            NotebookCell cell = notebook.add(part.type(), part.source());
            part.tags().forEach(cell::tag);
        }
        return notebook;
    }

    /** The script's text. */
    public String text() {
        return parts.stream().map(Script::text).collect(Collectors.joining("\n"));
    }

    private static String text(Part part) {
        StringBuilder text = new StringBuilder("// %%");
        if (part.type() != NotebookCell.Type.CODE) {
            text.append(" [").append(part.type().nbformat()).append(']');
        }
        if (!part.tags().isEmpty()) {
            text.append(part.tags().stream().map(Script::quoted).collect(Collectors.joining(", ", " tags=[", "]")));
        }
        text.append('\n');
        part.source()
                .lines()
                .forEach(line -> text.append(
                                part.type() == NotebookCell.Type.CODE ? line : line.isEmpty() ? "//" : "// " + line)
                        .append('\n'));
        return text.toString();
    }

    private static String quoted(String tag) {
        return Json.write(JsonNodeFactory.instance.textNode(tag), new Json.Style("", false, ""));
    }
}
