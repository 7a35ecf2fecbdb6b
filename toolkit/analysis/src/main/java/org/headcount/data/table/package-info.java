/**
 * What a data file holds: {@link org.headcount.data.table.DataFile}, a table with a {@link
 * org.headcount.data.table.Variable} for each column, reasons of missing cells, notes of reading, and the place of each row.
 * {@link org.headcount.data.table.GroupBy} groups its rows.
 */
package org.headcount.data.table;
