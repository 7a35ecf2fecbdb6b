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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private final Map<String, List<Finished>> shown = new HashMap<>();

    private final Room room;

    /** A recorder for a notebook that has this much room. */
    Recorder(Room room) {
        this.room = room;
    }

    private sealed interface Kept {
        ObjectNode node();
    }

    /** An output, and the room that it takes now: what is shown under an id may be replaced. */
    private static final class Finished implements Kept {
        private final ObjectNode node;
        private long size;

        Finished(ObjectNode node, long size) {
            this.node = node;
            this.size = size;
        }

        @Override
        public ObjectNode node() {
            return node;
        }
    }

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
        private long charactersLeftOut;
        private long outputsLeftOut;

        void add(CellOutput output) {
            synchronized (Recorder.this) {
                if (output instanceof CellOutput.Updated updated) {
                    update(updated);
                } else if (output instanceof CellOutput.Cleared cleared) {
                    clearOnNext = cleared.when() == CellOutput.When.ON_NEXT;
                    if (!clearOnNext) {
                        clear();
                    }
                } else if (output instanceof CellOutput.Printed printed) {
                    print(printed.stream().name().toLowerCase(Locale.ROOT), printed.text());
                } else if (output instanceof CellOutput.Displayed displayed) {
                    ObjectNode node = NODES.objectNode();
                    node.set("data", data(displayed.bundle()));
                    node.putObject("metadata");
                    node.put("output_type", "display_data");
                    keep(node, displayed.bundle())
                            .ifPresent(each -> shown.computeIfAbsent(displayed.id(), id -> new ArrayList<>())
                                    .add(each));
                }
            }
        }

        private void update(CellOutput.Updated updated) {
            JsonNode data = data(updated.bundle());
            long size = Room.size(updated.bundle().data().values());
            for (Finished each : shown.getOrDefault(updated.id(), List.of())) {
                room.give(each.size);
                if (room.take(size)) {
                    each.node.set("data", data);
                    each.size = size;
                } else {
                    room.take(each.size);
                    outputsLeftOut++;
                }
            }
        }

        private void print(String stream, String text) {
            clearIfAwaited();
            Kept last = kept.isEmpty() ? new Finished(NODES.objectNode(), 0) : kept.get(kept.size() - 1);
            if (last instanceof Growing growing && growing.stream().equals(stream)) {
                growing.text().append(text, 0, fitting(text));
            } else if (room.beginPrint()) {
                kept.add(new Growing(stream, new StringBuilder(text.substring(0, fitting(text)))));
            } else {
                charactersLeftOut += text.length();
            }
        }

        private int fitting(String text) {
            int fits = room.print(text);
            charactersLeftOut += text.length() - fits;
            return fits;
        }

        private Optional<Finished> keep(ObjectNode node, Bundle bundle) {
            clearIfAwaited();
            long size = Room.size(bundle.data().values());
            if (!room.take(size)) {
                outputsLeftOut++;
                return Optional.empty();
            }
            Finished output = new Finished(node, size);
            kept.add(output);
            return Optional.of(output);
        }

        private void clearIfAwaited() {
            if (clearOnNext) {
                clear();
                clearOnNext = false;
            }
        }

        private void clear() {
            for (Kept each : kept) {
                if (each instanceof Growing growing) {
                    room.givePrinted(growing.text().toString());
                } else if (each instanceof Finished finished) {
                    room.give(finished.size);
                }
            }
            kept.clear();
            charactersLeftOut = 0;
            outputsLeftOut = 0;
        }

        /** What of the cell's outputs is not kept, in a sentence; nothing where all is. */
        Optional<String> leftOut() {
            synchronized (Recorder.this) {
                return charactersLeftOut + outputsLeftOut == 0
                        ? Optional.empty()
                        : Optional.of(Room.note(charactersLeftOut, outputsLeftOut));
            }
        }

        void result(Bundle bundle, int count) {
            ObjectNode node = NODES.objectNode();
            node.set("data", data(bundle));
            node.put("execution_count", count);
            node.putObject("metadata");
            node.put("output_type", "execute_result");
            synchronized (Recorder.this) {
                keep(node, bundle);
            }
        }

        void failure(Failure failure) {
            ObjectNode node = NODES.objectNode();
            node.put("ename", failure.name());
            node.put("evalue", failure.message());
            node.put("output_type", "error");
            failure.report().forEach(node.putArray("traceback")::add);
            synchronized (Recorder.this) {
                clearIfAwaited();
                kept.add(new Finished(node, 0));
            }
        }

        List<ObjectNode> outputs() {
            synchronized (Recorder.this) {
                Stream<ObjectNode> note =
                        leftOut().stream().map(text -> new Growing("stderr", new StringBuilder(text + "\n")).node());
                return Stream.concat(kept.stream().map(Kept::node), note).toList();
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
