package org.headcount.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the process's outputs, in UTF-8. A stream that only remembers that something failed would let
 * a command on a full disk end as if all were well; this one keeps what it was.
 */
final class StandardStream {

    /** What systems say of a pipe whose reader has ended. */
    private static final Pattern READER_GONE =
            Pattern.compile("(?i)broken pipe|EPIPE|connection reset|pipe (is being closed|has been ended)");

    private final int number;
    private final OutputStream bytes;
    private final PrintStream stream;
    private final PrintWriter writer;
    private volatile Optional<IOException> failure = Optional.empty();

    private StandardStream(int number, OutputStream bytes) {
        this.number = number;
        this.bytes = bytes;
        this.stream = new PrintStream(new BufferedOutputStream(new Watched()), true, StandardCharsets.UTF_8);
        this.writer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Standard output. */
    static StandardStream standard() {
        return new StandardStream(1, new FileOutputStream(FileDescriptor.out));
    }

    /** Standard error. */
    static StandardStream messages() {
        return new StandardStream(2, new FileOutputStream(FileDescriptor.err));
    }

    /** Writes nothing more after a failure: what comes later would be read as if nothing were missing before it. */
    private final class Watched extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int count) throws IOException {
            if (failure.isPresent()) {
                return;
            }
            try {
                bytes.write(some, from, count);
            } catch (IOException e) {
                failure = Optional.of(e);
                throw e;
            }
        }
    }

    PrintStream stream() {
        return stream;
    }

    PrintWriter writer() {
        return writer;
    }

    /**
     * Writes what is left.
     *
     * @return why not all was written; nothing where it was, or where its reader ended early, as {@code head} does:
     *     that one wanted no more
     */
    Optional<String> finish() {
        writer.flush();
        stream.flush();
        return failure.map(IOException::getMessage)
                .filter(message -> !READER_GONE.matcher(message).find() && !isPipe());
    }

    /** The system's message is in the user's language; to a pipe nothing else can fail than that its reader ended. */
    private boolean isPipe() {
        try {
            Path link = Path.of("/proc/self/fd", Integer.toString(number));
            String target =
                    Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : "";
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException e) {
            // Then the message decides.
            return false;
        }
    }
}
