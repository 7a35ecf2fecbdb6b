package org.headcount.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.engine.Settings;
import org.headcount.engine.Suggestion;

/** {@code %jvm}: other options for the session's VM and its compiler. */
final class VmOptions {
    private static final String PREVIEW = "--enable-preview";
    private static final Pattern COMPILERS =
            Pattern.compile("-Xlint.*|-Xdoclint.*|-Xmax(errs|warns)|-parameters|-g(:.*)?|-nowarn|-Werror|-deprecation"
                    + "|-proc:.*|-A.+|-XD.+|-Xplugin:.*|--release");
    private static final Pattern BOTH = Pattern.compile("--add-(modules|exports|reads)(=.*)?|--module-path(=.*)?|-p");
    private static final Pattern HAVE_ARGUMENT =
            Pattern.compile("--release|--add-(modules|exports|opens|reads)|--module-path|-p|-Xmax(errs|warns)");

    /** What the session was first started with, once it has been started with anything else. */
    private Optional<Settings> first = Optional.empty();

    private VmOptions() {}

    static Magic magic() {
        return new Magic(
                List.of("jvm"),
                Magic.Reach.LINE,
                List.of("%jvm OPTION...", "%jvm --reset", "%jvm"),
                "Restarts the session's VM with other options, such as -Xmx4g or --enable-preview; those that are the"
                        + " compiler's (-Xlint, -parameters, ...) go to the compiler. Variables and declarations are"
                        + " gone, the class path stays. Options that no VM takes are refused, and nothing changes."
                        + " --reset goes back to the first ones. Without an option it lists those in use.",
                new VmOptions()::run,
                (written, context) -> Suggestion.all(
                        Suggestion.Kind.OPTION,
                        List.of(
                                "--enable-preview",
                                "--reset",
                                "--add-modules",
                                "--add-exports",
                                "--add-opens",
                                "-Xmx",
                                "-Xlint:all",
                                "-XX:+UseZGC",
                                "-ea",
                                "-parameters")));
    }

    private MagicResult run(MagicCall call, MagicContext context) throws MagicFailure {
        List<String> words = call.words();
        Settings present = context.engine().settings();
        if (words.isEmpty()) {
            context.say("VM:       " + listed(present.vmOptions()));
            context.say("compiler: " + listed(present.compilerOptions()));
            return MagicResult.DONE;
        }
        Settings start = first.orElse(present);
        List<String> options = words.equals(List.of("--reset")) ? List.of() : words;
        try {
            context.engine().restart(with(options, start, present));
        } catch (IllegalArgumentException e) {
            throw MagicFailure.of(e.getMessage(), "the session goes on as it was");
        }
        first = Optional.of(start);
        context.say(
                "the session was restarted " + (options.isEmpty() ? "as at first" : "with " + String.join(" ", options))
                        + ": variables are gone, the class path is as it was");
        return MagicResult.DONE;
    }

    private static String listed(List<String> options) {
        return options.isEmpty() ? "no options" : String.join(" ", options);
    }

    private static Settings with(List<String> options, Settings start, Settings present) throws MagicFailure {
        List<String> forVm = new ArrayList<>();
        List<String> forCompiler = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            List<String> whole = HAVE_ARGUMENT.matcher(option).matches()
                    ? options.subList(i, Math.min(i + 2, options.size()))
                    : List.of(option);
            if (!option.startsWith("-")) {
                throw MagicFailure.of(
                        option + " is not an option: options begin with -", "the session goes on as it was");
            }
            boolean compilers = COMPILERS.matcher(option).matches();
            boolean both = BOTH.matcher(option).matches();
            if (!compilers) {
                forVm.addAll(whole);
            }
            if (compilers || both) {
                forCompiler.addAll(whole);
            }
            i += whole.size() - 1;
        }
        if (forVm.contains(PREVIEW)) {
            forCompiler.addAll(List.of(
                    PREVIEW, "--release", Integer.toString(Runtime.version().feature())));
        }
        return present.withOptions(joined(start.vmOptions(), forVm), joined(start.compilerOptions(), forCompiler));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
