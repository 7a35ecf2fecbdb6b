package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.headcount.engine.Engine;
import org.headcount.engine.Environment;
import org.headcount.engine.Outcome;
import org.headcount.engine.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What environment variables say of sessions. */
class EnvironmentTest {
    @TempDir
    private Path folder;

    @Test
    void nothingSaidChangesNothing() {
        Settings usual = Settings.usual();
        assertThat(Environment.of(Map.of("PATH", "x", "HEADCOUNT_JVM_OPTIONS", " "))
                        .over(usual))
                .isSameAs(usual);
    }

    @Test
    void everyVariable() throws IOException {
        Path jar = folder.resolve("a.jar");
        new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
        Files.createFile(folder.resolve("notes.txt"));
        Path script = Files.writeString(folder.resolve("start up.jsh"), "int begun = 1;");
        Environment environment = Environment.of(Map.of(
                "HEADCOUNT_JVM_OPTIONS", "-Xmx300m '-Dmotto=a b'",
                "HEADCOUNT_COMPILER_OPTIONS", "-parameters",
                "HEADCOUNT_CLASSPATH", folder + "/*" + File.pathSeparator + folder,
                "HEADCOUNT_STARTUP", script.toString(),
                "HEADCOUNT_TIMEOUT", "2.5"));
        assertThat(environment)
                .isEqualTo(new Environment(
                        List.of("-Xmx300m", "-Dmotto=a b"),
                        List.of("-parameters"),
                        List.of(jar, folder),
                        Optional.of(script),
                        Optional.of(Duration.ofMillis(2_500))));
        Settings settings = environment.over(Settings.usual().in(folder));
        assertThat(settings.classPath()).startsWith(jar, folder);
        try (Engine engine = Engine.start(settings)) {
            Talk talk = Talk.with(engine, Interpreter.of(engine, environment.startupCell()));
            talk.shows("System.getProperty(\"motto\") + begun", "a b1")
                    .silent("int own = 2; begun = 3;")
                    .shows("own + begun", "5");
            engine.restart();
            talk.shows("begun", "1").fails("own", "cannot find symbol");
        }
    }

    @Test
    void aStartThatFailsIsSaidOnce() throws IOException {
        Path script = Files.writeString(folder.resolve("bad.jsh"), "int a = 1;\nnosuch();");
        Environment environment = Environment.of(Map.of("HEADCOUNT_STARTUP", script.toString()));
        try (Engine engine = Engine.start(Settings.usual().in(folder))) {
            Talk talk = Talk.with(engine, Interpreter.of(engine, environment.startupCell()));
            talk.fails("1", "bad.jsh, line 2: cannot find symbol");
            assertThat(talk.run("1")).isInstanceOf(Outcome.Shown.class);
        }
    }

    private static void refused(String name, String value, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Environment.of(Map.of(name, value)).over(Settings.usual()))
                .satisfies(thrown -> assertThat(thrown.getMessage()).contains(words));
    }

    @Test
    void pipesAreNotOpened() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "skipped: no mkfifo here");
        Path jar = folder.resolve("pipe.jar");
        Path script = folder.resolve("pipe.jsh");
        for (String name : new String[] {"pipe.jar", "pipe.jsh", "pipe.png", "pom.xml"}) {
            new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                    .start()
                    .waitFor();
        }
        refused("HEADCOUNT_CLASSPATH", jar.toString(), jar + " is neither a jar nor a folder but a pipe or a device");
        refused("HEADCOUNT_STARTUP", script.toString(), "it is a folder, a pipe or a device");
        try (Talk talk = Talk.in(folder)) {
            talk.fails("%load pipe.jsh", script + " is not a regular file but a pipe or a device")
                    .fails("%image pipe.png", "pipe.png is a folder, a pipe or a device")
                    .fails("%loadFromPOM", "pom.xml is a folder, a pipe or a device")
                    .fails("%jars pipe.jar", "pipe.jar is not a jar");
        }
    }

    @Test
    void whatCannotBeUsedIsNamed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jar"));
        refused("HEADCOUNT_CLASSPATH", empty.toString(), "HEADCOUNT_CLASSPATH", empty + " is not a readable jar: ");
        refused(
                "HEADCOUNT_JVM_OPTIONS",
                "-Dx='a",
                "HEADCOUNT_JVM_OPTIONS is \"-Dx='a\": the quote ' is not closed. Set it");
        refused("HEADCOUNT_JVM_OPTIONS", "-Xmx1", "HEADCOUNT_JVM_OPTIONS", "no VM starts with -Xmx1: ");
        refused("HEADCOUNT_COMPILER_OPTIONS", "-nosuch", "the compiler does not take -nosuch: ", "-nosuch");
        refused(
                "HEADCOUNT_CLASSPATH",
                "nosuch/*",
                "HEADCOUNT_CLASSPATH is \"nosuch/*\": there is no such file or folder");
        refused("HEADCOUNT_STARTUP", "nosuch.jsh", "HEADCOUNT_STARTUP is \"nosuch.jsh\": there is no such file");
        refused("HEADCOUNT_TIMEOUT", "-1", "HEADCOUNT_TIMEOUT is \"-1\": it takes seconds, more than 0");
        refused("HEADCOUNT_TIMEOUT", "soon", "it takes seconds, more than 0");
    }
}
