package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Restatement;

/** Finds sentences that quote a cell of a table: they name its row, and print its number, perhaps in another scale. */
final class QuotedCells {

    private static final double[] ONE = {1};
    private static final double[] SCALES = {1, 1e3, 1e6, 1e7, 1e9};

    private static final Set<String> EMPTY =
            Set.of("the", "of", "and", "in", "for", "a", "an", "other", "all", "to", "any", "by", "event", "events");

    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}]+");

    private QuotedCells() {}

    /** How many sentences before and after a table may quote it. */
    private static final int REACH = 200;

    /**
     * Declares the quotations of a table.
     *
     * @param cells the table
     * @param words the words of each sentence, computed once for all tables
     * @param first the sentence after the table
     */
    static void find(
            TableCells cells, List<TaggedSentence> sentences, List<Set<String>> words, int first, Drafts drafts) {
        Map<String, List<Row>> rows = new HashMap<>();
        for (int row = cells.firstRow(); row < cells.rows(); row++) {
            Set<String> label = words(cells.text(row, 0));
            if (!label.isEmpty()) {
                rows.computeIfAbsent(label.iterator().next(), any -> new ArrayList<>())
                        .add(Row.of(cells, row, label));
            }
        }
        for (int i = Math.max(0, first - REACH); i < Math.min(sentences.size(), first + REACH); i++) {
            Set<String> said = words.get(i);
            for (Map.Entry<String, List<Row>> starting : rows.entrySet()) {
                if (said.contains(starting.getKey())) {
                    for (Row row : starting.getValue()) {
                        if (said.containsAll(row.label())) {
                            quote(row, sentences.get(i), drafts);
                        }
                    }
                }
            }
        }
    }

    /** The words of a row's label, and its cells that a sentence may quote. */
    private record Row(Set<String> label, List<Cell> cells) {

        static Row of(TableCells table, int row, Set<String> label) {
            List<Cell> cells = new ArrayList<>();
            for (int column = 1; column < table.columns(); column++) {
                int at = column;
                // "141 (45.8)" under "n (%)": the number comes first.
                boolean bracketed = table.isBracketed(row, at);
                table.figure(row, column)
                        .filter(QuotedCells::isPrecise)
                        .ifPresent(figure -> cells.add(new Cell(
                                figure,
                                !bracketed
                                        && (table.isPercent(at) || figure.unit().isPercent()))));
            }
            return new Row(label, cells);
        }
    }

    /** A cell and whether it is a percentage. */
    private record Cell(Figure figure, boolean percent) {}

    private static Set<String> words(String label) {
        Set<String> words = new HashSet<>();
        for (String word : WORD_BREAK.split(label.toLowerCase(Locale.ROOT), 0)) {
            if (word.length() > 2 && !EMPTY.contains(word)) {
                words.add(TaggedSentence.stem(word));
            }
        }
        return words;
    }

    private static void quote(Row row, TaggedSentence s, Drafts drafts) {
        for (int i : s.quantities()) {
            boolean plain =
                    (s.at(i).isAmount() || s.at(i).isPercent()) && s.at(i).get().hedge() != Hedge.RANGE;
            if (plain && !isAnswered(row, s.at(i), drafts)) {
                exchanged(row, s.at(i), drafts);
            }
        }
    }

    private static boolean isAnswered(Row row, Item item, Drafts drafts) {
        for (Cell cell : row.cells()) {
            if (cell.percent() == item.isPercent() && isAnswer(cell, item.get(), drafts)) {
                return true;
            }
        }
        return false;
    }

    /** A number that is a cell's but for two digits, which are exchanged. */
    private static void exchanged(Row row, Item item, Drafts drafts) {
        Figure said = item.get();
        String digits = RepeatedClaims.digits(said).replaceAll("0+$", "");
        for (Cell cell : row.cells()) {
            String printed = RepeatedClaims.digits(cell.figure()).replaceAll("0+$", "");
            boolean exchange = digits.length() >= 3
                    && cell.percent() == item.isPercent()
                    && RepeatedClaims.isExchange(printed, digits);
            if (exchange) {
                double scale = Math.pow(
                        10,
                        Math.rint(
                                Math.log10(Math.abs(said.point() / cell.figure().point()))));
                Figure same = FigureUnits.scaled(FigureUnits.as(cell.figure(), said.unit()), scale, said.low() >= 0);
                drafts.addBeside("quoted-cell", said, new Restatement.Same(same));
                return;
            }
        }
    }

    /** Declares the quotation where the numbers are the same, up to the scale that the header gives. */
    private static boolean isAnswer(Cell cell, Figure said, Drafts drafts) {
        double size = Math.abs(cell.figure().point());
        for (double scale : cell.percent() ? ONE : SCALES) {
            double scaled = size * scale;
            if (scaled > 0 && said.isRoundingOf(scaled)) {
                Figure same = FigureUnits.scaled(FigureUnits.as(cell.figure(), said.unit()), scale, said.low() >= 0);
                drafts.addBeside("quoted-cell", said, new Restatement.Same(same));
                return true;
            }
        }
        return false;
    }

    /** Small numbers agree by chance. */
    private static boolean isPrecise(Figure cell) {
        return cell.text().replaceAll("[^0-9]", "").replaceAll("^0+|0+$", "").length() >= 2;
    }
}
