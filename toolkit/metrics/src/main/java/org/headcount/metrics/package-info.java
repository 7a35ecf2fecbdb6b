/**
 * Poverty, inequality and growth as pure functions on primitive columns.
 *
 * <p>Nothing here reads a file, a clock, a locale or static state, and nothing depends on a table
 * library: the same function serves one array, a survey's domain and a partition of a cluster.
 *
 * <h2>The walk</h2>
 *
 * <p>A {@link org.headcount.metrics.Distribution} is welfare, person by person, and what each person weighs. It offers
 * the quantities that the formulas of the field are made of: averages, quantiles, the Lorenz curve, averages of something
 * times rank. Each comes as a {@link org.headcount.metrics.Linearised}: a value, and the influence of every person on it.
 * Linearised values add, multiply, divide and pass through functions, and carry the influence along by the chain rule. So a
 * {@link org.headcount.metrics.Metric} is its paper's formula, written once:
 *
 * <pre>{@code
 * Gini      d.rankAverageOfWelfare(x -> x).over(d.average()).times(2).plus(-1)
 * Kakwani   index(d, tax).minus(gini(d))
 * exit time watts(d, line).over(fgt(d, 0, line)).times(1 / Math.log1p(growth))
 * }</pre>
 *
 * <p>A {@link org.headcount.metrics.Line} that is relative is a linearised value like any other: a headcount under it gains
 * a term for how the line moves, with the density that takes.
 *
 * <p>A sample design enters last and knows no metric. {@link org.headcount.metrics.PsuTotals} adds weight times influence up
 * within primary sampling units, and their differences within strata are the variance (Deville 1999; Binder 1983).
 *
 * <h2>Many rows</h2>
 *
 * <p>Order is made once, when a metric first asks, and shared by all. Sums are compensated, cut at the same rows whether one
 * thread adds or several, and added in order. Distributions and totals merge, associatively: pieces of a file, or ranges of
 * welfare on a cluster, give the numbers of the whole.
 *
 * <h2>Other families</h2>
 *
 * <p>{@link org.headcount.metrics.Change} compares two distributions. {@link org.headcount.metrics.LorenzFit} and
 * {@link org.headcount.metrics.Lognormal} take a table's few published shares in place of persons. {@link
 * org.headcount.metrics.AlkireFoster} counts deprivations and {@link org.headcount.metrics.Targeting} a programme's reach,
 * both as metrics. {@link org.headcount.metrics.Growth}, {@link org.headcount.metrics.Smoothing} and {@link
 * org.headcount.metrics.LineUp} work on values over time.
 */
package org.headcount.metrics;
