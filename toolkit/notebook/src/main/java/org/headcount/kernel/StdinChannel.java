package org.headcount.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.headcount.engine.OutputSink;
import org.zeromq.SocketType;

/** Asks the client whose cell reads standard input. */
final class StdinChannel {
    /** A question that waits, and whom it was put to. */
    private record PendingQuestion(List<byte[]> route, CompletableFuture<String> answer) {
        boolean isOf(List<byte[]> other) {
            return Arrays.deepEquals(route.toArray(), other.toArray());
        }
    }

    private final Codec codec;
    private final SocketThread socketThread;
    private volatile Optional<PendingQuestion> asked = Optional.empty();

    StdinChannel(Connection connection, Network network, Codec codec) throws Connection.UnusableConnection {
        this.codec = codec;
        this.socketThread =
                SocketThread.of(connection, Connection.Channel.STDIN, SocketType.ROUTER, network, this::received);
    }

    SocketThread port() {
        return socketThread;
    }

    /** The client's answer. One question is open at a time; a late answer is dropped. */
    synchronized String ask(Request cell, OutputSink.Question question) throws InterruptedException {
        PendingQuestion asking = new PendingQuestion(cell.route(), new CompletableFuture<>());
        asked = Optional.of(asking);
        try {
            socketThread.send(codec.encode(
                    cell.route(),
                    "input_request",
                    cell.header(),
                    MessageContent.empty()
                            .put("prompt", question.prompt())
                            .put("password", question.echo() == OutputSink.Echo.HIDDEN)));
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
                throw new Codec.BadMessage(reply.type() + " does not belong here");
            }
            String value = reply.text("value");
            asked.filter(waiting -> waiting.isOf(reply.route()))
                    .ifPresentOrElse(
                            waiting -> waiting.answer().complete(value),
                            () -> Log.say("dropped an answer on stdin that no cell waits for"));
            return true;
        } catch (Codec.BadMessage e) {
            Log.say("dropped a message on stdin: " + e.getMessage());
            return false;
        }
    }
}
