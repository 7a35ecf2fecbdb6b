package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headcount.reading.PdfPage.Piece;

/** Joins the lines of a column into paragraphs, over the ends of columns and pages, and undoes hyphenation. */
final class PdfParagraphs {

    private static final Set<String> NUMBER_WORDS = Set.of(
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "twenty", "thirty", "forty",
            "fifty", "sixty", "seventy", "eighty", "ninety");

    /** Words that are seldom written together with what follows their hyphen. */
    private static final Set<String> PREFIXES = Set.of("self", "half", "all", "ex", "cross", "low", "high", "long");

    private final DocumentBuilder builder;
    private final float body;
    private final Set<String> vocabulary = new HashSet<>();
    private final StringBuilder open = new StringBuilder();
    private Block.Type type = Block.Type.PARAGRAPH;
    private float size;

    /** Notes at the foot of a page wait until the paragraph ends that goes on behind them. */
    private final List<String> notes = new ArrayList<>();

    PdfParagraphs(DocumentBuilder builder, float body, List<PdfPage> pages) {
        this.builder = builder;
        this.body = body;
        pages.forEach(page -> page.rows()
                .forEach(row -> row.forEach(piece -> {
                    for (String word : piece.words().split("[^\\p{L}-]+", -1)) {
                        vocabulary.add(word.toLowerCase(Locale.ROOT));
                    }
                })));
    }

    /** Adds the lines of one column; a paragraph that was not ended before may go on in the first of them. */
    void add(List<List<Piece>> rows) {
        List<Piece> lines = rows.stream().map(PdfParagraphs::line).toList();
        float right = (float) lines.stream().mapToDouble(Piece::right).max().orElse(0);
        float left = (float) lines.stream().mapToDouble(Piece::left).min().orElse(0);
        float leading = leading(lines);
        boolean spaced = isSpaced(lines, leading);
        boolean inNotes = false;
        for (int i = 0; i < lines.size(); i++) {
            Piece line = lines.get(i);
            boolean begins = i == 0 ? !goesOn(line) : begins(lines.get(i - 1), line, left, right, leading, spaced);
            boolean small = line.size() < 0.92f * body;
            if (begins
                    && small
                    && i > 0
                    && lines.subList(i, lines.size()).stream().allMatch(l -> l.size() < 0.92f * body)) {
                inNotes = true;
            }
            if (inNotes) {
                note(line.words(), begins);
                continue;
            }
            if (begins) {
                end();
                begin(line);
            } else {
                join(open, line.words());
            }
        }
    }

    private void note(String words, boolean begins) {
        if (begins || notes.isEmpty()) {
            notes.add(words);
        } else {
            StringBuilder last = new StringBuilder(notes.remove(notes.size() - 1));
            join(last, words);
            notes.add(last.toString());
        }
    }

    private static Piece line(List<Piece> row) {
        if (row.size() == 1) {
            return row.get(0);
        }
        Piece first = row.get(0);
        float size = (float) row.stream().mapToDouble(Piece::size).max().orElse(0);
        boolean bold = row.stream().allMatch(Piece::bold);
        return new Piece(
                PdfPage.words(row), first.left(), row.get(row.size() - 1).right(), first.y(), size, bold);
    }

    private static float leading(List<Piece> lines) {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            float distance = lines.get(i).y() - lines.get(i - 1).y();
            if (distance > 0.5f * lines.get(i).size()
                    && distance < 2.2f * lines.get(i).size()) {
                distances.add(distance / lines.get(i).size());
            }
        }
        distances.sort(Float::compare);
        // The smaller distances are those inside of paragraphs.
        return distances.isEmpty() ? 1.3f : distances.get(distances.size() / 4);
    }

    /** Whether there is more space above some lines than above others of the same font. */
    private static boolean isSpaced(List<Piece> lines, float leading) {
        for (int i = 1; i < lines.size(); i++) {
            float distance =
                    (lines.get(i).y() - lines.get(i - 1).y()) / lines.get(i).size();
            if (distance > leading * 1.25f
                    && lines.get(i).size() == lines.get(i - 1).size()) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(Piece above, Piece line, float left, float right, float leading, boolean spaced) {
        float distance = line.y() - above.y();
        boolean apart = distance > leading * line.size() * 1.25f || distance < 0;
        boolean otherFont = Math.abs(line.size() - above.size()) > 0.12f * above.size()
                || (above.bold() != line.bold() && (above.bold() || line.bold()) && isShort(above, line, right));
        boolean indented = line.left() > above.left() + 0.8f * line.size() && above.left() < left + 0.5f * line.size();
        boolean ended = ".?!:;”\"".indexOf(above.words().charAt(above.words().length() - 1)) >= 0;
        boolean item = Markers.isItem(line.words(), 0, line.words().length()) && (ended || isShort(above, line, right));
        // Where space parts paragraphs, a short line alone hardly does.
        float room = spaced ? 0.3f * (right - left) : 0;
        boolean startsLow = Character.isLowerCase(line.words().charAt(0));
        // Rows of a table that is written as text between bars.
        boolean row = bars(line) > 0 ? bars(line) == bars(above) || bars(line) > 1 : bars(above) > 1;
        return apart
                || row
                || otherFont
                || (indented && !startsLow)
                || item
                || (ended && isShort(above, line, right - room));
    }

    private static long bars(Piece line) {
        return line.words().chars().filter(c -> c == '|').count();
    }

    /** Whether the first word of a line would have fitted at the end of the line above, which therefore ends there. */
    private static boolean isShort(Piece above, Piece line, float right) {
        return above.right() + line.firstWord() + 1.5f * line.size() < right;
    }

    /** Whether the open paragraph goes on in the first line of the next column or page. */
    private boolean goesOn(Piece line) {
        if (open.isEmpty() || Math.abs(line.size() - size) > 0.12f * size || type == Block.Type.HEADING) {
            return false;
        }
        char last = open.charAt(open.length() - 1);
        boolean ended = ".?!:;”\"".indexOf(last) >= 0;
        return !ended && !Markers.isItem(line.words(), 0, line.words().length());
    }

    private void begin(Piece line) {
        String words = line.words();
        size = line.size();
        boolean ends = ".,;:?!".indexOf(words.charAt(words.length() - 1)) >= 0;
        type = Block.Type.PARAGRAPH;
        if (line.size() > 1.12f * body || (line.bold() && !ends && words.length() < 100)) {
            type = Block.Type.HEADING;
        }
        open.append(words);
    }

    /** How many characters the open paragraph will add before anything that is added next. */
    int pending() {
        return open.isEmpty() ? 0 : open.length() + 1;
    }

    /** Ends the paragraph that is open. */
    void end() {
        builder.block(type, Words.clean(open));
        open.setLength(0);
        notes.forEach(note -> builder.block(Block.Type.FOOTNOTE, Words.clean(note)));
        notes.clear();
    }

    /** Adds the words of the next line; a hyphen at the end of a line stays if the word has one elsewhere. */
    private void join(StringBuilder words, String next) {
        int length = words.length();
        char last = length == 0 ? ' ' : words.charAt(length - 1);
        boolean hyphen = last == '-' && length > 1 && Character.isLetter(words.charAt(length - 2));
        boolean range = "–—−".indexOf(last) >= 0 && length > 1 && words.charAt(length - 2) != ' ';
        if (range) {
            words.append(next);
            return;
        }
        if (!hyphen || !Character.isLetter(next.charAt(0))) {
            boolean compound = last == '-' && length > 1 && words.charAt(length - 2) != ' ';
            words.append(compound || length == 0 ? "" : " ").append(next);
            return;
        }
        int start = length - 1;
        while (start > 0 && (Character.isLetter(words.charAt(start - 1)) || words.charAt(start - 1) == '-')) {
            start--;
        }
        int end = 0;
        while (end < next.length() && Character.isLetter(next.charAt(end))) {
            end++;
        }
        String head = words.substring(start, length - 1).toLowerCase(Locale.ROOT);
        String tail = next.substring(0, end).toLowerCase(Locale.ROOT);
        boolean keeps = !vocabulary.contains(head + tail)
                && (vocabulary.contains(head + "-" + tail)
                        || head.contains("-")
                        || NUMBER_WORDS.contains(head)
                        || PREFIXES.contains(head)
                        || Character.isUpperCase(next.charAt(0))
                        || (vocabulary.contains(head) && vocabulary.contains(tail)));
        if (!keeps) {
            words.setLength(length - 1);
        }
        words.append(next);
    }
}
