package org.headcount.reading;

import java.util.List;
import org.headcount.document.Audit;
import org.headcount.document.Claims;
import org.headcount.document.Figures;

/**
 * All that was read in a document: its figures, the claims among them, and what became of each.
 *
 * @param document the document
 * @param found its figures, with their places in the text
 * @param claims its claims
 * @param audit the claims with their verdicts
 */
public record Reading(Document document, List<ReadFigure> found, Claims claims, Audit audit) {

    /** Copies the list. */
    public Reading {
        found = List.copyOf(found);
    }

    /** Reads a document. */
    public static Reading of(Document document) {
        List<ReadFigure> found = FigureReader.read(document);
        Claims claims = ClaimReader.read(document, found);
        Figures figures = Figures.of(
                document.name(), found.stream().map(ReadFigure::figure).toList());
        return new Reading(document, found, claims, Audit.of(figures, claims));
    }

    @Override
    public String toString() {
        return document.name() + " (figures: " + found.size() + ", claims: "
                + claims.claims().size() + ", derived figures: "
                + claims.derived().size() + ")";
    }
}
