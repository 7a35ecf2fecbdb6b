package org.headcount.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.headcount.data.DataException;
import org.headcount.data.DataFolder;
import org.headcount.document.Audit;
import org.headcount.document.Recorded;
import org.headcount.document.Source;
import org.headcount.document.Verdict;
import org.headcount.reading.Document;
import org.headcount.report.AuditPage;
import picocli.CommandLine;
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
            "Claims that the document states and consistency checks are counted apart."
        })
final class AuditCommand implements Callable<Integer> {

    private enum Format {
        table,
        json,
        csv
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
            description = "${COMPLETION-CANDIDATES} (default: table).")
    private Format format;

    @Option(names = "--derived", description = "Show the new figures that follow as well (table only).")
    private boolean derived;

    @Option(names = "--strict", description = "Exit with status 1 if a claim is not reproduced.")
    private boolean strict;

    @Option(names = "--data", paramLabel = "DIR", description = "Read recorded data from here, not those built in.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "OUT",
            description = "Write a page with every figure marked in the text of a FILE.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who reviewed the verdicts; shown on the page.")
    private Optional<String> reviewer = Optional.empty();

    @Option(
            names = "--watch",
            description = "Serve the page of a FILE on this machine, and audit again whenever the file changes.")
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
        Recorded recorded = Recorded.in(data.map(DataFolder::at).orElseGet(DataFolder::builtIn));
        List<String> wanted = all
                ? recorded.documents().stream().map(Source::id).toList()
                : ids.stream().distinct().toList();
        wanted.forEach(word -> requireKnown(word, recorded));
        List<Audited> documents =
                wanted.stream().map(word -> audited(word, recorded)).toList();
        html.ifPresent(out -> writePage(out, onlyDocument(documents, "--html")));
        if (watch) {
            onlyDocument(documents, "--watch");
            return serve(Path.of(wanted.get(0)), documents.get(0));
        }
        List<Audit> audits = documents.stream().map(Audited::audit).toList();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case json -> AuditJson.write(out, recorded, audits, !all && wanted.size() == 1);
            case csv -> AuditCsv.write(out, audits);
            case table -> new AuditReport(out, colours(), recorded).print(audits, derived);
        }
        out.flush();
        boolean fails = audits.stream()
                .anyMatch(audit -> !audit.only(Verdict.NOT_REPRODUCED).isEmpty());
        return strict && fails ? Main.FOUND_WRONG : CommandLine.ExitCode.OK;
    }

    /** An audit, with the document if it was read. */
    private record Audited(Audit audit, Optional<Document> document) {}

    private Audited audited(String word, Recorded recorded) {
        Optional<Path> file = file(word);
        if (file.isEmpty()) {
            return new Audited(recorded.audit(word), Optional.empty());
        }
        Document document = reading.read(file.get(), spec.commandLine());
        return new Audited(document.audit(), Optional.of(document));
    }

    /** The one document whose text a page shows. */
    private Audited onlyDocument(List<Audited> documents, String option) {
        if (documents.size() != 1 || documents.get(0).document().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " shows the text of one document: name one FILE, not "
                            + (documents.size() == 1 ? "a recorded id, whose text is not at hand" : "several"));
        }
        return documents.get(0);
    }

    private AuditPage page(Audited audited) {
        AuditPage page = AuditPage.of(audited.document().orElseThrow(), audited.audit())
                .withStamp(LocalDate.now(ZoneId.systemDefault()), Main.version());
        return reviewer.map(page::withReviewer).orElse(page);
    }

    private void writePage(Path out, Audited audited) {
        try {
            Files.writeString(out, page(audited).html());
        } catch (IOException e) {
            throw DataException.file(
                    out.toString(), "cannot be written (" + e + ")", "name another file with --html", e);
        }
    }

    private int serve(Path file, Audited first) {
        PrintWriter err = spec.commandLine().getErr();
        Function<Path, String> again = changed -> {
            Audited audited = audited(changed.toString(), Recorded.builtIn());
            html.ifPresent(out -> writePage(out, audited));
            return page(audited).html();
        };
        try (PageServer server = new PageServer(file, page(first).html(), again, err)) {
            err.println("headcount: " + server.address() + " shows the audit of " + file
                    + ", again whenever it changes; Ctrl+C ends this");
            err.flush();
            server.watch();
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            throw new IllegalArgumentException("the page cannot be served: " + e.getMessage(), e);
        }
    }

    /** The file that a word names; a recorded id is that, unless it is written as a path. */
    private static Optional<Path> file(String word) {
        try {
            return Optional.of(Path.of(word)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void requireKnown(String word, Recorded recorded) {
        List<String> known = recorded.auditable();
        if (file(word).isPresent() || known.contains(word)) {
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
