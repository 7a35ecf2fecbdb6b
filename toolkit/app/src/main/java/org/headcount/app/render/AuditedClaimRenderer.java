package org.headcount.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Figure;
import org.headcount.document.Term;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** One claim with all that its verdict rests on: formula, inputs and their intervals, caveats, other readings. */
public final class AuditedClaimRenderer implements Renderer<AuditedClaim> {

    /** A line of the card: what it tells, and what it says. */
    private record Line(String label, String text) {}

    @Override
    public Class<AuditedClaim> type() {
        return AuditedClaim.class;
    }

    @Override
    public Bundle render(AuditedClaim claim) {
        String printed = claim.claim().figure().words();
        List<Line> lines = lines(claim);
        int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(printed);
        StringBuilder html = new StringBuilder("<table><caption>")
                .append(Html.escape(printed))
                .append("</caption><tbody>");
        for (Line line : lines) {
            text.append(String.format(Locale.ROOT, "\n  %-" + width + "s  %s", line.label(), line.text()));
            html.append("<tr><th scope=\"row\">")
                    .append(Html.escape(line.label()))
                    .append("</th><td>")
                    .append(Html.escape(line.text()))
                    .append("</td></tr>");
        }
        return Bundle.text(text.toString())
                .with("text/html", html.append("</tbody></table>").toString());
    }

    private static List<Line> lines(AuditedClaim claim) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("verdict", verdict(claim)));
        lines.add(new Line("because", claim.sentence()));
        lines.add(new Line("formula", claim.formula()));
        claim.inputs().forEach((letter, input) -> lines.add(new Line(letter, input(input))));
        claim.resultWords().ifPresent(result -> lines.add(new Line("result", result)));
        claim.implications()
                .forEach(implied -> lines.add(new Line("implies", implied.letter() + " is " + implied.words())));
        claim.caveats().forEach(caveat -> lines.add(new Line("caveat", caveat.note())));
        claim.tried()
                .forEach(tried ->
                        lines.add(new Line("not", tried.reading().relation().words() + ": " + tried.whyNot())));
        return lines;
    }

    private static String verdict(AuditedClaim claim) {
        String verdict = claim.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return claim.result().isPresent() ? verdict + ", " + claim.grade().words() : verdict;
    }

    private static String input(Term.Input input) {
        return input instanceof Figure figure
                ? figure.words() + " (" + figure.id() + "), that is " + figure.interval() + " " + figure.unit()
                : input.words() + ", printed nowhere";
    }
}
