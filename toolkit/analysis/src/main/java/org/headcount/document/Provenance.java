package org.headcount.document;

/** Where a figure comes from. */
public sealed interface Provenance {

    /** What the figure was read in. */
    Source source();

    /**
     * Printed in a document.
     *
     * @param source the document
     * @param paragraph which non-blank line, from 1
     * @param start offset of the first character in Unicode code points of the text
     * @param end offset behind the last character
     */
    record Printed(Source source, int paragraph, int start, int end) implements Provenance {

        /** Printed in a document of which only the name is known. */
        public Printed(String document, int paragraph, int start, int end) {
            this(Source.named(document), paragraph, start, end);
        }

        /** The id of the document. */
        public String document() {
            return source.id();
        }
    }

    /**
     * Taken from a source outside the recorded documents.
     *
     * @param source the source
     * @param confidence how far it has been checked
     */
    record Outside(Source source, Confidence confidence) implements Provenance {}

    /** How far an outside fact has been checked. */
    enum Confidence {
        /** Seen in the source that is named, or computed from what it prints. */
        VERIFIED,
        /** Seen in a source that quotes another. */
        SECONDARY,
        /** Not seen anywhere: never to be shown as fact. */
        UNVERIFIED
    }
}
