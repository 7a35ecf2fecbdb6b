package org.headcount.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Figure;
import org.headcount.document.Provenance;
import org.headcount.reading.Block;
import org.headcount.reading.Document;
import org.headcount.reading.DocumentTable;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Writes the text of a document, block by block, each of its figures a link to the card with the details. */
final class MarkedText {

    private final Document document;
    private final FigureCards cards;
    private final List<Span> spans;
    private int next;

    /** A figure as a range of {@code char}s of the text. */
    private record Span(int start, int end, Figure figure) {}

    MarkedText(Document document, List<Figure> figures, FigureCards cards) {
        this.document = document;
        this.cards = cards;
        this.spans = spans(document.text(), figures);
    }

    /** Converts offsets in code points to indices in one pass over the text. */
    private static List<Span> spans(String text, List<Figure> figures) {
        int[] indices = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 0, index = 0; index < text.length(); point++) {
            indices[point] = index;
            index += Character.charCount(text.codePointAt(index));
        }
        indices[indices.length - 1] = text.length();
        return figures.stream()
                .filter(figure -> figure.provenance() instanceof Provenance.Printed)
                .map(figure -> {
                    Provenance.Printed place = (Provenance.Printed) figure.provenance();
                    if (place.end() >= indices.length) {
                        throw new IllegalArgumentException("figure " + figure.id() + " ends at " + place.end()
                                + ", but the text has " + (indices.length - 1)
                                + " characters: this is not the text of the audit");
                    }
                    return new Span(indices[place.start()], indices[place.end()], figure);
                })
                .sorted(Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()))
                .toList();
    }

    void write(Element parent) {
        Map<Block, DocumentTable> tables = new HashMap<>();
        document.tables().forEach(table -> table.rows().forEach(row -> row.forEach(cell -> tables.put(cell, table))));
        Set<DocumentTable> written = new HashSet<>();
        Optional<Element> list = Optional.empty();
        for (Block block : document.blocks()) {
            if (tables.containsKey(block)) {
                if (written.add(tables.get(block))) {
                    table(parent, tables.get(block));
                }
                continue;
            }
            if (block.type() == Block.Type.LIST_ITEM) {
                Element items = list.orElseGet(() -> parent.appendElement("ul"));
                list = Optional.of(items);
                write(items.appendElement("li"), block);
                continue;
            }
            list = Optional.empty();
            write(
                    switch (block.type()) {
                        case HEADING -> parent.appendElement("h3");
                        case CAPTION -> parent.appendElement("p").addClass("caption");
                        case FOOTNOTE -> parent.appendElement("p").addClass("footnote");
                        case PARAGRAPH, LIST_ITEM, CELL -> parent.appendElement("p");
                    },
                    block);
        }
    }

    private void table(Element parent, DocumentTable table) {
        Element rows = parent.appendElement("div")
                .addClass("box")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Table of the document")
                .appendElement("table")
                .appendElement("tbody");
        for (int i = 0; i < table.rows().size(); i++) {
            Element row = rows.appendElement("tr");
            List<Block> cells = table.rows().get(i);
            for (int j = 0; j < cells.size(); j++) {
                boolean heads = i < table.headerRows() || j < table.headerColumns();
                Element cell = row.appendElement(heads ? "th" : "td");
                if (heads) {
                    cell.attr("scope", i < table.headerRows() ? "col" : "row");
                }
                write(cell, cells.get(j));
            }
        }
    }

    /** The words of a block; a figure that begins before it or ends after it is marked as far as it lies inside. */
    private void write(Element element, Block block) {
        int at = block.start();
        while (next < spans.size() && spans.get(next).start() < block.end()) {
            Span span = spans.get(next++);
            int start = Math.max(at, span.start());
            int end = Math.min(block.end(), Math.max(start, span.end()));
            text(element, at, start);
            mark(element, span.figure(), document.text().substring(start, end));
            at = end;
        }
        text(element, at, block.end());
    }

    private void text(Element element, int start, int end) {
        if (start < end) {
            element.appendChild(new TextNode(document.text().substring(start, end)));
        }
    }

    private void mark(Element parent, Figure figure, String words) {
        Element link = parent.appendElement("a")
                .addClass("figure")
                .id(figure.id())
                .attr("href", "#" + FigureCards.anchor(figure))
                .text("");
        link.appendChild(new TextNode(words));
        cards.mark(figure)
                .ifPresent(mark -> link.addClass(mark.style())
                        .attr("data-verdict", mark.verdict().name().toLowerCase(Locale.ROOT))
                        .attr("data-sign", mark.sign())
                        .attr("aria-label", words + ", " + mark.words()));
        String inputs = String.join(" ", cards.inputs(figure));
        if (!inputs.isEmpty()) {
            link.attr("data-inputs", inputs);
        }
    }
}
