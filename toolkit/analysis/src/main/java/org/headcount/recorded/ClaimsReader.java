package org.headcount.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.document.Bound;
import org.headcount.document.Claim;
import org.headcount.document.Claims;
import org.headcount.document.Derived;
import org.headcount.document.Figure;
import org.headcount.document.Relation;

/**
 * Reads a file of claims. A row's {@code of} names the printed figure that it tests, or the claim of
 * which it is another reading, or nothing where it gives a new figure. Its {@code inputs} are ids of
 * figures or of new figures, constants ({@code 1 countries (Mexico)}), inputs that are not printed
 * ({@code ? persons (the population of the world)}), options ({@code steps=10}), and relations of such inputs
 * ({@code read_as(f12; persons)}).
 */
final class ClaimsReader {

    /** More rows that rest on each other than any document has. */
    private static final int MANY = 200;

    private enum Purpose {
        RECOMPUTED,
        CONSISTENCY,
        TRIED,
        DERIVED
    }

    private final Recorded recorded;
    private final String document;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Set<String> underway = new LinkedHashSet<>();
    private final Set<String> judged = new LinkedHashSet<>();

    ClaimsReader(Recorded recorded, String document, List<Row> rows) {
        this.recorded = recorded;
        this.document = document;
        this.rows.putAll(Rows.byId(rows, row -> row));
    }

    Recorded recorded() {
        return recorded;
    }

    /** Whether a row of the file has that id. */
    boolean hasRow(String id) {
        return rows.containsKey(id);
    }

    Claims read() {
        List<Claim> claims = new ArrayList<>();
        List<Derived> derived = new ArrayList<>();
        for (Row row : rows.values()) {
            String id = row.text("id");
            switch (row.choice("purpose", Purpose.class)) {
                case RECOMPUTED -> claims.add(claim(row, Claim.Purpose.RECOMPUTED));
                case CONSISTENCY -> claims.add(claim(row, Claim.Purpose.CONSISTENCY));
                case DERIVED -> derived.add(derived(row));
                case TRIED -> {
                    if (!isClaim(row.text("of"))) {
                        throw row.fault("of", "no claim of that id in this file", "name the claim that this reads");
                    }
                    relation(id);
                }
            }
        }
        return new Claims(document, claims, derived);
    }

    private boolean isClaim(String id) {
        return Optional.ofNullable(rows.get(id))
                .map(row -> row.choice("purpose", Purpose.class))
                .filter(purpose -> purpose == Purpose.RECOMPUTED || purpose == Purpose.CONSISTENCY)
                .isPresent();
    }

    private Claim claim(Row row, Claim.Purpose purpose) {
        String id = row.text("id");
        Figure figure = recorded.figure(row.text("of"))
                .orElseThrow(() -> row.fault("of", "no figure of that id", "name a recorded figure"));
        Relation relation = relation(id);
        if (relation instanceof Bound != relation.figures().contains(figure)) {
            throw row.fault(
                    "inputs",
                    relation instanceof Bound
                            ? "a bound on " + figure.id() + " that does not speak of it"
                            : "the claim rests on the figure that it tests",
                    "name what " + figure.id() + " should follow from");
        }
        if (!judged.add(figure.id() + relation)) {
            throw row.fault(
                    "inputs", "duplicate: the same relation for the same figure is above", "delete one of them");
        }
        List<Claim.Reading> readings = rows.values().stream()
                .filter(other -> other.optional("of").equals(Optional.of(id)))
                .map(other -> new Claim.Reading(
                        other.text("id"),
                        relation(other.text("id")),
                        other.optional("note").orElse("")))
                .toList();
        return new Claim(
                id,
                figure,
                relation,
                purpose,
                readings,
                recorded.caveats(id),
                row.optional("note").orElse(""));
    }

    private Derived derived(Row row) {
        String id = row.text("id");
        if (row.optional("of").isPresent()) {
            throw row.fault("of", "a new figure is of no printed one", "leave it blank, or change the purpose");
        }
        return new Derived(
                id, relation(id), recorded.caveats(id), row.optional("note").orElse(""));
    }

    /** The relation of a row, read once, after those that it rests on. */
    Relation relation(String id) {
        Relation known = relations.get(id);
        if (known != null) {
            return known;
        }
        Row row = rows.get(id);
        if (recorded.figure(id).isPresent()) {
            throw row.fault("id", "a figure has that id", "give the row an id of its own");
        }
        if (underway.size() > MANY) {
            throw row.fault("inputs", "more than " + MANY + " rows rest on each other", "let them rest on figures");
        }
        if (!underway.add(id)) {
            List<String> cycle = new ArrayList<>(underway);
            cycle = cycle.subList(cycle.indexOf(id), cycle.size());
            throw row.fault(
                    "inputs",
                    "a cycle: " + String.join(" rests on ", cycle) + " rests on " + id,
                    "let one of them rest on printed figures");
        }
        Relation relation = new RelationInputs(this, row, row.text("relation"), row.text("inputs"), 0).relation();
        underway.remove(id);
        relations.put(id, relation);
        return relation;
    }
}
