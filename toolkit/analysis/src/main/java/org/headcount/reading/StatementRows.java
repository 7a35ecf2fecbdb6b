package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Relation;

/**
 * Finds the results of a statement: rows such as gross profit and operating profit, which follow from the rows above them,
 * with the signs that are printed or less what is printed as a cost. A result is taken as one where at least half of the
 * columns, and no fewer than two, bear it out.
 */
final class StatementRows {

    private static final Pattern RESULT = Pattern.compile(
            ".*\\b(?:profit|loss|income|earnings|ebitda|ebit|result|balance|surplus|deficit|net|margin|cash flow)\\b.*");

    private static final Pattern TOTAL = Pattern.compile("^(?:grand |sub-?)?totals?\\b.*");

    /** How many rows a result may have. */
    private static final int LONGEST = 6;

    private final TableCells cells;
    private final Drafts drafts;

    private StatementRows(TableCells cells, Drafts drafts) {
        this.cells = cells;
        this.drafts = drafts;
    }

    static void find(TableCells cells, Drafts drafts) {
        StatementRows rows = new StatementRows(cells, drafts);
        for (int row = cells.firstRow() + 2; row < cells.rows(); row++) {
            String label = cells.text(row, 0).toLowerCase(Locale.ROOT);
            if (RESULT.matcher(label).matches() && !TOTAL.matcher(label).matches()) {
                rows.result(row);
            }
        }
    }

    private void result(int row) {
        for (int first = row - 2; first >= Math.max(cells.firstRow(), row - LONGEST); first--) {
            if (declare(row, first, true) || declare(row, first, false)) {
                return;
            }
        }
    }

    /** Declares a row as the sum of those above it, or as the first of them less the others. */
    private boolean declare(int row, int first, boolean sum) {
        List<Figure> printed = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        int good = 0;
        for (int column = 1; column < cells.columns(); column++) {
            boolean plain = cells.role(column) == TableCells.Role.PLAIN && cells.isAdditive(column);
            Optional<Figure> figure = plain ? cells.figure(row, column) : Optional.empty();
            Optional<Relation> relation = relation(first, row, column, figure, sum);
            if (relation.isPresent()) {
                printed.add(figure.get());
                relations.add(relation.get());
                good += Drafts.isReproduced(figure.get(), relation.get()) ? 1 : 0;
            }
        }
        if (good == 0 || printed.size() < 2 || 2 * good < printed.size()) {
            return false;
        }
        for (int i = 0; i < printed.size(); i++) {
            drafts.addBeside("table-total", printed.get(i), relations.get(i));
        }
        return true;
    }

    private Optional<Relation> relation(int first, int row, int column, Optional<Figure> result, boolean sum) {
        List<Figure> above = new ArrayList<>();
        for (int i = first; i < row && result.isPresent(); i++) {
            cells.figure(i, column)
                    .ifPresent(figure ->
                            above.add(FigureUnits.as(figure, result.get().unit())));
        }
        if (above.size() != row - first) {
            return Optional.empty();
        }
        Relation relation = sum
                ? new Composition.Sum(List.copyOf(above))
                : new Composition.Difference(
                        above.get(0),
                        above.size() == 2
                                ? above.get(1)
                                : new Composition.Sum(List.copyOf(above.subList(1, above.size()))));
        return Optional.of(relation);
    }
}
