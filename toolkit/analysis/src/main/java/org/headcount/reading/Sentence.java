package org.headcount.reading;

import java.util.List;

/**
 * A sentence of a document, cut into tokens.
 *
 * @param index its number in the document, from 0
 * @param block the index of its block in {@link Document#blocks()}
 * @param start index of its first character in the document's text
 * @param end index after its last character
 * @param tokens its words, numbers and signs, in order
 */
public record Sentence(int index, int block, int start, int end, List<Token> tokens) {

    private static final Token NONE = new Token(Token.Type.SIGN, 0, 0, true, "", "");

    /** Copies the tokens. */
    public Sentence {
        tokens = List.copyOf(tokens);
    }

    /** The number of tokens. */
    public int size() {
        return tokens.size();
    }

    /** A token by its place; an empty sign before the first and after the last. */
    public Token at(int place) {
        return place >= 0 && place < tokens.size() ? tokens.get(place) : NONE;
    }

    /** Whether words follow each other from a place on. */
    boolean has(int place, String... words) {
        return has(place, List.of(words));
    }

    /** Whether words follow each other from a place on. */
    boolean has(int place, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!at(place + i).is(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Its text, with single spaces. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token ->
                text.append(token.spaced() && text.length() > 0 ? " " : "").append(token.raw()));
        return text.toString();
    }
}
