package org.headcount.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A new figure that a document does not print and its figures give.
 *
 * @param id unique within its document
 * @param relation what gives it
 * @param ownCaveats what to know of it beyond what holds for its inputs
 * @param note what it shows, in our words; may be blank
 */
public record Derived(String id, Relation relation, List<Caveat> ownCaveats, String note) {

    /** Copies the caveats. */
    public Derived {
        ownCaveats = List.copyOf(ownCaveats);
    }

    /** Its id in words: {@code local growth}. */
    public String name() {
        return id.replace('-', ' ');
    }

    /** Whether there is no objection to computing it. */
    public boolean isSound() {
        return relation.objections().isEmpty() && relation.missing().isEmpty();
    }

    /**
     * Value and interval.
     *
     * @throws IllegalArgumentException if the relation must not or cannot be computed
     */
    public Derivation derive() {
        return relation.derive().named(name());
    }

    /** Whether its first input has that topic. */
    boolean isOf(String topic) {
        return relation.figures().stream()
                .findFirst()
                .map(figure -> figure.topic().equals(topic))
                .orElse(false);
    }

    /** What a reader should know: of itself and of the inputs. */
    public List<Caveat> caveats() {
        Set<Caveat> caveats = new LinkedHashSet<>(ownCaveats);
        relation.figures().forEach(figure -> caveats.addAll(figure.caveats()));
        return List.copyOf(caveats);
    }

    /** Why it is not computed, in a sentence; of a sound one there is nothing to say. */
    public String whyNot() {
        Stream<String> objections = relation.objections().stream().map(Objection::message);
        Stream<String> missing = relation.missing().stream().map(input -> input.what() + " is printed nowhere");
        return Wording.sentence(relation.words() + " is not computed: "
                + Stream.concat(objections, missing).collect(Collectors.joining("; ")));
    }

    @Override
    public String toString() {
        return isSound() ? derive().sentence() : whyNot();
    }
}
