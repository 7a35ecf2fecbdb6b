/**
 * From the text of a document to its figures, claims and verdicts, without anything recorded by hand.
 *
 * <h2>The walk</h2>
 *
 * <ol>
 *   <li>{@link org.headcount.reading.Document} reads a file: the words that a reader sees, cut into {@link
 *       org.headcount.reading.Block}s and {@link org.headcount.reading.DocumentTable}s that are ranges of that text.
 *   <li>{@link org.headcount.reading.Sentences} cuts the blocks into sentences of {@link
 *       org.headcount.reading.Token}s, one sentence at a time.
 *   <li>{@link org.headcount.reading.FigureReader} finds each printed number of a sentence, with unit, hedge and period,
 *       as a {@link org.headcount.reading.ReadFigure}, which keeps its place in the text.
 *   <li>{@link org.headcount.reading.ClaimReader} declares the {@link org.headcount.document.Claim}s that sentence
 *       patterns and tables make over those figures.
 *   <li>{@link org.headcount.reading.Reading} holds all of these and the {@link org.headcount.document.Audit} that
 *       recomputes the claims.
 * </ol>
 *
 * <p>{@link org.headcount.reading.RecordFolder} writes the figures and claims as a recorded document.
 *
 * <p>Only the readers of file formats and the record folder read or write files. Everything else is pure, takes time
 * linear in the text, and gives the same answer on every machine, in every locale.
 */
package org.headcount.reading;
