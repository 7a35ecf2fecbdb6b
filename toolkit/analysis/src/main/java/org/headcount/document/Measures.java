package org.headcount.document;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What was done that has no numbers, in the order of the documents. */
public final class Measures implements Iterable<Measure> {

    private final List<Measure> measures;

    public Measures(List<Measure> measures) {
        this.measures = List.copyOf(measures);
    }

    /** Those of a programme. */
    public Measures of(Programme programme) {
        return where(measure -> measure.programme().equals(programme));
    }

    /** Those that a document names, by its id. */
    public Measures document(String document) {
        return where(measure -> measure.place().document().equals(document));
    }

    /** Those that fit. */
    public Measures where(Predicate<Measure> test) {
        return new Measures(stream().filter(test).toList());
    }

    /** The different areas, in order. */
    public List<Entity> areas() {
        return stream().map(Measure::area).distinct().toList();
    }

    /** The measures in order. */
    public Stream<Measure> stream() {
        return measures.stream();
    }

    @Override
    public Iterator<Measure> iterator() {
        return measures.iterator();
    }

    /** How many there are. */
    public int size() {
        return measures.size();
    }

    /** How many there are, in words; {@link #table()} has them all. */
    @Override
    public String toString() {
        return Wording.count(size(), "measure");
    }

    /** A row per measure: programme, measure, area, printed phrase, paragraph, status. */
    public Table table() {
        return Table.create(
                "measures",
                column("programme", measure -> measure.programme().name()),
                column("measure", Measure::name),
                column("area", measure -> measure.area().name()),
                column("printed", Measure::text),
                IntColumn.create(
                        "paragraph",
                        stream().mapToInt(measure -> measure.place().paragraph())),
                column("status", measure -> Wording.code(measure.status())));
    }

    private StringColumn column(String name, Function<Measure, String> value) {
        return StringColumn.create(name, stream().map(value));
    }
}
