package org.headcount.plot;

import java.util.List;

/**
 * Who goes with whom: those on the left, those on the right, and what runs between them.
 *
 * @param left the heading on the left; may be blank
 * @param right the heading on the right; may be blank
 * @param unit in what the amounts are; blank where every link counts as one
 * @param links what runs between them
 */
public record Flow(String left, String right, String unit, List<Link> links) implements Form {

    /**
     * A link from one to another.
     *
     * @param from on the left
     * @param to on the right
     * @param amount how much
     * @param sort of what sort it is; blank where all are of one
     */
    public record Link(String from, String to, double amount, String sort) {

        /** Checks the amount. */
        public Link {
            if (!(amount > 0) || !Double.isFinite(amount)) {
                throw new IllegalArgumentException(
                        "from '" + from + "' to '" + to + "' runs " + amount + ", which cannot be drawn");
            }
        }
    }

    /** Copies the links. */
    public Flow {
        links = List.copyOf(links);
    }

    List<String> sources() {
        return links.stream().map(Link::from).distinct().toList();
    }

    List<String> targets() {
        return links.stream().map(Link::to).distinct().toList();
    }

    List<String> sorts() {
        return links.stream().map(Link::sort).distinct().toList();
    }

    /** The same with other links. */
    public Flow withLinks(List<Link> links) {
        return new Flow(left, right, unit, links);
    }

    /** The same with other words over its two sides. */
    public Flow withSides(String left, String right) {
        return new Flow(left, right, unit, links);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.flow(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
