/**
 * Makes the kernel known to Jupyter: {@code headcount kernel install}, {@code list} and {@code uninstall}.
 *
 * <p>A kernelspec is a folder with a {@code kernel.json} and logos, in one of Jupyter's data folders, which
 * {@link org.headcount.kernelspec.JupyterPlaces} knows for each system without asking {@code jupyter}. What
 * the {@link org.headcount.kernelspec.Kernelspec} starts is Java itself, on the jars that this very command
 * runs from, with the class archives that fit them.
 */
package org.headcount.kernelspec;
