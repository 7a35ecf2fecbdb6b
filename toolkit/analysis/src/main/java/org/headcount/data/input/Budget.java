package org.headcount.data.input;

import java.util.concurrent.atomic.AtomicLong;
import org.headcount.data.fault.DataException;

/**
 * The memory that the columns of one file may take: half of what the virtual machine may have, since a table is copied
 * once while it is made. A file that needs more, or that claims to, ends in a message and not in an exhausted heap.
 */
public final class Budget {

    private final String file;
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public Budget(String file) {
        this(file, Runtime.getRuntime().maxMemory() / 2);
    }

    public Budget(String file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * Takes so many bytes.
     *
     * @throws org.headcount.data.fault.DataException if they are more than what is left
     */
    public void take(long bytes) {
        if (taken.addAndGet(bytes) > limit) {
            throw DataException.file(
                    file,
                    "its columns need more than the " + (limit >> 20) + " MB that they may take, half of Java's memory",
                    "read only some columns, or give Java more memory (-Xmx)");
        }
    }

    /** The next size of an array that is full, paid for. */
    public int grown(int length, int bytesPerElement) {
        if (length >= Integer.MAX_VALUE - 8) {
            throw DataException.file(file, "more than " + length + " rows", "read it in pieces");
        }
        int more = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(1024, length * 3L / 2 + 1));
        take((long) (more - length) * bytesPerElement);
        return more;
    }
}
