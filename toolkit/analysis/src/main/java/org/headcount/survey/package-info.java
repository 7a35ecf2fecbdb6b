/**
 * From a table of households to an estimate with its error.
 *
 * <h2>The walk</h2>
 *
 * <p>A {@link org.headcount.survey.Survey} is a table that was told which column is what. Asked for estimates, it reads the
 * columns once: the weight of each row (times members, if a size was named), its place in the design, its welfare, its line.
 * Rows that cannot be used lie outside the estimate's domain: they are counted by reason, and their primary sampling unit
 * keeps its place. For each set of columns that metrics read there is one distribution, which all of them share.
 *
 * <p>A metric gives a value and the influence of each row on it. By linearisation, weight times influence is added up within
 * PSUs; by {@link org.headcount.survey.Replicates}, the value is computed again with other weights. Either way the {@link
 * org.headcount.survey.Estimate} keeps how it varies, so that two of them subtract with their covariance.
 *
 * <p>A group or domain is the same sample with influence zero outside: PSUs without a member still count in the variance.
 * Degrees of freedom count only PSUs and strata with rows that are used.
 *
 * <p>What could mislead stops, with row numbers: a negative weight, a row without its stratum, a stratum with one PSU and no
 * policy chosen. What is a matter of convention is in the result's notes. A survey that was told no design gives no errors.
 */
package org.headcount.survey;
