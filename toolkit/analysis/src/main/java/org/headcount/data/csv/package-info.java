/**
 * Separated values: {@link org.headcount.data.csv.Csv} has the settings, {@code CsvFile} finds separator, encoding and types,
 * {@code CsvStretch} reads a stretch of lines, several at a time. {@link org.headcount.data.csv.Eurostat} knows that office's
 * files.
 */
package org.headcount.data.csv;
