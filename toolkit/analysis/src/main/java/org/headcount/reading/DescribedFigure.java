package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.document.Audit;
import org.headcount.document.Figure;
import org.headcount.document.Period;

/**
 * A figure and the words around it that say what it is: of a sentence, those up to the neighbouring figures; of a table,
 * those of its row and column; of a recorded figure, those of its description.
 */
record DescribedFigure(Figure figure, Set<String> words) {

    private static final Pattern WORD_BREAK = Pattern.compile("[^\\p{L}]+");

    private static final Pattern SPACE = Pattern.compile("[\\s,;()]+");

    private static final Pattern YEAR = Pattern.compile("(?:1[5-9]|20)[0-9]{2}");

    /** Words that are in sentences on anything: they say neither what is counted nor where. */
    private static final Set<String> COMMON = Splitter.set("""
            number total year month quarter period time end start beginning figure amount value level table according
            estimated estimate reported report statement office official officials data recorded counted reached stood
            hit almost nearly about around roughly more less than over under most least some new many much per percent
            cent percentage point million billion thousand trillion hundred first second third half while compared
            january february march april may june july august september october november december
            """);

    private static final Set<String> LIMITS =
            Set.of(",", "and", "while", "but", "against", "compared", "(", ")", "from");

    /** Copies the words. */
    DescribedFigure {
        words = Set.copyOf(words);
    }

    /** The quantities of a document that was read; those without words beside them are left out. */
    static List<DescribedFigure> of(Document document) {
        List<ReadFigure> figures = document.read();
        List<DescribedFigure> described = new ArrayList<>();
        Map<Block, Set<String>> cells = cellWords(document);
        int next = 0;
        for (Sentence sentence : Sentences.of(document)) {
            int end = next;
            while (end < figures.size() && figures.get(end).sentence() == sentence.index()) {
                end++;
            }
            if (end > next) {
                Block block = document.blocks().get(sentence.block());
                if (cells.containsKey(block)) {
                    for (ReadFigure figure : figures.subList(next, end)) {
                        add(described, figure.figure(), cells.get(block));
                    }
                } else {
                    add(described, TaggedSentence.of(sentence, figures.subList(next, end)));
                }
            }
            next = end;
        }
        return described;
    }

    /** The quantities of a recorded document. */
    static List<DescribedFigure> of(Audit audit) {
        List<DescribedFigure> described = new ArrayList<>();
        audit.figures().forEach(figure -> add(described, figure, words(figure.description() + " " + figure.topic())));
        return described;
    }

    /** Adds a quantity; a year among its words, which heads of columns have, is its period. */
    private static void add(List<DescribedFigure> described, Figure figure, Set<String> words) {
        if (!figure.kind().isQuantity() || words.isEmpty()) {
            return;
        }
        List<String> years =
                words.stream().filter(word -> YEAR.matcher(word).matches()).toList();
        boolean dated = years.size() == 1 && figure.period().equals(Period.UNSTATED);
        if (!dated) {
            described.add(new DescribedFigure(figure, words));
            return;
        }
        Set<String> others = new HashSet<>(words);
        others.removeAll(years);
        int year = Integer.parseInt(years.get(0));
        described.add(new DescribedFigure(figure.withPeriod(Period.years(year, year)), others));
    }

    private static void add(List<DescribedFigure> described, TaggedSentence s) {
        Set<String> before = Set.of();
        for (int i : s.quantities()) {
            Set<String> words = around(s, i);
            before = words.isEmpty() ? before : words;
            Set<String> own = new HashSet<>(before);
            s.at(i).figure().flatMap(ReadFigure::noun).ifPresent(noun -> own.addAll(words(noun.phrase())));
            add(described, s.at(i).get(), own);
        }
    }

    private static Set<String> around(TaggedSentence s, int at) {
        StringBuilder text = new StringBuilder();
        int from = at;
        while (from > 0 && !s.at(from - 1).isQuantity()) {
            from--;
        }
        if (from > 0) {
            // What follows the figure before belongs to it, up to the next part of the sentence.
            for (int i = from; i < at; i++) {
                if (LIMITS.contains(s.at(i).text()) || s.isBreak(i)) {
                    from = i;
                    break;
                }
            }
        }
        for (int i = from; i < at; i++) {
            text.append(' ').append(s.at(i).text());
        }
        for (int i = at + 1; i < s.size() && !s.at(i).isQuantity(); i++) {
            if (LIMITS.contains(s.at(i).text()) || s.isBreak(i)) {
                break;
            }
            text.append(' ').append(s.at(i).text());
        }
        return words(text.toString());
    }

    /** The words of the first cell of each row and of the heads of its column. */
    private static Map<Block, Set<String>> cellWords(Document document) {
        Map<Block, Set<String>> words = new HashMap<>();
        for (DocumentTable table : document.tables()) {
            List<Set<String>> heads = new ArrayList<>();
            for (int i = 0; i < table.rows().size(); i++) {
                List<Block> row = table.rows().get(i);
                for (int j = 0; j < row.size(); j++) {
                    while (heads.size() <= j) {
                        heads.add(new HashSet<>());
                    }
                    if (i < table.headerRows()) {
                        heads.get(j).addAll(headWords(document.text(row.get(j))));
                    } else {
                        Set<String> all = new HashSet<>(heads.get(j));
                        all.addAll(headWords(document.text(row.get(0))));
                        words.put(row.get(j), all);
                    }
                }
            }
        }
        return words;
    }

    /** With years and whatever else has digits, which tell columns apart. */
    private static Set<String> headWords(String text) {
        Set<String> words = words(text);
        for (String word : SPACE.split(text.toLowerCase(Locale.ROOT), 0)) {
            if (word.chars().anyMatch(Character::isDigit)) {
                words.add(word);
            }
        }
        return words;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : WORD_BREAK.split(text.toLowerCase(Locale.ROOT), 0)) {
            String stem = TaggedSentence.stem(word);
            boolean says = word.length() > 1
                    && !COMMON.contains(word)
                    && !COMMON.contains(stem)
                    && !EnglishWords.isFunction(word)
                    && !EnglishWords.isChange(word);
            if (says) {
                words.add(stem);
            }
        }
        return words;
    }
}
