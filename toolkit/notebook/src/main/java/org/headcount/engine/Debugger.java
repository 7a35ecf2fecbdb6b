package org.headcount.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Throws an error in a thread of another VM, over the Java Debug Wire Protocol: the one way that is
 * left since JDK 20 to leave a loop in library code and keep the variables.
 *
 * <p>The session VM calls us, so that no port of its stays open for others. We speak the few words
 * of the protocol that this takes, and none before they are needed: the JDK's own debugger library
 * would cost every session a fifth of a second to start.
 */
final class Debugger implements AutoCloseable {
    private static final byte[] HANDSHAKE = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 11;
    private static final int REPLY = 0x80;
    private static final int ID_SIZES = 1 << 8 | 7;
    private static final int CLASSES_BY_SIGNATURE = 1 << 8 | 2;
    private static final int FIELDS = 2 << 8 | 4;
    private static final int VALUES = 2 << 8 | 6;
    private static final int STOP = 11 << 8 | 10;
    private static final int EIGHT_BYTES = 8;
    private static final byte[] NULL = new byte[EIGHT_BYTES];
    private static final long POLL_MILLIS = 20;
    private static final int LAST_WITH_STOP = 19;
    private static final int LARGEST_REPLY = 1 << 20;
    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static final int PATIENCE_SECONDS = 2;
    private static final int MOST_CALLERS = 64;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final HandshakeServer handshakes;
    /** Who has greeted as a debugged VM does. Others can do that too: which is the VM is known when it is used. */
    private final List<Socket> callers = new ArrayList<>();

    private Debugger(HandshakeServer handshakes) {
        this.handshakes = handshakes;
    }

    /** Whether this JDK needs one: older ones stop their threads themselves. */
    static boolean isNeeded() {
        return Runtime.version().feature() > LAST_WITH_STOP;
    }

    static Debugger listen() throws IOException {
        Debugger debugger = new Debugger(HandshakeServer.open());
        Thread thread = new Thread(null, debugger::accept, "headcount-debugger");
        thread.setDaemon(true);
        thread.start();
        return debugger;
    }

    /** The option that makes a VM call here. */
    String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=" + handshakes.host() + ":"
                + handshakes.port();
    }

    private void accept() {
        try (handshakes) {
            handshakes.serve(this::admission, why -> {}, Long.MAX_VALUE / NANOS_PER_MILLI);
        } catch (IOException e) {
            // The listener is closed; the connection stays.
            return;
        }
    }

    private Runnable admission(Socket caller) throws IOException {
        caller.setTcpNoDelay(true);
        // The debugger sends the handshake first, whichever side connected.
        caller.getOutputStream().write(HANDSHAKE);
        byte[] greeting = caller.getInputStream().readNBytes(HANDSHAKE.length);
        if (!Arrays.equals(greeting, HANDSHAKE)) {
            throw new IOException("it did not greet as a debugged VM does");
        }
        return () -> {
            synchronized (callers) {
                callers.add(caller);
                callers.notifyAll();
                if (callers.size() > MOST_CALLERS) {
                    closeQuietly(callers.remove(0));
                }
            }
        };
    }

    /** The VM has connected: later connections are refused. */
    void stopListening() {
        handshakes.close();
    }

    /** Throws the prepared error in the thread that runs cells. */
    synchronized void stopCell() throws IOException {
        List<Socket> all = callers();
        if (all.size() == 1) {
            stopCell(all.get(0));
            return;
        }
        // Programs that only pretend to be the VM may do whatever they like, but not keep the VM from being asked.
        List<CompletableFuture<Boolean>> stops =
                all.stream().map(Debugger::stopping).toList();
        boolean stopped = false;
        for (CompletableFuture<Boolean> stop : stops) {
            stopped |= stop.join();
        }
        if (!stopped) {
            throw new IOException("none of " + all.size() + " callers is a VM that can be stopped");
        }
    }

    private static CompletableFuture<Boolean> stopping(Socket caller) {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        stopCell(caller);
                        stopped.complete(true);
                    } catch (IOException e) {
                        stopped.complete(false);
                    }
                },
                "headcount-stop");
        thread.setDaemon(true);
        thread.start();
        return stopped.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private List<Socket> callers() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (callers) {
            while (callers.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new IOException("the VM has not called its debugger");
                }
                try {
                    callers.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
            return List.copyOf(callers);
        }
    }

    private static void stopCell(Socket socket) throws IOException {
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        requireLongIds(socket);
        byte[] thread = stoppable(socket);
        if (Arrays.equals(thread, NULL)) {
            // The cell has ended by itself.
            return;
        }
        byte[] error = reference(socket, "Lorg/headcount/session/CellThread;", "PREPARED");
        call(socket, STOP, thread, error);
    }

    /** The thread to stop: the VM names it once it is prepared for that, and only while a cell runs. */
    private static byte[] stoppable(Socket socket) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        byte[] thread = reference(socket, "Lorg/headcount/session/CellThread;", "stoppable");
        try {
            while (Arrays.equals(thread, NULL) && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                thread = reference(socket, "Lorg/headcount/session/CellThread;", "stoppable");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return thread;
    }

    private static void requireLongIds(Socket socket) throws IOException {
        DataInputStream sizes = call(socket, ID_SIZES);
        for (int i = 0; i < 5; i++) {
            int size = sizes.readInt();
            if (size != EIGHT_BYTES) {
                throw new IOException("this VM has ids of " + size + " bytes, not of 8");
            }
        }
    }

    /** The id of the object that a static field refers to. */
    private static byte[] reference(Socket socket, String signature, String field) throws IOException {
        DataInputStream classes = call(socket, CLASSES_BY_SIGNATURE, text(signature));
        if (classes.readInt() == 0) {
            throw new IOException("the VM has not loaded " + signature);
        }
        classes.readByte();
        byte[] type = classes.readNBytes(EIGHT_BYTES);
        byte[] values = bytes(out -> {
            out.write(type);
            out.writeInt(1);
            out.write(field(socket, type, field));
        });
        DataInputStream value = call(socket, VALUES, values);
        value.readInt();
        value.readByte();
        return value.readNBytes(EIGHT_BYTES);
    }

    private static byte[] field(Socket socket, byte[] type, String name) throws IOException {
        DataInputStream fields = call(socket, FIELDS, type);
        for (int left = fields.readInt(); left > 0; left--) {
            byte[] id = fields.readNBytes(EIGHT_BYTES);
            String found = text(fields);
            text(fields);
            fields.readInt();
            if (found.equals(name)) {
                return id;
            }
        }
        throw new IOException("no field " + name);
    }

    private static DataInputStream call(Socket socket, int command, byte[]... arguments) throws IOException {
        int id = REQUESTS.incrementAndGet();
        int length =
                HEADER + Arrays.stream(arguments).mapToInt(part -> part.length).sum();
        socket.getOutputStream().write(bytes(out -> {
            out.writeInt(length);
            out.writeInt(id);
            out.writeByte(0);
            out.writeShort(command);
            for (byte[] argument : arguments) {
                out.write(argument);
            }
        }));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int size = in.readInt() - HEADER;
            if (size < 0 || size > LARGEST_REPLY) {
                throw new IOException("a reply of " + size + " bytes");
            }
            byte[] content = new byte[size];
            int answers = in.readInt();
            boolean isReply = in.readUnsignedByte() == REPLY;
            int error = in.readUnsignedShort();
            in.readFully(content);
            // The VM also sends events, of which we asked for none but its start.
            if (isReply && answers == id) {
                if (error != 0) {
                    throw new IOException("the debugged VM answered with error " + error);
                }
                return new DataInputStream(new ByteArrayInputStream(content));
            }
        }
    }

    private static byte[] text(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return bytes(out -> {
            out.writeInt(content.length);
            out.write(content);
        });
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        handshakes.close();
        synchronized (callers) {
            callers.forEach(Debugger::closeQuietly);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the debugger's socket does not close", e);
        }
    }
}
