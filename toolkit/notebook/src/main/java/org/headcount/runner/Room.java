package org.headcount.runner;

import java.util.Collection;
import java.util.Locale;
import org.headcount.notebook.AtomicFile;

/**
 * How much a notebook may still hold of what its cells put out, so that it can be read back and its run fits into memory:
 * a cell can print for as long as it runs. Sizes are those of the notebook's JSON, or what lines take in memory where
 * that is more.
 */
final class Room {
    /** Of printed text, which nobody reads to its end, a notebook keeps less than of displays. */
    static final long MOST_PRINTED = 64L << 20;

    /** What an output takes besides its content. */
    private static final int OUTPUT = 200;

    /** What a line takes besides its text. */
    private static final int LINE = 40;

    /** What may be added to a notebook besides outputs: counts, parameters, notes of what is not kept. */
    private static final long SPARE = 8L << 20;

    private long printed;
    private long all;

    private Room(long printed, long all) {
        this.printed = printed;
        this.all = all;
    }

    /** The room that a notebook has whose file takes so many bytes without outputs. */
    static Room beside(long bytes) {
        long all = Math.max(0, AtomicFile.LARGEST - SPARE - bytes);
        return new Room(Math.min(MOST_PRINTED, all), all);
    }

    static Room of(long printed, long all) {
        return new Room(printed, all);
    }

    /** What an output with these contents takes. */
    static long size(Collection<String> contents) {
        return OUTPUT + contents.stream().mapToLong(Room::size).sum();
    }

    /** What a text takes in JSON, with its lines apart. */
    static long size(String text) {
        long size = LINE;
        for (int i = 0; i < text.length(); i++) {
            size += size(text.charAt(i));
        }
        return size;
    }

    private static int size(char c) {
        if (c == '\n' || c == '\r') {
            return LINE;
        }
        if (c < ' ') {
            return 6;
        }
        return c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    /** How many characters of a printed text fit; they take their room. */
    int print(String text) {
        int fits = 0;
        while (fits < text.length()) {
            int size = size(text.charAt(fits));
            if (size > printed || size > all) {
                break;
            }
            printed -= size;
            all -= size;
            fits++;
        }
        // Half of a pair is no character.
        return fits > 0 && fits < text.length() && Character.isHighSurrogate(text.charAt(fits - 1)) ? fits - 1 : fits;
    }

    /** Whether a stream's output can begin; it takes its room then. */
    boolean beginPrint() {
        if (OUTPUT > printed || OUTPUT > all) {
            return false;
        }
        printed -= OUTPUT;
        all -= OUTPUT;
        return true;
    }

    /** Whether something of this size fits; it takes its room then. */
    boolean take(long size) {
        if (size > all) {
            return false;
        }
        all -= size;
        return true;
    }

    /** Gives back the room of what is not shown any more. */
    void give(long size) {
        all += size;
    }

    /** Gives back the room of printed text that is not shown any more. */
    void givePrinted(String text) {
        long size = OUTPUT + size(text) - LINE;
        printed += size;
        all += size;
    }

    /** What is said where something was not kept. */
    static String note(long characters, long outputs) {
        String what = characters > 0 ? String.format(Locale.ROOT, "%,d more characters were printed", characters) : "";
        String displays = outputs == 0
                ? ""
                : String.format(
                        Locale.ROOT, "%,d more %s shown", outputs, outputs == 1 ? "output was" : "outputs were");
        return what + (what.isEmpty() || displays.isEmpty() ? "" : " and ") + displays
                + ", which the notebook does not keep: it holds at most " + (MOST_PRINTED >> 20)
                + " MB of printed text, and " + (AtomicFile.LARGEST >> 20)
                + " MB in all. Write long results to a file.";
    }
}
