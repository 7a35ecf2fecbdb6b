package org.headcount.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows by columns, with a sign or a number where they meet.
 *
 * @param rows the names of the rows
 * @param columns the names of the columns
 * @param cells a list for each row, of a cell for each column, or nothing where it is empty
 * @param unit in what numbers are; blank for bare ones
 * @param legend what the signs mean, in order; those left out are not explained
 */
public record Matrix(
        List<String> rows,
        List<String> columns,
        List<List<Optional<Cell>>> cells,
        String unit,
        Map<Sign, String> legend)
        implements Form {

    /** The content of the cell where a row and a column meet. */
    public sealed interface Cell permits Sign, Value {}

    /** A sign, shown by shape as well as by colour. */
    public enum Sign implements Cell {
        /** It is so. */
        FULL,
        /** It is so in part, or only announced. */
        HOLLOW,
        /** It is known not to be so, or in dispute. */
        CROSS
    }

    /**
     * A number, written out and shaded by its size.
     *
     * @param value the number
     */
    public record Value(double value) implements Cell {

        /** Checks that it is one. */
        public Value {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a number that can be drawn: " + value);
            }
        }
    }

    /** Copies the lists and checks their lengths. */
    public Matrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        legend = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(legend));
        if (cells.size() != rows.size()) {
            throw new IllegalArgumentException(cells.size() + " rows of cells for " + rows.size() + " names");
        }
        for (int row = 0; row < rows.size(); row++) {
            if (cells.get(row).size() != columns.size()) {
                throw new IllegalArgumentException("row '" + rows.get(row) + "' has "
                        + cells.get(row).size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /** The same with other names of rows. */
    public Matrix withRows(List<String> rows) {
        return new Matrix(rows, columns, cells, unit, legend);
    }

    /** The same with other names of columns. */
    public Matrix withColumns(List<String> columns) {
        return new Matrix(rows, columns, cells, unit, legend);
    }

    /** The same with its signs explained. */
    public Matrix withLegend(Map<Sign, String> legend) {
        return new Matrix(rows, columns, cells, unit, legend);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.matrix(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
