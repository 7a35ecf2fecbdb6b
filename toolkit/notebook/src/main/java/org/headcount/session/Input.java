package org.headcount.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Scanner;

/** Standard input of the session VM: asks the client, a line at a time. */
final class Input extends InputStream {
    private final OutputQueue queue;

    private byte[] line = new byte[0];
    private int next;

    private int questions;
    private boolean asking;
    private Optional<Optional<String>> answer = Optional.empty();

    Input(OutputQueue queue) {
        this.queue = queue;
    }

    /**
     * Asks and waits for what is typed.
     *
     * @throws NobodyThere when the client cannot answer
     * @throws InterruptedIOException when the thread is interrupted, unless the whole cell is to stop
     */
    synchronized String ask(String prompt, SecretOrPlain kind) throws IOException {
        try {
            while (asking) {
                wait();
            }
            asking = true;
            answer = Optional.empty();
            int question = ++questions;
            queue.post(Wire.Tag.ASKED, out -> {
                out.writeInt(CellsOfThreads.current());
                out.writeInt(question);
                Wire.writeText(out, prompt);
                out.writeBoolean(kind == SecretOrPlain.SECRET);
            });
            while (answer.isEmpty()) {
                wait();
            }
            return answer.get().orElseThrow(NobodyThere::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Guard.check();
            throw new InterruptedIOException("interrupted while waiting for input");
        } finally {
            asking = false;
            notifyAll();
        }
    }

    /** A late answer is dropped: it does not answer the next question. */
    synchronized void answered(int question, Optional<String> text) {
        if (asking && question == questions) {
            answer = Optional.of(text);
            notifyAll();
        }
    }

    private void fill() throws IOException {
        if (next == line.length) {
            try {
                line = (ask("", SecretOrPlain.PLAIN) + "\n").getBytes(StandardCharsets.UTF_8);
            } catch (NobodyThere | CellStopped e) {
                if (isReadByScanner()) {
                    throw new IOException(e.getMessage(), e);
                }
                throw e;
            }
            next = 0;
        }
    }

    /**
     * What a scanner of a cell reads from instead of a stream. A scanner lets its input write into its own buffer, and
     * puts that right only if the input returns: when it throws, whether since the cell is stopped or since no client is
     * there to answer, the scanner would give the rest of the buffer as text. So the buffer is put right here.
     */
    static Readable readable(InputStream stream, Charset charset) {
        Reader reader = new InputStreamReader(stream, charset);
        return stream instanceof Input ? buffer -> readInto(buffer, reader) : reader;
    }

    private static int readInto(CharBuffer buffer, Reader reader) throws IOException {
        char[] chars = new char[buffer.remaining()];
        try {
            int some = reader.read(chars, 0, chars.length);
            if (some > 0) {
                buffer.put(chars, 0, some);
            }
            return some;
        } catch (RuntimeException | Error e) {
            buffer.flip();
            throw e;
        }
    }

    /** A scanner of a library's would be broken by anything but this: see {@link #readable}. */
    private static boolean isReadByScanner() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.takeWhile(frame -> !frame.getMethodName().equals("readInto"))
                        .anyMatch(frame -> frame.getDeclaringClass().equals(Scanner.class)));
    }

    @Override
    public synchronized int read() throws IOException {
        fill();
        return line[next++] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        fill();
        int some = Math.min(length, line.length - next);
        System.arraycopy(line, next, bytes, offset, some);
        next += some;
        return some;
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    /** How an answer may be shown while it is typed. */
    enum SecretOrPlain {
        SECRET,
        PLAIN
    }

    /** A cell reads input and the client cannot answer. */
    static final class NobodyThere extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NobodyThere() {
            super("the cell reads standard input, but this run has no keyboard input: give the value in the cell,"
                    + " or as a parameter");
        }
    }
}
