package org.headcount.engine;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a session is started with.
 *
 * @param classPath what cells see besides the JDK
 * @param directory the working directory of cells
 * @param vmOptions options of the session VM
 * @param compilerOptions options of the compiler
 * @param imports what every cell has imported, as in {@code java.util.*}, but for names that cells import or declare;
 *     a type that two packages have is imported by its name as well
 * @param resultLimit how many characters of a result's text are shown
 * @param ladder how long an interrupt waits before it does the next worse thing
 */
public record Settings(
        List<Path> classPath,
        Path directory,
        List<String> vmOptions,
        List<String> compilerOptions,
        List<String> imports,
        int resultLimit,
        Ladder ladder) {

    private static final List<String> USUAL_IMPORTS = List.of(
            "static org.headcount.session.Display.*",
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "org.headcount.session.*");

    /**
     * The rungs of an interrupt.
     *
     * @param force how long a cell has to leave by itself before an error is thrown in its thread, and
     *     how long until that is tried again
     * @param kill how long, from the start, before its VM is killed
     */
    public record Ladder(Duration force, Duration kill) {
        /** Short enough for a user who pressed a button. */
        public static final Ladder USUAL = new Ladder(Duration.ofMillis(500), Duration.ofMillis(3_500));
    }

    /** Settings that nothing can later change. */
    public Settings {
        classPath = classPath.stream().map(Path::toAbsolutePath).toList();
        directory = directory.toAbsolutePath();
        vmOptions = List.copyOf(vmOptions);
        compilerOptions = List.copyOf(compilerOptions);
        imports = List.copyOf(imports);
    }

    /**
     * This VM's own class path and directory, and the imports that Java cells expect. What lies in a folder
     * {@code host} stays here: libraries that the command needs, and that would clash with those of cells.
     */
    public static Settings usual() {
        return new Settings(
                ownClassPath().stream()
                        .filter(entry -> !entry.toAbsolutePath().getParent().endsWith("host"))
                        .toList(),
                Path.of(""),
                List.of(),
                List.of(),
                USUAL_IMPORTS,
                10_000,
                Ladder.USUAL);
    }

    /** The class path of this VM. */
    static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** The same, in another working directory. */
    public Settings in(Path otherDirectory) {
        return new Settings(classPath, otherDirectory, vmOptions, compilerOptions, imports, resultLimit, ladder);
    }

    /** The same, with another class path. */
    public Settings withClassPath(List<Path> otherClassPath) {
        return new Settings(otherClassPath, directory, vmOptions, compilerOptions, imports, resultLimit, ladder);
    }

    /** The same, with more options for the session VM. */
    public Settings withVmOptions(String... more) {
        return new Settings(
                classPath, directory, concat(vmOptions, more), compilerOptions, imports, resultLimit, ladder);
    }

    /** The same, with these options for the session VM and the compiler in place of the present ones. */
    public Settings withOptions(List<String> forVm, List<String> forCompiler) {
        return new Settings(classPath, directory, forVm, forCompiler, imports, resultLimit, ladder);
    }

    /**
     * Whether a session can start like this.
     *
     * @throws IllegalArgumentException when a jar cannot be read, or no VM or compiler takes the options
     */
    public void requireUsable() {
        Options.check(this);
    }

    /** The same, with more imports. */
    public Settings withImports(String... more) {
        return new Settings(
                classPath, directory, vmOptions, compilerOptions, concat(imports, more), resultLimit, ladder);
    }

    /** The same, with the language's preview features of this JDK. */
    public Settings withPreview() {
        return new Settings(
                classPath,
                directory,
                concat(vmOptions, "--enable-preview"),
                concat(
                        compilerOptions,
                        "--enable-preview",
                        "--release",
                        Integer.toString(Runtime.version().feature())),
                imports,
                resultLimit,
                ladder);
    }

    /** The same, with results cut at another size. */
    public Settings withResultLimit(int characters) {
        return new Settings(classPath, directory, vmOptions, compilerOptions, imports, characters, ladder);
    }

    private static List<String> concat(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
