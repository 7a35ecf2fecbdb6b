package org.headcount.reading;

/**
 * One word, number or sign of a sentence.
 *
 * @param type what it is
 * @param start index of its first character in the document's text
 * @param end index after its last character
 * @param spaced whether white space, or the start of the block, comes before it
 * @param raw as printed
 * @param text a word in lower case, with a straight apostrophe; a number or sign as printed; for a single letter before
 *     digits that is a currency in this document, the currency's code in lower case
 */
public record Token(Type type, int start, int end, boolean spaced, String raw, String text) {

    /** What a token is. */
    public enum Type {
        /** Letters, and digits after the first of them: {@code yuan}, {@code U.S.}, {@code H5N1}. */
        WORD,
        /** Digits with their separators, or a fraction sign: {@code 12,750.5}, {@code ½}. */
        NUMBER,
        /** A name made of digits, such as an address {@code 192.168.1.2}, or a link. */
        CODE,
        /** One other character. */
        SIGN
    }

    /** Whether it is a word, in lower case. */
    public boolean is(String word) {
        return text.equals(word);
    }

    /** Whether it is a word that starts with a capital letter. */
    public boolean isCapital() {
        return type == Type.WORD && Character.isUpperCase(raw.charAt(0));
    }

    /** Whether it is a word of capital letters alone. */
    boolean isAllCapitals() {
        return type == Type.WORD && raw.chars().allMatch(Character::isUpperCase);
    }

    boolean isWord() {
        return type == Type.WORD;
    }

    boolean isNumber() {
        return type == Type.NUMBER;
    }

    boolean isSign() {
        return type == Type.SIGN;
    }

    /** Whether it directly follows the one before, as {@code bn} does in {@code 3.6bn}. */
    boolean isGlued() {
        return !spaced;
    }

    /** Whether it is a hyphen or dash. */
    boolean isDash() {
        return type == Type.SIGN && !text.isEmpty() && "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212".contains(text);
    }
}
