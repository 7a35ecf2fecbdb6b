package org.headcount.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.headcount.notebook.CodeView;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.Script;
import org.headcount.notebook.UnusableFile;
import org.headcount.page.About;
import org.headcount.page.Page;
import org.headcount.page.PageFile;
import org.headcount.page.PageStyle;
import org.headcount.page.Trust;
import org.headcount.runner.NotebookFiles;
import org.headcount.runner.ParameterValues;
import org.headcount.runner.Stamps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: makes pages of what notebooks hold. */
@Command(
        name = "export",
        description = {
            "Makes a page of each notebook, of what it holds: nothing is run.",
            "A page is one file that needs no network. What a notebook brings with it can run no script",
            "in it, unless --trust is given."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:all pages were written", "2:a file cannot be read or written, or bad usage"})
public final class ExportCommand implements Callable<Integer> {
    private final About about;

    @Parameters(paramLabel = "NOTEBOOK", arity = "1..*", description = "Notebooks, scripts, and folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            converter = Formats.class,
            description = "html (the default), or md: Markdown, with its pictures in a folder beside it.")
    private OutputFormat format = OutputFormat.HTML;

    @Option(
            names = "--output",
            paramLabel = "DIR|FILE",
            description = "The folder for the pages, or the page of a single notebook; without it, each page goes"
                    + " beside its notebook.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--code",
            paramLabel = "VIEW",
            converter = CodeViewReader.class,
            description = {
                "How pages show code: shown, folded (a line for each cell, to be unfolded) or hidden. Without it, as the",
                "notebook's metadata say (headcount, code), or else shown."
            })
    private Optional<CodeView> code = Optional.empty();

    @Option(
            names = "--trust",
            description = {
                "Lets the notebooks' own HTML and scripts act in their pages. They can then do what any page on the web",
                "can do: open addresses, and send what the page contains. Use it for notebooks that you trust."
            })
    private boolean trust;

    /** The formats that this command writes. */
    private static final class Formats extends OutputFormat.Accepted {
        Formats() {
            super(OutputFormat.HTML, OutputFormat.MD);
        }
    }

    /** The command, whose pages are stamped with these facts. */
    public ExportCommand(About about) {
        this.about = about;
    }

    @Override
    public Integer call() {
        try {
            Stamps stamps = Stamps.ofExport(about, System.getenv());
            Map<Path, Page> pages = new LinkedHashMap<>();
            Map<Path, Path> sources = new HashMap<>();
            List<Path> files = NotebookFiles.of(paths);
            for (Path file : files) {
                Path target = target(file, files.size());
                Path other = sources.put(target, file);
                if (other != null) {
                    throw new UnusableFile(file, "would have the same page as " + other + ", " + target);
                }
                PageFile.requireWritable(target);
                Notebook notebook = read(file);
                pages.put(target, new Page(file, notebook, stamps.of(List.of(notebook))));
            }
            Map<Path, Path> targets = new HashMap<>();
            sources.forEach((target, file) -> targets.put(file, target));
            PageStyle style = new PageStyle(trust ? Trust.TRUSTED : Trust.NONE, code, targets);
            for (Map.Entry<Path, Page> page : pages.entrySet()) {
                write(page.getValue(), page.getKey(), style);
                System.err.println(sources.get(page.getKey()) + ": written to " + page.getKey());
            }
            return ExitStatus.DONE;
        } catch (UnusableFile | ParameterValues.Unsuitable e) {
            System.err.println("headcount export: " + e.getMessage());
            return ExitStatus.NOT_CARRIED_OUT;
        }
    }

    private static Notebook read(Path file) throws UnusableFile {
        if (file.toString().endsWith(".jsh")) {
            return Script.read(file).toNotebook();
        }
        return Notebook.read(file);
    }

    private String ending() {
        return format == OutputFormat.MD ? ".md" : ".html";
    }

    private Path target(Path file, int files) throws UnusableFile {
        String name = Page.fileName(file).replaceFirst("\\.html$", ending());
        if (output.isEmpty()) {
            return file.resolveSibling(name);
        }
        if (output.get().toString().endsWith(ending()) && !Files.isDirectory(output.get())) {
            if (files > 1) {
                throw new UnusableFile(
                        output.get(), "would be the page of " + files + " notebooks: name a folder with --output");
            }
            return output.get();
        }
        try {
            return Files.createDirectories(output.get()).resolve(name);
        } catch (IOException e) {
            throw new UnusableFile(
                    output.get(), "cannot be made a folder: name a folder, or a file that ends in " + ending(), e);
        }
    }

    private void write(Page page, Path target, PageStyle style) throws UnusableFile {
        if (format == OutputFormat.MD) {
            page.writeMarkdown(target, style);
        } else {
            page.write(target, style);
        }
    }
}
