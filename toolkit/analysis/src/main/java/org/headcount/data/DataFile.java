package org.headcount.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a data file holds: a table, and what it says about the table's columns.
 *
 * <pre>{@code
 * DataFile survey = DataFile.read(Path.of("households.dta"));
 * survey.variable("welfare").label();                      // Per capita consumption, 2017 PPP $/day
 * survey.table().replaceColumn("urban", survey.labelled("urban"));   // Rural, Urban in place of 0, 1
 * }</pre>
 *
 * @param table the rows, with codes as they are in the file
 * @param label what the file says about itself
 * @param variables one for each column of the table, in its order
 */
public record DataFile(Table table, Optional<String> label, List<Variable> variables) {

    public DataFile {
        variables = List.copyOf(variables);
        List<String> described = variables.stream().map(Variable::name).toList();
        if (!table.columnNames().equals(described)) {
            throw new IllegalArgumentException(
                    "the table has " + table.columnNames() + ", but described are " + described);
        }
    }

    /** A table of whose columns nothing is known but what they hold. */
    public static DataFile of(Table table) {
        return new DataFile(
                table,
                Optional.empty(),
                table.columnNames().stream().map(Variable::plain).toList());
    }

    /**
     * Reads a data file of any format that {@link Tables#read} knows, with its labels.
     *
     * @throws DataException if the file is none of these, cannot be read, or holds what does not fit
     */
    public static DataFile read(Path path) {
        return read(path, ReadingProgress.none());
    }

    /** The same, telling how far it has come. */
    public static DataFile read(Path path, ReadingProgress progress) {
        return FileFormat.of(path).read(path, progress);
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

    /** A column with labels in place of codes; a value without a label stays as it is written. */
    public StringColumn labelled(String column) {
        Variable variable = variable(column);
        Column<?> values = table.column(column);
        StringColumn labelled = StringColumn.create(column);
        for (int row = 0; row < values.size(); row++) {
            labelled.append(values.isMissing(row) ? "" : label(variable, values, row));
        }
        return labelled;
    }

    private static String label(Variable variable, Column<?> values, int row) {
        String written = values.getUnformattedString(row);
        return values instanceof NumericColumn<?> numbers
                ? variable.labels().getOrDefault(numbers.getDouble(row), written)
                : variable.textLabels().getOrDefault(written, written);
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
}
