/**
 * The numbers of a document as data that know their place, and the audit that checks them against each other.
 *
 * <h2>The walk</h2>
 *
 * <p>A {@link org.headcount.document.Figure} is a number as a document prints it. Its {@link
 * org.headcount.document.Interval} holds all numbers that round to the printed one: "12.75 billion yuan", "more than four
 * million". Its {@link org.headcount.document.Unit} says what is counted, its {@link org.headcount.document.Scope} what is
 * covered (a path such as {@code china/key-counties/national}), and its {@link org.headcount.document.Provenance} its {@link
 * org.headcount.document.Source} and place.
 *
 * <p>A {@link org.headcount.document.Relation} derives one number from others: a {@link org.headcount.document.Trend} over
 * time, a {@link org.headcount.document.Proportion}, a {@link org.headcount.document.Composition}, a {@link
 * org.headcount.document.Bound}, a {@link org.headcount.document.Restatement}. It is declared, by a reader or by a person, never
 * found by trying. Before it computes, it checks units, currencies, scopes, topics and periods, and raises an {@link
 * org.headcount.document.Objection} if they do not fit. Its arithmetic is a tree, an {@link
 * org.headcount.document.Expression}, so that a result is no wider than its inputs make it, and so that it can be solved for a
 * missing input.
 *
 * <p>A {@link org.headcount.document.Claim} is a printed figure that a relation should give. An {@link
 * org.headcount.document.Audit} computes each claim and gives a {@link org.headcount.document.Verdict} with a {@link
 * org.headcount.document.Grade}. It also carries what arithmetic does not see, the {@link org.headcount.document.Caveat}s of the
 * figures, and the other readings that were tried, each with the reason why it was rejected.
 *
 * <p>{@link org.headcount.document.Ties} hold what documents say without numbers; {@link org.headcount.document.Series} are
 * quantities over the years.
 *
 * <h2>Rules</h2>
 *
 * <p>The package is pure: no file, clock, locale or static state; {@code org.headcount.recorded} reads the data folder, and
 * {@code org.headcount.reading} texts. Nothing is converted, deflated or rounded unless asked. An audit says that numbers
 * disagree, never which of them is wrong.
 */
package org.headcount.document;
