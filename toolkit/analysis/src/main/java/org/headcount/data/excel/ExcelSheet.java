package org.headcount.data.excel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Cells;
import org.headcount.data.column.ColumnNames;
import org.headcount.data.column.Misread;
import org.headcount.data.column.Numerals;
import org.headcount.data.excel.ExcelDates.Shown;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;
import org.headcount.data.fault.Setting;
import org.headcount.data.format.ReadingNotes;
import org.headcount.data.format.WideTables;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.MissingReasons;
import org.headcount.data.table.Variable;
import tech.tablesaw.columns.Column;

/**
 * The table of one sheet. Its first row with anything in it says how wide it is; the rows below fill columns, and a
 * column that proves to be of texts only after numbers had been seen is read again, by itself, as {@link org.headcount.data.csv.CsvFile} does.
 */
final class ExcelSheet {

    private static final int ROWS_BETWEEN_LOOKS = 1 << 13;
    private static final int HEADER_WITHIN = 100;
    private static final String NOT_AVAILABLE = "#N/A";

    private record Held(ExcelRows.Content content, String text) {}

    private final Excel excel;
    private final Workbook workbook;
    private final Workbook.Sheet sheet;
    private final CellRules rules;
    private final CellRange range;
    private final ReadingNotes notes;

    ExcelSheet(Excel excel, Workbook workbook, Workbook.Sheet sheet, ReadingNotes notes) {
        this.excel = excel;
        this.workbook = workbook;
        this.sheet = sheet;
        this.rules = excel.rules();
        this.range = excel.range();
        this.notes = notes;
    }

    /**
     * The sheet's table.
     *
     * @param isLast whether there is no other sheet to take where this one has no cells
     */
    Optional<DataFile> read(boolean isLast) {
        Reading reading = new Reading(List.of());
        List<Cells> all = reading.read();
        if (all.isEmpty()) {
            if (!isLast) {
                return Optional.empty();
            }
            throw DataException.file(
                    place(),
                    range.equals(CellRange.ALL) ? "empty" : "nothing in the cells asked for",
                    "the file has " + workbook.names());
        }
        List<CellKind> again = all.stream()
                .map(cells -> cells.mustBeReadAgainFor(cells.kind()) ? CellKind.TEXT : CellKind.SKIPPED)
                .toList();
        List<Cells> texts = again.contains(CellKind.TEXT) ? new Reading(again).read() : all;
        List<Column<?>> columns = new ArrayList<>();
        List<Variable> variables = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            Cells cells = again.get(at) == CellKind.TEXT ? texts.get(at) : all.get(at);
            if (cells.kind() != CellKind.SKIPPED) {
                String name = reading.names.get(at);
                columns.add(cells.column(name));
                variables.add(
                        Variable.plain(name).missing(reading.reasons.get(at).build()));
            }
        }
        int[] rows = reading.rows;
        return Optional.of(new DataFile(
                WideTables.create(workbook.source().name(), columns),
                Optional.empty(),
                variables,
                List.of(),
                row -> place() + ", row " + rows[row]));
    }

    /** The first row below the header that has a cell of a text, where that is among the first hundred. */
    private Optional<Integer> rowWith(String text) {
        List<Integer> found = new ArrayList<>();
        ExcelRows.read(workbook, sheet, new ExcelRows.Taker() {
            @Override
            public void cell(int row, int column, ExcelRows.Content content, String held) {
                if (row > excel.skipped() && held.strip().equals(text)) {
                    found.add(row);
                }
            }

            @Override
            public boolean endOfRow(int row) {
                return found.isEmpty() && row < HEADER_WITHIN;
            }
        });
        return found.stream().findFirst();
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
        private List<MissingReasons.Builder> reasons = List.of();
        private int headerRow;
        private int filled;
        private int[] rows = new int[0];
        private int count;
        private boolean isNarrow = true;

        Reading(List<CellKind> kinds) {
            this.kinds = kinds;
        }

        /** The columns; none if the sheet has no cells. */
        List<Cells> read() {
            ExcelRows.read(workbook, sheet, this);
            return columns;
        }

        @Override
        public void cell(int row, int column, ExcelRows.Content content, String text) {
            if (!range.hasRow(row) || !range.hasColumn(column) || row <= excel.skipped()) {
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
                endOfFilledRow(row);
            }
            if (row % ROWS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
                throw workbook.source().interrupted();
            }
            return row < range.lastRow();
        }

        private void endOfFilledRow(int row) {
            isNarrow &= filled == 1;
            fillTo(columns.size());
            filled = 0;
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, workbook.budget().grown(count, Integer.BYTES));
            }
            rows[count++] = row;
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
            names = ColumnNames.of(found);
            headerRow = row;
            isNarrow = names.size() == 1;
            List<String> twice = ColumnNames.repeated(found);
            excel.named().forEach(column -> require(column, twice));
            if (kinds.isEmpty()) {
                twice.forEach(name -> notes.file(
                        "row " + row + " of sheet '" + sheet.name() + "' has the column name '" + name
                                + "' more than once, so the later ones have their places behind their names",
                        Advice.of("")));
            }
            columns = IntStream.range(0, names.size()).mapToObj(this::cells).toList();
            reasons = names.stream()
                    .map(name -> new MissingReasons.Builder(workbook.budget()))
                    .toList();
            if (!excel.hasHeader()) {
                first.forEach((column, held) -> add(row, column, held.content(), held.text()));
                endOfFilledRow(row);
            }
        }

        private void require(String column, List<String> twice) {
            if (!names.contains(column)) {
                throw DataException.file(
                        place(),
                        "no column '" + column + "' in row " + headerRow,
                        rowWith(column)
                                .map(row -> Advice.of("it has " + ColumnNames.shown(names) + "; row " + row
                                                + " has it: skip the rows before it")
                                        .or(Setting.SKIP, Integer.toString(row - 1)))
                                .orElseGet(() -> Advice.of("it has " + ColumnNames.shown(names))));
            }
            if (twice.contains(column)) {
                throw DataException.file(
                        place() + ", row " + headerRow,
                        "more than one column is called '" + column + "'",
                        Advice.of("rename one of them, or number the columns").or(Setting.NO_HEADER, ""));
            }
        }

        private Cells cells(int at) {
            if (!kinds.isEmpty()) {
                return Cells.of(kinds.get(at), rules, workbook.budget());
            }
            CellRules own = excel.rules(rules, names.get(at));
            return excel.kind(names.get(at))
                    .map(kind -> Cells.of(kind, own, workbook.budget()))
                    .orElseGet(() -> Cells.any(own, workbook.budget()));
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
                        beside(row));
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
                            row, column, "not " + e.kind().words(), text, Misread.as(e.kind(), names.get(at), text));
                }
            }
            filled = at + 1;
        }

        /** What to do about a cell beside the table: what was taken for a header may be a title above it. */
        private Advice beside(int row) {
            Advice advice = Advice.of(
                    isNarrow
                            ? "if row " + row + " is the header, skip the rows above it, or say where the table is"
                            : "name the column, or say where the table is");
            return (isNarrow ? advice.or(Setting.SKIP, Integer.toString(row - 1)) : advice).or(Setting.CELLS, "A1:F40");
        }

        /** What a cell holds, as the same cell of a CSV file would have it; nothing for a missing one. */
        private String value(int row, int column, ExcelRows.Content content, String text) {
            return switch (content) {
                case TEXT -> text;
                case NUMBER -> number(text);
                case DATE, DATE_TIME -> isOfNumbers(column) ? number(text) : date(row, column, content, text);
                case ERROR -> missing(row, column, text, "an error in place of a value", text, Advice.of(""));
                case FORMULA ->
                    missing(
                            row,
                            column,
                            "formula without a value",
                            "a formula whose value was not saved",
                            text,
                            Advice.of("open the workbook in Excel or LibreOffice and save it, which computes it"));
            };
        }

        /** A cell that is missing for a reason, which is counted unless Excel means no more by it. */
        private String missing(int row, int column, String reason, String what, String found, Advice advice) {
            int at = column - firstColumn;
            boolean isKept = at >= 0 && at < columns.size() && columns.get(at).kind() != CellKind.SKIPPED;
            if (isKept && kinds.isEmpty()) {
                reasons.get(at).add(count, reason);
                if (!reason.equals(NOT_AVAILABLE) && !rules.codes().has(found)) {
                    notes.cell(
                            names.get(at),
                            what + ", read as missing",
                            "cell " + CellRange.letters(column) + row + " of sheet '" + sheet.name() + "'",
                            found,
                            advice);
                }
            }
            return "";
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
                    .orElseGet(() -> missing(
                            row,
                            column,
                            "no date of the years 1900 to 9999",
                            "shown as a date, but no day of the years 1900 to 9999",
                            text,
                            Advice.of("if they are numbers, read them as such")
                                    .or(
                                            Setting.NUMBER,
                                            names.size() > column - firstColumn
                                                    ? names.get(column - firstColumn)
                                                    : CellRange.letters(column))));
        }

        private DataException fault(int row, int column, String problem, String found, Advice advice) {
            int at = column - firstColumn;
            return DataException.at(
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
