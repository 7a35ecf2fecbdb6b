package org.headcount.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.data.Advice;
import org.headcount.data.DataException;
import org.headcount.data.Setting;
import org.headcount.metrics.Design;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Groups;
import org.headcount.metrics.Influence;
import org.headcount.metrics.Line;
import org.headcount.metrics.Metric;
import org.headcount.metrics.PsuTotals;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * A survey's columns, read once, and the distributions that metrics ask for: one per set of columns read, so that
 * metrics of welfare alone share one order.
 */
final class Sample {
    private static final int EVERYBODY = -1;

    private final Survey survey;
    private final Drawn drawn;
    private final Grouping grouping;
    private final Map<Metric.Unit, double[]> welfare = new HashMap<>();
    private final Map<String, Known> columns = new HashMap<>();
    private final Map<Wanted, People> people = new HashMap<>();

    Sample(Survey survey) {
        this.survey = survey;
        drawn = survey.drawn();
        List<String> names = survey.isOver() ? List.of() : survey.groupColumns();
        grouping = names.isEmpty()
                ? Grouping.NONE
                : Grouping.of(Columns.Coded.of(survey.data(), names), survey.groupOrder(), String.join(", ", names));
    }

    /** What was drawn: the weight of each row, and the design; and, if replicated, how. */
    static final class Drawn {
        final double[] weights;
        final double[] members;
        final Design design;
        final Optional<Replicates.Made> replicates;

        private Drawn(double[] weights, double[] members, Design design, Optional<Replicates.Made> replicates) {
            this.weights = weights;
            this.members = members;
            this.design = design;
            this.replicates = replicates;
        }
    }

    /** The sample of a survey, read when first needed and shared by the surveys derived from it: their estimates covary. */
    static final class Lazily {
        private Optional<Drawn> drawn = Optional.empty();

        synchronized Drawn of(Survey survey) {
            if (drawn.isEmpty()) {
                drawn = Optional.of(draw(survey));
            }
            return drawn.get();
        }
    }

    private static Drawn draw(Survey survey) {
        int rows = survey.table().rowCount();
        double[] own = survey.weightColumn()
                .map(name -> notNegative(survey, "weight", name))
                .orElseGet(() -> ones(rows));
        double[] members = survey.sizeColumn()
                .map(name -> notNegative(survey, "size", name))
                .orElseGet(() -> ones(rows));
        double[] weights = new double[rows];
        Arrays.setAll(weights, row -> own[row] * members[row]);
        Design design = design(survey);
        // A missing weight must not spread through a replicate's arithmetic: such rows are out of every estimate
        // anyway.
        double[] present = Arrays.stream(own).map(w -> Double.isNaN(w) ? 0 : w).toArray();
        double[] multiplier =
                Arrays.stream(members).map(m -> Double.isNaN(m) ? 0 : m).toArray();
        return new Drawn(
                weights, members, design, survey.replicates().map(how -> how.of(survey, design, present, multiplier)));
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] notNegative(Survey survey, String what, String name) {
        double[] values = Columns.numbers(survey.table(), survey.places(), name);
        for (int row = 0; row < values.length; row++) {
            if (values[row] < 0 || Double.isInfinite(values[row])) {
                throw Columns.fault(
                        survey.table(), survey.places(), name, row, "a " + what + " must not be negative or infinite");
            }
        }
        Columns.requireMagnitude(survey.table(), survey.places(), name, values);
        return values;
    }

    private static Design design(Survey survey) {
        int rows = survey.table().rowCount();
        if (survey.strataColumn().isEmpty() && survey.psuColumn().isEmpty()) {
            return corrected(survey, Design.ofRows(rows), new int[rows]);
        }
        Optional<Columns.Coded> strata = survey.strataColumn().map(name -> placed(survey, name));
        int[] stratum = strata.map(it -> it.codes).orElseGet(() -> new int[rows]);
        int[] psu = survey.psuColumn()
                .map(name -> placed(survey, name).codes)
                .orElseGet(() -> IntStream.range(0, rows).toArray());
        List<String> names = strata.map(it -> it.labels).orElse(List.of("all"));
        return corrected(survey, Design.of(stratum, psu, names), stratum);
    }

    /** A row whose stratum or unit is unknown has no place in the design, so its error cannot be estimated. */
    private static Columns.Coded placed(Survey survey, String name) {
        Column<?> column = Columns.column(survey.table(), name);
        IntPredicate missing = row -> Columns.missing(column, row);
        IntStream.range(0, column.size()).filter(missing).findFirst().ifPresent(row -> {
            long more = IntStream.range(row + 1, column.size()).filter(missing).count();
            throw DataException.file(
                    survey.places().place(row) + (more == 0 ? "" : " and " + more + " more rows"),
                    "every row needs its place in the design, but " + name + " is missing",
                    Advice.of("find their " + name + ", or leave these rows out")
                            .or(Setting.DROP_INCOMPLETE, ""));
        });
        return new Columns.Coded(column);
    }

    private static Design corrected(Survey survey, Design design, int[] stratum) {
        return survey.fpcColumn()
                .map(name -> {
                    double[] units = Columns.numbers(survey.table(), survey.places(), name);
                    double[] ofStratum = new double[design.strata()];
                    Arrays.fill(ofStratum, Double.NaN);
                    for (int row = 0; row < units.length; row++) {
                        int h = stratum[row];
                        if (Double.isNaN(units[row]) || !(Double.isNaN(ofStratum[h]) || ofStratum[h] == units[row])) {
                            throw DataException.file(
                                    survey.places().place(row) + ", column '" + name + "'",
                                    "stratum " + design.stratum(h) + " needs one number of PSUs in the population, but "
                                            + name + " is "
                                            + (Double.isNaN(units[row])
                                                    ? "missing"
                                                    : ofStratum[h] + " before and " + units[row] + " here"),
                                    Double.isNaN(units[row])
                                            ? Advice.of("fill it in, or leave these rows out")
                                                    .or(Setting.DROP_INCOMPLETE, "")
                                            : Advice.of("give each row of a stratum the same number"));
                        }
                        ofStratum[h] = units[row];
                    }
                    return design.withUnitsInPopulation(ofStratum);
                })
                .orElse(design);
    }

    Drawn drawn() {
        return drawn;
    }

    /**
     * The rows of each group, found in one walk however many groups there are.
     *
     * @param codes the position of each label in order of appearance; labels in the order in which groups come
     * @param rows the rows of each group, in order of the table
     * @param without the rows whose group is missing
     */
    private record Grouping(Map<String, Integer> codes, List<Rows> rows, Rows without) {
        static final Grouping NONE = new Grouping(Map.of(), List.of(), new Rows(new int[0]));

        static Grouping of(Columns.Coded coded, List<String> first, String column) {
            int[] sizes = new int[coded.labels.size() + 1];
            for (int code : coded.codes) {
                sizes[code + 1]++;
            }
            int[][] rows = new int[sizes.length][];
            Arrays.setAll(rows, group -> new int[sizes[group]]);
            Arrays.fill(sizes, 0);
            for (int row = 0; row < coded.codes.length; row++) {
                int group = coded.codes[row] + 1;
                rows[group][sizes[group]++] = row;
            }
            Map<String, Integer> codes = new LinkedHashMap<>();
            for (String label : first) {
                int code = coded.labels.indexOf(label);
                if (code < 0) {
                    throw new IllegalArgumentException("no group '" + label + "' in column " + column
                            + " to come in that order; it has "
                            + coded.order.stream().map(coded.labels::get).collect(Collectors.joining(", ")));
                }
                codes.put(label, code);
            }
            coded.order.forEach(code -> codes.putIfAbsent(coded.labels.get(code), code));
            return new Grouping(
                    codes, Arrays.stream(rows).skip(1).map(Rows::new).toList(), new Rows(rows[0]));
        }
    }

    /** The labels of the groups that have rows in the domain, in order. Empty when estimates are of everybody. */
    List<String> groups() {
        return grouping.codes.entrySet().stream()
                .filter(group -> {
                    Rows rows = grouping.rows.get(group.getValue());
                    return IntStream.range(0, rows.count()).anyMatch(i -> asked(rows.of(i)));
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Rows that an estimate uses, as a distribution.
     *
     * @param some the rows' welfare and weight; empty if no row can be used
     * @param rows which row of the table each is
     * @param dropped rows of the domain that could not be used, by reason
     */
    record People(Optional<Distribution> some, Rows rows, Map<String, Integer> dropped) {
        Distribution distribution() {
            return some.orElseThrow(() -> new IllegalArgumentException(
                    "no row can be used" + (dropped.isEmpty() ? "" : ": " + new TreeMap<>(dropped))));
        }

        /** Adds weight times influence, times a factor, to the totals of the units that the rows are in. */
        void addTo(PsuTotals totals, Influence influence, double factor) {
            Distribution people = distribution();
            double[] each = influence.perRow(people.rows());
            for (int i = 0; i < each.length; i++) {
                totals.add(rows.of(i), people.weight(i), factor * each[i]);
            }
        }

        /** Whether weight times influence adds up to nothing among these people, as that of an index does. */
        boolean cancels(double[] influence) {
            Distribution people = distribution();
            double sum = 0;
            double size = 0;
            for (int i = 0; i < influence.length; i++) {
                double each = people.weight(i) * influence[i];
                sum += each;
                size += Math.abs(each);
            }
            return Math.abs(sum) <= 1e-9 * size;
        }

        /** The same people with other weights for the rows of the table; empty if they leave nobody. */
        Optional<Distribution> reweighted(double[] ofTable) {
            double[] weights = new double[rows.count()];
            boolean anybody = false;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = ofTable[rows.of(i)];
                anybody |= weights[i] > 0;
            }
            return anybody ? Optional.of(distribution().reweighted(weights)) : Optional.empty();
        }
    }

    /** Rows of a table, by number. */
    static final class Rows {
        private final int[] rows;

        Rows(int[] rows) {
            this.rows = rows;
        }

        int of(int row) {
            return rows[row];
        }

        int count() {
            return rows.length;
        }

        BitSet asSet() {
            var set = new BitSet();
            for (int row : rows) {
                set.set(row);
            }
            return set;
        }
    }

    private record Wanted(Metric.Unit unit, List<String> columns, int group) {}

    People people(List<String> names) {
        return people(Metric.Unit.WELFARE, names, EVERYBODY);
    }

    Map<String, Distribution> distributions() {
        Map<String, Distribution> byGroup = new LinkedHashMap<>();
        for (String group : groups()) {
            people(Metric.Unit.WELFARE, List.of(), grouping.codes.get(group))
                    .some()
                    .ifPresent(found -> byGroup.put(group, found));
        }
        return byGroup;
    }

    /** The people a metric is about, among everybody or in one group; nobody if the sample does not know the group. */
    People people(Metric metric, Optional<String> group) {
        if (group.isPresent() && !grouping.codes.containsKey(group.get())) {
            return new People(Optional.empty(), new Rows(new int[0]), Map.of());
        }
        return people(
                metric.unit(), metric.columns(), group.map(grouping.codes::get).orElse(EVERYBODY));
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

    private People people(Metric.Unit unit, List<String> names, int group) {
        var wanted = new Wanted(unit, names, group);
        People known = people.get(wanted);
        if (known == null) {
            known = assemble(unit, names, group);
            people.put(wanted, known);
        }
        return known;
    }

    private People assemble(Metric.Unit unit, List<String> names, int group) {
        List<Slip> slips = slips(unit, names);
        int[] dropped = new int[slips.size()];
        int candidates = group == EVERYBODY
                ? survey.table().rowCount()
                : grouping.rows.get(group).count();
        int[] kept = new int[candidates];
        int rows = 0;
        for (int i = 0; i < candidates; i++) {
            int row = group == EVERYBODY ? i : grouping.rows.get(group).of(i);
            if (asked(row)) {
                int slip = first(slips, row);
                if (slip == slips.size()) {
                    kept[rows++] = row;
                } else {
                    dropped[slip]++;
                }
            }
        }
        Map<String, Integer> reasons = new TreeMap<>();
        for (int slip = 0; slip < dropped.length; slip++) {
            if (dropped[slip] > 0) {
                reasons.put(slips.get(slip).reason(), dropped[slip]);
            }
        }
        if (group != EVERYBODY && withoutGroup() > 0) {
            reasons.put("missing " + String.join(" or ", survey.groupColumns()), withoutGroup());
        }
        int[] used = Arrays.copyOf(kept, rows);
        Optional<Distribution> some =
                rows == 0 ? Optional.empty() : Optional.of(distribution(unit, names, group, used));
        return new People(some, new Rows(used), Map.copyOf(reasons));
    }

    private Distribution distribution(Metric.Unit unit, List<String> names, int group, int[] used) {
        Distribution distribution = base(unit, names, group, used).orElseGet(() -> plain(unit, used));
        for (String name : names) {
            distribution = column(name).join(distribution, name, used);
        }
        return distribution;
    }

    private boolean asked(int row) {
        return survey.domain().isEmpty() || survey.domain().get().holds(row);
    }

    /** Rows whose group is unknown belong to none, and are counted as dropped by every one. */
    private int withoutGroup() {
        Rows without = grouping.without;
        return (int) IntStream.range(0, without.count())
                .filter(i -> asked(without.of(i)))
                .count();
    }

    /** A reason for which a row cannot be used. */
    private record Slip(String reason, IntPredicate of) {}

    private static int first(List<Slip> slips, int row) {
        int slip = 0;
        while (slip < slips.size() && !slips.get(slip).of.test(row)) {
            slip++;
        }
        return slip;
    }

    private List<Slip> slips(Metric.Unit unit, List<String> names) {
        List<Slip> slips = new ArrayList<>();
        double[] weights = drawn.weights;
        slips.add(new Slip("missing size", row -> Double.isNaN(drawn.members[row])));
        slips.add(new Slip("missing weight", row -> Double.isNaN(weights[row])));
        slips.add(new Slip("zero weight", row -> weights[row] == 0));
        if (unit != Metric.Unit.NONE) {
            double[] money = welfare(Metric.Unit.WELFARE);
            slips.add(new Slip("missing welfare", row -> Double.isNaN(money[row])));
        }
        if (unit == Metric.Unit.LINES) {
            double[] ratio = welfare(Metric.Unit.LINES);
            slips.add(new Slip("missing line", row -> Double.isNaN(ratio[row])));
        }
        for (String name : names) {
            Known column = column(name);
            slips.add(new Slip("missing " + name, column::missing));
        }
        return slips;
    }

    private Distribution plain(Metric.Unit unit, int[] used) {
        var plain = Distribution.of(pick(welfare(unit), used), pick(drawn.weights, used));
        return unit == Metric.Unit.LINES ? plain.with(Line.Own.COLUMN, pick(lines(), used)) : plain;
    }

    /** Where no row misses one of the columns, the people are those of welfare alone, whose order may be made already. */
    private Optional<Distribution> base(Metric.Unit unit, List<String> names, int group, int[] used) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        People plain = people(unit, List.of(), group);
        return plain.rows().count() == used.length ? plain.some() : Optional.empty();
    }

    private Known column(String name) {
        return columns.computeIfAbsent(
                name,
                it -> Columns.column(survey.table(), it) instanceof NumericColumn<?>
                        ? new Amounts(Columns.numbers(survey.table(), survey.places(), it))
                        : new Names(Columns.column(survey.table(), it)));
    }

    /** A column that a metric reads beside welfare. */
    private sealed interface Known {
        boolean missing(int row);

        Distribution join(Distribution distribution, String name, int[] rows);
    }

    /** A column of numbers. */
    private static final class Amounts implements Known {
        private final double[] values;

        Amounts(double[] values) {
            this.values = values;
        }

        @Override
        public boolean missing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public Distribution join(Distribution distribution, String name, int[] rows) {
            return distribution.with(name, pick(values, rows));
        }
    }

    /** A column of anything else names groups. */
    private record Names(Column<?> column) implements Known {
        @Override
        public boolean missing(int row) {
            return Columns.missing(column, row);
        }

        @Override
        public Distribution join(Distribution distribution, String name, int[] rows) {
            return distribution.with(
                    name,
                    Groups.of(Arrays.stream(rows)
                            .mapToObj(column::getUnformattedString)
                            .toList()));
        }
    }

    private double[] welfare(Metric.Unit unit) {
        double[] known = welfare.get(unit);
        if (known == null) {
            known = switch (unit) {
                case WELFARE -> money();
                case LINES -> inLines();
                case NONE -> new double[survey.table().rowCount()];
            };
            welfare.put(unit, known);
        }
        return known;
    }

    private double[] money() {
        String name = survey.welfareColumn()
                .orElseThrow(() -> new IllegalStateException(
                        "the survey does not know which column is welfare; say so with welfare(column)"));
        double[] values = Columns.numbers(survey.table(), survey.places(), name);
        survey.rescalings().forEach(rescaling -> rescaling.apply(survey.table(), survey.places(), values));
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw Columns.fault(survey.table(), survey.places(), name, row, "welfare is infinite");
            }
        }
        Columns.requireMagnitude(survey.table(), survey.places(), name, values);
        return values;
    }

    private double[] lines() {
        return survey.lines()
                .orElseThrow(() -> new IllegalStateException(
                        "the metric wants each person's own line, but the survey has none; say so with line(column)"))
                .of(survey.table(), survey.places());
    }

    private double[] inLines() {
        double[] lines = lines();
        double[] money = welfare(Metric.Unit.WELFARE);
        double[] ratio = new double[money.length];
        Arrays.setAll(ratio, row -> money[row] / lines[row]);
        return ratio;
    }

    static double[] pick(double[] values, Rows rows) {
        return pick(values, rows.rows);
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        Arrays.setAll(picked, i -> values[rows[i]]);
        return picked;
    }
}
