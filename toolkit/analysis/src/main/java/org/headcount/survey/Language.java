package org.headcount.survey;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** How another tool writes names, numbers and conditions. */
enum Language {
    R("([A-Za-z]|\\.(?![0-9]))[A-Za-z0-9._]*") {
        @Override
        String name(String column) {
            return isName(column) ? column : '`' + column.replace("\\", "\\\\").replace("`", "\\`") + '`';
        }

        @Override
        String truth(String condition) {
            return "as.numeric(" + condition + ")";
        }

        @Override
        String greater(String one, String other) {
            return "pmax(" + one + ", " + other + ")";
        }

        @Override
        String text(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        }

        @Override
        String missing(String name) {
            return "is.na(" + name + ")";
        }
    },
    STATA("[A-Za-z_][A-Za-z0-9_]{0,31}") {
        /** As Stata's {@code strtoname()} makes a name of a text. */
        @Override
        String name(String column) {
            String name = column.replaceAll("[^\\p{L}\\p{N}_]", "_");
            name = name.isEmpty() || Character.isDigit(name.charAt(0)) ? '_' + name : name;
            return name.substring(0, Math.min(32, name.length()));
        }

        /** Missing values are larger than all numbers in Stata, so a comparison alone would have an answer for them. */
        @Override
        String truth(String condition) {
            String[] sides = condition.split(" (<=|<|==) ", 2);
            return "cond(missing(" + sides[0] + ", " + sides[1] + "), ., " + condition + ")";
        }

        @Override
        String greater(String one, String other) {
            return "cond(missing(" + one + "), ., max(" + one + ", " + other + "))";
        }

        @Override
        String text(String text) {
            return "`\"" + text + "\"'";
        }

        @Override
        String missing(String name) {
            return "missing(" + name + ")";
        }
    },
    /** A row is a dictionary called {@code r}, a missing cell is {@code None}. */
    PYTHON("(?!)") {
        @Override
        String name(String column) {
            return "r[" + text(column) + "]";
        }

        @Override
        String truth(String condition) {
            return "float(" + condition + ")";
        }

        @Override
        String greater(String one, String other) {
            return "max(" + one + ", " + other + ")";
        }

        @Override
        String text(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
        }

        @Override
        String missing(String name) {
            return "(" + name + " is None)";
        }

        @Override
        String power() {
            return "**";
        }

        @Override
        String and() {
            return " and ";
        }

        @Override
        String or() {
            return " or ";
        }

        @Override
        String not(String condition) {
            return "not " + condition;
        }
    };

    private static final Set<String> RESERVED = Set.of(
            "if",
            "else",
            "repeat",
            "while",
            "function",
            "for",
            "in",
            "next",
            "break",
            "TRUE",
            "FALSE",
            "NULL",
            "Inf",
            "NaN",
            "NA",
            "NA_integer_",
            "NA_real_",
            "NA_character_",
            "_n",
            "_N",
            "_all",
            "_b",
            "_cons");

    private final Pattern plain;

    Language(String plain) {
        this.plain = Pattern.compile(plain);
    }

    /** Whether a text is a name as it is. */
    boolean isName(String text) {
        return plain.matcher(text).matches() && !RESERVED.contains(text);
    }

    /** A column's name as an expression. */
    abstract String name(String column);

    /** 1 where a comparison holds and 0 where it does not; missing where a side is missing. */
    abstract String truth(String condition);

    /** The greater of two expressions, row by row; missing where the first is missing. */
    abstract String greater(String one, String other);

    abstract String text(String text);

    /** Whether a column is missing. */
    abstract String missing(String name);

    /** The sign between a base and its exponent. */
    String power() {
        return "^";
    }

    /** Between two conditions of which both must hold. */
    String and() {
        return " & ";
    }

    /** Between two conditions of which one must hold. */
    String or() {
        return " | ";
    }

    /** The opposite of a condition in parentheses or of a call. */
    String not(String condition) {
        return "!" + condition;
    }

    /** A number that reads back as the same double. */
    String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? BigDecimal.valueOf(value).toBigInteger().toString()
                : Double.toString(value);
    }

    /** A value of a column: a number as it is, anything else as text. */
    String value(Object value) {
        return value instanceof Number number ? number(number.doubleValue()) : text(String.valueOf(value));
    }
}
