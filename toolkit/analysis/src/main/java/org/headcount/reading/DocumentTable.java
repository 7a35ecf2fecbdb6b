package org.headcount.reading;

import java.util.List;

/**
 * A table of a document, as ranges of its text.
 *
 * @param rows the cells by row, each a {@link Block} of type {@code CELL}; rows may differ in length. A cell that spans
 *     several columns or rows is the same block in each of them. An empty cell is an empty block.
 * @param headerRows how many rows at the top name the columns
 * @param headerColumns how many columns at the left name the rows
 */
public record DocumentTable(List<List<Block>> rows, int headerRows, int headerColumns) {

    /** Copies the rows. */
    public DocumentTable {
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String toString() {
        return "table (rows: " + rows.size() + ", header rows: " + headerRows + ", header columns: " + headerColumns
                + ")";
    }
}
