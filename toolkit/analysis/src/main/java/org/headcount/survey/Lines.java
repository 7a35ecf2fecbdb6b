package org.headcount.survey;

import java.util.Arrays;
import java.util.Optional;
import org.headcount.data.table.RowPlaces;
import org.headcount.metrics.Line;
import tech.tablesaw.api.Table;

/** A poverty line told to the survey. */
sealed interface Lines {
    double[] of(Table table, RowPlaces places);

    /** The line in a footnote. */
    String words();

    /** The column with the lines, if they are in one. */
    Optional<String> column();

    /** The line where all have one. */
    double number();

    /** One line for all. */
    record Constant(double line) implements Lines {
        public Constant {
            Line.of(line);
        }

        @Override
        public double[] of(Table table, RowPlaces places) {
            double[] lines = new double[table.rowCount()];
            Arrays.fill(lines, line);
            return lines;
        }

        @Override
        public String words() {
            return "own line of everybody: " + Numbers.told(line);
        }

        @Override
        public Optional<String> column() {
            return Optional.empty();
        }

        @Override
        public double number() {
            return line;
        }
    }

    /** A line per row. */
    record OfColumn(String name) implements Lines {
        @Override
        public double[] of(Table table, RowPlaces places) {
            double[] lines = Columns.numbers(table, places, name);
            for (int row = 0; row < lines.length; row++) {
                if (lines[row] <= 0) {
                    throw Columns.fault(table, places, name, row, "a poverty line must be positive");
                }
            }
            return lines;
        }

        @Override
        public String words() {
            return "own line of each row, from column " + name;
        }

        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public double number() {
            return Double.NaN;
        }
    }
}
