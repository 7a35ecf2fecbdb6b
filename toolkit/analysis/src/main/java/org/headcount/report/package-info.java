/**
 * The audit of a document as one HTML page: the document's text with each figure marked by its verdict.
 *
 * <p>{@link org.headcount.report.AuditPage} assembles the page. {@code MarkedText} writes the text with its figures,
 * {@code FigureCards} the details of each figure, {@code ClaimReviews} the verdicts for search engines. All of them
 * build a jsoup tree, so that nothing in a document can become markup, and read no file, clock or locale.
 */
package org.headcount.report;
