package org.headcount.app.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Caveat;
import org.headcount.document.Derivation;
import org.headcount.document.Derived;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** An audit: each claim with its verdict, the figures derived, and the caveats of both. */
public final class AuditRenderer implements Renderer<Audit> {

    @Override
    public Class<Audit> type() {
        return Audit.class;
    }

    @Override
    public Bundle render(Audit audit) {
        List<Grid> grids = new ArrayList<>();
        grids.add(claims(audit.document() + ": " + counted(audit.claims().size(), "claim"), audit.claims()));
        grids.add(derived(counted(audit.derived().size(), "derived figure"), audit.derived()));
        grids.add(derived(counted(audit.refused().size(), "figure") + " not to be computed", audit.refused()));
        grids.add(caveats(audit));
        return bundle(grids).with(Verdicts.MIME, Verdicts.of(List.of(audit)).json());
    }

    private static String counted(int count, String noun) {
        return count == 0 ? "no " + noun + "s" : count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Grids under each other; those without rows are left out, unless all are. */
    static Bundle bundle(List<Grid> grids) {
        List<Grid> filled = grids.stream().filter(grid -> !grid.isEmpty()).toList();
        List<Grid> shown = filled.isEmpty() ? grids.subList(0, 1) : filled;
        return Bundle.text(String.join("\n\n", shown.stream().map(Grid::text).toList()))
                .with(
                        "text/html",
                        String.join("\n", shown.stream().map(Grid::html).toList()));
    }

    static Grid claims(String caption, List<AuditedClaim> claims) {
        return Grid.of(
                caption,
                List.of("as printed", "grade", "why", "note"),
                claims.stream()
                        .map(claim -> List.of(
                                claim.claim().figure().text(),
                                claim.grade().words(),
                                claim.sentence(),
                                claim.claim().note()))
                        .toList());
    }

    static Grid derived(String caption, List<Derived> derived) {
        return Grid.of(
                caption,
                List.of("derived figure", "what it is", "from", "note"),
                derived.stream()
                        .map(one -> List.of(
                                one.name(),
                                one.isSound() ? one.derive().words() : one.whyNot(),
                                one.relation().words(),
                                one.note()))
                        .toList());
    }

    static Grid derivations(String caption, List<Derivation> derivations) {
        return Grid.of(
                caption,
                List.of("derived figure", "what it is", "from"),
                derivations.stream()
                        .map(one ->
                                List.of(one.name(), one.words(), one.relation().words()))
                        .toList());
    }

    private static Grid caveats(Audit audit) {
        Set<Caveat> caveats = new LinkedHashSet<>();
        audit.claims().forEach(claim -> caveats.addAll(claim.caveats()));
        audit.derived().forEach(derived -> caveats.addAll(derived.caveats()));
        return Grid.of(
                "",
                List.of("caveats"),
                caveats.stream().map(caveat -> List.of(caveat.note())).toList());
    }
}
