package org.headcount.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of one page as pieces of lines: characters on one baseline without a wide gap between them.
 *
 * @param number the page's number, from 1
 * @param height its height in points
 * @param rows the pieces by baseline, from top to bottom; in a row from left to right
 */
record PdfPage(int number, float height, List<List<Piece>> rows) {

    /** Gaps in font sizes: between words, and between columns or cells. */
    private static final float WORD_GAP = 0.16f;

    private static final float COLUMN_GAP = 1.25f;

    /** The same where the gap has no or several space characters: justified lines rarely stretch further. */
    private static final float OTHER_COLUMN_GAP = 0.95f;

    /** How far apart, in font sizes, the baselines of one line may be: raised characters belong to it. */
    private static final float BASELINE = 0.42f;

    /**
     * A piece of a line.
     *
     * @param words its words
     * @param left where it begins
     * @param right where it ends
     * @param y its baseline, from the top
     * @param size the size of its font
     * @param bold whether all of it is bold
     */
    record Piece(String words, float left, float right, float y, float size, boolean bold) {

        /** The width of its first word, as far as characters are of one width. */
        float firstWord() {
            int space = words.indexOf(' ');
            return space < 0 ? right - left : (right - left) * space / words.length();
        }
    }

    /** Groups the characters of a page. */
    static PdfPage of(int number, float height, List<TextPosition> glyphs) {
        List<TextPosition> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
        List<List<TextPosition>> lines = new ArrayList<>();
        int from = 0;
        while (from < sorted.size()) {
            TextPosition first = sorted.get(from);
            float size = size(first);
            int to = from + 1;
            while (to < sorted.size()
                    && sorted.get(to).getYDirAdj() - first.getYDirAdj()
                            <= BASELINE * Math.max(size, size(sorted.get(to)))) {
                size = Math.max(size, size(sorted.get(to)));
                to++;
            }
            List<TextPosition> line = new ArrayList<>(sorted.subList(from, to));
            line.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
            lines.add(line);
            from = to;
        }
        boolean spaces = hasSpaces(lines);
        List<List<Piece>> rows = lines.stream()
                .map(line -> row(line, spaces))
                .filter(row -> !row.isEmpty())
                .toList();
        return new PdfPage(number, height, rows);
    }

    /** Whether the words of a page are parted by space characters, as most programs write them, and not by gaps alone. */
    private static boolean hasSpaces(List<List<TextPosition>> lines) {
        int spaces = 0;
        int gaps = 0;
        for (List<TextPosition> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                TextPosition before = line.get(i - 1);
                TextPosition glyph = line.get(i);
                if (isSpace(before)) {
                    spaces++;
                } else if (isLetter(before) && isLetter(glyph)) {
                    float gap = glyph.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj();
                    gaps += gap > WORD_GAP * size(glyph) && gap < COLUMN_GAP * size(glyph) ? 1 : 0;
                }
            }
        }
        return spaces > gaps;
    }

    private static boolean isLetter(TextPosition glyph) {
        return glyph.getUnicode().codePoints().anyMatch(Character::isLetter);
    }

    /** Whether a character is white space; one without any meaning in Unicode is not. */
    private static boolean isSpace(TextPosition glyph) {
        return !glyph.getUnicode().isEmpty() && glyph.getUnicode().isBlank();
    }

    private static float size(TextPosition glyph) {
        float size = glyph.getFontSizeInPt();
        return size > 0.1f ? size : Math.max(1, glyph.getHeightDir() * 1.4f);
    }

    /**
     * The pieces of a line. Where words are parted by space characters, a gap without one parts cells, however narrow.
     */
    private static List<Piece> row(List<TextPosition> glyphs, boolean spaces) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        float end = Float.NEGATIVE_INFINITY;
        int between = 0;
        for (int i = 0; i < glyphs.size(); i++) {
            TextPosition glyph = glyphs.get(i);
            if (glyph.getUnicode().isBlank()) {
                between += isSpace(glyph) ? 1 : 0;
                continue;
            }
            float gap = (glyph.getXDirAdj() - end) / size(glyph);
            boolean parts = spaces
                    ? gap > (between > 1 ? OTHER_COLUMN_GAP : COLUMN_GAP)
                            || (between == 0 && gap > WORD_GAP && isAsLarge(glyph, glyphs, i))
                    : gap > OTHER_COLUMN_GAP;
            if (i > from && parts) {
                piece(glyphs.subList(from, i), pieces);
                from = i;
            }
            end = Math.max(end, glyph.getXDirAdj() + glyph.getWidthDirAdj());
            between = 0;
        }
        piece(glyphs.subList(from, glyphs.size()), pieces);
        return pieces;
    }

    /** Whether a character is about as large as the one before: raised ones belong to the word before them. */
    private static boolean isAsLarge(TextPosition glyph, List<TextPosition> glyphs, int index) {
        return index > 0
                && size(glyph) > 0.85f * size(glyphs.get(index - 1))
                && size(glyph) < 1.18f * size(glyphs.get(index - 1));
    }

    private static void piece(List<TextPosition> glyphs, List<Piece> pieces) {
        float size = 0;
        float left = Float.MAX_VALUE;
        float right = Float.NEGATIVE_INFINITY;
        boolean bold = true;
        float y = 0;
        for (TextPosition glyph : glyphs) {
            if (!glyph.getUnicode().isBlank()) {
                if (size(glyph) > size) {
                    size = size(glyph);
                    y = glyph.getYDirAdj();
                }
                left = Math.min(left, glyph.getXDirAdj());
                right = Math.max(right, glyph.getXDirAdj() + glyph.getWidthDirAdj());
                bold &= isBold(glyph);
            }
        }
        String words = Words.clean(words(glyphs, size, y));
        if (!words.isEmpty()) {
            pieces.add(new Piece(words, left, right, y, size, bold));
        }
    }

    private static boolean isBold(TextPosition glyph) {
        String font =
                glyph.getFont() == null ? "" : String.valueOf(glyph.getFont().getName());
        return font.toLowerCase(Locale.ROOT).matches(".*(?:bold|black|heavy|semibold).*");
    }

    private static StringBuilder words(List<TextPosition> glyphs, float size, float y) {
        StringBuilder words = new StringBuilder();
        StringBuilder raised = new StringBuilder();
        float end = Float.NaN;
        for (TextPosition glyph : glyphs) {
            String text = glyph.getUnicode();
            boolean isRaised = size(glyph) < 0.8f * size && glyph.getYDirAdj() < y - 0.15f * size && !text.isBlank();
            if (!isRaised) {
                raise(words, raised);
            }
            if (!text.isBlank() && glyph.getXDirAdj() - end > WORD_GAP * size && raised.isEmpty()) {
                words.append(' ');
            }
            (isRaised ? raised : words).append(text);
            if (!text.isBlank()) {
                end = glyph.getXDirAdj() + glyph.getWidthDirAdj();
            }
        }
        raise(words, raised);
        return words;
    }

    private static void raise(StringBuilder words, StringBuilder raised) {
        if (raised.isEmpty()) {
            return;
        }
        String mark = raised.toString();
        raised.setLength(0);
        if (!Words.isNoteMark(words.toString().stripTrailing(), mark)) {
            words.append(mark.chars().noneMatch(Character::isLetter) ? Words.superscript(mark) : mark);
        }
    }

    /** The words of a row, its pieces parted by spaces. */
    static String words(List<Piece> row) {
        return String.join(" ", row.stream().map(Piece::words).toList());
    }
}
