package org.headcount.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.TypeDeclSnippet;
import org.headcount.session.SessionVm;

/**
 * What cells have imported from the start, as a fallback: a name that a cell imports or declares is the cell's, and
 * is never ambiguous with one of these.
 *
 * <p>Java has no weaker import than one on demand. So where a cell's import on demand brings a type of a fallback's
 * name, that type is imported by its name as well, which Java prefers. Of the fallback's static methods those with
 * a cell's name are left out: Java would choose among the overloads of both. All this is one JShell snippet,
 * written anew when cells bring a name of it, which is rare.
 */
final class FallbackImports {
    /**
     * JShell takes the snippet for its first import, and would replace all by a cell's import of the same name: so the
     * first is one that no cell has a reason for. Nothing depends on it, so JShell compiles nothing anew for it.
     */
    private static final String FIRST = SessionVm.class.getName();

    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(static\\s+)?([\\p{L}\\p{N}_$.\\s]+?)(\\s*\\.\\s*\\*)?\\s*;?\\s*");

    private final JShell jshell;
    private final ImportedNames names;
    private final List<Import> fallback;
    private String present = "";

    /** By simple name of a type that the fallback's packages have: the packages. Read when first needed. */
    private Optional<Map<String, Set<String>>> types = Optional.empty();

    /** By name of a static member of the fallback: the classes. */
    private Optional<Map<String, Set<String>>> statics = Optional.empty();

    /**
     * An import.
     *
     * @param home the package or class in front of the name or the asterisk
     * @param name the imported name, or an asterisk
     */
    private record Import(boolean isStatic, String home, String name) {
        static Import of(String text) {
            boolean isStatic = text.startsWith("static ");
            String full = text.substring(isStatic ? "static ".length() : 0).strip();
            int dot = full.lastIndexOf('.');
            return new Import(isStatic, full.substring(0, Math.max(0, dot)), full.substring(dot + 1));
        }

        static Import of(ImportSnippet snippet) {
            return of((snippet.isStatic() ? "static " : "") + snippet.fullname());
        }

        boolean isOnDemand() {
            return name.equals("*");
        }

        String full() {
            return home + "." + name;
        }

        String line() {
            return "import " + (isStatic ? "static " : "") + full() + ";";
        }
    }

    /**
     * What cells import and declare.
     *
     * @param imports what they import
     * @param types the types that they declare
     * @param methods the methods that they declare
     */
    private record Users(Set<Import> imports, Set<String> types, Set<String> methods) {
        boolean names(String name) {
            return imports.stream().anyMatch(each -> each.name().equals(name));
        }

        Stream<Import> onDemand() {
            return imports.stream().filter(Import::isOnDemand);
        }
    }

    FallbackImports(JShell jshell, ImportedNames names, List<String> imports) {
        this.jshell = jshell;
        this.names = names;
        this.fallback = imports.stream().map(Import::of).toList();
        present = source(fallback.stream());
        evaluate(present).ifPresent(why -> {
            throw new IllegalArgumentException("the imports that cells start with do not compile: " + why);
        });
    }

    /** Makes way for the names that a piece imports or declares: called before it is evaluated. */
    boolean prepare(String code) {
        Matcher imported = IMPORT.matcher(code);
        if (imported.matches()) {
            Users users = users();
            String full = imported.group(2).replaceAll("\\s+", "") + (imported.group(3) == null ? "" : ".*");
            users.imports().add(Import.of((imported.group(1) == null ? "" : "static ") + full));
            write(users);
            return true;
        }
        Optional<String> type = Draft.declaredType(code);
        Optional<String> method = type.isPresent() ? Optional.empty() : Draft.declaredMethod(code);
        if (type.filter(this::isNamed).isEmpty()
                && method.filter(statics()::containsKey).isEmpty()) {
            return false;
        }
        Users users = users();
        type.ifPresent(users.types()::add);
        method.ifPresent(users.methods()::add);
        write(users);
        return true;
    }

    /** Fits the imports to what cells have imported and declared. */
    void settle() {
        write(users());
    }

    /** The class path has grown, and packages on it may have more names. */
    void forget() {
        names.forget();
        types = Optional.empty();
        statics = Optional.empty();
        settle();
    }

    /** Whether a type of this name is imported by its name at present. */
    private boolean isNamed(String type) {
        return present.contains("." + type + ";");
    }

    /** The same code with the full names of those types that a cell's import has taken from the fallback. */
    String inFull(String code) {
        Matcher name = Pattern.compile("(?<![\\w$.])[\\p{Lu}][\\p{L}\\p{N}_$]*").matcher(code);
        return name.replaceAll(found -> isNamed(found.group())
                ? types().getOrDefault(found.group(), Set.of()).stream()
                        .filter(home -> names.hasType(home, found.group()))
                        .map(home -> Matcher.quoteReplacement(home + "." + found.group()))
                        .findFirst()
                        .orElse(Matcher.quoteReplacement(found.group()))
                : Matcher.quoteReplacement(found.group()));
    }

    private Users users() {
        Users users = new Users(new HashSet<>(), new HashSet<>(), new HashSet<>());
        jshell.snippets().filter(snippet -> jshell.status(snippet).isActive()).forEach(snippet -> note(snippet, users));
        return users;
    }

    private static void note(Snippet snippet, Users users) {
        if (snippet instanceof ImportSnippet imported && !imported.fullname().equals(FIRST)) {
            users.imports().add(Import.of(imported));
        } else if (snippet instanceof TypeDeclSnippet type) {
            users.types().add(type.name());
        } else if (snippet instanceof MethodSnippet method) {
            users.methods().add(method.name());
        }
    }

    private void write(Users users) {
        String wanted = source(Stream.concat(fallback.stream().flatMap(each -> without(users, each)), named(users)));
        if (!wanted.equals(present) && evaluate(wanted).isEmpty()) {
            present = wanted;
        } else if (!wanted.equals(present)) {
            // A class that cannot be imported: the cell's own import says so better.
            evaluate(present);
        }
    }

    /** An import of the fallback without the names that cells have. */
    private Stream<Import> without(Users users, Import each) {
        if (!each.isOnDemand()) {
            Predicate<Import> brings = theirs -> theirs.isStatic()
                    ? names.statics(theirs.home()).contains(each.name())
                    : names.hasType(theirs.home(), each.name());
            boolean taken = users.names(each.name())
                    || (each.isStatic() ? users.methods() : users.types()).contains(each.name())
                    || users.onDemand().anyMatch(theirs -> !theirs.home().equals(each.home()) && brings.test(theirs));
            return taken ? Stream.empty() : Stream.of(each);
        }
        if (!each.isStatic()) {
            return Stream.of(each);
        }
        Set<String> own = statics().entrySet().stream()
                .filter(known -> known.getValue().contains(each.home()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> left = own.stream()
                .filter(name -> !users.names(name)
                        && !users.methods().contains(name)
                        && users.onDemand()
                                .filter(theirs ->
                                        theirs.isStatic() && !theirs.home().equals(each.home()))
                                .noneMatch(
                                        theirs -> names.statics(theirs.home()).contains(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        return left.equals(own) ? Stream.of(each) : left.stream().map(name -> new Import(true, each.home(), name));
    }

    /** The types that cells import on demand and the fallback has too, by their names. */
    private Stream<Import> named(Users users) {
        if (users.onDemand().findAny().isEmpty()) {
            return Stream.empty();
        }
        Map<String, Set<String>> homes = new TreeMap<>();
        users.onDemand()
                .forEach(theirs -> names.types(theirs.home()).stream()
                        .filter(type -> types().containsKey(type))
                        .filter(type -> !users.types().contains(type) && !users.names(type))
                        .filter(type -> names.hasType(theirs.home(), type))
                        .forEach(type -> homes.computeIfAbsent(type, none -> new HashSet<>())
                                .add(theirs.home())));
        // A name that cells import twice is ambiguous, as Java has it; one of the fallback's own type is not.
        return homes.entrySet().stream()
                .filter(each -> each.getValue().size() == 1)
                .filter(each -> !types().get(each.getKey()).equals(each.getValue()))
                .map(each -> new Import(false, each.getValue().iterator().next(), each.getKey()));
    }

    private Map<String, Set<String>> types() {
        if (types.isEmpty()) {
            Map<String, Set<String>> found = new HashMap<>();
            fallback.stream()
                    .filter(each -> each.isOnDemand() && !each.isStatic())
                    .forEach(each -> names.types(each.home())
                            .forEach(name -> found.computeIfAbsent(name, none -> new HashSet<>())
                                    .add(each.home())));
            types = Optional.of(found);
        }
        return types.get();
    }

    private Map<String, Set<String>> statics() {
        if (statics.isEmpty()) {
            Map<String, Set<String>> found = new HashMap<>();
            fallback.stream()
                    .filter(Import::isStatic)
                    .forEach(each -> (each.isOnDemand() ? names.statics(each.home()) : Set.of(each.name()))
                            .forEach(name -> found.computeIfAbsent(name, none -> new HashSet<>())
                                    .add(each.home())));
            statics = Optional.of(found);
        }
        return statics.get();
    }

    private static String source(Stream<Import> imports) {
        return "import " + FIRST + ";" + imports.map(each -> " " + each.line()).collect(Collectors.joining());
    }

    /** Evaluates the imports; each in a snippet of its own would take the compiler some 15 ms. */
    private Optional<String> evaluate(String source) {
        return jshell.eval(source).stream()
                .filter(event -> event.causeSnippet() == null && event.status() != Status.VALID)
                .map(event -> jshell.diagnostics(event.snippet())
                        .map(diagnostic -> diagnostic.getMessage(null))
                        .collect(Collectors.joining("; ")))
                .findFirst();
    }
}
