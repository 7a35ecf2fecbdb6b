package org.headcount.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Writes JSON value by value, so that memory does not grow with the number of values. */
final class JsonStream implements AutoCloseable {

    private final ObjectMapper mapper;
    private final PrintWriter out;
    private final JsonGenerator generator;

    /** A stream of indented JSON that leaves the writer open. */
    JsonStream(ObjectMapper mapper, PrintWriter out) {
        this.mapper = mapper;
        this.out = out;
        try {
            this.generator = mapper.writerWithDefaultPrettyPrinter()
                    .createGenerator(out)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startObject() {
        run(generator::writeStartObject);
    }

    void endObject() {
        run(generator::writeEndObject);
    }

    void startArray() {
        run(generator::writeStartArray);
    }

    void startArray(String field) {
        run(() -> generator.writeArrayFieldStart(field));
    }

    void endArray() {
        run(generator::writeEndArray);
    }

    /** A text, or null, under a name. */
    void field(String name, String text) {
        run(() -> generator.writeStringField(name, text));
    }

    /** Values in an array under a name. */
    void array(String field, Stream<? extends JsonNode> values) {
        startArray(field);
        values.forEach(this::value);
        endArray();
    }

    void value(JsonNode value) {
        run(() -> mapper.writeTree(generator, value));
    }

    /** Ends the last line. What was started and not ended stays so: after an error the output is no valid JSON. */
    @Override
    public void close() {
        run(() -> {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            generator.close();
        });
        out.println();
    }
}
