/**
 * How the toolkit's own values look in a notebook: tables, figures, ties, series and audits, as text and
 * as HTML in which whatever comes from data is text. Values not listed here are shown by their own
 * {@code toString}: an interval, a derivation and an audited claim explain themselves.
 */
package org.headcount.app.render;
