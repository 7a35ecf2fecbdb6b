package org.headcount.reading;

import java.util.List;

/**
 * A document as a reader sees it: its words in reading order, cut into blocks and tables.
 *
 * <p>Indices of blocks and cells count Java {@code char}s of {@link #text()}. What leaves the program (JSON, recorded
 * figures) counts Unicode code points: {@link #codePoint(int)} converts.
 *
 * @param name the file's name, or what the caller calls the text
 * @param text the words, paragraphs ended by a line feed; what {@code --format text} prints
 * @param blocks headings, paragraphs, list items, cells and footnotes, in the order of the text, without overlap
 * @param tables the tables, whose cells are among the blocks
 */
public record Document(String name, String text, List<Block> blocks, List<DocumentTable> tables) {

    /** Copies the lists. */
    public Document {
        blocks = List.copyOf(blocks);
        tables = List.copyOf(tables);
    }

    /**
     * A plain text: each line that is not blank is a paragraph; lines of tab-separated cells, or of cells between
     * vertical bars, are tables.
     */
    public static Document ofText(String name, String text) {
        return PlainText.read(name, text);
    }

    /** The words of a block. */
    public String text(Block block) {
        return text.substring(block.start(), block.end());
    }

    /** The index of a character, counted in Unicode code points from the start of the text. */
    public int codePoint(int index) {
        return text.codePointCount(0, index);
    }
}
