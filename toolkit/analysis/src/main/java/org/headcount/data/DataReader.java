package org.headcount.data;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Codes;
import org.headcount.data.column.ColumnNames;
import org.headcount.data.column.NumberSigns;
import org.headcount.data.csv.Csv;
import org.headcount.data.excel.Excel;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.Setting;
import org.headcount.data.format.ReaderText;
import org.headcount.data.format.VariableCodes;
import org.headcount.data.format.WideTables;
import org.headcount.data.input.ReadingProgress;
import org.headcount.data.sas.Sas;
import org.headcount.data.spss.Spss;
import org.headcount.data.stata.Stata;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.Variable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads a data file of any format, by what its name says, with the settings that its format has.
 *
 * <pre>{@code
 * DataFile survey = DataReader.anyFormat().only("income", "weight").numbers("income", "weight").missing("-99").read(path);
 * }</pre>
 *
 * <p>Each setting returns a new reader. A setting that the format of the file does not have is an error, so that none is
 * passed over.
 */
public final class DataReader {

    private Map<Setting, String> settings = new LinkedHashMap<>();
    private Optional<Charset> encoding = Optional.empty();
    private List<String> codes = List.of();
    private Map<String, List<String>> codesOf = Map.of();
    private Map<String, ColumnType> types = Map.of();
    private Set<String> percent = Set.of();
    private Set<String> money = Set.of();
    private Set<String> only = Set.of();
    private Set<String> numbers = Set.of();
    private ReadingProgress progress = ReadingProgress.none();

    private DataReader() {}

    /** A reader of any format that {@link Tables#read} knows, without settings. */
    public static DataReader anyFormat() {
        return new DataReader();
    }

    private DataReader copy() {
        DataReader copy = new DataReader();
        copy.settings = new LinkedHashMap<>(settings);
        copy.encoding = encoding;
        copy.codes = codes;
        copy.codesOf = new LinkedHashMap<>(codesOf);
        copy.types = new LinkedHashMap<>(types);
        copy.percent = percent;
        copy.money = money;
        copy.only = only;
        copy.numbers = numbers;
        copy.progress = progress;
        return copy;
    }

    private DataReader with(Setting setting, String value) {
        DataReader copy = copy();
        copy.settings.put(setting, value);
        return copy;
    }

    /** The encoding of the file's texts: of CSV, Stata and SPSS files. */
    public DataReader encoding(Charset charset) {
        DataReader copy = with(Setting.ENCODING, charset.name());
        copy.encoding = Optional.of(charset);
        return copy;
    }

    /** The character between cells: of CSV files. */
    public DataReader separator(char separator) {
        return with(Setting.SEPARATOR, String.valueOf(separator));
    }

    /** Lines of a CSV file, or rows of a sheet, before the header. */
    public DataReader skip(int lines) {
        return with(Setting.SKIP, Integer.toString(lines));
    }

    /** No header: columns are called {@code column 1}, {@code column 2}, ...: of CSV files and workbooks. */
    public DataReader withoutHeader() {
        return with(Setting.NO_HEADER, "");
    }

    /** Decimals come after a comma, in texts that are numbers. */
    public DataReader decimalComma() {
        return with(Setting.DECIMAL_COMMA, "");
    }

    /** The character between groups of digits, in texts that are numbers; see {@link org.headcount.data.csv.Csv#thousands}. */
    public DataReader thousands(char group) {
        return with(Setting.THOUSANDS, String.valueOf(group));
    }

    /** Texts and numbers that mean a missing value in every column. */
    public DataReader missing(String... codes) {
        DataReader copy = copy();
        copy.codes = List.of(codes);
        return copy;
    }

    /** The same for one column, beside those of every column. */
    public DataReader missingIn(String column, String... codes) {
        DataReader copy = copy();
        copy.codesOf.put(column, List.of(codes));
        return copy;
    }

    /** Columns of numbers with a percent sign: 12.5% is read as 0.125. */
    public DataReader percent(String... columns) {
        DataReader copy = copy();
        copy.percent = Set.copyOf(List.of(columns));
        return copy;
    }

    /** Columns of numbers with a currency sign or code. */
    public DataReader money(String... columns) {
        DataReader copy = copy();
        copy.money = Set.copyOf(List.of(columns));
        return copy;
    }

    /** The type of a column, as {@link org.headcount.data.csv.Csv#type} has it: of CSV files and workbooks. */
    public DataReader type(String column, ColumnType type) {
        DataReader copy = with(Setting.TEXT, column);
        CellKind.given(column, type);
        copy.types.put(column, type);
        return copy;
    }

    /** The sheet of a workbook. */
    public DataReader sheet(String name) {
        return with(Setting.SHEET, name);
    }

    /** The cells of a sheet that hold the table: {@code B4:F40}, or {@code B4} for all from there on. */
    public DataReader cells(String range) {
        return with(Setting.CELLS, range);
    }

    /** The file to read of a zip archive that holds several: of CSV files. */
    public DataReader entry(String name) {
        return with(Setting.ENTRY, name);
    }

    /** Lines with fewer cells than the header are filled with missing ones: of CSV files. */
    public DataReader fillShortRows() {
        return with(Setting.FILL_SHORT_ROWS, "");
    }

    /** Cells beyond those of the header are left out: of CSV files. */
    public DataReader dropExtraCells() {
        return with(Setting.DROP_EXTRA_CELLS, "");
    }

    /** Reads these columns and no others: what other columns hold is then never a fault. */
    public DataReader only(Iterable<String> columns) {
        DataReader copy = copy();
        copy.only = new LinkedHashSet<>();
        columns.forEach(copy.only::add);
        return copy;
    }

    /** Columns that must hold numbers: a cell that is none is a fault that names it. */
    public DataReader numbers(Iterable<String> columns) {
        DataReader copy = copy();
        copy.numbers = new LinkedHashSet<>();
        columns.forEach(copy.numbers::add);
        return copy;
    }

    /** Receives the progress of reading. */
    public DataReader progress(ReadingProgress progress) {
        DataReader copy = copy();
        copy.progress = progress;
        return copy;
    }

    /**
     * Reads a file, with labels, reasons of missing cells, and notes.
     *
     * @throws org.headcount.data.fault.DataException if the file cannot be read so
     */
    public DataFile read(Path path) {
        return FileFormat.of(path, value(Setting.ENTRY)).read(path, this);
    }

    /**
     * The names of the file's columns. Of a file of separated values only the header is read.
     *
     * @throws org.headcount.data.fault.DataException if the file cannot be read so
     */
    public List<String> columnNames(Path path) {
        DataReader all = only(List.of()).numbers(List.of());
        return FileFormat.of(path, value(Setting.ENTRY)) == FileFormat.CSV
                ? all.csvReader(path).columnNames(path)
                : all.read(path).table().columnNames();
    }

    /**
     * The character between the cells of a file of separated values: the one that was named, or the one that is found.
     *
     * @throws org.headcount.data.fault.DataException if the file cannot be read so
     */
    public char separator(Path path) {
        return csvReader(path).separator(path);
    }

    /** Whether nothing is said of how the file is written. */
    boolean isPlain() {
        return settings.isEmpty() && codes.isEmpty() && codesOf.isEmpty() && percent.isEmpty() && money.isEmpty();
    }

    /** Throws if something is set that a format does not have. */
    void requireOnly(Path path, String format, Setting... known) {
        settings.keySet().stream()
                .filter(setting -> !List.of(known).contains(setting))
                .findFirst()
                .ifPresent(setting -> {
                    throw DataException.file(
                            path.toString(),
                            "a setting that " + format + " does not have",
                            Advice.of("leave it out").or(setting, settings.get(setting)));
                });
    }

    private Optional<String> value(Setting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    private boolean has(Setting setting) {
        return settings.containsKey(setting);
    }

    DataFile csv(Path path) {
        return csvReader(path).readFile(path);
    }

    private Csv csvReader(Path path) {
        requireOnly(
                path,
                "a file of separated values",
                Setting.ENCODING,
                Setting.SEPARATOR,
                Setting.SKIP,
                Setting.NO_HEADER,
                Setting.DECIMAL_COMMA,
                Setting.THOUSANDS,
                Setting.TEXT,
                Setting.ENTRY,
                Setting.FILL_SHORT_ROWS,
                Setting.DROP_EXTRA_CELLS);
        Csv csv = Csv.reader()
                .progress(progress)
                .missing(codes.toArray(String[]::new))
                .only(only.toArray(String[]::new));
        csv = encoding.map(csv::encoding).orElse(csv);
        csv = value(Setting.SEPARATOR)
                .map(text -> text.charAt(0))
                .map(csv::separator)
                .orElse(csv);
        csv = value(Setting.SKIP).map(Integer::valueOf).map(csv::skipLines).orElse(csv);
        csv = value(Setting.THOUSANDS)
                .map(text -> text.charAt(0))
                .map(csv::thousands)
                .orElse(csv);
        csv = value(Setting.ENTRY).map(csv::entry).orElse(csv);
        csv = has(Setting.NO_HEADER) ? csv.withoutHeader() : csv;
        csv = has(Setting.DECIMAL_COMMA) ? csv.decimalComma() : csv;
        csv = has(Setting.FILL_SHORT_ROWS) ? csv.fillShortRows() : csv;
        csv = has(Setting.DROP_EXTRA_CELLS) ? csv.dropExtraCells() : csv;
        for (Map.Entry<String, List<String>> codesHere : codesOf.entrySet()) {
            csv = csv.missingIn(codesHere.getKey(), codesHere.getValue().toArray(String[]::new));
        }
        for (Map.Entry<String, ColumnType> type : typed().entrySet()) {
            csv = csv.type(type.getKey(), type.getValue());
        }
        return csv.percent(percent.toArray(String[]::new)).money(money.toArray(String[]::new));
    }

    /** Types given, and those of columns of numbers that have no other. */
    private Map<String, ColumnType> typed() {
        Map<String, ColumnType> all = new LinkedHashMap<>(types);
        numbers.forEach(column -> all.putIfAbsent(column, ColumnType.DOUBLE));
        return all;
    }

    DataFile excel(Path path) {
        requireOnly(
                path,
                "a workbook",
                Setting.SHEET,
                Setting.CELLS,
                Setting.SKIP,
                Setting.NO_HEADER,
                Setting.DECIMAL_COMMA,
                Setting.THOUSANDS,
                Setting.TEXT);
        Excel excel = Excel.reader()
                .progress(progress)
                .missing(codes.toArray(String[]::new))
                .only(only.toArray(String[]::new));
        excel = value(Setting.SHEET).map(excel::sheet).orElse(excel);
        excel = value(Setting.CELLS).map(excel::cells).orElse(excel);
        excel = value(Setting.SKIP).map(Integer::valueOf).map(excel::skipRows).orElse(excel);
        excel = value(Setting.THOUSANDS)
                .map(text -> text.charAt(0))
                .map(excel::thousands)
                .orElse(excel);
        excel = has(Setting.NO_HEADER) ? excel.withoutHeader() : excel;
        excel = has(Setting.DECIMAL_COMMA) ? excel.decimalComma() : excel;
        for (Map.Entry<String, List<String>> codesHere : codesOf.entrySet()) {
            excel = excel.missingIn(codesHere.getKey(), codesHere.getValue().toArray(String[]::new));
        }
        for (Map.Entry<String, ColumnType> type : typed().entrySet()) {
            excel = excel.type(type.getKey(), type.getValue());
        }
        return excel.percent(percent.toArray(String[]::new))
                .money(money.toArray(String[]::new))
                .readFile(path);
    }

    DataFile stata(Path path) {
        requireOnly(path, "a Stata file", Setting.ENCODING, Setting.DECIMAL_COMMA, Setting.THOUSANDS);
        Stata stata = Stata.reader().progress(progress).only(only.toArray(String[]::new));
        return asAsked(encoding.map(stata::encoding).orElse(stata).read(path), path);
    }

    DataFile spss(Path path) {
        requireOnly(path, "an SPSS file", Setting.ENCODING, Setting.DECIMAL_COMMA, Setting.THOUSANDS);
        Spss spss = Spss.reader().progress(progress).only(only.toArray(String[]::new));
        return asAsked(encoding.map(spss::encoding).orElse(spss).read(path), path);
    }

    DataFile sas(Path path) {
        requireOnly(path, "a SAS data set", Setting.ENCODING, Setting.DECIMAL_COMMA, Setting.THOUSANDS);
        Sas sas = Sas.reader().progress(progress).only(only.toArray(String[]::new));
        return asAsked(encoding.map(sas::encoding).orElse(sas).read(path), path);
    }

    /** A table of the World Bank's, whose form is known. */
    DataFile known(Table table, Path path) {
        requireOnly(path, "an export of the World Bank");
        List<String> missing = only.stream()
                .filter(column -> !table.columnNames().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw noColumn(path, missing.get(0), table.columnNames());
        }
        return asAsked(DataFile.of(table), path);
    }

    static DataException noColumn(Path path, String column, List<String> names) {
        return DataException.file(path.toString(), "no column '" + column + "'", "it has " + ColumnNames.shown(names));
    }

    ReadingProgress progress() {
        return progress;
    }

    /** A file of columns with types of their own: codes become missing, texts that should be numbers are read as such. */
    private DataFile asAsked(DataFile file, Path path) {
        List<Column<?>> columns = new ArrayList<>();
        List<Variable> variables = new ArrayList<>();
        for (String named : named()) {
            if (!file.table().columnNames().contains(named)) {
                throw noColumn(path, named, file.table().columnNames());
            }
        }
        char mark = has(Setting.DECIMAL_COMMA) ? ',' : '.';
        char group = value(Setting.THOUSANDS).map(text -> text.charAt(0)).orElse((char) 0);
        for (Variable variable : file.variables()) {
            String name = variable.name();
            Column<?> column = file.table().column(name);
            List<String> codesHere = new ArrayList<>(codes);
            codesHere.addAll(codesOf.getOrDefault(name, List.of()));
            NumberSigns.Kind kind = percent.contains(name)
                    ? NumberSigns.Kind.PERCENT
                    : money.contains(name) ? NumberSigns.Kind.MONEY : NumberSigns.Kind.PLAIN;
            CellRules rules =
                    new CellRules(mark, new NumberSigns(group, kind), Optional.empty(), Codes.of(codesHere, mark));
            boolean isWanted = numbers.contains(name) || kind != NumberSigns.Kind.PLAIN;
            VariableCodes coded = new VariableCodes(variable, column, rules, file.places());
            columns.add(isWanted ? coded.numbers() : coded.column());
            variables.add(coded.variable());
        }
        return new DataFile(
                WideTables.create(file.table().name(), columns), file.label(), variables, file.notes(), file.places());
    }

    private Set<String> named() {
        Set<String> named = new LinkedHashSet<>(numbers);
        named.addAll(codesOf.keySet());
        named.addAll(percent);
        named.addAll(money);
        return named;
    }

    @Override
    public String toString() {
        ReaderText text = new ReaderText("reader of data files");
        settings.forEach((setting, value) ->
                text.with((setting.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + value).strip(), true));
        return text.withMissing(codes, codesOf)
                .with("types of", types.keySet())
                .with("percent in", percent)
                .with("money in", money)
                .with("only", only)
                .with("numbers in", numbers)
                .toString();
    }
}
