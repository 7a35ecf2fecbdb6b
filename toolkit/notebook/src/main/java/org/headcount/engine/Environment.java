package org.headcount.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What environment variables say of sessions, in a kernelspec or in a shell.
 *
 * <ul>
 *   <li>{@code HEADCOUNT_JVM_OPTIONS}: options of the session's VM, as in {@code -Xmx4g}
 *   <li>{@code HEADCOUNT_COMPILER_OPTIONS}: options of the compiler
 *   <li>{@code HEADCOUNT_CLASSPATH}: more for the class path of cells; {@code lib/*} means all jars in lib
 *   <li>{@code HEADCOUNT_STARTUP}: a script or notebook that runs first in every session
 *   <li>{@code HEADCOUNT_TIMEOUT}: how many seconds a cell may take
 * </ul>
 *
 * @param vmOptions options of the session's VM
 * @param compilerOptions options of the compiler
 * @param classPath more for the class path of cells
 * @param startup what runs first in every session
 * @param timeout how long a cell may take
 */
public record Environment(
        List<String> vmOptions,
        List<String> compilerOptions,
        List<Path> classPath,
        Optional<Path> startup,
        Optional<Duration> timeout) {

    private static final String PREFIX = "HEADCOUNT_";

    /** The variable with options of the session's VM. */
    public static final String JVM_OPTIONS = PREFIX + "JVM_OPTIONS";

    private static final String COMPILER_OPTIONS = PREFIX + "COMPILER_OPTIONS";
    private static final String CLASSPATH = PREFIX + "CLASSPATH";
    private static final String STARTUP = PREFIX + "STARTUP";
    private static final String TIMEOUT = PREFIX + "TIMEOUT";

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException when one of them cannot be used, saying which and why
     */
    public static Environment of(Map<String, String> variables) {
        return new Environment(
                words(variables, JVM_OPTIONS),
                words(variables, COMPILER_OPTIONS),
                classPath(variables),
                variable(variables, STARTUP).map(Environment::existing),
                variable(variables, TIMEOUT).map(Environment::seconds));
    }

    private static Optional<String> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private static List<String> words(Map<String, String> variables, String name) {
        try {
            return variable(variables, name).map(QuotedWords::of).orElse(List.of());
        } catch (IllegalArgumentException e) {
            throw unusable(name, variables.get(name), e.getMessage());
        }
    }

    private static List<Path> classPath(Map<String, String> variables) {
        List<Path> entries = new ArrayList<>();
        for (String entry : variable(variables, CLASSPATH).orElse("").split(File.pathSeparator, -1)) {
            if (!entry.isBlank()) {
                entries.addAll(entries(entry));
            }
        }
        return entries;
    }

    private static List<Path> entries(String entry) {
        boolean all = entry.endsWith("*");
        Path path = path(CLASSPATH, all ? entry.substring(0, entry.length() - 1) : entry);
        if (!all && Files.exists(path)) {
            return List.of(path);
        }
        File[] jars = path.toFile().listFiles((folder, name) -> name.endsWith(".jar"));
        if (!all || jars == null) {
            throw unusable(CLASSPATH, entry, "there is no such file or folder");
        }
        return Stream.of(jars).map(File::toPath).sorted().toList();
    }

    private static Path existing(String file) {
        Path path = path(STARTUP, file);
        if (!Files.exists(path)) {
            throw unusable(STARTUP, file, "there is no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw unusable(STARTUP, file, "it is a folder, a pipe or a device, and should be a script or a notebook");
        }
        return path;
    }

    private static Path path(String name, String value) {
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw unusable(name, value, e.getReason());
        }
    }

    private static Duration seconds(String value) {
        try {
            double seconds = Double.parseDouble(value);
            if (seconds > 0 && seconds < 1e9) {
                return Duration.ofMillis(Math.max(1, Math.round(seconds * 1e3)));
            }
        } catch (NumberFormatException e) {
            // Reported below, like any other invalid value.
        }
        throw unusable(TIMEOUT, value, "it takes seconds, more than 0");
    }

    private static IllegalArgumentException unusable(String name, String value, String why) {
        return new IllegalArgumentException(
                "the environment variable " + name + " is \"" + value + "\": " + why + ". Set it anew, or unset it.");
    }

    /**
     * The settings, with what the environment says.
     *
     * @throws IllegalArgumentException when a jar cannot be read, or no VM or compiler takes the options
     */
    public Settings over(Settings settings) {
        if (vmOptions.isEmpty() && compilerOptions.isEmpty() && classPath.isEmpty()) {
            return settings;
        }
        Settings all = settings.withClassPath(joined(classPath, settings.classPath()))
                .withOptions(
                        joined(settings.vmOptions(), vmOptions), joined(settings.compilerOptions(), compilerOptions));
        try {
            all.requireUsable();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "what the environment variables " + JVM_OPTIONS + ", " + COMPILER_OPTIONS + " and " + CLASSPATH
                            + " say cannot be used: " + e.getMessage(),
                    e);
        }
        return all;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** What the interpreter is to run first in every session. */
    public Optional<Cell> startupCell() {
        return startup.map(file -> Cell.of(STARTUP, "%load \"" + file + "\""));
    }

    /** What a cell may take. */
    public TimeLimit timeLimit() {
        return new TimeLimit(timeout, TIMEOUT);
    }
}
