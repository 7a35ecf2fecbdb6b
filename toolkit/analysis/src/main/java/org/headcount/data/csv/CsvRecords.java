package org.headcount.data.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.headcount.data.fault.DataException;

/** Whole records of a file with their lines: of its header, and where a message needs to look at the file again. */
final class CsvRecords extends CsvCallbackHandler<CsvRecords.Parsed> {

    /** More columns than Stata and Excel have. */
    static final int MOST_COLUMNS = 1 << 17;

    /**
     * A record.
     *
     * @param line the line on which it begins, from 1
     */
    record Parsed(long line, List<String> cells) {}

    private final String file;
    private RecordType type = RecordType.DATA;
    private long line;
    private List<String> cells = new ArrayList<>();

    CsvRecords(String file) {
        this.file = file;
    }

    /** A line with more cells than a table may have columns. */
    static DataException tooWide(String file, long line) {
        return DataException.line(
                file,
                line,
                "more than " + MOST_COLUMNS + " cells in a line, the most columns that a table may have",
                "if its columns are the rows of a table, turn it; else cut it into several files");
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells.size();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        cells = new ArrayList<>();
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] text, int offset, int length, boolean quoted) {
        if (cells.size() == MOST_COLUMNS) {
            throw tooWide(file, line);
        }
        cells.add(new String(text, offset, length));
    }

    @Override
    protected void setComment(char[] text, int offset, int length) {
        throw new AssertionError("comments are not asked for");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected Parsed buildRecord() {
        return new Parsed(line, cells);
    }
}
