package org.headcount.app.render;

import java.util.ArrayList;
import java.util.List;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Caveat;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Term;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** One claim: its verdict, what it is computed from, the other readings and why they are not it. */
public final class ClaimRenderer implements Renderer<AuditedClaim> {

    @Override
    public Class<AuditedClaim> type() {
        return AuditedClaim.class;
    }

    @Override
    public Bundle render(AuditedClaim claim) {
        List<Grid> grids = new ArrayList<>();
        grids.add(AuditRenderer.claims("", List.of(claim)));
        grids.add(Grid.of(
                "",
                List.of("in " + claim.formula(), "is", "interval"),
                claim.inputs().entrySet().stream()
                        .map(input -> List.of(input.getKey(), input.getValue().words(), range(input.getValue())))
                        .toList()));
        grids.add(Grid.of(
                "",
                List.of("were all others right", "would have to be"),
                claim.implications().stream()
                        .map(implied -> List.of(implied.input().words(), implied.words()))
                        .toList()));
        grids.add(Grid.of(
                "",
                List.of("another reading", "gives", "why it is not the one"),
                claim.tried().stream()
                        .map(tried -> List.of(
                                tried.reading().relation().words(),
                                tried.result().map(Derivation::words).orElse(""),
                                tried.whyNot()))
                        .toList()));
        grids.add(Grid.of(
                "",
                List.of("caveats"),
                claim.caveats().stream().map(Caveat::note).map(List::of).toList()));
        return AuditRenderer.bundle(grids)
                .with(Verdicts.MIME, Verdicts.ofClaims(List.of(claim)).json());
    }

    private static String range(Term.Input input) {
        return input instanceof Figure figure ? figure.allowed() : "printed nowhere";
    }
}
