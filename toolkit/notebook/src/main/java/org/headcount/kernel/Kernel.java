package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.zeromq.SocketType;

/** A kernel at work: sockets, the session behind them, and the threads between. */
final class Kernel {
    /** How a kernel ended. */
    enum End {
        /** A client shut it down, or ended. */
        SHUT_DOWN,
        /** One of its threads ended, so that it cannot answer any more. */
        LOST
    }

    private static final long FAREWELL_MILLIS = 1_500;

    /** The compiler goes as deep as the source does. */
    private static final long COMPILER_STACK = 8 << 20;

    private final Network network = new Network(this::lose);
    private final RequestQueue queue = new RequestQueue();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile End end = End.SHUT_DOWN;
    private final KernelSession session;
    private final IopubChannel iopub;
    private final StdinChannel stdin;
    private final RequestServer shell;
    private final RequestServer control;
    private final SocketThread heartbeat;
    private final ExecuteRequests executeRequests;
    private final CodeAssistRequests codeAssist;
    private final History history;
    private final CommRequests comms;

    private Kernel(Connection connection, KernelSession session, History history) throws Connection.UnusableConnection {
        Codec codec = new Codec(connection.signature());
        this.session = session;
        this.iopub = new IopubChannel(connection, network, codec);
        this.stdin = new StdinChannel(connection, network, codec);
        this.shell = new RequestServer(connection, Connection.Channel.SHELL, network, codec, iopub, this::enqueue);
        this.control =
                new RequestServer(connection, Connection.Channel.CONTROL, network, codec, iopub, this::serveControl);
        this.heartbeat = SocketThread.of(connection, Connection.Channel.HB, SocketType.ROUTER, network, this::echo);
        this.history = history;
        this.executeRequests = new ExecuteRequests(session, iopub, stdin, history, this::leaveUndone);
        this.codeAssist = new CodeAssistRequests(session);
        this.comms = new CommRequests(session, iopub);
    }

    /**
     * Starts a kernel for a session that may be starting still.
     *
     * @throws Connection.UnusableConnection when it cannot listen where the connection says
     */
    static Kernel start(Connection connection, KernelSession session, History history)
            throws Connection.UnusableConnection {
        Kernel kernel = new Kernel(connection, session, history);
        kernel.ports().forEach(SocketThread::open);
        Thread worker = kernel.network.thread("headcount-worker", kernel::work, COMPILER_STACK);
        worker.setDaemon(true);
        worker.start();
        kernel.iopub.status(Codec.NOBODY, IopubChannel.State.STARTING);
        return kernel;
    }

    private Stream<SocketThread> ports() {
        return Stream.of(shell.port(), control.port(), stdin.port(), iopub.port(), heartbeat);
    }

    /** Waits until a client has shut it down, or it cannot go on. */
    End await() throws InterruptedException {
        ended.await();
        return end;
    }

    private void lose(String what) {
        try {
            Log.say(what + ": this kernel cannot answer any more and ends, with all variables; restart it");
        } finally {
            // Also if memory is too short to report it.
            end = End.LOST;
            end();
        }
    }

    void end() {
        ended.countDown();
    }

    private boolean echo(List<byte[]> frames) {
        heartbeat.send(frames);
        return false;
    }

    private void enqueue(Request request) {
        try {
            queue.put(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveControl(Request request) {
        serveAnywhere(control, request);
    }

    private void work() {
        try {
            while (true) {
                serve(queue.take());
            }
        } catch (InterruptedException e) {
            Log.say("no more requests are answered");
        }
    }

    private void serve(Request request) {
        switch (request.type()) {
            case "execute_request" -> {
                session.expectCell();
                shell.serve(request, executeRequests::run);
            }
            case "complete_request" -> shell.serve(request, codeAssist::complete);
            case "inspect_request" -> shell.serve(request, codeAssist::inspect);
            case "is_complete_request" -> shell.serve(request, codeAssist::isComplete);
            case "history_request" -> shell.serve(request, history::answer);
            case "comm_info_request" -> shell.serve(request, comms::info);
            case "comm_open", "comm_msg", "comm_close" -> {
                session.expectCell();
                shell.serve(request, comms::hear);
            }
            default -> serveAnywhere(shell, request);
        }
    }

    /** What may come on either channel; on control it overtakes what waits on shell. */
    private void serveAnywhere(RequestServer server, Request request) {
        switch (request.type()) {
            case "kernel_info_request" -> server.serve(request, asked -> RequestServer.Reply.of(KernelInfo.content()));
            case "interrupt_request" -> server.serve(request, this::interrupt);
            case "shutdown_request" -> server.serve(request, this::shutdown);
            default -> server.ignore(request);
        }
    }

    /** Stops the cell that runs, or what hears a comm's message; if nothing does, that is all right. */
    void interrupt() {
        session.interrupt();
    }

    private RequestServer.Reply interrupt(Request request) {
        interrupt();
        return RequestServer.Reply.of(MessageContent.ok());
    }

    /** A client that wants a restart starts the next kernel itself: for this one it is the same. */
    private RequestServer.Reply shutdown(Request request) throws Codec.BadMessage {
        ObjectNode content = MessageContent.ok().put("restart", request.flag("restart", false));
        iopub.publish(request.header(), "shutdown_reply", content);
        return RequestServer.Reply.of(content).then(this::end);
    }

    /**
     * Takes out the cells that wait behind one that has failed, and returns what answers their clients. It is
     * done before the failure is published: what a client sends when it knows of it is not meant.
     */
    private Runnable leaveUndone() {
        List<Request> waiting = queue.takeAll(request -> request.type().equals("execute_request"));
        return () -> waiting.forEach(request -> shell.serve(
                request,
                aborted -> RequestServer.Reply.of(MessageContent.empty().put("status", "aborted"))));
    }

    /** Ends the session, and sends what is left to be sent. */
    void close() throws InterruptedException {
        queue.close();
        session.close();
        ports().forEach(SocketThread::close);
        for (SocketThread socketThread : ports().toList()) {
            socketThread.join(FAREWELL_MILLIS);
        }
        if (end == End.SHUT_DOWN) {
            // Without its threads it would wait for them for ever.
            network.close();
        }
    }
}
