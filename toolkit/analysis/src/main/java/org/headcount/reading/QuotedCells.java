package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Restatement;

/** Finds sentences that quote a cell of a table: they name its row, and print its number, perhaps in another scale. */
final class QuotedCells {

    private static final double[] SCALES = {1, 1e3, 1e6, 1e7, 1e9};

    private static final Set<String> EMPTY =
            Set.of("the", "of", "and", "in", "for", "a", "an", "other", "all", "to", "any", "by", "event", "events");

    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}]+");

    private QuotedCells() {}

    static void find(TableCells cells, List<TaggedSentence> sentences, List<Set<String>> wordsOf, Drafts drafts) {
        Map<String, List<Integer>> rows = new HashMap<>();
        Map<Integer, Set<String>> labels = new HashMap<>();
        for (int row = cells.firstRow(); row < cells.rows(); row++) {
            Set<String> words = words(cells.text(row, 0));
            if (!words.isEmpty()) {
                labels.put(row, words);
                rows.computeIfAbsent(words.iterator().next(), any -> new ArrayList<>())
                        .add(row);
            }
        }
        for (int i = 0; i < sentences.size(); i++) {
            TaggedSentence s = sentences.get(i);
            Set<String> words = wordsOf.get(i);
            Set<Integer> named = new HashSet<>();
            words.stream().map(rows::get).filter(found -> found != null).forEach(named::addAll);
            named.removeIf(row -> !words.containsAll(labels.get(row)));
            for (int row : named) {
                quote(cells, row, s, drafts);
            }
        }
    }

    private static Set<String> words(String label) {
        Set<String> words = new HashSet<>();
        for (String word : WORD_BREAK.split(label.toLowerCase(Locale.ROOT), 0)) {
            if (word.length() > 2 && !EMPTY.contains(word)) {
                words.add(TaggedSentence.stem(word));
            }
        }
        return words;
    }

    private static void quote(TableCells cells, int row, TaggedSentence s, Drafts drafts) {
        for (int i : s.quantities()) {
            Figure said = s.at(i).get();
            boolean plain = (s.at(i).isAmount() || s.at(i).isPercent()) && said.hedge() != Hedge.RANGE;
            for (int column = 1; plain && column < cells.columns(); column++) {
                Optional<Figure> cell = cells.figure(row, column);
                if (cell.isPresent()
                        && isPrecise(cell.get())
                        && isAnswer(s.at(i), cells, column, said, cell.get(), drafts)) {
                    break;
                }
            }
        }
    }

    /** Declares the quotation where the numbers are the same, up to the scale that the header gives. */
    private static boolean isAnswer(Item item, TableCells cells, int column, Figure said, Figure cell, Drafts drafts) {
        boolean percent = item.isPercent();
        if (percent != (cells.isPercent(column) || cell.unit().isPercent())) {
            return false;
        }
        double size = Math.abs(cell.point());
        for (double scale : percent ? new double[] {1} : SCALES) {
            double scaled = size * scale;
            if (scaled > 0 && said.isRoundingOf(scaled)) {
                Figure same = FigureUnits.scaled(FigureUnits.as(cell, said.unit()), scale, said.low() >= 0);
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
