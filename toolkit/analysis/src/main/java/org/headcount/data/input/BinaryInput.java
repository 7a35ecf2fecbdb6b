package org.headcount.data.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.headcount.data.fault.DataException;

/**
 * The bytes of a binary data file from front to back. A file that ends too early is a fault that says after how many
 * bytes and in which part; no count that a file claims is believed before the bytes are there.
 */
public final class BinaryInput implements AutoCloseable {

    private final InputFile source;
    private final InputStream in;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long position;
    private String part = "the header";

    public BinaryInput(InputFile source) {
        this.source = source;
        this.in = new BufferedInputStream(source.open(), 1 << 16);
    }

    public void order(ByteOrder order) {
        this.order = order;
    }

    public ByteOrder order() {
        return order;
    }

    /** Names the part that is read from here on, for messages. */
    public void part(String part) {
        this.part = part;
    }

    /** Bytes read so far. */
    public long position() {
        return position;
    }

    public byte[] take(int length) {
        if (length < 0) {
            throw broken("a length of " + length);
        }
        try {
            // Grows as bytes come: a length of gigabytes in a small file takes no memory.
            byte[] bytes = in.readNBytes(length);
            position += bytes.length;
            if (bytes.length < length) {
                throw ended();
            }
            return bytes;
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** Fills as much of a buffer as is left, and says how much that is. */
    public int takeUpTo(byte[] into, int length) {
        try {
            int read = in.readNBytes(into, 0, length);
            position += read;
            return read;
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    public void skip(long length) {
        try {
            in.skipNBytes(length);
            position += length;
        } catch (java.io.EOFException e) {
            throw ended();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    public int u8() {
        return take(1)[0] & 0xff;
    }

    public int u16() {
        return numbers(2).getShort() & 0xffff;
    }

    public int i32() {
        return numbers(4).getInt();
    }

    public long u32() {
        return i32() & 0xffffffffL;
    }

    public long i64() {
        return numbers(8).getLong();
    }

    public double f64() {
        return numbers(8).getDouble();
    }

    private ByteBuffer numbers(int length) {
        return ByteBuffer.wrap(take(length)).order(order);
    }

    /** A field of fixed width up to its first zero byte; what does not decode becomes U+FFFD. */
    public String text(int width, Charset charset) {
        return text(take(width), charset);
    }

    /** The same of bytes at hand. */
    public static String text(byte[] bytes, Charset charset) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, charset);
    }

    /** Passes over a marker such as {@code <header>}, which must be there. */
    public void expect(String marker) {
        long at = position;
        String found = new String(take(marker.length()), StandardCharsets.ISO_8859_1);
        if (!found.equals(marker)) {
            throw DataException.file(
                    source.label(),
                    "'" + marker + "' expected at byte " + at + ", found '" + printable(found) + "'",
                    "the file is damaged or of another format: copy or download it again");
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    public DataException ended() {
        return DataException.file(
                source.label(),
                "ends after " + position + " bytes, within " + part,
                "it was cut short: copy or download it again");
    }

    public DataException broken(String what) {
        return DataException.file(
                source.label(),
                what + " at byte " + position + ", within " + part,
                "the file is damaged: copy or download it again");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
