package org.headcount.data.format;

import java.lang.System.Logger.Level;
import org.headcount.data.table.DataFile;
import tech.tablesaw.api.Table;

/** Tables of files, where the caller does not ask for what reading noted: it is logged, so that it is not lost. */
public final class Loaded {

    private static final System.Logger LOG = System.getLogger("org.headcount.data");

    private Loaded() {}

    /** The table alone; notes go to the log as warnings. */
    public static Table table(DataFile file) {
        file.notes().forEach(note -> LOG.log(Level.WARNING, note.toString()));
        return file.table();
    }
}
