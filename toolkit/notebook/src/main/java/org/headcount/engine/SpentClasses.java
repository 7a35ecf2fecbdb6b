package org.headcount.engine;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/**
 * The compiled classes of snippets that no later code can refer to: statements that have run, and what has been
 * declared anew. JShell keeps them all, and the compiler reads the list of them several times for every
 * snippet: after two thousand cells a cell takes more than half as long again.
 *
 * <p>JShell has no method to release them, so this changes the list itself. It takes {@link Engine#STEADY},
 * with which kernels are started; a session without it does the same, and slows down as stock JShell does.
 */
final class SpentClasses {
    private static final String INNER = "$";

    /** What nothing can refer to once it has run. */
    private static final Set<Snippet.Kind> ONCE = Set.of(Snippet.Kind.STATEMENT, Snippet.Kind.EXPRESSION);

    /** What is reached by its name alone, and so in its latest version. */
    private static final Set<Snippet.Kind> NAMED = Set.of(Snippet.Kind.METHOD, Snippet.Kind.VAR);

    private final NavigableMap<String, ?> classes;
    private final SourceCodeAnalysis analysis;

    private SpentClasses(NavigableMap<String, ?> classes, SourceCodeAnalysis analysis) {
        this.classes = classes;
        this.analysis = analysis;
    }

    /** The classes that a JShell keeps; empty in a VM that is not open for this, or a JDK that keeps them elsewhere. */
    static Optional<SpentClasses> of(JShell jshell) {
        if (!JShell.class.getModule().isOpen(JShell.class.getPackageName(), SpentClasses.class.getModule())) {
            return Optional.empty();
        }
        try {
            Object files = field(field(jshell, "taskFactory"), "fileManager");
            Object found = field(files, "classObjects");
            return found instanceof NavigableMap<?, ?>
                    ? Optional.of(new SpentClasses(named(found), jshell.sourceCodeAnalysis()))
                    : Optional.empty();
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("an open package is closed", e);
        }
    }

    private static Object field(Object owner, String name) throws NoSuchFieldException, IllegalAccessException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    @SuppressWarnings("unchecked") // its keys are the names of classes
    private static NavigableMap<String, ?> named(Object map) {
        return (NavigableMap<String, ?>) map;
    }

    /** Lets go of what an evaluation has left behind. */
    void remove(List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            Snippet.Kind kind = event.snippet().kind();
            if (ONCE.contains(kind)) {
                remove(name(event.snippet()));
            } else if (NAMED.contains(kind) && event.status().isActive()) {
                String present = name(event.snippet());
                versions(present).filter(name -> !name.equals(present)).toList().forEach(this::remove);
            }
        }
    }

    private String name(Snippet snippet) {
        return analysis.wrapper(snippet).fullClassName();
    }

    /** The classes of a declaration: JShell puts letters behind the name when it compiles it again. */
    private Stream<String> versions(String name) {
        String stem = name.replaceFirst("[A-Z]+$", "");
        return classes.subMap(stem, stem + Character.toString('Z' + 1)).keySet().stream()
                .filter(each -> each.substring(stem.length()).chars().allMatch(c -> c >= 'A' && c <= 'Z'));
    }

    /** How many are kept still. */
    int kept() {
        return classes.size();
    }

    /** A class with others in it stays: something that lives on may be of their types. */
    private void remove(String name) {
        Map<String, ?> inside = classes.subMap(name + INNER, name + Character.toString(INNER.charAt(0) + 1));
        if (inside.isEmpty()) {
            classes.remove(name);
        }
    }
}
