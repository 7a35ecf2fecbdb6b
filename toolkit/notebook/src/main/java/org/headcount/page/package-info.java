/**
 * Notebooks as pages: one file each, that needs no network, and that nothing in it can turn against its
 * reader.
 *
 * <p>A {@link org.headcount.page.Page} walks through the cells of a notebook. Prose goes through
 * commonmark and a sanitiser; formulas become MathML, which browsers set by themselves; code is coloured
 * here, by a small lexer, so that no script has to. Of each output the richest form is shown:
 * plots as a still picture whose place plotly.js takes where scripts may run, tables in a box that
 * scrolls, text with its terminal's colours. What we make ourselves is kept aside while the rest is
 * sanitised, and put back.
 *
 * <p>Nothing here runs a cell, and nothing knows what notebooks are about: who does says so through {@link
 * org.headcount.page.About}. A run's pages have an {@link org.headcount.page.PageIndex}.
 */
package org.headcount.page;
