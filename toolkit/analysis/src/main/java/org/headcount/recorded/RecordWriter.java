package org.headcount.recorded;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.data.fault.DataException;
import org.headcount.document.Audit;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.document.Provenance;
import org.headcount.document.Relation;
import org.headcount.document.Term;
import org.headcount.document.Unit;
import org.headcount.document.Wording;

/**
 * Writes the figures and claims of a document in the form of the data folder, from which {@link Recorded} reads them
 * again.
 *
 * <p>Ids of figures get the document's id in front, since a folder may hold several documents.
 */
public final class RecordWriter {

    private final String document;
    private final Audit audit;

    /** Each figure by its id, with the forms in which claims take it: a table's cell has the unit of its header there. */
    private final Map<String, List<Figure>> versions = new LinkedHashMap<>();

    /**
     * Writes one audit.
     *
     * @param document the id under which the document is recorded
     * @param audit its figures and claims
     */
    public RecordWriter(String document, Audit audit) {
        this.document = document;
        this.audit = audit;
        audit.figures().forEach(this::add);
        audit.claims().forEach(audited -> {
            add(audited.claim().figure());
            audited.claim().relation().figures().forEach(this::add);
            audited.claim()
                    .readings()
                    .forEach(reading -> reading.relation().figures().forEach(this::add));
        });
        Stream.concat(audit.derived().stream(), audit.refused().stream())
                .forEach(derived -> derived.relation().figures().forEach(this::add));
    }

    private void add(Figure figure) {
        if (isOwn(figure)) {
            List<Figure> known = versions.computeIfAbsent(figure.id(), id -> new ArrayList<>());
            if (!known.contains(figure)) {
                known.add(figure);
            }
        }
    }

    private boolean isOwn(Figure figure) {
        return figure.provenance() instanceof Provenance.Printed printed
                && printed.document().equals(audit.document());
    }

    /** The content of {@code figures/ID.csv}. */
    public String figures() {
        return csv(
                List.of(
                        "id",
                        "paragraph",
                        "start",
                        "end",
                        "text",
                        "low",
                        "high",
                        "unit",
                        "hedge",
                        "kind",
                        "half_unit",
                        "from",
                        "to",
                        "topic",
                        "scope",
                        "description",
                        "scale"),
                versions.values().stream().flatMap(List::stream).map(this::row).toList());
    }

    /** The content of {@code claims/ID.csv}: claims with their other readings, and new figures. */
    public String claims() {
        List<List<String>> rows = new ArrayList<>();
        audit.claims().forEach(audited -> {
            Claim claim = audited.claim();
            rows.add(List.of(
                    claim.id(),
                    id(claim.figure()),
                    Wording.code(claim.purpose()),
                    claim.relation().name(),
                    inputs(claim.relation()),
                    claim.note()));
            claim.readings()
                    .forEach(reading -> rows.add(List.of(
                            reading.id(),
                            claim.id(),
                            "tried",
                            reading.relation().name(),
                            inputs(reading.relation()),
                            reading.note())));
        });
        Stream.concat(audit.derived().stream(), audit.refused().stream())
                .forEach(derived -> rows.add(List.of(
                        derived.id(),
                        "",
                        "derived",
                        derived.relation().name(),
                        inputs(derived.relation()),
                        derived.note())));
        return csv(List.of("id", "of", "purpose", "relation", "inputs", "note"), rows);
    }

    /** The rows of {@code caveats.csv} that claims have of their own, below the header {@code about,kind,note,evidence}. */
    public List<List<String>> caveats() {
        return audit.claims().stream()
                .flatMap(audited -> audited.claim().caveats().stream()
                        .map(caveat -> List.of(audited.claim().id(), Wording.code(caveat.kind()), caveat.note(), "")))
                .toList();
    }

    /** The units of the figures and claims that a folder must list, with what they are. */
    public Map<String, String> units(Set<String> known) {
        Set<String> bases = new LinkedHashSet<>();
        versions.values().forEach(figures -> figures.forEach(figure -> add(bases, figure.unit())));
        audit.claims().forEach(audited -> {
            add(bases, audited.claim().relation());
            audited.claim().readings().forEach(reading -> add(bases, reading.relation()));
        });
        bases.removeAll(known);
        return bases.stream().collect(Collectors.toMap(base -> base, base -> "a count", (a, b) -> a, TreeMap::new));
    }

    private static void add(Set<String> bases, Unit unit) {
        unit.bases().stream().filter(base -> !unit.currencies().contains(base)).forEach(bases::add);
    }

    private static void add(Set<String> bases, Term term) {
        add(bases, term.unit());
        if (term instanceof Relation relation) {
            relation.terms().forEach(inner -> add(bases, inner));
        }
    }

    private List<String> row(Figure figure) {
        if (!(figure.provenance() instanceof Provenance.Printed printed)) {
            throw new IllegalArgumentException(figure.id() + " is not printed in a document");
        }
        return List.of(
                id(figure),
                String.valueOf(printed.paragraph()),
                String.valueOf(printed.start()),
                String.valueOf(printed.end()),
                figure.text(),
                decimal(figure.low()),
                decimal(figure.high()),
                figure.unit().toString(),
                Wording.code(figure.hedge()),
                Wording.code(figure.kind()),
                figure.halfUnit().isPresent() ? decimal(figure.halfUnit().getAsDouble()) : "",
                figure.period().from().map(Object::toString).orElse(""),
                figure.period().to().map(Object::toString).orElse(""),
                figure.topic(),
                figure.scope().isStated() ? figure.scope().toString() : "",
                figure.description(),
                scale(figure));
    }

    /** The scale that the header of a cell states, where its digits do not say the number. */
    private static String scale(Figure figure) {
        BigDecimal scale = figure.kind().isQuantity() ? NumberPhrase.scale(figure) : BigDecimal.ONE;
        return scale.compareTo(BigDecimal.ONE) == 0 ? "" : scale.toPlainString();
    }

    /**
     * Refuses a corrected figure whose phrase says another number, in the scale that the document states for it.
     *
     * @param figure the corrected figure
     * @param read the same figure as its document was read
     * @throws DataException if the phrase of the figure does not say its number
     */
    public static void requireSaid(Figure figure, Figure read) {
        if (!figure.kind().isQuantity() || (figure.low() == read.low() && figure.high() == read.high())) {
            return;
        }
        NumberPhrase.otherNumber(figure, NumberPhrase.scale(read)).ifPresent(said -> {
            throw DataException.file(
                    place(figure),
                    said + ", found '" + decimal(figure.low())
                            + (figure.low() == figure.high() ? "" : " to " + decimal(figure.high())) + "'",
                    "correct the figure to what its phrase says");
        });
    }

    private static String place(Figure figure) {
        return figure.provenance() instanceof Provenance.Printed printed
                ? printed.document() + ", paragraph " + printed.paragraph() + ", characters " + printed.start() + " to "
                        + printed.end() + ", figure " + figure.id()
                : "figure " + figure.id();
    }

    private String id(Figure figure) {
        if (!isOwn(figure)) {
            return figure.id();
        }
        int version = versions.get(figure.id()).indexOf(figure);
        String id = figure.id().startsWith(document + "-") ? figure.id() : document + "-" + figure.id();
        return version == 0 ? id : id + "-" + (version + 1);
    }

    private String inputs(Relation relation) {
        List<String> inputs =
                new ArrayList<>(relation.terms().stream().map(this::input).toList());
        inputs.addAll(relation.settings());
        return String.join("; ", inputs);
    }

    private String input(Term term) {
        if (term instanceof Figure figure) {
            return id(figure);
        }
        if (term instanceof Term.Literal literal) {
            String what = literal.what().isBlank() ? "" : " (" + remark(literal.what()) + ")";
            return decimal(literal.value()) + " " + literal.unit() + what;
        }
        if (term instanceof Term.Missing missing) {
            return "? " + missing.unit() + " (" + remark(missing.what()) + ")";
        }
        Relation relation = (Relation) term;
        return relation.name() + "(" + inputs(relation) + ")";
    }

    /** A remark that does not end its brackets early. */
    private static String remark(String words) {
        return words.replace('(', '[').replace(')', ']').replace(';', ',');
    }

    private static String decimal(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
    }

    /** CSV with a header. */
    public static String csv(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "records of " + document + " (figures: "
                + versions.values().stream().mapToInt(List::size).sum() + ", claims: "
                + audit.claims().size() + ")";
    }
}
