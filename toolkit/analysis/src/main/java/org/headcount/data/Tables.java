package org.headcount.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Recorded tables, and those of data files, as Tablesaw's. */
public final class Tables {

    private Tables() {}

    /**
     * A recorded table by its id, such as {@code white-paper-2011-table-2}, or one of the lists
     * {@code entities}, {@code ties}, {@code measures}, {@code programmes}, {@code sources}, {@code context}.
     *
     * <p>A column all of whose filled cells are numbers becomes a column of numbers, blank cells
     * missing; any other is text.
     *
     * @throws DataException if there is no such table, or it is no CSV
     */
    public static Table load(String id) {
        return load(DataFolder.builtIn(), id);
    }

    /** The same from another folder. */
    public static Table load(DataFolder folder, String id) {
        List<Row> rows = rows(folder, id);
        Table table = Table.create(id);
        if (rows.isEmpty()) {
            return table;
        }
        for (String column : rows.get(0).cells().keySet()) {
            List<Optional<String>> cells =
                    rows.stream().map(row -> row.optional(column)).toList();
            if (isNumeric(cells)) {
                List<Double> numbers = new ArrayList<>();
                cells.forEach(cell -> numbers.add(cell.map(Double::valueOf).orElse(null)));
                table.addColumns(DoubleColumn.create(column, numbers.toArray(Double[]::new)));
            } else {
                table.addColumns(StringColumn.create(column, cells.stream().map(cell -> cell.orElse(""))));
            }
        }
        return table;
    }

    /** The rows of a recorded table, each with its place in the file. */
    public static List<Row> rows(DataFolder folder, String id) {
        String inTables = "tables/" + id + ".csv";
        return Rows.of(folder, folder.has(inTables) ? inTables : id + ".csv");
    }

    /**
     * Reads a data file: CSV and its kin (csv, tsv, tab, txt), the first sheet of an Excel workbook (xlsx, xlsm), Stata
     * (dta), SPSS (sav, zsav), the World Bank's exports (CSV, and saved answers of its interfaces, json); all but
     * workbooks plain or in a gzip or zip archive. What there is to set is set on the reader of the format, such as
     * {@link Csv#reader()} or {@link Excel#reader()}; labels are kept by {@link DataFile#read(Path)}.
     *
     * @throws DataException if the file is none of these, cannot be read, or holds what does not fit
     */
    public static Table read(Path path) {
        return DataFile.read(path).table();
    }

    private static boolean isNumeric(List<Optional<String>> cells) {
        List<String> filled = cells.stream().flatMap(Optional::stream).toList();
        return !filled.isEmpty() && filled.stream().allMatch(cell -> cell.matches("-?[0-9]+(\\.[0-9]+)?"));
    }
}
