package org.headcount.document;

import java.util.Optional;

/**
 * That one entity does something to or with another: helps it, hosts it, funds it, takes part in it.
 *
 * @param id unique among all ties
 * @param from who does it
 * @param relation what, one of the words of {@code relations.csv}
 * @param to to whom, or to what
 * @param period when
 * @param place where a document says so; nothing where no recorded document does
 * @param source the document, or the outside source
 * @param basis whether a document says it
 * @param status whether it is done
 * @param note what else there is to know; may be blank
 */
public record Tie(
        String id,
        Entity from,
        String relation,
        Entity to,
        Period period,
        Optional<Provenance.Printed> place,
        Source source,
        Basis basis,
        Status status,
        String note) {

    /** Whether a document says it. */
    public enum Basis {
        /** In so many words. */
        STATED,
        /** It follows from what is said. */
        INFERRED,
        /** Another source says it. */
        OUTSIDE
    }

    /** Whether it is done. */
    public enum Status {
        /** It was done. */
        DONE,
        /** It goes on. */
        ONGOING,
        /** It was announced, which is not done. */
        ANNOUNCED
    }
}
