package org.headcount.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One of the process's outputs, in UTF-8. A writer that only remembers that something failed would let
 * a command on a full disk end as if all were well; this one keeps what it was.
 */
final class Output {

    private final PrintWriter writer;
    private Optional<IOException> failure = Optional.empty();

    Output(FileDescriptor descriptor) {
        FileOutputStream bytes = new FileOutputStream(descriptor);
        OutputStream watched = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] some, int from, int count) throws IOException {
                try {
                    bytes.write(some, from, count);
                } catch (IOException e) {
                    failure = failure.or(() -> Optional.of(e));
                    throw e;
                }
            }
        };
        writer = new PrintWriter(new OutputStreamWriter(watched, StandardCharsets.UTF_8), true);
    }

    PrintWriter writer() {
        return writer;
    }

    /**
     * Writes what is left. Says so if anything could not be written, but for a reader that hung up
     * ({@code | head}), which wanted no more.
     *
     * @return whether all was written
     */
    boolean finish(PrintWriter messages) {
        writer.flush();
        failure.map(IOException::getMessage)
                .filter(message -> !message.contains("Broken pipe"))
                .ifPresent(message -> {
                    messages.println("headcount: the output could not be written: " + message);
                    messages.flush();
                });
        return failure.isEmpty();
    }
}
