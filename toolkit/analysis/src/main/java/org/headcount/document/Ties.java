package org.headcount.document;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Ties between parties, as far as the documents and their tables state them. */
public final class Ties implements Iterable<Tie> {

    private final List<Tie> ties;

    public Ties(List<Tie> ties) {
        this.ties = List.copyOf(ties);
    }

    /** Those of one relation, such as {@code co-organizes}. */
    public Ties relation(String relation) {
        return where(tie -> tie.relation().equals(relation));
    }

    /** Those from an entity, by its id. */
    public Ties from(String entity) {
        return where(tie -> tie.from().id().equals(entity));
    }

    /** Those to an entity, by its id. */
    public Ties to(String entity) {
        return where(tie -> tie.to().id().equals(entity));
    }

    /** Those in which an entity is at either end, by its id. */
    public Ties of(String entity) {
        return where(tie -> tie.from().id().equals(entity) || tie.to().id().equals(entity));
    }

    /** Those in which a programme is at either end. */
    public Ties of(Programme programme) {
        return of(programme.id());
    }

    /** Those that a document states or that are inferred from it, by its id. */
    public Ties document(String document) {
        return where(tie ->
                tie.place().map(place -> place.document().equals(document)).orElse(false));
    }

    /** Those that fit. */
    public Ties where(Predicate<Tie> test) {
        return new Ties(stream().filter(test).toList());
    }

    /** The different entities at the beginning of these ties, in order. */
    public List<Entity> sources() {
        return stream().map(Tie::from).distinct().toList();
    }

    /** The different entities at the end of these ties, in order. */
    public List<Entity> targets() {
        return stream().map(Tie::to).distinct().toList();
    }

    /** The ties in order. */
    public Stream<Tie> stream() {
        return ties.stream();
    }

    @Override
    public Iterator<Tie> iterator() {
        return ties.iterator();
    }

    /** How many there are. */
    public int size() {
        return ties.size();
    }

    /** How many there are, in words; {@link #table()} has them all. */
    @Override
    public String toString() {
        return Wording.count(size(), "tie");
    }

    /** A row per tie: from, relation, to, period, document or source, basis, status. */
    public Table table() {
        return Table.create(
                "ties",
                column("from", tie -> tie.from().name()),
                column("relation", Tie::relation),
                column("to", tie -> tie.to().name()),
                column(
                        "period",
                        tie -> tie.period().equals(Period.UNSTATED)
                                ? ""
                                : tie.period().toString()),
                column("source", tie -> tie.source().id()),
                column(
                        "paragraph",
                        tie -> tie.place()
                                .map(place -> Integer.toString(place.paragraph()))
                                .orElse("")),
                column("basis", tie -> Wording.code(tie.basis())),
                column("status", tie -> Wording.code(tie.status())),
                column("note", Tie::note));
    }

    private StringColumn column(String name, Function<Tie, String> value) {
        return StringColumn.create(name, stream().map(value));
    }
}
