package org.headcount.magic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.headcount.maven.Coordinates;
import org.headcount.maven.FetchListener;
import org.headcount.maven.LocalRepository;
import org.headcount.maven.Maven;
import org.headcount.maven.MavenPlaces;
import org.headcount.maven.Resolution;
import org.headcount.maven.Unresolved;
import org.headcount.maven.Versions;
import org.headcount.sources.LibrarySources;

/** The libraries that a session's cells have asked for. */
final class Dependencies {
    private static final String FAILURE = "DependencyError";
    private static final String LOGGING = "org.slf4j:slf4j-api";
    private static final String OLD_LOGGING_IMPLEMENTATION = "org/slf4j/impl/StaticLoggerBinder.class";

    private final MavenPlaces places;
    private final Map<String, String> repositories = new LinkedHashMap<>();

    /** What cells have asked for and what that needs, by what they are versions of. */
    private final Map<String, Present> loaded = new LinkedHashMap<>();

    /** What cells have asked for, and whose sources are not available. */
    private final List<Resolution.Jar> unread = new ArrayList<>();

    private final Map<Path, Set<String>> classes = new HashMap<>();

    private Optional<Maven> maven = Optional.empty();

    Dependencies(MavenPlaces places) {
        this.places = places;
    }

    /** What is asked of Maven. */
    @FunctionalInterface
    interface Wish {
        Resolution resolve(Maven maven, FetchListener listener) throws Unresolved;
    }

    void addRepository(String id, String url) {
        repositories.put(id, url);
        maven.ifPresent(open -> open.add(id, url));
    }

    /** The repositories that would be asked. */
    List<String> repositories(MagicContext context) throws MagicFailure, Cancellation.Stopped, IOException {
        return context.await(() -> asMagic(() -> maven().repositories()));
    }

    LocalRepository local() {
        return LocalRepository.of(places);
    }

    private Maven maven() throws Unresolved {
        if (maven.isEmpty()) {
            Maven opened = Maven.open(places);
            repositories.forEach(opened::add);
            maven = Optional.of(opened);
        }
        return maven.get();
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws Unresolved;
    }

    private static <T> T asMagic(Asking<T> asking) throws MagicFailure {
        try {
            return asking.ask();
        } catch (Unresolved e) {
            throw MagicFailure.named(FAILURE, e.getMessage(), e.details());
        }
    }

    /** Adds what was asked for to the class path of cells, and reports the result. */
    MagicResult add(MagicContext context, Wish wish) throws MagicFailure, Cancellation.Stopped, IOException {
        FetchDisplay display = new FetchDisplay(context.sink());
        try {
            Resolution resolution = context.await(() -> asMagic(() -> wish.resolve(maven(), display)));
            List<String> report = new ArrayList<>();
            Addition addition = addition(resolution, context, report);
            List<Resolution.Jar> added = change(addition, context, report);
            added.forEach(jar -> loaded.put(
                    jar.coordinates().versionless(),
                    new Present(jar.coordinates().version(), jar.file(), Present.Cause.of(jar))));
            unread.addAll(added);
            report.add(0, added(added));
            resolution.others().forEach(other -> report.add(other + " was not added, since it is not a jar"));
            resolution
                    .lost()
                    .forEach(lost -> report.add(lost.coordinates().shortName() + ", which "
                            + lost.by().shortName() + " asks for, gave way to " + lost.winner()));
            resolution.faulty().forEach(each -> report.add("without what it needs, since its POM is faulty: " + each));
            resolution.unasked().forEach(each -> report.add("not asked, as it could not be: " + each));
            display.end(String.join("\n", report));
            return MagicResult.giving(
                    added.stream().map(jar -> jar.file().toString()).toList());
        } finally {
            display.giveUp();
        }
    }

    private static String added(List<Resolution.Jar> jars) {
        List<String> names =
                jars.stream().map(jar -> jar.coordinates().shortName()).toList();
        return names.isEmpty() ? "nothing to add: all of it is there already" : "added " + String.join(", ", names);
    }

    /** A version that cells have of a library. */
    private record Present(String version, Path file, Cause cause) {
        /** Why cells have it. */
        enum Cause {
            ASKED,
            NEEDED,
            FROM_START;

            static Cause of(Resolution.Jar jar) {
                return jar.asked() ? ASKED : NEEDED;
            }
        }

        /**
         * Whether a jar takes its place: one that a cell asks for by name always does; one that another needs, where
         * it is newer and no cell has asked for this version by name.
         */
        boolean givesWayTo(Resolution.Jar jar) {
            return jar.asked()
                    || (cause != Cause.ASKED
                            && Versions.isNewer(jar.coordinates().version(), version));
        }
    }

    /** What is to be added: jars of which cells have no version, and those that replace another version. */
    private record Addition(List<Resolution.Jar> fresh, Map<Resolution.Jar, Present> replacing) {}

    private Addition addition(Resolution resolution, MagicContext context, List<String> report) {
        List<Resolution.Jar> fresh = new ArrayList<>();
        Map<Resolution.Jar, Present> replacing = new LinkedHashMap<>();
        for (Resolution.Jar jar : resolution.jars()) {
            Optional<Present> present = present(jar, context);
            if (present.isEmpty()) {
                fresh.add(jar);
            } else if (!present.get().version().equals(jar.coordinates().version())) {
                if (present.get().givesWayTo(jar) || isNeededAsItIs(jar, resolution)) {
                    replacing.put(jar, present.get());
                } else {
                    report.add(jar.coordinates().shortName() + " gave way to "
                            + present.get().version() + ", which is there already");
                }
            }
        }
        return new Addition(fresh, replacing);
    }

    /** Whether slf4j must have this version since what logs for it, made for slf4j before 2.0, works with no later one. */
    private static boolean isNeededAsItIs(Resolution.Jar jar, Resolution resolution) {
        return jar.coordinates().versionless().equals(LOGGING)
                && resolution.jars().stream()
                        .anyMatch(each -> entries(each.file()).anyMatch(OLD_LOGGING_IMPLEMENTATION::equals));
    }

    /** Adds it, except for classes that are in use, and returns what was added. */
    private static List<Resolution.Jar> change(Addition addition, MagicContext context, List<String> report)
            throws MagicFailure, IOException {
        List<Resolution.Jar> all = new ArrayList<>(addition.fresh());
        all.addAll(addition.replacing().keySet());
        List<Path> replaced =
                addition.replacing().values().stream().map(Present::file).toList();
        List<Path> asked = files(all.stream().filter(Resolution.Jar::asked).toList());
        NeededModules.provide(context, asked).ifPresent(report::add);
        ClassPathChange change = ClassPathChange.make(context, files(all), replaced);
        boolean refused = change.result() == ClassPathChange.Result.REFUSED;
        addition.replacing()
                .forEach((jar, present) -> report.add(
                        refused
                                ? jar.coordinates().shortName() + " was not added, since " + present.version()
                                        + (change.inUse().contains(present.file())
                                                ? " is in use already: " + ClassPathChange.ADVICE
                                                : " stays with what is in use")
                                : jar.coordinates().shortName() + " replaces " + present.version()));
        if (change.result() == ClassPathChange.Result.RESTARTED) {
            report.add(ClassPathChange.RESTARTED);
        }
        if (!refused) {
            return all;
        }
        context.engine().addToClassPath(files(addition.fresh()));
        List<String> shared = change.inUse().stream()
                .filter(entry -> !replaced.contains(entry))
                .map(entry -> entry.getFileName().toString())
                .toList();
        if (!shared.isEmpty()) {
            report.add("classes that it shares with " + String.join(", ", shared)
                    + " are in use already and were not replaced: " + ClassPathChange.ADVICE);
        }
        return addition.fresh();
    }

    private static List<Path> files(List<Resolution.Jar> jars) {
        return jars.stream().map(Resolution.Jar::file).toList();
    }

    /** The version that cells have of a library, whether a cell has asked for it or it was there from the start. */
    private Optional<Present> present(Resolution.Jar jar, MagicContext context) {
        Present asked = loaded.get(jar.coordinates().versionless());
        if (asked != null) {
            return Optional.of(asked);
        }
        Pattern name = Pattern.compile(Pattern.quote(jar.coordinates().artifact()) + "-(\\d.*)\\.jar");
        for (Path entry : context.engine().settings().classPath()) {
            Matcher matcher = name.matcher(entry.getFileName().toString());
            if (matcher.matches()
                    && jar.coordinates().classifier().isEmpty()
                    && !isOfOtherGroup(entry, jar.coordinates())) {
                return Optional.of(new Present(matcher.group(1), entry, Present.Cause.FROM_START));
            }
        }
        return Optional.empty();
    }

    /** Whether the jar, which Maven may have built, says that its artifact is one of another group. */
    private static boolean isOfOtherGroup(Path entry, Coordinates coordinates) {
        String end = "/" + coordinates.artifact() + "/pom.properties";
        List<String> properties = entries(entry)
                .filter(file -> file.startsWith("META-INF/maven/") && file.endsWith(end))
                .toList();
        return !properties.isEmpty() && !properties.contains("META-INF/maven/" + coordinates.group() + end);
    }

    /** The names of the files in a jar. */
    private static Stream<String> entries(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            // The compiler, which reads it too, says what is wrong with it.
            return Stream.empty();
        }
    }

    /**
     * Begins to fetch the sources of the libraries, of those that cells have asked for, in which the types of these
     * signatures are: once for each, by the way, and without a word where there are none.
     *
     * @return whether it has begun to
     */
    boolean fetchSources(List<String> signatures) {
        List<String> types = signatures.stream()
                .flatMap(signature -> LibrarySources.owner(signature).stream())
                .map(owner -> "/" + owner.replace('.', '/'))
                .distinct()
                .toList();
        List<Resolution.Jar> wanted = types.isEmpty()
                ? List.of()
                : unread.stream()
                        .filter(jar -> classes.computeIfAbsent(jar.file(), Dependencies::classes).stream()
                                .anyMatch(name -> types.stream().anyMatch(name::endsWith)))
                        .toList();
        unread.removeAll(wanted);
        if (wanted.isEmpty() || maven.isEmpty()) {
            return false;
        }
        Runnable work = maven.get()
                .fetchingSources(
                        wanted.stream().map(Resolution.Jar::coordinates).toList());
        Thread thread = new Thread(null, work, "headcount-sources");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    /** The names of the classes in a jar, with slashes before and between. */
    private static Set<String> classes(Path jar) {
        return entries(jar)
                .filter(name -> name.endsWith(".class"))
                .map(name -> "/"
                        + name.substring(0, name.length() - ".class".length()).replace('$', '/'))
                .collect(Collectors.toSet());
    }
}
