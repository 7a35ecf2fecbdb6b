package org.headcount.survey;

import java.util.Arrays;
import org.headcount.metrics.Line;
import tech.tablesaw.api.Table;

/** A poverty line told to the survey. */
sealed interface Lines {
    double[] of(Table table);

    /** The line in a footnote. */
    String words();

    /** The line as another tool's expression: a number or the column's name. */
    String expression();

    /** One line for all. */
    record Constant(double line) implements Lines {
        public Constant {
            Line.of(line);
        }

        @Override
        public double[] of(Table table) {
            double[] lines = new double[table.rowCount()];
            Arrays.fill(lines, line);
            return lines;
        }

        @Override
        public String words() {
            return "own line of everybody: " + Numbers.told(line);
        }

        @Override
        public String expression() {
            return Double.toString(line);
        }
    }

    /** A line per row. */
    record OfColumn(String column) implements Lines {
        @Override
        public double[] of(Table table) {
            double[] lines = Columns.numbers(table, column);
            if (Arrays.stream(lines).anyMatch(line -> line <= 0)) {
                throw new IllegalArgumentException("a poverty line must be positive, but " + column + " is not in "
                        + Columns.rows(lines.length, row -> lines[row] <= 0));
            }
            return lines;
        }

        @Override
        public String words() {
            return "own line of each row, from column " + column;
        }

        @Override
        public String expression() {
            return column;
        }
    }
}
