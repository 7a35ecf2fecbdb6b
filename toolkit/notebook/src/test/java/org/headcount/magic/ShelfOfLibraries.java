package org.headcount.magic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.headcount.maven.MavenPlaces;

/** A Maven repository in a folder, made by the test: every jar holds a text that says which it is. */
final class ShelfOfLibraries {
    private final Path folder;

    ShelfOfLibraries(Path folder) {
        this.folder = folder;
    }

    String url() {
        return folder.toUri().toString();
    }

    Path file(String coordinates, String ending) {
        String[] parts = coordinates.split(":", -1);
        return folder.resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + ending);
    }

    /** Puts a library here, with the coordinates of what it needs. */
    ShelfOfLibraries with(String coordinates, String... needs) {
        write(file(coordinates, ".pom"), pom(coordinates, "", needs));
        jar(coordinates);
        return this;
    }

    static String pom(String coordinates, String more, String... needs) {
        String[] parts = coordinates.split(":", -1);
        return "<project><modelVersion>4.0.0</modelVersion><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                + "</artifactId><version>" + parts[2] + "</version>" + more + "<dependencies>"
                + List.of(needs).stream().map(ShelfOfLibraries::dependency).collect(Collectors.joining())
                + "</dependencies></project>";
    }

    static String dependency(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>"
                + parts[2] + "</version>" + (parts.length > 3 ? "<scope>" + parts[3] + "</scope>" : "")
                + "</dependency>";
    }

    ShelfOfLibraries withPom(String coordinates, String more) {
        write(file(coordinates, ".pom"), pom(coordinates, "<packaging>pom</packaging>" + more));
        return this;
    }

    /** Puts a library of one class here, and its sources. */
    ShelfOfLibraries withClass(String coordinates, String name, String source) {
        write(file(coordinates, ".pom"), pom(coordinates, ""));
        String path = name.replace('.', '/');
        Path made = folder.resolve("made");
        write(made.resolve(path + ".java"), source);
        String[] arguments = {made.resolve(path + ".java").toString()};
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
            throw new IllegalArgumentException("the source does not compile:\n" + source);
        }
        pack(file(coordinates, ".jar"), made, path + ".class");
        pack(file(coordinates, "-sources.jar"), made, path + ".java");
        return this;
    }

    /** Puts a library of these files here: Java sources are compiled, all else goes in as it is. */
    ShelfOfLibraries withFiles(String coordinates, Map<String, String> files, String... needs) {
        write(file(coordinates, ".pom"), pom(coordinates, "", needs));
        Path sources = folder.resolve("sources").resolve(coordinates.replace(':', '-'));
        Path made = sources.resolve("made");
        files.forEach((name, text) -> write((name.endsWith(".java") ? sources : made).resolve(name), text));
        List<String> arguments = new ArrayList<>(List.of("-d", made.toString()));
        files.keySet().stream()
                .filter(name -> name.endsWith(".java"))
                .map(name -> sources.resolve(name).toString())
                .forEach(arguments::add);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the sources of " + coordinates + " do not compile");
        }
        try (Stream<Path> all = Files.walk(made);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(file(coordinates, ".jar")))) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(made.relativize(each).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static void pack(Path jar, Path folder, String name) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            out.write(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void jar(String coordinates) {
        String name = coordinates.split(":", -1)[1] + ".txt";
        Path file = file(coordinates, ".jar");
        try {
            Files.createDirectories(file.getParent());
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(coordinates.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings under which this shelf stands for every repository but those that are here, too, in the folder {@code local}. */
    MavenPlaces places(Path settingsFolder) {
        Path settings = settingsFolder.resolve("settings.xml");
        write(
                settings,
                "<settings><mirrors><mirror><id>shelf</id><mirrorOf>central</mirrorOf><url>" + url()
                        + "</url></mirror></mirrors></settings>");
        return new MavenPlaces(Optional.of(settings), Optional.empty(), Optional.of(settingsFolder.resolve("local")));
    }
}
