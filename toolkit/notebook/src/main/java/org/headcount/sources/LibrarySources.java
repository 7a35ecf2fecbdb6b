package org.headcount.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The sources of what cells see, as far as they are here. A file is read when something in it is asked for. */
public final class LibrarySources {
    /** How far up a comment is sought that is left to what is overridden. */
    private static final int GENERATIONS = 8;

    /** How many files stay read. */
    private static final int KEPT_FILES = 64;

    private final Elsewhere elsewhere;
    private final Map<Path, Path> known = new HashMap<>();
    private final Map<Path, Set<String>> contents = new HashMap<>();
    private final Map<String, SourceFile> read = new LinkedHashMap<>(KEPT_FILES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SourceFile> eldest) {
            return size() > KEPT_FILES;
        }
    };

    /** Where sources may be that are not beside their library. */
    @FunctionalInterface
    public interface Elsewhere {
        /** The sources of a jar or folder on the class path. */
        Optional<Path> sourcesOf(Path library);
    }

    /** Sources beside their libraries, and elsewhere. */
    public LibrarySources(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    /** A type that was found: where it is, and what its file says of it. */
    private record Found(SourceFile file, String name) {
        SourceFile.Type type() {
            return file.types().get(name);
        }
    }

    /**
     * What the sources say of what each signature is about; with markup and tags, as it is written.
     *
     * @param signatures as JShell gives them
     * @param imports by which the signatures' types may be shortened, as in {@code java.util.*}
     * @param classPath what cells see
     */
    public synchronized List<Optional<String>> documentation(
            List<String> signatures, List<String> imports, List<Path> classPath) {
        List<Path> sources =
                classPath.stream().flatMap(library -> of(library).stream()).toList();
        return signatures.stream()
                .map(signature -> Subject.of(signature)
                        .flatMap(subject -> documentation(subject, imports, sources))
                        .filter(comment -> !comment.isBlank()))
                .toList();
    }

    /** The type that a signature is about, as the signature names it; none for what is in no type. */
    public static Optional<String> owner(String signature) {
        return Subject.of(signature).map(Subject::owner);
    }

    private Optional<String> documentation(Subject subject, List<String> imports, List<Path> sources) {
        return find(subject.owner(), imports, sources)
                .flatMap(found -> subject.member()
                        .map(member -> comment(found, member, sources, GENERATIONS))
                        .orElseGet(() -> Optional.of(found.type().comment())));
    }

    private Optional<Found> find(String name, List<String> imports, List<Path> sources) {
        String first = name.split("\\.", 2)[0];
        Stream<String> candidates = Stream.concat(
                Stream.of(name),
                imports.stream()
                        .filter(imported -> imported.endsWith(".*") || imported.endsWith("." + first))
                        .map(imported -> imported.substring(0, imported.lastIndexOf('.') + 1) + name));
        return candidates.flatMap(each -> find(each, sources).stream()).findFirst();
    }

    private Optional<Found> find(String qualified, List<Path> sources) {
        for (int end = qualified.length(); end > 0; end = qualified.lastIndexOf('.', end - 1)) {
            String file = qualified.substring(0, end).replace('.', '/') + ".java";
            String name = qualified.substring(qualified.lastIndexOf('.', end - 1) + 1);
            Optional<Found> found = sources.stream()
                    .flatMap(each -> read(each, file).stream())
                    .filter(read -> read.types().containsKey(name))
                    .map(read -> new Found(read, name))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The sources of a library: those that were there stay known, those that were not may come. */
    private Optional<Path> of(Path library) {
        Optional<Path> sources = Optional.ofNullable(known.get(library)).or(() -> look(library));
        sources.ifPresent(found -> known.put(library, found));
        return sources;
    }

    private Optional<Path> look(Path library) {
        String name = String.valueOf(library.getFileName());
        if (name.endsWith(".jar")) {
            String jar = name.substring(0, name.length() - ".jar".length()) + "-sources.jar";
            return Stream.of(
                            library.resolveSibling(jar),
                            library.resolveSibling("sources").resolve(jar))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .or(() -> elsewhere.sourcesOf(library));
        }
        return library.endsWith(Path.of("target", "classes"))
                ? Optional.of(library.resolve("../../src/main/java").normalize())
                        .filter(Files::isDirectory)
                : Optional.empty();
    }

    private Optional<SourceFile> read(Path sources, String file) {
        String key = sources + "!" + file;
        SourceFile present = read.get(key);
        if (present != null) {
            return Optional.of(present);
        }
        Optional<SourceFile> parsed = text(sources, file).map(SourceFile::parse);
        parsed.ifPresent(source -> read.put(key, source));
        return parsed;
    }

    private Optional<String> text(Path sources, String file) {
        try {
            if (Files.isDirectory(sources)) {
                Path path = sources.resolve(file);
                return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
            }
            if (!contents.computeIfAbsent(sources, LibrarySources::contents).contains(file)) {
                return Optional.empty();
            }
            try (ZipFile zip = new ZipFile(sources.toFile())) {
                ZipEntry entry = zip.getEntry(file);
                return entry == null
                        ? Optional.empty()
                        : Optional.of(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // Sources that cannot be read say nothing; the signature is shown without them.
            return Optional.empty();
        }
    }

    /** The files in a jar of sources, cached so that it is opened once. */
    private static Set<String> contents(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".java"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** A member's comment: its own, or what is said of it where it is overridden or where a record declares it. */
    private Optional<String> comment(Found found, Subject.Member member, List<Path> sources, int generations) {
        Optional<String> own = own(found.type(), member).filter(comment -> !comment.isBlank());
        if (own.isPresent() && !own.get().contains("{@inheritDoc}")) {
            return own;
        }
        Optional<String> inherited = generations == 0 || member.name().equals(Subject.CONSTRUCTOR)
                ? Optional.empty()
                : found.type().parents().stream()
                        .flatMap(parent -> parent(found, parent, sources).stream())
                        .flatMap(parent -> comment(parent, member, sources, generations - 1).stream())
                        .findFirst();
        return own.map(comment -> comment.replace("{@inheritDoc}", inherited.orElse("")))
                .or(() -> inherited);
    }

    private Optional<Found> parent(Found child, String name, List<Path> sources) {
        Stream<String> around = Stream.of(child.name() + "." + name, name);
        return around.filter(child.file().types()::containsKey)
                .map(inner -> new Found(child.file(), inner))
                .findFirst()
                .or(() -> find(
                        name,
                        Stream.concat(
                                        child.file().imports().stream(),
                                        Stream.of(child.file().packageName() + ".*"))
                                .toList(),
                        sources));
    }

    private static Optional<String> own(SourceFile.Type type, Subject.Member member) {
        Optional<String> exact = Optional.ofNullable(type.members().get(member));
        if (exact.isPresent() || member.parameters().isEmpty()) {
            return exact;
        }
        List<String> parameters = member.parameters().get();
        Subject.Member component = new Subject.Member(member.name(), Optional.empty());
        if (type.record() && parameters.isEmpty() && type.members().containsKey(component)) {
            return component(type.comment(), member.name());
        }
        if (type.record() && member.name().equals(Subject.CONSTRUCTOR)) {
            return Optional.of(type.comment());
        }
        // Overloads may differ only in type variables; the remaining match is the method.
        List<String> similar = type.members().entrySet().stream()
                .filter(each -> each.getKey().name().equals(member.name())
                        && each.getKey().parameters().map(List::size).equals(Optional.of(parameters.size())))
                .map(Map.Entry::getValue)
                .toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }

    /** What a record's comment says of a component. */
    private static Optional<String> component(String comment, String name) {
        Matcher tag = Pattern.compile("(?s)@param\\s+" + Pattern.quote(name) + "\\s+(.*?)(?=\\n\\s*@\\w|\\z)")
                .matcher(comment);
        return tag.find() ? Optional.of(tag.group(1)) : Optional.empty();
    }
}
