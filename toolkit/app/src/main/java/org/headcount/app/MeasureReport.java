package org.headcount.app;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.headcount.survey.Estimates;

/** Estimates for a reader, at most eighty columns wide, and plain enough to be pasted into a report. */
final class MeasureReport {

    private MeasureReport() {}

    static void write(PrintWriter out, List<Estimates> all) {
        Set<String> notes = new LinkedHashSet<>();
        for (Estimates estimates : all) {
            notes.addAll(estimates.notes());
        }
        for (Estimates estimates : all) {
            out.print(estimates.text());
            estimates.footnotes().forEach(note -> println(out, note));
            out.println();
        }
        // What the tables were made from is said once, below them all.
        notes.forEach(note -> println(out, note));
    }

    /** A line that fits, with the blanks that align it; one that does not, in several. */
    private static void println(PrintWriter out, String line) {
        if (line.length() <= TextTable.WIDTH) {
            out.println(line);
        } else {
            TextTable.wrap(line, TextTable.WIDTH).forEach(out::println);
        }
    }
}
