package org.headcount.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Class archives, which let a VM start with its classes already read: about half the time to a first
 * result. They fit one JDK and one class path, so they are made on the user's machine, and are named
 * after what they fit: a missing one costs time and nothing else.
 */
public final class Archives {
    /** The system property with the folder that holds archives; without it none are used. */
    public static final String FOLDER = "headcount.archives";

    private static final String PACKAGES = "packages";
    private static final String MAKE = "-XX:ArchiveClassesAtExit=";
    private static final int FIRST_WITH_CACHE = 25;
    private static final List<String> REHEARSAL = List.of(
            "1 + 1",
            "int a = 1;\nSystem.out.println(\"a \" + a);\ndisplay(List.of(1, 2, 3));",
            "record Point(int x, int y) {}\nStream.of(new Point(1, 2)).map(Point::x).toList()",
            "double mean(double... xs) { return Arrays.stream(xs).average().orElse(0); }\nmean(1, 2, 4)",
            "new int[] {1, 2, 3}",
            "List.of(1).get(3)",
            "nosuch");

    private Archives() {}

    /** The options with which a session VM uses its archive, where there is one. */
    static List<String> options(Settings settings) {
        // The JDK makes no archive of a VM that uses one of this kind.
        return settings.vmOptions().stream().anyMatch(option -> option.startsWith(MAKE)) ? List.of() : options();
    }

    private static List<String> options() {
        return folder().map(folder -> folder.resolve("session-" + key()))
                .filter(Files::exists)
                .map(archive -> List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr"))
                .orElse(List.of());
    }

    /** The packages of the jars on the class path, as far as they have been written down. */
    static PackageIndex packages() {
        return folder().map(folder -> PackageIndex.read(folder.resolve(PACKAGES)))
                .orElse(PackageIndex.EMPTY);
    }

    private static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of);
    }

    private static boolean hasCache() {
        return Runtime.version().feature() >= FIRST_WITH_CACHE;
    }

    /** The newer kind of archive does more for a program, but cannot be had together with a debugger. */
    private static String makeProgramsOption(Path archive) {
        return hasCache() ? "-XX:AOTCacheOutput=" + archive : makeOption(archive);
    }

    private static String makeOption(Path archive) {
        return MAKE + archive;
    }

    /**
     * What an archive fits: this JDK, and the session VM's own jar as it is now. The libraries of cells may differ: the
     * JDK compares each class of theirs with the archived one when it loads it.
     */
    private static String key() {
        File file = VmCommand.home().toFile();
        String fits = String.join(
                "\n",
                System.getProperty("java.vm.version"),
                System.getProperty("java.home"),
                System.getProperty("os.arch"),
                file + " " + file.length() + " " + file.lastModified());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(fits.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Makes the archives of session VMs with these settings, and of programs, by a rehearsal of each.
     *
     * @param folder the target folder: a program's archive has its name, and is used with
     *     {@code -XX:SharedArchiveFile}, or from JDK 25 with {@code -XX:AOTCache}
     * @param programs what follows {@code java} to start each, main class and all, by its name; they are to run a cell and end
     * @throws IOException when one cannot be made; whatever was there before is still there
     */
    public static void make(Path folder, Settings settings, Map<String, List<String>> programs)
            throws IOException, InterruptedException {
        Optional<Path> unfit = VmCommand.classPath(settings.classPath()).stream()
                .filter(entry -> !entry.toString().endsWith(".jar"))
                .findFirst();
        if (unfit.isPresent()) {
            throw new IOException("archives are of jars, and " + unfit.get() + " on the class path is not a jar");
        }
        Files.createDirectories(folder);
        Path session = folder.resolve("session-" + key());
        replace(folder.resolve(PACKAGES), part -> PackageIndex.write(part, VmCommand.classPath(settings.classPath())));
        List<Callable<Path>> rehearsals = new ArrayList<>();
        rehearsals.add(() -> replace(session, part -> rehearse(settings, part)));
        programs.forEach((name, command) -> rehearsals.add(
                () -> replace(folder.resolve(name), part -> rehearse(Settings.ownClassPath(), command, part))));
        sideBySide(rehearsals);
    }

    private static void sideBySide(List<Callable<Path>> rehearsals) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(rehearsals.size());
        try {
            for (Future<Path> rehearsal : threads.invokeAll(rehearsals)) {
                rehearsal.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Rehearsal {
        void making(Path archive) throws IOException, InterruptedException;
    }

    private static Path replace(Path archive, Rehearsal rehearsal) throws IOException, InterruptedException {
        Path part = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            rehearsal.making(part);
            if (!Files.exists(part)) {
                throw new IOException("the JDK made no archive " + archive);
            }
            return Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".config"));
        }
    }

    private static void rehearse(Settings settings, Path archive) throws IOException {
        JShellSession session = JShellSession.rehearse(settings.withVmOptions(makeOption(archive)));
        for (int i = 0; i < REHEARSAL.size(); i++) {
            session.run(i + 1, Cell.of("cell", REHEARSAL.get(i)));
        }
        session.closePatiently();
    }

    private static void rehearse(List<Path> classPath, List<String> command, Path archive)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                VmCommand.JAVA.toString(),
                makeProgramsOption(archive),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        line.addAll(command);
        Process process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("the rehearsal of " + String.join(" ", command) + " ended with status " + status);
        }
    }
}
