package org.headcount.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Recorded tables as Tablesaw's. */
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

    private static boolean isNumeric(List<Optional<String>> cells) {
        List<String> filled = cells.stream().flatMap(Optional::stream).toList();
        return !filled.isEmpty() && filled.stream().allMatch(cell -> cell.matches("-?[0-9]+(\\.[0-9]+)?"));
    }
}
