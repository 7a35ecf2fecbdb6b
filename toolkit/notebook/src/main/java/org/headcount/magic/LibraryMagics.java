package org.headcount.magic;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.headcount.engine.Suggestion;
import org.headcount.maven.Coordinates;

/** The magics that ask for libraries, as this kernel's and other kernels' notebooks call them. */
final class LibraryMagics {
    private static final List<String> SCOPES = List.of("compile", "runtime", "provided", "test", "system");
    private static final List<String> USUAL_SCOPES = List.of("compile", "runtime");

    /** Repositories that JBang knows by name. */
    private static final Map<String, String> KNOWN = Map.of(
            "central", "https://repo.maven.apache.org/maven2/",
            "mavencentral", "https://repo.maven.apache.org/maven2/",
            "google", "https://maven.google.com/",
            "jitpack", "https://jitpack.io/");

    private final Dependencies dependencies;

    private LibraryMagics(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    static LibraryMagics of(Dependencies dependencies) {
        return new LibraryMagics(dependencies);
    }

    List<Magic> magics() {
        LibraryMagics libraries = this;
        return List.of(
                new Magic(
                        List.of("maven", "addMavenDependencies", "addMavenDependency", "DEPS"),
                        Magic.Reach.BOTH,
                        List.of("%maven GROUP:ARTIFACT:VERSION...", "//DEPS GROUP:ARTIFACT:VERSION...", "%%maven"),
                        "Adds libraries and all they need to what cells see. They come from the local repository, or"
                                + " from the repositories, mirrors and proxies that Maven's settings.xml names. It"
                                + " says what was added, and which versions gave way to others. A version that is"
                                + " named replaces another; of what they need the newer version is taken. Classes in"
                                + " use are not replaced. As a comment, the line is one that JBang understands too; such"
                                + " comments are heeded before anything else in their cell. An artifact @pom settles"
                                + " the versions of what the others need. %%maven takes a library from each line below.",
                        libraries::maven,
                        libraries::completeCoordinates),
                new Magic(
                        List.of("mavenRepo", "addMavenRepo", "REPOS"),
                        Magic.Reach.LINE,
                        List.of("%mavenRepo ID URL", "//REPOS ID=URL...", "%mavenRepo"),
                        "Asks another repository too, from now on: by https, http or file. Maven's settings hold for it"
                                + " as for any other, by its id. Without an id it lists those in use.",
                        libraries::repository,
                        (written, context) -> List.of()),
                new Magic(
                        List.of("loadFromPOM", "pom"),
                        Magic.Reach.BOTH,
                        List.of("%loadFromPOM [FILE] [SCOPE...]", "%%loadFromPOM [SCOPE...]"),
                        "Adds what a POM names as its dependencies in the scopes compile and runtime, or in those"
                                + " given, with its parents, properties, managed versions and repositories. A cell may"
                                + " hold a whole POM, or only its dependencies, also as a YAML list.",
                        libraries::pom,
                        LibraryMagics::completePom),
                new Magic(
                        List.of("dependency"),
                        Magic.Reach.LINE,
                        List.of(
                                "%dependency /add GROUP:ARTIFACT:VERSION... [--transitive]",
                                "%dependency /resolve", "%dependency /repo ID URL"),
                        "Adds libraries, as %maven does, in the words of another kernel: without --transitive only the"
                                + " library itself. They are added at once; /resolve has nothing left to do.",
                        libraries::dependency,
                        (written, context) -> written.size() == 1
                                ? Suggestion.all(Suggestion.Kind.OPTION, List.of("/add", "/repo", "/resolve"))
                                : libraries.completeCoordinates(written, context)));
    }

    private MagicResult maven(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        String body = call.form() == MagicCall.Form.CELL ? call.body().source() : "";
        if ((call.arguments() + body).contains("<dependency>")) {
            return pomText(call.arguments() + "\n" + body, List.of(), context);
        }
        List<String> names = new ArrayList<>(LibraryNames.of(call.words()));
        for (MagicCall line : call.bodyLines()) {
            names.addAll(LibraryNames.of(line.words()));
        }
        return libraries(names, context);
    }

    /** Adds the libraries of these coordinates. */
    MagicResult libraries(List<String> names, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        List<Coordinates> wanted = coordinates(names);
        return dependencies.add(context, (maven, listener) -> maven.resolve(wanted, listener));
    }

    private List<Coordinates> coordinates(List<String> words) throws MagicFailure {
        List<Coordinates> wanted = new ArrayList<>();
        for (String word : words) {
            try {
                wanted.add(Coordinates.parse(word));
            } catch (IllegalArgumentException e) {
                throw MagicFailure.of(e.getMessage(), versions(word));
            }
        }
        if (wanted.isEmpty()) {
            throw MagicFailure.of("no library is named", "write its coordinates, group:artifact:version");
        }
        return wanted;
    }

    private String versions(String word) {
        String[] parts = word.split(":", -1);
        List<String> versions = parts.length == 2 ? dependencies.local().versions(parts[0], parts[1]) : List.of();
        return versions.isEmpty()
                ? "as in org.slf4j:slf4j-api:2.0.17"
                : "in the local repository there is " + word + ":" + String.join(", " + word + ":", versions);
    }

    private List<Suggestion> completeCoordinates(List<String> written, MagicContext context) {
        return Suggestion.all(Suggestion.Kind.LIBRARY, dependencies.local().complete(written.get(written.size() - 1)));
    }

    private MagicResult repository(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        List<String> words = call.words();
        if (words.isEmpty()) {
            dependencies.repositories(context).forEach(context::say);
        } else if (call.form() == MagicCall.Form.DIRECTIVE) {
            for (String word : words) {
                int equals = word.indexOf('=');
                addRepository(
                        equals < 0 ? List.of(word) : List.of(word.substring(0, equals), word.substring(equals + 1)));
            }
        } else {
            addRepository(words);
        }
        return MagicResult.DONE;
    }

    /** Asks another repository too: its id and URL, or one of both. */
    void addRepository(List<String> words) throws MagicFailure {
        String id = words.get(0);
        String place = words.size() == 1 ? KNOWN.getOrDefault(id.toLowerCase(java.util.Locale.ROOT), id) : words.get(1);
        try {
            URI uri = new URI(place);
            if (words.size() > 2 || uri.getScheme() == null || !uri.getScheme().matches("https?|file")) {
                throw new URISyntaxException(place, "it begins with https:, http: or file:");
            }
            dependencies.addRepository(words.size() == 1 && uri.getHost() != null ? uri.getHost() : id, place);
        } catch (URISyntaxException e) {
            throw MagicFailure.of(
                    String.join(" ", words.subList(Math.min(1, words.size() - 1), words.size())) + " is not a URL of a"
                            + " repository: " + e.getReason(),
                    "write a name of your choice and the URL, as in %mavenRepo jitpack https://jitpack.io");
        }
    }

    private MagicResult pom(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        List<String> words = call.words();
        if (call.form() == MagicCall.Form.CELL) {
            String body = call.body().source();
            return body.contains("<") ? pomText(body, words, context) : yaml(call, context);
        }
        boolean named = !words.isEmpty() && !SCOPES.contains(words.get(0));
        Path file = FileNames.path(named ? words.get(0) : "pom.xml", context);
        Path pom = Files.isDirectory(file) ? file.resolve("pom.xml") : file;
        if (Files.exists(pom) && !Files.isRegularFile(pom)) {
            throw MagicFailure.of(pom + " is a folder, a pipe or a device", "name a POM");
        }
        if (!Files.exists(pom)) {
            throw MagicFailure.of(
                    "there is no file " + pom, "name a POM, or put its dependencies into a cell with %%loadFromPOM");
        }
        return add(pom, words.subList(named ? 1 : 0, words.size()), context);
    }

    private MagicResult pomText(String text, List<String> scopes, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        Path file = Files.createTempFile("headcount", ".pom");
        try {
            Files.writeString(file, YamlPom.Poms.whole(text), StandardCharsets.UTF_8);
            return add(file, scopes, context);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private MagicResult yaml(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        YamlPom pom = YamlPom.of(call.body().source());
        for (List<String> repository : pom.repositories()) {
            addRepository(repository);
        }
        return libraries(pom.dependencies(), context);
    }

    private MagicResult add(Path pom, List<String> words, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        for (String word : words) {
            if (!SCOPES.contains(word)) {
                throw MagicFailure.of(word + " is not a scope", "scopes are " + String.join(", ", SCOPES));
            }
        }
        Set<String> scopes = new TreeSet<>(words.isEmpty() ? USUAL_SCOPES : words);
        return dependencies.add(context, (maven, listener) -> maven.resolve(pom, scopes, listener));
    }

    private static List<Suggestion> completePom(List<String> written, MagicContext context) throws IOException {
        List<Suggestion> texts = new ArrayList<>(Suggestion.all(Suggestion.Kind.OPTION, SCOPES));
        texts.addAll(FileNames.complete(written, context));
        return texts;
    }

    private MagicResult dependency(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        List<String> words = call.words();
        String command = words.isEmpty() ? "" : words.get(0);
        List<String> rest =
                words.stream().skip(1).filter(word -> !word.startsWith("--")).toList();
        switch (command) {
            case "/add" -> {
                List<Coordinates> wanted = coordinates(LibraryNames.of(rest));
                return dependencies.add(
                        context,
                        (maven, listener) -> words.contains("--transitive")
                                ? maven.resolve(wanted, listener)
                                : maven.resolveAlone(wanted, listener));
            }
            case "/resolve" -> context.say("nothing is left to resolve: /add has added everything at once");
            case "/list-dependencies", "/list-artifacts", "/list" ->
                context.engine().settings().classPath().forEach(entry -> context.say(entry.toString()));
            case "/list-conflicts" -> context.say("conflicts are reported when a library is added");
            case "/list-repos" -> dependencies.repositories(context).forEach(context::say);
            case "/repo", "/add-repo" -> addRepository(rest);
            default ->
                throw MagicFailure.of(
                        "%dependency has no command " + (command.isEmpty() ? "of no name" : command),
                        "there are /add, /resolve and /repo; %maven GROUP:ARTIFACT:VERSION does all in one");
        }
        return MagicResult.DONE;
    }
}
