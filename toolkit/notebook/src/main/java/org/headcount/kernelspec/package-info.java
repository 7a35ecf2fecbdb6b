/**
 * Kernelspecs: the files that make the kernel known to Jupyter.
 *
 * <p>A {@link org.headcount.kernelspec.Kernelspec} is a folder with a {@code kernel.json} and logos, in one of Jupyter's
 * data folders, which {@link org.headcount.kernelspec.JupyterPaths} finds on each system without running {@code
 * jupyter}. It starts Java itself, with the class path of the {@link org.headcount.kernelspec.JavaProgram} that runs now and
 * the class archives that fit it.
 */
package org.headcount.kernelspec;
