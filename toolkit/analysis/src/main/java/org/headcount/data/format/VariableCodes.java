package org.headcount.data.format;

import java.util.Locale;
import java.util.Optional;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Cells;
import org.headcount.data.column.Misread;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Budget;
import org.headcount.data.table.MissingReasons;
import org.headcount.data.table.RowPlaces;
import org.headcount.data.table.Variable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** A variable of a statistics program's file under rules that its reader was given: codes that mean missing, numbers. */
public final class VariableCodes {

    private final Variable variable;
    private final Column<?> column;
    private final CellRules rules;
    private final RowPlaces places;
    private Optional<MissingReasons> reasons = Optional.empty();

    public VariableCodes(Variable variable, Column<?> column, CellRules rules, RowPlaces places) {
        this.variable = variable;
        this.column = column;
        this.rules = rules;
        this.places = places;
    }

    /** The column, codes being missing. */
    public Column<?> column() {
        if (rules.codes().isEmpty()) {
            return column;
        }
        MissingReasons.Builder builder = new MissingReasons.Builder(new Budget(variable.name()));
        variable.missing().declared().forEach(builder::declare);
        variable.missing().labels().forEach(builder::label);
        for (int row = 0; row < column.size(); row++) {
            Optional<String> known = variable.missing().of(row);
            if (known.isPresent()) {
                builder.add(row, known.get());
            } else if (!column.isMissing(row) && isCode(row)) {
                builder.add(row, written(row));
                label(row).ifPresent(new Labelled(builder, written(row))::take);
                column.setMissing(row);
            }
        }
        reasons = Optional.of(builder.build());
        return column;
    }

    private record Labelled(MissingReasons.Builder builder, String reason) {
        void take(String label) {
            builder.label(reason, label);
        }
    }

    private boolean isCode(int row) {
        return column instanceof NumericColumn<?> numbers
                ? rules.codes().has(numbers.getDouble(row))
                : column instanceof StringColumn texts && rules.codes().has(texts.get(row));
    }

    private String written(int row) {
        String text = column.getUnformattedString(row);
        return column instanceof NumericColumn<?> && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private Optional<String> label(int row) {
        return Optional.ofNullable(
                column instanceof NumericColumn<?> numbers
                        ? variable.labels().get(numbers.getDouble(row))
                        : variable.textLabels().get(column.getUnformattedString(row)));
    }

    /**
     * The column as numbers.
     *
     * @throws org.headcount.data.fault.DataException if a cell is none
     */
    public Column<?> numbers() {
        Column<?> known = column();
        if (known instanceof NumericColumn<?>) {
            return known;
        }
        if (!(known instanceof StringColumn texts)) {
            throw DataException.at(
                    places.place(0) + ", column '" + variable.name() + "'",
                    "holds " + known.type().name().toLowerCase(Locale.ROOT).replace("local_", "") + "s, not numbers",
                    Advice.of("choose another column, or turn it into numbers in the program that wrote the file"));
        }
        Cells cells = Cells.of(CellKind.DOUBLE, rules, new Budget(variable.name()));
        for (int row = 0; row < texts.size(); row++) {
            try {
                cells.add(texts.get(row));
            } catch (Cells.Unfit e) {
                throw places.cell(
                        row,
                        variable.name(),
                        texts.get(row),
                        "not " + e.kind().words(),
                        Misread.as(e.kind(), variable.name(), texts.get(row)));
            }
        }
        return (DoubleColumn) cells.column(variable.name());
    }

    /** What is said of the column, as it now is. */
    public Variable variable() {
        return reasons.map(variable::missing).orElse(variable);
    }
}
