package org.headcount.engine;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.headcount.sources.LibrarySources;

/** Completion and inspection of code in a cell. Runs nothing. */
final class CodeAssist {
    /** What a bare name never means in a cell, though it does in the class that a {@link Draft} puts around it. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of(
            "clone()",
            "equals(",
            "finalize()",
            "getClass()",
            "hashCode()",
            "notify()",
            "notifyAll()",
            "toString()",
            "wait()",
            "wait(");

    private final JShell jshell;
    private final Cutter cutter;

    CodeAssist(JShell jshell, Cutter cutter) {
        this.jshell = jshell;
        this.cutter = cutter;
    }

    /** Completions at a position; none if JShell or the compiler fails on the code. */
    Engine.Suggestions complete(String source, int position) {
        try {
            return suggestions(source, position);
        } catch (RuntimeException | Error e) {
            return new Engine.Suggestions(position, List.of());
        }
    }

    private Engine.Suggestions suggestions(String source, int position) {
        String written = source.substring(0, position);
        if (isProse(written)) {
            return new Engine.Suggestions(position, List.of());
        }
        Draft draft = Draft.of(cutter.draft(written));
        Imports imports = Imports.of(jshell, draft);
        String code = imports.spelledOut(draft.code(), Draft.nameBegins(draft.code()));
        int[] anchor = {code.length()};
        List<SourceCodeAnalysis.Suggestion> found =
                jshell.sourceCodeAnalysis().completionSuggestions(code, code.length(), anchor);
        NamePosition context = NamePosition.behind(code.substring(0, anchor[0]));
        String begun = code.substring(anchor[0]);
        Stream<String> inReach = found.stream()
                .sorted(Comparator.comparing(SourceCodeAnalysis.Suggestion::matchesType)
                        .reversed())
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .filter(text -> draft.isAlone() || !isScaffold(text, context));
        Stream<String> imported = context == NamePosition.NAME ? imports.names() : Stream.empty();
        Function<String, Suggestion> described =
                context == NamePosition.NAME ? declared(context) : text -> described(context, text);
        return new Engine.Suggestions(
                position - begun.length(),
                Stream.concat(inReach, imported.filter(name -> name.startsWith(begun)))
                        .distinct()
                        .map(described)
                        .toList());
    }

    private static Suggestion described(NamePosition position, String text) {
        return Suggestion.of(position.kind(text), text);
    }

    /** What is known of bare names: of those that cells have declared, also the signature. */
    private Function<String, Suggestion> declared(NamePosition position) {
        Map<String, String> variables = jshell.variables()
                .collect(Collectors.toMap(VarSnippet::name, Declaration::headline, (one, other) -> other));
        Map<String, String> methods = jshell.methods()
                .collect(Collectors.toMap(
                        method -> method.name() + (method.parameterTypes().isEmpty() ? "()" : "("),
                        Declaration::headline,
                        (one, other) -> one + "\n" + other));
        return text -> variables.containsKey(text)
                ? new Suggestion(text, Suggestion.Kind.VARIABLE, Optional.of(variables.get(text)))
                : new Suggestion(text, position.kind(text), Optional.ofNullable(methods.get(text)));
    }

    private static boolean isScaffold(String text, NamePosition position) {
        return Draft.isScaffold(text) || (position == NamePosition.NAME && OF_EVERY_OBJECT.contains(text));
    }

    /** Whether the end of this is in a comment or a literal. */
    private static boolean isProse(String written) {
        return !Comments.blanked(written + "x").endsWith("x");
    }

    /**
     * What is known of the name that a position is in or behind. JShell explains a type by its name, and a
     * method once its parenthesis is open: so that is tried if it is not written yet.
     */
    List<Engine.Documented> inspect(String source, int position, LibrarySources sources, List<Path> classPath) {
        try {
            return known(source, position, sources, classPath);
        } catch (RuntimeException | Error e) {
            // Nothing is known of what JShell or the compiler fails at.
            return List.of();
        }
    }

    private List<Engine.Documented> known(String source, int position, LibrarySources sources, List<Path> classPath) {
        int end = position;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        String written = source.substring(0, end);
        if (isProse(written)) {
            return List.of();
        }
        Draft draft = Draft.of(cutter.draft(written));
        Imports imports = Imports.of(jshell, draft);
        String code = imports.spelledOut(draft.code(), draft.code().length());
        // Behind a call of nothing, as editors ask about a completion of ours, it is that call which is meant.
        Stream<String> tried = code.endsWith("()")
                ? Stream.of(code.substring(0, code.length() - 1), code)
                : Stream.of(code, code + "(");
        List<Engine.Documented> found = tried.map(this::documentation)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
        // JShell reads the JDK's sources only.
        return found.stream().allMatch(each -> each.documentation().isPresent())
                ? found
                : documented(found, sources, classPath);
    }

    private List<Engine.Documented> documented(
            List<Engine.Documented> found, LibrarySources sources, List<Path> classPath) {
        List<String> signatures =
                found.stream().map(Engine.Documented::signature).toList();
        List<String> imports = jshell.imports().map(ImportSnippet::fullname).toList();
        List<Optional<String>> said = sources.documentation(signatures, imports, classPath);
        return IntStream.range(0, found.size())
                .mapToObj(i -> new Engine.Documented(
                        signatures.get(i), found.get(i).documentation().or(() -> said.get(i))))
                .toList();
    }

    private List<Engine.Documented> documentation(String source) {
        return jshell.sourceCodeAnalysis().documentation(source, source.length(), true).stream()
                .map(found -> new Engine.Documented(found.signature(), Optional.ofNullable(found.javadoc())))
                .toList();
    }
}
