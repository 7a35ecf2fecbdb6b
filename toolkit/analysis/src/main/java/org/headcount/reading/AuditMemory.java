package org.headcount.reading;

import java.util.Locale;
import org.headcount.data.fault.DataException;

/**
 * Refuses the audit of a text whose figures would not fit into memory with their claims, as soon as that many are read and
 * not when memory has run out. Figures alone are read in constant memory.
 */
final class AuditMemory {

    /** What a figure takes with its sentence, claims and verdicts: measured on dense texts, with a reserve. */
    private static final long BYTES_PER_FIGURE = 3000;

    private static final double MEGABYTE = 1 << 20;

    private final Document document;
    private final long most;
    private final long textBytes;

    AuditMemory(Document document) {
        this(document, Runtime.getRuntime().maxMemory());
    }

    AuditMemory(Document document, long most) {
        this.document = document;
        this.most = most;
        this.textBytes = 2L * document.text().length();
    }

    /**
     * Checks that there is memory for so many figures.
     *
     * @param figures how many have been read
     * @param end where the last one ends in the text
     */
    void require(int figures, int end) {
        if (textBytes + figures * BYTES_PER_FIGURE <= most) {
            return;
        }
        double share = (double) end / document.text().length();
        double all = textBytes + figures * BYTES_PER_FIGURE / share;
        throw DataException.file(
                document.name(),
                String.format(
                        Locale.ROOT,
                        "the first %.0f percent of the text have %,d figures; auditing all of it would take about %,.0f MB"
                                + " of memory, and Java may use %,.0f MB",
                        Math.ceil(share * 100),
                        figures,
                        all / MEGABYTE,
                        most / MEGABYTE),
                String.format(
                        Locale.ROOT,
                        "give Java more by setting the environment variable JDK_JAVA_OPTIONS to -Xmx%.0fg, audit the text"
                                + " in parts, or list its figures alone, which takes no more memory for more figures",
                        Math.ceil(all / MEGABYTE / 1024)));
    }
}
