/**
 * The numbers of a document, as data that know where they stand, and the audit that holds them
 * against each other.
 *
 * <h2>The walk</h2>
 *
 * <p>A {@link org.headcount.document.Figure} is a number as a document prints it. What the print
 * leaves open is its {@link org.headcount.document.Interval}: "12.75 billion yuan" is anything that
 * rounds to it, "more than four million" has no upper end. What it counts is its {@link
 * org.headcount.document.Unit}, what it covers its {@link org.headcount.document.Scope}, a path such as
 * {@code china/key-counties/national}, and where it stands its {@link
 * org.headcount.document.Provenance}.
 *
 * <p>A {@link org.headcount.document.Relation} says how one number follows from others: a {@link
 * org.headcount.document.Trend} over time, a {@link org.headcount.document.Proportion}, a {@link
 * org.headcount.document.Composition}, a {@link org.headcount.document.Bound}, a {@link
 * org.headcount.document.Restatement}. It is declared by whoever reads the document, never found by
 * trying. Before it computes it looks at units, currencies, scopes, topics and periods, and has an
 * {@link org.headcount.document.Objection} where they do not fit. Its arithmetic stays a tree, an
 * {@link org.headcount.document.Expression}, so that a result is no wider than its inputs make it, and
 * so that it can be turned round: what would a missing input have to be?
 *
 * <p>A {@link org.headcount.document.Claim} is a printed figure that a relation should give. An {@link
 * org.headcount.document.Audit} computes each and says how it comes out: a {@link
 * org.headcount.document.Verdict} and, with it, a {@link org.headcount.document.Grade}. It carries along
 * what arithmetic does not see, the {@link org.headcount.document.Caveat}s of the figures, and the
 * other readings that were tried, with the reason why each is not it.
 *
 * <p>{@link org.headcount.recorded.Recorded} reads all of this from {@code data/}; {@link
 * org.headcount.document.Ties} hold what documents say without numbers; {@link
 * org.headcount.document.Series} are quantities over the years.
 *
 * <pre>{@code
 * var figures = Recorded.builtIn().figures("white-paper-2011");
 * var growth = figures.growth("fiscal_input", 2001, 2010);  // 11.849 percent a year (11.842 to 11.856)
 * var audit = Audit.of(figures, Recorded.builtIn().claims("white-paper-2011"));
 * audit.only(Verdict.NOT_CHECKABLE);  // 136 million yuan a county: the divisor is printed nowhere
 * }</pre>
 *
 * <h2>Rules</h2>
 *
 * <p>Everything but {@code Recorded} and its readers is pure: no file, clock, locale or static state.
 * Nothing is converted, deflated or rounded unasked. An audit says that numbers disagree, never which
 * of them is wrong.
 */
package org.headcount.document;
