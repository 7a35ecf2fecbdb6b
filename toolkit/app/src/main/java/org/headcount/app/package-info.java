/**
 * The command {@code headcount}. Each sub-command reads its arguments, calls the toolkit, and writes
 * the result in the form asked for; nothing is computed here. Standard output carries the result and
 * nothing else. The status is 0 when done, 1 when done and something was found wrong, 2 when the
 * command could not be carried out.
 */
package org.headcount.app;
