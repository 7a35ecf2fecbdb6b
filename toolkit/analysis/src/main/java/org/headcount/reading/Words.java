package org.headcount.reading;

/** Words as a reader sees them: without what only guides the layout. */
final class Words {

    /** Spaces that separate the groups of digits of a number: no-break, figure, thin, and narrow no-break space. */
    private static final String DIGIT_SPACES = "\u00a0\u2007\u2009\u202f";

    /** Soft hyphen, zero-width spaces and joiners, byte order mark, direction marks. */
    private static final String INVISIBLE =
            "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e";

    private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    private static final char FIRST_LIGATURE = '\ufb00';

    private Words() {}

    /**
     * Collapses white space, removes soft hyphens and other characters without width, and writes ligatures as letters
     * and no-break hyphens as plain ones. A no-break or thin space stays between two digits, where it separates groups; elsewhere it becomes a space.
     */
    static String clean(CharSequence words) {
        StringBuilder clean = new StringBuilder(words.length());
        boolean space = false;
        char pending = ' ';
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (INVISIBLE.indexOf(c) >= 0) {
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                pending = space || DIGIT_SPACES.indexOf(c) < 0 ? ' ' : c;
                space = true;
                continue;
            }
            if (space && !clean.isEmpty()) {
                boolean separates = Character.isDigit(c) && Character.isDigit(clean.charAt(clean.length() - 1));
                clean.append(separates ? pending : ' ');
            }
            space = false;
            if (c == '\u2010' || c == '\u2011') {
                clean.append('-');
            } else if (c >= FIRST_LIGATURE && c < FIRST_LIGATURE + LIGATURES.length) {
                clean.append(LIGATURES[c - FIRST_LIGATURE]);
            } else {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** Digits and signs as superscripts, for units such as m² and powers of ten; nothing else is changed. */
    static String superscript(String words) {
        String plain = "0123456789+-\u2212";
        String superscripts = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b";
        StringBuilder raised = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            int at = plain.indexOf(words.charAt(i));
            raised.append(at < 0 ? words.charAt(i) : superscripts.charAt(at));
        }
        return raised.toString();
    }

    /**
     * Whether raised words are the mark of a footnote, which belongs to no number: digits, a letter or a sign, unless
     * they are the exponent of a unit or of a ten.
     *
     * @param before the words before it
     */
    static boolean isNoteMark(CharSequence before, String raised) {
        String mark = raised.strip();
        if (!mark.matches("[\\[(]?([0-9]{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]{1,3})([,;–-] ?([0-9]{1,3}|[a-z]))*[\\])]?")) {
            return false;
        }
        return !(mark.matches("[0-9]{1,2}") && isBase(before));
    }

    /** Whether the words end with what takes an exponent: a unit of length, a ten, or a chemical symbol. */
    private static boolean isBase(CharSequence before) {
        int end = before.length();
        int start = end;
        while (start > 0 && Character.isLetterOrDigit(before.charAt(start - 1))) {
            start--;
        }
        String word = before.subSequence(start, end).toString();
        return word.matches("m|km|cm|mm|dm|ft|mi|yd|in|s|10|[0-9]+(m|km|cm|mm|ft)|R|CO");
    }
}
