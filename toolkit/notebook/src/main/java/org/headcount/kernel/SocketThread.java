package org.headcount.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;

/**
 * A socket and the one thread that uses it, as ZeroMQ wants it. The thread waits for what arrives, which
 * it hands on, and for what others have left here to be sent.
 */
final class SocketThread implements AutoCloseable {
    private static final int LARGEST_FRAME = 256 << 20;
    /** Room for what ZeroMQ itself says when it connects, and for any topic. */
    private static final int LARGEST_SUBSCRIPTION = 1 << 10;
    /** A heartbeat is a word. */
    private static final int LARGEST_HEARTBEAT = 4 << 10;

    private static final int MOST_HEARTBEATS = 16;
    private static final int CROWDED = 8 << 20;
    private static final int MOST_WAITING = 200;
    private static final int MOST_AT_ONCE = 100;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LINGER_MILLIS = 1_000;
    private static final byte[] WAKE = {};
    private static final long USUAL_STACK = 0;

    /** Takes what arrives, on the port's own thread. */
    @FunctionalInterface
    interface Receiver {
        /** Takes a message, and says whether it is signed with the connection's key. */
        boolean accept(List<byte[]> frames);
    }

    private final ZMQ.Socket socket;
    private final ZMQ.Socket waiting;
    private final ZMQ.Socket waker;
    private final ZMQ.Poller poller;
    private final BoundedAllocator allocator;
    private final Receiver receiver;
    private final Thread thread;

    private final Deque<List<byte[]>> outgoing = new ArrayDeque<>();
    private long crowd;
    private boolean woken;
    private boolean closed;

    private SocketThread(Network network, ZMQ.Socket socket, String name, Receiver receiver) {
        this.socket = socket;
        this.allocator = network.gate();
        this.receiver = receiver;
        String inside = "inproc://" + name;
        this.waiting = network.socket(SocketType.PAIR);
        waiting.bind(inside);
        this.waker = network.socket(SocketType.PAIR);
        waker.connect(inside);
        this.poller = network.poller(2);
        poller.register(socket, ZMQ.Poller.POLLIN);
        poller.register(waiting, ZMQ.Poller.POLLIN);
        this.thread = network.thread("headcount-" + name, this::run, USUAL_STACK);
    }

    /**
     * Listens where the connection says, from {@link #open} on.
     *
     * @throws Connection.UnusableConnection when the address cannot be had
     */
    static SocketThread of(
            Connection connection, Connection.Channel channel, SocketType type, Network network, Receiver receiver)
            throws Connection.UnusableConnection {
        String address = connection.address(channel);
        ZMQ.Socket socket = network.socket(type);
        socket.setLinger(LINGER_MILLIS);
        socket.setIPv6(address.contains("["));
        socket.setMaxMsgSize(
                switch (channel) {
                    case SHELL, CONTROL, STDIN -> LARGEST_FRAME;
                    case IOPUB -> LARGEST_SUBSCRIPTION;
                    case HB -> LARGEST_HEARTBEAT;
                });
        socket.setMsgAllocator(network.gate());
        network.gate().watch(socket, channel);
        if (type == SocketType.XPUB) {
            socket.setXpubVerbose(true);
            // Without these, what a slow reader has no room for would be dropped without a word.
            socket.setXpubNoDrop(true);
            socket.setSndHWM(MOST_WAITING);
            socket.setSendTimeOut(PATIENCE_MILLIS);
        } else {
            // A client that connects anew under its old name is that client.
            socket.setRouterHandover(true);
            // Replies go to clients that have the key. An echo goes to every peer, and is dropped for a peer that does
            // not read.
            socket.setSndHWM(channel == Connection.Channel.HB ? MOST_HEARTBEATS : 0);
        }
        try {
            socket.bind(address);
        } catch (ZMQException | IllegalArgumentException e) {
            throw new Connection.UnusableConnection(
                    connection.file(),
                    isOurs(connection.ip())
                            ? channel.field() + " " + connection.ports().get(channel)
                                    + " is taken by another program: let the client choose ports anew"
                            : "ip \"" + connection.ip() + "\" is not an address of this machine: use 127.0.0.1",
                    e);
        }
        return new SocketThread(network, socket, channel.lowerCase(), receiver);
    }

    /** ZeroMQ gives the same error for an address that is taken and for one that can never be had. */
    private static boolean isOurs(String ip) {
        try {
            InetAddress address = InetAddress.getByName(ip.equals("*") ? "0.0.0.0" : ip);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    void open() {
        thread.start();
    }

    /** Sends a message after all that were left before, and does not wait. */
    synchronized void send(List<byte[]> frames) {
        outgoing.add(frames);
        crowd += size(frames);
        wake();
    }

    /** Sends a message, but first waits while very much else waits too. */
    synchronized void sendPatiently(List<byte[]> frames) throws InterruptedException {
        while (crowd > CROWDED && !closed) {
            wait();
        }
        send(frames);
    }

    private static long size(List<byte[]> frames) {
        return frames.stream().mapToLong(frame -> frame.length).sum();
    }

    private void wake() {
        if (!woken && !closed) {
            woken = true;
            waker.send(WAKE, ZMQ.DONTWAIT);
        }
    }

    private void run() {
        try {
            while (!isDone()) {
                poller.poll(-1);
                if (poller.pollin(1)) {
                    waiting.recv(ZMQ.DONTWAIT);
                }
                sendAll();
                if (poller.pollin(0)) {
                    receiveSome();
                }
            }
        } finally {
            poller.close();
            Stream.of(socket, waiting, waker).forEach(ZMQ.Socket::close);
        }
    }

    private synchronized boolean isDone() {
        return closed && outgoing.isEmpty();
    }

    private synchronized List<List<byte[]>> takeOutgoing() {
        woken = false;
        List<List<byte[]>> all = List.copyOf(outgoing);
        outgoing.clear();
        return all;
    }

    private synchronized void sent(List<byte[]> frames) {
        crowd -= size(frames);
        notifyAll();
    }

    private void sendAll() {
        for (List<byte[]> frames : takeOutgoing()) {
            sendNow(frames);
            sent(frames);
        }
    }

    private void sendNow(List<byte[]> frames) {
        boolean forced = false;
        for (int i = 0; i < frames.size(); i++) {
            int more = i < frames.size() - 1 ? ZMQ.SNDMORE : 0;
            if (!socket.send(frames.get(i), more)) {
                // It has read nothing for long, and the others are not to wait for it: it is sent nothing
                // more until it reads again.
                Log.say("a client does not read its output, and misses some of it");
                forced = true;
                socket.setXpubNoDrop(false);
                socket.send(frames.get(i), more);
            }
        }
        if (forced) {
            socket.setXpubNoDrop(true);
        }
    }

    /** Sends a message over a socket that the calling thread owns. */
    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private void receiveSome() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Msg frame = socket.base().recv(ZMQ.DONTWAIT);
            if (frame == null) {
                return;
            }
            List<byte[]> frames = new ArrayList<>();
            frames.add(frame.data());
            while (frame.hasMore()) {
                frame = socket.base().recv(0);
                allocator.taken(frame);
                frames.add(frame.data());
            }
            if (receiver.accept(frames)) {
                allocator.trust(frame);
            }
        }
    }

    /** Sends what is left, and ends. */
    @Override
    public synchronized void close() {
        wake();
        closed = true;
        notifyAll();
    }

    /** Waits until it has ended. */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }
}
