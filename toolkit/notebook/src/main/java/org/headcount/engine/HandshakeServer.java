package org.headcount.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A loopback port on which a VM that we started calls back.
 *
 * <p>Every program on the machine can connect to it. Callers are therefore served side by side, each on a
 * thread of its own, and each has one deadline for the whole handshake, however it spreads its bytes.
 * When too many handshakes are open, the oldest is dropped: the VM completes its own in milliseconds.
 */
final class HandshakeServer implements AutoCloseable {
    /** What a caller must do to be admitted. */
    @FunctionalInterface
    interface Handshake {
        /**
         * Performs the handshake, and gives what to do with a caller that has passed it.
         *
         * @throws IOException when the caller has not passed it
         */
        Runnable perform(Socket caller) throws IOException;
    }

    private static final int HANDSHAKE_MILLIS = 30_000;
    private static final int MOST_HANDSHAKES = 256;
    private static final int BACKLOG = 128;
    private static final long SMALL_STACK = 256 << 10;

    private final ServerSocket socket;
    private final int handshakeMillis;
    private final Deque<Socket> open = new ArrayDeque<>();
    private boolean closed;

    private HandshakeServer(ServerSocket socket, int handshakeMillis) {
        this.socket = socket;
        this.handshakeMillis = handshakeMillis;
    }

    static HandshakeServer open() throws IOException {
        return open(HANDSHAKE_MILLIS);
    }

    /** A door with another deadline for a handshake than the usual one. */
    static HandshakeServer open(int handshakeMillis) throws IOException {
        return new HandshakeServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), handshakeMillis);
    }

    int port() {
        return socket.getLocalPort();
    }

    String host() {
        return socket.getInetAddress().getHostAddress();
    }

    /**
     * Serves callers until the door is closed.
     *
     * @param rejected hears why a caller was not admitted
     * @param millis how long the door stays open
     * @throws SocketTimeoutException when it was not closed by then
     */
    void serve(Handshake handshake, Consumer<String> rejected, long millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            Socket caller;
            try {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                // 0 would be for ever.
                socket.setSoTimeout((int) Math.max(1, Math.min(left, Integer.MAX_VALUE)));
                caller = socket.accept();
            } catch (IOException e) {
                if (isClosed()) {
                    return;
                }
                throw e instanceof SocketTimeoutException
                        ? new SocketTimeoutException("no call within " + millis + " ms")
                        : e;
            }
            begin(caller, handshake, rejected);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void begin(Socket caller, Handshake handshake, Consumer<String> rejected) {
        enter(caller);
        CompletableFuture.delayedExecutor(handshakeMillis, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (leave(caller)) {
                        drop(caller);
                    }
                });
        Thread thread = new Thread(null, () -> serve(caller, handshake, rejected), "headcount-handshake", SMALL_STACK);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket caller, Handshake handshake, Consumer<String> rejected) {
        try {
            Runnable admission = handshake.perform(caller);
            if (leave(caller)) {
                admission.run();
                return;
            }
        } catch (IOException e) {
            rejected.accept(e.getMessage());
        }
        leave(caller);
        drop(caller);
    }

    private synchronized void enter(Socket caller) {
        open.add(caller);
        if (open.size() > MOST_HANDSHAKES) {
            drop(open.remove());
        }
    }

    /** Ends a handshake, and says whether it was still open. */
    private synchronized boolean leave(Socket caller) {
        return open.remove(caller);
    }

    private static void drop(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a caller's socket does not close", e);
        }
    }

    /** Accepts no more callers; handshakes that have begun may end. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket that listens does not close", e);
        }
    }
}
