package org.headcount.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.engine.Comments;

/**
 * Values given on the command line, as a cell that assigns them: put behind the cell tagged {@code
 * parameters}, whose declarations say what type each is.
 *
 * @param values the values as typed, by name
 */
record Injected(Map<String, String> values) {
    static final String TAG = "parameters";
    static final String INJECTED = "injected-parameters";

    private static final Set<String> WHOLE = Set.of("int", "long", "short", "byte", "Integer", "Long", "BigInteger");
    private static final Set<String> REAL = Set.of("double", "float", "Double", "Float", "BigDecimal");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** A value that does not suit its parameter, or no parameter at all. */
    static final class Unsuitable extends Exception {
        private static final long serialVersionUID = 1L;

        Unsuitable(String message) {
            super(message);
        }

        Unsuitable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static Injected of(List<String> arguments) throws Unsuitable {
        Map<String, String> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !NAME.matcher(name).matches()) {
                throw new Unsuitable("-p " + argument + " is no parameter: write -p name=value");
            }
            values.put(name, argument.substring(equals + 1));
        }
        return new Injected(values);
    }

    /** The source of the cell that assigns the values, given the source of the cell that declares them. */
    String source(String declarations) throws Unsuitable {
        StringBuilder source = new StringBuilder("// Parameters\n");
        for (Map.Entry<String, String> each : values.entrySet()) {
            String name = each.getKey();
            Optional<String> type = type(name, declarations);
            String value = type.isPresent()
                    ? literal(name, type.get(), each.getValue())
                    : literal(name, guess(each.getValue()), each.getValue());
            source.append(type.isPresent() ? "" : "var ")
                    .append(name)
                    .append(" = ")
                    .append(value)
                    .append(";\n");
        }
        return source.toString().strip();
    }

    /** The names that no declaration knows: they are declared, but probably misspelt. */
    List<String> unknown(String declarations) {
        return values.keySet().stream()
                .filter(name -> type(name, declarations).isEmpty())
                .toList();
    }

    private static Optional<String> type(String name, String declarations) {
        Matcher declaration = Pattern.compile(
                        "([\\p{L}_$][\\p{L}\\p{N}_$.<>\\[\\], ]*?)\\s+" + Pattern.quote(name) + "\\s*(=([^;]*))?(;|$)")
                .matcher(Comments.blanked(declarations));
        if (!declaration.find()) {
            return Optional.empty();
        }
        String type = declaration.group(1).strip().replaceFirst("^final\\s+", "");
        if (!type.equals("var")) {
            return Optional.of(type);
        }
        // The initialiser itself: a string has been blanked out of the declaration.
        int start = declaration.start(3);
        String initialiser = start < 0
                ? ""
                : declarations.substring(start, declaration.end(3)).strip();
        String looks = guess(initialiser);
        return Optional.of(looks.equals("String") && !initialiser.startsWith("\"") ? "an expression" : looks);
    }

    /** The type that a value, or the initialiser of a declared one, has by its looks. */
    private static String guess(String value) {
        if (INTEGER.matcher(value).matches()) {
            return value.length() < 10 ? "int" : "long";
        }
        if (NUMBER.matcher(value).matches()) {
            return "double";
        }
        return value.equals("true") || value.equals("false") ? "boolean" : "String";
    }

    private static String literal(String name, String type, String value) throws Unsuitable {
        if (type.equals("String")) {
            return quoted(value);
        }
        boolean suits = WHOLE.contains(type)
                ? INTEGER.matcher(value).matches()
                : REAL.contains(type)
                        ? NUMBER.matcher(value).matches()
                        : !(type.equals("boolean") || type.equals("Boolean")) || value.matches("true|false");
        if (!suits) {
            throw new Unsuitable("-p " + name + "=" + value + ": " + name + " is declared as " + type + ", and " + value
                    + " is none");
        }
        return switch (type) {
            case "long", "Long" -> value + "L";
            case "float", "Float" -> value + "f";
            case "Double" -> value + "d";
            case "BigInteger", "BigDecimal" -> "new " + type + "(" + quoted(value) + ")";
            // Of any other type, the value is an expression.
            default -> value;
        };
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
