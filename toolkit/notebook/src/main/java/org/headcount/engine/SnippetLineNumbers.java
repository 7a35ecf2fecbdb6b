package org.headcount.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Maps lines of a compiled snippet to lines of its cell. JShell wraps a snippet in a class, below
 * imports that grow with the session: the class's own line numbers are of no use to a reader.
 */
final class SnippetLineNumbers {
    /** A snippet as compiled, and the part of a cell it came from. */
    record Wrapped(SnippetWrapper wrapper, Cutter.Piece piece) {}

    private final String cell;
    private final int[] places;

    private SnippetLineNumbers(String cell, int[] places) {
        this.cell = cell;
        this.places = places;
    }

    /** The lines of the class that holds these snippets: one, or overloads of a method. */
    static SnippetLineNumbers of(List<Wrapped> snippets) {
        String text = snippets.get(0).wrapper().wrapped();
        int[] starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
        int[] places = new int[starts.length + 1];
        if (snippets.size() == 1) {
            byPosition(snippets.get(0), starts, places);
        } else {
            snippets.forEach(snippet -> byText(snippet, text, starts, places));
        }
        fill(places);
        return new SnippetLineNumbers(snippets.get(0).piece().cell().name(), places);
    }

    /** A source line may go to several lines of the class: a declaration to its field and to its initialiser. */
    private static void byPosition(Wrapped snippet, int[] starts, int[] places) {
        String source = snippet.wrapper().source();
        Cutter.Piece piece = snippet.piece();
        int counted = piece.positionInCell(0);
        int place = piece.lineOf(0);
        for (int i = 0; i < source.length(); i++) {
            for (int end = piece.positionInCell(i); counted < end; counted++) {
                place += piece.cell().source().charAt(counted) == '\n' ? 1 : 0;
            }
            if (startsWord(source, i)) {
                int line = line(starts, snippet.wrapper().sourceToWrappedPosition(i));
                if (places[line] == 0 || place < places[line]) {
                    places[line] = place;
                }
            }
        }
    }

    /** The wrapper's own words around an expression, as in {@code return $1 =}, belong to the expression. */
    private static void fill(int[] places) {
        for (int line = places.length - 2; line > 0; line--) {
            places[line] = places[line] == 0 ? places[line + 1] : places[line];
        }
        for (int line = 1; line < places.length; line++) {
            places[line] = places[line] == 0 ? places[line - 1] : places[line];
        }
    }

    private static boolean startsWord(String source, int i) {
        char here = source.charAt(i);
        boolean continues =
                i > 0 && Character.isJavaIdentifierPart(here) && Character.isJavaIdentifierPart(source.charAt(i - 1));
        return !Character.isWhitespace(here) && !continues;
    }

    /** Overloads share a class, and JShell's positions do not say whose they are. */
    private static void byText(Wrapped snippet, String text, int[] starts, int[] places) {
        int from = 0;
        int offset = 0;
        for (String sourceLine : snippet.wrapper().source().split("\n", -1)) {
            String code = sourceLine.strip();
            int found = code.isEmpty() ? -1 : text.indexOf(code, from);
            if (found >= 0) {
                places[line(starts, found)] = snippet.piece().lineOf(offset);
                from = found + code.length();
            }
            offset += sourceLine.length() + 1;
        }
    }

    /** The number, from 1, of the line that a position is in. */
    private static int line(int[] starts, int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    String cell() {
        return cell;
    }

    /** The cell's line for the class's, or 0 if it has none. */
    int of(int line) {
        return line < places.length ? places[line] : 0;
    }
}
