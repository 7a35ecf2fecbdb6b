package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands whose output goes to a full disk, or to a reader that ends early. */
class CommandOutputTest {

    @TempDir
    private Path folder;

    private record Ended(int status, String messages) {}

    @BeforeAll
    static void needsAFullDisk() {
        assumeTrue(
                Files.exists(Path.of("/dev/full")) && Files.isExecutable(Path.of("/bin/bash")),
                "skipped: no /dev/full and bash here");
    }

    /** The command in a process of its own, in a line of bash that goes on like this. */
    private Ended headcount(List<String> arguments, String rest) throws IOException, InterruptedException {
        String command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        arguments.stream())
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Process process = new ProcessBuilder("/bin/bash", "-c", command + " " + rest + "; exit ${PIPESTATUS[0]}")
                .directory(folder.toFile())
                .start();
        process.getOutputStream().close();
        String messages = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), messages);
    }

    private Path script(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit seminar-2020",
                "audit --all --format json",
                "kernel list",
                "--help",
                "--version",
                "run --help",
                "run s.jsh",
                "run --format json s.jsh",
                "run --html pages s.jsh"
            })
    void outputThatCannotBeWrittenIsAnError(String arguments) throws IOException, InterruptedException {
        script("s.jsh", "System.out.println(\"some\");\n");
        Ended ended = headcount(List.of(arguments.split(" ", -1)), "> /dev/full");
        assertThat(ended.messages()).contains("headcount: the output could not be written: ");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void aReaderThatEndsEarlyChangesNoStatus() throws IOException, InterruptedException {
        String many = "for (int i = 0; i < 100_000; i++) { System.out.println(i); }\n";
        script("good.jsh", many);
        script("bad.jsh", many + "// %%\nint a = 0;\n1 / a\n");
        Ended good = headcount(List.of("run", "good.jsh"), "| head -n 1");
        assertThat(good.messages()).startsWith("good.jsh: 1 cell in ").doesNotContain("written", "ipe");
        assertThat(good.status()).isZero();
        Ended bad = headcount(List.of("run", "bad.jsh"), "| head -n 1");
        assertThat(bad.messages()).doesNotContain("written", "ipe");
        assertThat(bad.status()).isEqualTo(1);
        assertThat(headcount(List.of("audit", "--all"), "| true")).isEqualTo(new Ended(0, ""));
    }

    @Test
    void whatIsWrittenIsInUtf8WhateverTheLocale() throws IOException, InterruptedException {
        script("s.jsh", "System.out.println(\"caf\u00e9\");\n");
        Ended ended = headcount(List.of("run", "s.jsh"), "| LC_ALL=C grep -q $'caf\\303\\251' || exit 3");
        assertThat(ended.status()).isZero();
    }
}
