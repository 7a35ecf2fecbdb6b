/**
 * Data files, read so that whatever is wrong in one can be found: every row knows its file and line,
 * every fault names file, line, column, what stands there and what to do.
 *
 * <p>{@link org.headcount.data.DataFolder} says where the files are: inside the jar, or in a folder of
 * the same form. {@link org.headcount.data.Rows} reads them as {@link org.headcount.data.Row}s, and
 * {@link org.headcount.data.Tables} as tables of Tablesaw.
 */
package org.headcount.data;
