package org.headcount.document;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the documents say was done, programme by programme, with figures or without.
 *
 * <p>A programme is asked for what is recorded of it by {@link Figures#of(Programme)}, {@link
 * Audit#of(Programme)}, {@link Measures#of(Programme)} and {@link Ties#of(Programme)}.
 */
public final class Programmes implements Iterable<Programme> {

    private final List<Programme> programmes;

    public Programmes(List<Programme> programmes) {
        this.programmes = List.copyOf(programmes);
    }

    /** Those of one document, by its id. */
    public Programmes document(String document) {
        return new Programmes(stream()
                .filter(programme -> programme.document().equals(document))
                .toList());
    }

    /**
     * A programme by its id.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public Programme get(String id) {
        return stream()
                .filter(programme -> programme.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no programme '" + id + "'; there are "
                        + stream().map(Programme::id).collect(Collectors.joining(", "))));
    }

    /** The programmes in order. */
    public Stream<Programme> stream() {
        return programmes.stream();
    }

    @Override
    public Iterator<Programme> iterator() {
        return programmes.iterator();
    }

    /** How many there are. */
    public int size() {
        return programmes.size();
    }

    /** How many there are, in words; {@link #table()} has them all. */
    @Override
    public String toString() {
        return Wording.count(size(), "programme");
    }

    /** A row per programme: id, name, document, first and last year that its figures speak of, picture that suits it. */
    public Table table() {
        return Table.create(
                "programmes",
                column("id", Programme::id),
                column("name", Programme::name),
                column("document", Programme::document),
                year("from", Period::firstYear),
                year("to", Period::lastYear),
                column("picture", Programme::chart));
    }

    private IntColumn year(String name, Function<Period, OptionalInt> end) {
        IntColumn years = IntColumn.create(name);
        forEach(programme -> end.apply(programme.period()).ifPresentOrElse(years::append, years::appendMissing));
        return years;
    }

    private StringColumn column(String name, Function<Programme, String> value) {
        return StringColumn.create(name, stream().map(value));
    }
}
