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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.headcount.maven.Fetching;
import org.headcount.maven.LocalRepository;
import org.headcount.maven.Maven;
import org.headcount.maven.Places;
import org.headcount.maven.Resolution;
import org.headcount.maven.Unresolved;
import org.headcount.sources.Sources;

/** The libraries that a session's cells have asked for. */
final class Dependencies {
    private static final String FAILURE = "DependencyError";

    private final Places places;
    private final Map<String, String> repositories = new LinkedHashMap<>();

    /** Versions by what they are versions of. */
    private final Map<String, String> loaded = new LinkedHashMap<>();

    /** What cells have asked for, and whose sources nobody has. */
    private final List<Resolution.Jar> unread = new ArrayList<>();

    private final Map<Path, Set<String>> classes = new HashMap<>();

    private Optional<Maven> maven = Optional.empty();

    Dependencies(Places places) {
        this.places = places;
    }

    /** What is asked of Maven. */
    @FunctionalInterface
    interface Wish {
        Resolution resolve(Maven maven, Fetching fetching) throws Unresolved;
    }

    void addRepository(String id, String url) {
        repositories.put(id, url);
        maven.ifPresent(open -> open.add(id, url));
    }

    /** The repositories that would be asked. */
    List<String> repositories(Stage stage) throws MagicFailure, Stopped, IOException {
        return stage.await(() -> asMagic(() -> maven().repositories()));
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

    /** Puts what is wished for on the class path of cells, and tells what that came to. */
    Answer add(Stage stage, Wish wish) throws MagicFailure, Stopped, IOException {
        Notice notice = new Notice(stage.sink());
        try {
            Resolution resolution = stage.await(() -> asMagic(() -> wish.resolve(maven(), notice)));
            List<Resolution.Jar> fresh = new ArrayList<>();
            List<String> report = new ArrayList<>();
            for (Resolution.Jar jar : resolution.jars()) {
                Optional<String> present = present(jar, stage);
                if (present.isEmpty()) {
                    fresh.add(jar);
                } else if (!present.get().equals(jar.coordinates().version())) {
                    report.add(jar.coordinates().shortName() + " was not added, since " + present.get()
                            + " is loaded already: to have it, restart the kernel and ask for it first");
                }
            }
            List<Path> files = fresh.stream().map(Resolution.Jar::file).toList();
            stage.addToClassPath(files);
            fresh.forEach(jar -> loaded.put(
                    jar.coordinates().versionless(), jar.coordinates().version()));
            unread.addAll(fresh);
            report.add(0, added(fresh));
            resolution.others().forEach(other -> report.add(other + " was not added, since it is no jar"));
            resolution
                    .lost()
                    .forEach(lost -> report.add(lost.coordinates().shortName() + ", which "
                            + lost.by().shortName() + " asks for, gave way to " + lost.winner()));
            resolution.faulty().forEach(each -> report.add("without what it needs, since its POM is faulty: " + each));
            resolution.unasked().forEach(each -> report.add("not asked, as it could not be: " + each));
            notice.end(String.join("\n", report));
            return Answer.giving(files.stream().map(Path::toString).toList());
        } finally {
            notice.giveUp();
        }
    }

    private static String added(List<Resolution.Jar> jars) {
        List<String> names =
                jars.stream().map(jar -> jar.coordinates().shortName()).toList();
        return names.isEmpty() ? "nothing to add: all of it is there already" : "added " + String.join(", ", names);
    }

    /** The version that cells have of a library, be it asked for by a cell or there from the start. */
    private Optional<String> present(Resolution.Jar jar, Stage stage) {
        String version = loaded.get(jar.coordinates().versionless());
        if (version != null) {
            return Optional.of(version);
        }
        Pattern file = Pattern.compile(Pattern.quote(jar.coordinates().artifact()) + "-(\\d.*)\\.jar");
        return stage.engine().settings().classPath().stream()
                .map(entry -> file.matcher(entry.getFileName().toString()))
                .filter(name -> name.matches() && jar.coordinates().classifier().isEmpty())
                .map(name -> name.group(1))
                .findFirst();
    }

    /**
     * Begins to fetch the sources of the libraries, of those that cells have asked for, in which the types of these
     * signatures are: once for each, by the way, and without a word where there are none.
     *
     * @return whether it has begun to
     */
    boolean fetchSources(List<String> signatures) {
        List<String> types = signatures.stream()
                .flatMap(signature -> Sources.owner(signature).stream())
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
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> "/"
                            + name.substring(0, name.length() - ".class".length())
                                    .replace('$', '/'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            // The compiler, which reads it too, says what is wrong with it.
            return Set.of();
        }
    }
}
