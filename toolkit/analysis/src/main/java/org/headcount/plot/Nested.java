package org.headcount.plot;

import java.util.List;

/**
 * A whole, the parts in it, and the parts in those, each as wide as its amount.
 *
 * @param unit in what the amounts are
 * @param whole the whole
 */
public record Nested(String unit, Part whole) implements Form {

    /**
     * An amount and what of it is known in more detail. What its parts leave over is drawn too.
     *
     * @param name what it is
     * @param amount how much, with its ends
     * @param parts what lies in it; may be empty
     */
    public record Part(String name, PlottedAmount amount, List<Part> parts) {

        /** Copies the parts and checks that they are no more than the whole. */
        public Part {
            parts = List.copyOf(parts);
            double sum =
                    parts.stream().mapToDouble(part -> part.amount().value()).sum();
            if (amount.value() < 0) {
                throw new IllegalArgumentException("'" + name + "' is below zero, and no part of anything");
            }
            if (sum > amount.value() * (1 + 1e-9)) {
                throw new IllegalArgumentException(
                        "the parts of '" + name + "' come to " + sum + ", more than its " + amount.value());
            }
        }

        @Override
        public String toString() {
            return name + " (amount: " + amount.value() + ", parts: " + parts.size() + ")";
        }

        /** An amount with nothing inside. */
        public static Part of(String name, double value) {
            return new Part(name, PlottedAmount.of(value), List.of());
        }

        /** An amount with parts inside. */
        public static Part of(String name, double value, Part... parts) {
            return new Part(name, PlottedAmount.of(value), List.of(parts));
        }

        /** What the parts leave over. */
        double rest() {
            double rest = amount.value()
                    - parts.stream().mapToDouble(part -> part.amount().value()).sum();
            return rest <= 1e-9 * amount.value() ? 0 : rest;
        }

        int depth() {
            return 1 + parts.stream().mapToInt(Part::depth).max().orElse(0);
        }
    }

    /** The same in another unit; nothing is converted. */
    public Nested withUnit(String unit) {
        return new Nested(unit, whole);
    }

    /** Another whole. */
    public Nested withWhole(Part whole) {
        return new Nested(unit, whole);
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.nested(this);
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return AltText.of(this);
    }
}
