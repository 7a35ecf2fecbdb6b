package org.headcount.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import org.headcount.app.command.ExitStatus;
import org.headcount.app.command.OutputFormat;
import org.headcount.document.Figure;
import org.headcount.document.Kind;
import org.headcount.document.Provenance;
import org.headcount.document.Wording;
import org.headcount.reading.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headcount figures}: the figures that a document prints, found by reading it. */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        description = {
            "Find the figures that a document prints: value, unit, hedge, period and place.",
            "Reads plain text, Markdown, HTML, DOCX, and PDF with a text layer."
        })
final class FiguresCommand implements Callable<Integer> {

    /** The formats that this command writes. */
    private static final class Formats extends OutputFormat.Accepted {
        Formats() {
            super(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.CSV, OutputFormat.TEXT);
        }
    }

    /** Rows of a table that are printed together. */
    private static final int ROWS_AT_ONCE = 1000;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = Formats.class,
            completionCandidates = Formats.class,
            description = "${COMPLETION-CANDIDATES} (default: table); text is the text that offsets count in.")
    private OutputFormat format;

    @Mixin
    private ReadingOptions reading;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Document> documents = files.stream()
                .map(file -> reading.read(file, spec.commandLine()))
                .toList();
        switch (format) {
            case TEXT -> documents.forEach(document -> out.print(document.text()));
            case JSON -> AuditJson.writeFigures(out, documents, this::progress);
            case CSV -> csv(out, documents);
            default -> documents.forEach(document -> table(out, document));
        }
        out.flush();
        return ExitStatus.DONE;
    }

    private DoubleConsumer progress(Document document) {
        return new ProgressReport(spec.commandLine().getErr(), document.name() + ": reading figures");
    }

    private void csv(PrintWriter out, List<Document> documents) {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(
                    "document",
                    "id",
                    "start",
                    "end",
                    "text",
                    "low",
                    "high",
                    "unit",
                    "hedge",
                    "kind",
                    "half_unit",
                    "from",
                    "to",
                    "paragraph");
            for (Document document : documents) {
                document.forEachFigure(figure -> csv.writeRecord(cells(document, figure)), progress(document));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(Document document, Figure figure) {
        Provenance.Printed printed = (Provenance.Printed) figure.provenance();
        boolean vague = figure.kind() == Kind.VAGUE;
        return List.of(
                document.name(),
                figure.id(),
                String.valueOf(printed.start()),
                String.valueOf(printed.end()),
                figure.text(),
                vague ? "" : PlainNumbers.decimal(figure.low()).toPlainString(),
                vague ? "" : PlainNumbers.decimal(figure.high()).toPlainString(),
                figure.unit().toString(),
                Wording.code(figure.hedge()),
                Wording.code(figure.kind()),
                figure.halfUnit().isPresent()
                        ? PlainNumbers.decimal(figure.halfUnit().getAsDouble()).toPlainString()
                        : "",
                figure.period().from().map(Object::toString).orElse(""),
                figure.period().to().map(Object::toString).orElse(""),
                String.valueOf(printed.paragraph()));
    }

    /** The number of figures comes last: it is not known before, and a text of any size is not kept to count them. */
    private void table(PrintWriter out, Document document) {
        out.println(document.name());
        out.println();
        TextTable table = new TextTable(AuditCommand.colours(), 5, 26, 27, 16);
        int[] count = {0};
        document.forEachFigure(
                figure -> {
                    if (count[0] == 0) {
                        table.header("ID", "PRINTED", "MEANS", "PERIOD");
                    }
                    row(table, figure);
                    count[0]++;
                    if (count[0] % ROWS_AT_ONCE == 0) {
                        table.print(out);
                    }
                },
                progress(document));
        table.print(out);
        out.println(count[0] == 0 ? "no figures" : "");
        if (count[0] > 0) {
            out.println(count[0] == 1 ? "1 figure" : count[0] + " figures");
        }
        out.println();
    }

    private static void row(TextTable table, Figure figure) {
        boolean vague = figure.kind() == Kind.VAGUE;
        String period = figure.period().toString();
        table.row(
                figure.id(),
                figure.text(),
                vague ? "no number" : figure.allowed(),
                period.equals("no date") ? "" : period);
    }
}
