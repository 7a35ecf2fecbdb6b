/**
 * Data files and the data folder: the entry.
 *
 * <p>{@link org.headcount.data.DataReader} reads a file of any format, by its name, with labels and notes; {@link
 * org.headcount.data.Tables#read} gives its table alone. Each format has a package with a reader for what can be set:
 * {@link org.headcount.data.csv.Csv}, {@link org.headcount.data.excel.Excel}, {@link org.headcount.data.stata.Stata},
 * {@link org.headcount.data.spss.Spss}, {@link org.headcount.data.sas.Sas}, {@link org.headcount.data.worldbank.WorldBank} (and {@link
 * org.headcount.data.worldbank.WorldBankOnline}, where there is a network), {@link org.headcount.data.csv.Eurostat}.
 *
 * <p>The readers share, from the bottom up: {@code fault} (errors and what to do about them), {@code input} (bytes, encodings,
 * memory), {@code column} (cells to typed columns), {@code table} (the table with what the file says about it) and
 * {@code format} (labels, notes and settings common to several formats). All of them fill columns of primitives that are
 * paid for from a budget, so that no file can take all memory.
 *
 * <p>{@link org.headcount.data.DataFolder} says where the recorded data are: inside the jar, or in a folder of the same form.
 * {@link org.headcount.data.Rows} reads its files as {@link org.headcount.data.Row}s, each of which knows its file and line, and
 * {@link org.headcount.data.Tables#load} as tables.
 */
package org.headcount.data;
