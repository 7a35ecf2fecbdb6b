package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Grade;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Trend;
import org.headcount.document.Unit;
import org.headcount.document.Verdict;

/**
 * Finds what the cells of a table claim of each other: totals of rows and columns, shares of a whole, changes.
 *
 * <p>What a column holds is read from its header, and taken as read only where at least half of its rows bear it out:
 * then the rows that do not are worth a look.
 */
final class TableClaims {

    private final TableCells cells;
    private final Drafts drafts;

    private TableClaims(TableCells cells, Drafts drafts) {
        this.cells = cells;
        this.drafts = drafts;
    }

    /** Declares the claims of all tables, and of the sentences that quote one of their cells. */
    static void find(Document document, List<ReadFigure> figures, List<TaggedSentence> sentences, Drafts drafts) {
        if (document.tables().isEmpty()) {
            return;
        }
        Map<Integer, List<ReadFigure>> byStart = new HashMap<>();
        for (ReadFigure figure : figures) {
            int start = document.blocks().get(figure.block()).start();
            byStart.computeIfAbsent(start, any -> new ArrayList<>()).add(figure);
        }
        // Computed once: each table looks for its rows in the sentences around it.
        List<Set<String>> words = sentences.stream().map(TaggedSentence::words).toList();
        for (DocumentTable table : document.tables()) {
            TableCells cells = TableCells.of(document, table, byStart);
            new TableClaims(cells, drafts).find();
            QuotedCells.find(cells, sentences, words, sentenceAfter(document, table, sentences), drafts);
        }
    }

    /** The first sentence after a table. */
    private static int sentenceAfter(Document document, DocumentTable table, List<TaggedSentence> sentences) {
        // The first row may have no cell, as between two bars.
        int start = table.rows().stream()
                .flatMap(List::stream)
                .mapToInt(Block::start)
                .findFirst()
                .orElse(0);
        int low = 0;
        int high = sentences.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (document.blocks().get(sentences.get(middle).block()).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void find() {
        columnTotals();
        rowTotals();
        StatementRows.find(cells, drafts);
        for (int column = 0; column < cells.columns(); column++) {
            switch (cells.role(column)) {
                case SHARE -> shares(column);
                case CHANGE -> changes(column);
                default -> sharesInBrackets(column);
            }
        }
    }

    // ---- totals

    private void columnTotals() {
        int from = cells.firstRow();
        for (int row = cells.firstRow(); row < cells.rows(); row++) {
            if (!cells.isTotalRow(row) && !(row == cells.rows() - 1 && addsUp(from, row))) {
                continue;
            }
            int first = from;
            int total = row;
            if (total - first >= 2) {
                for (int column = 0; column < cells.columns(); column++) {
                    columnTotal(column, first, total);
                }
            }
            from = row + 1;
        }
    }

    /** Whether a last row without the word "total" is one: most columns of amounts add up to it. */
    private boolean addsUp(int first, int total) {
        int good = 0;
        int all = 0;
        for (int column = 0; column < cells.columns(); column++) {
            int of = column;
            List<Figure> parts = IntStream.range(first, total)
                    .mapToObj(row -> cells.figure(row, of))
                    .flatMap(Optional::stream)
                    .toList();
            Optional<Figure> printed = cells.figure(total, column);
            if (isPart(column) && printed.isPresent() && parts.size() == total - first && parts.size() > 1) {
                List<Figure> like = parts.stream()
                        .map(part -> FigureUnits.as(part, printed.get().unit()))
                        .toList();
                all++;
                good += Drafts.isReproduced(printed.get(), new Composition.Sum(List.copyOf(like))) ? 1 : 0;
            }
        }
        return good > 0 && 2 * good >= all;
    }

    private void columnTotal(int column, int first, int total) {
        Optional<Figure> printed = cells.figure(total, column);
        List<Figure> parts = IntStream.range(first, total)
                .mapToObj(row -> cells.figure(row, column))
                .flatMap(Optional::stream)
                .toList();
        boolean share = cells.role(column) == TableCells.Role.SHARE;
        boolean change = cells.role(column) == TableCells.Role.CHANGE && cells.isPercent(column);
        if (printed.isEmpty() || parts.size() != total - first || change || (!share && !cells.isAdditive(column))) {
            return;
        }
        double all = printed.get().point();
        boolean ofOne = Math.abs(all - 100) <= 1;
        double largest = parts.stream().mapToDouble(Figure::point).max().orElse(0);
        boolean summed = share ? ofOne : all > largest || parts.stream().anyMatch(part -> part.point() < 0);
        if (summed) {
            sum(printed.get(), parts);
        }
    }

    private void sum(Figure printed, List<Figure> parts) {
        List<Figure> like =
                parts.stream().map(part -> FigureUnits.as(part, printed.unit())).toList();
        drafts.addBeside("table-total", printed, new Composition.Sum(List.copyOf(like)));
    }

    private void rowTotals() {
        for (int column = 0; column < cells.columns(); column++) {
            if (!cells.isTotalColumn(column) || cells.role(column) != TableCells.Role.PLAIN) {
                continue;
            }
            int total = column;
            List<Integer> parts = neighbours(total);
            if (parts.size() >= 2) {
                apply(total, row -> rowSum(row, total, parts), "table-total");
            }
        }
    }

    /** The columns of amounts between a total and the total before it; after it where the total comes first. */
    private List<Integer> neighbours(int total) {
        List<Integer> before = new ArrayList<>();
        for (int part = total - 1; part >= 0 && !cells.isTotalColumn(part); part--) {
            if (isPart(part)) {
                before.add(0, part);
            }
        }
        if (before.size() >= 2) {
            return before;
        }
        List<Integer> after = new ArrayList<>();
        for (int part = total + 1; part < cells.columns() && !cells.isTotalColumn(part); part++) {
            if (isPart(part)) {
                after.add(part);
            }
        }
        return before.isEmpty() ? after : List.of();
    }

    private boolean isPart(int column) {
        return cells.role(column) == TableCells.Role.PLAIN && cells.isNumeric(column) && cells.isAdditive(column);
    }

    private Optional<Relation> rowSum(int row, int total, List<Integer> parts) {
        List<Figure> found = parts.stream()
                .map(part -> cells.figure(row, part))
                .flatMap(Optional::stream)
                .toList();
        return found.size() == parts.size()
                ? cells.figure(row, total)
                        .map(printed -> new Composition.Sum(List.copyOf(found.stream()
                                .map(part -> FigureUnits.as(part, printed.unit()))
                                .toList())))
                : Optional.empty();
    }

    // ---- shares

    /** Of the readings that most rows bear out, the one that the most rows bear out to the digit. */
    private void shares(int column) {
        List<Function<Integer, Optional<Relation>>> readings = new ArrayList<>();
        for (int amount : amountColumns(column)) {
            totalRow(amount).ifPresent(total -> readings.add(row -> share(row, amount, total, amount)));
            for (int whole = 0; whole < cells.columns(); whole++) {
                int of = whole;
                if (of != amount && cells.isTotalColumn(of) && cells.role(of) == TableCells.Role.PLAIN) {
                    readings.add(row -> share(row, amount, row, of));
                }
            }
            cells.namedIn(column)
                    .filter(named -> named != amount)
                    .ifPresent(named -> readings.add(row -> share(row, amount, row, named)));
        }
        Optional<Rows> best = Optional.empty();
        for (Function<Integer, Optional<Relation>> reading : readings) {
            Rows rows = rows(column, reading);
            if (rows.isBornOut() && rows.exact() > best.map(Rows::exact).orElse(0L)) {
                best = Optional.of(rows);
            }
        }
        best.ifPresent(rows -> declare(rows, "table-share"));
    }

    /** Columns of amounts, the nearest on the left first. */
    private List<Integer> amountColumns(int column) {
        List<Integer> found = new ArrayList<>();
        for (int i = column - 1; i >= 0; i--) {
            if (isPart(i) || cells.isTotalColumn(i)) {
                found.add(i);
            }
        }
        return found;
    }

    private Optional<Integer> totalRow(int column) {
        return IntStream.range(cells.firstRow(), cells.rows())
                .filter(row -> (cells.isTotalRow(row) || (row == cells.rows() - 1 && addsUp(cells.firstRow(), row)))
                        && cells.figure(row, column).isPresent())
                .boxed()
                .reduce((first, last) -> last);
    }

    private Optional<Relation> share(int row, int part, int wholeRow, int whole) {
        if (row == wholeRow && part == whole) {
            return Optional.empty();
        }
        Optional<Figure> a = cells.figure(row, part);
        Optional<Figure> b = cells.figure(wholeRow, whole);
        return a.isPresent() && b.isPresent() && b.get().point() != 0
                ? Optional.of(
                        new Proportion.Share(FigureUnits.as(a.get(), b.get().unit()), b.get()))
                : Optional.empty();
    }

    /** {@code 141 (45.8)} under a header with {@code n = 308}, or over a row that gives the number of all. */
    private void sharesInBrackets(int column) {
        Optional<Figure> whole = cells.headerCount(column);
        if (whole.isEmpty()) {
            return;
        }
        List<Figure[]> pairs = new ArrayList<>();
        for (int row = cells.firstRow(); row < cells.rows(); row++) {
            List<Figure> both = cells.figures(row, column);
            if (both.size() == 2 && cells.isBracketed(row, column)) {
                pairs.add(new Figure[] {both.get(0), both.get(1)});
            }
        }
        long good = pairs.stream()
                .filter(pair -> Drafts.isReproduced(percent(pair[1]), share(pair[0], whole.get())))
                .count();
        if (2 * good >= pairs.size()) {
            pairs.forEach(pair -> drafts.addBeside("table-share", percent(pair[1]), share(pair[0], whole.get())));
        }
    }

    private static Relation share(Figure part, Figure whole) {
        return new Proportion.Share(FigureUnits.as(part, whole.unit()), whole);
    }

    private static Figure percent(Figure figure) {
        return FigureUnits.as(figure, Unit.PERCENT);
    }

    // ---- changes

    private void changes(int column) {
        List<Integer> before = amountColumns(column);
        if (before.size() < 2) {
            before = levelColumns(column);
        }
        if (before.size() < 2) {
            return;
        }
        int last = before.get(0);
        int first = before.get(1);
        if (cells.year(first).isPresent()
                && cells.year(last).isPresent()
                && cells.year(first).get() > cells.year(last).get()) {
            int swap = first;
            first = last;
            last = swap;
        }
        int from = first;
        int to = last;
        boolean points = cells.role(first) == TableCells.Role.SHARE || cells.role(last) == TableCells.Role.SHARE;
        boolean percent = !points && (cells.isPercent(column) || cells.isPercentChange(column));
        if (percent) {
            apply(column, row -> change(row, from, to, true), "table-change");
        } else if (!apply(column, row -> change(row, from, to, false), "table-change")) {
            apply(column, row -> change(row, from, to, true), "table-change");
        }
    }

    /** Columns of percentages, between which a change is in points; the nearest on the left first. */
    private List<Integer> levelColumns(int column) {
        List<Integer> found = new ArrayList<>();
        for (int i = column - 1; i >= 0 && cells.role(i) == TableCells.Role.SHARE; i--) {
            found.add(i);
        }
        return found;
    }

    private Optional<Relation> change(int row, int first, int last, boolean percent) {
        Optional<Figure> a = cells.figure(row, first);
        Optional<Figure> b = cells.figure(row, last);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        Figure after = FigureUnits.as(b.get(), a.get().unit());
        return Optional.of(
                percent ? new Trend.TotalGrowth(a.get(), after) : new Composition.Difference(after, a.get()));
    }

    /** The printed cells of a column, each with the relation that should give it, and how it does. */
    private record Rows(List<Figure> printed, List<Relation> relations, List<Grade> grades) {

        /** Whether at least half of the cells follow. */
        boolean isBornOut() {
            long good = grades.stream()
                    .filter(grade -> grade.verdict() == Verdict.REPRODUCED)
                    .count();
            return good > 0 && 2 * good >= printed.size();
        }

        long exact() {
            return grades.stream().filter(grade -> grade == Grade.EXACT_POINT).count();
        }
    }

    private Rows rows(int column, Function<Integer, Optional<Relation>> relation) {
        Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int row = cells.firstRow(); row < cells.rows(); row++) {
            Optional<Relation> found = relation.apply(row);
            Optional<Figure> figure = cells.figure(row, column);
            if (found.isPresent() && figure.isPresent()) {
                Figure claim = FigureUnits.as(figure.get(), found.get().unit());
                rows.printed().add(claim);
                rows.relations().add(found.get());
                rows.grades().add(AuditedClaim.outcome(claim, found.get()).grade());
            }
        }
        return rows;
    }

    private void declare(Rows rows, String pattern) {
        for (int i = 0; i < rows.printed().size(); i++) {
            drafts.addBeside(pattern, rows.printed().get(i), rows.relations().get(i));
        }
    }

    /** Declares a relation for every row of a column, if at least half of the rows bear it out. */
    private boolean apply(int column, Function<Integer, Optional<Relation>> relation, String pattern) {
        Rows rows = rows(column, relation);
        if (rows.isBornOut()) {
            declare(rows, pattern);
        }
        return rows.isBornOut();
    }
}
