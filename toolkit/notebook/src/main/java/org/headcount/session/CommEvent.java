package org.headcount.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * What is said over a comm, by either side.
 *
 * @param kind what it does
 * @param comm the comm's id
 * @param target what it is about, where it is opened; otherwise nothing
 * @param message what goes with it
 */
public record CommEvent(Kind kind, String comm, String target, Comm.Message message) {
    /** What can be done with a comm. */
    public enum Kind {
        /** It begins. */
        OPEN,
        /** One side sends the other a message. */
        MESSAGE,
        /** It ends. */
        CLOSE
    }

    private static final Kind[] KINDS = Kind.values();

    /** A comm begins. */
    public static CommEvent opened(String comm, String target, Comm.Message message) {
        return new CommEvent(Kind.OPEN, comm, target, message);
    }

    /** One side sends the other a message. */
    public static CommEvent message(String comm, Comm.Message message) {
        return new CommEvent(Kind.MESSAGE, comm, "", message);
    }

    /** A comm ends. */
    public static CommEvent closed(String comm, Comm.Message message) {
        return new CommEvent(Kind.CLOSE, comm, "", message);
    }

    /** A comm ends without a word. */
    public static CommEvent closed(String comm) {
        return closed(comm, Comm.Message.of(Map.of()));
    }

    /** Writes it for the other side of the {@link Wire}. */
    @SuppressWarnings("EnumOrdinal") // both ends of the wire are always the same jar
    public void write(DataOutput out) throws IOException {
        out.writeByte(kind.ordinal());
        Wire.writeText(out, comm);
        Wire.writeText(out, target);
        message.write(out);
    }

    /** Reads what the other side wrote. */
    public static CommEvent read(DataInput in) throws IOException {
        Kind kind = KINDS[in.readUnsignedByte()];
        return new CommEvent(kind, Wire.readText(in), Wire.readText(in), Comm.Message.read(in));
    }
}
