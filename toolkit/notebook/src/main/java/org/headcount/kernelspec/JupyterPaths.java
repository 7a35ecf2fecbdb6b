package org.headcount.kernelspec;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Jupyter looks for kernels, as its own documentation has it, on this system.
 *
 * @param system what the system is called, as in the property {@code os.name}
 * @param home the reader's home
 * @param variables the environment
 */
public record JupyterPaths(String system, Path home, Map<String, String> variables) {
    public static JupyterPaths here() {
        // As Python does it, where the variable precedes the system's database of users.
        Map<String, String> variables = System.getenv();
        String home = Stream.of("HOME", "USERPROFILE")
                .flatMap(name -> Stream.ofNullable(variables.get(name)))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(System.getProperty("user.home"));
        return new JupyterPaths(System.getProperty("os.name"), Path.of(home), variables);
    }

    private boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private boolean isMac() {
        return system.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** The reader's own. */
    public Path user() {
        return variable("JUPYTER_DATA_DIR").orElseGet(this::usualUser);
    }

    private Path usualUser() {
        if (isMac()) {
            return home.resolve("Library").resolve("Jupyter");
        }
        if (isWindows()) {
            return variable("APPDATA")
                    .orElseGet(() -> home.resolve("AppData").resolve("Roaming"))
                    .resolve("jupyter");
        }
        return variable("XDG_DATA_HOME")
                .orElseGet(() -> home.resolve(".local").resolve("share"))
                .resolve("jupyter");
    }

    /** Of an installation of Jupyter with this prefix. */
    public static Path ofPrefix(Path prefix) {
        return prefix.resolve("share").resolve("jupyter");
    }

    /**
     * Of the Python environment that is active, else of the Python or Jupyter on the PATH.
     *
     * @throws IllegalStateException when none is active
     */
    public Path sysPrefix() {
        return Stream.of(variable("VIRTUAL_ENV"), variable("CONDA_PREFIX"), onPath())
                .flatMap(Optional::stream)
                .findFirst()
                .map(JupyterPaths::ofPrefix)
                .orElseThrow(() -> new IllegalStateException(
                        "no Python environment is active (VIRTUAL_ENV, CONDA_PREFIX), and neither jupyter nor python3 is"
                                + " on the PATH: activate one, or name its folder with --prefix"));
    }

    /** The prefix of the first program of Jupyter's or Python's on the PATH. */
    private Optional<Path> onPath() {
        List<String> names =
                isWindows() ? List.of("jupyter.exe", "python.exe") : List.of("jupyter", "python3", "python");
        return names.stream()
                .flatMap(name -> Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder).resolve(name)))
                .filter(program -> program.toFile().isFile())
                .map(program -> isWindows() && program.endsWith("python.exe")
                        ? program.getParent()
                        : program.getParent().getParent())
                .findFirst();
    }

    /** Everybody's on this machine. */
    private List<Path> everybodys() {
        return isWindows()
                ? List.of(variable("PROGRAMDATA")
                        .orElseGet(() -> Path.of("C:\\ProgramData"))
                        .resolve("jupyter"))
                : List.of(Path.of("/usr/local/share/jupyter"), Path.of("/usr/share/jupyter"));
    }

    /** All, in the order in which Jupyter looks: the first kernel of a name hides the others. */
    public List<Path> all() {
        LinkedHashSet<Path> all = new LinkedHashSet<>();
        Stream.of(variables.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .forEach(all::add);
        all.add(user());
        Stream.of(variable("VIRTUAL_ENV"), variable("CONDA_PREFIX"), onPath())
                .flatMap(Optional::stream)
                .map(JupyterPaths::ofPrefix)
                .forEach(all::add);
        all.addAll(everybodys());
        return new ArrayList<>(all);
    }
}
