/**
 * Stata's .dta files: {@link org.headcount.data.stata.Stata} reads and writes them; {@code StataFile} reads releases 105 to 121,
 * {@code StataWriter} writes release 118, and {@code StataLayout} says where both have their parts.
 */
package org.headcount.data.stata;
