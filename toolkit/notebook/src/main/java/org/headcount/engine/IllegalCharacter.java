package org.headcount.engine;

import java.util.Locale;
import java.util.Optional;
import jdk.jshell.Diag;

/**
 * A character that Java allows in comments and literals alone, which often looks like another one or like nothing.
 *
 * @param codePoint the character
 */
record IllegalCharacter(int codePoint) {
    private static final String QUOTES =
            "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2032\u2033`\u00b4";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212";

    /** The one that an error is about, which is at this position of a cell. */
    static Optional<IllegalCharacter> of(Diag error, String source, int position) {
        if (!error.getCode().equals("compiler.err.illegal.char") || position >= source.length()) {
            return Optional.empty();
        }
        // The compiler reports each half of a pair.
        boolean second = position > 0
                && Character.isLowSurrogate(source.charAt(position))
                && Character.isHighSurrogate(source.charAt(position - 1));
        return Optional.of(new IllegalCharacter(source.codePointAt(second ? position - 1 : position)));
    }

    /** The error's message. */
    String message() {
        String shown = isVisible() ? " '" + Character.toString(codePoint) + "'" : "";
        return String.format(Locale.ROOT, "illegal character%s, U+%04X", shown, codePoint)
                + Optional.ofNullable(Character.getName(codePoint))
                        .map(name -> " " + name)
                        .orElse("");
    }

    private boolean isVisible() {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    /** What to do about it. */
    String hint() {
        if (QUOTES.indexOf(codePoint) >= 0) {
            return "Java's strings are in straight quotes: \", U+0022";
        }
        if (DASHES.indexOf(codePoint) >= 0) {
            return "Java's minus is the hyphen: -, U+002D";
        }
        return isVisible()
                ? "Java allows it in comments, strings and characters alone"
                : "it cannot be seen: delete it, or write a plain blank";
    }
}
