package org.headcount.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A cell of a notebook. */
public final class NotebookCell {
    /** The tag of a cell that is expected to throw: the cells after it run all the same. */
    public static final String RAISES_EXCEPTION = "raises-exception";

    /** What a cell holds. */
    public enum Type {
        /** Java. */
        CODE,
        /** Prose. */
        MARKDOWN,
        /** Something for another program. */
        RAW;

        String nbformat() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ObjectNode json;

    NotebookCell(ObjectNode json) {
        this.json = json;
    }

    /** What it holds. */
    public Type type() {
        return Type.valueOf(json.get("cell_type").asText().toUpperCase(Locale.ROOT));
    }

    /** Its id, or nothing in notebooks older than ids. */
    public String id() {
        return json.path("id").asText("");
    }

    /** Its source. */
    public String source() {
        return MultilineText.join(json.get("source"));
    }

    /** The MIME type for which a raw cell is meant; blank where it is meant for all. */
    public String rawMimeType() {
        JsonNode metadata = json.path("metadata");
        return metadata.path("raw_mimetype").asText(metadata.path("format").asText(""));
    }

    /** Its tags. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        json.path("metadata").path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    /** The files attached to it: forms by MIME type, by name; empty if there are none. */
    public JsonNode attachments() {
        return json.path("attachments");
    }

    /** Gives it a tag. */
    public void tag(String tag) {
        ObjectNode metadata = json.withObject("/metadata");
        ArrayNode tags = metadata.withArray("tags");
        tags.add(tag);
    }

    /** What its last run put out. */
    public List<JsonNode> outputs() {
        List<JsonNode> outputs = new ArrayList<>();
        json.path("outputs").forEach(outputs::add);
        return outputs;
    }

    /** Replaces what it put out, and the number of its run. */
    public void record(List<? extends JsonNode> outputs, int count) {
        put("execution_count", json.numberNode(count));
        ArrayNode list = json.arrayNode();
        outputs.forEach(list::add);
        put("outputs", list);
    }

    /** Removes what it put out, and the number of its run: it was not run. */
    public void clear() {
        put("execution_count", json.nullNode());
        put("outputs", json.arrayNode());
    }

    /** Whether this is a cell of code that holds neither outputs nor the number of a run. */
    public boolean isNotRun() {
        JsonNode count = json.path("execution_count");
        return type() == Type.CODE
                && (count.isMissingNode() || count.isNull())
                && json.path("outputs").isEmpty();
    }

    /** In its place by the alphabet, where it is new and the other keys are in theirs: as Jupyter sorts. */
    private void put(String key, JsonNode value) {
        if (json.has(key)) {
            json.set(key, value);
            return;
        }
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        json.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.put(key, value);
        json.removeAll();
        sorted.forEach(json::set);
    }
}
