package org.headcount.data;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.headcount.data.ExcelDates.Shown;
import tech.tablesaw.api.Table;

/**
 * The table of one sheet. Its first row with anything in it says how wide it is; the rows below fill columns, and a
 * column that proves to be of texts only after numbers had been seen is read again, by itself, as {@link CsvFile} does.
 */
final class ExcelSheet {

    private static final int ROWS_BETWEEN_LOOKS = 1 << 13;
    private static final String NOT_AVAILABLE = "#N/A";

    private record Held(ExcelRows.Content content, String text) {}

    private final Excel excel;
    private final Workbook workbook;
    private final Workbook.Sheet sheet;
    private final CellRules rules;
    private final CellRange range;

    ExcelSheet(Excel excel, Workbook workbook, Workbook.Sheet sheet) {
        this.excel = excel;
        this.workbook = workbook;
        this.sheet = sheet;
        this.rules = excel.rules();
        this.range = excel.range();
    }

    Table read() {
        Reading reading = new Reading(List.of());
        List<Cells> all = reading.read();
        List<CellKind> again = all.stream()
                .map(cells -> cells.mustBeReadAgainFor(cells.kind()) ? CellKind.TEXT : CellKind.SKIPPED)
                .toList();
        List<Cells> texts = again.contains(CellKind.TEXT) ? new Reading(again).read() : all;
        Table table = Table.create(workbook.source().name());
        for (int at = 0; at < all.size(); at++) {
            Cells cells = again.get(at) == CellKind.TEXT ? texts.get(at) : all.get(at);
            if (cells.kind() != CellKind.SKIPPED) {
                table.addColumns(cells.column(reading.names.get(at)));
            }
        }
        return table;
    }

    private String place() {
        return workbook.source().label() + ", sheet '" + sheet.name() + "'";
    }

    /** One reading of the sheet from its first row to its last. */
    private final class Reading implements ExcelRows.Taker {

        /** Kinds of a second reading; none in the first. */
        private final List<CellKind> kinds;

        private final TreeMap<Integer, Held> first = new TreeMap<>();
        private List<String> names = List.of();
        private List<Cells> columns = List.of();
        private int firstColumn;
        private int headerRow;
        private int filled;

        Reading(List<CellKind> kinds) {
            this.kinds = kinds;
        }

        List<Cells> read() {
            ExcelRows.read(workbook, sheet, this);
            if (names.isEmpty()) {
                throw DataException.file(
                        place(),
                        range.equals(CellRange.ALL) ? "empty" : "nothing in the cells asked for",
                        "the file has " + workbook.names());
            }
            return columns;
        }

        @Override
        public void cell(int row, int column, ExcelRows.Content content, String text) {
            if (!range.hasRow(row) || !range.hasColumn(column)) {
                return;
            }
            if (names.isEmpty()) {
                first.put(column, new Held(content, text));
            } else {
                add(row, column, content, text);
            }
        }

        @Override
        public boolean endOfRow(int row) {
            if (names.isEmpty() && !first.isEmpty()) {
                begin(row);
            } else if (filled > 0) {
                fillTo(columns.size());
                filled = 0;
            }
            if (row % ROWS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
                throw workbook.source().interrupted();
            }
            return row < range.lastRow();
        }

        private void begin(int row) {
            firstColumn = range.isClosed() ? range.firstColumn() : first.firstKey();
            int lastColumn = range.isClosed() ? range.lastColumn() : first.lastKey();
            List<String> found = IntStream.rangeClosed(firstColumn, lastColumn)
                    .mapToObj(column -> Optional.ofNullable(first.get(column))
                            .filter(held -> excel.hasHeader())
                            .map(held -> value(row, column, held.content(), held.text()))
                            .orElse(""))
                    .toList();
            ColumnNames.twice(found).ifPresent(name -> {
                throw DataException.file(
                        place() + ", row " + row,
                        "the column name '" + name + "' stands twice",
                        "rename one, or read withoutHeader()");
            });
            names = ColumnNames.of(found);
            headerRow = row;
            require(excel.columns());
            require(excel.typed());
            columns = IntStream.range(0, names.size()).mapToObj(this::cells).toList();
            if (!excel.hasHeader()) {
                first.forEach((column, held) -> add(row, column, held.content(), held.text()));
                fillTo(columns.size());
                filled = 0;
            }
        }

        private void require(Iterable<String> wanted) {
            for (String column : wanted) {
                if (!names.contains(column)) {
                    throw DataException.file(
                            place(),
                            "no column '" + column + "' in row " + headerRow,
                            "it has " + String.join(", ", names));
                }
            }
        }

        private Cells cells(int at) {
            if (!kinds.isEmpty()) {
                return Cells.of(kinds.get(at), rules, workbook.budget());
            }
            return excel.kind(names.get(at))
                    .map(kind -> Cells.of(kind, rules, workbook.budget()))
                    .orElseGet(() -> Cells.any(rules, workbook.budget()));
        }

        private void fillTo(int column) {
            for (; filled < column; filled++) {
                columns.get(filled).addMissing();
            }
        }

        private void add(int row, int column, ExcelRows.Content content, String text) {
            int at = column - firstColumn;
            if (at < 0 || at >= columns.size()) {
                throw fault(
                        row,
                        column,
                        "a value beside the table, which is from " + CellRange.letters(firstColumn) + " to "
                                + CellRange.letters(firstColumn + columns.size() - 1) + " wide",
                        text,
                        "name the column, or say where the table stands: Excel.reader().cells(\"A1:F40\")");
            }
            fillTo(at);
            Cells cells = columns.get(at);
            if (cells.kind() == CellKind.SKIPPED) {
                cells.addMissing();
            } else {
                try {
                    cells.add(value(row, column, content, text));
                } catch (Cells.Unfit e) {
                    throw fault(
                            row,
                            column,
                            "not " + e.kind().words(),
                            text,
                            "correct it, give the column another type, or list it as missing");
                }
            }
            filled = at + 1;
        }

        /** What a cell holds, as the same cell of a CSV file would have it; nothing for a missing one. */
        private String value(int row, int column, ExcelRows.Content content, String text) {
            return switch (content) {
                case TEXT -> text;
                case NUMBER -> number(text);
                case DATE, DATE_TIME -> {
                    yield isOfNumbers(column) ? number(text) : date(row, column, content, text);
                }
                case ERROR -> {
                    if (text.equals(NOT_AVAILABLE) || rules.codes().contains(text)) {
                        yield "";
                    }
                    throw fault(
                            row,
                            column,
                            "an error in place of a value",
                            text,
                            "correct it in the sheet, or list it as missing: missing(\"" + text + "\")");
                }
                case FORMULA ->
                    throw fault(
                            row,
                            column,
                            "a formula whose value was not saved",
                            text,
                            "open the workbook in Excel or LibreOffice and save it, which computes it");
            };
        }

        /** Whether a column was asked for as numbers, whatever they are shown as. */
        private boolean isOfNumbers(int column) {
            int at = column - firstColumn;
            return at < names.size()
                    && excel.kind(names.get(at)).filter(CellKind::isNumber).isPresent();
        }

        private String date(int row, int column, ExcelRows.Content content, String text) {
            double number = Numerals.decimal(text.toCharArray(), 0, text.length(), '.');
            Shown shown = content == ExcelRows.Content.DATE ? Shown.DATE : Shown.DATE_TIME;
            return workbook.dates()
                    .text(number, shown)
                    .orElseThrow(
                            () -> fault(
                                    row,
                                    column,
                                    "shown as a date, but no day of the years 1900 to 9999",
                                    text,
                                    "correct it in the sheet, or read the column as numbers: type(\"...\", ColumnType.DOUBLE)"));
        }

        private DataException fault(int row, int column, String problem, String found, String advice) {
            int at = column - firstColumn;
            return DataException.file(
                    place() + ", cell " + CellRange.letters(column) + row
                            + (at >= 0 && at < names.size() ? ", column '" + names.get(at) + "'" : ""),
                    problem + ", found '" + XmlPart.shown(found) + "'",
                    advice);
        }
    }

    /** A whole number without the zeros or the power of ten that some programs write: 5.0 and 5E0 are Excel's 5. */
    private static String number(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text;
        }
        double value = Numerals.decimal(text.toCharArray(), 0, text.length(), '.');
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : text;
    }
}
