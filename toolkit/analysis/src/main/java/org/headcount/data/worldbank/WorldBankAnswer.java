package org.headcount.data.worldbank;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;

/**
 * What a statistics office's interface answered, in JSON: saved as a file, or just received.
 *
 * @param label how messages call it: a file, or the address that was asked
 */
record WorldBankAnswer(String label, Supplier<InputStream> bytes, Function<IOException, RuntimeException> unreadable) {

    private static final JsonFactory JSON = new JsonFactory();

    /** What to do with tokens. */
    interface Reading<T> {
        T read(JsonParser json) throws IOException;
    }

    /** A saved one. */
    static WorldBankAnswer of(Path file, ReadingProgress progress) {
        InputFile source = InputFile.of(file, Optional.empty(), progress);
        return new WorldBankAnswer(source.label(), source::open, source::unreadable);
    }

    /** One just received. */
    static WorldBankAnswer of(String label, byte[] bytes) {
        return new WorldBankAnswer(label, () -> new ByteArrayInputStream(bytes), UncheckedIOException::new);
    }

    /**
     * Reads it.
     *
     * @throws org.headcount.data.fault.DataException if it is no JSON, or cannot be read
     */
    <T> T read(Reading<T> reading) {
        try (InputStream in = bytes.get();
                JsonParser json = JSON.createParser(in)) {
            return reading.read(json);
        } catch (JsonParseException | StreamConstraintsException e) {
            throw DataException.line(
                    label,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    "not JSON (" + e.getOriginalMessage() + ")",
                    "save it again, with format=json");
        } catch (IOException e) {
            throw unreadable.apply(e);
        }
    }
}
