package org.headcount.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.headcount.runner.RunCommand;
import picocli.CommandLine;

/** The analysis of {@code headcount measure} as a notebook, run so that it holds what it shows. */
final class MeasureNotebook {

    private MeasureNotebook() {}

    /** Writes the notebook: cells run in its folder, so the data file is named from there. */
    static void write(Path to, MeasureProgram program, CommandLine command) throws UnusableFile {
        Path folder = to.toAbsolutePath().normalize().getParent();
        Path data = program.file().toAbsolutePath().normalize();
        Path named =
                folder.getRoot().equals(data.getRoot()) && data.startsWith(folder) ? folder.relativize(data) : data;
        Notebook notebook = Notebook.empty();
        notebook.add(
                NotebookCell.Type.MARKDOWN,
                "# " + program.file().getFileName()
                        + "\n\nWritten by `headcount measure`. The first cell reads the file and declares the survey, the"
                        + " others estimate.");
        List<String> cells = program.java(named);
        cells.forEach(cell -> notebook.add(NotebookCell.Type.CODE, cell));
        notebook.write(to);
        PrintStream out = System.out;
        int status;
        try {
            // What the runner reports of its work is no result.
            System.setOut(System.err);
            status = new CommandLine(new RunCommand(Cells.settings(), new RunAbout()))
                    .execute("--in-place", to.toString());
        } finally {
            System.setOut(out);
        }
        if (status != CommandLine.ExitCode.OK) {
            throw new IllegalArgumentException(
                    to + " was written, but its cells did not run; run it to see why: headcount run " + to);
        }
        command.getErr().println("headcount: wrote " + to);
        command.getErr().flush();
    }
}
