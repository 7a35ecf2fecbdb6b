package org.headcount.app.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.headcount.kernelspec.JupyterPaths;
import org.headcount.kernelspec.Kernelspec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kernel list}: lists the kernels that Jupyter knows. */
@Command(
        name = "list",
        description = {
            "Tells where this kernel has been installed, and with --all which others Jupyter finds.",
            "It looks where Jupyter does, without asking it."
        },
        mixinStandardHelpOptions = true)
public final class KernelListCommand implements Callable<Integer> {
    private final JupyterPaths places;

    @Option(names = "--all", description = "Other kernels too.")
    private boolean all;

    /** The command. */
    public KernelListCommand() {
        this(JupyterPaths.here());
    }

    KernelListCommand(JupyterPaths places) {
        this.places = places;
    }

    @Override
    public Integer call() {
        Set<String> seen = new HashSet<>();
        boolean any = false;
        for (Path data : places.all()) {
            for (Kernelspec.Found found : Kernelspec.in(data)) {
                boolean hidden = !seen.add(found.name());
                if (all || found.isOurs()) {
                    any = true;
                    System.out.println(found.name() + "  " + found.displayName() + "  " + found.folder()
                            + (hidden ? "  (hidden by one of the same name above)" : "")
                            + found.missing()
                                    .map(why -> "  (does not start: " + why + ")")
                                    .orElse(""));
                }
            }
        }
        if (!any) {
            System.out.println("none: \"headcount kernel install\" installs one");
        }
        return ExitStatus.DONE;
    }
}
