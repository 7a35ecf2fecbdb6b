package org.headcount.engine;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.headcount.session.CommEvent;

/**
 * Brings what comes out of the VM to the sink of the cell that caused it. What a cell's handlers put out
 * goes to the cell's sink too, except what they say over comms: those go to the client that sent the message.
 */
final class OutputRouter implements Vm.Listener {
    private static final int NOBODY = 0;

    private record Speaker(int cell, CellOutput.Stream stream) {}

    private final Map<Integer, OutputSink> sinks = new ConcurrentHashMap<>();
    private final Map<Speaker, Decoder> decoders = new ConcurrentHashMap<>();
    private final Set<Thread> answering = ConcurrentHashMap.newKeySet();
    private final Queue<RuntimeException> thrown = new ConcurrentLinkedQueue<>();
    private final OpenComms comms = new OpenComms();

    /** The number of the cell that runs, or of its handlers. */
    private volatile int running = NOBODY;

    OpenComms comms() {
        return comms;
    }

    void add(int cell, OutputSink sink) {
        sinks.put(cell, sink);
    }

    void begin(int cell) {
        running = cell;
    }

    /** No cell runs any more, so no cell waits for an answer. */
    void end() {
        running = NOBODY;
        answering.forEach(Thread::interrupt);
    }

    @Override
    public void output(int cell, CellOutput output) {
        give(Math.abs(cell), output);
    }

    private void give(int number, CellOutput output) {
        try {
            Optional.ofNullable(sinks.get(number)).ifPresent(sink -> sink.accept(output));
        } catch (RuntimeException e) {
            // The sink's fault is its owner's to hear of, and no reason to stop reading.
            thrown.add(e);
        }
    }

    /** What sinks have thrown, as the failure of the call that waits for them. */
    void rethrow() {
        RuntimeException first = thrown.poll();
        if (first != null) {
            thrown.forEach(first::addSuppressed);
            thrown.clear();
            throw first;
        }
    }

    /** What went wrong with a cell's handlers is said where the cell's errors are. */
    void complain(int handlers, Failure failure) {
        output(handlers, new CellOutput.Printed(CellOutput.Stream.STDERR, String.join("\n", failure.report()) + "\n"));
    }

    @Override
    public void printed(int cell, CellOutput.Stream stream, byte[] bytes) {
        String text = decoders.computeIfAbsent(new Speaker(cell, stream), speaker -> new Decoder())
                .decode(bytes);
        output(cell, new CellOutput.Printed(stream, text));
    }

    @Override
    public void leaked(CellOutput.Stream stream, byte[] bytes) {
        int cell = running;
        if (cell != NOBODY) {
            printed(cell, stream, bytes);
        }
    }

    @Override
    public void asked(int cell, OutputSink.Question question, Vm.InputAnswer answer) {
        OutputSink sink = sinks.get(Math.abs(cell));
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        answer.is(sink.answer(question));
                    } catch (InterruptedException | Vm.Ended e) {
                        // The cell ended before it was answered.
                        return;
                    } finally {
                        answering.remove(Thread.currentThread());
                    }
                },
                "headcount-answer");
        thread.setDaemon(true);
        answering.add(thread);
        thread.start();
    }

    @Override
    public void registered(int cell, String target) {
        comms.registered(cell, target);
    }

    @Override
    public void said(int cell, CommEvent event) {
        comms.said(cell, event);
        give(cell, new CellOutput.Said(event));
    }

    @Override
    public void ended() {
        comms.end()
                .forEach((handlers, ended) ->
                        ended.forEach(comm -> output(handlers, new CellOutput.Said(CommEvent.closed(comm)))));
    }

    /** Makes text of bytes that arrive in parts, which may end inside a character. */
    private static final class Decoder {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] rest = new byte[0];

        synchronized String decode(byte[] bytes) {
            ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length);
            in.put(rest).put(bytes).flip();
            CharBuffer out = CharBuffer.allocate(in.remaining());
            decoder.decode(in, out, false);
            rest = new byte[in.remaining()];
            in.get(rest);
            return out.flip().toString();
        }
    }
}
