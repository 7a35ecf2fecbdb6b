package org.headcount.magic;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.engine.Failure;

/** What option of the session's VM would help: modules that it does not have, packages that are not open. */
final class VmAdvice {
    private static final String FIRST = "; put that into the first cell, since it restarts the session";

    /** A message of the compiler or the VM, and the option that helps. */
    private record Cause(Pattern message, Function<Matcher, Optional<String>> option) {
        static Cause of(String message, Function<Matcher, Optional<String>> option) {
            return new Cause(Pattern.compile(message), option);
        }
    }

    private static final List<Cause> CAUSES = List.of(
            Cause.of(
                    "declared in module ([\\w.]+), which is not in the module graph",
                    found -> Optional.of("--add-modules " + found.group(1))),
            Cause.of(
                    "(?:NoClassDefFoundError|ClassNotFoundException): ([\\w/.]+)[/.]\\w",
                    found -> NeededModules.moduleOf(found.group(1).replace('/', '.'))
                            .map(module -> "--add-modules " + module)),
            Cause.of(
                    "module ([\\w.]+) does not \"?(exports|opens) ([\\w.]+)\"? to unnamed module",
                    found -> Optional.of(
                            "--add-" + found.group(2) + " " + found.group(1) + "/" + found.group(3) + "=ALL-UNNAMED")),
            Cause.of(
                    "module ([\\w.]+)\\) because module [\\w.]+ does not export ([\\w.]+) to unnamed module",
                    found -> Optional.of("--add-exports " + found.group(1) + "/" + found.group(2) + "=ALL-UNNAMED")),
            Cause.of(
                    "package ([\\w.]+) is declared in module ([\\w.]+), which does not export it",
                    found -> Optional.of("--add-exports " + found.group(2) + "/" + found.group(1) + "=ALL-UNNAMED")),
            Cause.of("\\(use --enable-preview to enable", found -> Optional.of("--enable-preview")));

    private VmAdvice() {}

    /** The magic that helps with a failure, if one does. */
    static Optional<String> of(Failure failure) {
        String report = String.join("\n", failure.report());
        return CAUSES.stream()
                .flatMap(cause -> {
                    Matcher found = cause.message().matcher(report);
                    return found.find() ? cause.option().apply(found).stream() : java.util.stream.Stream.empty();
                })
                .findFirst()
                .map(option -> "write %jvm " + option + FIRST);
    }
}
