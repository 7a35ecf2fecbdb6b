package org.headcount.app.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.Script;
import org.headcount.notebook.UnusableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert}: makes a script of a notebook, or a notebook of a script. */
@Command(
        name = "convert",
        description = {
            "Makes a script (.jsh) of a notebook (.ipynb), or a notebook of a script.",
            "A script has no outputs: those of a notebook are left behind."
        },
        mixinStandardHelpOptions = true)
public final class ConvertCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FROM", description = "The notebook or script to convert.")
    private Path from = Path.of("");

    @Parameters(index = "1", paramLabel = "TO", description = "The script or notebook to write.")
    private Path to = Path.of("");

    @Option(names = "--force", description = "Replaces TO where it exists.")
    private boolean force;

    @Override
    public Integer call() {
        try {
            convert();
            return ExitStatus.DONE;
        } catch (UnusableFile e) {
            System.err.println("headcount convert: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        }
    }

    private void convert() throws UnusableFile {
        if (Files.exists(to) && !force) {
            throw new UnusableFile(to, "exists: name another file, or replace it with --force");
        }
        AtomicFile.requireWritable(to);
        if (is(from, ".ipynb") && is(to, ".jsh")) {
            AtomicFile.write(to, Script.of(from, Notebook.read(from)).text().getBytes(StandardCharsets.UTF_8));
        } else if (is(from, ".jsh") && is(to, ".ipynb")) {
            Script.read(from).toNotebook().write(to);
        } else {
            throw new UnusableFile(from, "is not converted to " + to + ": one is to end in .ipynb, the other in .jsh");
        }
    }

    private static boolean is(Path file, String ending) {
        return file.toString().endsWith(ending);
    }
}
