package org.headcount.data.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;

/** The lines on which records begin, and nothing of the records. */
final class CsvLines extends CsvCallbackHandler<Long> {

    private final boolean countsEmpty;
    private RecordType type = RecordType.DATA;
    private long line;
    private int fields;

    /** @param countsEmpty whether an empty line is a record: a missing cell of an only column */
    CsvLines(boolean countsEmpty) {
        this.countsEmpty = countsEmpty;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] text, int offset, int length, boolean quoted) {
        fields++;
    }

    @Override
    protected void setComment(char[] text, int offset, int length) {
        throw new AssertionError("comments are not asked for");
    }

    @Override
    protected void setEmpty() {
        type = countsEmpty ? RecordType.DATA : RecordType.EMPTY;
    }

    @Override
    protected Long buildRecord() {
        return line;
    }
}
