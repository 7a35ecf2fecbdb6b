package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.headcount.reading.DocumentBuilder.Cell;
import org.jsoup.nodes.Element;

/** The grid of a table in HTML, after the algorithm of the HTML standard: cells may span columns and rows. */
final class HtmlGrid {

    /** The HTML standard lets a cell span no more. */
    private static final int WIDEST = 1000;

    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<List<Boolean>> headers = new ArrayList<>();
    private int headRows;
    private boolean marksHeaders;

    HtmlGrid(List<Element> source, Function<Element, String> words) {
        Map<Integer, Carried> carried = new TreeMap<>();
        for (int y = 0; y < source.size(); y++) {
            List<Cell> row = new ArrayList<>();
            List<Boolean> header = new ArrayList<>();
            int inHead = source.get(y).parent() != null
                            && source.get(y).parent().normalName().equals("thead")
                    ? 1
                    : 0;
            headRows += inHead;
            for (Element element : source.get(y).children()) {
                if (!element.normalName().equals("td") && !element.normalName().equals("th")) {
                    continue;
                }
                carry(carried, row, header);
                Cell cell = new Cell(words.apply(element));
                boolean isHeader = element.normalName().equals("th");
                marksHeaders |= isHeader;
                int columns = span(element, "colspan", 1);
                int below = span(element, "rowspan", source.size() - y);
                for (int i = 0; i < columns; i++) {
                    if (below > 1) {
                        carried.put(row.size(), new Carried(cell, isHeader, Math.min(below, source.size() - y)));
                    }
                    row.add(cell);
                    header.add(isHeader);
                }
            }
            carry(carried, row, header);
            carried.values().forEach(Carried::next);
            carried.values().removeIf(Carried::isSpent);
            if (!row.isEmpty()) {
                rows.add(row);
                headers.add(header);
            }
        }
    }

    /** A cell that reaches into the rows below. */
    private static final class Carried {

        private final Cell cell;
        private final boolean header;
        private int left;

        Carried(Cell cell, boolean header, int left) {
            this.cell = cell;
            this.header = header;
            this.left = left;
        }

        void next() {
            left--;
        }

        boolean isSpent() {
            return left <= 0;
        }
    }

    private static void carry(Map<Integer, Carried> carried, List<Cell> row, List<Boolean> header) {
        for (Carried above = carried.get(row.size()); above != null; above = carried.get(row.size())) {
            row.add(above.cell);
            header.add(above.header);
        }
    }

    /** How far a cell spans; 0 is to the end, and what is no number is 1, as in browsers. */
    private static int span(Element cell, String attribute, int toTheEnd) {
        String value = cell.attr(attribute).strip();
        if (!value.matches("[0-9]{1,5}")) {
            return 1;
        }
        int span = Integer.parseInt(value);
        return Math.min(span == 0 ? toTheEnd : span, WIDEST);
    }

    List<List<Cell>> rows() {
        return rows;
    }

    /** The rows at the top that are in the table's head, or all of whose cells are headers. */
    OptionalInt headerRows() {
        if (headRows > 0) {
            return OptionalInt.of(Math.min(headRows, rows.size()));
        }
        int count = 0;
        while (count < rows.size()
                && headers.get(count).stream().skip(1).allMatch(Boolean::booleanValue)
                && headers.get(count).size() > 1) {
            count++;
        }
        return marksHeaders && count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
    }

    /** The columns at the left that are headers below the header rows. */
    OptionalInt headerColumns() {
        List<List<Boolean>> body = headers.subList(Math.min(headerRows().orElse(0), headers.size()), headers.size());
        int count = 0;
        while (isHeaderColumn(body, count)) {
            count++;
        }
        return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
    }

    private static boolean isHeaderColumn(List<List<Boolean>> body, int column) {
        return !body.isEmpty() && body.stream().allMatch(row -> row.size() > column + 1 && row.get(column));
    }
}
