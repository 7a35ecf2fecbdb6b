package org.headcount.session;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The socket between owner and session VM, as a sequence of frames: a byte that says what it is, four
 * that say how long, and the content.
 */
public final class Wire implements AutoCloseable {
    /** What a frame says: answers and news from the session VM, then orders to it. */
    public enum Tag {
        /** The one-time token, which proves who calls. Always first. */
        HELLO,
        /** An order was carried out. */
        DONE,
        /** The invoked code returned; a bundle follows where it was to be shown. */
        RETURNED,
        /** The invoked code threw. */
        THREW,
        /** The invoked code needs a declaration that does not exist yet: the number of the snippet. */
        UNRESOLVED,
        /** The JDK cannot replace these classes while they are loaded: whether an agent could, and why not. */
        REFUSED,
        /** The variables that could not keep their values. */
        CARRIED,
        /** The entries of the class path that are in use. */
        USED,
        /** A cell printed: its number, the channel, bytes. */
        PRINTED,
        /** A cell displayed something. */
        DISPLAYED,
        /** A cell replaced what it displayed under an id. */
        UPDATED,
        /** A cell asks for its output to be cleared. */
        CLEARED,
        /** A cell reads standard input. */
        ASKED,
        /** A cell takes the comms that clients open about a target. */
        REGISTERED,
        /** A cell says something over a comm. */
        COMM,

        /** Take these classes. */
        LOAD,
        /** Replace the code of these classes. */
        REDEFINE,
        /** Carry the values of these variables from one class to another. */
        CARRY,
        /** Invoke a snippet's method. */
        INVOKE,
        /** Tell the text of a variable. */
        VARIABLE,
        /** Call what awaits something said over a comm. */
        HEAR,
        /** Forget what these variables hold. */
        FORGET,
        /** Tell which entries of the class path are in use that these would hide or replace. */
        IN_USE,
        /** Look for classes in these entries first, and in those no longer. */
        CLASSPATH,
        /** Leave by yourself: the first rung of the ladder. */
        INTERRUPT,
        /** Throw in the cell's thread, also inside library code: the second rung. */
        STOP,
        /** A debugger will throw in the cell's thread: use another one for the next cell. */
        RETIRE,
        /** What the user typed, or that there is no input. */
        ANSWER
    }

    /** A frame as received. */
    public record Frame(Tag tag, DataInputStream content) {}

    /** Writes the content of a frame. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        void write(DataOutput out) throws IOException;
    }

    /** How long, in characters, the token is that opens a connection. */
    public static final int TOKEN_LENGTH = 43;

    private static final int HEADER = 5;
    private static final int LARGEST = 512 << 20;
    private static final Tag[] TAGS = Tag.values();

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** Frames over a connected socket. */
    public Wire(Socket socket) throws IOException {
        this.socket = socket;
        // Without this every order waits for the acknowledgement of the last answer: some 40 ms each.
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        this.out = socket.getOutputStream();
    }

    /** A frame as the bytes that travel. */
    @SuppressWarnings("EnumOrdinal") // both ends of the wire are always the same jar
    public static byte[] frame(Tag tag, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeByte(tag.ordinal());
        data.writeInt(0);
        content.write(data);
        byte[] frame = bytes.toByteArray();
        ByteBuffer.wrap(frame).putInt(1, frame.length - HEADER);
        return frame;
    }

    /** Sends a frame whole, whichever thread asks. */
    public void send(Tag tag, Content content) throws IOException {
        sendFrame(frame(tag, content));
    }

    synchronized void sendFrame(byte[] frame) throws IOException {
        out.write(frame);
    }

    /**
     * Waits for the next frame.
     *
     * @throws java.io.EOFException when the other side has closed
     * @throws IOException also when the bytes are not a frame
     */
    public Frame receive() throws IOException {
        return receive(LARGEST);
    }

    /**
     * The same, from a side that has yet to prove who it is.
     *
     * @param largest how many bytes its content may have
     */
    public Frame receive(int largest) throws IOException {
        int tag = in.readUnsignedByte();
        int length = in.readInt();
        if (tag >= TAGS.length || length < 0 || length > largest) {
            throw new IOException("not a frame: tag " + tag + ", length " + length);
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new IOException("the connection closed in the middle of a frame");
        }
        return new Frame(TAGS[tag], new DataInputStream(new ByteArrayInputStream(content)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Writes text of any length, which {@link DataOutput#writeUTF} does not. */
    public static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads what {@link #writeText} wrote. */
    public static String readText(DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    /** Writes texts with their number. */
    public static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    /** Reads what {@link #writeTexts} wrote. */
    public static List<String> readTexts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    /** Writes bytes with their number. */
    public static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads what {@link #writeBytes} wrote. */
    public static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes text that may be absent. */
    public static void writeOptional(DataOutput out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeText(out, text.get());
        }
    }

    /** Reads what {@link #writeOptional} wrote. */
    public static Optional<String> readOptional(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
    }
}
