package org.headcount.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.headcount.app.command.ExitStatus;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
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

    private enum Format {
        table,
        json,
        csv,
        text
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: table); text is the text that offsets count in.")
    private Format format;

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
            case text -> documents.forEach(document -> out.print(document.text()));
            case json -> json(out, documents);
            case csv -> csv(out, documents);
            case table -> documents.forEach(document -> table(out, document));
        }
        out.flush();
        return ExitStatus.DONE;
    }

    /** The figures of one document as an array; of several, an array of objects that name them. */
    private static void json(PrintWriter out, List<Document> documents) {
        if (documents.size() == 1) {
            AuditJson.print(out, AuditJson.figures(documents.get(0).figures()));
        } else {
            AuditJson.print(
                    out,
                    documents.stream()
                            .map(document -> {
                                ObjectNode node = AuditJson.named(document.name(), Optional.of(document.name()));
                                node.set("figures", AuditJson.figures(document.figures()));
                                return node;
                            })
                            .toList());
        }
    }

    private static void csv(PrintWriter out, List<Document> documents) {
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
                for (Figure figure : document.figures()) {
                    csv.writeRecord(cells(document, figure));
                }
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
                vague ? "" : Numbers.decimal(figure.low()).toPlainString(),
                vague ? "" : Numbers.decimal(figure.high()).toPlainString(),
                figure.unit().toString(),
                Wording.code(figure.hedge()),
                Wording.code(figure.kind()),
                figure.halfUnit().isPresent()
                        ? Numbers.decimal(figure.halfUnit().getAsDouble()).toPlainString()
                        : "",
                figure.period().from().map(Object::toString).orElse(""),
                figure.period().to().map(Object::toString).orElse(""),
                String.valueOf(printed.paragraph()));
    }

    private static void table(PrintWriter out, Document document) {
        Figures figures = document.figures();
        out.println(document.name() + ": " + (figures.size() == 1 ? "1 figure" : figures.size() + " figures"));
        out.println();
        if (figures.size() == 0) {
            return;
        }
        TextTable table = new TextTable(AuditCommand.colours(), 5, 26, 27, 16);
        table.header("ID", "PRINTED", "MEANS", "PERIOD");
        figures.forEach(figure -> {
            boolean vague = figure.kind() == Kind.VAGUE;
            String period = figure.period().toString();
            table.row(
                    figure.id(),
                    figure.text(),
                    vague ? "no number" : figure.allowed(),
                    period.equals("no date") ? "" : period);
        });
        table.print(out);
        out.println();
    }
}
