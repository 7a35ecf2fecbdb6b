package org.headcount.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.engine.Cell;
import org.headcount.engine.Engine;
import org.headcount.engine.Failure;
import org.headcount.engine.Outcome;
import org.headcount.engine.OutputSink;
import org.headcount.engine.Settings;
import org.headcount.engine.TimeLimit;
import org.headcount.magic.Interpreter;
import org.headcount.magic.ScriptCells;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.Json;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;

/** Runs files, some of them side by side, each in a session of its own. */
public final class Runner {
    /**
     * How a file's run went.
     *
     * @param path the file, as it was named
     * @param notebook its cells with what they put out
     * @param cells how many cells of code it has
     * @param notRun how many of them were not run, because an earlier cell or file failed
     * @param seconds how long it took
     * @param error the first thing that went wrong
     */
    public record Report(Path path, Notebook notebook, int cells, int notRun, double seconds, Optional<String> error) {
        public boolean ok() {
            return error.isEmpty();
        }
    }

    /** A file as read, before anything has run: a bad one among many is known before the first is run. */
    private record NotebookSource(Path path, Notebook notebook, Optional<ScriptCells> script, ByteBuffer content) {}

    private final Settings settings;
    private final RunOptions options;
    private final ProgressReporter reporter;

    public Runner(Settings settings, RunOptions options, ProgressReporter reporter) {
        this.settings = settings;
        this.options = options;
        this.reporter = reporter;
    }

    /**
     * Runs all files, and reports on each.
     *
     * @throws UnusableFile when a file cannot be read or written; those that are read badly are found
     *     before anything is run
     * @throws IOException when a session cannot be started
     */
    public List<Report> run() throws UnusableFile, IOException, ParameterValues.Unsuitable {
        List<NotebookSource> sources = new ArrayList<>();
        Map<Path, Path> targets = new HashMap<>();
        for (Path file : options.files()) {
            NotebookSource source = read(file);
            sources.add(source);
            Optional<Path> target = target(file);
            if (target.isPresent()) {
                requireOther(file, target.get());
                AtomicFile.requireWritable(target.get());
                Path other = targets.put(same(target.get()), file);
                if (other != null) {
                    throw new UnusableFile(file, "would be written over what " + other + " gives, to " + target.get());
                }
            }
        }
        inject(sources);
        return new FileRuns(options.jobs(), options.afterError(), reporter)
                .run(sources.stream()
                        .map(source -> (FileRuns.Job) new Job(source))
                        .toList());
    }

    /** One of the files. */
    private final class Job implements FileRuns.Job {
        private final NotebookSource source;

        Job(NotebookSource source) {
            this.source = source;
        }

        @Override
        public Path path() {
            return source.path();
        }

        @Override
        public Report run(ProgressReporter reports) throws UnusableFile, IOException {
            return Runner.this.run(source, reports);
        }

        @Override
        public Report leftOut(Path failed) {
            return notRun(source, failed);
        }
    }

    /** The report of a file that --fail-fast leaves out: in memory its cells lose the outputs of earlier runs. */
    private static Report notRun(NotebookSource source, Path failed) {
        List<NotebookCell> code = code(source.notebook());
        code.forEach(NotebookCell::clear);
        return new Report(
                source.path(),
                source.notebook(),
                code.size(),
                code.size(),
                0,
                Optional.of("it was not run, since " + failed + " failed"));
    }

    private static List<NotebookCell> code(Notebook notebook) {
        return notebook.cells().stream()
                .filter(cell -> cell.type() == NotebookCell.Type.CODE)
                .toList();
    }

    private NotebookSource read(Path file) throws UnusableFile {
        byte[] content = AtomicFile.read(file);
        if (file.toString().endsWith(".ipynb")) {
            Notebook notebook = Notebook.parse(file, content);
            return new NotebookSource(file, notebook, Optional.empty(), ByteBuffer.wrap(content));
        }
        if (file.toString().endsWith(".jsh")) {
            if (options.result() instanceof RunOptions.Result.InPlace) {
                throw new UnusableFile(
                        file,
                        "is a script, which keeps no outputs: write a notebook with --output, or run it as it is");
            }
            ScriptCells script = ScriptCells.read(file);
            return new NotebookSource(file, script.notebook(), Optional.of(script), ByteBuffer.wrap(content));
        }
        throw new UnusableFile(file, "is neither a notebook (.ipynb) nor a script (.jsh)");
    }

    private void inject(List<NotebookSource> sources) throws ParameterValues.Unsuitable {
        if (options.parameters().values().isEmpty()) {
            return;
        }
        Map<Path, Notebook> notebooks = new LinkedHashMap<>();
        sources.forEach(source -> notebooks.put(source.path(), source.notebook()));
        new ParameterInjection(options.parameters(), notebooks).insert().forEach(reporter::warn);
    }

    private Optional<Path> target(Path file) throws UnusableFile {
        if (options.result() instanceof RunOptions.Result.InPlace) {
            return Optional.of(file);
        }
        if (options.result() instanceof RunOptions.Result.WriteTo to) {
            try {
                Files.createDirectories(to.folder());
            } catch (FileAlreadyExistsException e) {
                throw new UnusableFile(to.folder(), "is a file: name a folder for the outputs", e);
            } catch (IOException e) {
                throw new UnusableFile(to.folder(), "cannot be made a folder: " + e.getMessage(), e);
            }
            String name = file.getFileName().toString().replaceFirst("\\.jsh$", ".ipynb");
            return Optional.of(to.folder().resolve(name));
        }
        return Optional.empty();
    }

    private void requireOther(Path file, Path target) throws UnusableFile {
        if (options.result() instanceof RunOptions.Result.WriteTo && same(file).equals(same(target))) {
            throw new UnusableFile(file, "would be written over itself: name another folder, or say --in-place");
        }
    }

    private static Path same(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private Report run(NotebookSource source, ProgressReporter reports) throws UnusableFile, IOException {
        long start = System.nanoTime();
        Path folder = source.path().toAbsolutePath().getParent();
        Recorder recorder = new Recorder(Room.beside(bytesWithoutOutputs(source)));
        try (Engine engine = Engine.start(settings.in(folder))) {
            FileRun run = new FileRun(source, Interpreter.of(engine, options.startup()), recorder, reports);
            run.cells();
            Optional<String> error = run.error;
            keep(source, error, reports);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Report(source.path(), source.notebook(), run.count, run.notRun(), seconds, error);
        }
    }

    private static long bytesWithoutOutputs(NotebookSource source) {
        long outputs = code(source.notebook()).stream()
                .flatMap(cell -> cell.outputs().stream())
                .mapToLong(output -> Json.write(output, Json.Style.JUPYTER).length())
                .sum();
        return Math.max(0, source.content().capacity() - outputs);
    }

    private void keep(NotebookSource source, Optional<String> error, ProgressReporter reports) throws UnusableFile {
        Optional<Path> target = target(source.path());
        if (target.isEmpty()) {
            return;
        }
        if (options.result() instanceof RunOptions.Result.InPlace) {
            if (error.isPresent() && options.afterError() != RunOptions.AfterError.NEXT_CELL) {
                reports.warn(
                        source.path() + " is as it was, since a cell failed; --allow-errors keeps errors as outputs");
                return;
            }
            requireUnchanged(source);
        }
        source.notebook().write(target.get());
    }

    /** The file may have been saved while it ran: its new content is worth more than our outputs. */
    private static void requireUnchanged(NotebookSource source) throws UnusableFile {
        if (!Files.exists(source.path())) {
            throw new UnusableFile(
                    source.path(), "was removed while it ran, so nothing was written: put it back and run it again");
        }
        if (!ByteBuffer.wrap(AtomicFile.read(source.path())).equals(source.content())) {
            throw new UnusableFile(
                    source.path(), "was changed while it ran, so nothing was written over it: run it again");
        }
    }

    /** The run of one file's cells. */
    private final class FileRun {
        private final NotebookSource source;
        private final Interpreter interpreter;
        private final Recorder recorder;
        private final ProgressReporter reports;
        private final List<Recorder.CellSink> pages = new ArrayList<>();
        private Optional<String> error = Optional.empty();
        private int count;

        FileRun(NotebookSource source, Interpreter interpreter, Recorder recorder, ProgressReporter reports) {
            this.source = source;
            this.interpreter = interpreter;
            this.recorder = recorder;
            this.reports = reports;
        }

        void cells() throws IOException, UnusableFile {
            List<NotebookCell> code = code(source.notebook());
            boolean going = true;
            for (int i = 0; i < code.size() && going; i++) {
                reports.starts(source.path(), i + 1, code.size());
                going = cell(code.get(i), i);
            }
            count = code.size();
            // A cell may show something in an earlier one: outputs are taken when all have run.
            for (int i = 0; i < pages.size(); i++) {
                List<ObjectNode> outputs = pages.get(i).outputs();
                if (options.result() instanceof RunOptions.Result.Check
                        && source.script().isEmpty()) {
                    compare(code.get(i), i + 1, outputs);
                }
                code.get(i).record(outputs, i + 1);
                int number = i + 1;
                if (options.result() instanceof RunOptions.Result.Print) {
                    continue;
                }
                pages.get(i).leftOut().ifPresent(what -> reports.leftOut(source.path(), number, what));
            }
            code.subList(pages.size(), code.size()).forEach(NotebookCell::clear);
        }

        int notRun() {
            return count - pages.size();
        }

        private void compare(NotebookCell cell, int number, List<ObjectNode> outputs) {
            if (error.isEmpty()) {
                error = OutputComparison.difference(cell.outputs(), outputs)
                        .map(difference -> "cell " + number + " gives something else than the file has: " + difference);
            }
        }

        /** Runs a cell; whether the next is to be run. */
        private boolean cell(NotebookCell cell, int index) throws IOException, UnusableFile {
            Recorder.CellSink cellSink = recorder.new CellSink();
            pages.add(cellSink);
            OutputPrinter printer =
                    options.result() instanceof RunOptions.Result.Print ? reports.printer() : reports.watcher();
            Cell source = place(cell, index);
            OutputSink sink = output -> {
                cellSink.add(output);
                printer.print(output);
            };
            Outcome outcome = options.limit()
                    .keep(interpreter::awaitSession, () -> interpreter.run(source, sink), interpreter::interrupt);
            if (outcome instanceof Outcome.Shown shown) {
                cellSink.result(shown.bundle(), index + 1);
                printer.show(shown.bundle());
                return true;
            }
            Optional<Failure> failure = outcome.problem();
            if (failure.isEmpty()) {
                return true;
            }
            cellSink.failure(failure.get());
            reports.failed(this.source.path(), index + 1, failure.get());
            if (options.afterError() == RunOptions.AfterError.NEXT_CELL || isExpected(cell, outcome)) {
                return true;
            }
            if (error.isEmpty()) {
                error = Optional.of("cell " + (index + 1) + ": " + failure.get().name() + ": "
                        + failure.get().message());
            }
            return false;
        }

        /** As nbclient has it, the tag expects an exception, and neither a timeout nor the end of the session's VM. */
        private static boolean isExpected(NotebookCell cell, Outcome outcome) {
            return cell.tags().contains(NotebookCell.RAISES_EXCEPTION)
                    && outcome instanceof Outcome.Failed failed
                    && !failed.failure().name().equals(TimeLimit.EXCEEDED);
        }

        private Cell place(NotebookCell cell, int index) {
            return source.script()
                    .flatMap(script -> script.place(cell))
                    .orElseGet(() -> Cell.of("cell " + (index + 1), cell.source()));
        }
    }
}
