package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.headcount.engine.Settings;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/** A kernel at work: sockets, the session behind them, and the threads between. */
final class Kernel {
    private static final long FAREWELL_MILLIS = 1_500;

    private final ZContext context = new ZContext();
    private final Inbox inbox = new Inbox();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Session session;
    private final Iopub iopub;
    private final Keyboard keyboard;
    private final Desk shell;
    private final Desk control;
    private final Port heartbeat;
    private final Execution execution;
    private final Assistant assistant;

    private Kernel(Connection connection, Session session) throws UnusableConnection {
        Codec codec = new Codec(connection.signature());
        this.session = session;
        this.iopub = new Iopub(connection, context, codec);
        this.keyboard = new Keyboard(connection, context, codec);
        this.shell = new Desk(connection, Connection.Channel.SHELL, context, codec, iopub, this::enqueue);
        this.control = new Desk(connection, Connection.Channel.CONTROL, context, codec, iopub, this::control);
        this.heartbeat = Port.of(connection, Connection.Channel.HB, SocketType.ROUTER, context, this::echo);
        this.execution = new Execution(session, iopub, keyboard, new History());
        this.assistant = new Assistant(session);
    }

    /**
     * Starts a kernel.
     *
     * @throws UnusableConnection when it cannot listen where the connection says
     */
    static Kernel start(Connection connection, Settings settings) throws UnusableConnection {
        Session session = Session.start(settings);
        Kernel kernel = new Kernel(connection, session);
        kernel.ports().forEach(Port::open);
        Thread worker = new Thread(null, kernel::work, "headcount-shell-worker");
        worker.setDaemon(true);
        worker.start();
        kernel.iopub.status(Codec.NOBODY, Iopub.State.STARTING);
        return kernel;
    }

    private Stream<Port> ports() {
        return Stream.of(shell.port(), control.port(), keyboard.port(), iopub.port(), heartbeat);
    }

    /** Waits until a client has shut it down. */
    void await() throws InterruptedException {
        ended.await();
    }

    void end() {
        ended.countDown();
    }

    private void echo(List<byte[]> frames) {
        heartbeat.send(frames);
    }

    private void enqueue(Request request) {
        try {
            inbox.put(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (true) {
                serve(inbox.take());
            }
        } catch (InterruptedException e) {
            Log.say("no more requests are answered");
        }
    }

    private void serve(Request request) throws InterruptedException {
        switch (request.type()) {
            case "execute_request" -> execute(request);
            case "complete_request" -> shell.serve(request, asked -> reply(assistant::complete, asked));
            case "inspect_request" -> shell.serve(request, asked -> reply(assistant::inspect, asked));
            case "is_complete_request" -> shell.serve(request, asked -> reply(assistant::isComplete, asked));
            default -> serveAnywhere(shell, request);
        }
    }

    private void control(Request request) {
        try {
            serveAnywhere(control, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What may come on either channel; on control it overtakes what waits on shell. */
    private void serveAnywhere(Desk desk, Request request) throws InterruptedException {
        switch (request.type()) {
            case "kernel_info_request" -> desk.serve(request, asked -> Optional.of(KernelInfo.content()));
            case "interrupt_request" ->
                desk.serve(request, asked -> {
                    session.interrupt();
                    return Optional.of(Content.ok());
                });
            case "shutdown_request" -> {
                desk.serve(request, asked -> {
                    ObjectNode reply = Content.ok().put("restart", asked.flag("restart", false));
                    iopub.tell(asked.header(), "shutdown_reply", reply);
                    return Optional.of(reply);
                });
                end();
            }
            default -> desk.ignore(request);
        }
    }

    @FunctionalInterface
    private interface Helped {
        ObjectNode with(Request request) throws BadMessage, IOException;
    }

    private static Optional<ObjectNode> reply(Helped helped, Request request) throws BadMessage {
        try {
            return Optional.of(helped.with(request));
        } catch (IOException e) {
            throw new BadMessage("the session could not be started: " + e.getMessage(), e);
        }
    }

    private void execute(Request request) throws InterruptedException {
        boolean[] stopsOthers = {false};
        shell.serve(request, asked -> {
            Execution.Done done = execution.run(asked);
            stopsOthers[0] = done.stopsOthers();
            return Optional.of(done.reply());
        });
        if (stopsOthers[0]) {
            for (Request next : inbox.takeAll(each -> each.type().equals("execute_request"))) {
                shell.serve(next, asked -> Optional.of(Content.empty().put("status", "aborted")));
            }
        }
    }

    /** Ends the session, and sends what is left to be sent. */
    void close() throws InterruptedException {
        inbox.close();
        session.close();
        ports().forEach(Port::close);
        for (Port port : ports().toList()) {
            port.join(FAREWELL_MILLIS);
        }
        context.close();
    }
}
