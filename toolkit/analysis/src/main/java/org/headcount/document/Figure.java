package org.headcount.document;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A number as it is printed: what it says, how precisely, of what and when, and where it stands.
 *
 * @param id unique among all recorded figures
 * @param provenance the place in a document, or the outside source
 * @param text the phrase as printed, with its hedge and counted noun; for an outside fact, in our words
 * @param low the number in base units (yuan, persons, percent as 71.3), or the lower of two
 * @param high the number, or the higher of two; the hedge moves neither
 * @param unit what is counted or measured
 * @param hedge how the number is meant
 * @param kind what sort of statement it is
 * @param halfUnit half of the last printed digit's place: 0 for an exact count, nothing where no digit is printed
 * @param period the time it speaks of
 * @param topic the quantity it is a value of, such as {@code fiscal_input_central}
 * @param scope what it covers
 * @param description what it is, in our words
 * @param caveats what a reader should know before using it
 */
public record Figure(
        String id,
        Provenance provenance,
        String text,
        double low,
        double high,
        Unit unit,
        Hedge hedge,
        Kind kind,
        OptionalDouble halfUnit,
        Period period,
        String topic,
        Scope scope,
        String description,
        List<Caveat> caveats)
        implements Term.Input {

    /** Copies the caveats. */
    public Figure {
        caveats = List.copyOf(caveats);
    }

    /** The number taken as printed; of a range, its middle. */
    @Override
    public double point() {
        return (low + high) / 2;
    }

    /** Every value that the print allows: its last digit and its hedge. */
    @Override
    public Interval interval() {
        return hedge.interval(low, high, halfUnit.orElse(0));
    }

    /**
     * How far a value may lie from the printed one and still round to it: half of the last printed
     * digit's place, which for a bare whole number is one half.
     */
    public double grain() {
        double half = halfUnit.orElse(0);
        return half > 0 ? half : 0.5;
    }

    /** Whether nobody has seen it in a source: such a figure is never to be shown as fact. */
    public boolean isUnverified() {
        return provenance instanceof Provenance.Outside outside
                && outside.confidence() == Provenance.Confidence.UNVERIFIED;
    }

    /** The phrase as a sentence uses it: with its noun where only digits are printed, and a hedge in small letters. */
    @Override
    public String words() {
        if (text.chars().noneMatch(Character::isLetter) && !unit.isPoint()) {
            return text + " " + Wording.noun(unit);
        }
        boolean opensWithHedge = hedge != Hedge.EXACT && Character.isUpperCase(text.charAt(0));
        return opensWithHedge ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    @Override
    public String toString() {
        return text + " (" + id + ")";
    }
}
