package org.headcount.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.headcount.data.DataFolder;
import org.headcount.document.Audit;
import org.headcount.document.Recorded;
import org.headcount.document.Source;
import org.headcount.document.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headcount audit}: recomputes the recorded claims of documents and says how each comes out. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Recompute every recorded claim of a document and say how it comes out.",
            "Claims that the document states and consistency checks are counted apart."
        })
final class AuditCommand implements Callable<Integer> {

    private enum Format {
        table,
        json,
        csv
    }

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Recorded documents, such as white-paper-2011; 'context' for the outside facts.")
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
        List<Audit> audits = wanted.stream().map(recorded::audit).toList();
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

    /** Colours only where a terminal shows them. */
    private static Ansi colours() {
        return "dumb".equals(System.getenv("TERM")) ? Ansi.OFF : Ansi.AUTO;
    }
}
