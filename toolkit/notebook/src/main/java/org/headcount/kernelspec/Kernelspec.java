package org.headcount.kernelspec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.notebook.Json;
import org.headcount.notebook.UnusableFile;

/**
 * A kernel's entry in Jupyter: a folder with a description and logos.
 *
 * @param name its name, and its folder's
 * @param displayName what people see
 * @param command what starts it, but for the connection file
 * @param variables its environment
 */
public record Kernelspec(String name, String displayName, List<String> command, Map<String, String> variables) {
    public static final Pattern NAME = Pattern.compile("[a-z0-9._-]+");

    private static final String DESCRIPTION = "kernel.json";
    private static final String MAKER = "org.headcount";
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
    private static final String PROTOCOL = "5.5";

    /** A kernelspec that nothing can later change. */
    public Kernelspec {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }

    /** The description, as Jupyter reads it. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode argv = json.putArray("argv");
        command.forEach(argv::add);
        argv.add("{connection_file}");
        json.put("display_name", displayName);
        ObjectNode env = json.putObject("env");
        new TreeMap<>(variables).forEach(env::put);
        json.put("interrupt_mode", "message");
        json.put("kernel_protocol_version", PROTOCOL);
        json.put("language", "java");
        ObjectNode metadata = json.putObject("metadata");
        metadata.put("debugger", false);
        metadata.put("made_by", MAKER);
        return Json.write(json, Json.Style.JUPYTER);
    }

    private static Path folder(Path data, String name) {
        return data.resolve("kernels").resolve(name);
    }

    /**
     * Writes it to one of Jupyter's data folders: whole, or not at all.
     *
     * @throws UnusableFile when the folder cannot be written, or holds the kernelspec of another program
     */
    public Path install(Path data) throws UnusableFile {
        Path folder = folder(data, name);
        requireOurs(folder);
        Path part =
                folder.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(part);
            try {
                Files.writeString(part.resolve(DESCRIPTION), json(), StandardCharsets.UTF_8);
                for (String logo : LOGOS) {
                    try (InputStream drawn = Kernelspec.class.getResourceAsStream(logo)) {
                        Files.copy(drawn, part.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
                delete(folder);
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(part);
            }
            return folder;
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableFile(
                    folder,
                    "cannot be written: " + fileInPlaceOfFolder(folder).orElseGet(() -> reason(e))
                            + "; make that folder writable, or name another place with --prefix DIR",
                    e);
        }
    }

    private static Optional<String> fileInPlaceOfFolder(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Optional.ofNullable(existing)
                .filter(path -> !Files.isDirectory(path))
                .map(path -> path + " is a file, not a folder");
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static void requireOurs(Path folder) throws UnusableFile {
        if (Files.exists(folder) && !isOurs(folder)) {
            throw new UnusableFile(
                    folder,
                    "is a kernel that Headcount did not install: give yours another name with --name, or remove that one"
                            + " with \"jupyter kernelspec remove\"");
        }
    }

    /** Whether Headcount has made the kernelspec in a folder. */
    private static boolean isOurs(Path folder) {
        return description(folder)
                .map(json -> json.path("metadata").path("made_by").asText().equals(MAKER))
                .orElse(false);
    }

    private static Optional<JsonNode> description(Path folder) {
        Path file = folder.resolve(DESCRIPTION);
        try {
            return Files.isRegularFile(file) ? Optional.of(Json.read(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            // What cannot be read is not of our making.
            return Optional.empty();
        }
    }

    /** A kernelspec as it was found. */
    public record Found(String name, Path folder, JsonNode json) {
        public boolean isOurs() {
            return Kernelspec.isOurs(folder);
        }

        public String displayName() {
            return json.path("display_name").asText();
        }

        /** The program or jars that it needs and that are no longer there. */
        public Optional<String> missing() {
            List<String> argv = new ArrayList<>();
            json.path("argv").forEach(word -> argv.add(word.asText()));
            if (argv.isEmpty()) {
                return Optional.of("it starts nothing");
            }
            int classPath = argv.indexOf("-cp");
            Stream<String> jars = classPath < 0
                    ? Stream.empty()
                    : Stream.of(argv.get(classPath + 1).split(File.pathSeparator, -1))
                            .map(entry -> entry.replaceFirst("[/\\\\]\\*$", ""));
            Stream<String> programs = argv.subList(0, Math.max(1, classPath)).stream();
            return Stream.concat(programs, jars)
                    .filter(path -> isAbsolute(path) && !Files.exists(Path.of(path)))
                    .findFirst()
                    .map(path -> path + " is no longer there");
        }
    }

    private static boolean isAbsolute(String word) {
        try {
            return Path.of(word).isAbsolute();
        } catch (InvalidPathException e) {
            // An option or a script, and no path.
            return false;
        }
    }

    /** The kernelspecs in a data folder, by name. */
    public static List<Found> in(Path data) {
        try (Stream<Path> folders = Files.list(data.resolve("kernels"))) {
            return folders.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .flatMap(folder -> description(folder)
                            .map(json ->
                                    new Found(folder.getFileName().toString().toLowerCase(Locale.ROOT), folder, json))
                            .stream())
                    .toList();
        } catch (IOException e) {
            // A folder that is not there, as most are not, has none.
            return List.of();
        }
    }

    /**
     * Removes what {@link #install} has written.
     *
     * @throws UnusableFile when it cannot be removed, or belongs to another program
     */
    public static void remove(Found found) throws UnusableFile {
        requireOurs(found.folder());
        try {
            delete(found.folder());
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableFile(found.folder(), "cannot be removed: " + reason(e), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
