package org.headcount.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A notebook file of nbformat 4.
 *
 * <p>It is the file's JSON with a few words of our own: what a run does not change stays as it was
 * read, to the byte.
 */
public final class Notebook {
    private static final int FORMAT = 4;
    private static final int IDS_SINCE_MINOR = 5;
    private static final int MOST_SHOWN = 40;
    private static final Json.Style COMPACT = new Json.Style("", false, "");
    private static final Set<String> CELL_TYPES = Set.of("code", "markdown", "raw");
    private static final Set<String> LANGUAGES = Set.of("java", "jshell");

    private final ObjectNode json;
    /** The byte order mark, where the file began with one. */
    private final String mark;

    private final Json.Style style;

    private Notebook(ObjectNode json, String mark, Json.Style style) {
        this.json = json;
        this.mark = mark;
        this.style = style;
    }

    /** A notebook without cells. */
    public static Notebook empty() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("cells");
        ObjectNode metadata = json.putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Java (Headcount)")
                .put("language", "java")
                .put("name", "headcount");
        metadata.putObject("language_info")
                .put("file_extension", ".java")
                .put("mimetype", "text/x-java-source")
                .put("name", "java");
        json.put("nbformat", FORMAT).put("nbformat_minor", IDS_SINCE_MINOR);
        return new Notebook(json, "", Json.Style.JUPYTER);
    }

    /**
     * Reads a notebook.
     *
     * @throws UnusableFile when it is not a notebook of nbformat 4 with cells in Java
     */
    public static Notebook read(Path file) throws UnusableFile {
        return parse(file, AtomicFile.read(file));
    }

    /**
     * Reads a notebook from a file's content.
     *
     * @throws UnusableFile when it is not a notebook of nbformat 4 with cells in Java
     */
    public static Notebook parse(Path file, byte[] content) throws UnusableFile {
        String text;
        try {
            text = AtomicFile.text(content);
        } catch (CharacterCodingException e) {
            throw new UnusableFile(file, "is not a notebook: it is not text in UTF-8", e);
        }
        String mark = text.startsWith(AtomicFile.BYTE_ORDER_MARK) ? AtomicFile.BYTE_ORDER_MARK : "";
        try {
            JsonNode json = Json.read(text.substring(mark.length()));
            if (!(json instanceof ObjectNode object)) {
                throw new UnusableFile(file, "is not a notebook: its JSON is not an object");
            }
            new Rules(file, object).check();
            return new Notebook(object, mark, Json.Style.of(text.substring(mark.length())));
        } catch (IOException e) {
            throw new UnusableFile(file, "is not a notebook: " + e.getMessage(), e);
        }
    }

    /** What must hold of a file for it to be run; each violation is reported with what was found. */
    private record Rules(Path file, ObjectNode json) {
        void check() throws UnusableFile {
            Optional<Integer> format = number("nbformat");
            if (format.isEmpty()) {
                throw new UnusableFile(file, "is not a notebook: it has no number nbformat");
            }
            if (format.get() != FORMAT) {
                throw new UnusableFile(
                        file,
                        "is of nbformat " + format.get() + ", and nbformat 4 is read: convert it with"
                                + " jupyter nbconvert --to notebook --inplace " + file);
            }
            if (!(json.get("cells") instanceof ArrayNode cells)) {
                throw new UnusableFile(file, "is not a notebook: it has no list of cells");
            }
            requireType(json.path("nbformat_minor"), Rules::isWhole, "nbformat_minor", "a whole number");
            requireType(json.path("metadata"), JsonNode::isObject, "metadata", "an object");
            Map<String, Integer> ids = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                checkCell(cells.get(i), i + 1, ids);
            }
            checkLanguage();
            JsonNode code = codeView(json);
            requireType(
                    code,
                    view -> CodeView.of(view.asText()).isPresent(),
                    "metadata, headcount, code",
                    "one of " + CodeView.names());
        }

        private Optional<Integer> number(String key) {
            JsonNode node = json.path(key);
            try {
                return node.isMissingNode() || node.isContainerNode()
                        ? Optional.empty()
                        : Optional.of(Integer.valueOf(Json.write(node, COMPACT)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private void checkCell(JsonNode cell, int number, Map<String, Integer> ids) throws UnusableFile {
            String type = cell.path("cell_type").asText("");
            if (!CELL_TYPES.contains(type)) {
                throw new UnusableFile(
                        file,
                        "is not a notebook: cell " + number + " is of type \"" + type
                                + "\", not code, markdown or raw");
            }
            if (cell.path("source").isMissingNode()) {
                throw new UnusableFile(file, "is not a notebook: cell " + number + " has no source");
            }
            String in = "cell " + number + ", ";
            requireType(cell.path("source"), Rules::isText, in + "source", "a string or a list of strings");
            requireType(cell.path("metadata"), JsonNode::isObject, in + "metadata", "an object");
            requireType(
                    cell.path("metadata").path("tags"),
                    tags -> tags.isArray() && isText(tags),
                    in + "metadata, tags",
                    "a list of strings");
            requireType(cell.path("id"), JsonNode::isTextual, in + "id", "a string");
            requireType(cell.path("attachments"), JsonNode::isObject, in + "attachments", "an object");
            requireType(
                    cell.path("execution_count"),
                    count -> count.isNull() || isWhole(count),
                    in + "execution_count",
                    "a whole number or null");
            requireType(cell.path("outputs"), JsonNode::isArray, in + "outputs", "a list");
            for (int i = 0; i < cell.path("outputs").size(); i++) {
                checkOutput(cell.path("outputs").get(i), in + "output " + (i + 1));
            }
            String id = cell.path("id").asText("");
            Integer other = id.isEmpty() ? null : ids.put(id, number);
            if (other != null) {
                throw new UnusableFile(
                        file,
                        "has two cells with the id \"" + id + "\", cells " + other + " and " + number
                                + ": open and save it in Jupyter, or change one of them");
            }
        }

        private void checkOutput(JsonNode output, String place) throws UnusableFile {
            requireType(output, JsonNode::isObject, place, "an object");
            if (!output.path("output_type").isTextual()) {
                throw new UnusableFile(file, "is not a notebook: " + place + " has no output_type");
            }
            requireType(output.path("text"), Rules::isText, place + ", text", "a string or a list of strings");
            requireType(output.path("data"), JsonNode::isObject, place + ", data", "an object");
            requireType(output.path("traceback"), Rules::isText, place + ", traceback", "a list of strings");
        }

        /** A field may be missing; with another type than nbformat's, the file is not a notebook. */
        private void requireType(JsonNode node, Predicate<JsonNode> type, String place, String wanted)
                throws UnusableFile {
            if (!node.isMissingNode() && !type.test(node)) {
                String found = Json.write(node, COMPACT).replace("\n", "");
                throw new UnusableFile(
                        file,
                        "is not a notebook: " + place + " is "
                                + (found.length() > MOST_SHOWN ? found.substring(0, MOST_SHOWN) + "..." : found)
                                + ", and should be " + wanted);
            }
        }

        private static boolean isWhole(JsonNode node) {
            return !node.isTextual()
                    && !node.isContainerNode()
                    && Json.write(node, COMPACT).matches("-?[0-9]{1,9}");
        }

        private static boolean isText(JsonNode node) {
            boolean strings = node.isTextual() || node.isArray();
            for (JsonNode line : node) {
                strings = strings && line.isTextual();
            }
            return strings;
        }

        private void checkLanguage() throws UnusableFile {
            JsonNode metadata = json.path("metadata");
            String language = metadata.path("kernelspec")
                    .path("language")
                    .asText(metadata.path("language_info").path("name").asText("java"));
            if (!LANGUAGES.contains(language.toLowerCase(Locale.ROOT))) {
                throw new UnusableFile(
                        file,
                        "is a notebook in " + language + ", and cells in Java are run: choose a Java kernel for it");
            }
        }
    }

    /** How its pages show code, where its metadata say so: {@code "headcount": {"code": "folded"}}. */
    public Optional<CodeView> codeView() {
        return CodeView.of(codeView(json).asText());
    }

    private static JsonNode codeView(JsonNode json) {
        return json.path("metadata").path("headcount").path("code");
    }

    /** The cells, in order. What is done to one is done to the notebook. */
    public List<NotebookCell> cells() {
        List<NotebookCell> cells = new ArrayList<>();
        json.get("cells").forEach(cell -> cells.add(new NotebookCell((ObjectNode) cell)));
        return cells;
    }

    /** Puts a new cell at a place, where the others make room. */
    public NotebookCell insert(int place, NotebookCell.Type type, String source) {
        ObjectNode cell = JsonNodeFactory.instance.objectNode();
        cell.put("cell_type", type.nbformat());
        if (type == NotebookCell.Type.CODE) {
            cell.putNull("execution_count");
        }
        if (hasIds()) {
            cell.put("id", newId(place, source));
        }
        cell.putObject("metadata");
        if (type == NotebookCell.Type.CODE) {
            cell.putArray("outputs");
        }
        cell.set("source", MultilineText.split(source));
        ((ArrayNode) json.get("cells")).insert(place, cell);
        return new NotebookCell(cell);
    }

    /** Puts a new cell at the end. */
    public NotebookCell add(NotebookCell.Type type, String source) {
        return insert(json.get("cells").size(), type, source);
    }

    /** Takes a cell out. */
    public void remove(int place) {
        ((ArrayNode) json.get("cells")).remove(place);
    }

    private boolean hasIds() {
        String minor = Json.write(json.path("nbformat_minor"), COMPACT);
        return !minor.isEmpty() && Integer.parseInt(minor) >= IDS_SINCE_MINOR;
    }

    /** By place and source, so that the same script makes the same notebook; unlike any that is there. */
    private String newId(int place, String source) {
        Set<String> taken = new HashSet<>();
        cells().forEach(cell -> taken.add(cell.id()));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String id = "";
            for (int attempt = 0; id.isEmpty() || taken.contains(id); attempt++) {
                byte[] hash = digest.digest((attempt + " " + place + " " + source).getBytes(StandardCharsets.UTF_8));
                id = HexFormat.of().formatHex(hash, 0, 4);
            }
            return id;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The file's content. */
    public byte[] bytes() {
        return (mark + Json.write(json, style)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the notebook, whole or not at all.
     *
     * @throws UnusableFile when it cannot be written
     */
    public void write(Path file) throws UnusableFile {
        AtomicFile.write(file, bytes());
    }
}
