package org.headcount.data.csv;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Codes;
import org.headcount.data.column.NumberSigns;
import org.headcount.data.format.Loaded;
import org.headcount.data.format.ReaderText;
import org.headcount.data.input.InputFile;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.table.DataFile;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/**
 * Reads files of separated values into tables: RFC 4180, plain or in a gzip or zip archive.
 *
 * <pre>{@code
 * Table households = Csv.reader().type("district", ColumnType.STRING).missing("-99").read(path);
 * }</pre>
 *
 * <p>Each setting returns a new reader. By default: the separator is the one among comma, semicolon, tab and
 * bar of which all lines have as many as the header, or what Excel's line {@code sep=;} says; the encoding is UTF-8, or
 * what a byte order mark says; each line has as many cells as the header. A name that occurs twice has its place behind it
 * ({@code x (3)}) and is no fault unless the column is asked for.
 *
 * <p><b>Types</b> are decided over the whole file, as the narrowest of whole number, number, date, date with time, truth
 * and text that holds every cell of the column. Numbers with needless zeros in front ({@code 007}) and whole numbers
 * beyond 64 bits are codes, and texts. Blank cells are missing; so are {@code NA}, {@code N/A}, {@code NaN}, {@code
 * NULL}, {@code null}, {@code .} and {@code ..} in a column otherwise of numbers, dates or truths; in one of texts they
 * are texts (NA is Namibia). A column without a value is one of numbers.
 *
 * <p>What cannot be read is a {@link org.headcount.data.fault.DataException} with file, line, column and the text found.
 */
public final class Csv {

    private Optional<Character> separator = Optional.empty();
    private char mark = '.';
    private char group;
    private Map<String, NumberSigns.Kind> signs = Map.of();
    private Map<String, List<String>> codesOf = Map.of();
    private Optional<Charset> encoding = Optional.empty();
    private List<String> codes = List.of();
    private Map<String, CellKind> kinds = Map.of();
    private Function<String, Optional<CellKind>> usual = name -> Optional.empty();
    private Optional<DateTimeFormatter> dates = Optional.empty();
    private List<String> columns = List.of();
    private int skipped;
    private boolean header = true;
    private boolean shortRows;
    private boolean extraCells;
    private Optional<String> entry = Optional.empty();
    private ReadingProgress progress = ReadingProgress.none();
    private int stretches = Runtime.getRuntime().availableProcessors();
    private long stretchBytes = 1 << 22;

    private Csv() {}

    /** A reader that finds everything out by itself. */
    public static Csv reader() {
        return new Csv();
    }

    private Csv copy() {
        Csv copy = new Csv();
        copy.separator = separator;
        copy.mark = mark;
        copy.group = group;
        copy.signs = signs;
        copy.codesOf = codesOf;
        copy.encoding = encoding;
        copy.codes = codes;
        copy.kinds = kinds;
        copy.usual = usual;
        copy.dates = dates;
        copy.columns = columns;
        copy.skipped = skipped;
        copy.header = header;
        copy.shortRows = shortRows;
        copy.extraCells = extraCells;
        copy.entry = entry;
        copy.progress = progress;
        copy.stretches = stretches;
        copy.stretchBytes = stretchBytes;
        return copy;
    }

    /** The character between cells. */
    public Csv separator(char separator) {
        Csv copy = copy();
        copy.separator = Optional.of(separator);
        return copy;
    }

    /** The decimal mark is a comma: {@code 1,5}. */
    public Csv decimalComma() {
        Csv copy = copy();
        copy.mark = ',';
        return copy;
    }

    /**
     * The character between groups of digits, {@code thousands(',')} for {@code 12,250.50}: groups are of three digits, those
     * between the first and the last of two or three, as in India. A blank is also a no-break or thin one.
     */
    public Csv thousands(char group) {
        Csv copy = copy();
        copy.group = group;
        return copy;
    }

    /** Columns whose numbers all have a percent sign: {@code 12.5%} is read as 0.125. */
    public Csv percent(String... columns) {
        return signed(NumberSigns.Kind.PERCENT, columns);
    }

    /** Columns whose numbers may have a currency sign or code: {@code $12.50}, {@code 12.50 EUR}, {@code ($3.00)}. */
    public Csv money(String... columns) {
        return signed(NumberSigns.Kind.MONEY, columns);
    }

    private Csv signed(NumberSigns.Kind kind, String... columns) {
        Csv copy = copy();
        copy.signs = new LinkedHashMap<>(signs);
        copy.kinds = new LinkedHashMap<>(kinds);
        for (String column : columns) {
            copy.signs.put(column, kind);
            copy.kinds.put(column, CellKind.DOUBLE);
        }
        return copy;
    }

    /** The encoding of a file that is not UTF-8 and has no byte order mark. */
    public Csv encoding(Charset encoding) {
        Csv copy = copy();
        copy.encoding = Optional.of(encoding);
        return copy;
    }

    /**
     * Texts and numbers that mean a missing value in every column: {@code missing("-99", "refused")}. A number is meant
     * however it is written: {@code -99.0} too.
     */
    public Csv missing(String... codes) {
        Csv copy = copy();
        copy.codes = List.of(codes);
        return copy;
    }

    /** The same for one column, beside those of every column. */
    public Csv missingIn(String column, String... codes) {
        Csv copy = copy();
        copy.codesOf = new LinkedHashMap<>(codesOf);
        copy.codesOf.put(column, List.of(codes));
        return copy;
    }

    /**
     * The type of a column, which is then not found out: a cell that does not fit is an error.
     *
     * @param type one of INTEGER, LONG, DOUBLE, BOOLEAN, LOCAL_DATE, LOCAL_DATE_TIME, STRING, or SKIP for a column that
     *     is not wanted
     * @throws IllegalArgumentException for another type
     */
    public Csv type(String column, ColumnType type) {
        Csv copy = copy();
        copy.kinds = new LinkedHashMap<>(kinds);
        copy.kinds.put(column, CellKind.given(column, type));
        return copy;
    }

    /**
     * How dates are written, where it is not {@code 2015-03-01}: {@code dates("dd/MM/yyyy")}.
     *
     * @param pattern letters as {@link DateTimeFormatter} has them; names of months are English
     * @throws IllegalArgumentException if it is no such pattern
     */
    public Csv dates(String pattern) {
        Csv copy = copy();
        // In java.time 'y' is year-of-era; strict resolving needs 'u'.
        copy.dates = Optional.of(DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT));
        return copy;
    }

    /** Reads these columns and no others; they stay in the file's order. */
    public Csv only(String... columns) {
        Csv copy = copy();
        copy.columns = List.of(columns);
        return copy;
    }

    /** Lines before the header that are none of the table. */
    public Csv skipLines(int lines) {
        if (lines < 0) {
            throw new IllegalArgumentException("lines to skip are 0 or more, were " + lines);
        }
        Csv copy = copy();
        copy.skipped = lines;
        return copy;
    }

    /** The first line is a row already; columns are called {@code column 1}, {@code column 2}, ... */
    public Csv withoutHeader() {
        Csv copy = copy();
        copy.header = false;
        return copy;
    }

    /** Lines with fewer cells than the header are filled with missing ones. */
    public Csv fillShortRows() {
        Csv copy = copy();
        copy.shortRows = true;
        return copy;
    }

    /** Cells beyond those of the header are left out. */
    public Csv dropExtraCells() {
        Csv copy = copy();
        copy.extraCells = true;
        return copy;
    }

    /** The file to read of a zip archive that holds several. */
    public Csv entry(String name) {
        Csv copy = copy();
        copy.entry = Optional.of(name);
        return copy;
    }

    /** Receives the progress of reading. */
    public Csv progress(ReadingProgress progress) {
        Csv copy = copy();
        copy.progress = progress;
        return copy;
    }

    /** Kinds of columns by their names, for those that {@link #type} says nothing of, and that may not be there. */
    public Csv usual(Function<String, Optional<CellKind>> kinds) {
        Csv copy = copy();
        copy.usual = kinds;
        return copy;
    }

    /** In how many stretches, of at least so many bytes, a plain file is read at a time. */
    Csv stretches(int stretches, long bytes) {
        Csv copy = copy();
        copy.stretches = stretches;
        copy.stretchBytes = bytes;
        return copy;
    }

    /**
     * Reads a file.
     *
     * @throws org.headcount.data.fault.DataException if it cannot be read, or holds what does not fit
     */
    public Table read(Path path) {
        return Loaded.table(readFile(path));
    }

    /** The names of the columns, from the header alone. */
    public List<String> columnNames(Path path) {
        return new CsvFile(this, InputFile.of(path, entry, progress)).columnNames();
    }

    /** The character between cells. */
    public char separator(Path path) {
        return new CsvFile(this, InputFile.of(path, entry, progress)).separator();
    }

    /** The same with what reading noted, and the places of rows. */
    public DataFile readFile(Path path) {
        return new CsvFile(this, InputFile.of(path, entry, progress)).read();
    }

    Optional<Character> separator() {
        return separator;
    }

    Optional<Charset> encoding() {
        return encoding;
    }

    char mark() {
        return mark;
    }

    CellRules rules() {
        return new CellRules(mark, new NumberSigns(group, NumberSigns.Kind.PLAIN), dates, Codes.of(codes, mark));
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
        return Optional.ofNullable(kinds.get(column)).or(() -> usual.apply(column));
    }

    List<String> columns() {
        return columns;
    }

    int skipped() {
        return skipped;
    }

    boolean hasHeader() {
        return header;
    }

    boolean fillsShortRows() {
        return shortRows;
    }

    boolean dropsExtraCells() {
        return extraCells;
    }

    /** In how many stretches a file of so many bytes is read. */
    int stretchesOf(long bytes) {
        return (int) Math.max(1, Math.min(stretches, bytes / stretchBytes));
    }

    @Override
    public String toString() {
        return new ReaderText("reader of CSV files")
                .with("separator", separator.map(it -> "'" + it + "'"))
                .with("decimal comma", mark == ',')
                .with("thousands", group)
                .with("percent or money in", signs.keySet())
                .with("encoding", encoding)
                .withMissing(codes, codesOf)
                .with("types of", kinds.keySet())
                .with("dates", dates)
                .with("only", columns)
                .with("skip", skipped == 0 ? Optional.empty() : Optional.of(skipped))
                .with("no header", !header)
                .with("short rows", shortRows)
                .with("extra cells dropped", extraCells)
                .with("entry", entry)
                .toString();
    }
}
