package org.headcount.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of Tablesaw: as text and as HTML, a long one by its first and last rows, with its true size. */
public final class TableRenderer implements Renderer<Table> {

    /** A table of more rows than this is shown by as many, half from its start and half from its end. */
    private static final int ROWS = 20;

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public Bundle render(Table table) {
        return Bundle.text(text(table)).with("text/html", html(table));
    }

    private static List<Integer> shown(Table table) {
        List<Integer> rows = new ArrayList<>();
        int count = table.rowCount();
        for (int row = 0; row < count; row++) {
            if (count <= ROWS || row < ROWS / 2 || row >= count - ROWS / 2) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String size(Table table) {
        String size = String.format(
                Locale.ROOT,
                "%,d row%s, %d columns",
                table.rowCount(),
                table.rowCount() == 1 ? "" : "s",
                table.columnCount());
        return table.rowCount() > ROWS ? size + "; the first and last " + ROWS / 2 + " are shown" : size;
    }

    private static String cell(Column<?> column, int row) {
        return column.isMissing(row) ? "" : column.getString(row);
    }

    private static boolean isNumeric(Column<?> column) {
        ColumnType type = column.type();
        return type == ColumnType.DOUBLE
                || type == ColumnType.INTEGER
                || type == ColumnType.LONG
                || type == ColumnType.FLOAT
                || type == ColumnType.SHORT;
    }

    private static String text(Table table) {
        List<List<String>> columns = new ArrayList<>();
        List<Integer> rows = shown(table);
        for (Column<?> column : table.columns()) {
            List<String> cells = new ArrayList<>(List.of(column.name()));
            int previous = -1;
            for (int row : rows) {
                if (row != previous + 1) {
                    cells.add("...");
                }
                cells.add(cell(column, row));
                previous = row;
            }
            int width = cells.stream().mapToInt(String::length).max().orElse(0);
            String format = isNumeric(column) ? "%" + Math.max(1, width) + "s" : "%-" + Math.max(1, width) + "s";
            columns.add(cells.stream()
                    .map(cell -> String.format(Locale.ROOT, format, cell))
                    .toList());
        }
        StringBuilder text =
                new StringBuilder(table.name()).append(" (").append(size(table)).append(")");
        for (int line = 0; !columns.isEmpty() && line < columns.get(0).size(); line++) {
            int at = line;
            text.append('\n')
                    .append(String.join(
                                    "  ",
                                    columns.stream().map(cells -> cells.get(at)).toList())
                            .stripTrailing());
        }
        return text.toString();
    }

    private static String html(Table table) {
        StringBuilder html = new StringBuilder("<table><caption>")
                .append(Html.escape(table.name() + " (" + size(table) + ")"))
                .append("</caption><thead><tr>");
        table.columns()
                .forEach(column -> html.append("<th scope=\"col\">")
                        .append(Html.escape(column.name()))
                        .append("</th>"));
        html.append("</tr></thead><tbody>");
        int previous = -1;
        for (int row : shown(table)) {
            if (row != previous + 1) {
                html.append("<tr><td colspan=\"").append(table.columnCount()).append("\">&hellip;</td></tr>");
            }
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append(isNumeric(column) ? "<td style=\"text-align:right\">" : "<td>")
                        .append(Html.escape(cell(column, row)))
                        .append("</td>");
            }
            html.append("</tr>");
            previous = row;
        }
        return html.append("</tbody></table>").toString();
    }
}
