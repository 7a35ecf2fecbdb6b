/**
 * Data files, read so that whatever is wrong in one can be found: every row knows its file and line,
 * every fault names file, line, column, what stands there and what to do.
 *
 * <p>{@link org.headcount.data.DataFolder} says where the files are: inside the jar, or in a folder of
 * the same form. {@link org.headcount.data.Rows} reads them as {@link org.headcount.data.Row}s, and
 * {@link org.headcount.data.Tables} as tables of Tablesaw.
 *
 * <p>Files that others made are read by {@link org.headcount.data.Tables#read}, or with their labels by
 * {@link org.headcount.data.table.DataFile}; each format has a reader of its own, for what there is to set:
 * {@link org.headcount.data.csv.Csv}, {@link org.headcount.data.excel.Excel}, {@link org.headcount.data.stata.Stata},
 * {@link org.headcount.data.spss.Spss}, {@link org.headcount.data.worldbank.WorldBank} (and
 * {@link org.headcount.data.worldbank.WorldBankOnline}, where there is a network), {@link org.headcount.data.csv.Eurostat}. All of them
 * fill columns of primitives (Cells, Texts) that are paid for from a Budget, so that no file can take all memory.
 */
package org.headcount.data;
