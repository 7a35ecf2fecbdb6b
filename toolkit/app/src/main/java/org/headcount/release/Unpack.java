package org.headcount.release;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks the jars inside this one to a folder of the reader's, once, and runs the command on them: a kernel that
 * Jupyter starts later needs them there too.
 */
public final class Unpack {
    private static final String INSIDE = "dist/";
    private static final int CANNOT = 2;

    private Unpack() {}

    /** Unpacks, runs the command, and ends with its status. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Path self = Path.of(Unpack.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = unpack(self, place(System.getProperty("os.name"), System.getenv()));
            List<String> given = List.of(arguments);
            System.exit(run(folder, given, TypedArguments.recover(given, commandLine())));
        } catch (IllegalArgumentException e) {
            System.err.println("headcount: " + e.getMessage());
            System.exit(CANNOT);
        } catch (IOException | URISyntaxException e) {
            System.err.println("headcount: it could not be unpacked and started: " + e.getMessage()
                    + ". HEADCOUNT_HOME names another folder to unpack to.");
            System.exit(CANNOT);
        }
    }

    /** The bytes of this process's command line, where the system shows them. */
    private static byte[] commandLine() throws IOException {
        Path shown = Path.of("/proc/self/cmdline");
        return Files.isReadable(shown) ? Files.readAllBytes(shown) : new byte[0];
    }

    /** Where programs of the reader's are kept on a system. */
    static Path place(String system, Map<String, String> variables) {
        Path home = Path.of(System.getProperty("user.home"));
        Path programs = system.startsWith("Windows")
                ? variable(variables, "LOCALAPPDATA").orElse(home)
                : system.startsWith("Mac")
                        ? home.resolve("Library").resolve("Application Support")
                        : variable(variables, "XDG_DATA_HOME")
                                .orElse(home.resolve(".local").resolve("share"));
        return variable(variables, "HEADCOUNT_HOME").orElse(programs).resolve("headcount");
    }

    private static Optional<Path> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(Path::of);
    }

    /** Unpacks a jar to a folder named after what is in it, unless that is there: whole, or not at all. */
    static Path unpack(Path jar, Path place) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<ZipEntry> entries = new ArrayList<>();
            CRC32 contents = new CRC32();
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().startsWith(INSIDE) && !entry.isDirectory()) {
                    entries.add(entry);
                    contents.update((entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8));
                }
            }
            Path folder = place.resolve(String.format(Locale.ROOT, "%08x", contents.getValue()));
            if (Files.isDirectory(folder)) {
                return folder;
            }
            Path part = place.resolve(
                    "." + folder.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            try {
                for (ZipEntry entry : entries) {
                    write(zip, entry, part);
                }
                move(part, folder);
            } finally {
                delete(part);
            }
            return folder;
        }
    }

    private static void write(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName().substring(INSIDE.length())).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(entry.getName() + " would be unpacked outside " + folder);
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }

    private static void move(Path part, Path folder) throws IOException {
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process may have been first: what it made is the same.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /**
     * Runs the command. Arguments that this process cannot encode go through a file, which Java reads in the encoding of
     * the new process.
     */
    private static int run(Path folder, List<String> given, List<String> typed)
            throws IOException, InterruptedException {
        Path lib = folder.resolve("lib");
        List<String> words = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                lib + File.separator + "*" + File.pathSeparator + lib.resolve("host") + File.separator + "*",
                "org.headcount.app.Main"));
        words.addAll(typed);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        if (given.equals(typed)) {
            words.add(0, java);
            return start(words);
        }
        Path file = Files.createTempFile("headcount", ".arguments");
        try {
            Files.writeString(file, TypedArguments.file(words));
            return start(List.of(java, "@" + file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static int start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        TypedArguments.useUtf8(process.environment());
        return process.start().waitFor();
    }
}
