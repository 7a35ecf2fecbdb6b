package org.headcount.runner;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.magic.CellVariables.Variable;

/**
 * Values given on the command line, as a cell that assigns them: inserted after the cell tagged {@code
 * parameters}, whose declarations give the type of each.
 *
 * @param values the values as typed, by name
 */
public record ParameterValues(Map<String, String> values) {
    static final String TAG = "parameters";
    static final String INJECTED = "injected-parameters";

    /** The bits of whole numbers by their type. */
    private static final Map<String, Integer> BITS =
            Map.of("byte", 8, "Byte", 8, "short", 16, "Short", 16, "int", 32, "Integer", 32, "long", 64, "Long", 64);

    private static final Set<String> REAL = Set.of("double", "float", "Double", "Float");
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "+Infinity", "-Infinity");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

    /** A value that does not suit its parameter, or no parameter at all. */
    public static final class Unsuitable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unsuitable(String message) {
            super(message);
        }

        Unsuitable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static ParameterValues of(List<String> arguments) throws Unsuitable {
        Map<String, String> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 || !NAME.matcher(name).matches()) {
                throw new Unsuitable("-p " + argument + " is not a parameter: write -p name=value");
            }
            String other = values.put(name, argument.substring(equals + 1));
            if (other != null) {
                throw new Unsuitable("-p " + name + " is given twice, as " + other + " and as " + values.get(name)
                        + ": give one value");
            }
        }
        return new ParameterValues(values);
    }

    /**
     * The source of the cell that assigns the values of what is declared.
     *
     * @throws Unsuitable when a value does not have the declared type
     */
    String source(List<Variable> declared) throws Unsuitable {
        List<String> lines = new ArrayList<>(List.of("// Parameters"));
        for (Map.Entry<String, String> each : values.entrySet()) {
            Optional<Variable> variable = named(each.getKey(), declared);
            if (variable.isPresent()) {
                lines.add(assignment(variable.get(), each.getValue()));
            }
        }
        return String.join("\n", lines);
    }

    /** The last declaration of a name: it is the one in force when the cell has run. */
    static Optional<Variable> named(String name, List<Variable> declared) {
        return declared.stream()
                .filter(variable -> variable.name().equals(name))
                .reduce((earlier, later) -> later);
    }

    private static String assignment(Variable variable, String value) throws Unsuitable {
        String again = variable.isFinal() ? "final " + variable.type().orElse("var") + " " : "";
        return again + variable.name() + " = " + literal(variable, value) + ";";
    }

    private static String literal(Variable variable, String value) throws Unsuitable {
        String type = variable.type().orElse("");
        Optional<String> literal = BITS.containsKey(type)
                ? whole(type, value)
                : REAL.contains(type)
                        ? real(type, value)
                        : switch (type) {
                            case "boolean", "Boolean" -> Optional.of(value).filter(each -> each.matches("true|false"));
                            case "char", "Character" -> character(value);
                            case "String", "CharSequence" -> Optional.of(quoted(value, '"'));
                            case "BigInteger" ->
                                Optional.of(value)
                                        .filter(each -> INTEGER.matcher(each).matches())
                                        .map(each -> "new java.math.BigInteger(\"" + each + "\")");
                            case "BigDecimal" ->
                                Optional.of(value)
                                        .filter(each -> NUMBER.matcher(each).matches())
                                        .map(each -> "new java.math.BigDecimal(\"" + each + "\")");
                            default -> Optional.of(expression(type, value));
                        };
        return literal.orElseThrow(() -> new Unsuitable("-p " + variable.name() + "=" + value + ": " + variable.name()
                + " is declared as " + type + ", and \"" + value + "\" is not a value of that type"));
    }

    /** In decimal whatever its zeros: a leading zero would make an octal number of it in Java. */
    private static Optional<String> whole(String type, String value) {
        if (!INTEGER.matcher(value).matches()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(value);
        int bits = BITS.get(type);
        if (number.bitLength() >= bits) {
            return Optional.empty();
        }
        String cast = bits < 32 ? "(" + type.toLowerCase(java.util.Locale.ROOT) + ") " : "";
        return Optional.of(cast + number + (bits == 64 ? "L" : ""));
    }

    private static Optional<String> real(String type, String value) {
        boolean single = type.equals("float") || type.equals("Float");
        if (NOT_FINITE.contains(value)) {
            String constant =
                    value.equals("NaN") ? "NaN" : value.startsWith("-") ? "NEGATIVE_INFINITY" : "POSITIVE_INFINITY";
            return Optional.of((single ? "Float." : "Double.") + constant);
        }
        if (!NUMBER.matcher(value).matches()) {
            return Optional.empty();
        }
        // A number that the type cannot hold would become infinity, or zero.
        double held = single ? Float.parseFloat(value) : Double.parseDouble(value);
        boolean lost = Double.isInfinite(held) || (held == 0 && new BigDecimal(value).signum() != 0);
        String written = INTEGER.matcher(value).matches() ? new BigInteger(value) + ".0" : value;
        return lost ? Optional.empty() : Optional.of(written + (single ? "f" : ""));
    }

    private static Optional<String> character(String value) {
        return value.length() == 1 ? Optional.of(quoted(value, '\'')) : Optional.empty();
    }

    /** A value of any other type is an expression, or what an array is initialised with. */
    private static String expression(String type, String value) {
        if (INTEGER.matcher(value).matches()) {
            return new BigInteger(value).toString();
        }
        return type.endsWith("]") && value.strip().startsWith("{") ? "new " + type + " " + value : value;
    }

    private static String quoted(String value, char quote) {
        StringBuilder quoted = new StringBuilder().append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c == quote ? "\\" : "").append(c);
            }
        }
        return quoted.append(quote).toString();
    }
}
