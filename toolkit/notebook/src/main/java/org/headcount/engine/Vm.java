package org.headcount.engine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.session.Bundle;
import org.headcount.session.CommEvent;
import org.headcount.session.CommonPoolThreads;
import org.headcount.session.MarkedStream;
import org.headcount.session.SessionVm;
import org.headcount.session.Thrown;
import org.headcount.session.Wire;

/**
 * A session VM, seen from its owner: a process and the wire to it.
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

    /** The VM's own JDK: it must load what this one's compiler wrote. */
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /**
     * A collector with which a VM whose memory a cell has filled can still run the next one: the JDK's
     * usual one then fails for want of whole regions, or takes minutes to find that out. It starts small,
     * since most sessions are.
     */
    private static final List<String> FRUGAL = List.of("-XX:+UseParallelGC", "-Xms64m");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:[+-]Use\\w+GC");
    private static final int TOKEN_BYTES = 32;
    private static final int BOOT_MILLIS = 60_000;
    private static final int LAST_WORDS = 12;
    private static final long EXIT_SECONDS = 3;
    private static final long MARK_SECONDS = 2;

    /** The orders at whose end the VM marks its output. */
    private static final Set<Wire.Tag> RUNNING = Set.of(Wire.Tag.INVOKE, Wire.Tag.VARIABLE, Wire.Tag.HEAR);

    private static final long FAREWELL_SECONDS = 4;

    private final Process process;
    private final Listener listener;
    private final String token;
    private final Optional<Debugger> debugger;
    private final CompletableFuture<Wire> wire = new CompletableFuture<>();
    /** From this JDK on the use of memory by libraries is warned of, and the warning can be turned off. */
    private static final int QUIET_UNSAFE = 24;

    private final CompletableFuture<VmExit> ending = new CompletableFuture<>();
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final List<Leak> leaks = new ArrayList<>();

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
            Process process = new ProcessBuilder(command(settings, handshakes.port(), debugger))
                    .directory(settings.directory().toFile())
                    .start();
            Vm vm = new Vm(process, listener, token, debugger);
            try (OutputStream in = process.getOutputStream()) {
                in.write((token + cellsClassPath(settings)).getBytes(StandardCharsets.UTF_8));
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

    private static List<String> command(Settings settings, int port, Optional<Debugger> debugger) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        debugger.ifPresent(listening -> command.add(listening.option()));
        command.addAll(List.of(
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "headcount-crash-%p.log"),
                "-Dfile.encoding=UTF-8",
                "-Dstdin.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-D" + SessionVm.RESULT_LIMIT + "=" + settings.resultLimit()));
        // Without it newer JDKs warn of the agent that keeps values when a class is edited.
        command.add("-XX:+EnableDynamicAgentLoading");
        if (Runtime.version().feature() >= QUIET_UNSAFE) {
            // What a library does with memory is not output of the cell that happens to load it.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (settings.vmOptions().stream().noneMatch(COLLECTOR.asMatchPredicate())) {
            command.addAll(FRUGAL);
        }
        command.addAll(Archives.options(settings));
        command.addAll(settings.vmOptions());
        command.addAll(List.of(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=" + CommonPoolThreads.class.getName(),
                Engine.QUIET_LOGGING,
                "-cp",
                home().toString(),
                SessionVm.class.getName(),
                Integer.toString(port)));
        return command;
    }

    private static String cellsClassPath(Settings settings) {
        return classPath(settings.classPath()).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The class path of cells, which has the words of a cell even where the caller's does not. */
    static List<Path> classPath(List<Path> users) {
        return Stream.concat(users.stream(), Stream.of(home()).filter(home -> !users.contains(home)))
                .toList();
    }

    /** Where the session VM's own classes are. */
    static Path home() {
        try {
            return Path.of(SessionVm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the toolkit's classes is not a path", e);
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
                        receive(accepted.receive());
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
            for (Leak leak : leaks) {
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

    private void receive(Wire.Frame frame) throws IOException {
        DataInputStream in = frame.content();
        switch (frame.tag()) {
            case PRINTED -> {
                int cell = in.readInt();
                CellOutput.Stream stream =
                        in.readByte() == SessionVm.STDERR ? CellOutput.Stream.STDERR : CellOutput.Stream.STDOUT;
                listener.printed(cell, stream, Wire.readBytes(in));
            }
            case DISPLAYED ->
                listener.output(in.readInt(), new CellOutput.Displayed(Wire.readText(in), Bundle.read(in)));
            case UPDATED -> listener.output(in.readInt(), new CellOutput.Updated(Wire.readText(in), Bundle.read(in)));
            case CLEARED ->
                listener.output(
                        in.readInt(),
                        new CellOutput.Cleared(in.readBoolean() ? CellOutput.When.ON_NEXT : CellOutput.When.NOW));
            case ASKED -> {
                int cell = in.readInt();
                int number = in.readInt();
                OutputSink.Question question = new OutputSink.Question(
                        Wire.readText(in), in.readBoolean() ? OutputSink.Echo.HIDDEN : OutputSink.Echo.SHOWN);
                listener.asked(cell, question, text -> answer(number, text));
            }
            case REGISTERED -> listener.registered(in.readInt(), Wire.readText(in));
            case COMM -> listener.said(in.readInt(), CommEvent.read(in));
            case DONE -> pending().complete(new Reply.Returned(Optional.empty()));
            case RETURNED ->
                pending()
                        .complete(
                                new Reply.Returned(in.readBoolean() ? Optional.of(Bundle.read(in)) : Optional.empty()));
            case THREW -> pending().complete(new Reply.Threw(Thrown.read(in)));
            case REFUSED -> pending().complete(new Reply.Refused(in.readBoolean(), Wire.readText(in)));
            case CARRIED -> {
                List<String> lost = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    lost.add(Wire.readText(in));
                }
                pending().complete(new Reply.Carried(List.copyOf(lost)));
            }
            case USED -> pending().complete(new Reply.Used(Wire.readTexts(in)));
            case UNRESOLVED -> pending().complete(new Reply.Unresolved(in.readInt(), Thrown.read(in)));
            default -> throw new IOException("the session VM sent an order: " + frame.tag());
        }
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

    /** Throws in the cell's thread, wherever it is; by a debugger where the JDK itself no longer does. */
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
        Leak leak = new Leak(from, stream);
        leak.setDaemon(true);
        leak.start();
        leaks.add(leak);
    }

    /** Reads what the VM itself, native code, and processes that it has started print past {@code System.out}. */
    private final class Leak extends Thread {
        private final InputStream from;
        private final CellOutput.Stream stream;
        private final MarkedStream marked;
        private long marks;

        /** Whether the marks of the VM arrive: a cell can close what they come through. */
        private boolean open = true;

        Leak(InputStream from, CellOutput.Stream stream) {
            super(null, null, "headcount-leak");
            this.from = from;
            this.stream = stream;
            this.marked = new MarkedStream(
                    SessionVm.mark(token.getBytes(StandardCharsets.US_ASCII)), (bytes, length) -> hand(bytes));
        }

        private void hand(byte[] bytes) {
            new String(bytes, StandardCharsets.UTF_8).lines().forEach(Vm.this::remember);
            listener.leaked(stream, bytes);
        }

        @Override
        public void run() {
            byte[] bytes = new byte[8 << 10];
            try (from) {
                for (int some = from.read(bytes); some >= 0; some = from.read(bytes)) {
                    reached(marked.take(bytes, some));
                }
                marked.end();
            } catch (IOException e) {
                remember("(its own output broke off: " + e.getMessage() + ")");
            } finally {
                close();
            }
        }

        private synchronized void reached(int more) {
            marks += more;
            notifyAll();
        }

        private synchronized void close() {
            open = false;
            notifyAll();
        }

        /** Waits until all is handed on that was printed before so many marks. */
        synchronized void await(long wanted) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MARK_SECONDS);
            try {
                while (open && marks < wanted) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        open = false;
                    } else {
                        TimeUnit.NANOSECONDS.timedWait(this, left);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
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
