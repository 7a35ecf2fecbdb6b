package org.headcount.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.data.format.Loaded;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Recorded tables, and those of data files, as Tablesaw's. */
public final class Tables {

    /** Nine digits always fit an int. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Tables() {}

    /**
     * A recorded table by its id: a document's, such as {@code white-paper-2011-table-2}; a survey's, such as
     * {@code households}, which is made up, or the published {@code india-1983}; or one of the lists
     * {@code entities}, {@code ties}, {@code measures}, {@code programmes}, {@code sources}, {@code context}.
     *
     * <p>A column all of whose filled cells are numbers becomes a column of numbers, of whole ones where they are whole
     * and short, blank cells missing; any other is text.
     *
     * @throws org.headcount.data.fault.DataException if there is no such table, or it is no CSV
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
            if (all(cells, WHOLE)) {
                List<Integer> numbers = new ArrayList<>();
                cells.forEach(cell -> numbers.add(cell.map(Integer::valueOf).orElse(null)));
                table.addColumns(IntColumn.create(column, numbers.toArray(Integer[]::new)));
            } else if (all(cells, NUMBER)) {
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
        return Rows.of(
                folder,
                Stream.of("tables/", "surveys/")
                        .map(place -> place + id + ".csv")
                        .filter(folder::has)
                        .findFirst()
                        .orElse(id + ".csv"));
    }

    /**
     * Reads a data file: CSV and its kin (csv, tsv, tab, txt), the first sheet of an Excel workbook (xlsx, xlsm), Stata
     * (dta), SPSS (sav, zsav), the World Bank's exports (CSV, and saved answers of its interfaces, json); all but
     * workbooks plain or in a gzip or zip archive. What there is to set is set on the reader of the format, such as
     * {@link org.headcount.data.csv.Csv#reader()} or {@link org.headcount.data.excel.Excel#reader()}; labels are kept by {@link DataReader#read(Path)}, which also says what
     * reading changed or left out: here that goes to the log of {@link System.Logger} as warnings.
     *
     * @throws org.headcount.data.fault.DataException if the file is none of these, cannot be read, or holds what does not fit
     */
    public static Table read(Path path) {
        return Loaded.table(DataReader.anyFormat().read(path));
    }

    private static boolean all(List<Optional<String>> cells, Pattern pattern) {
        List<String> filled = cells.stream().flatMap(Optional::stream).toList();
        return !filled.isEmpty()
                && filled.stream().allMatch(cell -> pattern.matcher(cell).matches());
    }
}
