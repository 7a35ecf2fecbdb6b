package org.headcount.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Metric;
import tech.tablesaw.api.NumericColumn;

/**
 * A survey's columns, read once, and the distributions that metrics ask for: one per set of columns read, so that
 * metrics of welfare alone share one order.
 */
final class Sample {
    private static final int EVERYBODY = -1;

    private final Survey survey;
    private final DrawnSample drawn;
    private final SampleColumns columns;
    private final Grouping grouping;
    private final Map<Wanted, EstimationSample> people = new HashMap<>();

    Sample(Survey survey) {
        this.survey = survey;
        drawn = survey.drawn();
        columns = new SampleColumns(survey, drawn);
        List<String> names = survey.isOver() ? List.of() : survey.groupColumns();
        grouping = names.isEmpty()
                ? Grouping.NONE
                : Grouping.of(Columns.Coded.of(survey.data(), names), survey.groupOrder(), String.join(", ", names));
    }

    DrawnSample drawn() {
        return drawn;
    }

    /** The labels of the groups that have rows in the domain, in order. Empty when estimates are of everybody. */
    List<String> groups() {
        return grouping.codes().entrySet().stream()
                .filter(group -> {
                    SampleRows rows = grouping.rows().get(group.getValue());
                    return IntStream.range(0, rows.count()).anyMatch(i -> asked(rows.of(i)));
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Wanted(Metric.Unit unit, List<String> columns, int group) {}

    EstimationSample people(List<String> names) {
        return people(Metric.Unit.WELFARE, names, EVERYBODY);
    }

    Map<String, Distribution> distributions() {
        Map<String, Distribution> byGroup = new LinkedHashMap<>();
        for (String group : groups()) {
            people(Metric.Unit.WELFARE, List.of(), grouping.codes().get(group))
                    .some()
                    .ifPresent(found -> byGroup.put(group, found));
        }
        return byGroup;
    }

    /** The people a metric is about, among everybody or in one group; nobody if the sample does not know the group. */
    EstimationSample people(Metric metric, Optional<String> group) {
        if (group.isPresent() && !grouping.codes().containsKey(group.get())) {
            return new EstimationSample(Optional.empty(), new SampleRows(new int[0]), Map.of());
        }
        return people(
                metric.unit(),
                metric.columns(),
                group.map(grouping.codes()::get).orElse(EVERYBODY));
    }

    /** The PSUs that have rows which an estimate could use. */
    BitSet psus() {
        var psus = new BitSet();
        for (int row = 0; row < drawn.weights.length; row++) {
            if (drawn.weights[row] > 0 && asked(row)) {
                psus.set(drawn.design.psuOf(row));
            }
        }
        return psus;
    }

    /** What looks like a code for missing among the amounts that metrics read, each column in a line. */
    List<String> suspectCodes(List<? extends Metric> metrics) {
        Stream<String> welfareColumn = metrics.stream().anyMatch(metric -> metric.unit() != Metric.Unit.NONE)
                ? survey.welfareColumn().stream()
                : Stream.empty();
        return Stream.concat(welfareColumn, metrics.stream().flatMap(metric -> metric.columns().stream()))
                .distinct()
                .filter(name -> Columns.column(survey.table(), name) instanceof NumericColumn<?>)
                .flatMap(name -> SuspectCodes.note(name, Columns.numbers(survey.table(), name), this::asked).stream())
                .toList();
    }

    private EstimationSample people(Metric.Unit unit, List<String> names, int group) {
        var wanted = new Wanted(unit, names, group);
        EstimationSample known = people.get(wanted);
        if (known == null) {
            known = assemble(unit, names, group);
            people.put(wanted, known);
        }
        return known;
    }

    private EstimationSample assemble(Metric.Unit unit, List<String> names, int group) {
        List<SampleColumns.DropReason> reasons = columns.reasonsToDrop(unit, names);
        int[] dropped = new int[reasons.size()];
        int candidates = group == EVERYBODY
                ? survey.table().rowCount()
                : grouping.rows().get(group).count();
        int[] kept = new int[candidates];
        int rows = 0;
        for (int i = 0; i < candidates; i++) {
            int row = group == EVERYBODY ? i : grouping.rows().get(group).of(i);
            if (asked(row)) {
                int reason = SampleColumns.first(reasons, row);
                if (reason == reasons.size()) {
                    kept[rows++] = row;
                } else {
                    dropped[reason]++;
                }
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (int reason = 0; reason < dropped.length; reason++) {
            if (dropped[reason] > 0) {
                counts.put(reasons.get(reason).text(), dropped[reason]);
            }
        }
        if (group != EVERYBODY && withoutGroup() > 0) {
            counts.put("missing " + String.join(" or ", survey.groupColumns()), withoutGroup());
        }
        var used = new SampleRows(Arrays.copyOf(kept, rows));
        Optional<Distribution> some =
                rows == 0 ? Optional.empty() : Optional.of(distribution(unit, names, group, used));
        return new EstimationSample(some, used, Map.copyOf(counts));
    }

    private Distribution distribution(Metric.Unit unit, List<String> names, int group, SampleRows used) {
        Distribution distribution = base(unit, names, group, used).orElseGet(() -> columns.distribution(unit, used));
        for (String name : names) {
            distribution = columns.join(distribution, name, used);
        }
        return distribution;
    }

    private boolean asked(int row) {
        return survey.domain().isEmpty() || survey.domain().get().holds(row);
    }

    /** Rows whose group is unknown belong to none, and are counted as dropped by every one. */
    private int withoutGroup() {
        SampleRows without = grouping.without();
        return (int) IntStream.range(0, without.count())
                .filter(i -> asked(without.of(i)))
                .count();
    }

    /** Where no row misses one of the columns, the people are those of welfare alone, whose order may be made already. */
    private Optional<Distribution> base(Metric.Unit unit, List<String> names, int group, SampleRows used) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        EstimationSample plain = people(unit, List.of(), group);
        return plain.rows().count() == used.count() ? plain.some() : Optional.empty();
    }
}
