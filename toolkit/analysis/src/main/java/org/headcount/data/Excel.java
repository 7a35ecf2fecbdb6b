package org.headcount.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/**
 * Reads a sheet of an Excel workbook (.xlsx, .xlsm; ECMA-376) into a table.
 *
 * <pre>{@code
 * Table poverty = Excel.reader().sheet("Table 2").cells("A4:F40").read(path);
 * }</pre>
 *
 * <p>Each setting returns a new reader. Unless told otherwise: the first sheet that has cells; the first row with
 * anything in it is the header, and the table as wide as it; rows without any value are passed over. Hidden rows and
 * columns are read like any other; of merged cells the first has the value. Formulas count as the values that were saved
 * with them.
 *
 * <p><b>Types</b> are decided over the whole sheet by the rules of {@link Csv}, so that numbers stored as text are numbers
 * and {@code 007} is a text. Numbers shown as dates are dates, or dates with times where the format shows a time; those
 * shown as a time alone stay the parts of a day that they are. {@code #N/A} is missing; another error in a cell is a
 * fault, unless it is {@linkplain #missing listed} as missing.
 *
 * <p>What cannot be read is a {@link DataException} with file, sheet, cell, column and the value found. Old workbooks
 * (.xls) and those under a password are refused with what to do. The file is read with the JDK's own XML reader: it takes
 * no document type, and no part may claim more memory than a table may have.
 */
public final class Excel {

    private Optional<String> sheet = Optional.empty();
    private int number;
    private CellRange range = CellRange.ALL;
    private boolean header = true;
    private List<String> codes = List.of();
    private Map<String, CellKind> kinds = Map.of();
    private List<String> columns = List.of();
    private ReadingProgress progress = ReadingProgress.none();

    private Excel() {}

    /** A reader of the first sheet. */
    public static Excel reader() {
        return new Excel();
    }

    private Excel copy() {
        Excel copy = new Excel();
        copy.sheet = sheet;
        copy.number = number;
        copy.range = range;
        copy.header = header;
        copy.codes = codes;
        copy.kinds = kinds;
        copy.columns = columns;
        copy.progress = progress;
        return copy;
    }

    /** The sheet of that name, as its tab shows it. */
    public Excel sheet(String name) {
        Excel copy = copy();
        copy.sheet = Optional.of(name);
        return copy;
    }

    /** The sheet at that place, the first being 1; hidden ones count. */
    public Excel sheet(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("the first sheet is 1, asked for was " + number);
        }
        Excel copy = copy();
        copy.sheet = Optional.empty();
        copy.number = number;
        return copy;
    }

    /**
     * Where the table stands, with its header: {@code cells("B4:F40")}, or {@code cells("B4")} for all from there on.
     * What stands outside, such as a title or notes, is not looked at.
     *
     * @throws IllegalArgumentException if it is no such range
     */
    public Excel cells(String range) {
        Excel copy = copy();
        copy.range = CellRange.of(range);
        return copy;
    }

    /** The first row is a row already; columns are called {@code column 1}, {@code column 2}, ... */
    public Excel withoutHeader() {
        Excel copy = copy();
        copy.header = false;
        return copy;
    }

    /** Texts and numbers that stand for a missing value in every column: {@code missing("-99", "refused")}. */
    public Excel missing(String... codes) {
        Excel copy = copy();
        copy.codes = List.of(codes);
        return copy;
    }

    /**
     * The type of a column, which is then not found out: a cell that does not fit is an error.
     *
     * @param type one of INTEGER, LONG, DOUBLE, BOOLEAN, LOCAL_DATE, LOCAL_DATE_TIME, STRING, or SKIP for a column that
     *     is not wanted; with a number's type, what is shown as a date is read as the number it is
     * @throws IllegalArgumentException for another type
     */
    public Excel type(String column, ColumnType type) {
        Excel copy = copy();
        copy.kinds = new LinkedHashMap<>(kinds);
        copy.kinds.put(column, CellKind.given(column, type));
        return copy;
    }

    /** Reads these columns and no others; they stay in the sheet's order. */
    public Excel only(String... columns) {
        Excel copy = copy();
        copy.columns = List.of(columns);
        return copy;
    }

    /** Who is told how far the reading has come. */
    public Excel progress(ReadingProgress progress) {
        Excel copy = copy();
        copy.progress = progress;
        return copy;
    }

    /**
     * Reads a sheet of a file.
     *
     * @throws DataException if it is no such workbook, is damaged, has no such sheet, or holds what does not fit
     */
    public Table read(Path path) {
        Source source = Source.of(path, Optional.empty(), progress);
        try (Workbook workbook = new Workbook(source, new Budget(source.label()))) {
            Table table = new ExcelSheet(this, workbook, workbook.sheet(this)).read();
            source.finished();
            return table;
        }
    }

    Optional<String> sheetName() {
        return sheet;
    }

    /** The place of the sheet wanted, or 0 for the first with cells. */
    int sheetNumber() {
        return number;
    }

    CellRange range() {
        return range;
    }

    boolean hasHeader() {
        return header;
    }

    CellRules rules() {
        return new CellRules('.', Optional.empty(), codes);
    }

    /** Columns that must be there, since their types were given. */
    Set<String> typed() {
        return kinds.keySet();
    }

    List<String> columns() {
        return columns;
    }

    /** The kind that a column is to have, where it is not to be found out. */
    Optional<CellKind> kind(String column) {
        return !columns.isEmpty() && !columns.contains(column)
                ? Optional.of(CellKind.SKIPPED)
                : Optional.ofNullable(kinds.get(column));
    }
}
