/**
 * From cells of text to typed columns: the narrowest type that holds every cell, numbers with signs and separators, codes for
 * missing values, and what to do about a cell that does not fit.
 */
package org.headcount.data.column;
