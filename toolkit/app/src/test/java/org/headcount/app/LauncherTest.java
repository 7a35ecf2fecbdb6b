package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says on a machine that lacks something. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    private Path folder;

    private record Outcome(int status, String err) {}

    private Outcome launch(Map<String, String> environment) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("pom.xml"), "");
        return launchWhereItLies(environment);
    }

    private Outcome launchWhereItLies(Map<String, String> environment) throws IOException, InterruptedException {
        Path launcher = Files.copy(
                Path.of("..", "..", "headcount"), folder.resolve("headcount"), StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString(), "audit", "--all");
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), err);
    }

    /** The few tools of every Unix that the launcher uses, and nothing else. */
    private String tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : new String[] {
            "dirname", "find", "head", "sed", "mkdir", "rm", "cat", "grep", "readlink", "touch", "sleep", "stat", "date"
        }) {
            Path found = Path.of(Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin" : "/bin", tool);
            Path wrapper = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        }
        return tools.toString();
    }

    @Test
    void noJava() throws IOException, InterruptedException {
        Outcome outcome = launch(Map.of("PATH", tools()));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("headcount: no java found; install a JDK 17 or newer");
    }

    @Test
    void aJavaHomeWithoutJava() throws IOException, InterruptedException {
        Outcome outcome = launch(Map.of("PATH", tools(), "JAVA_HOME", folder.toString()));
        assertThat(outcome)
                .isEqualTo(new Outcome(
                        2,
                        "headcount: JAVA_HOME is " + folder
                                + ", which has no bin/java; set it to a JDK 17 or newer.\n"));
    }

    @Test
    void aJavaThatIsTooOld() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("old/bin"));
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Outcome outcome = launch(
                Map.of("PATH", tools(), "JAVA_HOME", folder.resolve("old").toString()));
        assertThat(outcome)
                .isEqualTo(new Outcome(2, "headcount: " + java + " is version 11; a JDK 17 or newer is needed.\n"));
    }

    @Test
    void noMaven() throws IOException, InterruptedException {
        Outcome outcome = launch(Map.of("PATH", tools(), "JAVA_HOME", System.getProperty("java.home")));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("headcount: no mvn found; install Maven 3.8.1 or newer");
    }

    /** In the plain C locale Java would read the names of files in ASCII. */
    @Test
    void javaRunsInUtf8WhereTheLocaleIsPlain() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("lib"));
        Path home = Files.createDirectories(folder.resolve("java/bin")).getParent();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java = Files.writeString(
                home.resolve("bin/java"), "#!/bin/sh\n[ \"$4\" = archive ] || echo \"$LC_ALL,$LC_CTYPE,$LANG\" >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Map<String, String> plain = Map.of("PATH", tools(), "JAVA_HOME", home.toString());
        assertThat(locale(plain, Map.of())).isEqualTo(",C.UTF-8,");
        assertThat(locale(plain, Map.of("LANG", "C"))).isEqualTo(",C.UTF-8,C");
        assertThat(locale(plain, Map.of("LC_ALL", "POSIX", "LANG", "de_DE.UTF-8")))
                .isEqualTo("C.UTF-8,,de_DE.UTF-8");
        assertThat(locale(plain, Map.of("LC_ALL", "C"))).isEqualTo("C.UTF-8,,");
        assertThat(locale(plain, Map.of("LANG", "tr_TR.ISO-8859-9"))).isEqualTo(",,tr_TR.ISO-8859-9");
        assertThat(locale(plain, Map.of("LC_ALL", "en_US.UTF-8"))).isEqualTo("en_US.UTF-8,,");
    }

    private String locale(Map<String, String> environment, Map<String, String> locale)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(locale);
        String said = launchWhereItLies(all).err();
        return said.lines().reduce((first, last) -> last).orElse("");
    }

    @Test
    void aReleaseThatIsNotWhole() throws IOException, InterruptedException {
        Outcome outcome = launchWhereItLies(Map.of("PATH", tools(), "JAVA_HOME", System.getProperty("java.home")));
        assertThat(outcome)
                .isEqualTo(new Outcome(
                        2,
                        "headcount: " + folder
                                + " has neither sources nor the folder lib; unpack the whole release, and"
                                + " run headcount where it lies.\n"));
    }
}
