package org.headcount.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.headcount.engine.Sink;
import org.zeromq.SocketType;

/** Asks the client whose cell reads standard input. */
final class Keyboard {
    /** A question that waits, and whom it was put to. */
    private record Asked(List<byte[]> route, CompletableFuture<String> answer) {
        boolean isOf(List<byte[]> other) {
            return Arrays.deepEquals(route.toArray(), other.toArray());
        }
    }

    private final Codec codec;
    private final Port port;
    private volatile Optional<Asked> asked = Optional.empty();

    Keyboard(Connection connection, Network network, Codec codec) throws UnusableConnection {
        this.codec = codec;
        this.port = Port.of(connection, Connection.Channel.STDIN, SocketType.ROUTER, network, this::received);
    }

    Port port() {
        return port;
    }

    /** The client's answer. One is asked at a time; an answer that nobody waits for is no answer to the next. */
    synchronized String ask(Request cell, Sink.Question question) throws InterruptedException {
        Asked asking = new Asked(cell.route(), new CompletableFuture<>());
        asked = Optional.of(asking);
        try {
            port.send(codec.encode(
                    cell.route(),
                    "input_request",
                    cell.header(),
                    Content.empty()
                            .put("prompt", question.prompt())
                            .put("password", question.echo() == Sink.Echo.HIDDEN)));
            return asking.answer().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is only ever given", e);
        } finally {
            asked = Optional.empty();
        }
    }

    private boolean received(List<byte[]> frames) {
        try {
            Request reply = codec.decode(frames);
            if (!reply.type().equals("input_reply")) {
                throw new BadMessage(reply.type() + " does not belong here");
            }
            String value = reply.text("value");
            asked.filter(waiting -> waiting.isOf(reply.route()))
                    .ifPresentOrElse(
                            waiting -> waiting.answer().complete(value),
                            () -> Log.say("dropped an answer on stdin that no cell waits for"));
            return true;
        } catch (BadMessage e) {
            Log.say("dropped a message on stdin: " + e.getMessage());
            return false;
        }
    }
}
