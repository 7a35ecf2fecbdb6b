package org.headcount.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Time linear in the text. Sizes are small; {@code -Dlarge=true} reads a line of 50 million digits and texts of 10 MB. Seconds
 * are those that this thread computed, so that a busy machine changes little.
 */
class FigureThroughputTest {

    private static final boolean LARGE = Boolean.getBoolean("large");
    private static final int SIZE = LARGE ? 10_000_000 : 50_000;

    /** A text five times as long may take so many times as long; linear is 5, quadratic 25. */
    private static final double MOST = 14;

    @Test
    void readsALineOfDigitsAsNoFigure() {
        String digits = "7".repeat(LARGE ? 50_000_000 : 500_000);
        assertEquals("", Found.in(digits));
        assertEquals("12 villages", Found.in("There are 12 villages beside " + digits + "."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "between 1 and ",
                "from 3 to ",
                "1m ",
                "$1 to ",
                "1,",
                "1:1 ",
                "one of every ",
                "a third to ",
                "5 points, 3 percent, ",
                "in 2010 12 villages ",
            })
    void takesTimeInLength(String piece) {
        String longer = piece.repeat(SIZE / piece.length());
        String shorter = longer.substring(0, longer.length() / 5);
        seconds(shorter);
        double one = Math.min(seconds(shorter), seconds(shorter));
        double five = seconds(longer);
        assertTrue(five < MOST * Math.max(one, 0.01), piece + ": " + one + " s and " + five + " s");
    }

    private static double seconds(String text) {
        Document document = Document.ofText("text", text);
        long start = now();
        FigureReader.read(document, figure -> {});
        return (now() - start) / 1e9;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
