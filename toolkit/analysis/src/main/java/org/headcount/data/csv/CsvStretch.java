package org.headcount.data.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.headcount.data.column.Cells;
import org.headcount.data.column.Misread;
import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;

/** Takes the cells of one stretch of a file from the parser, column by column, without making texts of them. */
final class CsvStretch extends CsvCallbackHandler<Boolean> {

    private static final int ROWS_BETWEEN_LOOKS = 1 << 13;

    private final String file;
    private final List<String> names;
    private final Cells[] cells;
    private final boolean fillsShortRows;
    private final boolean dropsExtraCells;
    private final IntFunction<Advice> advice;
    private boolean header;
    private RecordType type = RecordType.DATA;
    private int field;
    private long line;
    private int rows;
    private Optional<DataException> unfit = Optional.empty();

    /**
     * A stretch that begins with a header, if asked, which is passed over.
     *
     * @param advice what to do about a line of so many cells, which are more or fewer than the columns
     */
    CsvStretch(
            Csv csv, String file, List<String> names, List<Cells> cells, boolean header, IntFunction<Advice> advice) {
        this.advice = advice;
        this.file = file;
        this.names = names;
        this.cells = cells.toArray(Cells[]::new);
        this.fillsShortRows = csv.fillsShortRows();
        this.dropsExtraCells = csv.dropsExtraCells();
        this.header = header;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return field;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        field = 0;
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] text, int offset, int length, boolean quoted) {
        int at = field++;
        if (header || at >= cells.length) {
            return;
        }
        try {
            cells[at].add(text, offset, length);
        } catch (Cells.Unfit e) {
            // A line with too many or too few cells is the greater fault, and is seen at its end.
            unfit = unfit.or(() -> Optional.of(DataException.cell(
                    file,
                    line,
                    names.get(at),
                    shown(text, offset, length),
                    "not " + e.kind().words(),
                    Misread.as(e.kind(), names.get(at), new String(text, offset, Math.min(length, 60))))));
        }
    }

    /** A cell as a message shows it: the beginning of a long one. */
    private static String shown(char[] text, int offset, int length) {
        return new String(text, offset, Math.min(length, 60)) + (length > 60 ? "..." : "");
    }

    @Override
    protected void setComment(char[] text, int offset, int length) {
        throw new AssertionError("comments are not asked for");
    }

    @Override
    protected void setEmpty() {
        // With one column an empty line is a missing cell; with more the parser passes over it.
        type = cells.length == 1 ? RecordType.DATA : RecordType.EMPTY;
    }

    @Override
    protected Boolean buildRecord() {
        if (header) {
            header = field == 0;
        } else if (type == RecordType.DATA && field != cells.length) {
            raggedRow();
        }
        if (unfit.isPresent()) {
            throw unfit.get();
        }
        if (++rows % ROWS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("reading of " + file + " was interrupted");
        }
        return Boolean.TRUE;
    }

    private void raggedRow() {
        boolean isEmptyLine = field == 0;
        if (field < cells.length ? !fillsShortRows && !isEmptyLine : !dropsExtraCells) {
            throw DataException.line(
                    file,
                    line,
                    field + (field == 1 ? " cell where there are " : " cells where there are ") + cells.length
                            + " columns",
                    advice.apply(field));
        }
        for (int at = field; at < cells.length; at++) {
            cells[at].addMissing();
        }
    }
}
