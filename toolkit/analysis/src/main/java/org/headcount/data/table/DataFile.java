package org.headcount.data.table;

import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a data file holds: a table, and what it says about the table's columns.
 *
 * <pre>{@code
 * DataFile survey = DataReader.anyFormat().read(Path.of("households.dta"));
 * survey.variable("welfare").label();                      // Per capita consumption, 2017 PPP $/day
 * survey.table().replaceColumn("urban", survey.labelled("urban"));   // Rural, Urban in place of 0, 1
 * }</pre>
 *
 * @param table the rows, with codes as they are in the file
 * @param label what the file says about itself
 * @param variables one for each column of the table, in its order
 * @param notes what reading changed or left out, such as dates that no calendar has; empty if nothing
 * @param places the place of each row in the file
 */
public record DataFile(
        Table table, Optional<String> label, List<Variable> variables, List<ReadingNote> notes, RowPlaces places) {

    /** A table that was read from no file. */
    public DataFile(Table table, Optional<String> label, List<Variable> variables) {
        this(table, label, variables, List.of(), RowPlaces.OF_TABLE);
    }

    public DataFile {
        variables = List.copyOf(variables);
        notes = List.copyOf(notes);
        List<String> described = variables.stream().map(Variable::name).toList();
        if (!table.columnNames().equals(described)) {
            throw new IllegalArgumentException(
                    "the table has " + table.columnNames() + ", but described are " + described);
        }
    }

    /** A table of whose columns nothing is known but what they hold. */
    public static DataFile of(Table table) {
        return of(table, List.of(), RowPlaces.OF_TABLE);
    }

    /** The same of a table read from a file. */
    public static DataFile of(Table table, List<ReadingNote> notes, RowPlaces places) {
        return new DataFile(
                table,
                Optional.empty(),
                table.columnNames().stream().map(Variable::plain).toList(),
                notes,
                places);
    }

    /**
     * What is said about a column.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public Variable variable(String column) {
        return variables.stream()
                .filter(variable -> variable.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no column " + column + "; there are " + String.join(", ", table.columnNames())));
    }

    /**
     * A column with labels in place of codes; a value without a label stays as it is written, and values with one label
     * have the value behind it, to distinguish them: {@code Other (3)}.
     */
    public StringColumn labelled(String column) {
        Column<?> values = table.column(column);
        GroupBy groups = GroupBy.columns(Table.create("", values), column);
        List<String> labels =
                GroupLabels.of(values, variable(column), groups.firstRows()).labels();
        StringColumn labelled = StringColumn.create(column);
        for (int group : groups.groups()) {
            labelled.append(group == GroupBy.NONE ? "" : labels.get(group));
        }
        return labelled;
    }

    /**
     * Some of the rows, in this order, each at its place in the file.
     *
     * @param rows numbers of rows, from 0
     */
    public DataFile rows(int... rows) {
        int[] kept = rows.clone();
        List<Variable> described = variables.stream()
                .map(variable -> variable.missing(variable.missing().among(kept)))
                .toList();
        return new DataFile(table.rows(kept), label, described, notes, row -> places.place(kept[row]));
    }

    /** Why the cells of a column are missing, with labels where there are any: a column to set beside it. */
    public StringColumn reasons(String column) {
        MissingReasons missing = variable(column).missing();
        StringColumn reasons = StringColumn.create(column + " missing");
        for (int row = 0; row < table.rowCount(); row++) {
            reasons.append(missing.of(row)
                    .map(reason -> missing.labels().getOrDefault(reason, reason))
                    .orElse(""));
        }
        return reasons;
    }

    @Override
    public String toString() {
        return table.name() + " (rows: " + table.rowCount() + ", columns: " + table.columnCount()
                + (notes.isEmpty() ? "" : ", notes: " + notes.size()) + ")"
                + label.map(it -> ": " + it).orElse("");
    }
}
