/**
 * Excel workbooks: {@link org.headcount.data.excel.Excel} has the settings, {@code Workbook} reads the parts of the archive,
 * {@code ExcelSheet} turns rows into columns, {@code ExcelDates} turns serial numbers into dates.
 */
package org.headcount.data.excel;
