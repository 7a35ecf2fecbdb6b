package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.headcount.engine.Failure;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/** Where requests come in on one channel, and answers go out: busy before each, idle after it. */
final class Desk {
    /** What a kind of request is answered with. */
    @FunctionalInterface
    interface Answer {
        /** Does what is asked; empty where nobody waits for a reply. */
        Optional<ObjectNode> to(Request request) throws BadMessage, InterruptedException;
    }

    private final Connection.Channel channel;
    private final Codec codec;
    private final Iopub iopub;
    private final Port port;

    /** A desk that hands on what a client that knows the key has sent. */
    Desk(
            Connection connection,
            Connection.Channel channel,
            ZContext context,
            Codec codec,
            Iopub iopub,
            Consumer<Request> receiver)
            throws UnusableConnection {
        this.channel = channel;
        this.codec = codec;
        this.iopub = iopub;
        this.port = Port.of(connection, channel, SocketType.ROUTER, context, frames -> {
            try {
                receiver.accept(codec.decode(frames));
            } catch (BadMessage e) {
                Log.say("dropped a message on " + channel.lowerCase() + ": " + e.getMessage());
            }
        });
    }

    Port port() {
        return port;
    }

    /** Answers a request, whatever happens: a client must not wait for ever, nor the kernel end over it. */
    void serve(Request request, Answer answer) throws InterruptedException {
        iopub.status(request.header(), Iopub.State.BUSY);
        try {
            answer.to(request).ifPresent(content -> reply(request, content));
        } catch (BadMessage e) {
            reply(request, Content.error(new Failure("BadMessage", e.getMessage(), List.of(e.getMessage()))));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            Log.say("could not answer " + request.type() + ": " + e);
            e.printStackTrace();
            String message = "the kernel could not answer: " + e;
            reply(request, Content.error(new Failure("KernelFault", message, List.of(message))));
        } finally {
            iopub.status(request.header(), Iopub.State.IDLE);
        }
    }

    /** A request that nobody here knows is left alone, as the protocol wants. */
    void ignore(Request request) {
        Log.say("ignored " + request.type() + " on " + channel.lowerCase() + ": this kernel does not know it");
    }

    private void reply(Request request, ObjectNode content) {
        if (!request.wantsReply()) {
            return;
        }
        port.send(codec.encode(request.route(), request.replyType(), request.header(), content, List.of()));
    }
}
