package org.headcount.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.headcount.data.fault.DataException;

/** Reads CSV files into {@link Row}s: RFC 4180, a header of unique names, as many cells in every line. */
public final class Rows {

    private Rows() {}

    /** All rows of a file of the folder, in order. */
    public static List<Row> of(DataFolder folder, String name) {
        return parse(folder.label(name), folder.read(name));
    }

    /** All rows of a file that a folder may do without; none where it does. */
    public static List<Row> ifAny(DataFolder folder, String name) {
        return folder.has(name) ? of(folder, name) : List.of();
    }

    /** All rows of a file that names what others may use; those of the toolkit where the folder brings none of its own. */
    public static List<Row> orBuiltIn(DataFolder folder, String name) {
        return of(folder.has(name) ? folder : DataFolder.builtIn(), name);
    }

    /** All rows of CSV text; {@code file} is its name in messages. */
    public static List<Row> parse(String file, String csv) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(csv)) {
            List<String> header = List.of();
            for (CsvRecord line : reader) {
                List<String> fields = line.getFields();
                if (header.isEmpty()) {
                    header = fields;
                    if (header.stream().distinct().count() < header.size()) {
                        throw DataException.line(
                                file, line.getStartingLineNumber(), "duplicate column name", "rename one");
                    }
                } else if (fields.size() != header.size()) {
                    throw DataException.line(
                            file,
                            line.getStartingLineNumber(),
                            (fields.size() == 1 ? "one cell" : fields.size() + " cells") + " where the header has "
                                    + header.size(),
                            "check the commas and quotes of this line");
                } else {
                    rows.add(row(file, line.getStartingLineNumber(), header, fields));
                }
            }
            if (header.isEmpty()) {
                throw DataException.file(file, "empty", "it needs at least a header line");
            }
        } catch (CsvParseException e) {
            throw DataException.file(file, "not CSV (" + e.getMessage() + ")", "check its quotes", e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private static Row row(String file, long line, List<String> header, List<String> fields) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), fields.get(i));
        }
        return new Row(file, line, java.util.Collections.unmodifiableMap(cells));
    }

    /**
     * The rows' things by id, in the rows' order.
     *
     * @throws DataException if an id occurs twice
     */
    public static <T> Map<String, T> byId(List<Row> rows, Function<Row, T> make) {
        Map<String, T> things = new LinkedHashMap<>();
        Map<String, Row> first = new HashMap<>();
        for (Row row : rows) {
            String id = row.text("id");
            Row earlier = first.putIfAbsent(id, row);
            if (earlier != null) {
                throw row.fault("id", "id already used in line " + earlier.line(), "give each row an id of its own");
            }
            things.put(id, make.apply(row));
        }
        return things;
    }
}
