package org.headcount.magic;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.engine.Declared;
import org.headcount.engine.Spelling;
import org.headcount.engine.Suggestion;

/** {@code %jshell}: what the session holds. */
final class Declarations {
    private static final Map<String, Declared.Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("/vars", Declared.Kind.VARIABLE);
        KINDS.put("/methods", Declared.Kind.METHOD);
        KINDS.put("/types", Declared.Kind.TYPE);
        KINDS.put("/imports", Declared.Kind.IMPORT);
    }

    private static final List<String> COMMANDS =
            List.of("/vars", "/methods", "/types", "/imports", "/list", "/open", "/reset");

    private Declarations() {}

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
                Declarations::run,
                Declarations::complete);
    }

    private static Answer run(Call call, Stage stage) throws MagicFailure, Stopped, IOException {
        List<String> words = call.words();
        String command = words.isEmpty() ? "/list" : words.get(0);
        if (KINDS.containsKey(command)) {
            Declared.Kind kind = KINDS.get(command);
            Stream<String> given = kind == Declared.Kind.IMPORT
                    ? stage.engine().settings().imports().stream().map(name -> "import " + name + ";")
                    : Stream.empty();
            Stream<String> declared = stage.engine().declared().stream()
                    .filter(each -> each.kind() == kind)
                    .map(Declarations::line);
            tell(stage, Stream.concat(given, declared).collect(Collectors.joining("\n")));
            return Answer.DONE;
        }
        return switch (command) {
            case "/list" -> list(words, stage);
            case "/open" ->
                Answer.ending(stage.run(new org.headcount.engine.Cell(
                        call.cell().name(),
                        call.line(),
                        "%load " + call.arguments().substring("/open".length()))));
            case "/reset" -> reset(stage);
            default -> throw unknown(command);
        };
    }

    private static String line(Declared declared) {
        return declared.headline()
                + declared.value().map(value -> " = " + value).orElse("");
    }

    private static Answer list(List<String> words, Stage stage) throws MagicFailure, IOException {
        List<Declared> all = stage.engine().declared();
        List<Declared> wanted = words.size() < 2
                ? all.stream()
                        .filter(each -> each.kind() != Declared.Kind.IMPORT)
                        .toList()
                : all.stream().filter(each -> each.name().equals(words.get(1))).toList();
        if (wanted.isEmpty() && words.size() > 1) {
            List<String> names = all.stream().map(Declared::name).toList();
            throw MagicFailure.of(
                    "nothing named " + words.get(1) + " is declared",
                    Spelling.nearest(words.get(1), names, 3)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("%jshell /list tells all there is"));
        }
        tell(stage, wanted.stream().map(Declared::source).collect(Collectors.joining("\n")));
        return Answer.DONE;
    }

    private static void tell(Stage stage, String lines) {
        stage.say(lines.isEmpty() ? "nothing yet" : lines);
    }

    private static Answer reset(Stage stage) {
        stage.engine().restart();
        stage.say("a fresh session: nothing is declared, the class path is as it was");
        return Answer.DONE;
    }

    private static MagicFailure unknown(String command) {
        return MagicFailure.of(
                "%jshell has no command " + command,
                Spelling.nearest(command, COMMANDS, 3)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("there are " + String.join(", ", COMMANDS)
                                + "; source is not entered in a command, but in a cell"));
    }

    private static List<Suggestion> complete(List<String> written, Stage stage) throws IOException {
        if (written.size() == 1) {
            return Suggestion.all(Suggestion.Kind.OPTION, COMMANDS);
        }
        return switch (written.get(0)) {
            case "/list" ->
                stage.engine().declared().stream().map(Declarations::suggestion).toList();
            case "/open" -> FileNames.complete(written, stage);
            default -> List.of();
        };
    }

    private static Suggestion suggestion(Declared declared) {
        Suggestion.Kind kind = switch (declared.kind()) {
            case VARIABLE -> Suggestion.Kind.VARIABLE;
            case METHOD -> Suggestion.Kind.METHOD;
            case TYPE, IMPORT -> Suggestion.Kind.CLASS;
        };
        return new Suggestion(declared.name(), kind, Optional.of(declared.headline()));
    }
}
