package org.headcount.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.headcount.app.command.ExitStatus;
import org.headcount.app.command.RunCommand;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import picocli.CommandLine;

/** The analysis of {@code headcount measure} as a notebook, run so that it holds what it shows. */
final class MeasureNotebook {

    private MeasureNotebook() {}

    /** A file as cells name it that run in a folder: relative where it is in the folder. */
    private static Path from(Path folder, Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return whole.startsWith(folder) ? folder.relativize(whole) : whole;
    }

    /** Writes the notebook: cells run in its folder, so the data file is named from there. */
    static void write(Path to, MeasureProgram program, CommandLine command) throws UnusableFile {
        Path folder = to.toAbsolutePath().normalize().getParent();
        Notebook notebook = Notebook.empty();
        notebook.add(
                NotebookCell.Type.MARKDOWN,
                "# " + program.file().getFileName()
                        + "\n\nWritten by `headcount measure`. The first cell reads the file and declares the survey, the"
                        + " others estimate.");
        List<String> cells = program.java(path -> from(folder, path));
        cells.forEach(cell -> notebook.add(NotebookCell.Type.CODE, cell));
        notebook.write(to);
        PrintStream out = System.out;
        int status;
        try {
            // The runner's messages are not part of the result.
            System.setOut(System.err);
            status = new CommandLine(new RunCommand(CellSettings.settings(), new RunAbout()))
                    .execute("--in-place", to.toString());
        } finally {
            System.setOut(out);
        }
        if (status != ExitStatus.DONE) {
            throw new IllegalArgumentException(
                    to + " was written, but its cells did not run; run it to see why: headcount run " + to);
        }
        command.getErr().println("headcount: wrote " + to);
        command.getErr().flush();
    }
}
