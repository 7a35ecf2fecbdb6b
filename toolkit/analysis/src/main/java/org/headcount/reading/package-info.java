/**
 * From the text of a document to its figures, claims and verdicts, without anything recorded by hand.
 *
 * <h2>The walk</h2>
 *
 * <p>A file becomes a {@link org.headcount.reading.Document}: the words that a reader sees, cut into {@link
 * org.headcount.reading.Block}s and {@link org.headcount.reading.DocumentTable}s that are ranges of that text. A
 * grammar walks the text once and finds each printed number as an {@link org.headcount.document.Figure}. Sentence
 * patterns and tables then declare {@link org.headcount.document.Claim}s over those figures, which {@link
 * org.headcount.document.Audit} recomputes.
 *
 * <p>Only the readers of file formats touch the world. Everything else is pure, takes time linear in the text, and
 * gives the same answer on every machine, in every locale.
 */
package org.headcount.reading;
