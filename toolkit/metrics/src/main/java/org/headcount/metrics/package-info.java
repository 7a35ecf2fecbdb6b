/**
 * Poverty, inequality and growth as pure functions on primitive columns.
 *
 * <p>Nothing here reads a file, a clock, a locale or static state, and nothing depends on a table
 * library: the same function serves one array, a survey's domain and a partition of a cluster.
 */
package org.headcount.metrics;
