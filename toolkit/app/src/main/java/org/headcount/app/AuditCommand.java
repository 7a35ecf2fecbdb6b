package org.headcount.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.app.command.ExitStatus;
import org.headcount.app.command.OutputFormat;
import org.headcount.data.DataFolder;
import org.headcount.data.fault.DataException;
import org.headcount.document.Audit;
import org.headcount.document.Source;
import org.headcount.document.Verdict;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.UnusableFile;
import org.headcount.reading.ComparedFigure;
import org.headcount.reading.Document;
import org.headcount.reading.DocumentComparison;
import org.headcount.recorded.Recorded;
import org.headcount.report.AuditPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headcount audit}: recomputes the claims of documents, read or recorded, and says how each comes out. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Recompute every claim of a document and say how it comes out.",
            "Claims that the document states and consistency checks are counted apart.",
            "Several documents are also compared: figures of the same thing that they print."
        })
final class AuditCommand implements Callable<Integer> {

    /** The formats that this command writes. */
    private static final class Formats extends OutputFormat.Accepted {
        Formats() {
            super(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.CSV);
        }
    }

    @Parameters(
            paramLabel = "FILE|ID",
            arity = "0..*",
            description = "Documents to read (text, Markdown, HTML, DOCX, PDF), or recorded ones by their id, such as"
                    + " white-paper-2011; 'context' for the outside facts.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All recorded documents.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = Formats.class,
            completionCandidates = Formats.class,
            description = "${COMPLETION-CANDIDATES} (default: table).")
    private OutputFormat format;

    @Option(names = "--derived", description = "Show the new figures that follow as well (table only).")
    private boolean derived;

    @Option(names = "--strict", description = "Exit with status 1 if a claim is not reproduced, or documents differ.")
    private boolean strict;

    @Option(names = "--data", paramLabel = "DIR", description = "Read recorded data from here, not those built in.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "OUT",
            description = "Write a page with every figure marked in the text of one document.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who reviewed the verdicts; shown on the page.")
    private Optional<String> reviewer = Optional.empty();

    @Option(
            names = "--watch",
            description =
                    "Serve the page of one document on this machine, and audit again whenever the FILE, or the data"
                            + " of an ID in --data, changes.")
    private boolean watch;

    @Mixin
    private ReadingOptions reading;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (all != ids.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    all ? "name documents or --all, not both" : "name the documents to audit, or --all");
        }
        Recorded recorded = recorded();
        List<String> wanted = all
                ? recorded.documents().stream().map(Source::id).toList()
                : ids.stream().distinct().toList();
        wanted.forEach(word -> requireKnown(word, recorded));
        requireUsedOptions(wanted, recorded);
        List<Audited> documents =
                wanted.stream().map(word -> audited(word, recorded)).toList();
        if (html.isPresent() || watch) {
            String page = writePage(documents.get(0), recorded);
            if (watch) {
                return serve(wanted.get(0), page, recorded);
            }
        }
        List<Audit> audits = documents.stream().map(Audited::audit).toList();
        List<String> names = names(wanted, documents);
        List<ComparedFigure> compared = compare(names, documents);
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case JSON -> AuditJson.write(out, recorded, audits, names, compared, !all && wanted.size() == 1);
            case CSV -> AuditCsv.write(out, audits, compared);
            default -> new AuditReport(out, colours(), recorded).print(audits, compared, derived);
        }
        out.flush();
        boolean fails = audits.stream()
                        .anyMatch(audit -> !audit.only(Verdict.NOT_REPRODUCED).isEmpty())
                || compared.stream().anyMatch(figures -> figures.verdict() == Verdict.NOT_REPRODUCED);
        return strict && fails ? ExitStatus.FOUND_SOMETHING_WRONG : ExitStatus.DONE;
    }

    private Recorded recorded() {
        return Recorded.in(data.map(AuditCommand::folder).orElseGet(DataFolder::builtIn));
    }

    /** An option that nothing would come of is refused. */
    private void requireUsedOptions(List<String> wanted, Recorded recorded) {
        boolean files = wanted.stream().anyMatch(word -> file(word, recorded).isPresent());
        if (reading.namesEncoding() && !files) {
            refuse("--encoding says how a FILE is written; a recorded id is audited with its recorded figures");
        }
        if (data.isPresent()
                && wanted.stream().allMatch(word -> file(word, recorded).isPresent())) {
            refuse("--data is the folder of recorded ids; a FILE is read without it. To audit what is recorded of it,"
                    + " name its id: one of " + String.join(", ", recorded.auditable()));
        }
        if (reviewer.isPresent() && html.isEmpty() && !watch) {
            refuse("--reviewer is a name on the page: give --html or --watch as well");
        }
        if (html.isEmpty() && !watch) {
            return;
        }
        String option = html.isPresent() ? "--html" : "--watch";
        if (wanted.size() != 1) {
            refuse(option + " shows the text of one document: name one FILE or ID, not several");
        }
        String word = wanted.get(0);
        boolean recordedOne = file(word, recorded).isEmpty();
        if (recordedOne && recorded.text(word).filter(Files::isRegularFile).isEmpty()) {
            refuse(option + " shows the text of a document, and that of '" + word + "' is not at hand: "
                    + recorded.source(word)
                            .flatMap(Source::file)
                            .map(name -> "set the environment variable HEADCOUNT_DOCUMENTS to the folder with its file "
                                    + name)
                            .orElse("these facts come from no text"));
        }
        if (watch && recordedOne && data.isEmpty()) {
            refuse("--watch waits for changes, and the built-in data of '" + word
                    + "' have none: name a folder of your own with --data, or a FILE");
        }
    }

    private void refuse(String message) {
        throw new ParameterException(spec.commandLine(), message);
    }

    /** An audit, with the document if its text is at hand, and whether it was read and not recorded. */
    private record Audited(Audit audit, Optional<Document> document, boolean isRead) {}

    private static DataFolder folder(Path data) {
        String problem = !Files.exists(data)
                ? "does not exist"
                : !Files.isDirectory(data)
                        ? "is a file, not a folder"
                        : Files.exists(data.resolve("sources.csv")) ? "" : "has no file sources.csv";
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("--data " + data + " " + problem
                    + ": name the folder of recorded data, such as 'headcount record FILE --data DIR' writes");
        }
        return DataFolder.at(data);
    }

    private Audited audited(String word, Recorded recorded) {
        Optional<Path> file = file(word, recorded);
        if (file.isEmpty()) {
            boolean shown = html.isPresent() || watch;
            return new Audited(
                    recorded.audit(word),
                    shown ? recorded.text(word).map(AuditCommand::text) : Optional.empty(),
                    false);
        }
        Document document = reading.read(file.get(), spec.commandLine());
        ProgressReport progress = new ProgressReport(spec.commandLine().getErr(), document.name() + ": auditing");
        return new Audited(document.audit(progress), Optional.of(document), true);
    }

    /** A recorded text as it is: offsets count in it. */
    private static Document text(Path file) {
        try {
            return Document.ofText(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw DataException.file(file.toString(), "cannot be read (" + e + ")", "check that it is UTF-8", e);
        }
    }

    /** What documents are called beside each other: files of one name by their paths. */
    private static List<String> names(List<String> wanted, List<Audited> documents) {
        List<String> names =
                documents.stream().map(document -> document.audit().document()).toList();
        return IntStream.range(0, names.size())
                .mapToObj(i -> Collections.frequency(names, names.get(i)) > 1 ? wanted.get(i) : names.get(i))
                .toList();
    }

    private static List<ComparedFigure> compare(List<String> names, List<Audited> documents) {
        DocumentComparison comparison = new DocumentComparison();
        for (int i = 0; i < documents.size(); i++) {
            Audited document = documents.get(i);
            if (document.isRead()) {
                comparison.with(names.get(i), document.document().orElseThrow());
            } else {
                comparison.with(document.audit());
            }
        }
        return comparison.figures();
    }

    private AuditPage page(Audited audited, Recorded recorded) {
        AuditPage page = AuditPage.of(audited.document().orElseThrow(), audited.audit())
                .withSource(
                        audited.isRead()
                                ? Optional.empty()
                                : recorded.source(audited.audit().document()))
                .withStamp(LocalDate.now(ZoneId.systemDefault()), Main.version());
        return reviewer.map(page::withReviewer).orElse(page);
    }

    private String writePage(Audited audited, Recorded recorded) {
        String page = page(audited, recorded).html();
        html.ifPresent(out -> {
            try {
                AtomicFile.write(out, page.getBytes(StandardCharsets.UTF_8));
            } catch (UnusableFile e) {
                throw new IllegalArgumentException(e.getMessage() + "; name another file with --html", e);
            }
        });
        return page;
    }

    /** Serves the page and makes it again when the file changes, or the recorded figures and claims. */
    private int serve(String word, String first, Recorded recorded) {
        PrintWriter err = spec.commandLine().getErr();
        List<Path> files = file(word, recorded)
                .map(List::of)
                .orElseGet(() -> Stream.of("sources.csv", "figures/" + word + ".csv", "claims/" + word + ".csv")
                        .map(name -> data.orElseThrow().resolve(name))
                        .toList());
        Supplier<String> again = () -> {
            Recorded now = files.size() == 1 ? recorded : recorded();
            return writePage(audited(word, now), now);
        };
        try (PageServer server = new PageServer(files, first, again, err)) {
            err.println("headcount: " + server.address() + " shows the audit of " + word
                    + ", again whenever it changes; Ctrl+C ends this");
            err.flush();
            server.watch();
            return ExitStatus.DONE;
        } catch (IOException e) {
            throw new IllegalArgumentException("the page cannot be served: " + e.getMessage(), e);
        }
    }

    /** The file that a word names; a recorded id is that, unless it is written as a path. */
    private static Optional<Path> file(String word, Recorded recorded) {
        try {
            return Optional.of(Path.of(word))
                    .filter(path -> !recorded.auditable().contains(word))
                    .filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void requireKnown(String word, Recorded recorded) {
        List<String> known = recorded.auditable();
        if (file(word, recorded).isPresent() || known.contains(word)) {
            return;
        }
        String nearest = known.stream()
                .min(Comparator.comparingInt(id -> distance(word, id)))
                .filter(id -> distance(word, id) <= Math.max(2, word.length() / 3))
                .map(id -> "; did you mean '" + id + "'?")
                .orElse("; recorded are " + String.join(", ", known));
        throw new IllegalArgumentException("no file '" + word + "', and no recorded document of that id" + nearest);
    }

    /** How many letters must be put in, taken out or changed to turn one word into another. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** Colours only where a terminal shows them. */
    static Ansi colours() {
        return "dumb".equals(System.getenv("TERM")) ? Ansi.OFF : Ansi.AUTO;
    }
}
