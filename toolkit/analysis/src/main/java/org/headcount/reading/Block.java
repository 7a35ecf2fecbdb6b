package org.headcount.reading;

/**
 * A part of a document's text that a reader sees as one: a paragraph, a heading, a list item, a table cell.
 *
 * @param type what it is
 * @param start index of its first character in {@link Document#text()}
 * @param end index after its last character
 */
public record Block(Type type, int start, int end) {

    /** Checks the order of the ends. */
    public Block {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range of text: " + start + " to " + end);
        }
    }

    /** What a block is. */
    public enum Type {
        /** A title or the heading of a section. */
        HEADING,
        /** Running text. */
        PARAGRAPH,
        /** One entry of a list. */
        LIST_ITEM,
        /** The text of a figure or table's caption. */
        CAPTION,
        /** One cell of a {@link DocumentTable}. */
        CELL,
        /** A footnote or endnote. */
        FOOTNOTE
    }
}
