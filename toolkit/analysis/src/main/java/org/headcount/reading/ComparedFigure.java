package org.headcount.reading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.document.Grade;
import org.headcount.document.Interval;
import org.headcount.document.Restatement;
import org.headcount.document.Verdict;

/**
 * A figure of one document beside a figure of an earlier one that says the same thing: the same unit and period, in a
 * sentence or table with mostly the same words.
 *
 * @param document the later document
 * @param earlier the earlier document
 * @param claim the figure of the later document, as a claim that the earlier one's figure should give
 * @param shared the words that both have
 * @param onlyHere words that only the later document has
 * @param onlyEarlier words that only the earlier document has
 */
public record ComparedFigure(
        String document,
        String earlier,
        AuditedClaim claim,
        Set<String> shared,
        Set<String> onlyHere,
        Set<String> onlyEarlier) {

    /** Sorts the words, so that the same documents always give the same result. */
    public ComparedFigure {
        shared = new TreeSet<>(shared);
        onlyHere = new TreeSet<>(onlyHere);
        onlyEarlier = new TreeSet<>(onlyEarlier);
    }

    static ComparedFigure of(
            String document, Figure figure, String earlier, Figure other, Set<String> words, Set<String> otherWords) {
        Claim claim = new Claim(
                figure.id(),
                figure,
                new Restatement.Same(Restatement.ReadAs.in(figure.unit(), other)),
                Claim.Purpose.CONSISTENCY,
                List.of(),
                List.of(),
                "");
        Set<String> shared = new TreeSet<>(words);
        shared.retainAll(otherWords);
        Set<String> onlyHere = new TreeSet<>(words);
        onlyHere.removeAll(shared);
        Set<String> onlyEarlier = new TreeSet<>(otherWords);
        onlyEarlier.removeAll(shared);
        return new ComparedFigure(document, earlier, AuditedClaim.of(claim), shared, onlyHere, onlyEarlier);
    }

    /** The figure of the later document. */
    public Figure figure() {
        return claim.claim().figure();
    }

    /** The figure of the earlier document. */
    public Figure other() {
        return claim.claim().relation().figures().iterator().next();
    }

    /**
     * Reproduced where the numbers agree as precisely as both are printed. Where they differ, not reproduced if all words
     * and the periods are the same, else not checkable: the other words may say that it is another thing.
     */
    public Verdict verdict() {
        return grade().verdict();
    }

    /** The grade that goes with the verdict. */
    public Grade grade() {
        boolean differs = claim.verdict() == Verdict.NOT_REPRODUCED || isNext();
        boolean isSame =
                onlyHere.isEmpty() && onlyEarlier.isEmpty() && figure().period().equals(other().period());
        return !differs ? claim.grade() : isSame ? Grade.FAILS : Grade.NONE;
    }

    /** Whether only the limit itself between two neighbouring numbers, such as 8.5 of 8 and 9, rounds to both. */
    private boolean isNext() {
        Interval there = other().interval();
        Interval here = figure().rounded();
        return claim.grade() == Grade.WITHIN_ROUNDING
                && Math.min(there.high(), here.high()) - Math.max(there.low(), here.low())
                        <= 1e-9 * Math.abs(figure().high());
    }

    /** Both figures, and whether they agree, in a sentence. */
    public String sentence() {
        String start = document + " prints " + figure().words() + ", and " + earlier + " prints " + other().words()
                + " (" + String.join(", ", shared) + "): ";
        return start
                + switch (verdict()) {
                    case REPRODUCED -> "they agree.";
                    case NOT_REPRODUCED -> "they differ.";
                    case NOT_CHECKABLE -> "they differ, but may not be the same thing" + differences() + ".";
                };
    }

    private String differences() {
        String here = onlyHere.isEmpty() ? "" : "; only " + document + " says " + String.join(", ", onlyHere);
        String there = onlyEarlier.isEmpty() ? "" : "; only " + earlier + " says " + String.join(", ", onlyEarlier);
        boolean otherPeriod = !figure().period().equals(other().period());
        return here + there + (otherPeriod ? "; only one gives a period" : "");
    }

    @Override
    public String toString() {
        return sentence();
    }
}
