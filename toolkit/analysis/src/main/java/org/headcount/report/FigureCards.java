package org.headcount.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.document.Objection;
import org.headcount.document.Period;
import org.headcount.document.Provenance;
import org.headcount.document.Term;
import org.jsoup.nodes.Element;

/** The details of each figure: what its print allows, and for each claim about it how it was recomputed. */
final class FigureCards {

    private final Audit audit;
    private final Map<String, List<AuditedClaim>> claims = new LinkedHashMap<>();
    private final Map<String, Set<Figure>> users = new LinkedHashMap<>();

    FigureCards(Audit audit) {
        this.audit = audit;
        audit.claims().forEach(claim -> {
            claims.computeIfAbsent(claim.claim().figure().id(), id -> new ArrayList<>())
                    .add(claim);
            claim.claim().relation().figures().stream()
                    .filter(input -> !input.equals(claim.claim().figure()))
                    .forEach(input -> users.computeIfAbsent(input.id(), id -> new LinkedHashSet<>())
                            .add(claim.claim().figure()));
        });
    }

    /** The id of the element with a figure's details. */
    static String anchor(Figure figure) {
        return "about-" + figure.id();
    }

    List<AuditedClaim> claims(Figure figure) {
        return claims.getOrDefault(figure.id(), List.of());
    }

    Optional<Mark> mark(Figure figure) {
        return Mark.of(claims(figure));
    }

    /** The ids of the figures of this document that the claims about a figure rest on. */
    List<String> inputs(Figure figure) {
        return claims(figure).stream()
                .flatMap(claim -> claim.claim().relation().figures().stream())
                .filter(input -> !input.equals(figure) && isHere(input))
                .map(Figure::id)
                .distinct()
                .toList();
    }

    void write(Element parent, Figure figure) {
        Element card = parent.appendElement("article")
                .addClass("card")
                .id(anchor(figure))
                .attr("tabindex", "-1");
        Element title = card.appendElement("h3");
        title.appendElement("a").attr("href", "#" + figure.id()).text(figure.text());
        card.appendElement("p").addClass("print").text(printed(figure));
        for (AuditedClaim claim : claims(figure)) {
            claim(card, claim);
        }
        List<Figure> uses = List.copyOf(users.getOrDefault(figure.id(), Set.of()));
        if (!uses.isEmpty()) {
            Element line = card.appendElement("p").addClass("uses").text("Used to check ");
            for (int i = 0; i < uses.size(); i++) {
                line.appendText(i == 0 ? "" : ", ");
                link(line, uses.get(i));
            }
        }
    }

    /** What the print allows, in one line: value and interval, period, kind. */
    private static String printed(Figure figure) {
        String period = figure.period().equals(Period.UNSTATED) ? "" : ", " + figure.period();
        String kind = figure.kind().name().toLowerCase(Locale.ROOT);
        return figure.kind().isQuantity() ? figure.allowed() + period + " (" + kind + ")" : kind + period;
    }

    private void claim(Element card, AuditedClaim claim) {
        Mark mark = Mark.of(claim.grade());
        Element section = card.appendElement("section").addClass("claim").addClass(mark.style());
        section.appendElement("p")
                .addClass("verdict")
                .attr("data-sign", mark.sign())
                .text(mark.words()
                        + (claim.claim().purpose() == Claim.Purpose.CONSISTENCY ? ", a consistency check" : ""));
        Element facts = section.appendElement("dl");
        fact(facts, "Recomputed as", claim.claim().relation().words());
        claim.resultWords().ifPresent(words -> fact(facts, "Result", words));
        fact(facts, "Formula", claim.formula());
        if (!claim.inputs().isEmpty()) {
            facts.appendElement("dt").text("Inputs");
            Element inputs = facts.appendElement("dd").appendElement("ul");
            claim.inputs().forEach((letter, input) -> input(inputs.appendElement("li"), letter, input));
        }
        for (Objection objection : claim.objections()) {
            fact(facts, "Not computed", objection.message());
        }
        for (AuditedClaim.Implication implication : claim.implications()) {
            fact(facts, "To agree, " + implication.letter() + " has to be", implication.words());
        }
        claim.tried()
                .forEach(tried ->
                        fact(facts, "Other reading", tried.reading().relation().words() + ": " + tried.whyNot()));
        claim.caveats()
                .forEach(caveat ->
                        fact(facts, "Caveat, " + caveat.kind().name().toLowerCase(Locale.ROOT), caveat.note()));
        if (!claim.claim().note().isBlank()) {
            fact(facts, "Note", claim.claim().note());
        }
        section.appendElement("blockquote").addClass("quote").text(claim.sentence());
    }

    private static void fact(Element facts, String name, String words) {
        facts.appendElement("dt").text(name);
        facts.appendElement("dd").text(words);
    }

    private void input(Element item, String letter, Term.Input input) {
        item.text(letter + " = ");
        if (input instanceof Figure figure) {
            link(item, figure);
            if (!isHere(figure)) {
                item.appendText(" (" + home(figure) + ")");
            }
        } else {
            item.appendText(input.words() + " (not printed)");
        }
    }

    private void link(Element parent, Figure figure) {
        if (isHere(figure)) {
            parent.appendElement("a")
                    .addClass("input")
                    .attr("href", "#" + figure.id())
                    .text(figure.text());
        } else {
            parent.appendText(figure.text());
        }
    }

    private boolean isHere(Figure figure) {
        return figure.provenance() instanceof Provenance.Printed printed
                && printed.document().equals(audit.document());
    }

    private static String home(Figure figure) {
        return figure.provenance() instanceof Provenance.Outside outside
                ? outside.source().title()
                : ((Provenance.Printed) figure.provenance()).document();
    }
}
