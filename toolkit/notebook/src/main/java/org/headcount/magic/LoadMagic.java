package org.headcount.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.engine.Cell;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Outcome;
import org.headcount.engine.Spelling;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;

/** {@code %load}. */
final class LoadMagic {
    private static final List<String> ENDINGS = List.of("", ".jsh", ".jshell", ".java", ".ipynb");

    /** Files being loaded, each by a cell of the one before. */
    private final Deque<Path> open = new ArrayDeque<>();

    private LoadMagic() {}

    static Magic magic() {
        return new Magic(
                List.of("load"),
                Magic.Reach.LINE,
                List.of("%load FILE..."),
                "Runs the cells of a script (.jsh, .jshell, .java) or of a notebook (.ipynb) as if they were written here;"
                        + " the ending may be left out. What they print and display is shown, their results are not."
                        + " A cell that fails ends it, unless it is tagged raises-exception.",
                new LoadMagic()::run,
                FileNames::complete);
    }

    private MagicResult run(MagicCall call, MagicContext context) throws MagicFailure, IOException {
        if (call.words().isEmpty()) {
            throw MagicFailure.of("no file is named", "write one, as in %load common.jsh");
        }
        for (String name : call.words()) {
            Outcome outcome = run(find(name, context), context);
            if (!(outcome instanceof Outcome.Silent)) {
                return MagicResult.ending(outcome);
            }
        }
        return MagicResult.DONE;
    }

    private Outcome run(Path file, MagicContext context) throws MagicFailure, IOException {
        if (open.contains(file)) {
            throw MagicFailure.of(
                    file.getFileName() + " loads itself, by way of "
                            + open.peek().getFileName(),
                    "move what both need to a third file");
        }
        open.push(file);
        try {
            for (Loaded loaded : cells(file)) {
                Outcome outcome = context.run(loaded.cell());
                boolean expected = loaded.mayThrow() && outcome instanceof Outcome.Failed;
                if (expected) {
                    context.print(
                            CellOutput.Stream.STDERR,
                            String.join("\n", outcome.problem().orElseThrow().report()) + "\n");
                } else if (outcome.problem().isPresent()) {
                    return outcome;
                }
            }
            return new Outcome.Silent();
        } catch (UnusableFile e) {
            throw MagicFailure.of(e.getMessage(), "%load takes notebooks, and scripts in UTF-8");
        } finally {
            open.pop();
        }
    }

    /** A cell of a file, and whether it is tagged as one that is expected to throw. */
    private record Loaded(Cell cell, boolean mayThrow) {
        static Loaded of(NotebookCell cell, Cell place) {
            return new Loaded(place, cell.tags().contains(NotebookCell.RAISES_EXCEPTION));
        }
    }

    private static List<Loaded> cells(Path file) throws UnusableFile {
        if (!file.toString().endsWith(".ipynb")) {
            ScriptCells script = ScriptCells.read(file);
            return script.notebook().cells().stream()
                    .flatMap(cell -> script.place(cell).stream().map(place -> Loaded.of(cell, place)))
                    .toList();
        }
        List<Loaded> cells = new ArrayList<>();
        for (NotebookCell cell : Notebook.read(file).cells()) {
            if (cell.type() == NotebookCell.Type.CODE) {
                String name = file.getFileName() + ", cell " + (cells.size() + 1);
                cells.add(Loaded.of(cell, Cell.of(name, cell.source())));
            }
        }
        return cells;
    }

    private static Path find(String name, MagicContext context) throws MagicFailure, IOException {
        Path path = FileNames.path(name, context).toAbsolutePath().normalize();
        Optional<Path> found = ENDINGS.stream()
                .map(ending -> path.resolveSibling(path.getFileName() + ending))
                .filter(file -> Files.exists(file) && !Files.isDirectory(file))
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        throw MagicFailure.of(
                "there is no file " + name + ", nor one with any of the endings"
                        + String.join(" ", ENDINGS).stripTrailing(),
                nearest(path).map(near -> "did you mean " + near + "?").orElse("it was looked for at " + path));
    }

    private static Optional<String> nearest(Path path) throws IOException {
        Path folder = path.getParent();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> ENDINGS.stream().anyMatch(ending -> !ending.isEmpty() && file.endsWith(ending)))
                    .toList();
            return Spelling.nearest(path.getFileName().toString(), names, 3);
        }
    }
}
