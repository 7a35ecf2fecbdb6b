package org.headcount.app.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of Tablesaw: as text and as HTML, a long one by its first and last rows, with its true size. */
public final class TableRenderer implements Renderer<Table> {

    /** A table of more rows than this is shown by as many, half from its start and half from its end. */
    private static final int ROWS = 20;

    /** As many digits as the figures of a document have at most; what lies behind is the noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_UP);

    /** From here on thousands are set apart: years and other numbers of four digits are not. */
    private static final BigDecimal LONG = BigDecimal.valueOf(10_000);

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public Bundle render(Table table) {
        return bundle(grid(table));
    }

    static Bundle bundle(Grid grid) {
        return Bundle.text(grid.text()).with("text/html", grid.html());
    }

    private static Grid grid(Table table) {
        List<List<String>> rows = new ArrayList<>();
        int count = table.rowCount();
        for (int row = 0; row < count; row++) {
            int at = row;
            if (count <= ROWS || row < ROWS / 2 || row >= count - ROWS / 2) {
                rows.add(
                        table.columns().stream().map(column -> cell(column, at)).toList());
            } else if (row == ROWS / 2) {
                rows.add(List.of());
            }
        }
        return new Grid(
                table.name() + " (" + size(table) + ")",
                table.columns().stream()
                        .map(column ->
                                isNumeric(column) ? Grid.Column.number(column.name()) : Grid.Column.text(column.name()))
                        .toList(),
                rows);
    }

    private static String size(Table table) {
        String size = String.format(
                Locale.ROOT,
                "%,d row%s, %d column%s",
                table.rowCount(),
                table.rowCount() == 1 ? "" : "s",
                table.columnCount(),
                table.columnCount() == 1 ? "" : "s");
        return table.rowCount() > ROWS ? size + "; the first and last " + ROWS / 2 + " are shown" : size;
    }

    private static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        return isNumeric(column) ? number(((NumericColumn<?>) column).getDouble(row)) : column.getString(row);
    }

    /** A number as a reader writes it: no exponent, no digits behind those that count, thousands set apart. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        DecimalFormat format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setGroupingSize(3);
        format.setGroupingUsed(rounded.abs().compareTo(LONG) >= 0);
        format.setMaximumFractionDigits(Math.max(0, rounded.scale()));
        return format.format(rounded);
    }

    /** By class and not by type: two instances of a column type exist where its class was loaded first. */
    private static boolean isNumeric(Column<?> column) {
        return column instanceof NumericColumn<?>;
    }
}
