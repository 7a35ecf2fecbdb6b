package org.headcount.data.csv;

import java.nio.file.Path;
import java.util.Optional;
import org.headcount.data.column.CellKind;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.ReadingProgress;
import tech.tablesaw.api.Table;

/** Reads what Eurostat's data browser and interface give as SDMX-CSV. */
public final class Eurostat {

    private Eurostat() {}

    /**
     * Observations, a row each: {@code OBS_VALUE} is a number, missing where the file has a colon or nothing; {@code
     * TIME_PERIOD} a whole number where all are years, a text ({@code 2015-Q1}) else; every other column holds codes, and
     * is of texts. Flags ({@code OBS_FLAG}: b for a break in the series, e for estimated, ...) are kept.
     *
     * @throws org.headcount.data.fault.DataException if the file is not of that form, or a value cannot be read
     */
    public static Table sdmxCsv(Path file) {
        return sdmxCsv(file, ReadingProgress.none());
    }

    /** The same, with progress. */
    static Table sdmxCsv(Path file, ReadingProgress progress) {
        Table table = Csv.reader()
                .progress(progress)
                .usual(name -> switch (name) {
                    case "OBS_VALUE" -> Optional.of(CellKind.DOUBLE);
                    case "TIME_PERIOD" -> Optional.empty();
                    default -> Optional.of(CellKind.TEXT);
                })
                .missing(":")
                .read(file);
        for (String needed : new String[] {"TIME_PERIOD", "OBS_VALUE"}) {
            if (!table.columnNames().contains(needed)) {
                throw DataException.file(
                        file.toString(), "no column '" + needed + "'", "check that it was saved as SDMX-CSV");
            }
        }
        return table;
    }
}
