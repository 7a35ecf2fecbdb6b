package org.headcount.data;

import java.lang.System.Logger.Level;
import tech.tablesaw.api.Table;

/** Tables of files, where the caller does not ask for what reading noted: it is logged, so that it is not lost. */
final class Loaded {

    private static final System.Logger LOG = System.getLogger("org.headcount.data");

    private Loaded() {}

    /** The table alone; notes go to the log as warnings. */
    static Table table(DataFile file) {
        file.notes().forEach(note -> LOG.log(Level.WARNING, note.toString()));
        return file.table();
    }
}
