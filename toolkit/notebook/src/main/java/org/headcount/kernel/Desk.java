package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.headcount.engine.Failure;
import org.zeromq.SocketType;

/** Where requests come in on one channel, and replies go out: busy before each, idle after it. */
final class Desk {
    /** What a kind of request comes to. */
    @FunctionalInterface
    interface Answer {
        /** Does what is asked. */
        Reply to(Request request) throws BadMessage, IOException;
    }

    private final Connection.Channel channel;
    private final Codec codec;
    private final Iopub iopub;
    private final Port port;

    /** A desk that hands on what a client that knows the key has sent. */
    Desk(
            Connection connection,
            Connection.Channel channel,
            Network network,
            Codec codec,
            Iopub iopub,
            Consumer<Request> receiver)
            throws UnusableConnection {
        this.channel = channel;
        this.codec = codec;
        this.iopub = iopub;
        this.port = Port.of(connection, channel, SocketType.ROUTER, network, frames -> {
            try {
                receiver.accept(codec.decode(frames));
                return true;
            } catch (BadMessage e) {
                Log.say("dropped a message on " + channel.lowerCase() + ": " + e.getMessage());
                return false;
            }
        });
    }

    Port port() {
        return port;
    }

    /** Answers a request, whatever happens: a client must not wait for ever, nor the kernel end over it. */
    void serve(Request request, Answer answer) {
        iopub.status(request.header(), Iopub.State.BUSY);
        Reply reply = reply(request, answer);
        reply.content().filter(content -> request.wantsReply()).ifPresent(content -> send(request, content));
        iopub.status(request.header(), Iopub.State.IDLE);
        reply.afterwards().run();
    }

    private static Reply reply(Request request, Answer answer) {
        try {
            return answer.to(request);
        } catch (BadMessage e) {
            Log.say("refused " + request.type() + ": " + e.getMessage());
            return error("BadMessage", e.getMessage());
        } catch (IOException e) {
            return error("SessionNotStarted", "the session could not be started: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            Log.fault("could not answer " + request.type(), e);
            return error("KernelFault", "a fault of the kernel's own, please report it: " + e);
        }
    }

    private static Reply error(String name, String message) {
        return Reply.of(Content.error(new Failure(name, message, List.of(name + ": " + message))));
    }

    private void send(Request request, ObjectNode content) {
        port.send(codec.encode(request.route(), request.replyType(), request.header(), content));
    }

    /** A request that nobody here knows is left alone, as the protocol wants. */
    void ignore(Request request) {
        Log.say("ignored " + request.type() + " on " + channel.lowerCase() + ": this kernel does not know it");
    }
}
