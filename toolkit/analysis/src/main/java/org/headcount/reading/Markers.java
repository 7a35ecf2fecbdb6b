package org.headcount.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks before list items, numbered paragraphs and notes, which are no figures. */
final class Markers {

    private static final Pattern ITEM =
            Pattern.compile("(?:[-*+•‣◦▪●○■–—]|\\(?[0-9]{1,2}[.)]|\\(?[a-zA-Z][.)]|\\([ivx]{1,5}\\))[ \\t]+(?=\\S)");

    private static final Pattern NOTE = Pattern.compile("\\[[0-9]{1,3}\\][ \\t]+(?=\\S)");

    /** Longer ones do not match. */
    private static final int LONGEST = 12;

    private Markers() {}

    /** Whether a range of a text begins with the mark of an item. */
    static boolean isItem(CharSequence text, int start, int end) {
        return matcher(ITEM, text, start, end).lookingAt();
    }

    /** The block of a range without its mark; a paragraph with a mark is an item or a note. */
    static Block block(Block.Type type, CharSequence text, int start, int end) {
        Matcher item = matcher(ITEM, text, start, end);
        if (item.lookingAt()) {
            return new Block(type == Block.Type.PARAGRAPH ? Block.Type.LIST_ITEM : type, item.end(), end);
        }
        Matcher note = matcher(NOTE, text, start, end);
        if (note.lookingAt()) {
            return new Block(type == Block.Type.PARAGRAPH ? Block.Type.FOOTNOTE : type, note.end(), end);
        }
        return new Block(type, start, end);
    }

    private static Matcher matcher(Pattern pattern, CharSequence text, int start, int end) {
        return pattern.matcher(text)
                .region(start, Math.min(end, start + LONGEST))
                .useTransparentBounds(true);
    }
}
