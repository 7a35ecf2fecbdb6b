package org.headcount.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Finds out whether options are any good before a session depends on them: with bad ones the VM would
 * not start, or nothing would compile, and no cell could say why.
 */
final class Options {
    private Options() {}

    /** Throws when a jar cannot be read, or the VM or the compiler refuses its options, with what it says to them. */
    static void check(Settings settings) {
        checkClassPath(settings.classPath());
        checkCompiler(settings.compilerOptions());
        if (!settings.vmOptions().isEmpty()) {
            checkVm(settings.vmOptions());
        }
    }

    /** A file that is not a valid jar makes every later compilation fail. */
    static void checkClassPath(List<Path> entries) {
        for (Path entry : entries) {
            if (Files.exists(entry) && !Files.isRegularFile(entry) && !Files.isDirectory(entry)) {
                throw new IllegalArgumentException(entry + " is neither a jar nor a folder but a pipe or a device");
            }
            if (Files.isRegularFile(entry)) {
                try (ZipFile jar = new ZipFile(entry.toFile())) {
                    jar.size();
                } catch (IOException e) {
                    throw new IllegalArgumentException(entry + " is not a readable jar: " + e.getMessage(), e);
                }
            }
        }
    }

    private static void checkCompiler(List<String> options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try {
            compiler.getTask(null, null, ignored -> {}, options, null, List.of());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the compiler does not take " + String.join(" ", options) + ": "
                            + e.getMessage().replaceFirst("^error: ", ""),
                    e);
        }
    }

    private static void checkVm(List<String> options) {
        List<String> command = new ArrayList<>(List.of(VmCommand.JAVA.toString()));
        command.addAll(options);
        command.add("-version");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalArgumentException(
                        "no VM starts with " + String.join(" ", options) + ": " + reason(said));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(VmCommand.JAVA + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("interrupted while the options were tried", e);
        }
    }

    /** What the VM says of the option, without what follows from it. */
    private static String reason(String said) {
        return said.lines()
                .filter(line -> !line.startsWith("Error: Could not create") && !line.startsWith("Error: A fatal"))
                .map(line -> line.replaceFirst("^Error: ", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
