package org.headcount.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Failure;
import org.headcount.notebook.Json;
import org.headcount.notebook.MultilineText;
import org.headcount.session.Bundle;

/** Keeps what the cells of one file put out, as nbformat knows it. Takes it from any thread. */
final class Recorder {
    /** Beside text/..., the types whose content is kept line by line. */
    private static final Set<String> IN_LINES = Set.of("application/javascript", "image/svg+xml");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Outputs shown under an id, in whichever cell, since any cell may replace them. */
    private final Map<String, List<ObjectNode>> shown = new HashMap<>();

    private sealed interface Kept {
        ObjectNode node();
    }

    private record Finished(ObjectNode node) implements Kept {}

    /** What one stream prints, until something else is put out, is one output. */
    private record Growing(String stream, StringBuilder text) implements Kept {
        @Override
        public ObjectNode node() {
            ObjectNode node = NODES.objectNode();
            node.put("name", stream).put("output_type", "stream").set("text", MultilineText.split(text.toString()));
            return node;
        }
    }

    /** The outputs of one cell. */
    final class CellSink {
        private final List<Kept> kept = new ArrayList<>();
        private boolean clearOnNext;

        void add(CellOutput output) {
            synchronized (Recorder.this) {
                if (output instanceof CellOutput.Updated updated) {
                    JsonNode data = data(updated.bundle());
                    shown.getOrDefault(updated.id(), List.of()).forEach(node -> node.set("data", data));
                } else if (output instanceof CellOutput.Cleared cleared) {
                    clearOnNext = cleared.when() == CellOutput.When.ON_NEXT;
                    if (!clearOnNext) {
                        kept.clear();
                    }
                } else if (output instanceof CellOutput.Printed printed) {
                    print(printed.stream().name().toLowerCase(Locale.ROOT), printed.text());
                } else if (output instanceof CellOutput.Displayed displayed) {
                    ObjectNode node = NODES.objectNode();
                    node.set("data", data(displayed.bundle()));
                    node.putObject("metadata");
                    node.put("output_type", "display_data");
                    shown.computeIfAbsent(displayed.id(), id -> new ArrayList<>())
                            .add(node);
                    keep(new Finished(node));
                }
            }
        }

        private void print(String stream, String text) {
            Kept last = kept.isEmpty() || clearOnNext ? new Finished(NODES.objectNode()) : kept.get(kept.size() - 1);
            if (last instanceof Growing growing && growing.stream().equals(stream)) {
                growing.text().append(text);
            } else {
                keep(new Growing(stream, new StringBuilder(text)));
            }
        }

        private void keep(Kept output) {
            if (clearOnNext) {
                kept.clear();
                clearOnNext = false;
            }
            kept.add(output);
        }

        void result(Bundle bundle, int count) {
            ObjectNode node = NODES.objectNode();
            node.set("data", data(bundle));
            node.put("execution_count", count);
            node.putObject("metadata");
            node.put("output_type", "execute_result");
            synchronized (Recorder.this) {
                keep(new Finished(node));
            }
        }

        void failure(Failure failure) {
            ObjectNode node = NODES.objectNode();
            node.put("ename", failure.name());
            node.put("evalue", failure.message());
            node.put("output_type", "error");
            failure.report().forEach(node.putArray("traceback")::add);
            synchronized (Recorder.this) {
                keep(new Finished(node));
            }
        }

        List<ObjectNode> outputs() {
            synchronized (Recorder.this) {
                return kept.stream().map(Kept::node).toList();
            }
        }
    }

    private static ObjectNode data(Bundle bundle) {
        ObjectNode data = NODES.objectNode();
        new TreeMap<>(bundle.data()).forEach((mime, content) -> data.set(mime, content(mime, content)));
        return data;
    }

    private static JsonNode content(String mime, String content) {
        if (mime.equals("application/json") || mime.endsWith("+json")) {
            try {
                return Json.read(content);
            } catch (IOException e) {
                // The cell said JSON and gave none: what it gave is kept as the string it is.
                return NODES.textNode(content);
            }
        }
        return mime.startsWith("text/") || IN_LINES.contains(mime)
                ? MultilineText.split(content)
                : NODES.textNode(content);
    }
}
