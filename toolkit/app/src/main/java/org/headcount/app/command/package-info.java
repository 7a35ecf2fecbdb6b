/**
 * The commands for notebooks and for Jupyter: {@code run}, {@code export}, {@code convert}, {@code jshell}, {@code
 * archive} and {@code kernel} with its subcommands.
 *
 * <p>A command reads its options, calls the notebook module, and turns the result into output and an {@link
 * org.headcount.app.command.ExitStatus}.
 */
package org.headcount.app.command;
