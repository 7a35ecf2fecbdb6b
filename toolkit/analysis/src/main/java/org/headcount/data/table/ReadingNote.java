package org.headcount.data.table;

import org.headcount.data.fault.Advice;
import org.headcount.data.fault.SettingWords;

/**
 * Something that a reader changed or left out, and went on: how often, where first, and what to do about it.
 *
 * @param problem what happened, with the file, the column, the number of cells and the first of them
 * @param advice what to do about it
 */
public record ReadingNote(String problem, Advice advice) {

    /** The note in an interface's words. */
    public String in(SettingWords wording) {
        return advice.words().isEmpty() ? problem : problem + "; " + advice.in(wording);
    }

    @Override
    public String toString() {
        return in(SettingWords.JAVA);
    }
}
