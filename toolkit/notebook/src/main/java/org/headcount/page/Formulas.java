package org.headcount.page;

import java.util.List;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds formulas in prose: {@code $...$}, {@code $$...$$}, {@code \\(...\\)}, {@code \\[...\\]}, and bare {@code
 * \begin{align}...\end{align}}. As elsewhere, a dollar sign before a space
 * opens nothing, and one after a space or before a digit closes nothing: {@code $5 and $6} is money.
 */
final class Formulas implements InlineContentParserFactory {

    private static final int LONGEST = 5_000;

    /** Whether a formula is in a line of text or on lines of its own. */
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
        return Set.of('$', '\\');
    }

    @Override
    public InlineContentParser create() {
        return Formulas::parse;
    }

    private static ParsedInline parse(InlineParserState state) {
        Scanner scanner = state.scanner();
        if (scanner.peek() == '\\') {
            return backslashed(scanner);
        }
        int signs = scanner.matchMultiple('$');
        Position start = scanner.position();
        if (signs > 2) {
            // All of them at once: of each by itself, the rest would be looked through again.
            return ParsedInline.of(new Text("$".repeat(signs)), start);
        }
        if (!findClosing(scanner)) {
            return ParsedInline.none();
        }
        String tex = scanner.getSource(start, scanner.position()).getContent();
        int closing = scanner.matchMultiple('$');
        return closing >= signs && isFormula(tex, signs, scanner.peek())
                ? ParsedInline.of(
                        new Formula(tex.strip(), signs == 2 ? Place.ALONE : Place.IN_TEXT), scanner.position())
                : ParsedInline.none();
    }

    /** A formula between brackets with two backslashes each, or an environment. */
    private static ParsedInline backslashed(Scanner scanner) {
        Position start = scanner.position();
        scanner.next();
        for (String brackets : List.of("()", "[]")) {
            if (scanner.next("\\" + brackets.charAt(0))) {
                Position from = scanner.position();
                return find(scanner, "\\\\" + brackets.charAt(1))
                        ? formula(scanner, from, brackets.equals("()") ? Place.IN_TEXT : Place.ALONE)
                        : ParsedInline.none();
            }
        }
        if (!scanner.next("begin{")) {
            return ParsedInline.none();
        }
        Position name = scanner.position();
        scanner.match(c -> Character.isLetter(c) || c == '*');
        String environment = scanner.getSource(name, scanner.position()).getContent();
        String end = "\\end{" + environment + "}";
        if (environment.isEmpty() || !scanner.next('}') || !find(scanner, end)) {
            return ParsedInline.none();
        }
        scanner.next(end);
        String tex = scanner.getSource(start, scanner.position()).getContent();
        return ParsedInline.of(new Formula(tex.strip(), Place.ALONE), scanner.position());
    }

    private static ParsedInline formula(Scanner scanner, Position from, Place place) {
        String tex = scanner.getSource(from, scanner.position()).getContent();
        for (int i = 0; i < 3; i++) {
            scanner.next();
        }
        return tex.isBlank()
                ? ParsedInline.none()
                : ParsedInline.of(new Formula(tex.strip(), place), scanner.position());
    }

    /** Goes to the next place of these characters; a limit keeps the time in proportion to a text's length. */
    private static boolean find(Scanner scanner, String wanted) {
        for (int i = 0; i < LONGEST && scanner.hasNext(); i++) {
            Position here = scanner.position();
            if (scanner.peek() == wanted.charAt(0) && scanner.next(wanted)) {
                scanner.setPosition(here);
                return true;
            }
            scanner.next();
        }
        return false;
    }

    /** Goes to the next dollar sign that no backslash escapes. */
    private static boolean findClosing(Scanner scanner) {
        while (scanner.hasNext() && scanner.peek() != '$') {
            boolean escapes = scanner.peek() == '\\';
            scanner.next();
            if (escapes && scanner.hasNext()) {
                scanner.next();
            }
        }
        return scanner.hasNext();
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
