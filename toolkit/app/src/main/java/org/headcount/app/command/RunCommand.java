package org.headcount.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.headcount.engine.Environment;
import org.headcount.engine.NoCompiler;
import org.headcount.engine.Settings;
import org.headcount.engine.TimeLimit;
import org.headcount.notebook.CodeView;
import org.headcount.notebook.Json;
import org.headcount.notebook.UnusableFile;
import org.headcount.page.About;
import org.headcount.page.PageIndex;
import org.headcount.page.PageStyle;
import org.headcount.page.Trust;
import org.headcount.runner.NotebookFiles;
import org.headcount.runner.ParameterValues;
import org.headcount.runner.ProgressReporter;
import org.headcount.runner.RunOptions;
import org.headcount.runner.RunPages;
import org.headcount.runner.Runner;
import org.headcount.runner.Stamps;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: runs notebooks and scripts. */
@Command(
        name = "run",
        description = {
            "Runs Java notebooks (.ipynb) and scripts (.jsh), each in a session of its own.",
            "Without --output, --in-place, --check or --html, what the cells of files show is printed, and",
            "what those of a folder show goes to pages in " + RunCommand.PAGES + ".",
            "A notebook is a program: run those you trust, since it may do whatever you may."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all cells ran, and with --check gave what the files have",
            "1:a cell failed, or --check found a difference",
            "2:it could not be carried out: bad usage, or a file that cannot be read or written"
        })
public final class RunCommand implements Callable<Integer> {
    /** The default folder for the pages of a folder's notebooks. */
    static final String PAGES = "headcount-pages";

    private final Settings settings;
    private final Map<String, String> variables;
    private final About about;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Notebooks and scripts, run in this order, and folders of them.")
    private List<Path> paths = List.of();

    @ArgGroup
    private Where where = new Where();

    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = "Writes a page for each notebook, and an index over them, to a folder.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--trust",
            description = {
                "Lets what cells show run scripts in those pages. They can then do what any page on the web can do:",
                "open addresses, and send what the page contains."
            })
    private boolean trust;

    @Option(
            names = "--code",
            paramLabel = "VIEW",
            converter = CodeViewReader.class,
            description = {
                "How pages show code: shown, folded (a line for each cell, to be unfolded) or hidden. Without it, as the",
                "notebook's metadata say (headcount, code), or else shown."
            })
    private Optional<CodeView> code = Optional.empty();

    @Option(names = "--timeout", paramLabel = "S", description = "Stops a cell that takes more seconds than this.")
    private Optional<Double> timeout = Optional.empty();

    @ArgGroup
    private After after = new After();

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "name=value",
            description = "Gives a value to what the cell tagged \"parameters\" declares.")
    private List<String> parameters = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Formats.class,
            description = "text (the default) or json.")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = {
                "Runs as many files as this side by side: what they print still comes in the order of the files.",
                "By default as many as this machine has processors and memory for; with --fail-fast, one."
            })
    private Optional<Integer> jobs = Optional.empty();

    @Option(names = "--preview", description = "With the preview features of this JDK's Java.")
    private boolean preview;

    /** What becomes of outputs; at most one of these. */
    static final class Where {
        @Option(
                names = "--output",
                paramLabel = "DIR",
                description = "Writes notebooks with their outputs to a folder.")
        private Optional<Path> output = Optional.empty();

        @Option(names = "--in-place", description = "Writes outputs into the notebooks themselves.")
        private boolean inPlace;

        @Option(
                names = "--check",
                description = "Writes nothing, and compares outputs with those in the notebooks,"
                        + " but for times and the bytes of pictures.")
        private boolean check;

        RunOptions.Result result() {
            if (output.isPresent()) {
                return new RunOptions.Result.WriteTo(output.get());
            }
            if (inPlace) {
                return new RunOptions.Result.InPlace();
            }
            return check ? new RunOptions.Result.Check() : new RunOptions.Result.Print();
        }

        boolean isNamed() {
            return output.isPresent() || inPlace || check;
        }
    }

    /** What follows an error; at most one of these. */
    static final class After {
        @Option(names = "--allow-errors", description = "Goes on after a cell that fails: errors are outputs.")
        private boolean allowErrors;

        @Option(names = "--fail-fast", description = "Runs no further file after one that fails.")
        private boolean failFast;

        RunOptions.AfterError next() {
            if (allowErrors) {
                return RunOptions.AfterError.NEXT_CELL;
            }
            return failFast ? RunOptions.AfterError.NOTHING : RunOptions.AfterError.NEXT_FILE;
        }
    }

    /** The formats that this command writes. */
    private static final class Formats extends OutputFormat.Accepted {
        Formats() {
            super(OutputFormat.TEXT, OutputFormat.JSON);
        }
    }

    /** The command, whose cells see what these settings say. */
    public RunCommand(Settings settings) {
        this(settings, About.nothing());
    }

    /** The command, whose cells see what these settings say, and whose pages also have these facts. */
    public RunCommand(Settings settings, About about) {
        this(settings, about, System.getenv());
    }

    RunCommand(Settings settings, About about, Map<String, String> variables) {
        this.settings = settings;
        this.about = about;
        this.variables = variables;
    }

    @Override
    public Integer call() {
        PrintStream messages = System.err;
        try {
            Environment environment = Environment.of(variables);
            Stamps stamps = Stamps.ofRun(about, variables);
            RunOptions options = wanted(environment);
            Settings cells = environment.over(preview ? settings.withPreview() : settings);
            Optional<RunPages> pages = pages();
            if (code.isPresent() && pages.isEmpty()) {
                throw new ParameterValues.Unsuitable(
                        "--code says how pages show code, and no pages are made: add --html DIR");
            }
            if (pages.isPresent()) {
                pages.get().prepare(options.files());
            }
            PrintStream out = format == OutputFormat.JSON ? messages : System.out;
            ProgressReporter reporter =
                    isTerminal() ? ProgressReporter.onTerminal(out, messages) : ProgressReporter.inLines(out, messages);
            List<Runner.Report> reports = new Runner(cells, options, reporter).run();
            if (options.result() instanceof RunOptions.Result.Check) {
                long same = reports.stream().filter(Runner.Report::ok).count();
                messages.printf(
                        Locale.ROOT,
                        "check %s: %d of %d %s what the file holds%n",
                        same == reports.size() ? "passed" : "failed",
                        same,
                        reports.size(),
                        reports.size() == 1 ? "shows" : "show");
            }
            if (pages.isPresent()) {
                conclude(pages.get(), reports, stamps, out);
            }
            if (format == OutputFormat.JSON) {
                System.out.print(Json.write(json(reports, pages), Json.Style.JUPYTER));
            }
            return reports.stream().allMatch(Runner.Report::ok) ? ExitStatus.DONE : ExitStatus.FOUND_SOMETHING_WRONG;
        } catch (UnusableFile | ParameterValues.Unsuitable | NoCompiler | IllegalArgumentException e) {
            messages.println("headcount run: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        } catch (IOException e) {
            messages.println("headcount run: a session could not be started: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        }
    }

    /** The requested pages; defaults to HTML pages for a folder. */
    private Optional<RunPages> pages() {
        boolean folder = paths.stream().anyMatch(Files::isDirectory);
        return html.or(() -> folder && !where.isNamed() ? Optional.of(Path.of(PAGES)) : Optional.empty())
                .map(place -> new RunPages(place, new PageStyle(trust ? Trust.TRUSTED : Trust.NONE, code, Map.of())));
    }

    private void conclude(RunPages pages, List<Runner.Report> reports, Stamps stamps, PrintStream out)
            throws UnusableFile {
        Optional<About.Section> section =
                about.section(reports.stream().map(Runner.Report::notebook).toList());
        PageIndex index = pages.write(reports, section, stamps);
        section.ifPresent(each -> out.printf("%n%s%n", each.content().text().strip()));
        out.printf("%n%s%nPages: %s%n", index.summary(), pages.index());
    }

    private RunOptions wanted(Environment environment) throws ParameterValues.Unsuitable, UnusableFile {
        if (timeout.isPresent() && !(timeout.get() > 0)) {
            throw new ParameterValues.Unsuitable("--timeout takes seconds, more than 0");
        }
        if (jobs.isPresent() && jobs.get() < 1) {
            throw new ParameterValues.Unsuitable("--jobs takes a whole number from 1, not " + jobs.get());
        }
        boolean kept = pages().isPresent() && !where.isNamed();
        return new RunOptions(
                NotebookFiles.of(paths),
                kept ? new RunOptions.Result.Keep() : where.result(),
                timeout.map(seconds -> Duration.ofMillis(Math.max(1, Math.round(seconds * 1e3))))
                        .map(time -> new TimeLimit(Optional.of(time), "--timeout"))
                        .orElseGet(environment::timeLimit),
                after.next(),
                ParameterValues.of(parameters),
                environment.startupCell(),
                jobs.orElseGet(() -> after.failFast ? 1 : RunOptions.usualJobs()));
    }

    private static ObjectNode json(List<Runner.Report> reports, Optional<RunPages> pages) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode notebooks = json.putArray("notebooks");
        for (Runner.Report report : reports) {
            ObjectNode notebook = notebooks.addObject();
            notebook.put("path", report.path().toString());
            notebook.put("cells", report.cells());
            notebook.put("not_run", report.notRun());
            notebook.put("ok", report.ok());
            notebook.put("seconds", Math.round(report.seconds() * 1e3) / 1e3);
            report.error().ifPresentOrElse(error -> notebook.put("error", error), () -> notebook.putNull("error"));
            pages.ifPresent(all -> notebook.put("page", all.page(report.path()).toString()));
        }
        pages.ifPresent(all -> json.put("index", all.index().toString()));
        return json;
    }

    /** Newer JDKs have a console also where there is no terminal, and say so. */
    @SuppressWarnings("SystemConsoleNull") // on the JDKs where it is not null, the console itself says
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a public method of the JDK cannot be called", e);
        }
    }
}
