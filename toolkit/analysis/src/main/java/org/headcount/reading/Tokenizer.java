package org.headcount.reading;

import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Cuts a range of a text into tokens, in one pass with bounded lookahead. */
final class Tokenizer implements Iterator<Token> {

    /** Longer rows of digits are keys and checksums, not quantities. */
    private static final int MOST_DIGITS = 40;

    private static final int MOST_GROUPS = 12;
    private static final int LONGEST_ABBREVIATION = 8;
    private static final String INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff";
    private static final String FRACTIONS =
            "\u00bc\u00bd\u00be\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e";
    private static final String APOSTROPHES = "'\u2019";

    private final String text;
    private final LocalCurrencies currencies;
    private final int end;
    private int position;
    private boolean spaced = true;
    private Token ahead;

    Tokenizer(String text, int start, int end) {
        this(text, start, end, LocalCurrencies.none());
    }

    Tokenizer(String text, int start, int end, LocalCurrencies currencies) {
        this.text = text;
        this.currencies = currencies;
        this.position = start;
        this.end = end;
        skip();
    }

    @Override
    public boolean hasNext() {
        return ahead != null || position < end;
    }

    /** The token that {@link #next()} gives. */
    Token peek() {
        if (ahead == null) {
            ahead = read();
        }
        return ahead;
    }

    boolean peekIsGlued() {
        return peek().isGlued();
    }

    @Override
    public Token next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Token token = peek();
        ahead = null;
        return token;
    }

    private void skip() {
        while (position < end) {
            char c = text.charAt(position);
            if (isSpace(c)) {
                spaced = true;
            } else if (INVISIBLE.indexOf(c) < 0) {
                return;
            }
            position++;
        }
    }

    private Token read() {
        int start = position;
        char c = text.charAt(start);
        Token token;
        if (isDigit(c) || (c == '.' && isDigit(charAt(start + 1)) && mayBeDecimalPoint(start))) {
            token = !spaced && isMarkAfterStop(start) ? token(Token.Type.CODE, start, digits(start)) : number(start);
        } else if (FRACTIONS.indexOf(c) >= 0) {
            token = token(Token.Type.NUMBER, start, start + 1);
        } else if (Character.isLetter(c) || (Character.isHighSurrogate(c) && isAstralLetter(start))) {
            token = word(start);
        } else {
            int length = Character.isHighSurrogate(c) && Character.isLowSurrogate(charAt(start + 1)) ? 2 : 1;
            token = token(Token.Type.SIGN, start, start + length);
        }
        position = token.end();
        spaced = false;
        skip();
        return token;
    }

    /** Whether a stop can begin a number such as {@code .75}: not right after a letter, digit or closing bracket. */
    private boolean mayBeDecimalPoint(int start) {
        char before = charAt(start - 1);
        return spaced || !(Character.isLetterOrDigit(before) || before == ')' || before == '%');
    }

    /**
     * Whether digits right after a stop are the mark of a note, as in {@code poverty.12 The}, or the rest of a code, as in
     * {@code CRP.12}; after an abbreviation such as {@code Rs.} they are a number.
     */
    private boolean isMarkAfterStop(int start) {
        if (charAt(start - 1) != '.') {
            return false;
        }
        int word = start - 1;
        while (word > 0 && start - word <= LONGEST_ABBREVIATION && Character.isLetter(charAt(word - 1))) {
            word--;
        }
        char last = charAt(start - 2);
        boolean letters = word < start - 1;
        if ((!letters && ")\"\u201d\u2019".indexOf(last) < 0)
                || (letters && isAbbreviation(lower(text.substring(word, start - 1))))) {
            return false;
        }
        int after = digits(start);
        boolean code = letters && Character.isUpperCase(last);
        int next = after;
        while (next < end && isSpace(text.charAt(next))) {
            next++;
        }
        return code || next >= end || (next > after && Character.isUpperCase(text.charAt(next)));
    }

    private static boolean isAbbreviation(String word) {
        return Sentences.isAbbreviation(word) || Currencies.isPrefix(word);
    }

    private Token token(Token.Type type, int start, int stop) {
        String raw = text.substring(start, stop);
        return new Token(type, start, stop, spaced, raw, type == Token.Type.WORD ? lower(raw) : raw);
    }

    private static String lower(String raw) {
        String small = raw.toLowerCase(Locale.ROOT);
        return small.indexOf('\u2019') < 0 ? small : small.replace('\u2019', '\'');
    }

    private Token word(int start) {
        Optional<String> letter =
                isMoneyLetter(start) ? currencies.ofLetter(text.substring(start, start + 1)) : Optional.empty();
        if (letter.isPresent()) {
            String raw = text.substring(start, start + 1);
            return new Token(
                    Token.Type.WORD, start, start + 1, spaced, raw, letter.get().toLowerCase(Locale.ROOT));
        }
        int i = start;
        boolean digits = false;
        while (i < end) {
            char c = text.charAt(i);
            if (Character.isLetter(c) || isMark(c) || (Character.isSurrogate(c) && isAstralLetter(i))) {
                i++;
            } else if (isDigit(c)) {
                if (!digits && (isCurrency(start, i) || isTimeUnit(start, i))) {
                    break;
                }
                digits = true;
                i++;
            } else if ((c == '\u00b2' || c == '\u00b3') && i - start <= 3) {
                i++;
            } else if (INVISIBLE.indexOf(c) >= 0 || APOSTROPHES.indexOf(c) >= 0) {
                if (!Character.isLetter(charAt(i + 1))) {
                    break;
                }
                i++;
            } else if (c == '.' && digits && isDigit(charAt(i - 1)) && isDigit(charAt(i + 1))) {
                i++;
            } else if (c == '.' && isAcronym(start, i)) {
                i++;
            } else if ((c == ':' && charAt(i + 1) == '/' && charAt(i + 2) == '/')
                    || (c == '@' && Character.isLetter(charAt(i + 1)))) {
                return link(start);
            } else {
                break;
            }
        }
        if (charAt(i) == '.'
                && i - start == 3
                && lower(text.substring(start, i)).equals("www")) {
            return link(start);
        }
        if (charAt(i) == '.' && i - start > 2 && text.charAt(i - 2) == '.' && goesOn(i + 1)) {
            return new Token(
                    Token.Type.WORD,
                    start,
                    i + 1,
                    spaced,
                    text.substring(start, i + 1),
                    lower(text.substring(start, i)));
        }
        return token(Token.Type.WORD, start, i);
    }

    /** Whether one capital letter comes right before digits that may be an amount: {@code R350}, {@code K5.2bn}; not {@code K9}. */
    private boolean isMoneyLetter(int start) {
        if (!Character.isUpperCase(text.charAt(start)) || !isDigit(charAt(start + 1))) {
            return false;
        }
        char before = charAt(start - 1);
        int after = digits(start + 1);
        char next = charAt(after);
        boolean letters = next < 128 && Character.isLetter(next);
        boolean scaled = next == 'b' || next == 'm' || next == 't' || next == 'k';
        boolean more = (".,-\u2013".indexOf(next) >= 0 && isDigit(charAt(after + 1)))
                || scaled
                || (next == ' ' && "mbt".indexOf(charAt(after + 1)) >= 0);
        boolean mask = text.startsWith("N95", start);
        return !(Character.isLetterOrDigit(before) || before == '-' || before == '/')
                && !mask
                && (more || (!letters && after - start > 2));
    }

    /** Whether a stop after letters goes on with a letter and another stop, as in {@code U.S.}, or ends such a word. */
    private boolean isAcronym(int start, int stop) {
        boolean single = stop - start == 1 || text.charAt(stop - 2) == '.';
        return single && Character.isLetter(charAt(stop + 1)) && !Character.isLetter(charAt(stop + 2));
    }

    /** Whether the sentence goes on after the last stop of an acronym: with a small letter or a digit. */
    private boolean goesOn(int from) {
        int i = from;
        while (isSpace(charAt(i)) && i < end && i < from + 3) {
            i++;
        }
        return Character.isLowerCase(charAt(i)) || isDigit(charAt(i)) || charAt(i) == ',';
    }

    private Token link(int start) {
        int i = start;
        while (i < end && !isSpace(text.charAt(i)) && "<>\"".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        while (i > start + 1 && ".,;:)".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return token(Token.Type.CODE, start, i);
    }

    /** Whether the letters before a digit are the unit of the digits before them: {@code 5h30m}, {@code 2m14s}. */
    private boolean isTimeUnit(int start, int stop) {
        String letters = text.substring(start, Math.min(stop, start + 4));
        return isDigit(charAt(start - 1)) && (letters.equals("h") || letters.equals("m") || letters.equals("min"));
    }

    /** Whether the letters before a digit are a currency's, so that the number is one of its own: {@code RMB3.6}. */
    private boolean isCurrency(int start, int stop) {
        return stop - start <= 4 && Currencies.isPrefix(text.substring(start, stop));
    }

    private Token number(int start) {
        int i = digits(start);
        int first = i - start;
        boolean decimal = start < end && text.charAt(start) == '.';
        boolean grouped = false;
        if (decimal) {
            i = digits(start + 1);
        } else if (first <= 3) {
            int groups = groups(i, first);
            grouped = groups > i;
            i = groups;
        }
        if (grouped && charAt(start + first) != ',' && charAt(i) == ',' && isDigit(charAt(i + 1))) {
            // 1 234,5
            int after = digits(i + 1);
            boolean list = charAt(after) == ',' || after - i > 3;
            return token(Token.Type.NUMBER, start, list ? i : after);
        }
        if (!decimal && charAt(i) == '.' && isDigit(charAt(i + 1))) {
            int after = digits(i + 1);
            if (charAt(after) == '.' && isDigit(charAt(after + 1)) && !grouped) {
                return dotted(start, i);
            }
            boolean european = after - i == 4
                    && text.charAt(start) != '0'
                    && charAt(after) == ','
                    && digits(after + 1) - after == 3;
            decimal = true;
            i = european ? after + 3 : after;
        } else if (!grouped && !decimal && charAt(i) == ',' && isDigit(charAt(i + 1))) {
            int after = digits(i + 1);
            boolean list = charAt(after) == ',' && isDigit(charAt(after + 1));
            if (!list && after - i <= 3 && first <= 3 && !isListBefore(start)) {
                i = after;
            }
        }
        if ((charAt(i) == 'e' || charAt(i) == 'E') && i - start < MOST_DIGITS) {
            int power = isDigit(charAt(i + 1)) ? i + 1 : "+-".indexOf(charAt(i + 1)) >= 0 ? i + 2 : i;
            int after = power > i ? digits(power) : i;
            if (after > power && after - power <= 3 && !Character.isLetterOrDigit(charAt(after))) {
                i = after;
            }
        }
        return token(i - start > MOST_DIGITS ? Token.Type.CODE : Token.Type.NUMBER, start, i);
    }

    private boolean isListBefore(int start) {
        return charAt(start - 1) == ',' && isDigit(charAt(start - 2));
    }

    /** Several stops: thousands as {@code 1.234.567}, or a name as {@code 192.168.1.2}. */
    private Token dotted(int start, int firstStop) {
        int i = firstStop;
        boolean thousands = firstStop - start <= 3;
        int parts = 0;
        while (charAt(i) == '.' && isDigit(charAt(i + 1))) {
            int after = digits(i + 1);
            thousands &= after - i == 4;
            i = after;
            parts++;
        }
        if (thousands && parts > 1 && charAt(i) == ',' && isDigit(charAt(i + 1))) {
            i = digits(i + 1);
        }
        return token(thousands && i - start <= MOST_DIGITS ? Token.Type.NUMBER : Token.Type.CODE, start, i);
    }

    /** The end of the groups of digits that follow the first: threes, or twos with a three at the end. */
    private int groups(int from, int first) {
        char separator = charAt(from);
        if (separator == ',') {
            return commaGroups(from);
        }
        boolean space = separator == ' ' && text.charAt(from - first) != '0' && !isSpacedListBefore(from - first);
        if (!space && "\u00a0\u202f\u2009".indexOf(separator) < 0 && APOSTROPHES.indexOf(separator) < 0) {
            return from;
        }
        int i = from;
        while (charAt(i) == separator && isDigit(charAt(i + 1)) && digits(i + 1) - i == 4) {
            i += 4;
        }
        boolean more = charAt(i) == separator && isDigit(charAt(i + 1));
        return more || isCodeAfter(i) ? from : i;
    }

    private boolean isSpacedListBefore(int start) {
        return charAt(start - 1) == ' ' && (isDigit(charAt(start - 2)) || charAt(start - 2) == '+');
    }

    private boolean isCodeAfter(int i) {
        return "-/:".indexOf(charAt(i)) >= 0 && isDigit(charAt(i + 1));
    }

    private int commaGroups(int from) {
        int i = from;
        boolean threes = true;
        for (int n = 0; n < MOST_GROUPS && charAt(i) == ',' && isDigit(charAt(i + 1)); n++) {
            int after = digits(i + 1);
            int length = after - i - 1;
            boolean last = charAt(after) != ',' || !isDigit(charAt(after + 1));
            if (length == 3 && (last || threes)) {
                i = after;
            } else if (length == 2 && !last) {
                threes = false;
                i = after;
            } else {
                return from;
            }
            if (last) {
                return length == 3 ? i : from;
            }
        }
        return from;
    }

    private int digits(int from) {
        int i = from;
        while (i < end && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private char charAt(int i) {
        return i >= 0 && i < end ? text.charAt(i) : '\0';
    }

    private boolean isAstralLetter(int i) {
        if (Character.isLowSurrogate(text.charAt(i))) {
            return i > 0
                    && Character.isHighSurrogate(text.charAt(i - 1))
                    && Character.isLetter(text.codePointAt(i - 1));
        }
        return i + 1 < end && Character.isLetter(text.codePointAt(i));
    }

    static boolean isSpace(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || c == '\u0085';
    }

    static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c > 127 && Character.isDigit(c));
    }

    private static boolean isMark(char c) {
        return c > 127
                && (Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    }
}
