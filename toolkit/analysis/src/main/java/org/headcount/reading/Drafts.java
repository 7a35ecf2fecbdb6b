package org.headcount.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Bound;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.document.Grade;
import org.headcount.document.Hedge;
import org.headcount.document.Objection;
import org.headcount.document.Relation;
import org.headcount.document.Verdict;

/**
 * The claims that patterns have found so far. It keeps out what would be a false alarm: a relation in units that do not
 * fit, a second reading of a figure that another reading reproduces, and an "about" that is missed by a little.
 */
final class Drafts {

    /** How far, as a share of the printed value, "about" and "nearly" may be from what follows. */
    private static final double LOOSE = 0.12;

    /** By what factor a claim may miss where the words leave open what it rests on. */
    private static final double SLIP = 2;

    /** By what factor a change in percent between two values of its sentence may miss. */
    private static final double FAR = 4;

    private final List<Claim> claims = new ArrayList<>();
    private final Set<Claim> beside = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Claim, Grade> grades = new IdentityHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** A claim that the sentence states. */
    void add(String pattern, Figure figure, Relation relation) {
        add(pattern, figure, relation, List.of(), "");
    }

    void add(String pattern, Figure figure, Relation relation, List<Claim.Reading> tried) {
        add(pattern, figure, relation, tried, "");
    }

    void add(String pattern, Figure figure, Relation relation, List<Claim.Reading> tried, String note) {
        Claim.Purpose purpose = relation instanceof Bound ? Claim.Purpose.CONSISTENCY : Claim.Purpose.RECOMPUTED;
        AuditedClaim.Outcome outcome = AuditedClaim.outcome(figure, relation);
        boolean unlike = outcome.objections().stream()
                .anyMatch(objection -> objection.reason() == Objection.Reason.UNIT
                        || objection.reason() == Objection.Reason.CURRENCY
                        || objection.reason() == Objection.Reason.VALUE);
        boolean same = relation.figures().contains(figure) && !(relation instanceof Bound);
        if (!unlike && !same && !isLooselyMissed(figure, relation, outcome)) {
            Claim claim = new Claim(pattern, figure, relation, purpose, tried, List.of(), note);
            claims.add(claim);
            grades.put(claim, outcome.grade());
        }
    }

    /** A claim of a table, which holds beside others of the same cell: a total may agree with its row and not its column. */
    void addBeside(String pattern, Figure figure, Relation relation) {
        int size = claims.size();
        add(pattern, figure, relation);
        beside.addAll(claims.subList(size, claims.size()));
    }

    /** A claim whose sentence allows two readings: the one that gives the figure, or else the first. */
    void either(String pattern, Figure figure, Relation one, Relation other) {
        boolean first = isReproduced(figure, one) || !isReproduced(figure, other);
        Relation chosen = first ? one : other;
        Relation left = first ? other : one;
        add(pattern, figure, chosen, List.of(new Claim.Reading("", left, "the words allow this reading too")), "");
    }

    /**
     * A claim, unless another reading gives the figure and it does not, or it is far off: then the words are loose and
     * nothing is said.
     */
    void unless(String pattern, Figure figure, Relation relation, Relation other) {
        if (isReproduced(figure, relation) || !isReproduced(figure, other)) {
            boolean close = isReproduced(figure, relation) || isSlip(figure, relation);
            if (close) {
                add(pattern, figure, relation, List.of(new Claim.Reading("", other, "points are not percent")), "");
            }
        }
    }

    /** A change in percent between two amounts, unless it is so far off that the percentage is of something else. */
    void change(Figure figure, Relation relation) {
        if (isReproduced(figure, relation) || isWithin(figure, relation, FAR)) {
            add("total-change", figure, relation);
        }
    }

    /**
     * Something that ought to hold, of which the text does not say so: it is left out where it does not, unless the
     * figure is what follows but for a slip of the pen.
     */
    void ifHolds(String pattern, Figure figure, Relation relation, String note) {
        if (isReproduced(figure, relation) || Misprint.is(figure, relation)) {
            add(pattern, figure, relation, List.of(), note);
        }
    }

    /**
     * A claim with an input from elsewhere in the text. Where it fails, the input may cover something else: the claim is
     * then not checkable, with the input missing, and says that the other one was tried.
     */
    void far(
            String pattern,
            Figure figure,
            Relation relation,
            Relation missing,
            List<Claim.Reading> tried,
            String note) {
        if (isReproduced(figure, relation)) {
            add(pattern, figure, relation, tried, note);
        } else {
            List<Claim.Reading> all = new ArrayList<>();
            all.add(new Claim.Reading("", relation, note));
            all.addAll(tried);
            add(pattern, figure, missing, all, "");
        }
    }

    /**
     * A claim that the words state while they leave open which figures they mean: of the possible bindings, nearest
     * first, the one that gives the figure, or else the first that misses it by no more than a slip would.
     */
    void binding(String pattern, Figure figure, List<Relation> bindings, String note) {
        Optional<Relation> chosen = bindings.stream()
                .filter(relation -> isReproduced(figure, relation))
                .findFirst()
                .or(() -> bindings.stream()
                        .filter(relation -> isSlip(figure, relation))
                        .findFirst());
        chosen.ifPresent(relation -> add(pattern, figure, relation, List.of(), note));
    }

    /** Takes over the claims of a trial that hold, or miss by no more than a slip would. */
    void takeBindings(Drafts trial) {
        trial.claims.stream()
                .filter(claim -> trial.holds(claim) || isSlip(claim.figure(), claim.relation()))
                .forEach(claim -> take(trial, claim));
    }

    /** Takes over the first claim of a trial, if it has one. */
    void takeFirst(Drafts trial) {
        trial.claims.stream().limit(1).forEach(claim -> take(trial, claim));
    }

    /** Whether a relation misses a figure by what a slip of the pen or of the sum explains; further off, it is about something else. */
    private static boolean isSlip(Figure figure, Relation relation) {
        return isWithin(figure, relation, SLIP);
    }

    /** Whether a relation gives a figure up to a factor. */
    static boolean isWithin(Figure figure, Relation relation, double factor) {
        double ratio = AuditedClaim.outcome(figure, relation).value() / figure.point();
        return ratio > 1 / factor && ratio < factor;
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    /** Whether all claims are reproduced. */
    boolean isReproduced() {
        return !claims.isEmpty() && claims.stream().allMatch(this::holds);
    }

    static boolean isReproduced(Figure figure, Relation relation) {
        return AuditedClaim.outcome(figure, relation).grade().verdict() == Verdict.REPRODUCED;
    }

    private static boolean isLooselyMissed(Figure figure, Relation relation, AuditedClaim.Outcome outcome) {
        boolean loose = figure.hedge() == Hedge.ABOUT || figure.hedge() == Hedge.NEARLY;
        boolean fails = outcome.grade() == Grade.FAILS && !(relation instanceof Bound);
        return loose && fails && Math.abs(outcome.value() - figure.point()) <= LOOSE * Math.abs(figure.point());
    }

    private boolean holds(Claim claim) {
        return grades.get(claim).verdict() == Verdict.REPRODUCED;
    }

    private void take(Drafts trial, Claim claim) {
        claims.add(claim);
        grades.put(claim, trial.grades.get(claim));
    }

    /** The claims in the order of the text, each with an id of its own, one for each figure and relation. */
    List<Claim> claims(Map<Figure, Integer> order) {
        Map<Figure, List<Claim>> byFigure = new LinkedHashMap<>();
        claims.stream()
                .sorted(java.util.Comparator.comparing((Claim claim) -> order.getOrDefault(claim.figure(), 0)))
                .forEach(claim -> byFigure.computeIfAbsent(claim.figure(), any -> new ArrayList<>())
                        .add(claim));
        List<Claim> kept = new ArrayList<>();
        byFigure.values().forEach(all -> kept.addAll(reconciled(all)));
        return kept.stream().map(this::numbered).toList();
    }

    /** Of the relations that should give one figure, the ones that do; if none does, the first. The rest is tried. */
    private List<Claim> reconciled(List<Claim> all) {
        List<Claim> bounds = all.stream()
                .filter(claim -> claim.purpose() == Claim.Purpose.CONSISTENCY)
                .toList();
        List<Claim> stated = all.stream()
                .filter(claim -> claim.purpose() == Claim.Purpose.RECOMPUTED && !beside.contains(claim))
                .toList();
        List<Claim> kept =
                new ArrayList<>(distinct(all.stream().filter(beside::contains).toList()));
        kept.addAll(distinct(bounds));
        List<Claim> given = distinct(stated.stream().filter(this::holds).toList());
        if (!given.isEmpty()) {
            kept.addAll(0, given);
        } else if (!stated.isEmpty()) {
            List<Claim> different = distinct(stated);
            List<Claim.Reading> tried = new ArrayList<>(different.get(0).readings());
            different.stream()
                    .skip(1)
                    .forEach(claim -> tried.add(new Claim.Reading("", claim.relation(), claim.note())));
            kept.add(0, with(different.get(0), different.get(0).id(), tried));
        }
        return kept;
    }

    private static List<Claim> distinct(List<Claim> claims) {
        Map<Object, Claim> first = new LinkedHashMap<>();
        claims.forEach(claim -> first.putIfAbsent(
                List.of(
                        claim.relation().getClass(),
                        claim.relation().figures().stream()
                                .map(figure -> List.of(figure.low(), figure.high()))
                                .toList(),
                        claim.relation().missing()),
                claim));
        return List.copyOf(first.values());
    }

    private Claim numbered(Claim claim) {
        String id = claim.id() + "-" + numbers.merge(claim.id(), 1, Integer::sum);
        List<Claim.Reading> readings = new ArrayList<>();
        for (Claim.Reading reading : claim.readings()) {
            readings.add(new Claim.Reading(id + "-tried-" + (readings.size() + 1), reading.relation(), reading.note()));
        }
        return with(claim, id, readings);
    }

    private static Claim with(Claim claim, String id, List<Claim.Reading> readings) {
        return new Claim(
                id, claim.figure(), claim.relation(), claim.purpose(), readings, claim.caveats(), claim.note());
    }
}
