/**
 * Runs notebooks and scripts from the command line, without a kernel and without Python.
 *
 * <p>A file's cells go, one after another, to an {@link org.headcount.engine.Engine} of the file's own,
 * whose working directory is the file's. What they put out is kept as nbformat knows it, and at
 * the end written to an output folder, or back into the file, or compared with what the file
 * already holds: a committed notebook is a test. A script is the same cells without outputs.
 *
 * <p>{@link org.headcount.runner.RunCommand}, {@link org.headcount.runner.ConvertCommand} and {@link
 * org.headcount.runner.JshellCommand} are the commands; their exit statuses are 0 for done, 1 for done
 * and found something wrong, 2 for not carried out.
 */
package org.headcount.runner;
