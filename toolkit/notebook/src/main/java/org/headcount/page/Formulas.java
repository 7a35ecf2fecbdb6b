package org.headcount.page;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds formulas in prose: {@code $...$} and {@code $$...$$}. As elsewhere, a dollar sign before a space
 * opens nothing, and one after a space or before a digit closes nothing: {@code $5 and $6} is money.
 */
final class Formulas implements InlineContentParserFactory {

    /** Where a formula stands. */
    enum Place {
        /** In a line of text. */
        IN_TEXT,
        /** In a line of its own. */
        ALONE
    }

    /** A formula in TeX. */
    static final class Formula extends CustomNode {
        private final String tex;
        private final Place place;

        Formula(String tex, Place place) {
            this.tex = tex;
            this.place = place;
        }

        String tex() {
            return tex;
        }

        Place place() {
            return place;
        }
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('$');
    }

    @Override
    public InlineContentParser create() {
        return Formulas::parse;
    }

    private static ParsedInline parse(InlineParserState state) {
        Scanner scanner = state.scanner();
        int signs = scanner.matchMultiple('$');
        if (signs > 2) {
            return ParsedInline.none();
        }
        Position start = scanner.position();
        while (scanner.find('$') >= 0) {
            Position end = scanner.position();
            SourceLines source = scanner.getSource(start, end);
            String tex = source.getContent();
            int closing = scanner.matchMultiple('$');
            if (isEscaped(tex)) {
                continue;
            }
            if (closing >= signs && isFormula(tex, signs, scanner.peek())) {
                return ParsedInline.of(
                        new Formula(tex.strip(), signs == 2 ? Place.ALONE : Place.IN_TEXT), scanner.position());
            }
            return ParsedInline.none();
        }
        return ParsedInline.none();
    }

    private static boolean isEscaped(String tex) {
        int backslashes = 0;
        for (int i = tex.length() - 1; i >= 0 && tex.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean isFormula(String tex, int signs, char next) {
        if (tex.isBlank() || signs == 2) {
            return !tex.isBlank();
        }
        return !Character.isWhitespace(tex.charAt(0))
                && !Character.isWhitespace(tex.charAt(tex.length() - 1))
                && !Character.isDigit(next);
    }
}
