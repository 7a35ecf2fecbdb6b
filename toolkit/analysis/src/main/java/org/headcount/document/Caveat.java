package org.headcount.document;

/**
 * Something that arithmetic does not see and a reader should.
 *
 * @param kind what sort of thing
 * @param note what it is, in a sentence
 */
public record Caveat(Sort kind, String note) {

    /** The sorts of caveat. */
    public enum Sort {
        /** The inputs cover different things. */
        SCOPE,
        /** An older or later edition of the same figure. */
        VINTAGE,
        /** A condition, or an "up to", was dropped. */
        MODALITY,
        /** The figure is dated wrongly. */
        MISDATED,
        /** It rests on a single or a secondary source. */
        SOURCE
    }
}
