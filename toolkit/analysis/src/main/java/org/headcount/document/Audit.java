package org.headcount.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The claims of one document, each with its verdict, and the new figures that follow.
 *
 * <p>An audit says whether printed numbers agree with each other and how exactly. It never says
 * which of two that disagree is wrong, and what it cannot compute it does not pass over: an input
 * that is printed nowhere, and units, currencies or scopes that do not go together, are said.
 *
 * @param document the document's id
 * @param figures its figures
 * @param claims the claims with their verdicts
 * @param derived the new figures; those that must not be computed are left to {@link #refused()}
 * @param refused relations that were declared as new figures and must not be computed
 */
public record Audit(
        String document, Figures figures, List<AuditedClaim> claims, List<Derived> derived, List<Derived> refused) {

    /** Copies the lists. */
    public Audit {
        claims = List.copyOf(claims);
        derived = List.copyOf(derived);
        refused = List.copyOf(refused);
    }

    /** Audits a document's claims over its figures. */
    public static Audit of(Figures figures, Claims claims) {
        return new Audit(
                claims.document(),
                figures,
                claims.claims().stream().map(AuditedClaim::of).toList(),
                claims.derived().stream().filter(Derived::isSound).toList(),
                claims.derived().stream().filter(derived -> !derived.isSound()).toList());
    }

    /** The audit of a programme: the claims about its figures, and the figures derived first from one of them. */
    public Audit of(Programme programme) {
        return new Audit(
                document,
                figures.of(programme),
                claims.stream()
                        .filter(claim -> claim.claim().figure().topic().equals(programme.topic()))
                        .toList(),
                derived.stream().filter(one -> one.isOf(programme.topic())).toList(),
                refused.stream().filter(one -> one.isOf(programme.topic())).toList());
    }

    /** Whether there is neither a claim nor anything that follows. */
    public boolean isEmpty() {
        return claims.isEmpty() && derived.isEmpty() && refused.isEmpty();
    }

    /** The claims with one verdict. */
    public List<AuditedClaim> only(Verdict verdict) {
        return claims.stream().filter(claim -> claim.verdict() == verdict).toList();
    }

    /** The claims looked at for one purpose. */
    public List<AuditedClaim> only(Claim.Purpose purpose) {
        return claims.stream()
                .filter(claim -> claim.claim().purpose() == purpose)
                .toList();
    }

    /** How many claims of one purpose have one grade. */
    public long count(Claim.Purpose purpose, Grade grade) {
        return claims.stream()
                .filter(claim -> claim.claim().purpose() == purpose && claim.grade() == grade)
                .count();
    }

    /**
     * A claim by its id.
     *
     * @throws IllegalArgumentException if the document has none of that id
     */
    public AuditedClaim claim(String id) {
        return claims.stream()
                .filter(claim -> claim.claim().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(document + " has no claim '" + id + "'; it has "
                        + claims.stream().map(claim -> claim.claim().id()).collect(Collectors.joining(", "))));
    }

    /**
     * A new figure by its id.
     *
     * @throws IllegalArgumentException if the document has none of that id, or it must not be computed
     */
    public Derivation derived(String id) {
        return Stream.concat(derived.stream(), refused.stream())
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(document + " has no derived figure '" + id + "'"))
                .derive();
    }

    /** A row per claim: printed phrase, relation, value, interval, unit, verdict, grade, purpose, sentence. */
    public Table table() {
        return Table.create(
                document + " claims",
                text("claim", claim -> claim.claim().id()),
                text("printed", claim -> claim.claim().figure().text()),
                text("relation", claim -> claim.claim().relation().name()),
                text("formula", AuditedClaim::formula),
                number("value", Derivation::value),
                number("low", result -> result.interval().low()),
                number("high", result -> result.interval().high()),
                text("unit", claim -> claim.claim().relation().unit().toString()),
                text("purpose", claim -> Wording.code(claim.claim().purpose())),
                text("verdict", claim -> Wording.code(claim.verdict())),
                text("grade", claim -> Wording.code(claim.grade())),
                text("sentence", AuditedClaim::sentence));
    }

    /** A row per new figure: formula, value, interval, unit, sentence. */
    public Table derivedTable() {
        List<Derivation> results = derived.stream().map(Derived::derive).toList();
        return Table.create(
                document + " derived figures",
                StringColumn.create("figure", derived.stream().map(Derived::id)),
                StringColumn.create("formula", results.stream().map(Derivation::formula)),
                DoubleColumn.create("value", results.stream().mapToDouble(Derivation::value)),
                DoubleColumn.create(
                        "low",
                        results.stream().mapToDouble(result -> result.interval().low())),
                DoubleColumn.create(
                        "high",
                        results.stream().mapToDouble(result -> result.interval().high())),
                StringColumn.create(
                        "unit", results.stream().map(result -> result.unit().toString())),
                StringColumn.create("sentence", results.stream().map(Derivation::sentence)));
    }

    /** How much there is, in words; {@link #table()} and {@link #derivedTable()} have it all. */
    @Override
    public String toString() {
        return document + ": " + Wording.count(claims.size(), "claim") + " and "
                + Wording.count(derived.size(), "derived figure");
    }

    private StringColumn text(String name, Function<AuditedClaim, String> value) {
        return StringColumn.create(name, claims.stream().map(value));
    }

    private DoubleColumn number(String name, Function<Derivation, Double> value) {
        List<Double> values = new ArrayList<>();
        claims.forEach(claim -> values.add(claim.result().map(value).orElse(null)));
        return DoubleColumn.create(name, values.toArray(Double[]::new));
    }
}
