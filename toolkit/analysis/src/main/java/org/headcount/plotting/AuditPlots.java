package org.headcount.plotting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Bound;
import org.headcount.document.Claim;
import org.headcount.document.Derivation;
import org.headcount.document.Figure;
import org.headcount.document.Grade;
import org.headcount.document.Interval;
import org.headcount.document.Proportion;
import org.headcount.document.Term;
import org.headcount.document.Trend;
import org.headcount.document.Verdict;
import org.headcount.plot.Axis;
import org.headcount.plot.Bars;
import org.headcount.plot.Intervals;
import org.headcount.plot.Intervals.Row;
import org.headcount.plot.Intervals.State;
import org.headcount.plot.LineForm;
import org.headcount.plot.Plot;
import org.headcount.plot.PlottedAmount;
import org.headcount.plot.Reference;

/** Plots of audits and of what they derive. */
final class AuditPlots {

    /** How far from the printed number is shown, in halves of its last digit; what lies beyond is an arrow. */
    private static final double REACH = 3;

    private static final int CURVE_POINTS = 60;

    private AuditPlots() {}

    static Plot verdicts(Audit audit) {
        List<AuditedClaim> claims = audit.claims().stream()
                .filter(claim -> !isBound(claim))
                // A lower bound ("more than 50") has no last digit to be within.
                .filter(claim -> claim.result().isEmpty()
                        || !claim.claim().figure().hedge().isOneSided())
                .toList();
        Intervals form = Intervals.of(
                        Axis.of("Recomputed less printed, in halves of the last printed digit", "")
                                .withRange(-REACH, REACH),
                        claims.stream().map(AuditPlots::distance).toList())
                .withReferences(Reference.between(-1, 1, "rounds to the printed number"));
        Plot plot = Plot.of("Printed numbers recomputed", form)
                .withSubtitle(summary(claims))
                .withSource(Amounts.source(audit));
        int bounds = audit.claims().size() - claims.size();
        return bounds == 0
                ? plot
                : plot.withNote(
                        bounds + " one-sided statements, which have no rounding to fall within, are left out here.");
    }

    private static boolean isBound(AuditedClaim claim) {
        return claim.claim().relation() instanceof Bound;
    }

    private static Row distance(AuditedClaim claim) {
        Figure figure = claim.claim().figure();
        String relation = claim.claim().relation().words();
        double grain = (figure.rounded().high() - figure.rounded().low()) / 2;
        return new Row(
                figure.text(),
                "",
                // In units of a rounding that is nothing, a distance has no length.
                claim.result().filter(result -> grain > 0).map(result -> {
                    Interval interval = result.interval();
                    return Amounts.of(
                            (result.value() - figure.point()) / grain,
                            new Interval(
                                    (interval.low() - figure.point()) / grain,
                                    (interval.high() - figure.point()) / grain));
                }),
                state(claim.grade()),
                claim.result().isPresent() ? claim.resultWords().orElse("") + ": " + relation : whyNot(claim));
    }

    private static String whyNot(AuditedClaim claim) {
        if (!claim.objections().isEmpty()) {
            return claim.objections().get(0).message();
        }
        String missing = claim.claim().relation().missing().stream()
                .map(Term.Missing::what)
                .collect(Collectors.joining(", "));
        String implied = claim.implications().stream()
                .map(AuditedClaim.Implication::words)
                .collect(Collectors.joining(" and "));
        return "not printed: " + missing + (implied.isEmpty() ? "" : "; would have to be " + implied);
    }

    static State state(Grade grade) {
        return switch (grade) {
            case EXACT_POINT, BOUND_HOLDS -> State.HOLDS;
            case WITHIN_ROUNDING, BOUND_POSSIBLE -> State.JUST_HOLDS;
            case FAILS -> State.FAILS;
            case NONE -> State.NOT_CHECKABLE;
        };
    }

    private static String summary(List<AuditedClaim> claims) {
        String counts = Stream.of(Grade.values())
                .map(grade -> {
                    long count = claims.stream()
                            .filter(claim -> claim.grade() == grade)
                            .count();
                    return count == 0 ? "" : count + " " + grade.words();
                })
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return claims.size()
                + (claims.size() == 1 ? " claim: " : " claims: ")
                + (counts.isEmpty() ? "none to recompute" : counts);
    }

    /** The claims of one document that are looked at for one purpose: the two purposes are counted apart. */
    private record Looked(String name, List<AuditedClaim> claims) {

        static Stream<Looked> at(Audit audit) {
            String document = Amounts.words(audit.document());
            return Stream.of(
                            new Looked(document + ": recomputed", audit.only(Claim.Purpose.RECOMPUTED)),
                            new Looked(document + ": ought to hold", audit.only(Claim.Purpose.CONSISTENCY)))
                    .filter(looked -> !looked.claims().isEmpty());
        }

        double count(Grade grade) {
            return claims.stream().filter(claim -> claim.grade() == grade).count();
        }
    }

    static Plot counts(List<Audit> audits) {
        List<Looked> rows = audits.stream().flatMap(Looked::at).toList();
        List<Bars.Series> series = new ArrayList<>();
        for (Grade grade : Grade.values()) {
            double[] counts = rows.stream().mapToDouble(row -> row.count(grade)).toArray();
            if (java.util.Arrays.stream(counts).sum() > 0) {
                Bars.Series counted = Bars.Series.of(grade.words(), counts);
                series.add(grade == Grade.NONE ? counted.apart() : counted);
            }
        }
        List<AuditedClaim> all =
                audits.stream().flatMap(audit -> audit.claims().stream()).toList();
        long failed = all.stream()
                .filter(claim -> claim.verdict() == Verdict.NOT_REPRODUCED)
                .count();
        long unknown = all.stream()
                .filter(claim -> claim.verdict() == Verdict.NOT_CHECKABLE)
                .count();
        return Plot.of(
                        "Claims by document and grade",
                        new Bars(
                                Axis.of("", "claims"),
                                rows.stream().map(Looked::name).toList(),
                                series,
                                Bars.Layout.STACKED))
                .withSubtitle("Of " + all.size() + " claims " + (failed == 0 ? "none" : failed)
                        + " are contradicted and " + (unknown == 0 ? "none" : unknown) + " cannot be checked");
    }

    static Plot bounds(Audit audit) {
        List<AuditedClaim> claims = audit.claims().stream()
                .filter(claim -> isBound(claim) && claim.result().isPresent())
                .toList();
        List<Row> rows = claims.stream()
                .map(claim -> {
                    Derivation result = claim.result().orElseThrow();
                    PlottedAmount amount = Amounts.of(result.value() * 100, percent(result.interval()));
                    return new Row(
                            claim.claim().relation().words(),
                            "",
                            Optional.of(amount),
                            state(claim.grade()),
                            claim.resultWords().orElse(""));
                })
                .toList();
        long hold = claims.stream()
                .filter(claim -> claim.grade() == Grade.BOUND_HOLDS)
                .count();
        return Plot.of(
                        "Parts as percent of their totals",
                        Intervals.of(Axis.of("", "percent").withRange(0, 110), rows)
                                .withReferences(Reference.at(100, "all of it")))
                .withSubtitle(hold + " of " + claims.size() + " bounds hold for every value that the digits allow")
                .withSource(Amounts.source(audit));
    }

    private static Interval percent(Interval share) {
        return new Interval(100 * share.low(), 100 * share.high());
    }

    static Plot implied(AuditedClaim claim) {
        if (!(claim.claim().relation() instanceof Proportion.Mean mean)
                || !(mean.count() instanceof Term.Missing missing)
                || !(mean.total() instanceof Figure total)
                || claim.implications().isEmpty()) {
            throw new IllegalArgumentException("'" + claim.claim().figure().text()
                    + "' is no printed total divided by a number that is printed nowhere");
        }
        Figure printed = claim.claim().figure();
        Interval implied = claim.implications().get(0).interval();
        double low = implied.low() * 0.5;
        double high = (Double.isFinite(implied.high()) ? implied.high() : implied.low() * 2) * 1.5;
        double[] counts = IntStream.rangeClosed(0, CURVE_POINTS)
                .mapToDouble(i -> low + (high - low) * i / CURVE_POINTS)
                .toArray();
        double[] means = java.util.Arrays.stream(counts)
                .map(count -> total.point() / count)
                .toArray();
        String words = claim.implications().get(0).words();
        return Plot.of(
                        "How many would " + printed.words() + " each make?",
                        LineForm.of(
                                        Axis.of("Divisor", missing.unit().words()),
                                        Axis.of("Mean", mean.unit().words()),
                                        List.of(LineForm.Curve.line(total.words() + " divided by it", counts, means)))
                                .withUpAt(Reference.at(printed.point(), printed.text() + ", as printed"))
                                .withAcrossAt(Reference.between(
                                        Math.max(low, implied.low()), Math.min(high, implied.high()), words)))
                .withSubtitle("The printed mean implies " + words + ", a number that no document prints")
                .withSource(Amounts.source(List.of(printed)));
    }

    static Plot sensitivity(AuditedClaim claim) {
        if (!(claim.claim().relation() instanceof Trend.Growth growth)
                || claim.result().isEmpty()) {
            throw new IllegalArgumentException("'" + claim.claim().figure().text() + "' is no growth");
        }
        Figure printed = claim.claim().figure();
        List<Row> rows = new ArrayList<>();
        claim.sensitivity().forEach((steps, derivation) -> rows.add(steps(claim, steps, derivation)));
        rows.add(
                Math.min(1, rows.size()),
                steps(claim, growth.steps(), claim.result().get()));
        return Plot.of(
                        printed.text() + ": with a step fewer and a step more",
                        Intervals.of(Axis.of("Yearly growth", "percent"), rows)
                                .withReferences(Reference.between(
                                        printed.rounded().low(),
                                        printed.rounded().high(),
                                        "rounds to the printed " + printed.text())))
                .withSubtitle(claim.sentence())
                .withSource(Amounts.source(List.of(printed)));
    }

    private static Row steps(AuditedClaim claim, int steps, Derivation derivation) {
        Figure printed = claim.claim().figure();
        State state = printed.isRoundingOf(derivation.value())
                ? State.HOLDS
                : printed.rounded().meets(derivation.interval()) ? State.JUST_HOLDS : State.FAILS;
        return new Row(steps + " steps", "", Optional.of(Amounts.of(derivation)), state, derivation.words());
    }
}
