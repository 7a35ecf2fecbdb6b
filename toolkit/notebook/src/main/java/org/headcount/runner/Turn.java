package org.headcount.runner;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one of several files that run side by side prints: it is held back until the files before it have ended, so that
 * the print of each file comes in one piece, in the order of the files. What is much is held in a temporary file.
 */
final class Turn implements AutoCloseable {
    private static final int MOST_IN_MEMORY = 4 << 20;
    private static final byte OUT = 1;
    private static final byte MESSAGES = 2;

    private final PrintStream out;
    private final PrintStream messages;
    private final int mostInMemory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<Path> file = Optional.empty();
    private DataOutputStream held = new DataOutputStream(memory);
    private volatile boolean come;

    private Turn(PrintStream out, PrintStream messages, int mostInMemory) {
        this.out = out;
        this.messages = messages;
        this.mostInMemory = mostInMemory;
    }

    /** A turn that has not come yet, of what is printed to these. */
    static Turn after(PrintStream out, PrintStream messages) {
        return after(out, messages, MOST_IN_MEMORY);
    }

    static Turn after(PrintStream out, PrintStream messages, int mostInMemory) {
        return new Turn(out, messages, mostInMemory);
    }

    /** Whether what is printed is not held back any more. */
    boolean hasCome() {
        return come;
    }

    /** Where results are printed. */
    PrintStream out() {
        return new PrintStream(new Part(OUT), false, StandardCharsets.UTF_8);
    }

    /** Where messages are printed. */
    PrintStream messages() {
        return new PrintStream(new Part(MESSAGES), false, StandardCharsets.UTF_8);
    }

    private synchronized void print(byte part, byte[] text) throws IOException {
        if (come) {
            pass(part, text);
            return;
        }
        if (file.isEmpty() && memory.size() + text.length > mostInMemory) {
            Path made = Files.createTempFile("headcount-print-", ".tmp");
            made.toFile().deleteOnExit();
            file = Optional.of(made);
            held = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(made)));
        }
        held.writeByte(part);
        held.writeInt(text.length);
        held.write(text);
    }

    private void pass(byte part, byte[] text) {
        (part == OUT ? out : messages).print(new String(text, StandardCharsets.UTF_8));
    }

    /** The files before this one have ended: prints what was held back, and from now on at once. */
    synchronized void begin() {
        try {
            held.flush();
            passOn(new DataInputStream(new ByteArrayInputStream(memory.toByteArray())));
            memory.reset();
            if (file.isPresent()) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file.get()))) {
                    passOn(new DataInputStream(in));
                }
            }
            out.flush();
            messages.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("what was printed could not be kept until its turn", e);
        } finally {
            come = true;
            close();
        }
    }

    private void passOn(DataInputStream in) throws IOException {
        for (int part = in.read(); part >= 0; part = in.read()) {
            pass((byte) part, in.readNBytes(in.readInt()));
        }
    }

    /** Forgets what is held back. */
    @Override
    public synchronized void close() {
        try {
            held.close();
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file could not be removed", e);
        }
    }

    /** One of the two streams; a print stream writes whole characters at a time. */
    private final class Part extends OutputStream {
        private final byte part;

        Part(byte part) {
            this.part = part;
        }

        @Override
        public void write(int one) throws IOException {
            print(part, new byte[] {(byte) one});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            print(part, Arrays.copyOfRange(bytes, offset, offset + length));
        }

        @Override
        public void flush() {
            if (come) {
                (part == OUT ? out : messages).flush();
            }
        }
    }
}
