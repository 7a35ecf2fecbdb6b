package org.headcount.reading;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;

/** Puts together a document whose text is not that of its file: a line for each block, cells between tabs. */
final class DocumentBuilder {

    /** A cell of a table, with its words cleaned. One that spans columns or rows is the same object in each of them. */
    static final class Cell {

        private final String words;

        Cell(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<DocumentTable> tables = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Paragraphs with vertical bars, which may be the rows of a table that was written as text. */
    private final List<String> barred = new ArrayList<>();

    /** Adds a block of words as they were cleaned; nothing where there are none. */
    void block(Block.Type type, String words) {
        if (words.isEmpty()) {
            return;
        }
        if (type == Block.Type.PARAGRAPH && words.indexOf('|') >= 0) {
            barred.add(words);
            return;
        }
        flush();
        add(type, words);
    }

    /** Adds the paragraphs with bars that wait, as a table if plain text would read them as one. */
    private void flush() {
        List<String> rows = List.copyOf(barred);
        barred.clear();
        Document table = Document.ofText("", String.join("\n", rows));
        if (table.tables().isEmpty()) {
            rows.forEach(row -> add(Block.Type.PARAGRAPH, row));
        } else {
            append(table);
        }
    }

    private void add(Block.Type type, String words) {
        Block whole = append(type, words);
        blocks.add(type == Block.Type.HEADING ? whole : Markers.block(type, text, whole.start(), whole.end()));
        text.append('\n');
    }

    /** Adds a table; the numbers of header rows and columns are found from the cells where the format does not say. */
    void table(List<List<Cell>> rows, OptionalInt headerRows, OptionalInt headerColumns) {
        if (rows.stream().flatMap(List::stream).allMatch(cell -> cell.words().isEmpty())) {
            return;
        }
        flush();
        IdentityHashMap<Cell, Block> placed = new IdentityHashMap<>();
        List<List<Block>> ranges = new ArrayList<>();
        for (List<Cell> row : rows) {
            List<Block> range = new ArrayList<>();
            boolean first = true;
            for (Cell cell : row) {
                Block block = placed.get(cell);
                if (block == null) {
                    if (!first) {
                        text.append('\t');
                    }
                    block = append(Block.Type.CELL, cell.words());
                    placed.put(cell, block);
                    if (!cell.words().isEmpty()) {
                        blocks.add(block);
                    }
                    first = false;
                }
                range.add(block);
            }
            text.append('\n');
            ranges.add(range);
        }
        TableShape shape = TableShape.of(
                rows.stream().map(row -> row.stream().map(Cell::words).toList()).toList());
        tables.add(new DocumentTable(
                ranges, headerRows.orElse(shape.headerRows()), headerColumns.orElse(shape.headerColumns())));
    }

    /** Adds another document's blocks and tables below these. */
    void append(Document other) {
        flush();
        int shift = text.length();
        text.append(other.text());
        if (!other.text().isEmpty() && !other.text().endsWith("\n")) {
            text.append('\n');
        }
        IdentityHashMap<Block, Block> moved = new IdentityHashMap<>();
        other.blocks().forEach(block -> blocks.add(moved.computeIfAbsent(block, key -> move(key, shift))));
        other.tables()
                .forEach(table -> tables.add(new DocumentTable(
                        table.rows().stream()
                                .map(row -> row.stream()
                                        .map(cell -> moved.computeIfAbsent(cell, key -> move(key, shift)))
                                        .toList())
                                .toList(),
                        table.headerRows(),
                        table.headerColumns())));
    }

    /** Says that a page begins after so many characters that are still to be added. */
    void page(int pending) {
        flush();
        pages.add(text.length() + pending);
    }

    void note(String note) {
        notes.add(note);
    }

    boolean isEmpty() {
        return blocks.isEmpty() && barred.isEmpty();
    }

    int length() {
        flush();
        return text.length();
    }

    Document build(String name) {
        flush();
        return new Document(name, text.toString(), blocks, tables, pages, notes);
    }

    private Block append(Block.Type type, String words) {
        int start = text.length();
        text.append(words);
        return new Block(type, start, text.length());
    }

    private static Block move(Block block, int shift) {
        return new Block(block.type(), block.start() + shift, block.end() + shift);
    }
}
