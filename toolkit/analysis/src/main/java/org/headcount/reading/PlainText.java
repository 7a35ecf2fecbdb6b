package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a plain text into paragraphs, headings, list items and tables, which are ranges of the text as it is.
 *
 * <p>A line is a paragraph, unless the text was wrapped at a width: then a line goes on in the next one where the first
 * word of that did not fit. The markers of list items and notes stay outside of their blocks, so that they are not
 * taken for numbers.
 */
final class PlainText {

    /** A wider text was not wrapped for reading. */
    private static final int WIDEST = 130;

    private static final int NARROWEST = 40;

    /** How many characters before the end a line may have been wrapped by hand. */
    private static final int SLACK = 6;

    private static final int LONGEST_HEADING = 100;

    private final String text;
    private final Lines lines;
    private final List<Block> blocks = new ArrayList<>();
    private final List<DocumentTable> tables = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private final List<String> notes;
    private final int width;

    private PlainText(String text, List<String> notes) {
        this.text = text;
        this.notes = new ArrayList<>(notes);
        this.lines = Lines.of(text);
        this.width = width();
    }

    static Document read(String name, String text) {
        return read(name, text, List.of());
    }

    static Document read(String name, String text, List<String> notes) {
        PlainText plain = new PlainText(text, notes);
        plain.cut();
        return new Document(name, text, plain.blocks, plain.tables, plain.pages, plain.notes);
    }

    private void cut() {
        PlainTables finder = new PlainTables(text, lines);
        int line = 0;
        while (line < lines.count()) {
            if (lines.isBlank(line)) {
                line++;
                continue;
            }
            Optional<PlainTables.Found> found = finder.at(line);
            if (found.isPresent()) {
                DocumentTable table = found.get().table();
                tables.add(table);
                table.rows()
                        .forEach(row -> row.stream()
                                .filter(cell -> cell.start() < cell.end())
                                .forEach(blocks::add));
                line += found.get().rows();
            } else {
                line = paragraph(line);
            }
        }
        notes.addAll(finder.notes());
        if (text.indexOf('\f') >= 0) {
            pages.add(0);
            for (int i = text.indexOf('\f'); i >= 0; i = text.indexOf('\f', i + 1)) {
                pages.add(i + 1);
            }
        }
    }

    /** Adds the paragraph that begins on a line, and answers the line after it. */
    private int paragraph(int first) {
        int last = first;
        while (last + 1 < lines.count() && continues(last)) {
            last++;
        }
        int start = lines.start(first);
        int end = lines.end(last);
        Block.Type type = first == last && isHeading(first) ? Block.Type.HEADING : Block.Type.PARAGRAPH;
        blocks.add(Markers.block(type, text, start, end));
        return last + 1;
    }

    /** A line of its own that begins like a sentence and does not end like one, above something. */
    private boolean isHeading(int line) {
        int start = lines.start(line);
        int end = lines.end(line);
        if (end - start > LONGEST_HEADING || line + 1 >= lines.count()) {
            return false;
        }
        boolean isLast = true;
        for (int i = line + 1; i < lines.count() && isLast; i++) {
            isLast = lines.isBlank(i);
        }
        char first = text.charAt(start);
        char last = text.charAt(end - 1);
        boolean begins = Character.isUpperCase(first) || Character.isDigit(first) || first == '#';
        boolean alone = line == 0 || lines.isBlank(line - 1);
        return !isLast && begins && alone && ".,;:?!”\")".indexOf(last) < 0;
    }

    /** Whether a line goes on in the next one. */
    private boolean continues(int line) {
        return width > 0 && !lines.isBlank(line + 1) && !begins(line + 1) && isFull(line);
    }

    private boolean begins(int line) {
        int start = lines.start(line);
        return Markers.isItem(text, start, lines.end(line))
                || (lines.indent(line) > lines.indent(line - 1) + 1 && lines.indent(line - 1) == 0);
    }

    private boolean isFull(int line) {
        int length = lines.length(line);
        return length + 1 + firstWord(line + 1) > width - SLACK
                || (length * 2 > width && Character.isLowerCase(text.charAt(lines.start(line + 1))));
    }

    private int firstWord(int line) {
        int start = lines.start(line);
        int end = start;
        while (end < lines.end(line) && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    /** The width at which the text was wrapped; 0 where its lines are paragraphs. */
    private int width() {
        int longest = 0;
        int wide = 0;
        int counted = 0;
        for (int line = 0; line < lines.count(); line++) {
            if (lines.isBlank(line) || lines.has(line, '\t') || lines.has(line, '|') || !lines.has(line, ' ')) {
                continue;
            }
            counted++;
            if (lines.length(line) > WIDEST) {
                wide++;
            } else {
                longest = Math.max(longest, lines.length(line));
            }
        }
        if (longest < NARROWEST || wide * 50 > counted) {
            return 0;
        }
        int pairs = 0;
        int full = 0;
        int ended = 0;
        for (int line = 0; line + 1 < lines.count(); line++) {
            if (!lines.isBlank(line) && !lines.isBlank(line + 1)) {
                pairs++;
                full += lines.length(line) + 1 + firstWord(line + 1) > longest - SLACK ? 1 : 0;
                ended += ".!?".indexOf(text.charAt(lines.end(line) - 1)) >= 0 ? 1 : 0;
            }
        }
        // Lines that mostly end with a sentence are paragraphs, however alike their lengths.
        boolean wrapped = full * 2 > pairs && ended * 2 <= pairs;
        return wrapped ? longest : 0;
    }
}
