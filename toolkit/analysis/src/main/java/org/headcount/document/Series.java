package org.headcount.document;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.headcount.metrics.Growth;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * A quantity over the years, and what follows from it: growth, index, change, shares, amounts per
 * head, amounts at constant prices.
 *
 * <p>Two series meet only where their units and scopes do: yuan are not added to dollars, a part is
 * not shared out of a whole that it does not lie in, and what lies inside another is not added to it.
 * Nothing is converted or deflated unasked. Series need not have the same years; what they give has
 * the years of both.
 */
public final class Series implements Quantity {

    private final String topic;
    private final Unit unit;
    private final Scope scope;
    private final int[] years;
    private final double[] values;
    private final List<Figure> figures;

    private Series(String topic, Unit unit, Scope scope, int[] years, double[] values, List<Figure> figures) {
        this.topic = topic;
        this.unit = unit;
        this.scope = scope;
        this.years = years;
        this.values = values;
        this.figures = figures;
    }

    /**
     * Two columns of a table. Rows without a value are left out.
     *
     * @param table the table
     * @param year the name of the column of years, each at most once
     * @param value the name of the column of values
     * @param unit what they count or measure
     * @param scope what they cover
     * @throws IllegalArgumentException if a column is missing or not of numbers, or a year occurs twice
     */
    public static Series of(Table table, String year, String value, Unit unit, Scope scope) {
        NumericColumn<?> yearColumn = numeric(table, year);
        NumericColumn<?> valueColumn = numeric(table, value);
        Map<Integer, Double> byYear = new TreeMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            if (valueColumn.isMissing(row)) {
                continue;
            }
            int when = (int) yearColumn.getDouble(row);
            if (byYear.put(when, valueColumn.getDouble(row)) != null) {
                throw new IllegalArgumentException("the year " + when + " occurs twice in column '" + year
                        + "' of table '" + table.name() + "': sum or filter its rows first");
            }
        }
        return of(value, unit, scope, byYear, List.of());
    }

    private static NumericColumn<?> numeric(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new IllegalArgumentException("table '" + table.name() + "' has no column '" + name + "'; it has "
                    + String.join(", ", table.columnNames()));
        }
        if (table.column(name) instanceof NumericColumn<?> column) {
            return column;
        }
        throw new IllegalArgumentException("column '" + name + "' of table '" + table.name() + "' holds "
                + table.column(name).type() + ", not numbers");
    }

    static Series of(String topic, Unit unit, Scope scope, Map<Integer, Double> byYear, List<Figure> figures) {
        if (byYear.isEmpty()) {
            throw new IllegalArgumentException("a series needs at least one value, and '" + topic + "' has none");
        }
        Map<Integer, Double> sorted = new TreeMap<>(byYear);
        return new Series(
                topic,
                unit,
                scope,
                sorted.keySet().stream().mapToInt(Integer::intValue).toArray(),
                sorted.values().stream().mapToDouble(Double::doubleValue).toArray(),
                List.copyOf(figures));
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public Period period() {
        return Period.years(years[0], years[years.length - 1]);
    }

    @Override
    public String words() {
        return "'" + topic + "'";
    }

    /** The same under another name. */
    public Series named(String topic) {
        return with(topic, unit, values);
    }

    /** The printed figures that it rests on; none where it was made of a table. */
    public List<Figure> figures() {
        return figures;
    }

    /** The years, rising. */
    public int[] years() {
        return years.clone();
    }

    /** The values, by year. */
    public double[] values() {
        return values.clone();
    }

    /**
     * The value of a year.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double at(int year) {
        return values[position(year)];
    }

    private int position(int year) {
        int position = Arrays.binarySearch(years, year);
        if (position < 0) {
            throw new IllegalArgumentException(
                    words() + " has no value of " + year + "; its years are " + Arrays.toString(years));
        }
        return position;
    }

    /** Growth from the first year to the last, in percent. */
    public double totalGrowth() {
        return 100 * Growth.total(values[0], values[values.length - 1]);
    }

    /** Compound growth a year from the first to the last, in percent. */
    public double annualGrowth() {
        return 100 * Growth.compound(times(), values);
    }

    /** The yearly rate of the exponential that fits best through all values, in percent. */
    public double leastSquaresGrowth() {
        return 100 * Growth.leastSquares(times(), values);
    }

    private double[] times() {
        return Arrays.stream(years).asDoubleStream().toArray();
    }

    /** Every value with the year's as 100. */
    public Series index(int year) {
        return with(topic + " (" + year + " = 100)", Unit.RATIO, Growth.index(values, position(year)));
    }

    /** The change from each value to the next; of percentages, in points. The first year has none. */
    public Series change() {
        Unit points = unit.equals(Unit.PERCENT) ? Unit.parse("percentage_points") : unit;
        double[] change = Growth.difference(values);
        return new Series(
                "change of " + topic,
                points,
                scope,
                Arrays.copyOfRange(years, 1, years.length),
                Arrays.copyOfRange(change, 1, change.length),
                figures);
    }

    /** The sum from the first year up to each. */
    public Series cumulative() {
        return with("cumulative " + topic, unit, Growth.cumulative(values));
    }

    /**
     * This series as percent of another that it lies in.
     *
     * @throws IllegalArgumentException if units differ, or its scope is no part of the other's
     */
    public Series shareOf(Series whole) {
        require(
                "the share of " + words() + " in " + whole.words(),
                new Checks().likeUnits(this, whole).inside(this, whole));
        return combine("share of " + topic, whole, Unit.PERCENT, scope, (part, all) -> 100 * part / all);
    }

    /**
     * This series per head, per household or per any other thing that another series counts.
     *
     * @throws IllegalArgumentException if the scope of this one is no part of what is counted
     */
    public Series per(Series count) {
        require(
                words() + " per " + count.words(),
                new Checks().oneCurrency(this, count).inside(this, count));
        return combine(topic + " per " + count.topic, count, unit.per(count.unit), scope, (total, n) -> total / n);
    }

    /**
     * The sum with another series that does not overlap with it.
     *
     * @throws IllegalArgumentException if units differ, or one lies inside the other
     */
    public Series plus(Series other) {
        require(
                words() + " plus " + other.words(),
                new Checks().likeUnits(this, other).disjoint(List.of(this, other)));
        return combine(topic + " plus " + other.topic, other, unit, scope.common(other.scope), Double::sum);
    }

    /**
     * This series without a part of it.
     *
     * @throws IllegalArgumentException if units differ, or the other lies outside this one
     */
    public Series minus(Series part) {
        require(
                words() + " less " + part.words(),
                new Checks().likeUnits(this, part).inside(part, this));
        return combine(topic + " less " + part.topic, part, unit, scope, (all, less) -> all - less);
    }

    /**
     * Amounts of money at the prices of one year.
     *
     * @param prices a price index, whose name the result carries
     * @param year the year whose prices are used
     * @throws IllegalArgumentException if this is no money, or prices are missing for a year of this series
     */
    public Series deflate(Series prices, int year) {
        if (!unit.isMoney()) {
            throw new IllegalArgumentException(words() + " is in " + unit + ": only money is deflated");
        }
        double[] levels = Arrays.stream(years).mapToDouble(prices::at).toArray();
        double[] real = Growth.deflate(values, levels, prices.at(year));
        return new Series(
                topic + " at prices of " + year + " by " + prices.topic, unit, scope, years, real, together(prices));
    }

    private static void require(String what, Checks checks) {
        List<Objection> objections = checks.list();
        if (!objections.isEmpty()) {
            throw new IllegalArgumentException("cannot compute " + what + ": "
                    + String.join(
                            "; ", objections.stream().map(Objection::message).toList()));
        }
    }

    private Series with(String topic, Unit unit, double[] values) {
        return new Series(topic, unit, scope, years, values, figures);
    }

    private List<Figure> together(Series other) {
        return Stream.concat(figures.stream(), other.figures.stream())
                .distinct()
                .toList();
    }

    private Series combine(String topic, Series other, Unit unit, Scope scope, DoubleBinaryOperator operation) {
        Map<Integer, Double> both = new TreeMap<>();
        for (int year : years) {
            if (Arrays.binarySearch(other.years, year) >= 0) {
                both.put(year, operation.applyAsDouble(at(year), other.at(year)));
            }
        }
        if (both.isEmpty()) {
            throw new IllegalArgumentException(words() + " and " + other.words() + " have no year in common: "
                    + Arrays.toString(years) + " and " + Arrays.toString(other.years));
        }
        return of(topic, unit, scope, both, together(other));
    }

    /** A row per year. */
    public Table table() {
        return Table.create(topic, IntColumn.create("year", years), DoubleColumn.create(topic + ", " + unit, values));
    }

    @Override
    public String toString() {
        return table().toString();
    }
}
