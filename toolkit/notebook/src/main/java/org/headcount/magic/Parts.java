package org.headcount.magic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.engine.Cell;
import org.headcount.engine.Comments;

/**
 * Cuts a cell at its magics.
 *
 * <p>A magic is allowed where Java has no {@code %}: at the beginning of a line that begins a statement,
 * outside all brackets, or right behind the {@code =} of an assignment. Whatever follows an unfinished
 * statement is a remainder, in comments and literals a sign like any other. A magic with two signs takes all lines
 * below it.
 */
final class Parts {
    private static final Pattern NAME = Pattern.compile("(%%?)([A-Za-z]\\w*|(?=[ \\t]*(?:\\R|\\z)))");
    private static final Pattern DIRECTIVE = Pattern.compile("//(DEPS|REPOS)[ \\t]+(.*)");
    private static final Pattern SWITCH_EXPRESSION = Pattern.compile("(?s).*\\S\\s*\\bswitch\\b.*");

    /** How much of a cell is looked through at first for its next magic. */
    private static final int WINDOW = 1 << 10;

    private static final String ASSIGNS = "=!<>+-*/%&|^";

    private final Cell cell;
    private final String source;
    private final List<Part> parts = new ArrayList<>();
    private final List<MagicCall> directives = new ArrayList<>();

    /** How many lines end before a position; parts are made in their order. */
    private int linesBefore;

    private int counted;

    private Parts(Cell cell) {
        this.cell = cell;
        this.source = cell.source();
    }

    /** The parts in the order in which they run: what the cell needs first, then in source order. */
    static List<Part> of(Cell cell) {
        Parts parts = cut(cell);
        return Stream.concat(needs(parts.directives), parts.parts.stream()).toList();
    }

    /** The call whose line a position is in. */
    static Optional<MagicCall> callAt(Cell cell, int position) {
        Parts parts = cut(cell);
        return Stream.concat(parts.directives.stream(), parts.parts.stream().flatMap(part -> call(part).stream()))
                .filter(call -> call.start() <= position && position <= call.end())
                .findFirst();
    }

    /** The magic that a part calls, if it calls one. */
    static Optional<MagicCall> call(Part part) {
        if (part instanceof Part.Plain plain) {
            return Optional.of(plain.call());
        }
        return part instanceof Part.Assigned assigned ? Optional.of(assigned.call()) : Optional.empty();
    }

    /** Needs of one kind are met together, so that one version suits them all. */
    private static Stream<Part> needs(List<MagicCall> directives) {
        return Stream.of("REPOS", "DEPS")
                .map(name -> directives.stream()
                        .filter(call -> call.name().equals(name))
                        .toList())
                .filter(calls -> !calls.isEmpty())
                .map(calls -> {
                    MagicCall first = calls.get(0);
                    String all = calls.stream().map(MagicCall::arguments).collect(Collectors.joining(" "));
                    return new Part.Plain(new MagicCall(
                            first.form(),
                            first.name(),
                            all,
                            first.cell(),
                            first.start(),
                            first.argumentsAt(),
                            first.end()));
                });
    }

    private static Parts cut(Cell cell) {
        Parts parts = new Parts(cell);
        parts.cutLines();
        return parts;
    }

    private int firstCharacter(int start) {
        int first = start;
        while (first < source.length() && Character.isWhitespace(source.charAt(first))) {
            first++;
        }
        return first;
    }

    private void cutLines() {
        int from = 0;
        while (from < source.length()) {
            Optional<Found> found = next(from);
            int statement = found.map(Found::statement).orElse(source.length());
            addJava(from, statement);
            if (found.isEmpty()) {
                return;
            }
            MagicCall call = call(found.get().sign());
            if (found.get().assigned()) {
                parts.add(new Part.Assigned(part(statement, call.start()), statement, withoutSemicolon(call)));
            } else {
                parts.add(new Part.Plain(call));
            }
            // A magic with two signs is about all lines below it.
            from = call.form() == MagicCall.Form.CELL ? source.length() : call.bodyAt();
        }
    }

    /**
     * The next magic from a position on. The lines that are looked through grow: to look through all of them for each
     * magic would take time by the square of their number.
     */
    private Optional<Found> next(int from) {
        for (int length = WINDOW; true; length *= 2) {
            int end = from + length < source.length() ? endOfLine(from + length) : source.length();
            Optional<Found> found = new Scan(from, end).next();
            if (found.isPresent() || end == source.length()) {
                return found;
            }
        }
    }

    private void addJava(int start, int end) {
        String java = source.substring(start, end);
        if (!java.isBlank()) {
            parts.add(new Part.Java(part(start, end), start));
            Comments.lineComments(java).forEach(at -> addDirective(start + at));
        }
    }

    private void addDirective(int start) {
        Matcher directive = DIRECTIVE.matcher(source).region(start, endOfLine(start));
        boolean beginsLine =
                source.substring(source.lastIndexOf('\n', start) + 1, start).isBlank();
        if (beginsLine && directive.lookingAt()) {
            directives.add(new MagicCall(
                    MagicCall.Form.DIRECTIVE,
                    directive.group(1),
                    directive.group(2).strip(),
                    cell,
                    start,
                    directive.start(2),
                    directive.end()));
        }
    }

    private Cell part(int start, int end) {
        for (; counted < start; counted++) {
            linesBefore += source.charAt(counted) == '\n' ? 1 : 0;
        }
        return new Cell(cell.name(), cell.firstLine() + linesBefore, source.substring(start, end));
    }

    private MagicCall call(int start) {
        Matcher name = NAME.matcher(source).region(start, source.length());
        int named = name.lookingAt() ? name.end() : start + 1;
        MagicCall.Form form = source.startsWith("%%", start) ? MagicCall.Form.CELL : MagicCall.Form.LINE;
        int end = endOfLine(start);
        int arguments = named;
        while (arguments < end && Character.isWhitespace(source.charAt(arguments))) {
            arguments++;
        }
        String signed = source.substring(start, Math.max(named, start)).replaceFirst("^%%?", "");
        return new MagicCall(form, signed, source.substring(arguments, end).strip(), cell, start, arguments, end);
    }

    private static MagicCall withoutSemicolon(MagicCall call) {
        String arguments = call.arguments().replaceFirst("\\s*;$", "");
        return call.withArguments(arguments);
    }

    private int endOfLine(int from) {
        int end = source.indexOf('\n', from);
        return end < 0 ? source.length() : end;
    }

    /** The position of a magic's sign, and the start of the statement that contains it. */
    private record Found(int sign, int statement, boolean assigned) {}

    /** Reads Java from a position to the next magic. */
    private final class Scan {
        private final int from;
        private final String code;
        private final Deque<Integer> open = new ArrayDeque<>();
        private int statement;
        private int latest = -1;

        Scan(int from, int end) {
            this.from = from;
            this.code = Comments.outlined(source.substring(from, end));
        }

        Optional<Found> next() {
            for (int i = 0; i < code.length(); i++) {
                char c = code.charAt(i);
                if (c == '%'
                        && open.isEmpty()
                        && NAME.matcher(code).region(i, code.length()).lookingAt()) {
                    if (latest < statement && beginsLine(i)) {
                        return Optional.of(new Found(from + i, from + lineStart(i), false));
                    }
                    if (isAssigned(i)) {
                        return Optional.of(new Found(from + i, firstCharacter(from + statement), true));
                    }
                }
                read(i, c);
            }
            return Optional.empty();
        }

        private void read(int i, char c) {
            if (Character.isWhitespace(c)) {
                return;
            }
            latest = i;
            switch (c) {
                case '(', '[', '{' -> open.push(i);
                case ')', ']' -> close();
                case '}' -> {
                    int opened = close();
                    String before = code.substring(Math.min(statement, opened), opened);
                    if (open.isEmpty() && !SWITCH_EXPRESSION.matcher(before).matches()) {
                        statement = i + 1;
                    }
                }
                case ';' -> statement = open.isEmpty() ? i + 1 : statement;
                default -> {}
            }
        }

        private int close() {
            return open.isEmpty() ? 0 : open.pop();
        }

        private boolean beginsLine(int i) {
            return code.substring(lineStart(i), i).isBlank()
                    && source.substring(from + lineStart(i), from + i).isBlank();
        }

        private int lineStart(int i) {
            return code.lastIndexOf('\n', i) + 1;
        }

        private boolean isAssigned(int i) {
            return latest > 0
                    && code.charAt(latest) == '='
                    && ASSIGNS.indexOf(code.charAt(latest - 1)) < 0
                    && source.substring(from + latest + 1, from + i).isBlank()
                    && i + 1 < code.length()
                    && Character.isLetter(code.charAt(i + 1));
        }
    }

    /** A part of a cell; a cell's parts run one after another. */
    sealed interface Part {
        /** Java, which begins at a position of the cell. */
        record Java(Cell cell, int start) implements Part {}

        /** A magic on a line of its own, or one for all lines below it. */
        record Plain(MagicCall call) implements Part {}

        /** A statement that ends in a magic, whose value it takes: the Java before the call, and the call. */
        record Assigned(Cell before, int start, MagicCall call) implements Part {}
    }
}
