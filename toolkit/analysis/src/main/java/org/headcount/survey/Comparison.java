package org.headcount.survey;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.metrics.Metric;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Estimates side by side, and the differences between them with standard error, t, p and interval: of two years or surveys
 * ({@link Survey#compare}), or of the groups of one survey ({@link Survey#differences}).
 *
 * <p>The error of a difference takes into account that estimates of one sample covary.
 */
public final class Comparison implements Iterable<Comparison.Difference> {

    /**
     * One difference.
     *
     * @param group the group that it is about, of two years; empty for everybody, and between groups
     * @param metric the name of the metric
     * @param isShare whether the metric is a share of people
     * @param from the estimate that is subtracted
     * @param to the estimate from which it is subtracted
     * @param estimate the difference: to less from
     * @param p the probability of a difference at least as far from 0, were there none: two-sided, by Student's t
     * @param corrected the same corrected for the number of differences that are tested
     */
    public record Difference(
            Optional<String> group,
            String metric,
            boolean isShare,
            Estimate from,
            Estimate to,
            Estimate estimate,
            double p,
            double corrected) {

        /** The difference over its standard error; undefined without one, and where it is 0. */
        public double t() {
            return Comparison.t(estimate);
        }
    }

    private final List<Survey> surveys;
    private final List<Estimates> levels;
    private final List<Difference> differences;
    private final String nameOfDifference;
    private final Correction correction;
    private final List<String> notes;
    private final List<String> cautions;

    private Comparison(
            List<Survey> surveys,
            List<Estimates> levels,
            List<Difference> differences,
            String nameOfDifference,
            Correction correction,
            List<String> notes,
            List<String> cautions) {
        this.surveys = List.copyOf(surveys);
        this.levels = List.copyOf(levels);
        this.differences = List.copyOf(differences);
        this.nameOfDifference = nameOfDifference;
        this.correction = correction;
        this.notes = notes.stream().distinct().toList();
        this.cautions = cautions.stream().distinct().toList();
    }

    /** What changed between two surveys, by group if they are grouped. */
    static Comparison between(Survey before, Survey after, List<Metric> metrics) {
        if (after.isOver()) {
            List<Comparison> parts = new ArrayList<>();
            for (Metric metric : metrics) {
                parts.add(between(before.by(), after.by(), List.of(metric)));
                after.groupColumns()
                        .forEach(column -> parts.add(between(before.by(column), after.by(column), List.of(metric))));
            }
            return parts.stream().reduce(Comparison::and).orElseThrow();
        }
        SurveyChange change = before.changeTo(after);
        Estimates levelsBefore = before.estimate(metrics);
        Estimates levelsAfter = after.estimate(metrics);
        List<Difference> all = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> cautions = new ArrayList<>(levelsBefore.cautions());
        cautions.addAll(levelsAfter.cautions());
        for (Metric metric : metrics) {
            Estimates changes = change.of(metric);
            notes.addAll(changes.notes());
            for (Estimate one : changes) {
                Optional<String> group = after.groupColumn().isPresent() ? one.group() : Optional.empty();
                all.add(difference(
                        group,
                        metric,
                        level(levelsBefore, metric, group, one),
                        level(levelsAfter, metric, group, one),
                        one));
            }
        }
        levelsAfter.shortFootnotes().forEach(note -> notes.add("after: " + note));
        levelsBefore.shortFootnotes().forEach(note -> notes.add("before: " + note));
        notes.removeAll(cautions);
        return new Comparison(
                List.of(before, after),
                List.of(levelsBefore, levelsAfter),
                all,
                "change",
                Correction.NONE,
                notes,
                cautions);
    }

    /** A level; that of a group which a year does not have is undefined, like its change. */
    private static Estimate level(Estimates levels, Metric metric, Optional<String> group, Estimate change) {
        return levels.list().stream()
                .filter(it -> it.metric().equals(metric.name())
                        && it.parameters().equals(metric.parameters())
                        && (group.isEmpty() || it.group().equals(group)))
                .findFirst()
                .orElse(change);
    }

    private Comparison and(Comparison other) {
        List<Difference> both = new ArrayList<>(differences);
        both.addAll(other.differences);
        return new Comparison(
                surveys,
                Stream.concat(levels.stream(), other.levels.stream()).toList(),
                both,
                nameOfDifference,
                correction,
                Stream.concat(notes.stream(), other.notes.stream()).toList(),
                Stream.concat(cautions.stream(), other.cautions.stream()).toList());
    }

    /** Differences between the groups of a survey: all pairs, or each group less one. */
    static Comparison ofGroups(
            Survey survey, Optional<String> reference, Correction correction, List<? extends Metric> metrics) {
        if (survey.groupColumn().isEmpty() || survey.isOver()) {
            throw new IllegalArgumentException(
                    "differences are between the groups of a survey; group it by a column first");
        }
        Estimates levels = survey.estimate(metrics);
        List<Difference> all = new ArrayList<>();
        int groups = levels.size() / metrics.size();
        for (int m = 0; m < metrics.size(); m++) {
            Metric metric = metrics.get(m);
            List<Estimate> some = levels.list().subList(m * groups, (m + 1) * groups);
            List<Difference> family = new ArrayList<>();
            if (reference.isPresent()) {
                Estimate one = some.stream()
                        .filter(it -> it.group().equals(reference))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no group '" + reference.get() + "' of "
                                + survey.groupColumn().orElseThrow() + " to compare with; there are "
                                + Columns.some(some.stream()
                                        .map(it -> it.group().orElse(""))
                                        .toList())));
                some.stream()
                        .filter(it -> it != one)
                        .forEach(it -> family.add(difference(Optional.empty(), metric, one, it, it.minus(one))));
            } else {
                for (int i = 0; i < groups; i++) {
                    for (int j = i + 1; j < groups; j++) {
                        family.add(difference(
                                Optional.empty(),
                                metric,
                                some.get(j),
                                some.get(i),
                                some.get(i).minus(some.get(j))));
                    }
                }
            }
            all.addAll(corrected(family, correction, survey.level()));
        }
        List<String> notes = new ArrayList<>(levels.notes());
        notes.removeAll(levels.cautions());
        notes.addAll(levels.shortFootnotes());
        if (survey.hasDesign()) {
            notes.add(words(correction, all.size() / metrics.size()));
        }
        return new Comparison(
                List.of(survey), List.of(levels), all, "difference", correction, notes, levels.cautions());
    }

    private static String words(Correction correction, int tests) {
        return switch (correction) {
            case NONE -> "p-values are of each difference by itself, not corrected for " + tests + " of them";
            case BONFERRONI ->
                "p-values and intervals are corrected for " + tests + " differences of each measure (Bonferroni)";
            case HOLM ->
                "p-values are corrected for " + tests
                        + " differences of each measure (Holm); intervals are of each by itself";
        };
    }

    private static Difference difference(
            Optional<String> group, Metric metric, Estimate from, Estimate to, Estimate difference) {
        double p = p(difference);
        return new Difference(group, metric.name(), metric.isShare(), from, to, difference, p, p);
    }

    private static List<Difference> corrected(List<Difference> family, Correction correction, double level) {
        double[] p = family.stream().mapToDouble(Difference::p).toArray();
        double[] corrected = correction.corrected(p);
        double together = 1 - (1 - level) / Math.max(1, Correction.tests(p));
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            Difference one = family.get(i);
            all.add(new Difference(
                    one.group,
                    one.metric,
                    one.isShare,
                    one.from,
                    one.to,
                    correction == Correction.BONFERRONI ? one.estimate.atLevel(together) : one.estimate,
                    one.p,
                    corrected[i]));
        }
        return all;
    }

    private static double t(Estimate difference) {
        double se = difference.uncertainty().map(Uncertainty::se).orElse(Double.NaN);
        return se > 0 ? difference.value() / se : Double.NaN;
    }

    private static double p(Estimate difference) {
        double t = t(difference);
        double df = difference.uncertainty().map(Uncertainty::df).orElse(Double.NaN);
        return Double.isNaN(t) || !(df > 0)
                ? Double.NaN
                : 2 * new TDistribution(df).cumulativeProbability(-Math.abs(t));
    }

    /** All differences, in the order asked for. */
    public List<Difference> list() {
        return differences;
    }

    /** The difference at a position. */
    public Difference get(int index) {
        return differences.get(index);
    }

    /** The estimates that are compared. */
    public List<Estimates> levels() {
        return levels;
    }

    /** The earlier and the later survey; of groups the survey. */
    public List<Survey> surveys() {
        return surveys;
    }

    /** What the differences are called: change, or difference. */
    public String nameOfDifference() {
        return nameOfDifference;
    }

    /** How p-values are corrected for the number of tests. */
    public Correction correction() {
        return correction;
    }

    /** What the numbers were made from, and the {@link #cautions}. */
    public List<String> notes() {
        return Stream.concat(notes.stream(), cautions.stream()).toList();
    }

    /** What in the data may not be meant as it was read, and what was left out. */
    public List<String> cautions() {
        return cautions;
    }

    @Override
    public Iterator<Difference> iterator() {
        return differences.iterator();
    }

    /** What a level is called: the name of its survey, or its group. */
    public String nameOf(Difference one, Estimate level) {
        if (surveys.size() == 2) {
            String before = surveys.get(0).name();
            String after = surveys.get(1).name();
            boolean tellApart =
                    !before.equals(after) && before.length() <= LONGEST_NAME && after.length() <= LONGEST_NAME;
            return level == one.from ? (tellApart ? before : "before") : (tellApart ? after : "after");
        }
        return level.group().orElse("all");
    }

    /** The table to print: levels, then differences with t and p. */
    public ResultTable table(NumberStyle style) {
        List<ResultTable.Line> lines = new ArrayList<>();
        String heading = "";
        Optional<String> group = Optional.empty();
        for (int i = 0; i < differences.size(); i++) {
            Difference one = differences.get(i);
            boolean inPercent = style.isPercent(one.metric, one.isShare);
            String name = Estimates.named(one.to, one.metric) + (inPercent ? ", percent" : "");
            if (!name.equals(heading) || surveys.size() == 2) {
                if (!name.equals(heading) || one.group.isEmpty()) {
                    lines.add(new ResultTable.Heading(name, 0));
                }
                heading = name;
                group = Optional.empty();
            }
            if (one.group.isPresent() && !one.group.equals(group)) {
                lines.add(new ResultTable.Heading(one.group.get(), 1));
                group = one.group;
            }
            int indent = one.group.isPresent() ? 2 : 1;
            if (surveys.size() == 2) {
                for (Estimate level : List.of(one.from, one.to)) {
                    lines.add(level(nameOf(one, level), indent, level, style, inPercent));
                }
            } else if (i == 0
                    || !Estimates.named(differences.get(i - 1).to, differences.get(i - 1).metric)
                            .equals(Estimates.named(one.to, one.metric))) {
                levelsOf(one)
                        .forEach(level ->
                                lines.add(level(level.group().orElse("all"), indent, level, style, inPercent)));
            }
            lines.add(row(
                    surveys.size() == 2
                            ? nameOfDifference
                            : one.estimate.group().orElse(nameOfDifference),
                    indent,
                    one,
                    style,
                    inPercent));
        }
        return new ResultTable(List.of("estimate", "se", "low", "high", "t", "p"), lines, notes());
    }

    /** The levels of a metric, each once, in the order in which groups come. */
    private List<Estimate> levelsOf(Difference first) {
        return differences.stream()
                .filter(one -> Estimates.named(one.to, one.metric).equals(Estimates.named(first.to, first.metric)))
                .flatMap(one -> Stream.of(one.to, one.from))
                .distinct()
                .toList();
    }

    private static ResultTable.Row level(
            String name, int indent, Estimate level, NumberStyle style, boolean inPercent) {
        List<String> cells = new ArrayList<>(Estimates.cells(level, style, inPercent));
        List<Double> values = new ArrayList<>(Estimates.values(level, inPercent));
        cells.addAll(List.of("", ""));
        values.addAll(List.of(Double.NaN, Double.NaN));
        return new ResultTable.Row(name, indent, cells, values, level.flag().isPresent() ? "*" : "");
    }

    private static ResultTable.Row row(String name, int indent, Difference one, NumberStyle style, boolean inPercent) {
        List<String> cells = new ArrayList<>(Estimates.cells(one.estimate, style, inPercent));
        List<Double> values = new ArrayList<>(Estimates.values(one.estimate, inPercent));
        boolean known = one.estimate.uncertainty().isPresent();
        cells.add(known ? shown(one.t(), 2) : "");
        cells.add(!known ? "" : one.corrected < SMALLEST_P ? "<" + SMALLEST_P : shown(one.corrected, 4));
        values.addAll(List.of(one.t(), one.corrected));
        return new ResultTable.Row(
                name, indent, cells, values, one.estimate.flag().isPresent() ? "*" : "");
    }

    /** A longer name of a survey is in the notes, not at its levels. */
    private static final int LONGEST_NAME = 24;

    private static final double SMALLEST_P = 0.001;

    private static String shown(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** The table, and below it what it was made from. */
    @Override
    public String toString() {
        return table(NumberStyle.USUAL).text();
    }
}
