package org.headcount.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.app.render.Verdicts;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Caveat;
import org.headcount.document.Claim;
import org.headcount.document.Derived;
import org.headcount.document.Grade;
import org.headcount.document.Source;
import org.headcount.document.Verdict;
import org.headcount.document.Wording;
import org.headcount.reading.ComparedFigure;
import org.headcount.recorded.Recorded;
import picocli.CommandLine.Help.Ansi;

/**
 * Audits for a reader: per document the claims recomputed, the consistency checks, what could not be
 * checked, other readings and caveats; at the end a table over all of them. Eighty columns wide.
 */
final class AuditReport {

    private final PrintWriter out;
    private final Ansi ansi;
    private final Recorded recorded;

    AuditReport(PrintWriter out, Ansi ansi, Recorded recorded) {
        this.out = out;
        this.ansi = ansi;
        this.recorded = recorded;
    }

    void print(List<Audit> audits, List<ComparedFigure> compared, boolean derived) {
        for (Audit audit : audits) {
            title(audit);
            claims("RECOMPUTED FROM OTHER FIGURES", audit, Claim.Purpose.RECOMPUTED);
            claims("CONSISTENCY: WHAT OUGHT TO HOLD", audit, Claim.Purpose.CONSISTENCY);
            notCheckable(audit);
            readings(audit);
            caveats(audit);
            if (derived) {
                derived(audit);
            }
        }
        compared(compared);
        int count = audits.stream().mapToInt(audit -> audit.derived().size()).sum();
        if (!derived && count > 0) {
            out.println(count + " further figures follow that no document prints: --derived shows them.");
            out.println();
        }
        new VerdictTable(Verdicts.of(audits)).print(out, ansi);
    }

    private void title(Audit audit) {
        if (!recorded.auditable().contains(audit.document())) {
            out.println(ansi.string("@|bold " + audit.document().replace("|@", "| @") + "|@"));
            out.println();
            return;
        }
        String title = recorded.source(audit.document()).map(Source::title).orElse("Outside facts");
        String date = recorded.source(audit.document())
                .flatMap(Source::date)
                .map(day -> ", " + day)
                .orElse("");
        out.println(ansi.string("@|bold " + audit.document() + "|@"));
        TextTable.wrap(title + date, TextTable.WIDTH).forEach(out::println);
        out.println();
    }

    /** The claims of one purpose, those that fail first. */
    private void claims(String heading, Audit audit, Claim.Purpose purpose) {
        List<AuditedClaim> claims = Stream.of(Verdict.NOT_REPRODUCED, Verdict.REPRODUCED)
                .flatMap(verdict -> audit.only(purpose).stream().filter(claim -> claim.verdict() == verdict))
                .toList();
        if (claims.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(ansi, 26, 35, 15);
        table.header("PRINTED", "WHAT FOLLOWS FROM OTHERS", "GRADE");
        claims.forEach(claim -> {
            table.row(
                    colour(claim.grade()),
                    printed(claim),
                    claim.resultWords().orElse(""),
                    claim.grade().words());
            table.note(claim.claim().relation().words());
            toAgree(claim).ifPresent(table::note);
        });
        out.println(heading);
        table.print(out);
        out.println();
    }

    /** What one of the inputs would have to be for a claim that fails. */
    private static Optional<String> toAgree(AuditedClaim claim) {
        List<String> inputs = claim.implications().stream()
                .map(implied -> implied.input().words() + " would have to be " + implied.words())
                .toList();
        return claim.verdict() == Verdict.NOT_REPRODUCED && !inputs.isEmpty()
                ? Optional.of("to agree, " + String.join(", or ", inputs))
                : Optional.empty();
    }

    private static String printed(AuditedClaim claim) {
        return claim.claim().figure().words();
    }

    private static Ansi.Style colour(Grade grade) {
        return switch (grade) {
            case EXACT_POINT, BOUND_HOLDS -> Ansi.Style.fg_green;
            case WITHIN_ROUNDING, BOUND_POSSIBLE -> Ansi.Style.fg_yellow;
            case FAILS -> Ansi.Style.fg_red;
            case NONE -> Ansi.Style.faint;
        };
    }

    private void notCheckable(Audit audit) {
        List<String> sentences = audit.only(Verdict.NOT_CHECKABLE).stream()
                .map(AuditedClaim::sentence)
                .toList();
        bullets("NOT CHECKABLE", sentences);
    }

    private void readings(Audit audit) {
        List<String> lines = new ArrayList<>();
        audit.claims()
                .forEach(claim -> claim.tried()
                        .forEach(tried -> lines.add(printed(claim) + " as "
                                + tried.reading().relation().words() + ": " + tried.whyNot() + ".")));
        bullets("OTHER READINGS, AND WHY THEY ARE NOT IT", lines);
    }

    private void caveats(Audit audit) {
        Map<Caveat, List<String>> about = new LinkedHashMap<>();
        audit.claims()
                .forEach(claim -> claim.caveats()
                        .forEach(caveat -> about.computeIfAbsent(caveat, key -> new ArrayList<>())
                                .add(printed(claim))));
        List<String> lines = new ArrayList<>();
        about.forEach((caveat, printed) -> lines.add(Wording.code(caveat.kind()) + ": " + caveat.note() + " (on "
                + String.join("; ", printed.stream().distinct().toList()) + ")."));
        bullets("CAVEATS: WHAT ARITHMETIC DOES NOT SEE", lines);
    }

    /** What several documents print of the same thing: first where they differ. */
    private void compared(List<ComparedFigure> compared) {
        List<String> lines = Stream.of(Verdict.NOT_REPRODUCED, Verdict.NOT_CHECKABLE, Verdict.REPRODUCED)
                .flatMap(verdict -> compared.stream().filter(figures -> figures.verdict() == verdict))
                .map(ComparedFigure::sentence)
                .toList();
        bullets("ACROSS DOCUMENTS: FIGURES OF THE SAME THING", lines);
    }

    private void derived(Audit audit) {
        List<String> lines = new ArrayList<>();
        for (Derived derived : audit.derived()) {
            StringBuilder line = new StringBuilder(derived.derive().sentence());
            derived.ownCaveats()
                    .forEach(caveat ->
                            line.append(" Caveat: ").append(caveat.note()).append('.'));
            lines.add(line.toString());
        }
        bullets("NEW FIGURES THAT FOLLOW", lines);
        bullets("NOT COMPUTED", audit.refused().stream().map(Derived::whyNot).toList());
    }

    private void bullets(String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println(heading);
        for (String line : lines) {
            String lead = "- ";
            for (String part : TextTable.wrap(line, TextTable.WIDTH - 2)) {
                out.println(lead + part);
                lead = "  ";
            }
        }
        out.println();
    }
}
