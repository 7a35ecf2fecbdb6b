/**
 * Plots of what the other packages know: tables, figures, audits, derivations, series, ties.
 *
 * <p>Each is one call of {@link org.headcount.plotting.Plots}, and what it answers is a
 * {@link org.headcount.plot.Plot} like any other, every part of which can be changed. Whiskers are
 * rounding, arrows are hedges, grey is what cannot be checked: that is decided here, once, where figures
 * become amounts; the forms of {@code org.headcount.plot} know nothing of it.
 */
package org.headcount.plotting;
