package org.headcount.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A line between cells and a program at the client's side, such as a widget, over which both send messages
 * until one of them closes it. {@link Comms} explains how to open one.
 *
 * <p>Any thread may send. Handlers run one at a time, on the thread that runs cells and between cells: they
 * see variables as cells do, and a cell that blocks on a reply deadlocks. An interrupt stops a
 * handler as it stops a cell. The output of a handler belongs to the cell that registered the
 * target, or that opened the comm; what it throws is shown there too, and the comm stays open.
 */
public final class Comm {
    private final String id;
    private final String target;
    private final Message opening;
    private volatile Consumer<Message> onMessage = message -> {};
    private volatile Consumer<Message> onClose = message -> {};
    private volatile boolean open = true;

    Comm(String id, String target, Message opening) {
        this.id = id;
        this.target = target;
        this.opening = opening;
    }

    /** What distinguishes it from all other comms. */
    public String id() {
        return id;
    }

    /** What it is about: the name under which the other side knows what to do with it. */
    public String target() {
        return target;
    }

    /** What came with its opening. */
    public Message opening() {
        return opening;
    }

    /** Whether neither side has closed it. */
    public boolean isOpen() {
        return open;
    }

    /** From now on calls this with each message of the other side, and no longer what was set before. */
    public void onMessage(Consumer<Message> handler) {
        onMessage = handler;
    }

    /** Calls this when the other side closes the comm, and not what was set before. */
    public void onClose(Consumer<Message> handler) {
        onClose = handler;
    }

    /**
     * Sends data.
     *
     * @throws IllegalStateException when the comm is closed
     * @throws IllegalArgumentException when it holds what JSON cannot say
     */
    public void send(Map<String, ?> data) {
        send(Message.of(data));
    }

    /**
     * Sends a message.
     *
     * @throws IllegalStateException when the comm is closed
     * @throws IllegalArgumentException when it holds what JSON cannot say
     */
    public void send(Message message) {
        if (!open) {
            throw new IllegalStateException("the comm " + id + " about " + target
                    + " is closed, and carries no more messages: ask isOpen() first, or open another");
        }
        Comms.post(CommEvent.message(id, message));
    }

    /** Closes it, if it is open. */
    public void close() {
        close(Message.of(Map.of()));
    }

    /** Closes it with a last message, if it is open. */
    public void close(Message message) {
        if (end()) {
            Comms.forget(this);
            Comms.post(CommEvent.closed(id, message));
        }
    }

    /** Ends it; whether that is news. */
    private synchronized boolean end() {
        boolean was = open;
        open = false;
        return was;
    }

    void received(Message message) {
        onMessage.accept(message);
    }

    /** The other side has closed it. */
    void ended(Message message) {
        if (end()) {
            onClose.accept(message);
        }
    }

    /**
     * What is sent over a comm.
     *
     * @param data what it says, as JSON would: maps, lists, strings, numbers, true, false, null. Whether
     *     the other side wrote 3 or 3.0 is not for it to know: take numbers as {@link Number}
     * @param metadata what some programs add to it
     * @param buffers what is better said in bytes
     */
    public record Message(Map<String, Object> data, Map<String, Object> metadata, List<byte[]> buffers) {
        /** A message with immutable copies of its maps and list. */
        public Message {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
            buffers = List.copyOf(buffers);
        }

        /** A message of data alone. */
        public static Message of(Map<String, ?> data) {
            return new Message(Collections.unmodifiableMap(data), Map.of(), List.of());
        }

        void write(DataOutput out) throws IOException {
            JsonValues.write(out, "data", data);
            JsonValues.write(out, "metadata", metadata);
            out.writeInt(buffers.size());
            for (byte[] buffer : buffers) {
                Wire.writeBytes(out, buffer);
            }
        }

        static Message read(DataInput in) throws IOException {
            Map<String, Object> data = JsonValues.readMap(in);
            Map<String, Object> metadata = JsonValues.readMap(in);
            List<byte[]> buffers = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                buffers.add(Wire.readBytes(in));
            }
            return new Message(data, metadata, buffers);
        }
    }
}
