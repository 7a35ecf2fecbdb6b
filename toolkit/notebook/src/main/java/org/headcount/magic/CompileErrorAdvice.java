package org.headcount.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.engine.Cell;
import org.headcount.engine.Comments;
import org.headcount.engine.Failure;
import org.headcount.engine.Outcome;

/** Adds advice to a compile error that is due to magics, or to the habits of other kernels. */
final class CompileErrorAdvice {
    private static final Pattern LIKE_A_MAGIC = Pattern.compile("(?m)^[ \\t]*%%?([A-Za-z]\\w*)");

    /** What cells for other kernels use, and what to write in its place; the more special first. */
    private record Elsewhere(Pattern used, String instead) {
        static Elsewhere of(String used, String instead) {
            return new Elsewhere(Pattern.compile(used), instead);
        }
    }

    private static final List<Elsewhere> ELSEWHERE = List.of(
            Elsewhere.of(
                    "io\\.github\\.spencerpark\\.ijava\\.runtime\\.Magics|\\b(line|cell)Magic\\(",
                    "write the magic itself, as in %maven g:a:v"),
            Elsewhere.of(
                    "io\\.github\\.spencerpark|org\\.dflib\\.jjava|org\\.rapaio\\.jupyter",
                    "that is another kernel's own class, which is not here: a class is shown by an"
                            + " org.headcount.session.Renderer, and every cell has display, updateDisplay and render"),
            Elsewhere.of(
                    "\\beval\\s*\\(",
                    "a cell cannot run source from a string: write the code itself in the cell, or put it in a file and use"
                            + " %load FILE"));

    private static final List<String> MISSING = List.of("cannot find symbol", "does not exist");

    private CompileErrorAdvice() {}

    static Outcome add(Outcome outcome, Cell cell, Catalogue catalogue) {
        if (!(outcome instanceof Outcome.Failed failed)) {
            return outcome;
        }
        Failure failure = failed.failure();
        boolean isCompiled = !failure.name().equals("CompileError");
        Stream<String> ofCompiler = isCompiled
                ? Stream.empty()
                : Stream.concat(remainder(cell, catalogue).stream(), elsewhere(cell, failure).stream());
        List<String> hints = Stream.concat(ofCompiler, VmAdvice.of(failure).stream())
                .map(hint -> "hint: " + hint)
                .toList();
        if (hints.isEmpty()) {
            return outcome;
        }
        List<String> report = new ArrayList<>(failure.report());
        report.addAll(hints);
        return new Outcome.Failed(new Failure(failure.name(), failure.message(), report));
    }

    /** A line like a magic's below a statement that is not finished. */
    private static Optional<String> remainder(Cell cell, Catalogue catalogue) {
        Matcher line = LIKE_A_MAGIC.matcher(Comments.outlined(cell.source()));
        while (line.find()) {
            if (catalogue.named(line.group(1)).isPresent()) {
                return Optional.of("%" + line.group(1) + " was read as a remainder, since the statement before it is"
                        + " not finished: end that with a semicolon, and call magics outside braces");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> elsewhere(Cell cell, Failure failure) {
        String code = Comments.blanked(cell.source());
        boolean missing =
                failure.report().stream().anyMatch(line -> MISSING.stream().anyMatch(line::contains));
        return ELSEWHERE.stream()
                .filter(each -> missing && each.used().matcher(code).find())
                .map(Elsewhere::instead)
                .findFirst();
    }
}
