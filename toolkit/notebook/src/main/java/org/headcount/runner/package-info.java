/**
 * Runs notebooks and scripts without a kernel and without Python.
 *
 * <p>A {@link org.headcount.runner.Runner} gives the cells of each file, in order, to an {@link
 * org.headcount.engine.Engine} of its own, whose working directory is the folder of the file. It records the outputs as
 * nbformat does, and at the end writes them to an output folder or back into the file, or compares them with those that
 * the file already holds: a committed notebook is a test. A script is the same cells without outputs.
 *
 * <p>The commands that call this package are in the app module.
 */
package org.headcount.runner;
