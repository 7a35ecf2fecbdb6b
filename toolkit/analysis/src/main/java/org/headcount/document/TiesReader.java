package org.headcount.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Rows;

/** Reads entities, programmes, measures and ties, and holds every id against the others. */
final class TiesReader {

    private TiesReader() {}

    static Ties read(Recorded recorded) {
        DataFolder folder = recorded.folder();
        Map<String, Row> relations = Rows.byId(Rows.orBuiltIn(folder, "relations.csv"), row -> row);
        Map<String, Entity> entities = entities(folder);
        Map<String, Tie> ties = Rows.byId(Rows.ifAny(folder, "ties.csv"), row -> {
            Recorded.known(row, "relation", relations.keySet(), "relations.csv");
            return new Tie(
                    row.text("id"),
                    entity(row, "from", entities),
                    row.text("relation"),
                    entity(row, "to", entities),
                    Recorded.period(row, "period_from", "period_to"),
                    place(row, recorded),
                    recorded.sources()
                            .get(Recorded.known(
                                    row, "source", recorded.sources().keySet(), "sources.csv")),
                    row.choice("basis", Tie.Basis.class),
                    row.choice("status", Tie.Status.class),
                    row.optional("note").orElse(""));
        });
        for (Row measure : Rows.ifAny(folder, "measures.csv")) {
            entity(measure, "programme", entities);
            entity(measure, "area", entities);
            place(measure, recorded);
        }
        return new Ties(List.copyOf(ties.values()));
    }

    /** Entities and programmes share their ids: a programme that others have to do with is an entity as well. */
    private static Map<String, Entity> entities(DataFolder folder) {
        Map<String, Entity> entities = new LinkedHashMap<>(Rows.byId(
                Rows.ifAny(folder, "entities.csv"),
                row -> new Entity(
                        row.text("id"),
                        row.text("name"),
                        row.text("kind"),
                        row.optional("within").orElse(""),
                        row.optional("note").orElse(""))));
        Rows.byId(
                Rows.ifAny(folder, "programmes.csv"),
                row -> entities.putIfAbsent(
                        row.text("id"), new Entity(row.text("id"), row.text("name"), "programme", "", "")));
        for (Row row : Rows.ifAny(folder, "entities.csv")) {
            if (row.optional("within").isPresent()) {
                entity(row, "within", entities);
            }
        }
        return entities;
    }

    private static Entity entity(Row row, String column, Map<String, Entity> entities) {
        return entities.get(Recorded.known(row, column, entities.keySet(), "entities.csv or programmes.csv"));
    }

    private static Optional<Provenance.Printed> place(Row row, Recorded recorded) {
        if (row.optional("document").isEmpty()) {
            return Optional.empty();
        }
        List<String> documents = recorded.documents().stream().map(Source::id).toList();
        if (!documents.contains(row.text("document"))) {
            throw row.fault("document", "no recorded document", "use one of " + String.join(", ", documents));
        }
        int start = row.whole("start");
        int end = row.whole("end");
        String text = row.text("text");
        if (end - start != text.codePointCount(0, text.length())) {
            throw row.fault("end", "the phrase '" + text + "' is not as long as its offsets", "correct one of them");
        }
        return Optional.of(new Provenance.Printed(row.text("document"), row.whole("paragraph"), start, end));
    }
}
