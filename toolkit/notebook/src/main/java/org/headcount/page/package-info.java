/**
 * Notebooks as HTML pages: one file each that needs no network, and whose content cannot act against its reader.
 *
 * <p>A {@link org.headcount.page.Page} converts the cells of a notebook in order. Prose goes through commonmark and a
 * sanitiser; formulas become MathML, which browsers render themselves; code is highlighted here, by a small lexer, so that
 * it needs no script. Of each output the richest form is shown: plots as a still picture, which plotly.js replaces where
 * scripts may run, tables in a box that scrolls, text with its terminal colours. Our own markup is set aside while the
 * rest is sanitised, and then put back.
 *
 * <p>Nothing here runs a cell, and nothing knows what notebooks are about: the caller adds that through {@link
 * org.headcount.page.About}. A run's pages have a {@link org.headcount.page.PageIndex}.
 */
package org.headcount.page;
