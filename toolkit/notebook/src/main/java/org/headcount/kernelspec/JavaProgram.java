package org.headcount.kernelspec;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.engine.Engine;

/**
 * The program that runs now, and how to start it again as a kernel: with Java itself and the class archives that
 * fit, since a launcher between would cost every start.
 *
 * @param java the Java to start
 * @param version its feature release
 * @param classPath the jars, as they are now
 * @param words the main class, and its arguments before the connection file
 */
public record JavaProgram(Path java, int version, List<Path> classPath, List<String> words) {
    private static final int FIRST_WITH_CACHE = 25;

    /**
     * The kernel's VM compiles and talks, and holds none of the user's data: it starts small and stays so,
     * and the first compiler alone starts faster than it runs slower.
     */
    private static final List<String> FRUGAL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-Xmn24m", "-Xmx512m", Engine.STEADY);

    /**
     * Starts a program in place of itself, in UTF-8 where the locale is the plain C: there Java reads the names of
     * files in ASCII alone. Unlike a variable of the kernelspec it leaves every other locale as it is.
     */
    private static final List<String> IN_UTF_8 = List.of(
            "/bin/sh",
            "-c",
            "case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C|POSIX) if [ -n \"${LC_ALL:-}\" ];"
                    + " then export LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi;; esac; exec \"$0\" \"$@\"");

    public static JavaProgram running(List<String> words) {
        String name = System.getProperty("os.name").startsWith("Windows") ? "java.exe" : "java";
        return new JavaProgram(
                Path.of(System.getProperty("java.home"), "bin", name),
                Runtime.version().feature(),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                        .toList(),
                words);
    }

    /** What starts a kernel, but for the connection file. */
    public List<String> kernel(Path archives) {
        List<String> command = new ArrayList<>();
        if (!java.toString().endsWith(".exe")) {
            command.addAll(IN_UTF_8);
        }
        command.add(java.toString());
        Path archive = archive(archives);
        if (Files.exists(archive)) {
            String option = version >= FIRST_WITH_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
            command.addAll(List.of("-Dheadcount.archives=" + archives, "-Xlog:disable", option + archive));
        }
        command.addAll(FRUGAL);
        command.addAll(List.of("-cp", classPathArgument()));
        command.addAll(words);
        return command;
    }

    /** The kernel's own, or else the command's, which holds most of the same classes. */
    private static Path archive(Path archives) {
        Path own = archives.resolve("kernel");
        return Files.exists(own) ? own : archives.resolve("command");
    }

    /** Jars in folders by wildcard, as the launcher has them: so the archives fit, and the line stays short. */
    private String classPathArgument() {
        boolean jars = classPath.stream().allMatch(entry -> entry.toString().endsWith(".jar"));
        if (!jars) {
            return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        LinkedHashSet<Path> folders = new LinkedHashSet<>();
        classPath.forEach(jar -> folders.add(jar.getParent()));
        return folders.stream()
                .map(folder -> folder + File.separator + "*")
                .collect(Collectors.joining(File.pathSeparator));
    }
}
