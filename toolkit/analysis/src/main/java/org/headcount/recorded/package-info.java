/**
 * The data folder as documents: figures, claims, programmes, measures and ties that a person has confirmed.
 *
 * <p>{@link org.headcount.recorded.Recorded} is the index: it holds every row of a {@link org.headcount.data.DataFolder} against
 * the others and answers by the id of a document. {@code SourceRows}, {@code FigureRows}, {@code ClaimsReader} (with
 * {@code RelationInputs} and {@code RelationTable}) and {@code TiesReader} read its files; {@code NumberPhrase} holds each
 * number against its phrase, and {@code DocumentTexts} each phrase against the document's text. {@link
 * org.headcount.recorded.RecordWriter} writes the same files.
 *
 * <pre>{@code
 * var recorded = Recorded.builtIn();
 * recorded.figures("white-paper-2011").growth("fiscal_input", 2001, 2010);  // 11.849 percent a year (11.842 to 11.856)
 * recorded.audit("white-paper-2011").only(Verdict.NOT_CHECKABLE);  // 136 million yuan a county: the divisor is printed nowhere
 * }</pre>
 *
 * <p>Whatever is wrong is a {@link org.headcount.data.fault.DataException} with file, line and column.
 */
package org.headcount.recorded;
