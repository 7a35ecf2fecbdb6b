package org.headcount.data.excel;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Codes;
import org.headcount.data.column.NumberSigns;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.Setting;
import org.headcount.data.format.Loaded;
import org.headcount.data.format.ReaderText;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.input.Budget;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/**
 * Reads a sheet of an Excel workbook (.xlsx, .xlsm; ECMA-376) into a table.
 *
 * <pre>{@code
 * Table poverty = Excel.reader().sheet("Table 2").cells("A4:F40").read(path);
 * }</pre>
 *
 * <p>Each setting returns a new reader. By default: the first sheet that has cells; the first row with
 * anything in it is the header, and the table as wide as it; rows without any value are passed over. Hidden rows and
 * columns are read like any other; of merged cells the first has the value. Formulas count as the values that were saved
 * with them.
 *
 * <p><b>Types</b> are decided over the whole sheet by the rules of {@link org.headcount.data.csv.Csv}, so that numbers stored as text are numbers
 * and {@code 007} is a text. Numbers shown as dates are dates, or dates with times where the format shows a time; those
 * shown as a time alone stay the parts of a day that they are. A cell with an error ({@code #N/A}, {@code #DIV/0!}), a
 * formula whose value was not saved, and a number that is shown as a date and is none, are missing, and counted in what is
 * noted: see {@link org.headcount.data.table.DataFile#notes}.
 *
 * <p>What cannot be read is a {@link org.headcount.data.fault.DataException} with file, sheet, cell, column and the value found. Old workbooks
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
    private char mark = '.';
    private char group;
    private int skipped;
    private Map<String, NumberSigns.Kind> signs = Map.of();
    private Map<String, List<String>> codesOf = Map.of();

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
        copy.mark = mark;
        copy.group = group;
        copy.skipped = skipped;
        copy.signs = signs;
        copy.codesOf = codesOf;
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
     * The range of the table, with its header: {@code cells("B4:F40")}, or {@code cells("B4")} for all from there on.
     * Cells outside, such as a title or notes, are not read.
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

    /** Rows before the header that are none of the table, empty ones counted. */
    public Excel skipRows(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows to skip are 0 or more, were " + rows);
        }
        Excel copy = copy();
        copy.skipped = rows;
        return copy;
    }

    /** Decimals of numbers stored as text come after a comma: {@code 1,5}. */
    public Excel decimalComma() {
        Excel copy = copy();
        copy.mark = ',';
        return copy;
    }

    /** The character between groups of digits of numbers stored as text, as {@link org.headcount.data.csv.Csv#thousands} has it. */
    public Excel thousands(char group) {
        Excel copy = copy();
        copy.group = group;
        return copy;
    }

    /** Columns of text that are numbers with a percent sign: {@code 12.5%} is read as 0.125, as Excel stores it. */
    public Excel percent(String... columns) {
        return signed(NumberSigns.Kind.PERCENT, columns);
    }

    /** Columns of text that are numbers with a currency sign or code. */
    public Excel money(String... columns) {
        return signed(NumberSigns.Kind.MONEY, columns);
    }

    private Excel signed(NumberSigns.Kind kind, String... columns) {
        Excel copy = copy();
        copy.signs = new LinkedHashMap<>(signs);
        copy.kinds = new LinkedHashMap<>(kinds);
        for (String column : columns) {
            copy.signs.put(column, kind);
            copy.kinds.put(column, CellKind.DOUBLE);
        }
        return copy;
    }

    /** Texts and numbers that mean a missing value in every column: {@code missing("-99", "refused")}. */
    public Excel missing(String... codes) {
        Excel copy = copy();
        copy.codes = List.of(codes);
        return copy;
    }

    /** The same for one column, beside those of every column. */
    public Excel missingIn(String column, String... codes) {
        Excel copy = copy();
        copy.codesOf = new LinkedHashMap<>(codesOf);
        copy.codesOf.put(column, List.of(codes));
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

    /** Receives the progress of reading. */
    public Excel progress(ReadingProgress progress) {
        Excel copy = copy();
        copy.progress = progress;
        return copy;
    }

    /**
     * Reads a sheet of a file.
     *
     * @throws org.headcount.data.fault.DataException if it is no such workbook, is damaged, has no such sheet, or holds what does not fit
     */
    public Table read(Path path) {
        return Loaded.table(readFile(path));
    }

    /** The same with what reading noted, why cells are missing, and where rows are. */
    public DataFile readFile(Path path) {
        InputFile source = InputFile.of(path, Optional.empty(), progress);
        try (Workbook workbook = new Workbook(source, new Budget(source.label()))) {
            ReadingNotes notes = new ReadingNotes(source.label());
            List<Workbook.Sheet> sheets = workbook.sheets(this);
            Optional<DataFile> read = Optional.empty();
            for (int i = 0; i < sheets.size() && read.isEmpty(); i++) {
                read = new ExcelSheet(this, workbook, sheets.get(i), notes).read(i == sheets.size() - 1);
                if (read.isPresent() && i > 0) {
                    String name = sheets.get(i).name();
                    notes.file(
                            "read is sheet '" + name + "', the first that has cells",
                            Advice.of("for another, name it").or(Setting.SHEET, name));
                }
            }
            source.finished();
            DataFile file = read.orElseThrow();
            return new DataFile(file.table(), file.label(), file.variables(), notes.list(), file.places());
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

    /** The rows before the header that do not count. */
    int skipped() {
        return skipped;
    }

    CellRules rules() {
        return new CellRules(
                mark, new NumberSigns(group, NumberSigns.Kind.PLAIN), Optional.empty(), Codes.of(codes, mark));
    }

    /** The rules of a column. */
    CellRules rules(CellRules usual, String column) {
        return signs.containsKey(column) || codesOf.containsKey(column)
                ? usual.of(signs.getOrDefault(column, NumberSigns.Kind.PLAIN), codesOf.getOrDefault(column, List.of()))
                : usual;
    }

    /** Columns that must be there, since something is said of them. */
    Set<String> named() {
        Set<String> named = new LinkedHashSet<>(columns);
        named.addAll(kinds.keySet());
        named.addAll(codesOf.keySet());
        return named;
    }

    /** The kind that a column is to have, where it is not to be found out. */
    Optional<CellKind> kind(String column) {
        return !columns.isEmpty() && !columns.contains(column)
                ? Optional.of(CellKind.SKIPPED)
                : Optional.ofNullable(kinds.get(column));
    }

    @Override
    public String toString() {
        return new ReaderText("reader of Excel workbooks")
                .with("sheet", sheet.or(() -> number == 0 ? Optional.empty() : Optional.of(Integer.toString(number))))
                .with("cells", range.equals(CellRange.ALL) ? Optional.empty() : Optional.of(range))
                .with("no header", !header)
                .withMissing(codes, codesOf)
                .with("types of", kinds.keySet())
                .with("only", columns)
                .with("decimal comma", mark == ',')
                .with("thousands", group)
                .with("skip", skipped == 0 ? Optional.empty() : Optional.of(skipped))
                .with("percent or money in", signs.keySet())
                .toString();
    }
}
