package org.headcount.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.RowPlaces;
import org.headcount.data.table.Variable;
import org.headcount.metrics.Decomposition;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Metric;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Welfare;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * A table of households or persons, told which column is what, and asked for estimates.
 *
 * <pre>{@code
 * var survey = Survey.of(households)
 *         .welfare("consumption").weight("weight").size("members").strata("stratum").psu("cluster");
 * survey.estimate(Poverty.headcount(3.00), Inequality.gini())
 * survey.by("region").estimate(Poverty.headcount(3.00))
 * }</pre>
 *
 * <p>Each of these returns a new survey; none changes the one it is called on, nor the table. Weights are taken as
 * given, calibrated or not. Nothing is dropped in silence: every estimate counts the rows it could not use, by reason.
 */
public final class Survey {
    private final DataFile data;
    private final Table table;
    private Optional<String> name = Optional.empty();
    private Optional<String> unit = Optional.empty();
    private Map<ColumnRole, String> columns = Map.of();
    private Optional<Lines> lines = Optional.empty();
    private boolean rowsAsPsus;
    private SinglePsu singlePsu = SinglePsu.FAIL;
    private Optional<Replicates> replicates = Optional.empty();
    private double level = 0.95;
    private ConfidenceInterval interval = ConfidenceInterval.LOGIT;
    private Optional<PublicationRule> rule = Optional.empty();
    private List<String> groups = List.of();
    private List<String> over = List.of();
    private Optional<String> leftOut = Optional.empty();
    private List<String> groupOrder = List.of();
    private Optional<Domain> domain = Optional.empty();
    private List<Rescaling> rescalings = List.of();
    private DrawnSample.Lazy drawn = new DrawnSample.Lazy();

    private Survey(DataFile data) {
        this.data = data;
        this.table = data.table();
    }

    /** A survey of the rows of a table, everybody weighing the same until told otherwise. */
    public static Survey of(Table table) {
        return of(DataFile.of(table));
    }

    /**
     * The same of a data file: groups are called by its labels and come in the order of its codes, and messages name the
     * lines and rows of the file.
     */
    public static Survey of(DataFile data) {
        return new Survey(data);
    }

    private Survey copy(DataFile data) {
        var copy = new Survey(data);
        copy.name = name;
        copy.unit = unit;
        copy.columns = columns;
        copy.lines = lines;
        copy.rowsAsPsus = rowsAsPsus;
        copy.singlePsu = singlePsu;
        copy.replicates = replicates;
        copy.level = level;
        copy.interval = interval;
        copy.rule = rule;
        copy.groups = groups;
        copy.over = over;
        copy.leftOut = leftOut;
        copy.groupOrder = groupOrder;
        copy.domain = domain;
        copy.rescalings = rescalings;
        copy.drawn = drawn;
        return copy;
    }

    private Survey with(Consumer<Survey> change) {
        Survey copy = copy(data);
        change.accept(copy);
        return copy;
    }

    /** A copy with a sample of its own: its estimates covary with none of this survey's. */
    private Survey redrawn(Consumer<Survey> change) {
        return with(copy -> {
            copy.drawn = new DrawnSample.Lazy();
            change.accept(copy);
        });
    }

    private Map<ColumnRole, String> declaring(ColumnRole role, String column) {
        var more = new EnumMap<ColumnRole, String>(ColumnRole.class);
        more.putAll(columns);
        more.put(role, column);
        return more;
    }

    /** What to call it in titles and sources; until told, the name of its table. */
    public Survey named(String name) {
        return with(copy -> copy.name = Optional.of(name));
    }

    /** What welfare is measured in, with the vintage of its prices: {@code dollars a day, 2021 PPP}. */
    public Survey unit(String unit) {
        return with(copy -> copy.unit = Optional.of(unit));
    }

    /** What happened between this survey and a later one. */
    public SurveyChange changeTo(Survey later) {
        return new SurveyChange(this, later);
    }

    /**
     * Metrics of an earlier survey and of this one, and what changed, with errors:
     * {@code in2022.compare(in2018, Poverty.headcount(3))}. Both are grouped as this one is.
     */
    public Comparison compare(Survey earlier, Metric... metrics) {
        return compare(earlier, Arrays.asList(metrics));
    }

    /** The same. */
    public Comparison compare(Survey earlier, List<Metric> metrics) {
        return Comparison.between(earlier.groupedAs(this), this, metrics);
    }

    private Survey groupedAs(Survey other) {
        return with(copy -> {
            copy.groups = other.groups;
            copy.groupOrder = table == other.table ? other.groupOrder : List.of();
            copy.over = other.over;
        });
    }

    /**
     * What groups have to do with poverty, as metrics of everybody: the share of the people of each group of a column, and its
     * contribution to each index. Those of one index sum to 1.
     *
     * <pre>{@code survey.estimate(survey.contributions("region", Poverty.headcount(3)))}</pre>
     *
     * @param indices averages over people, such as {@code Poverty.gap(3)}: of no other are contributions by group parts of a sum
     * @throws IllegalArgumentException if an index is not such an average
     */
    public List<Metric> contributions(String column, Metric... indices) {
        return contributions(column, Arrays.asList(indices));
    }

    /** The same. */
    public List<Metric> contributions(String column, List<Metric> indices) {
        indices.stream().filter(index -> !isAverage(index)).findFirst().ifPresent(index -> {
            throw new IllegalArgumentException("contributions of groups are to averages over people: "
                    + String.join(", ", AVERAGES) + "; " + index.name() + " is none");
        });
        List<String> levels = by(column).estimate(Welfare.population()).list().stream()
                .filter(it -> it.rows() > 0)
                .flatMap(it -> it.group().stream())
                .toList();
        return Stream.concat(
                        levels.stream().map(level -> Decomposition.populationShare(column, level)),
                        indices.stream()
                                .flatMap(index ->
                                        levels.stream().map(level -> Decomposition.contribution(index, column, level))))
                .<Metric>map(metric -> metric)
                .toList();
    }

    private static final List<String> AVERAGES =
            List.of("headcount", "poverty_gap", "poverty_severity", "fgt", "watts", "headcount_at_or_below");

    /** Whether a metric is an average over people under a poverty line, so that groups contribute parts of a sum to it. */
    public static boolean isAverage(Metric metric) {
        return AVERAGES.contains(metric.name());
    }

    /** The differences between all pairs of groups, tested together: {@code survey.by("region").differences(HOLM, ...)}. */
    public Comparison differences(Correction correction, Metric... metrics) {
        return differences(correction, Arrays.asList(metrics));
    }

    /** The same. */
    public Comparison differences(Correction correction, List<? extends Metric> metrics) {
        return Comparison.ofGroups(this, Optional.empty(), correction, metrics);
    }

    /** The differences of all other groups from one group, tested together. */
    public Comparison differencesFrom(String group, Correction correction, Metric... metrics) {
        return differencesFrom(group, correction, Arrays.asList(metrics));
    }

    /** The same. */
    public Comparison differencesFrom(String group, Correction correction, List<? extends Metric> metrics) {
        return Comparison.ofGroups(this, Optional.of(group), correction, metrics);
    }

    /** The column with consumption, income or what else the analysis ranks people by. */
    public Survey welfare(String column) {
        return with(copy -> copy.columns = declaring(ColumnRole.WELFARE, column));
    }

    /** The column with sampling weights. */
    public Survey weight(String column) {
        return redrawn(copy -> copy.columns = declaring(ColumnRole.WEIGHT, column));
    }

    /**
     * The column with the number of household members: each row then stands for weight times members, and estimates are
     * of persons. Without it each row stands for its weight.
     */
    public Survey size(String column) {
        return redrawn(copy -> copy.columns = declaring(ColumnRole.SIZE, column));
    }

    /** The column with the sampling strata. */
    public Survey strata(String column) {
        return redrawn(copy -> copy.columns = declaring(ColumnRole.STRATA, column));
    }

    /** The column with the primary sampling units; a number that comes again in another stratum is another unit. */
    public Survey psu(String column) {
        return redrawn(copy -> copy.columns = declaring(ColumnRole.PSU, column));
    }

    /** Every row was drawn by itself. Errors can then be estimated though no column names units. */
    public Survey rowsAsPsus() {
        return redrawn(copy -> copy.rowsAsPsus = true);
    }

    /**
     * The column with the number of PSUs that the row's stratum has in the population, for a finite correction. Without
     * strata and PSUs it is the number of rows in the population: a simple random sample without replacement.
     */
    public Survey fpc(String column) {
        return redrawn(copy -> copy.columns = declaring(ColumnRole.PSUS_IN_POPULATION, column));
    }

    /** The column with the units that were drawn within PSUs, such as households; unless declared, each row is one. */
    public Survey ssu(String column) {
        return redrawn(copy -> copy.columns = declaring(ColumnRole.SSU, column));
    }

    /**
     * The column with the number of second-stage units that the row's PSU has in the population. With {@link #fpc} variances are
     * then those of two stages; without it the second stage is in the variance between PSUs already.
     */
    public Survey fpcWithin(String column) {
        return redrawn(copy -> copy.columns = declaring(ColumnRole.SSUS_IN_PSU, column));
    }

    /** A poverty line for all, read by the metrics given {@code Line.own()}. */
    public Survey line(double line) {
        return with(copy -> copy.lines = Optional.of(new Lines.Constant(line)));
    }

    /** The column with each row's poverty line, read by the metrics given {@code Line.own()}. */
    public Survey line(String column) {
        return with(copy -> copy.lines = Optional.of(new Lines.OfColumn(column)));
    }

    /** Welfare divided by the number of members. */
    public Survey perCapita(String members) {
        return rescaled(new Rescaling("per capita, by " + members, members, 1, 1));
    }

    /** Welfare divided by the number of members to a power: 0.5 for the square root scale. */
    public Survey perEquivalent(String members, double elasticity) {
        return rescaled(Rescaling.equivalent(members, elasticity));
    }

    /** Welfare divided by a column with the number of equivalent adults. */
    public Survey perEquivalent(String adults) {
        return rescaled(new Rescaling("per equivalent adult, by " + adults, adults, 1, 1));
    }

    /**
     * Welfare divided by the OECD-modified scale: 1 for the first adult, 0.5 for each other adult, 0.3 for each child. In a
     * household without adults the first child counts 1.
     *
     * <p>Hagenaars, de Vos and Zaidi (1994), <i>Poverty Statistics in the Late 1980s</i>, Eurostat.
     *
     * @param members the column with the number of members
     * @param children the column with the number of children (by Eurostat under 14), who are members too
     */
    public Survey perOecdEquivalent(String members, String children) {
        return rescaled(Rescaling.oecd(members, children, 0.5, 0.3));
    }

    /** Welfare divided by a column with a price index of where each row lives: a spatial deflator, near 1. */
    public Survey deflatedBy(String index) {
        return rescaled(new Rescaling("deflated by " + index, index, 1, 1));
    }

    /**
     * Welfare in international dollars.
     *
     * @param factor local currency for one dollar
     * @param vintage the year of the purchasing power parities, such as 2021: a line must be of the same
     */
    public Survey inPpp(double factor, int vintage) {
        return rescaled(Rescaling.ppp(factor, vintage)).unit(vintage + " PPP dollars");
    }

    /**
     * Welfare at the prices of another year.
     *
     * @param index the price index of the survey's year over that of the other
     * @param year the other year
     */
    public Survey atPrices(double index, int year) {
        return rescaled(Rescaling.prices(index, year));
    }

    private Survey rescaled(Rescaling rescaling) {
        List<Rescaling> more =
                Stream.concat(rescalings.stream(), Stream.of(rescaling)).toList();
        return with(copy -> copy.rescalings = more);
    }

    /** What to do about a stratum with one PSU. */
    public Survey singlePsu(SinglePsu policy) {
        return with(copy -> copy.singlePsu = policy);
    }

    /** Variances by replication rather than linearisation. */
    public Survey replicates(Replicates replicates) {
        return redrawn(copy -> copy.replicates = Optional.of(replicates));
    }

    /** The level of confidence intervals, 0.95 unless told. */
    public Survey level(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1, was " + level
                    + (level > 1 && level < 100 ? "; did you mean " + level / 100 + "?" : ""));
        }
        return with(copy -> copy.level = level);
    }

    /**
     * How confidence intervals are laid: unless told, {@link ConfidenceInterval#LOGIT}, which keeps those of shares between 0
     * and 1. With {@link ConfidenceInterval#T} all are Wald's.
     */
    public Survey interval(ConfidenceInterval interval) {
        return with(copy -> copy.interval = interval);
    }

    /** Flags estimates that are too weak to publish. */
    public Survey publish(PublicationRule rule) {
        return with(copy -> copy.rule = Optional.of(rule));
    }

    /**
     * Leaves out the rows without a place in the design, whose stratum, PSU or number of PSUs in the population is missing, and
     * says in the notes how many. Without it such a row is an error. It is about the columns declared so far.
     */
    public Survey dropIncomplete() {
        List<Column<?>> placing = Stream.of(
                        ColumnRole.STRATA,
                        ColumnRole.PSU,
                        ColumnRole.PSUS_IN_POPULATION,
                        ColumnRole.SSU,
                        ColumnRole.SSUS_IN_PSU)
                .flatMap(role -> column(role).stream())
                .<Column<?>>map(column -> Columns.column(table, column))
                .toList();
        int[] kept = IntStream.range(0, table.rowCount())
                .filter(row -> placing.stream().noneMatch(column -> Columns.missing(column, row)))
                .toArray();
        if (kept.length == table.rowCount()) {
            return this;
        }
        int dropped = table.rowCount() - kept.length;
        int first = IntStream.range(0, table.rowCount())
                .filter(row -> row >= kept.length || kept[row] != row)
                .findFirst()
                .orElseThrow();
        var copy = copy(data.rows(kept));
        copy.drawn = new DrawnSample.Lazy();
        copy.domain = domain.map(rows -> rows.among(kept));
        copy.leftOut = Optional.of(dropped + (dropped == 1 ? " row is" : " rows are")
                + " left out, without " + placing.stream().map(Column::name).collect(Collectors.joining(" or "))
                + " (first: " + data.places().place(first) + ")");
        return copy;
    }

    /** What {@link #dropIncomplete} left out. */
    Optional<String> leftOut() {
        return leftOut;
    }

    /**
     * An estimate for each value of a column; of several columns for each combination that occurs.
     *
     * <p>Numbers, dates and labelled codes come in their own order; texts in the order in which they first appear, but those
     * that are numbers by size.
     */
    public Survey by(String... columns) {
        return with(copy -> {
            copy.groups = List.of(columns);
            copy.groupOrder = List.of();
            copy.over = List.of();
        });
    }

    /**
     * The same with an order of the groups.
     *
     * @param order groups that come first, in this order: {@code by("quintile", List.of("Poorest", "Second"))}
     */
    public Survey by(String column, List<String> order) {
        return by(column).with(copy -> copy.groupOrder = List.copyOf(order));
    }

    /**
     * An estimate for everybody, and then for each value of each of these columns: what a table of a report has, with the
     * country in its first row, then its regions, then town and country.
     */
    public Survey over(String... columns) {
        return by().with(copy -> copy.over = List.of(columns));
    }

    /** Estimates for the rows in which a column has a value. All PSUs keep their place in the design. */
    public Survey where(String column, Object value) {
        boolean[] inside = Columns.equal(table, column, value);
        return within(Domain.of(column, value, inside));
    }

    /**
     * Estimates for the rows where a condition holds: {@code where("year = 2022 and area = 'rural'")}. All PSUs keep their place
     * in the design.
     *
     * @throws IllegalArgumentException if it is not a {@link Condition}, or holds in no row
     */
    public Survey where(String condition) {
        return where(Condition.of(condition));
    }

    /** The same with a condition that was read. */
    public Survey where(Condition condition) {
        return within(Domain.of(condition, data));
    }

    /** Estimates for selected rows. All PSUs keep their place in the design. */
    public Survey where(String label, Selection selection) {
        boolean[] inside = new boolean[table.rowCount()];
        for (int row : selection) {
            inside[row] = true;
        }
        return within(new Domain(label, inside));
    }

    private Survey within(Domain inner) {
        return with(copy ->
                copy.domain = Optional.of(domain.map(outer -> outer.and(inner)).orElse(inner)));
    }

    /** An estimate of each metric, for everybody or for each group. */
    public Estimates estimate(Metric... metrics) {
        return estimate(Arrays.asList(metrics));
    }

    /** An estimate of each metric, for everybody or for each group. */
    public Estimates estimate(List<? extends Metric> metrics) {
        if (over.isEmpty()) {
            return new Estimator(this).estimate(metrics);
        }
        List<Estimates> parts = new ArrayList<>(List.of(by().estimate(metrics)));
        over.forEach(column -> parts.add(by(column).estimate(metrics)));
        return Estimates.over(this, parts);
    }

    /**
     * The people of this survey as a distribution of welfare: what a curve is drawn from.
     *
     * @param columns what else to take along of each person: groups, sources; rows that miss one are left out
     */
    public Distribution distribution(String... columns) {
        return new Sample(this).people(List.of(columns)).distribution();
    }

    /** The distribution of each group, in order of the groups; empty without {@link #by}. */
    public Map<String, Distribution> distributions() {
        return new Sample(this).distributions();
    }

    /** What it is called: what it was named, or else its table and the rows that it is about. */
    public String name() {
        return name.orElseGet(this::rows);
    }

    /** The table and the rows of it that the survey is about. */
    String rows() {
        return table.name() + domain.map(rows -> ", " + rows.label).orElse("");
    }

    /** Where numbers made of these surveys come from, in a line: tables, weights, design. What they share is said once. */
    public static String source(List<Survey> surveys) {
        return Stream.concat(
                        surveys.stream().map(Survey::rows).distinct(),
                        surveys.stream()
                                .flatMap(survey -> Description.ofDesign(survey, survey.drawn().design).stream())
                                .distinct())
                .collect(Collectors.joining("; "));
    }

    /** What welfare is measured in, if that was told. */
    public Optional<String> unit() {
        return unit;
    }

    /** The column of welfare, if that was told. */
    public Optional<String> welfareColumn() {
        return column(ColumnRole.WELFARE);
    }

    Table table() {
        return table;
    }

    /** Where the rows of the table are in its file. */
    RowPlaces places() {
        return data.places();
    }

    /** The table with what its file says of it. */
    DataFile data() {
        return data;
    }

    /** What the file says of a column. */
    Variable variable(String column) {
        return data.variable(column);
    }

    /** Groups that come first. */
    List<String> groupOrder() {
        return groupOrder;
    }

    private Optional<String> column(ColumnRole role) {
        return Optional.ofNullable(columns.get(role));
    }

    Optional<String> weightColumn() {
        return column(ColumnRole.WEIGHT);
    }

    Optional<String> sizeColumn() {
        return column(ColumnRole.SIZE);
    }

    Optional<String> strataColumn() {
        return column(ColumnRole.STRATA);
    }

    Optional<String> psuColumn() {
        return column(ColumnRole.PSU);
    }

    Optional<String> fpcColumn() {
        return column(ColumnRole.PSUS_IN_POPULATION);
    }

    Optional<String> ssuColumn() {
        return column(ColumnRole.SSU);
    }

    Optional<String> fpcWithinColumn() {
        return column(ColumnRole.SSUS_IN_PSU);
    }

    /** What estimates are grouped by, if they are: the name of a column, or of several. */
    public Optional<String> groupColumn() {
        List<String> all = groupColumns();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
    }

    /** The columns whose values, or combinations of values, are the groups. */
    public List<String> groupColumns() {
        return groups.isEmpty() ? over : groups;
    }

    /** Whether estimates are for everybody and for each group of each column. */
    boolean isOver() {
        return !over.isEmpty();
    }

    Optional<Domain> domain() {
        return domain;
    }

    Optional<Lines> lines() {
        return lines;
    }

    List<Rescaling> rescalings() {
        return rescalings;
    }

    Optional<Replicates> replicates() {
        return replicates;
    }

    Optional<PublicationRule> rule() {
        return rule;
    }

    SinglePsu singlePsu() {
        return singlePsu;
    }

    double level() {
        return level;
    }

    ConfidenceInterval interval() {
        return interval;
    }

    boolean hasRowsAsPsus() {
        return rowsAsPsus;
    }

    /** Whether anything is declared from which an error can be estimated. */
    boolean hasDesign() {
        return rowsAsPsus
                || replicates.isPresent()
                || Stream.of(ColumnRole.STRATA, ColumnRole.PSU, ColumnRole.PSUS_IN_POPULATION)
                        .anyMatch(columns::containsKey);
    }

    DrawnSample drawn() {
        return drawn.of(this);
    }

    /** What was declared: which column is what. */
    @Override
    public String toString() {
        return Description.ofDeclaration(this, name);
    }
}
