package org.headcount.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, without asking for a font: the machine that draws may have none.
 *
 * <p>The widths are those of Helvetica, to which Arial, Liberation Sans and Arimo are cut; they are
 * what the letters of the pictures are set in. Text made only of such letters is set to take up
 * exactly the measured width, so that it fits any substitute font. For other scripts, whose fonts
 * are unknown, the measure is generous.
 */
final class Typeface {

    static final String FAMILY = "'Liberation Sans', Arimo, Helvetica, Arial, sans-serif";

    private static final int FIRST = 32;

    /** Thousandths of the size, from the space to the tilde, then from the no-break space to y with dots. */
    private static final int[] REGULAR = widths("""
            278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
            278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667
            611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833
            556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
            278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 537 278 333 333
            365 556 834 834 834 611 667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278 722 722 778 778
            778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 500 556 556 556 556 278 278
            278 278 556 556 556 556 556 556 556 549 611 556 556 556 556 500 556 500
            """);

    private static final int[] BOLD = widths("""
            278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
            333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667
            611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889
            611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584
            278 333 556 556 556 556 280 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 556 278 333 333
            365 556 834 834 834 611 722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278 722 722 778 778
            778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 556 556 556 556 556 278 278
            278 278 611 611 611 611 611 611 611 549 611 611 611 611 611 556 611 556
            """);

    /** Signs of print beyond the first 256 that our own words use, in both weights. */
    private static final String SIGNS =
            "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u00d7\u2212\u2264\u2265\u2192";

    private static final int[] SIGN_REGULAR = {556, 1000, 222, 222, 333, 333, 350, 1000, 584, 584, 549, 549, 1000};

    private static final int[] SIGN_BOLD = {556, 1000, 278, 278, 500, 500, 350, 1000, 584, 584, 549, 549, 1000};

    /** A square sign; and for letters of which no width is known, more than almost any has. */
    private static final int SQUARE = 1000;

    private static final int UNKNOWN = 800;

    private static final int EMOJI = 1400;

    private Typeface() {}

    private static int[] widths(String text) {
        return java.util.Arrays.stream(text.strip().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** How wide a line of text is. */
    static double width(String text, Style style) {
        long sum = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int known = known(text.codePointAt(i), style.bold());
            sum += known >= 0 ? known : guess(text.codePointAt(i));
        }
        return sum * style.size() / 1000;
    }

    /** Whether every letter's width is known. */
    static boolean isKnown(String text) {
        return text.codePoints().allMatch(letter -> known(letter, false) >= 0);
    }

    private static int known(int letter, boolean bold) {
        int[] table = bold ? BOLD : REGULAR;
        if (letter >= FIRST && letter < 127) {
            return table[letter - FIRST];
        }
        if (letter >= 160 && letter < 256) {
            return table[letter - 160 + 95];
        }
        int sign = letter > 0xffff ? -1 : SIGNS.indexOf(letter);
        return sign < 0 ? -1 : (bold ? SIGN_BOLD : SIGN_REGULAR)[sign];
    }

    private static int guess(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        if (letter >= 0x1f000) {
            return Character.isIdeographic(letter) ? SQUARE : EMOJI;
        }
        boolean square = isBetween(letter, 0x1100, 0x11ff)
                || isBetween(letter, 0x3000, 0x9fff)
                || isBetween(letter, 0xac00, 0xd7af)
                || isBetween(letter, 0xff00, 0xff60)
                || Character.isIdeographic(letter);
        return square ? SQUARE : UNKNOWN;
    }

    private static boolean isBetween(int letter, int first, int last) {
        return letter >= first && letter <= last;
    }

    private static List<String> words(String text) {
        return List.of(clean(text).split(" ", -1));
    }

    /** Text as lines of at most so much width, broken at spaces, or inside a word that is too long for one. */
    static List<String> wrap(String text, double most, Style style) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(text)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, style) <= most) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, style) > most && line.codePointCount(0, line.length()) > 1) {
                int cut = cut(line, most, style);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** Where a word that is too long is broken: behind the last hyphen or slash that fits, else behind the last letter. */
    private static int cut(String word, double most, Style style) {
        int fits = word.offsetByCodePoints(0, 1);
        int good = 0;
        for (int i = fits; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
            if (width(word.substring(0, i), style) > most) {
                break;
            }
            fits = i;
            if ("-/_.,:;".indexOf(word.charAt(i - 1)) >= 0) {
                good = i;
            }
        }
        return good > 0 ? good : fits;
    }

    /** The width of the widest word, which decides how narrow a column may be. */
    static double widestWord(String text, Style style) {
        double widest = 0;
        for (String word : words(text)) {
            widest = Math.max(widest, width(word, style));
        }
        return widest;
    }

    /**
     * One line of text without what no document may hold or no line show: control signs, halves of
     * pairs, and signs that turn the direction of all that follows.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            boolean turns = isBetween(letter, 0x202a, 0x202e) || isBetween(letter, 0x2066, 0x2069);
            boolean half = isBetween(letter, 0xd800, 0xdfff) || isBetween(letter, 0xfffe, 0xffff);
            if (Character.isWhitespace(letter) || Character.isISOControl(letter)) {
                clean.append(' ');
            } else if (!turns) {
                clean.appendCodePoint(half ? 0xfffd : letter);
            }
        });
        return clean.toString().strip().replaceAll(" +", " ");
    }
}
