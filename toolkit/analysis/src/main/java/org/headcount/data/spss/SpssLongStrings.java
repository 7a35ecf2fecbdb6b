package org.headcount.data.spss;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.function.Function;
import org.headcount.data.input.BinaryInput;
import org.headcount.data.input.Budget;

/**
 * Value labels and missing codes of strings over eight bytes, which have extension records of their own (21 and 22):
 * the records of the dictionary hold eight bytes for a value.
 *
 * <p>After the GNU PSPP manual, "Long String Value Labels Record" and "Long String Missing Values Record".
 */
final class SpssLongStrings {

    private final BinaryInput in;
    private final Charset charset;
    private final Budget budget;
    private final Function<String, SpssColumn> byName;
    private final ByteOrder order;

    /** @param byName a variable by its long or short name; throws where there is none */
    SpssLongStrings(BinaryInput in, Charset charset, Budget budget, Function<String, SpssColumn> byName) {
        this.in = in;
        this.order = in.order();
        this.charset = charset;
        this.budget = budget;
        this.byName = byName;
    }

    void labels(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record).order(order);
        try {
            while (bytes.hasRemaining()) {
                SpssColumn column = byName.apply(text(bytes));
                bytes.getInt();
                int count = bytes.getInt();
                for (int i = 0; i < count; i++) {
                    byte[] value = take(bytes, bytes.getInt());
                    String label = text(bytes).stripTrailing();
                    budget.take(64 + 2L * label.length());
                    column.label(value, label, order, charset);
                }
            }
        } catch (BufferUnderflowException e) {
            throw in.broken("value labels of long strings that end too early");
        }
    }

    void missing(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record).order(order);
        try {
            while (bytes.hasRemaining()) {
                SpssColumn column = byName.apply(text(bytes));
                int count = bytes.get() & 0xff;
                int length = bytes.getInt();
                for (int i = 0; i < count; i++) {
                    // Early versions of PSPP repeated the length before each code.
                    if (i > 0 && bytes.remaining() >= 4 + length && bytes.getInt(bytes.position()) == length) {
                        bytes.getInt();
                    }
                    column.missingText(take(bytes, length));
                }
            }
        } catch (BufferUnderflowException e) {
            throw in.broken("missing codes of long strings that end too early");
        }
    }

    private String text(ByteBuffer bytes) {
        return new String(take(bytes, bytes.getInt()), charset);
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }
}
