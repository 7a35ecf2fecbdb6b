package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.headcount.engine.Failure;
import org.zeromq.SocketType;

/** Where requests come in on one channel, and replies go out: busy before each, idle after it. */
final class RequestServer {
    /** What a kind of request comes to. */
    @FunctionalInterface
    interface Handler {
        /** Does what is asked. */
        Reply to(Request request) throws Codec.BadMessage, IOException;
    }

    private final Connection.Channel channel;
    private final Codec codec;
    private final IopubChannel iopub;
    private final SocketThread socketThread;

    /** A desk that hands on what a client that knows the key has sent. */
    RequestServer(
            Connection connection,
            Connection.Channel channel,
            Network network,
            Codec codec,
            IopubChannel iopub,
            Consumer<Request> receiver)
            throws Connection.UnusableConnection {
        this.channel = channel;
        this.codec = codec;
        this.iopub = iopub;
        this.socketThread = SocketThread.of(connection, channel, SocketType.ROUTER, network, frames -> {
            try {
                receiver.accept(codec.decode(frames));
                return true;
            } catch (Codec.BadMessage e) {
                Log.say("dropped a message on " + channel.lowerCase() + ": " + e.getMessage());
                return false;
            }
        });
    }

    SocketThread port() {
        return socketThread;
    }

    /** Answers a request, whatever happens: a client must not wait for ever, nor the kernel end over it. */
    void serve(Request request, Handler handler) {
        iopub.status(request.header(), IopubChannel.State.BUSY);
        Reply reply = reply(request, handler);
        reply.content().filter(content -> request.wantsReply()).ifPresent(content -> send(request, content));
        iopub.status(request.header(), IopubChannel.State.IDLE);
        reply.afterwards().run();
    }

    private static Reply reply(Request request, Handler handler) {
        try {
            return handler.to(request);
        } catch (Codec.BadMessage e) {
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
        return Reply.of(MessageContent.error(new Failure(name, message, List.of(name + ": " + message))));
    }

    private void send(Request request, ObjectNode content) {
        socketThread.send(codec.encode(request.route(), request.replyType(), request.header(), content));
    }

    /** Ignores an unknown request, as the protocol requires. */
    void ignore(Request request) {
        Log.say("ignored " + request.type() + " on " + channel.lowerCase() + ": this kernel does not know it");
    }

    /**
     * What a request comes to.
     *
     * @param content what the client is sent; empty if it expects no reply
     * @param afterwards what is done after the reply is sent
     */
    record Reply(Optional<ObjectNode> content, Runnable afterwards) {
        static Reply of(ObjectNode content) {
            return new Reply(Optional.of(content), () -> {});
        }

        static Reply none() {
            return new Reply(Optional.empty(), () -> {});
        }

        Reply then(Runnable next) {
            return new Reply(content, next);
        }
    }
}
