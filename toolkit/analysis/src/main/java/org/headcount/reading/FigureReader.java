package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.headcount.document.Figure;
import org.headcount.document.Kind;
import org.headcount.document.Provenance;
import org.headcount.document.Scope;
import org.headcount.document.Unit;

/**
 * Finds the figures of a document: a grammar over tokens that walks the text once, in time linear in its length.
 *
 * <p>Found are quantities in digits and words with unit, hedge, range and counted noun; and, as kinds of their own, dates,
 * ordinals and numbers that are only hinted at. Numbers that name something (COVID-19, Table 2) are left out, and so are
 * rows of more than 40 digits and numbers of {@value #LARGEST} and more, with which nothing could be computed.
 */
public final class FigureReader {

    private static final double LARGEST = 1e100;

    private FigureReader() {}

    /** The figures of a document, in its order, with ids {@code f1}, {@code f2} and so on. */
    public static List<ReadFigure> read(Document document) {
        List<ReadFigure> figures = new ArrayList<>();
        read(document, figures::add);
        return List.copyOf(figures);
    }

    /** Hands the figures of a document to a consumer one by one, so that memory does not grow with the text. */
    public static void read(Document document, Consumer<ReadFigure> consumer) {
        Placer placer = new Placer(document);
        TableUnits units = new TableUnits(document);
        LocalCurrencies currencies = LocalCurrencies.of(document.text());
        int block = -1;
        for (Sentence sentence : Sentences.of(document)) {
            boolean first = sentence.block() != block;
            block = sentence.block();
            Block words = document.blocks().get(block);
            boolean negative = words.type() == Block.Type.CELL && isInParentheses(sentence);
            List<FoundQuantity> found = new SentenceReader(sentence, first && !negative)
                    .read().stream().filter(FigureReader::isUsable).toList();
            for (FoundQuantity quantity : inTable(found, negative, units.of(words))) {
                consumer.accept(placer.place(sentence, currencies.localized(sentence, quantity)));
            }
        }
    }

    private static boolean isUsable(FoundQuantity quantity) {
        return Math.abs(quantity.low().doubleValue()) < LARGEST
                && Math.abs(quantity.high().doubleValue()) < LARGEST;
    }

    /** Gives a cell's number the unit of its column; one in parentheses is negative, as accountants print it. */
    private static List<FoundQuantity> inTable(List<FoundQuantity> found, boolean negative, Optional<UnitPhrase> unit) {
        if (found.isEmpty() || (unit.isEmpty() && !negative)) {
            return found;
        }
        return found.stream()
                .map(one -> unit.isPresent() && one.unit().equals("items") && one.kind() == Kind.COUNT
                        ? one.in(unit.get())
                        : one)
                .map(one -> negative && one.kind().isQuantity() ? one.negated() : one)
                .toList();
    }

    private static boolean isInParentheses(Sentence s) {
        return s.size() == 3 && s.at(0).is("(") && s.at(2).is(")");
    }

    /** Turns what was found in a sentence into a figure with offsets; keeps count of what comes before. */
    private static final class Placer {

        private final Document document;
        private final TextPosition position;
        private final Map<String, Unit> units = new HashMap<>();
        private int id;

        Placer(Document document) {
            this.document = document;
            this.position = new TextPosition(document.text());
        }

        ReadFigure place(Sentence s, FoundQuantity found) {
            int start = s.at(found.from()).start();
            int end = s.at(found.to() - 1).end();
            position.move(start);
            int from = document.codePoint(start);
            int to = document.codePoint(end);
            id++;
            Figure figure = new Figure(
                    "f" + id,
                    new Provenance.Printed(document.name(), position.paragraph(), from, to),
                    phrase(document.text(), start, end),
                    found.low().doubleValue(),
                    found.high().doubleValue(),
                    units.computeIfAbsent(found.unit(), Unit::parse),
                    found.hedge(),
                    found.kind(),
                    found.halfUnit(),
                    found.period(),
                    "",
                    Scope.UNSTATED,
                    "",
                    List.of());
            ReadFigure.NumberSpan number = new ReadFigure.NumberSpan(
                    s.at(found.numberFrom()).start(),
                    s.at(found.numberTo() - 1).end(),
                    found.numberFrom(),
                    found.numberTo());
            return new ReadFigure(
                    figure, start, end, number, s.index(), s.block(), found.from(), found.to(), found.noun());
        }
    }

    /** A phrase on one line. */
    private static String phrase(String text, int start, int end) {
        StringBuilder phrase = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean space = c == '\n' || c == '\r' || c == '\t';
            phrase.append(space ? ' ' : c);
        }
        return phrase.toString();
    }
}
