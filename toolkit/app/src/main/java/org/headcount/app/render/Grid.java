package org.headcount.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Rows of cells under a caption and a header: what every table in a notebook is made of.
 *
 * @param caption what the rows are; may be blank
 * @param columns the header
 * @param rows the cells of each row; a row of none is shown as a gap
 */
record Grid(String caption, List<Column> columns, List<List<String>> rows) {

    /** A sentence in a cell does not push the next column out of sight. */
    private static final int WIDEST = 40;

    /** What a gap looks like. */
    private static final String GAP = "...";

    /**
     * A column's header.
     *
     * @param name the header
     * @param side the alignment of its cells
     */
    record Column(String name, Side side) {

        static Column text(String name) {
            return new Column(name, Side.LEFT);
        }

        static Column number(String name) {
            return new Column(name, Side.RIGHT);
        }
    }

    /** Words begin under each other, numbers end under each other. */
    enum Side {
        LEFT,
        RIGHT
    }

    /** A grid of words; an empty column is left out. */
    static Grid of(String caption, List<String> header, List<List<String>> rows) {
        List<Integer> filled = IntStream.range(0, header.size())
                .filter(at -> rows.isEmpty()
                        || rows.stream().anyMatch(row -> !row.get(at).isBlank()))
                .boxed()
                .toList();
        return new Grid(
                caption,
                filled.stream().map(header::get).map(Column::text).toList(),
                rows.stream().map(row -> filled.stream().map(row::get).toList()).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** For a terminal: cells padded to the width of their column. */
    String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::name).toList());
        rows.forEach(row ->
                lines.add(row.isEmpty() ? columns.stream().map(column -> GAP).toList() : row));
        StringBuilder text = new StringBuilder(caption);
        for (List<String> line : lines) {
            StringBuilder cells = new StringBuilder();
            for (int at = 0; at < columns.size() && at < line.size(); at++) {
                cells.append(at == 0 ? "" : "  ").append(padded(line.get(at), at, lines));
            }
            text.append(text.length() == 0 ? "" : "\n").append(cells.toString().stripTrailing());
        }
        return text.toString();
    }

    private String padded(String cell, int at, List<List<String>> lines) {
        int width = lines.stream()
                .mapToInt(line -> line.get(at).length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        String side = columns.get(at).side() == Side.RIGHT ? "" : "-";
        return width == 0 ? cell : String.format(Locale.ROOT, "%" + side + width + "s", cell);
    }

    /** For a page: a table in which whatever comes from data is text. */
    String html() {
        StringBuilder html = new StringBuilder("<table>");
        if (!caption.isBlank()) {
            html.append("<caption>").append(HtmlMarkup.escape(caption)).append("</caption>");
        }
        html.append("<thead><tr>");
        columns.forEach(column -> html.append("<th scope=\"col\"")
                .append(column.side() == Side.RIGHT ? "" : " style=\"text-align:left\"")
                .append('>')
                .append(HtmlMarkup.escape(column.name()))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            if (row.isEmpty()) {
                html.append("<td colspan=\"").append(columns.size()).append("\">&hellip;</td>");
            }
            for (int at = 0; at < row.size(); at++) {
                html.append("<td style=\"text-align:")
                        .append(columns.get(at).side() == Side.RIGHT ? "right" : "left")
                        .append("\">")
                        .append(HtmlMarkup.escape(row.get(at)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }
}
