package org.headcount.engine;

/**
 * A part of a cell that is given to JShell at once: one snippet, or several statements in a block.
 *
 * @param cell the cell
 * @param start where the part starts in the cell's source
 * @param lead how many characters of {@code text} were put before the cell's own
 * @param text what JShell is given
 */
record Piece(Cell cell, int start, int lead, String text) {
    /** The piece of what no cell has declared. */
    static final Piece NONE = new Piece(Cell.of("", ""), 0, 0, "");

    /** The line, as the reader counts, of a position in the text. */
    int lineOf(int position) {
        int end = positionInCell(position);
        return cell.firstLine()
                + (int) cell.source().chars().limit(end).filter(c -> c == '\n').count();
    }

    /** Where a position in the text is in the cell's source. */
    int positionInCell(int position) {
        int own = Math.max(0, position - lead);
        return Math.min(start + own, cell.source().length());
    }
}
