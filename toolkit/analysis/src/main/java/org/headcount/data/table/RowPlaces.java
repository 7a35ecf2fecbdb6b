package org.headcount.data.table;

import org.headcount.data.fault.Advice;
import org.headcount.data.fault.DataException;

/** The places of a table's rows in the file that it was read from, for messages. */
@FunctionalInterface
public interface RowPlaces {

    /** Rows of a table of no file, numbered from 0 as the table numbers them: {@code row 0}. */
    RowPlaces OF_TABLE = row -> "row " + row;

    /**
     * The place of a row, as the file numbers its lines or rows: {@code households.csv:4}.
     *
     * @param row a row of the table, from 0
     */
    String place(int row);

    /** A fault of one cell. */
    default DataException cell(int row, String column, String found, String problem, Advice advice) {
        return DataException.at(place(row) + ", column '" + column + "'", problem + ", found '" + found + "'", advice);
    }
}
