package org.headcount.document;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The figures of one document, in its order. */
public final class Figures implements Iterable<Figure> {

    private final String document;
    private final List<Figure> figures;

    /** The figures of a document, in the order given. */
    public Figures(String document, List<Figure> figures) {
        this.document = document;
        this.figures = List.copyOf(figures);
    }

    /** The figures of a document that is not recorded, in its order. */
    public static Figures of(String document, List<Figure> figures) {
        return new Figures(document, figures);
    }

    /** The id of the document, or of the table. */
    public String document() {
        return document;
    }

    /**
     * A figure by its id, or by its phrase as printed: {@code get("592 counties")}.
     *
     * @throws IllegalArgumentException if the document has none, or several that read so
     */
    public Figure get(String idOrPhrase) {
        List<Figure> found = stream()
                .filter(figure ->
                        figure.id().equals(idOrPhrase) || figure.text().equals(idOrPhrase))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(document + " has no figure '" + idOrPhrase + "'");
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(String.format(
                    "'%s' occurs %d times in %s: ask by id, %s",
                    idOrPhrase,
                    found.size(),
                    document,
                    String.join(" or ", found.stream().map(Figure::id).toList())));
        }
        return found.get(0);
    }

    /** The figures of one quantity, such as {@code fiscal_input}. */
    public Figures topic(String topic) {
        return new Figures(
                document,
                stream().filter(figure -> figure.topic().equals(topic)).toList());
    }

    /** The figures of a programme. */
    public Figures of(Programme programme) {
        return topic(programme.topic());
    }

    /**
     * The amount or count of a quantity in one year.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public Figure of(String topic, int year) {
        List<Figure> found = topic(topic).stream()
                .filter(figure ->
                        figure.kind() == Kind.MONEY || figure.kind() == Kind.COUNT || figure.kind() == Kind.SHARE)
                .filter(figure -> figure.period().equals(Period.years(year, year)))
                .toList();
        if (found.size() != 1) {
            List<String> topics =
                    stream().map(Figure::topic).distinct().sorted().toList();
            throw new IllegalArgumentException(String.format(
                    "%s has %s of '%s' in %d%s",
                    document,
                    found.isEmpty() ? "no figure" : Wording.count(found.size(), "figure"),
                    topic,
                    year,
                    topics.contains(topic) ? "" : "; its topics are " + String.join(", ", topics)));
        }
        return found.get(0);
    }

    /**
     * A quantity over the years: every figure of the topic that speaks of a single year, as printed.
     * Facts that were not verified are left out; ask {@link #topic} for them.
     *
     * @throws IllegalArgumentException if there is none, or they differ in unit or scope
     */
    public Series series(String topic) {
        List<Figure> found = topic(topic).stream()
                .filter(figure -> figure.period().inclusiveYears().orElse(0) == 1
                        && figure.kind().isQuantity())
                .filter(figure -> !figure.isUnverified())
                .toList();
        Map<Integer, Double> byYear = new LinkedHashMap<>();
        for (Figure figure : found) {
            if (!figure.unit().equals(found.get(0).unit())
                    || !figure.scope().equals(found.get(0).scope())) {
                throw new IllegalArgumentException(String.format(
                        "'%s' is no one series: %s is in %s and covers %s, %s is in %s and covers %s",
                        topic,
                        found.get(0).id(),
                        found.get(0).unit(),
                        found.get(0).scope(),
                        figure.id(),
                        figure.unit(),
                        figure.scope()));
            }
            byYear.put(figure.period().lastYear().getAsInt(), figure.point());
        }
        if (byYear.isEmpty()) {
            throw new IllegalArgumentException(document + " has no verified yearly figures of '" + topic + "'");
        }
        return Series.of(topic, found.get(0).unit(), found.get(0).scope(), byYear, found);
    }

    /** Yearly growth of a quantity from one year to another, compounded. */
    public Derivation growth(String topic, int first, int last) {
        return Trend.Growth.between(of(topic, first), of(topic, last)).derive();
    }

    /** One figure as percent of another that it lies in, by their ids or phrases. */
    public Derivation share(String part, String whole) {
        return new Proportion.Share(get(part), get(whole)).derive();
    }

    /** A total per unit of what shares it, by their ids or phrases. */
    public Derivation mean(String total, String count) {
        return new Proportion.Mean(get(total), get(count)).derive();
    }

    /** The figures in order. */
    public Stream<Figure> stream() {
        return figures.stream();
    }

    @Override
    public Iterator<Figure> iterator() {
        return figures.iterator();
    }

    /** How many there are. */
    public int size() {
        return figures.size();
    }

    /** How many there are, in words; {@link #table()} has them all. */
    @Override
    public String toString() {
        return document + ": " + Wording.count(size(), "figure");
    }

    /** A row per figure: id, place, phrase, number, unit, hedge, kind, period, topic, scope. */
    public Table table() {
        return Table.create(
                document + " figures",
                text("id", Figure::id),
                whole("paragraph", place(Provenance.Printed::paragraph)),
                whole("start", place(Provenance.Printed::start)),
                whole("end", place(Provenance.Printed::end)),
                text(
                        "source",
                        figure -> figure.provenance() instanceof Provenance.Outside outside
                                ? outside.source().id()
                                : ""),
                text(
                        "confidence",
                        figure -> figure.provenance() instanceof Provenance.Outside outside
                                ? Wording.code(outside.confidence())
                                : ""),
                text("text", Figure::text),
                number("low", Figure::low),
                number("high", Figure::high),
                text("unit", figure -> figure.unit().toString()),
                text("hedge", figure -> Wording.code(figure.hedge())),
                text("kind", figure -> Wording.code(figure.kind())),
                text(
                        "from",
                        figure -> figure.period().from().map(Object::toString).orElse("")),
                text("to", figure -> figure.period().to().map(Object::toString).orElse("")),
                text("topic", Figure::topic),
                text(
                        "scope",
                        figure -> figure.scope().isStated() ? figure.scope().toString() : ""),
                text("description", Figure::description));
    }

    private static Function<Figure, Integer> place(Function<Provenance.Printed, Integer> part) {
        return figure -> figure.provenance() instanceof Provenance.Printed printed ? part.apply(printed) : null;
    }

    private StringColumn text(String name, Function<Figure, String> value) {
        return StringColumn.create(name, stream().map(value));
    }

    private DoubleColumn number(String name, Function<Figure, Double> value) {
        return DoubleColumn.create(name, stream().map(value).toArray(Double[]::new));
    }

    private IntColumn whole(String name, Function<Figure, Integer> value) {
        return IntColumn.create(name, stream().map(value).toArray(Integer[]::new));
    }
}
