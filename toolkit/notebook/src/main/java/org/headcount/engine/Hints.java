package org.headcount.engine;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** What to do about the slips that people make most. */
final class Hints {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(variable|method|class) ([\\p{L}\\p{N}_$]+)");
    private static final Pattern MISSING = Pattern.compile("(variable|method|class) ([\\p{L}\\p{N}_$]+).*");
    private static final List<String> TYPES = List.of(
            "boolean", "byte", "char", "double", "float", "int", "long", "short", "void", "String", "Integer",
            "Double");
    private static final Map<String, String> KNOWN = Map.of("println", "System.out.println(...) prints");

    private final Supplier<Collection<String>> names;

    /** Hints that know the names declared at the time. */
    Hints(Supplier<Collection<String>> names) {
        this.names = names;
    }

    /** A hint about an error at this position of a cell. */
    Optional<String> of(Diag error, String source, int position) {
        String message = error.getMessage(Locale.ENGLISH);
        return switch (error.getCode()) {
            case "compiler.err.expected", "compiler.err.expected2", "compiler.err.expected3" ->
                expected(message, source, position);
            case "compiler.err.premature.eof" -> Optional.of(unclosed(source));
            case "compiler.err.unclosed.str.lit" ->
                Optional.of("a string ends on the line it starts; one of several lines starts and ends with \"\"\"");
            case "compiler.err.illegal.char" ->
                IllegalCharacter.of(error, source, position).map(IllegalCharacter::hint);
            case "compiler.err.unclosed.char.lit" ->
                Optional.of("text is in double quotes; single quotes hold one character");
            case "compiler.err.cant.resolve.location",
                    "compiler.err.cant.resolve.location.args",
                    "compiler.err.cant.resolve" -> unknown(message);
            case "compiler.err.prob.found.req" -> conversion(message);
            case "compiler.err.unreported.exception.need.to.catch.or.throw" ->
                Optional.of("catch it here with try { ... } catch; only a cell's outermost code may throw it");
            default -> Optional.empty();
        };
    }

    private static Optional<String> expected(String message, String source, int position) {
        int end = source.indexOf('\n', position);
        boolean endsLine = end >= 0 && source.substring(position, end).isBlank();
        if (message.contains("';'") && endsLine) {
            return Optional.of("end this line with a semicolon: only the cell's last expression goes without");
        }
        return message.contains("';'") ? Optional.of("a semicolon is missing here") : Optional.empty();
    }

    private static String unclosed(String source) {
        String code = Comments.blanked(source);
        for (String pair : List.of("{}", "()", "[]")) {
            long open = code.chars().filter(c -> c == pair.charAt(0)).count();
            long closed = code.chars().filter(c -> c == pair.charAt(1)).count();
            if (open > closed) {
                return String.format(
                        Locale.ROOT, "%d '%c' opened, %d '%c' closed", open, pair.charAt(0), closed, pair.charAt(1));
            }
        }
        return "the cell ends in the middle of something";
    }

    private Optional<String> unknown(String message) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) {
            return Optional.empty();
        }
        String name = symbol.group(2);
        if (KNOWN.containsKey(name)) {
            return Optional.of(KNOWN.get(name));
        }
        return nearest(name)
                .map(known -> "did you mean " + known + "?")
                .or(() -> symbol.group(1).equals("class")
                        ? Optional.of("if " + name + " is in a package, import it")
                        : Optional.of("nothing of this name has been declared: has its cell been run?"));
    }

    private Optional<String> nearest(String name) {
        return Spelling.nearest(name, names.get(), Math.max(1, name.length() / 4));
    }

    /** A known name that is nearly that of something missing, as in {@code class doubel}. */
    Optional<String> near(String missing) {
        Matcher name = MISSING.matcher(missing);
        if (!name.matches()) {
            return Optional.empty();
        }
        return Spelling.nearest(name.group(2), TYPES, 2)
                .filter(type -> name.group(1).equals("class"))
                .or(() -> nearest(name.group(2)));
    }

    private static Optional<String> conversion(String message) {
        if (message.contains("possible lossy conversion")) {
            Matcher types = Pattern.compile("from (\\w+) to (\\w+)").matcher(message);
            return types.find()
                    ? Optional.of("write (" + types.group(2) + ") before the value to cut it down")
                    : Optional.empty();
        }
        return message.contains("cannot be converted to boolean")
                ? Optional.of("== compares, = assigns")
                : Optional.empty();
    }
}
