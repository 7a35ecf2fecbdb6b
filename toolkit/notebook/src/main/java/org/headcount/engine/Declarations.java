package org.headcount.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * What cells have declared, and what becomes of it when a cell declares something again: JShell compiles what
 * depends on it once more, and some of that then does not compile, or is another class than before. What a cell
 * does to the declarations of others is said when it ends.
 */
final class Declarations {
    /** Declares something again without running it. */
    @FunctionalInterface
    interface Restoring {
        /** What became of the source, which belongs to this piece. */
        List<SnippetEvent> restore(String source, Cutter.Piece piece);
    }

    /** A declaration as it is now. */
    private record Present(Snippet snippet, Cutter.Piece piece, Optional<String> className) {}

    private static final Pattern STATIC = Pattern.compile("\\bstatic\\b");

    private final JShell jshell;
    private final VmExecutionControl control;
    private final Hints hints;
    private final Restoring restoring;
    private final UnaryOperator<String> inFull;
    private final Map<String, Present> present = new LinkedHashMap<>();

    /** What could not be used when the last cell ended, and what was said of it. */
    private final Map<String, String> unusable = new LinkedHashMap<>();

    // Of the cell that runs.
    private final Map<String, Status> before = new LinkedHashMap<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final Set<String> renewed = new LinkedHashSet<>();
    private final Set<String> emptied = new LinkedHashSet<>();
    private final Set<String> gone = new LinkedHashSet<>();

    Declarations(
            JShell jshell, VmExecutionControl control, Hints hints, Restoring restoring, UnaryOperator<String> inFull) {
        this.jshell = jshell;
        this.control = control;
        this.hints = hints;
        this.restoring = restoring;
        this.inFull = inFull;
    }

    /** A cell begins. */
    void begin() {
        before.clear();
        own.clear();
        renewed.clear();
        emptied.clear();
        gone.clear();
    }

    /** Takes note of what an evaluation has declared and changed, and mends what it can of what others have lost. */
    void note(Cutter.Piece piece, List<SnippetEvent> events) {
        emptied.addAll(control.lost());
        List<VarSnippet> uncompiled = new ArrayList<>();
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            if (isDeclaration(snippet)) {
                boolean isOwn = event.causeSnippet() == null;
                Status now = jshell.status(snippet);
                if (!now.isActive()) {
                    Present old = present.get(key(snippet));
                    if (old != null && old.snippet().equals(snippet)) {
                        present.remove(key(snippet));
                    }
                    continue;
                }
                if (isOwn) {
                    own.add(key(snippet));
                } else if (snippet instanceof VarSnippet variable && now == Status.RECOVERABLE_NOT_DEFINED) {
                    uncompiled.add(variable);
                }
                keep(snippet, isOwn ? Optional.of(piece) : Optional.empty(), event);
            }
        }
        uncompiled.forEach(this::declareWithoutValue);
    }

    /** Whether a cell has given this its name: JShell gives one to the value of an expression. */
    private static boolean isDeclaration(Snippet snippet) {
        return snippet instanceof DeclarationSnippet && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private void keep(Snippet snippet, Optional<Cutter.Piece> piece, SnippetEvent event) {
        String key = key(snippet);
        Present old = present.get(key);
        before.putIfAbsent(key, old == null ? Status.NONEXISTENT : event.previousStatus());
        Optional<String> className = event.status().isDefined()
                ? Optional.of(jshell.sourceCodeAnalysis().wrapper(snippet).fullClassName())
                : Optional.empty();
        if (old != null
                && snippet instanceof TypeDeclSnippet
                && old.className().isPresent()
                && className.isPresent()
                && !old.className().equals(className)) {
            renewed.add(key);
        }
        Cutter.Piece where = piece.orElseGet(() -> old == null ? Cutter.Piece.NONE : old.piece());
        present.put(
                key, new Present(snippet, where, className.or(() -> old == null ? Optional.empty() : old.className())));
    }

    /** A variable outlives the expression that it began with: that has been run, and need not compile any more. */
    private void declareWithoutValue(VarSnippet variable) {
        Present old = present.get(key(variable));
        // A name in its type may mean a class that has been imported since: then it keeps the class that it had.
        String type = variable.typeName();
        boolean declared = Stream.of(type, inFull.apply(type))
                .distinct()
                .anyMatch(name -> isRestored(name + " " + variable.name() + ";", old.piece()));
        if (!declared) {
            gone.add(variable.name());
        }
    }

    private boolean isRestored(String source, Cutter.Piece piece) {
        List<SnippetEvent> events = restoring.restore(source, piece);
        boolean declared = events.stream()
                .anyMatch(
                        event -> event.causeSnippet() == null && event.status().isActive());
        if (declared) {
            noteRestored(events);
        }
        return declared;
    }

    private void noteRestored(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            if (isDeclaration(event.snippet()) && event.status().isActive()) {
                keep(event.snippet(), Optional.empty(), event);
            }
        }
        emptied.addAll(control.lost());
    }

    /** Declares again what a declaration in its place has put out of use without being any good itself. */
    void restore() {
        for (Map.Entry<String, Present> each : List.copyOf(present.entrySet())) {
            Snippet snippet = each.getValue().snippet();
            if (!jshell.status(snippet).isActive()) {
                List<SnippetEvent> events =
                        restoring.restore(snippet.source(), each.getValue().piece());
                if (events.stream()
                        .anyMatch(event ->
                                event.causeSnippet() == null && event.status().isActive())) {
                    noteRestored(events);
                } else {
                    present.remove(each.getKey());
                    gone.add(nameOf(snippet));
                }
            }
        }
    }

    /** What the cell has done to the declarations of others, and which of its own cannot be used yet. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Status> each : before.entrySet()) {
            Present now = present.get(each.getKey());
            if (now != null) {
                report(each.getKey(), now.snippet()).ifPresent(lines::add);
            }
        }
        Set<String> types = renewed.stream()
                .map(key -> nameOf(present.get(key).snippet()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        lines.addAll(emptied());
        lines.addAll(aged(types));
        renewed.stream()
                .map(key -> present.get(key).snippet())
                .filter(type -> STATIC.matcher(Comments.blanked(type.source())).find())
                .forEach(type ->
                        lines.add(describe(type) + " is compiled as a new class: its static fields begin anew"));
        gone.forEach(name -> lines.add(name + " is not declared any more: run the cell that declares it"));
        return lines;
    }

    private Optional<String> report(String key, Snippet snippet) {
        boolean isOwn = own.contains(key);
        if (jshell.status(snippet) == Status.VALID) {
            boolean again = unusable.remove(key) != null && !isOwn;
            return again ? Optional.of(describe(snippet) + " can be used now") : Optional.empty();
        }
        String line = unusable(snippet, isOwn);
        boolean known = line.equals(unusable.put(key, line));
        return known && !isOwn ? Optional.empty() : Optional.of(line);
    }

    private Stream<Present> variables() {
        return present.values().stream().filter(each -> each.snippet() instanceof VarSnippet);
    }

    private List<String> emptied() {
        return variables()
                .filter(each -> emptied.contains(nameOf(each.snippet())) && !own.contains(key(each.snippet())))
                .map(each -> describe(each.snippet()) + " was reset: its value does not fit the new "
                        + ((VarSnippet) each.snippet()).typeName() + "; run the cell that sets it")
                .toList();
    }

    /** Variables that keep values of types of which there is a newer class. */
    private List<String> aged(Set<String> types) {
        List<String> lines = new ArrayList<>();
        for (String type : types) {
            Pattern mention = Pattern.compile("(?<![\\w$.])" + Pattern.quote(type) + "(?![\\w$])");
            List<String> names = variables()
                    .map(each -> (VarSnippet) each.snippet())
                    .filter(variable -> !own.contains(key(variable)) && !emptied.contains(variable.name()))
                    .filter(variable -> !variable.typeName().equals(type)
                            && mention.matcher(variable.typeName()).find())
                    .map(VarSnippet::name)
                    .toList();
            if (!names.isEmpty()) {
                lines.add(String.join(", ", names) + (names.size() == 1 ? " keeps its value" : " keep their values")
                        + ", with objects of the " + type + " before this one");
            }
        }
        return lines;
    }

    private String unusable(Snippet snippet, boolean isOwn) {
        List<String> missing =
                jshell.unresolvedDependencies((DeclarationSnippet) snippet).toList();
        if (missing.isEmpty()) {
            String why = jshell.diagnostics(snippet)
                    .filter(Diag::isError)
                    .findFirst()
                    .map(error -> ": "
                            + String.join(
                                    ", ",
                                    error.getMessage(java.util.Locale.ENGLISH)
                                            .lines()
                                            .map(String::strip)
                                            .toList()))
                    .orElse("");
            return describe(snippet) + " cannot be used any more" + why;
        }
        String hint = missing.stream()
                .flatMap(each -> hints.near(each).stream())
                .findFirst()
                .map(near -> " (did you mean " + near + "?)")
                .orElse("");
        return describe(snippet)
                + (isOwn ? " can be used once " : " cannot be used until ")
                + String.join(", ", missing)
                + (missing.size() > 1 ? " are" : " is") + " declared" + hint;
    }

    static String describe(Snippet snippet) {
        if (snippet instanceof MethodSnippet method) {
            return "method " + method.name() + "(" + method.parameterTypes() + ")";
        }
        if (snippet instanceof VarSnippet variable) {
            return "variable " + variable.name();
        }
        return snippet instanceof TypeDeclSnippet type ? Declaration.word(type) + " " + type.name() : "the snippet";
    }

    private static String nameOf(Snippet snippet) {
        return ((DeclarationSnippet) snippet).name();
    }

    private static String key(Snippet snippet) {
        return snippet.kind() + " " + nameOf(snippet)
                + (snippet instanceof MethodSnippet method ? "(" + method.parameterTypes() + ")" : "");
    }
}
