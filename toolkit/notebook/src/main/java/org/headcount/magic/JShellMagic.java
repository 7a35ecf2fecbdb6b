package org.headcount.magic;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.engine.Declaration;
import org.headcount.engine.Spelling;
import org.headcount.engine.Suggestion;

/** {@code %jshell}: what the session holds. */
final class JShellMagic {
    private static final Map<String, Declaration.Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("/vars", Declaration.Kind.VARIABLE);
        KINDS.put("/methods", Declaration.Kind.METHOD);
        KINDS.put("/types", Declaration.Kind.TYPE);
        KINDS.put("/imports", Declaration.Kind.IMPORT);
    }

    private static final List<String> COMMANDS =
            List.of("/vars", "/methods", "/types", "/imports", "/list", "/open", "/reset");

    private JShellMagic() {}

    static Magic magic() {
        return new Magic(
                List.of("jshell"),
                Magic.Reach.LINE,
                List.of(
                        "%jshell /vars | /methods | /types | /imports",
                        "%jshell /list [NAME]", "%jshell /open FILE", "%jshell /reset"),
                "Tells what cells have declared, as the commands of the jshell tool do: variables with what they hold,"
                        + " methods, types, imports, or with /list the source of all, or of one name. /open is %load;"
                        + " /reset starts a fresh session, in which nothing is declared.",
                JShellMagic::run,
                JShellMagic::complete);
    }

    private static MagicResult run(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        List<String> words = call.words();
        String command = words.isEmpty() ? "/list" : words.get(0);
        if (KINDS.containsKey(command)) {
            Declaration.Kind kind = KINDS.get(command);
            Stream<String> given = kind == Declaration.Kind.IMPORT
                    ? context.engine().settings().imports().stream().map(name -> "import " + name + ";")
                    : Stream.empty();
            Stream<String> declared = context.engine().declared().stream()
                    .filter(each -> each.kind() == kind)
                    .map(JShellMagic::line);
            show(context, Stream.concat(given, declared).collect(Collectors.joining("\n")));
            return MagicResult.DONE;
        }
        return switch (command) {
            case "/list" -> list(words, context);
            case "/open" ->
                MagicResult.ending(context.run(new org.headcount.engine.Cell(
                        call.cell().name(),
                        call.line(),
                        "%load " + call.arguments().substring("/open".length()))));
            case "/reset" -> reset(context);
            default -> throw unknown(command);
        };
    }

    private static String line(Declaration declaration) {
        return declaration.headline()
                + declaration.value().map(value -> " = " + value).orElse("");
    }

    private static MagicResult list(List<String> words, MagicContext context) throws MagicFailure, IOException {
        List<Declaration> all = context.engine().declared();
        List<Declaration> wanted = words.size() < 2
                ? all.stream()
                        .filter(each -> each.kind() != Declaration.Kind.IMPORT)
                        .toList()
                : all.stream().filter(each -> each.name().equals(words.get(1))).toList();
        if (wanted.isEmpty() && words.size() > 1) {
            List<String> names = all.stream().map(Declaration::name).toList();
            throw MagicFailure.of(
                    "nothing named " + words.get(1) + " is declared",
                    Spelling.nearest(words.get(1), names, 3)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("%jshell /list lists everything"));
        }
        show(context, wanted.stream().map(Declaration::source).collect(Collectors.joining("\n")));
        return MagicResult.DONE;
    }

    private static void show(MagicContext context, String lines) {
        context.say(lines.isEmpty() ? "nothing yet" : lines);
    }

    private static MagicResult reset(MagicContext context) {
        context.engine().restart();
        context.say("a fresh session: nothing is declared, the class path is as it was");
        return MagicResult.DONE;
    }

    private static MagicFailure unknown(String command) {
        return MagicFailure.of(
                "%jshell has no command " + command,
                Spelling.nearest(command, COMMANDS, 3)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("there are " + String.join(", ", COMMANDS)
                                + "; source is not entered in a command, but in a cell"));
    }

    private static List<Suggestion> complete(List<String> written, MagicContext context) throws IOException {
        if (written.size() == 1) {
            return Suggestion.all(Suggestion.Kind.OPTION, COMMANDS);
        }
        return switch (written.get(0)) {
            case "/list" ->
                context.engine().declared().stream()
                        .map(JShellMagic::suggestion)
                        .toList();
            case "/open" -> FileNames.complete(written, context);
            default -> List.of();
        };
    }

    private static Suggestion suggestion(Declaration declaration) {
        Suggestion.Kind kind = switch (declaration.kind()) {
            case VARIABLE -> Suggestion.Kind.VARIABLE;
            case METHOD -> Suggestion.Kind.METHOD;
            case TYPE, IMPORT -> Suggestion.Kind.CLASS;
        };
        return new Suggestion(declaration.name(), kind, Optional.of(declaration.headline()));
    }
}
