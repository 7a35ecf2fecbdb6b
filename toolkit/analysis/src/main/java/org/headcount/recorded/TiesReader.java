package org.headcount.recorded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.document.Entity;
import org.headcount.document.Figure;
import org.headcount.document.Measure;
import org.headcount.document.Measures;
import org.headcount.document.Period;
import org.headcount.document.Programme;
import org.headcount.document.Programmes;
import org.headcount.document.Provenance;
import org.headcount.document.Source;
import org.headcount.document.Tie;
import org.headcount.document.Ties;

/** Reads entities, programmes, measures and ties, and holds every id against the others. */
final class TiesReader {

    private final Recorded recorded;
    private final DataFolder folder;
    private final Map<String, Programme> programmes;
    private final Map<String, Entity> entities;

    TiesReader(Recorded recorded) {
        this.recorded = recorded;
        this.folder = recorded.folder();
        this.programmes = Rows.byId(Rows.ifAny(folder, "programmes.csv"), this::programme);
        this.entities = entities();
    }

    Programmes programmes() {
        return new Programmes(List.copyOf(programmes.values()));
    }

    Measures measures() {
        Map<String, Measure> measures = Rows.byId(
                Rows.ifAny(folder, "measures.csv"),
                row -> new Measure(
                        row.text("id"),
                        programmes.get(FigureRows.known(row, "programme", programmes.keySet(), "programmes.csv")),
                        entity(row, "area"),
                        row.text("measure"),
                        printed(row),
                        row.text("text"),
                        row.choice("status", Tie.Status.class)));
        return new Measures(List.copyOf(measures.values()));
    }

    Ties ties() {
        Map<String, Row> relations = Rows.byId(Rows.orBuiltIn(folder, "relations.csv"), row -> row);
        Map<String, Tie> ties = Rows.byId(Rows.ifAny(folder, "ties.csv"), row -> {
            FigureRows.known(row, "relation", relations.keySet(), "relations.csv");
            return new Tie(
                    row.text("id"),
                    entity(row, "from"),
                    row.text("relation"),
                    entity(row, "to"),
                    FigureRows.period(row, "period_from", "period_to"),
                    row.optional("document").map(document -> printed(row)),
                    recorded.sources()
                            .get(FigureRows.known(
                                    row, "source", recorded.sources().keySet(), "sources.csv")),
                    row.choice("basis", Tie.Basis.class),
                    row.choice("status", Tie.Status.class),
                    row.optional("note").orElse(""));
        });
        return new Ties(List.copyOf(ties.values()));
    }

    private Programme programme(Row row) {
        String document = document(row);
        String topic = row.text("topic");
        List<Figure> figures = recorded.figures(document).topic(topic).stream().toList();
        Programme programme = new Programme(
                row.text("id"),
                recorded.sources().get(document),
                topic,
                row.text("name"),
                row.text("chart"),
                Period.spanning(figures.stream().map(Figure::period).toList()));
        count(row, "figures", figures.size());
        count(
                row,
                "quantities",
                figures.stream().filter(figure -> figure.kind().isQuantity()).count());
        return programme;
    }

    /** A count that a reader took by hand must be that of the rows. */
    private void count(Row row, String column, long recorded) {
        if (row.whole(column) != recorded) {
            throw row.fault(
                    column,
                    recorded + " of its topic are recorded",
                    "correct the number, or the topics in " + folder.label("figures/" + row.text("document") + ".csv"));
        }
    }

    /** Entities and programmes share their ids: a programme that others have to do with is an entity as well. */
    private Map<String, Entity> entities() {
        List<Row> rows = Rows.ifAny(folder, "entities.csv");
        Map<String, Entity> entities = new LinkedHashMap<>(Rows.byId(
                rows,
                row -> new Entity(
                        row.text("id"),
                        row.text("name"),
                        row.text("kind"),
                        row.optional("within").orElse(""),
                        row.optional("note").orElse(""))));
        programmes
                .values()
                .forEach(programme -> entities.putIfAbsent(
                        programme.id(), new Entity(programme.id(), programme.name(), "programme", "", "")));
        rows.stream().filter(row -> row.optional("within").isPresent()).forEach(row -> known(row, "within", entities));
        return entities;
    }

    private Entity entity(Row row, String column) {
        return entities.get(known(row, column, entities));
    }

    private static String known(Row row, String column, Map<String, Entity> entities) {
        return FigureRows.known(row, column, entities.keySet(), "entities.csv or programmes.csv");
    }

    private String document(Row row) {
        List<String> documents = recorded.documents().stream().map(Source::id).toList();
        if (!documents.contains(row.text("document"))) {
            throw row.fault("document", "no recorded document", "use one of " + String.join(", ", documents));
        }
        return row.text("document");
    }

    private Provenance.Printed printed(Row row) {
        String document = document(row);
        int start = row.whole("start");
        int end = row.whole("end");
        String text = row.text("text");
        if (end - start != text.codePointCount(0, text.length())) {
            throw row.fault("end", "the phrase '" + text + "' is not as long as its offsets", "correct one of them");
        }
        return new Provenance.Printed(recorded.sources().get(document), row.whole("paragraph"), start, end);
    }
}
