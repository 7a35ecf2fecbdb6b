package org.headcount.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.headcount.data.fault.DataException;
import org.headcount.reading.DocumentBuilder.Cell;

/** Walks the XML of a DOCX and adds its paragraphs and tables to a document. */
final class DocxText {

    /** Deleted and moved text, codes of fields, the second of two forms of a text box, and readings above characters. */
    private static final Set<String> SKIPPED = Set.of(
            "del",
            "moveFrom",
            "delText",
            "instrText",
            "delInstrText",
            "Fallback",
            "rt",
            "sectPr",
            "tblPrEx",
            "comment",
            "docPartObj",
            "annotationRef",
            "rPrChange",
            "pPrChange",
            "tblPrChange",
            "tcPrChange",
            "trPrChange");

    /** No document nests tables and text boxes deeper. */
    private static final int DEEPEST = 1000;

    private final Map<String, Block.Type> styles;
    private final DocumentBuilder builder;
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<TableInProgress> tables = new ArrayDeque<>();
    private final List<List<Cell>> tabbed = new ArrayList<>();
    private boolean note;

    DocxText(Map<String, Block.Type> styles, DocumentBuilder builder) {
        this.styles = styles;
        this.builder = builder;
    }

    private static final class Paragraph {

        private final StringBuilder words = new StringBuilder();
        private Block.Type type;
        private boolean contents;
        private boolean hidden;
        private boolean raised;

        Paragraph(Block.Type type) {
            this.type = type;
        }
    }

    private static final class TableInProgress {

        private final List<List<Cell>> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private int headerRows;
        private int span = 1;
        private boolean continues;
        private boolean deleted;
    }

    void body(DocxPart part) {
        while (part.next()) {
            if (part.isStart()) {
                start(part);
            } else if (part.isEnd()) {
                end(part.element());
            }
        }
        flushTabs();
    }

    /** The notes of a part, without the lines that part them from the text. */
    void notes(DocxPart part) {
        note = true;
        while (part.next()) {
            if (part.isStart()
                    && part.element().matches("footnote|endnote")
                    && !part.attribute("type").matches("|normal")) {
                part.skip();
            } else if (part.isStart()) {
                start(part);
            } else if (part.isEnd()) {
                end(part.element());
            }
        }
        flushTabs();
        note = false;
    }

    private void start(DocxPart part) {
        String element = part.element();
        if (SKIPPED.contains(element)) {
            if (element.equals("del") && !tables.isEmpty() && paragraphs.isEmpty()) {
                tables.peek().deleted = true;
            }
            part.skip();
            return;
        }
        switch (element) {
            case "p" -> push(new Paragraph(note ? Block.Type.FOOTNOTE : Block.Type.PARAGRAPH));
            case "tbl" -> {
                flushTabs();
                tables.push(new TableInProgress());
            }
            case "tr" ->
                inTable(table -> {
                    table.rows.add(new ArrayList<>());
                    table.deleted = false;
                });
            case "tc" ->
                inTable(table -> {
                    table.cell.setLength(0);
                    table.span = 1;
                    table.continues = false;
                });
            case "tblHeader" ->
                inTable(table -> {
                    boolean follows = table.headerRows == table.rows.size() - 1;
                    table.headerRows += part.isOn() && follows ? 1 : 0;
                });
            case "gridSpan" ->
                inTable(table -> {
                    String span = part.attribute("val");
                    table.span = span.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(span) : 1;
                });
            case "vMerge" ->
                inTable(table -> table.continues = !part.attribute("val").equals("restart"));
            default -> inParagraph(part, element);
        }
    }

    private void push(Paragraph paragraph) {
        if (paragraphs.size() + tables.size() > DEEPEST) {
            throw DataException.file(
                    "the document", "text boxes or tables nested more than " + DEEPEST + " deep", "check what it is");
        }
        paragraphs.push(paragraph);
    }

    private void inTable(Consumer<TableInProgress> action) {
        if (!tables.isEmpty()) {
            action.accept(tables.peek());
        }
    }

    private void inParagraph(DocxPart part, String element) {
        Paragraph paragraph = paragraphs.peek();
        if (paragraph == null) {
            return;
        }
        switch (element) {
            case "pStyle" -> {
                String style = part.attribute("val");
                paragraph.contents = style.matches("(?i)toc[0-9]");
                if (!note) {
                    paragraph.type = styles.getOrDefault(
                            style, style.matches("Heading[1-9]|Title") ? Block.Type.HEADING : paragraph.type);
                }
            }
            case "numPr" ->
                paragraph.type = paragraph.type == Block.Type.PARAGRAPH ? Block.Type.LIST_ITEM : paragraph.type;
            case "outlineLvl" ->
                paragraph.type = !note && part.attribute("val").matches("[0-8]") ? Block.Type.HEADING : paragraph.type;
            case "r" -> {
                paragraph.hidden = false;
                paragraph.raised = false;
            }
            case "vanish", "webHidden", "strike", "dstrike" -> paragraph.hidden |= part.isOn();
            case "vertAlign" -> paragraph.raised = part.attribute("val").equals("superscript");
            case "tab", "ptab" -> paragraph.words.append(part.attribute("val").isEmpty() ? "\t" : "");
            case "br", "cr" -> paragraph.words.append(' ');
            case "noBreakHyphen" -> paragraph.words.append('-');
            case "t" -> text(part, paragraph);
            default -> {
                // Nothing that is read as words.
            }
        }
    }

    private static void text(DocxPart part, Paragraph paragraph) {
        boolean preserved = part.attribute("space").equals("preserve");
        StringBuilder text = new StringBuilder();
        while (part.next() && !part.isEnd()) {
            if (part.isText()) {
                text.append(part.text());
            }
        }
        if (paragraph.hidden) {
            return;
        }
        String words = preserved ? text.toString() : text.toString().strip();
        if (!paragraph.raised) {
            paragraph.words.append(words);
        } else if (!Words.isNoteMark(paragraph.words.toString().stripTrailing(), words)) {
            paragraph.words.append(words.chars().noneMatch(Character::isLetter) ? Words.superscript(words) : words);
        }
    }

    private void end(String element) {
        switch (element) {
            case "p" -> {
                if (!paragraphs.isEmpty()) {
                    add(paragraphs.pop());
                }
            }
            case "tc" -> inTable(this::addCell);
            case "tr" ->
                inTable(table -> {
                    if (table.deleted && !table.rows.isEmpty()) {
                        table.rows.remove(table.rows.size() - 1);
                    }
                });
            case "tbl" -> {
                if (!tables.isEmpty()) {
                    add(tables.pop());
                }
            }
            default -> {
                // Its words are in the paragraphs.
            }
        }
    }

    private void add(Paragraph paragraph) {
        String words = paragraph.words.toString();
        if (paragraph.contents) {
            // Of an entry in a table of contents the page is left out.
            words = words.split("\t", 2)[0];
        }
        if (!tables.isEmpty()) {
            tables.peek().cell.append(words).append(' ');
            return;
        }
        String[] cells = words.strip().split("\t+");
        if (cells.length > 1 && paragraph.type == Block.Type.PARAGRAPH) {
            tabbed.add(Arrays.stream(cells)
                    .map(cell -> new Cell(Words.clean(cell)))
                    .toList());
            return;
        }
        flushTabs();
        builder.block(paragraph.type, Words.clean(words));
    }

    /** Paragraphs of cells between tabs are a table where several follow each other, else text. */
    private void flushTabs() {
        if (tabbed.size() > 1) {
            builder.table(tabbed, OptionalInt.empty(), OptionalInt.empty());
        } else {
            tabbed.forEach(row -> builder.block(
                    Block.Type.PARAGRAPH,
                    Words.clean(String.join(" ", row.stream().map(Cell::words).toList()))));
        }
        tabbed.clear();
    }

    private void addCell(TableInProgress table) {
        if (table.rows.isEmpty()) {
            return;
        }
        List<Cell> row = table.rows.get(table.rows.size() - 1);
        Cell cell = new Cell(Words.clean(table.cell));
        List<Cell> above = table.rows.size() > 1 ? table.rows.get(table.rows.size() - 2) : List.of();
        if (table.continues && above.size() > row.size()) {
            cell = above.get(row.size());
        }
        for (int i = 0; i < table.span; i++) {
            row.add(cell);
        }
    }

    private void add(TableInProgress table) {
        table.rows.removeIf(List::isEmpty);
        if (!tables.isEmpty()) {
            // A table inside of a cell is words of that cell.
            table.rows.forEach(row ->
                    row.forEach(cell -> tables.peek().cell.append(cell.words()).append(' ')));
            return;
        }
        flushTabs();
        builder.table(
                table.rows,
                table.headerRows > 0 ? OptionalInt.of(table.headerRows) : OptionalInt.empty(),
                OptionalInt.empty());
    }
}
