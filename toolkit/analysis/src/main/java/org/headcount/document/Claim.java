package org.headcount.document;

import java.util.List;

/**
 * A printed figure that a relation should give.
 *
 * @param id unique within its document
 * @param figure the printed figure
 * @param relation what should give it
 * @param purpose why it is looked at
 * @param readings other relations that a reader might take it for
 * @param caveats what to know of this claim beyond what holds for its figures
 * @param note what it shows, in our words; may be blank
 */
public record Claim(
        String id,
        Figure figure,
        Relation relation,
        Purpose purpose,
        List<Reading> readings,
        List<Caveat> caveats,
        String note) {

    /** Copies the lists. */
    public Claim {
        readings = List.copyOf(readings);
        caveats = List.copyOf(caveats);
    }

    /** Why a claim is looked at. The two are counted apart. */
    public enum Purpose {
        /** The document states the relation. */
        RECOMPUTED,
        /** Something that ought to hold: a bound, or the same figure elsewhere. */
        CONSISTENCY
    }

    /**
     * Another relation that a reader might take the claim for.
     *
     * @param id unique within its document
     * @param relation the other relation
     * @param note what tempts to it, in our words; may be blank
     */
    public record Reading(String id, Relation relation, String note) {}

    /** Figure and relation in words. */
    @Override
    public String toString() {
        return figure.text() + " as " + relation.words();
    }
}
