package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.headcount.kernelspec.JavaProgram;
import org.headcount.kernelspec.JupyterPaths;
import org.headcount.notebook.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A kernel made known to Jupyter, listed, and taken back. */
class KernelspecTest {
    @TempDir
    private Path folder;

    private Map<String, String> variables;
    private Path data;
    private Path archives;

    private record Ran(int status, String out, String messages) {}

    @BeforeEach
    void place() throws IOException {
        data = folder.resolve("data");
        archives = Files.createDirectories(folder.resolve("archives-17"));
        variables = new HashMap<>(Map.of("JUPYTER_DATA_DIR", data.toString()));
    }

    private JupyterPaths places() {
        return new JupyterPaths("Linux", folder.resolve("home"), variables);
    }

    private JavaProgram program(int version) {
        Path lib = folder.resolve("lib");
        return new JavaProgram(
                folder.resolve("jdk/bin/java"),
                version,
                List.of(
                        lib.resolve("a.jar"),
                        lib.resolve("b.jar"),
                        lib.resolve("host").resolve("c.jar")),
                List.of("org.example.Main", "kernel"));
    }

    private Ran install(Object... arguments) {
        return run(new KernelInstallCommand(places(), program(17), () -> archives), arguments);
    }

    private static Ran run(Object command, Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
        try {
            int status = new CommandLine(command)
                    .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                    .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
            return new Ran(status, written.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<String> words(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    @Test
    void whatIsInstalledIsWhatJupyterReads() throws IOException {
        Path kernel = data.resolve("kernels/headcount");
        assertThat(install()).isEqualTo(new Ran(0, "installed " + kernel + "\n", ""));
        JsonNode json = Json.read(Files.readString(kernel.resolve("kernel.json")));
        String lib = folder.resolve("lib").toString();
        // In the plain C locale it starts Java in UTF-8.
        assertThat(words(json.path("argv")).subList(0, 3))
                .startsWith("/bin/sh", "-c")
                .last()
                .asString()
                .contains("C|POSIX", "LC_ALL=C.UTF-8", "exec \"$0\" \"$@\"");
        assertThat(words(json.path("argv")).stream().skip(3))
                .containsExactly(
                        folder.resolve("jdk/bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xms64m",
                        "-Xmn24m",
                        "-Xmx512m",
                        "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
                        "-cp",
                        lib + "/*:" + lib + "/host/*",
                        "org.example.Main",
                        "kernel",
                        "{connection_file}");
        assertThat(json.path("display_name").asText()).isEqualTo("Java (Headcount)");
        assertThat(json.path("language").asText()).isEqualTo("java");
        assertThat(json.path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(json.path("kernel_protocol_version").asText()).isEqualTo("5.5");
        for (int size : new int[] {32, 64}) {
            var logo = ImageIO.read(
                    new ByteArrayInputStream(Files.readAllBytes(kernel.resolve("logo-" + size + "x" + size + ".png"))));
            assertThat(logo.getWidth()).isEqualTo(size);
        }
        assertThat(kernel.resolve("logo-svg.svg")).content().startsWith("<svg ");
        try (Stream<Path> beside = Files.list(kernel.getParent())) {
            assertThat(beside).containsExactly(kernel);
        }
    }

    @Test
    void archivesAreUsedWhereTheyAre() throws IOException {
        Files.createFile(archives.resolve("command"));
        assertThat(program(17).kernel(archives))
                .contains("-Dheadcount.archives=" + archives, "-XX:SharedArchiveFile=" + archives.resolve("command"));
        Files.createFile(archives.resolve("kernel"));
        assertThat(program(25).kernel(archives)).contains("-XX:AOTCache=" + archives.resolve("kernel"));
        KernelInstallCommand without = new KernelInstallCommand(places(), program(17), () -> {
            throw new IOException("no room");
        });
        assertThat(run(without))
                .satisfies(ran -> assertThat(ran.messages())
                        .isEqualTo("The kernel will start more slowly, since no class archives were made: no room\n"))
                .satisfies(ran -> assertThat(ran.status()).isZero());
    }

    @Test
    void namesOptionsAndVariables() throws IOException {
        install(
                "--name",
                "java-4g",
                "--display-name",
                "Java, 4 GB",
                "--jvm-option",
                "-Xmx400m",
                "--jvm-option",
                "-Dmotto=a b",
                "--env",
                "OTHER=x=y",
                "--env",
                "HEADCOUNT_TIMEOUT=60");
        JsonNode json = Json.read(Files.readString(data.resolve("kernels/java-4g/kernel.json")));
        assertThat(json.path("display_name").asText()).isEqualTo("Java, 4 GB");
        assertThat(json.path("env").toString())
                .isEqualTo("{\"HEADCOUNT_JVM_OPTIONS\":\"-Xmx400m \\\"-Dmotto=a b\\\"\","
                        + "\"HEADCOUNT_TIMEOUT\":\"60\",\"OTHER\":\"x=y\"}");
    }

    @Test
    void whatCannotBeInstalledLeavesEverythingAsItWas() throws IOException {
        refused(install("--name", "Java 4"), "--name Java 4: Jupyter's names are of small letters");
        refused(install("--env", "x"), "--env x is not a variable: write --env NAME=VALUE");
        refused(install("--jvm-option", "-Xmx1"), "HEADCOUNT_JVM_OPTIONS", "no VM starts with -Xmx1: ");
        refused(install("--env", "HEADCOUNT_TIMEOUT=soon"), "HEADCOUNT_TIMEOUT is \"soon\": it takes seconds");
        refused(install("--user", "--sys-prefix"), "mutually exclusive");
        refused(install("--sys-prefix"), "no Python environment is active", "name its folder with --prefix");
        Path others = Files.createDirectories(data.resolve("kernels/headcount"));
        Files.writeString(others.resolve("kernel.json"), "{\"argv\": [\"other\"], \"display_name\": \"Other\"}");
        refused(install(), others + " is a kernel that Headcount did not install: give yours another name with --name");
        assertThat(others.resolve("kernel.json")).content().contains("Other");
        refused(run(new KernelUninstallCommand(places()), "headcount"), "did not install");
        Files.writeString(folder.resolve("file"), "");
        refused(
                install("--prefix", folder.resolve("file")),
                "--prefix " + folder.resolve("file") + " is a file, not a folder: name the folder in which Jupyter is"
                        + " installed");
        refused(
                install("--prefix", folder.resolve("file/below")),
                "cannot be written: " + folder.resolve("file") + " is a file, not a folder; make that folder writable,"
                        + " or name another place with --prefix DIR");
        Files.writeString(Files.createDirectories(folder.resolve("shared")).resolve("share"), "");
        refused(
                install("--prefix", folder.resolve("shared")),
                folder.resolve("shared/share") + " is a file, not a folder; ");
    }

    private static void refused(Ran ran, String... words) {
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.messages()).contains(words);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void installedAgainListedAndTakenBack() throws IOException {
        install();
        install("--display-name", "Java");
        Path kernel = data.resolve("kernels/headcount");
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.createFile(folder.resolve("jdk/bin/java"));
        Files.createDirectories(folder.resolve("lib/host"));
        assertThat(run(new KernelListCommand(places())).out()).isEqualTo("headcount  Java  " + kernel + "\n");

        Path other = Files.createDirectories(folder.resolve("path/kernels/other"));
        Files.writeString(other.resolve("kernel.json"), "{\"argv\": [\"python3\"], \"display_name\": \"Other\"}");
        variables.put("JUPYTER_PATH", folder.resolve("path").toString());
        install("--prefix", folder.resolve("prefix"));
        variables.put("VIRTUAL_ENV", folder.resolve("prefix").toString());
        Files.delete(folder.resolve("jdk/bin/java"));
        assertThat(run(new KernelListCommand(places()), "--all").out())
                .startsWith("other  Other  " + other + "\n")
                .contains(
                        "headcount  Java  " + kernel + "  (does not start: " + folder.resolve("jdk/bin/java")
                                + " is no longer there)\n",
                        folder.resolve("prefix/share/jupyter/kernels/headcount")
                                + "  (hidden by one of the same name above)");

        refused(
                run(new KernelUninstallCommand(places()), "headcont"),
                "headcount kernel uninstall: no kernel is called headcont: did you mean headcount?");
        assertThat(run(new KernelUninstallCommand(places()), "headcount"))
                .isEqualTo(new Ran(0, "removed " + kernel + "\n", ""));
        assertThat(kernel).doesNotExist();
        variables.remove("VIRTUAL_ENV");
        assertThat(run(new KernelUninstallCommand(places()), "headcount", "--prefix", folder.resolve("prefix"))
                        .status())
                .isZero();
        assertThat(run(new KernelListCommand(places())).out())
                .startsWith("none: \"headcount kernel install\" installs one");
        refused(
                run(new KernelUninstallCommand(places()), "headcount"),
                "no kernel is called headcount; Headcount has installed none");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPrefixThatJupyterDoesNotLookInIsSaid() {
        assertThat(install("--prefix", folder.resolve("elsewhere")).out())
                .contains("Jupyter looks there when JUPYTER_PATH names " + folder.resolve("elsewhere/share/jupyter"));
    }

    @Test
    void placesOfEverySystem() throws IOException {
        Path home = Path.of("/home/somebody");
        assertThat(new JupyterPaths("Linux", home, Map.of()).user()).isEqualTo(home.resolve(".local/share/jupyter"));
        assertThat(new JupyterPaths("Linux", home, Map.of("XDG_DATA_HOME", "/data")).user())
                .isEqualTo(Path.of("/data/jupyter"));
        assertThat(new JupyterPaths("Mac OS X", home, Map.of()).user()).isEqualTo(home.resolve("Library/Jupyter"));
        assertThat(new JupyterPaths("Windows 11", home, Map.of("APPDATA", "/roaming")).user())
                .isEqualTo(Path.of("/roaming/jupyter"));
        assertThat(new JupyterPaths("Windows 11", home, Map.of("PROGRAMDATA", "/pd")).all())
                .endsWith(Path.of("/pd/jupyter"));
        assertThat(new JupyterPaths("Linux", home, Map.of("CONDA_PREFIX", "/conda")).sysPrefix())
                .isEqualTo(Path.of("/conda/share/jupyter"));
        Path bin = Files.createDirectories(folder.resolve("env/bin"));
        Files.createFile(bin.resolve("jupyter"));
        assertThat(new JupyterPaths("Linux", home, Map.of("PATH", "/nosuch:" + bin)).sysPrefix())
                .isEqualTo(folder.resolve("env/share/jupyter"));
        assertThat(new JupyterPaths("Linux", home, Map.of("JUPYTER_PATH", "/a:/b")).all())
                .containsExactly(
                        Path.of("/a"),
                        Path.of("/b"),
                        home.resolve(".local/share/jupyter"),
                        Path.of("/usr/local/share/jupyter"),
                        Path.of("/usr/share/jupyter"));
    }
}
