package org.headcount.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.headcount.engine.Spelling;
import org.headcount.kernelspec.JupyterPaths;
import org.headcount.kernelspec.Kernelspec;
import org.headcount.notebook.UnusableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kernel uninstall}: takes back an installation. */
@Command(
        name = "uninstall",
        description = "Removes what \"kernel install\" has installed under a name, and nothing else.",
        mixinStandardHelpOptions = true)
public final class KernelUninstallCommand implements Callable<Integer> {
    private final JupyterPaths places;

    @Parameters(paramLabel = "NAME", description = "What Jupyter calls it, as in \"kernel list\".")
    private String name = "";

    @Option(names = "--prefix", paramLabel = "DIR", description = "Where it was installed with --prefix.")
    private Path prefix = Path.of("");

    /** The command. */
    public KernelUninstallCommand() {
        this(JupyterPaths.here());
    }

    KernelUninstallCommand(JupyterPaths places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        Stream<Path> named = prefix.toString().isEmpty()
                ? Stream.empty()
                : Stream.of(JupyterPaths.ofPrefix(prefix.toAbsolutePath()));
        List<Kernelspec.Found> all = Stream.concat(named, places.all().stream())
                .flatMap(data -> Kernelspec.in(data).stream())
                .toList();
        try {
            Kernelspec.Found found = all.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kernel is called " + name + hint(all)));
            Kernelspec.remove(found);
            System.out.println("removed " + found.folder());
            return ExitStatus.DONE;
        } catch (UnusableFile | IllegalArgumentException e) {
            System.err.println("headcount kernel uninstall: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        }
    }

    private String hint(List<Kernelspec.Found> all) {
        List<String> ours = all.stream()
                .filter(Kernelspec.Found::isOurs)
                .map(Kernelspec.Found::name)
                .toList();
        return Spelling.nearest(name, ours, 3)
                .map(near -> ": did you mean " + near + "?")
                .orElse(
                        ours.isEmpty()
                                ? "; Headcount has installed none"
                                : "; Headcount has installed " + String.join(", ", ours));
    }
}
