package org.headcount.engine;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.session.CommonPoolThreads;
import org.headcount.session.SessionVm;

/** The command that starts a session VM: its JDK, options and class path. */
final class VmCommand {
    /** The VM's own JDK: it must load what this one's compiler wrote. */
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /**
     * A collector with which a VM whose memory a cell has filled can still run the next one: the JDK's
     * usual one then fails because no whole region is free, or takes minutes to find that out. It starts small,
     * since most sessions are.
     */
    private static final List<String> FRUGAL = List.of("-XX:+UseParallelGC", "-Xms64m");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:[+-]Use\\w+GC");

    /** From this JDK on the use of memory by libraries is warned of, and the warning can be turned off. */
    private static final int QUIET_UNSAFE = 24;

    private VmCommand() {}

    /**
     * The words of the command.
     *
     * @param port where the VM is to connect
     */
    static List<String> of(Settings settings, int port, Optional<Debugger> debugger) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        debugger.ifPresent(listening -> command.add(listening.option()));
        command.addAll(List.of(
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "headcount-crash-%p.log"),
                "-Dfile.encoding=UTF-8",
                "-Dstdin.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-D" + SessionVm.RESULT_LIMIT + "=" + settings.resultLimit()));
        // Without it newer JDKs warn of the agent that keeps values when a class is edited.
        command.add("-XX:+EnableDynamicAgentLoading");
        if (Runtime.version().feature() >= QUIET_UNSAFE) {
            // What a library does with memory is not output of the cell that happens to load it.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (settings.vmOptions().stream().noneMatch(COLLECTOR.asMatchPredicate())) {
            command.addAll(FRUGAL);
        }
        command.addAll(Archives.options(settings));
        command.addAll(settings.vmOptions());
        command.addAll(List.of(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=" + CommonPoolThreads.class.getName(),
                Engine.QUIET_LOGGING,
                "-cp",
                home().toString(),
                SessionVm.class.getName(),
                Integer.toString(port)));
        return command;
    }

    /** The class path of cells, as the VM reads it. */
    static String cellsClassPath(Settings settings) {
        return classPath(settings.classPath()).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The class path of cells, which has the words of a cell even where the caller's does not. */
    static List<Path> classPath(List<Path> users) {
        return Stream.concat(users.stream(), Stream.of(home()).filter(home -> !users.contains(home)))
                .toList();
    }

    /** Where the session VM's own classes are. */
    static Path home() {
        try {
            return Path.of(SessionVm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the toolkit's classes is not a path", e);
        }
    }
}
