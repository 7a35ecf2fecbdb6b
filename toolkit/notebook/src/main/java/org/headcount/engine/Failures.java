package org.headcount.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import org.headcount.session.SnippetNames;
import org.headcount.session.Thrown;

/** Says what went wrong in terms of the cell. */
final class Failures {
    private static final String SNIPPET = "REPL.$JShell$";
    private static final String SESSION = "org.headcount.session.";
    private static final Pattern CAST = Pattern.compile(
            "class REPL\\.\\$JShell\\$\\w+?\\$([\\w$]+) cannot be cast to class REPL\\.\\$JShell\\$\\w+?\\$([\\w$]+) ");
    private static final int MOST_FRAMES = 40;
    private static final int MOST_ERRORS = 5;

    private Failures() {}

    /** The errors of a piece that did not compile, each with its line, a caret, and a hint where there is one. */
    static Failure compile(Cutter.Piece piece, List<Diag> diagnostics, Hints hints) {
        List<Diag> errors = diagnostics.stream().filter(Diag::isError).toList();
        List<String> report = new ArrayList<>();
        for (Diag error : errors.subList(0, Math.min(errors.size(), MOST_ERRORS))) {
            report.addAll(describe(piece, error, hints));
        }
        if (errors.size() > MOST_ERRORS) {
            report.add(String.format(Locale.ROOT, "(and %,d more errors)", errors.size() - MOST_ERRORS));
        }
        String message = errors.isEmpty()
                ? "the cell does not compile"
                : firstLine(message(errors.get(0), illegal(piece, errors.get(0))));
        return new Failure("CompileError", message, report.isEmpty() ? List.of(message) : report);
    }

    /** The compiler failed instead of saying what is wrong with a piece. */
    static Failure compilerFault(Cutter.Piece piece, Throwable fault) {
        String where = piece.cell().name() + ", line " + piece.lineOf(piece.lead()) + ": ";
        String message = "the compiler of JDK " + Runtime.version() + " failed on this instead of saying what is wrong"
                + " with it: write it in another way";
        if (isTooDeep(fault)) {
            message = "this is nested too deeply for the compiler, or has too many terms: take it apart";
        } else if (fault instanceof OutOfMemoryError) {
            message = "the compiler ran out of memory: take the cell apart, or read large data from a file";
        }
        return new Failure("CompileError", message, List.of(where + message, "    (" + rootOf(fault) + ")"));
    }

    /** Whether the compiler ran out of stack, which it and JShell wrap in several ways. */
    private static boolean isTooDeep(Throwable thrown) {
        return thrown instanceof StackOverflowError
                || (thrown.getCause() != null && isTooDeep(thrown.getCause()))
                || String.valueOf(thrown.getMessage()).contains(StackOverflowError.class.getName());
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static int position(Cutter.Piece piece, Diag error) {
        return piece.positionInCell(Math.toIntExact(Math.max(0, error.getPosition())));
    }

    private static Optional<IllegalCharacter> illegal(Cutter.Piece piece, Diag error) {
        return IllegalCharacter.of(error, piece.cell().source(), position(piece, error));
    }

    private static List<String> describe(Cutter.Piece piece, Diag error, Hints hints) {
        Cell cell = piece.cell();
        int position = position(piece, error);
        String source = cell.source();
        int start = source.lastIndexOf('\n', position - 1) + 1;
        int end = source.indexOf('\n', position);
        String line = source.substring(start, end < 0 ? source.length() : end);
        int number = cell.firstLine()
                + (int) source.chars().limit(position).filter(c -> c == '\n').count();

        List<String> lines = new ArrayList<>();
        List<String> message = message(error, illegal(piece, error)).lines().toList();
        lines.add(cell.name() + ", line " + number + ": " + message.get(0));
        lines.add("    " + line);
        lines.add("    " + line.substring(0, position - start).replaceAll("[^\t]", " ") + "^");
        message.stream().skip(1).filter(Failures::isWorthSaying).forEach(lines::add);
        hints.of(error, source, position).ifPresent(hint -> lines.add("hint: " + hint));
        return lines;
    }

    private static String message(Diag error, Optional<IllegalCharacter> illegal) {
        return illegal.map(IllegalCharacter::message).orElseGet(() -> error.getMessage(Locale.ENGLISH));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    /** The class that a cell's code is in has no name that its reader knows. */
    private static boolean isWorthSaying(String line) {
        return !line.strip().equals("location: class");
    }

    /** An exception with its causes; frames of cells by cell and line, frames of ours left out. */
    static Failure thrown(Thrown thrown) {
        List<String> report = new ArrayList<>();
        report.add(headline(thrown));
        describe(thrown, "", report);
        return new Failure(simpleName(thrown.type()), message(thrown).orElse(""), report);
    }

    private static Optional<String> message(Thrown thrown) {
        return thrown.message().map(message -> {
            Matcher cast = CAST.matcher(message);
            String plain = SnippetNames.plain(message)
                    .replaceFirst(
                            "(because the return value of \"java.lang.System.console\\(\\)\" is null)",
                            "$1: cells have no console; readLine(prompt) and readPassword(prompt) ask");
            return cast.lookingAt() && cast.group(1).equals(cast.group(2))
                    ? plain.replaceFirst(" \\(.*", "") + ": the object was made before " + cast.group(1)
                            + " was declared as it is now; run the cell that makes it"
                    : plain;
        });
    }

    private static void describe(Thrown thrown, String indent, List<String> report) {
        List<StackTraceElement> frames = ofInterest(thrown.frames());
        frames.stream()
                .limit(MOST_FRAMES)
                .map(frame -> indent + "    at " + place(frame))
                .forEach(report::add);
        if (frames.size() > MOST_FRAMES) {
            report.add(String.format(Locale.ROOT, "%s    … and %,d frames more", indent, frames.size() - MOST_FRAMES));
        }
        for (Thrown suppressed : thrown.suppressed()) {
            report.add(indent + "  suppressed: " + headline(suppressed));
            describe(suppressed, indent + "  ", report);
        }
        if (thrown.cause().isPresent()) {
            report.add(indent + "caused by " + headline(thrown.cause().get()));
            describe(thrown.cause().get(), indent, report);
        }
    }

    private static String headline(Thrown thrown) {
        String name = readable(thrown.type());
        return message(thrown).map(message -> name + ": " + message).orElse(name);
    }

    /** Down to the cell's first frame: below are the VM's and ours. Above it, ours are left out too. */
    private static List<StackTraceElement> ofInterest(List<StackTraceElement> frames) {
        int end = frames.size();
        while (end > 0 && !isOfCell(frames.get(end - 1))) {
            end--;
        }
        return frames.subList(0, end == 0 ? frames.size() : end).stream()
                .filter(frame -> !frame.getClassName().startsWith(SESSION))
                .toList();
    }

    private static boolean isOfCell(StackTraceElement frame) {
        return frame.getClassName().startsWith(SNIPPET);
    }

    private static String place(StackTraceElement frame) {
        if (!isOfCell(frame)) {
            String file = Optional.ofNullable(frame.getFileName()).orElse("unknown source");
            String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
            return frame.getClassName() + "." + frame.getMethodName() + " (" + file + line + ")";
        }
        String line = frame.getLineNumber() > 0 ? ", line " + frame.getLineNumber() : "";
        String where = frame.getFileName() + line;
        String type = readable(frame.getClassName());
        String method = frame.getMethodName();
        boolean top = type.isEmpty() || type.startsWith(SNIPPET);
        if (top && method.startsWith("do_it$")) {
            return where;
        }
        String name = method.startsWith("lambda$") ? "a lambda" : top ? method : type + "." + method;
        return name + " (" + where + ")";
    }

    /** A class of a cell without the wrapper's name before it. */
    static String readable(String type) {
        if (!type.startsWith(SNIPPET)) {
            return type;
        }
        int own = type.indexOf('$', SNIPPET.length());
        return own < 0 ? "" : type.substring(own + 1).replace('$', '.');
    }

    private static String simpleName(String type) {
        String name = readable(type);
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /**
     * Where the cell was when it was stopped. A cell may also have come to an end of its own because
     * it was asked to stop: that too is what was asked for.
     */
    static Failure interrupted(Cutter.Piece piece, VmExecutionControl.Result result) {
        return interrupted("cell", report -> whereStopped(piece, result, report));
    }

    /** Where what awaits a comm's messages was when it was stopped. */
    static Failure interruptedHandler(Thrown thrown) {
        return interrupted("comm's handler", report -> describe(thrown, "", report));
    }

    private static Failure interrupted(String what, Consumer<List<String>> where) {
        String message = "the " + what + " was stopped; variables are kept";
        List<String> report = new ArrayList<>(List.of("Interrupted: " + message + "."));
        where.accept(report);
        return new Failure("Interrupted", message, report);
    }

    private static void whereStopped(Cutter.Piece piece, VmExecutionControl.Result result, List<String> report) {
        if (result instanceof VmExecutionControl.Result.Threw threw) {
            describe(threw.thrown(), "", report);
        } else if (result instanceof VmExecutionControl.Result.NotRun) {
            report.add("    before " + piece.cell().name() + ", line " + piece.lineOf(piece.lead()));
        }
    }

    /** Something declared was used before all that it needs was declared. */
    static Failure unresolved(String what, List<String> missing, Thrown where) {
        String message = what + " cannot be used until "
                + (missing.isEmpty() ? "what it needs" : String.join(", ", missing))
                + (missing.size() > 1 ? " are" : " is") + " declared";
        List<String> report = new ArrayList<>(List.of("UnresolvedReference: " + message));
        describe(new Thrown(where.type(), Optional.empty(), where.frames(), Optional.empty(), List.of()), "", report);
        return new Failure("UnresolvedReference", message, report);
    }

    static Failure lost(VmExit exit) {
        List<String> report = new ArrayList<>();
        String message = exit.sentence();
        report.add("SessionLost: " + message + ".");
        report.add("All variables and declarations are lost. The next cell runs in a fresh session:"
                + " run the cells it needs again.");
        exit.lastWords().stream().map(line -> "    | " + line).forEach(report::add);
        return new Failure("SessionLost", message, report);
    }
}
