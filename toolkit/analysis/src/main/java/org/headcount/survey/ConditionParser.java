package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the language of {@link Condition}: tokens, then a parser by recursive descent, one method for each rule. */
final class ConditionParser {

    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "between", "is", "missing");

    private enum Kind {
        NAME,
        QUOTED_NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    /** A token with its position, counted from 1. */
    private record Token(Kind kind, String text, int at) {
        boolean isWord(String word) {
            return kind == Kind.NAME && text.toLowerCase(Locale.ROOT).equals(word);
        }

        boolean isSign(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        String shown() {
            return kind == Kind.END ? "the end" : "'" + text + "'";
        }
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    ConditionParser(String source) {
        this.source = source;
    }

    ConditionTree parse() {
        tokens();
        if (peek().kind == Kind.END) {
            throw fault(peek(), "a condition is empty", "write a comparison, such as year = 2022");
        }
        ConditionTree test = or();
        if (peek().kind != Kind.END) {
            throw fault(
                    peek(),
                    "expected 'and', 'or' or the end, but found " + peek().shown(),
                    "a name with blanks or signs goes in double quotes, a text in single quotes");
        }
        return test;
    }

    private IllegalArgumentException fault(Token token, String problem, String advice) {
        return fault(token.at, problem, advice);
    }

    private IllegalArgumentException fault(int at, String problem, String advice) {
        return new IllegalArgumentException(
                "condition \"" + source.strip() + "\", character " + at + ": " + problem + "; " + advice);
    }

    private void tokens() {
        int i = 0;
        while (i < source.length()) {
            char c = source.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '\'' || c == '"' || c == '`') {
                i = quoted(i, c);
            } else if (Character.isDigit(c) || (c == '.' && isDigit(i + 1)) || (c == '-' && startsNumber(i + 1))) {
                i = number(i);
            } else if (Character.isLetter(c) || c == '_') {
                int end = i;
                while (end < source.length() && isNamePart(source.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(Kind.NAME, source.substring(i, end), i + 1));
                i = end;
            } else {
                i = sign(i, c);
            }
        }
        tokens.add(new Token(Kind.END, "", source.length() + 1));
    }

    private boolean isDigit(int at) {
        return at < source.length() && Character.isDigit(source.charAt(at));
    }

    private boolean startsNumber(int at) {
        return isDigit(at) || (at < source.length() && source.charAt(at) == '.' && isDigit(at + 1));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '.'
                || c == '$'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private int quoted(int start, char quote) {
        StringBuilder text = new StringBuilder();
        int i = start + 1;
        while (i < source.length()) {
            if (source.charAt(i) != quote) {
                text.append(source.charAt(i++));
            } else if (i + 1 < source.length() && source.charAt(i + 1) == quote) {
                text.append(quote);
                i += 2;
            } else {
                Kind kind = quote == '\'' ? Kind.TEXT : Kind.QUOTED_NAME;
                tokens.add(new Token(kind, text.toString(), start + 1));
                return i + 1;
            }
        }
        throw fault(start + 1, "a quote is not closed", "end it with " + quote);
    }

    private static boolean isReserved(Token token) {
        return token.kind == Kind.NAME && WORDS.contains(token.text.toLowerCase(Locale.ROOT));
    }

    private int number(int start) {
        int end = start + 1;
        while (end < source.length()
                && (Character.isLetterOrDigit(source.charAt(end))
                        || source.charAt(end) == '.'
                        || ((source.charAt(end) == '-' || source.charAt(end) == '+')
                                && Character.toLowerCase(source.charAt(end - 1)) == 'e'))) {
            end++;
        }
        String text = source.substring(start, end);
        if (!text.matches("-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            throw fault(
                    start + 1,
                    "'" + text + "' is neither a number nor a name",
                    "write a decimal point, no separators of thousands, and names that begin with a digit in double"
                            + " quotes");
        }
        tokens.add(new Token(Kind.NUMBER, text, start + 1));
        return end;
    }

    private int sign(int at, char c) {
        for (String sign : List.of("==", "!=", "<>", "<=", ">=")) {
            if (source.startsWith(sign, at)) {
                String meant = sign.equals("==") ? "=" : sign.equals("<>") ? "!=" : sign;
                tokens.add(new Token(Kind.SIGN, meant, at + 1));
                return at + 2;
            }
        }
        if ("=<>(),".indexOf(c) >= 0) {
            tokens.add(new Token(Kind.SIGN, String.valueOf(c), at + 1));
            return at + 1;
        }
        String advice = switch (c) {
            case '&' -> "write 'and'";
            case '|' -> "write 'or'";
            case '!', '~' -> "write 'not'";
            case '\u2018', '\u2019', '\u201C', '\u201D' ->
                "texts go in straight single quotes, names in straight double quotes";
            default -> "a name with signs in it goes in double quotes, a text in single quotes";
        };
        throw fault(at + 1, "'" + c + "' is no sign of a condition", advice);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean accept(String word) {
        boolean found = peek().isWord(word) || peek().isSign(word);
        next += found ? 1 : 0;
        return found;
    }

    private void expect(String word, String advice) {
        if (!accept(word)) {
            throw fault(peek(), "expected '" + word + "', but found " + peek().shown(), advice);
        }
    }

    private ConditionTree or() {
        List<ConditionTree> parts = new ArrayList<>(List.of(and()));
        while (accept("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new ConditionTree.Or(parts);
    }

    private ConditionTree and() {
        List<ConditionTree> parts = new ArrayList<>(List.of(not()));
        while (accept("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : new ConditionTree.And(parts);
    }

    private ConditionTree not() {
        if (accept("not")) {
            return new ConditionTree.Not(not());
        }
        if (accept("(")) {
            ConditionTree inner = or();
            expect(")", "close the parenthesis");
            return inner;
        }
        return comparison();
    }

    private ConditionTree comparison() {
        Token column = take();
        if ((column.kind != Kind.NAME && column.kind != Kind.QUOTED_NAME) || isReserved(column)) {
            throw fault(
                    column,
                    "expected the name of a column, but found " + column.shown(),
                    "a comparison begins with a column, such as year = 2022");
        }
        if (accept("is")) {
            boolean not = accept("not");
            expect("missing", "write 'is missing' or 'is not missing'");
            return not
                    ? new ConditionTree.Not(new ConditionTree.Missing(column.text))
                    : new ConditionTree.Missing(column.text);
        }
        boolean not = accept("not");
        if (accept("in")) {
            ConditionTree in = in(column);
            return not ? new ConditionTree.Not(in) : in;
        }
        if (accept("between")) {
            ConditionTree low = new ConditionTree.Compared(source, column.text, ConditionTree.Sign.AT_LEAST, value());
            expect("and", "write between LOW and HIGH");
            ConditionTree between = new ConditionTree.And(
                    List.of(low, new ConditionTree.Compared(source, column.text, ConditionTree.Sign.AT_MOST, value())));
            return not ? new ConditionTree.Not(between) : between;
        }
        Token sign = take();
        ConditionTree.Sign known = ConditionTree.Sign.of(sign.text)
                .filter(some -> sign.kind == Kind.SIGN && !not)
                .orElseThrow(() -> fault(
                        sign,
                        "expected a comparison after " + column.text + ", but found " + sign.shown(),
                        "comparisons are =, !=, <, <=, >, >=, in (...), between ... and ..., is missing"));
        return new ConditionTree.Compared(source, column.text, known, value());
    }

    private ConditionTree in(Token column) {
        expect("(", "write the values in parentheses: in (1, 2)");
        List<ConditionTree> values = new ArrayList<>();
        do {
            values.add(new ConditionTree.Compared(source, column.text, ConditionTree.Sign.EQUAL, value()));
        } while (accept(","));
        expect(")", "separate the values by commas and close the parenthesis");
        return values.size() == 1 ? values.get(0) : new ConditionTree.Or(values);
    }

    private ConditionTree.Value value() {
        Token token = take();
        return switch (token.kind) {
            case NUMBER -> new ConditionTree.Value.Numeral(Double.parseDouble(token.text), token.text, token.at);
            case TEXT -> new ConditionTree.Value.Text(token.text, token.at);
            case NAME, QUOTED_NAME -> {
                if (isReserved(token)) {
                    throw fault(
                            token,
                            "expected a value, but found " + token.shown(),
                            "write a number, a text in single quotes or the name of a column");
                }
                yield new ConditionTree.Value.Column(token.text, token.at);
            }
            case SIGN, END ->
                throw fault(
                        token,
                        "expected a value, but found " + token.shown(),
                        "write a number, a text in single quotes or the name of a column");
        };
    }
}
