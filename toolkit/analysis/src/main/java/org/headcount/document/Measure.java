package org.headcount.document;

/**
 * Something that was done in a programme and that a document states without a number.
 *
 * @param id unique among all measures
 * @param programme in which programme
 * @param area where, or for whom
 * @param name what, in our words
 * @param place where the document says so
 * @param text the phrase as printed
 * @param status whether it is done
 */
public record Measure(
        String id,
        Programme programme,
        Entity area,
        String name,
        Provenance.Printed place,
        String text,
        Tie.Status status) {

    @Override
    public String toString() {
        return name + ": " + area;
    }
}
