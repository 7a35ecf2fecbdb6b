package org.headcount.data.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headcount.data.fault.Advice;
import org.headcount.data.table.ReadingNote;

/** What a reader changes or leaves out, counted by column and kind while a file is read. */
public final class ReadingNotes {

    private static final int LONGEST_SHOWN = 60;

    private record Key(String column, String what) {}

    private static final class Count {
        private final String first;
        private final Advice advice;
        private long cells;

        Count(String first, Advice advice) {
            this.first = first;
            this.advice = advice;
        }
    }

    private final String file;
    private final List<ReadingNote> whole = new ArrayList<>();
    private final Map<Key, Count> counts = new LinkedHashMap<>();

    public ReadingNotes(String file) {
        this.file = file;
    }

    /** Notes something about the whole file. */
    public void file(String problem, Advice advice) {
        whole.add(new ReadingNote(file + ": " + problem, advice));
    }

    /**
     * Counts a cell.
     *
     * @param what what it is, or what became of it: {@code no date, read as missing}
     * @param place its place: {@code row 3}
     */
    public void cell(String column, String what, String place, String found, Advice advice) {
        counts.computeIfAbsent(
                        new Key(column, what),
                        key -> new Count(
                                place
                                        + (found.isEmpty()
                                                ? ""
                                                : ": '" + found.substring(0, Math.min(LONGEST_SHOWN, found.length()))
                                                        + (found.length() > LONGEST_SHOWN ? "..." : "") + "'"),
                                advice))
                .cells++;
    }

    public List<ReadingNote> list() {
        List<ReadingNote> all = new ArrayList<>(whole);
        counts.forEach((key, count) -> all.add(new ReadingNote(
                file + ", column '" + key.column() + "': " + count.cells + (count.cells == 1 ? " cell: " : " cells: ")
                        + key.what() + " (first in " + count.first + ")",
                count.advice)));
        return List.copyOf(all);
    }
}
