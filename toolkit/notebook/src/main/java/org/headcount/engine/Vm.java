package org.headcount.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headcount.session.Bundle;
import org.headcount.session.CommEvent;
import org.headcount.session.SessionVm;
import org.headcount.session.Thrown;
import org.headcount.session.Wire;

/**
 * A session VM, seen from its owner: the life of its process, and orders to it with their replies.
 *
 * <p>Starting one returns at once, so that the compiler warms up while the VM boots; the caller that first
 * needs it waits. One thread reads the wire: it hands output to {@link Listener} and answers to the one
 * caller that waits, so that whatever a cell printed has been handed on before its end is known.
 */
final class Vm implements AutoCloseable {
    /** Receives what the VM sends on its own. */
    interface Listener {
        void output(int cell, CellOutput output);

        /** Bytes as printed: a character may be cut in two. */
        void printed(int cell, CellOutput.Stream stream, byte[] bytes);

        /** Written past {@code System.out}: by native code, by a process the cell started, or by the VM itself. */
        void leaked(CellOutput.Stream stream, byte[] bytes);

        /** The cell waits for the answer. */
        void asked(int cell, OutputSink.Question question, InputAnswer answer);

        /** A cell takes the comms that clients open about a target. */
        void registered(int cell, String target);

        void said(int cell, CommEvent event);

        /** Nothing more will come. */
        void ended();
    }

    /** Takes the answer to a question; empty if the client cannot answer. */
    @FunctionalInterface
    interface InputAnswer {
        void is(Optional<String> text) throws Ended;
    }

    /** The answer to an order. */
    sealed interface Reply {
        /** Done, with what is to be shown. */
        record Returned(Optional<Bundle> shown) implements Reply {}

        /** The cell's code threw. */
        record Threw(Thrown thrown) implements Reply {}

        /** The cell's code met a snippet that is declared but cannot be used yet. */
        record Unresolved(int snippet, Thrown thrown) implements Reply {}

        /** Classes that are loaded were not replaced; perhaps they could be by an agent. */
        record Refused(boolean agentMissing, String why) implements Reply {}

        /** Values were carried over, except those of these variables. */
        record Carried(List<String> lost) implements Reply {}

        /** These entries of the class path are in use. */
        record Used(List<String> entries) implements Reply {}
    }

    /** The VM ended before it answered. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient VmExit exit;

        Ended(VmExit exit) {
            super(exit.sentence());
            this.exit = exit;
        }

        VmExit ending() {
            return exit;
        }
    }

    private static final int TOKEN_BYTES = 32;
    private static final int BOOT_MILLIS = 60_000;
    private static final int LAST_WORDS = 12;
    private static final long EXIT_SECONDS = 3;

    /** The orders at whose end the VM marks its output. */
    private static final Set<Wire.Tag> RUNNING = Set.of(Wire.Tag.INVOKE, Wire.Tag.VARIABLE, Wire.Tag.HEAR);

    private static final long FAREWELL_SECONDS = 4;

    private final Process process;
    private final Listener listener;
    private final String token;
    private final Optional<Debugger> debugger;
    private final FrameDispatcher frames;
    private final CompletableFuture<Wire> wire = new CompletableFuture<>();
    private final CompletableFuture<VmExit> ending = new CompletableFuture<>();
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final List<LeakReader> leaks = new ArrayList<>();

    @SuppressWarnings("unused")
    private CompletableFuture<Void> doorkeeper;

    /** How long the VM may take to exit once the connection has ended. */
    private volatile long exitSeconds = EXIT_SECONDS;

    private final AtomicBoolean hasRejected = new AtomicBoolean();

    /** Why we ended it, where we did. */
    private volatile Optional<String> reason = Optional.empty();

    private final MemoryKills memoryKillsBefore = MemoryKills.now();

    private CompletableFuture<Reply> reply = new CompletableFuture<>();

    // Both are only ever touched by the thread that gives orders.
    private boolean agentTried;
    private long runs;

    private Vm(Process process, Listener listener, String token, Optional<Debugger> debugger) {
        this.process = process;
        this.listener = listener;
        this.token = token;
        this.debugger = debugger;
        this.frames = new FrameDispatcher(listener, answer -> pending().complete(answer), this::answer);
    }

    /**
     * Starts a VM, and does not wait until it runs.
     *
     * @throws IOException when the process cannot be started
     */
    static Vm start(Settings settings, Listener listener) throws IOException {
        return start(settings, listener, Debugger.isNeeded() ? Optional.of(Debugger.listen()) : Optional.empty());
    }

    /** A VM without a debugger, which keeps the JDK from making an archive. */
    static Vm startUndebugged(Settings settings, Listener listener) throws IOException {
        return start(settings, listener, Optional.empty());
    }

    private static Vm start(Settings settings, Listener listener, Optional<Debugger> debugger) throws IOException {
        HandshakeServer handshakes = HandshakeServer.open();
        try {
            String token = newToken();
            Process process = new ProcessBuilder(VmCommand.of(settings, handshakes.port(), debugger))
                    .directory(settings.directory().toFile())
                    .start();
            Vm vm = new Vm(process, listener, token, debugger);
            try (OutputStream in = process.getOutputStream()) {
                in.write((token + VmCommand.cellsClassPath(settings)).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It died at once: the thread below reports it, with the VM's last output.
                vm.remember("(it did not take its token: " + e.getMessage() + ")");
            }
            vm.leak(process.getInputStream(), CellOutput.Stream.STDOUT);
            vm.leak(process.getErrorStream(), CellOutput.Stream.STDERR);
            // A VM that dies before it calls would leave us waiting at the door.
            vm.doorkeeper = process.onExit().thenRun(handshakes::close);
            daemon("headcount-vm", () -> vm.listen(handshakes));
            return vm;
        } catch (IOException e) {
            handshakes.close();
            debugger.ifPresent(Debugger::close);
            throw e;
        }
    }

    private static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(null, work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(HandshakeServer handshakes) {
        Weaver.warmUp();
        try (handshakes) {
            handshakes.serve(caller -> admission(caller, handshakes), this::rejected, BOOT_MILLIS);
            // A debugger is called before the program of the VM starts.
            debugger.ifPresent(Debugger::stopListening);
            if (wire.isDone()) {
                try (Wire accepted = wire.join()) {
                    while (true) {
                        frames.dispatch(accepted.receive());
                    }
                }
            }
        } catch (EOFException e) {
            // It hung up: how it ended says more.
            return;
        } catch (SocketTimeoutException e) {
            reason = Optional.of("it did not connect within " + TimeUnit.MILLISECONDS.toSeconds(BOOT_MILLIS) + " s");
        } catch (IOException e) {
            remember("(the connection to it broke: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    /** Any program on this machine can call: only the one that knows the token is let in. */
    private Runnable admission(Socket caller, HandshakeServer handshakes) throws IOException {
        Wire calling = new Wire(caller);
        Wire.Frame frame = calling.receive(Wire.TOKEN_LENGTH);
        byte[] shown = frame.content().readNBytes(Wire.TOKEN_LENGTH);
        if (frame.tag() != Wire.Tag.HELLO || !MessageDigest.isEqual(shown, token.getBytes(StandardCharsets.US_ASCII))) {
            throw new IOException("it did not send the token");
        }
        return () -> {
            wire.complete(calling);
            handshakes.close();
        };
    }

    /** One is enough: more would push out what the VM itself said. */
    private void rejected(String why) {
        if (!wire.isDone() && !hasRejected.getAndSet(true)) {
            remember("(rejected a connection of another program: " + why + ")");
        }
    }

    /** Says how the process ended, once everything it said has been handed on. */
    private void end() {
        try {
            if (!process.waitFor(exitSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (LeakReader leak : leaks) {
                leak.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        debugger.ifPresent(Debugger::close);
        listener.ended();
        VmExit how;
        synchronized (lastWords) {
            how = new VmExit(
                    process.onExit().join().exitValue(),
                    List.copyOf(lastWords),
                    reason,
                    MemoryKills.now().since(memoryKillsBefore));
        }
        ending.complete(how);
        wire.completeExceptionally(new Ended(how));
        pending().completeExceptionally(new Ended(how));
    }

    private void answer(int question, Optional<String> text) throws Ended {
        send(Wire.Tag.ANSWER, out -> {
            out.writeInt(question);
            Wire.writeOptional(out, text);
        });
    }

    private synchronized CompletableFuture<Reply> pending() {
        return reply;
    }

    private synchronized CompletableFuture<Reply> renewPending() {
        Optional<VmExit> ended = ending();
        reply = ended.isPresent() ? CompletableFuture.failedFuture(new Ended(ended.get())) : new CompletableFuture<>();
        return reply;
    }

    /** Gives an order and waits for its answer. Only one thread may do so at a time. */
    Reply call(Wire.Tag tag, Wire.Content content) throws Ended {
        CompletableFuture<Reply> answer = renewPending();
        send(tag, content);
        Reply given = await(answer);
        if (RUNNING.contains(tag)) {
            runs++;
            leaks.forEach(leak -> leak.await(runs));
        }
        return given;
    }

    /** Replaces the code of classes, and keeps their objects and fields; whether the JDK allows it. */
    boolean redefine(Map<String, byte[]> classes) throws Ended {
        Wire.Content content = out -> {
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                Wire.writeText(out, each.getKey());
                Wire.writeBytes(out, each.getValue());
            }
        };
        Reply answer = call(Wire.Tag.REDEFINE, content);
        if (answer instanceof Reply.Refused refused && refused.agentMissing() && !agentTried) {
            agentTried = true;
            Optional<String> failed = Agent.attach(pid());
            failed.ifPresent(why -> remember("(no agent could be attached to it: " + why + ")"));
            answer = call(Wire.Tag.REDEFINE, content);
        }
        return answer instanceof Reply.Returned;
    }

    /** Gives an order that has no answer. */
    void send(Wire.Tag tag, Wire.Content content) throws Ended {
        try {
            await(wire).send(tag, content);
        } catch (IOException e) {
            // The reader learns of it too, and knows why.
            throw new Ended(ending.join());
        }
    }

    /**
     * Waits even when the waiting thread is interrupted: a cell is stopped by {@link Engine#interrupt},
     * and by nothing that leaves it running.
     */
    private static <T> T await(CompletableFuture<T> future) throws Ended {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Ended ended) {
                throw ended;
            }
            throw e;
        }
    }

    /** How it ended, once it has. */
    Optional<VmExit> ending() {
        return Optional.ofNullable(ending.getNow(null));
    }

    /** Throws in the cell's thread, also inside library code; by a debugger on a JDK that has no other way. */
    void stopByForce() throws Ended {
        if (debugger.isEmpty()) {
            send(Wire.Tag.STOP, out -> {});
            return;
        }
        send(Wire.Tag.RETIRE, out -> {});
        try {
            debugger.get().stopCell();
        } catch (IOException e) {
            remember("(the debugger could not stop the cell: " + e.getMessage() + ")");
        }
    }

    /** Ends it at once, for this reason. */
    void kill(String why) {
        reason = reason.or(() -> Optional.of(why));
        process.destroyForcibly();
    }

    /** Waits until it has called, or has ended without. */
    void awaitStart() {
        CompletableFuture.anyOf(wire, ending).exceptionally(ended -> null).join();
    }

    /** Until when a cell that is to stop from now on may take. */
    StopDeadline deadline(Duration usual) {
        return StopDeadline.of(usual, process.toHandle());
    }

    long pid() {
        return process.pid();
    }

    /** Hangs up, and waits until the process is gone; not for long. */
    @Override
    public void close() {
        closeWithin(FAREWELL_SECONDS);
    }

    void closeWithin(long seconds) {
        exitSeconds = seconds;
        try {
            if (wire.isDone() && !wire.isCompletedExceptionally()) {
                wire.join().close();
            } else {
                process.destroyForcibly();
            }
            ending.get(seconds, TimeUnit.SECONDS);
        } catch (IOException | TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process.onExit().join();
    }

    private void leak(InputStream from, CellOutput.Stream stream) {
        byte[] mark = SessionVm.mark(token.getBytes(StandardCharsets.US_ASCII));
        LeakReader leak = new LeakReader(from, mark, bytes -> leaked(stream, bytes), this::remember);
        leak.start();
        leaks.add(leak);
    }

    private void leaked(CellOutput.Stream stream, byte[] bytes) {
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(this::remember);
        listener.leaked(stream, bytes);
    }

    private void remember(String line) {
        String words = line.replaceFirst("^#\\s*", "").strip();
        if (words.isEmpty()) {
            return;
        }
        synchronized (lastWords) {
            lastWords.add(words);
            if (lastWords.size() > LAST_WORDS) {
                lastWords.remove();
            }
        }
    }
}
