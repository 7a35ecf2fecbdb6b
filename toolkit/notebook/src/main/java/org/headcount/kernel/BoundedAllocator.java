package org.headcount.kernel;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import zmq.Msg;
import zmq.ZMQ;
import zmq.io.Metadata;
import zmq.msg.MsgAllocator;

/**
 * Bounds the memory that the peers of a kernel's sockets can occupy, and disconnects a peer that exceeds
 * its bound.
 *
 * <p>ZeroMQ counts complete messages only: a multipart message that never ends is collected without
 * limit, and the message is the first thing that the kernel itself sees, so that no signature can be checked
 * earlier. ZeroMQ asks this class for the buffer of each frame, and attaches the connection's metadata
 * when the frame is complete; from that point on the frame counts against its peer until the kernel has
 * taken it. A frame that is still arriving belongs to no known peer: these frames share one budget.
 *
 * <p>Peers that have not yet sent a message with a valid signature have a small bound; peers that have, a
 * large one. The heartbeat and iopub have no signed messages from clients, so their peers keep the
 * small bound of their channel.
 */
final class BoundedAllocator implements MsgAllocator {
    /** What the objects around a frame take beside its bytes. */
    private static final int FRAME_OVERHEAD = 256;

    /** Frames from this size on share the budget for frames that are still arriving. */
    private static final int LARGE_FRAME = 64 << 10;

    private static final long BETWEEN_COLLECTIONS = TimeUnit.SECONDS.toNanos(2);

    /** A connection, by its address, until it is closed. */
    private static final class Peer {
        private final SocketChannel channel;
        private final Connection.Channel on;
        /** Bytes of complete messages that the kernel has not taken yet. */
        private final AtomicLong waiting = new AtomicLong();
        /** Bytes of the message that is still arriving; used by ZeroMQ's thread alone. */
        private long arriving;

        private volatile boolean hasKey;
        private volatile boolean dropped;

        Peer(SocketChannel channel, Connection.Channel on) {
            this.channel = channel;
            this.on = on;
        }
    }

    private final Map<String, Peer> peers = new ConcurrentHashMap<>();
    private final List<WeakReference<Frame>> growing = new ArrayList<>();
    private long collected = System.nanoTime() - BETWEEN_COLLECTIONS;
    private final long arrivingBudget;
    private final long largestMessage;

    BoundedAllocator(long memory) {
        this.arrivingBudget = memory / 3;
        this.largestMessage = memory / 2;
    }

    private static boolean isKeyed(Connection.Channel channel) {
        return channel != Connection.Channel.IOPUB && channel != Connection.Channel.HB;
    }

    /** What a peer may have in the kernel's memory before it has shown that it knows the key. */
    private static long strangersBound(Connection.Channel channel) {
        return switch (channel) {
            case SHELL, CONTROL, STDIN -> 16 << 20;
            // All subscriptions of a connection together: ZeroMQ keeps them for as long as it is open.
            case IOPUB -> 128 << 10;
            case HB -> 64 << 10;
        };
    }

    /** Registers the connections that a socket accepts; to be called before it is bound. */
    void watch(org.zeromq.ZMQ.Socket socket, Connection.Channel channel) {
        socket.base()
                .setEventHook(event -> changed(event, channel), ZMQ.ZMQ_EVENT_ACCEPTED | ZMQ.ZMQ_EVENT_DISCONNECTED);
    }

    private void changed(ZMQ.Event event, Connection.Channel on) {
        if (event.arg instanceof SocketChannel channel) {
            if (event.event == ZMQ.ZMQ_EVENT_ACCEPTED) {
                // ZeroMQ reports no end of a connection that it closes itself.
                peers.values().removeIf(peer -> !peer.channel.isOpen());
                address(channel).ifPresent(address -> peers.put(address, new Peer(channel, on)));
            } else {
                peers.values().removeIf(peer -> peer.channel.equals(channel));
            }
        }
    }

    /** The address as ZeroMQ writes it into the metadata of a connection's messages. */
    private static Optional<String> address(SocketChannel channel) {
        try {
            return channel.getRemoteAddress() instanceof InetSocketAddress remote
                    ? Optional.of(remote.getAddress().getHostAddress() + ":" + remote.getPort())
                    : Optional.empty();
        } catch (IOException e) {
            // It is closed already, and will send nothing.
            return Optional.empty();
        }
    }

    private Optional<Peer> peer(Metadata metadata) {
        return Optional.ofNullable(metadata)
                .map(known -> known.get(Metadata.PEER_ADDRESS))
                .map(peers::get);
    }

    @Override
    public Msg allocate(int size) {
        if (size < LARGE_FRAME) {
            return new Frame(size, false);
        }
        if (size <= arrivingBudget && arriving() + size > arrivingBudget / 2) {
            makeRoom();
        }
        if (arriving() + size > arrivingBudget) {
            return new Frame(0, true);
        }
        Frame frame = new Frame(size, false);
        growing.add(new WeakReference<>(frame));
        return frame;
    }

    /** Connections without the key must not keep those with it waiting; real clients connect again. */
    private void makeRoom() {
        peers.values().stream()
                .filter(peer -> !peer.hasKey && isKeyed(peer.on))
                .forEach(peer -> drop(peer, "it has not shown the key, and memory is needed for others"));
        if (System.nanoTime() - collected > BETWEEN_COLLECTIONS) {
            System.gc();
            collected = System.nanoTime();
        }
    }

    /** The bytes of large frames that are not complete; those of closed connections go when they are collected. */
    private long arriving() {
        long sum = 0;
        for (var each = growing.iterator(); each.hasNext(); ) {
            Frame frame = each.next().get();
            if (frame == null || frame.isComplete()) {
                each.remove();
            } else {
                sum += frame.size();
            }
        }
        return sum;
    }

    /** Counts a frame that has arrived, and says whether it may stay. */
    private boolean isAdmitted(Frame frame, Metadata metadata) {
        Optional<Peer> found = peer(metadata);
        if (found.isEmpty()) {
            return false;
        }
        Peer peer = found.get();
        if (peer.dropped) {
            return false;
        }
        long bytes = cost(frame);
        peer.arriving += bytes;
        if (frame.isRefused()) {
            drop(peer, "it sent a frame that exceeds the memory limit");
        } else if (peer.hasKey && peer.arriving > largestMessage) {
            drop(peer, "its message exceeds " + (largestMessage >> 20) + " MB");
        } else if (!peer.hasKey && peer.arriving + peer.waiting.get() > strangersBound(peer.on)) {
            drop(
                    peer,
                    "it sent more than " + (strangersBound(peer.on) >> 10)
                            + " KB before it showed that it knows the key");
        } else if (!frame.hasMore()) {
            peer.waiting.addAndGet(peer.arriving);
            peer.arriving = 0;
        }
        return !peer.dropped;
    }

    private static long cost(Msg frame) {
        return frame.size() + (long) FRAME_OVERHEAD;
    }

    /** The kernel has taken a frame from a socket's queue. */
    void taken(Msg frame) {
        peer(frame.getMetadata()).ifPresent(peer -> peer.waiting.addAndGet(-cost(frame)));
    }

    /** The peer that sent this frame has signed a message with the key. */
    void trust(Msg frame) {
        peer(frame.getMetadata()).ifPresent(peer -> peer.hasKey = true);
    }

    private static void drop(Peer peer, String why) {
        if (peer.dropped) {
            return;
        }
        peer.dropped = true;
        Log.say("disconnected a client on " + peer.on.lowerCase() + ": " + why);
        try {
            // ZeroMQ reads the end of the stream, discards the unfinished message and closes the connection.
            peer.channel.shutdownInput();
        } catch (IOException e) {
            Log.say("its connection is closed already: " + e.getMessage());
        }
    }

    /** A frame that counts against the peer that sent it. */
    private final class Frame extends Msg {
        private final boolean refused;
        private boolean complete;
        private boolean counted;
        private boolean discarded;

        Frame(int size, boolean refused) {
            super(size);
            this.refused = refused;
        }

        boolean isRefused() {
            return refused;
        }

        boolean isComplete() {
            return complete;
        }

        @Override
        public Msg setMetadata(Metadata metadata) {
            super.setMetadata(metadata);
            if (!counted && metadata != null) {
                counted = true;
                discarded = !isAdmitted(this, metadata);
            }
            return this;
        }

        /** Asked of complete frames only; a command does not get into a socket's queue. */
        @Override
        public boolean isCommand() {
            complete = true;
            return discarded || super.isCommand();
        }

        /**
         * Peers that speak a version of the protocol before 3.0 have no metadata and cannot be bounded:
         * each of their frames is a message of its own, which the kernel takes and rejects.
         */
        @Override
        public boolean hasMore() {
            return getMetadata() != null && super.hasMore();
        }
    }
}
