package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** The kernel's methods that cells of IJava call. */
public class Kernel {
    /** Not for instances. */
    protected Kernel() {}

    /** The kernel that runs the cell. */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /**
     * Not available: a cell that runs cannot compile more code.
     *
     * @throws UnsupportedOperationException always, with what to do instead
     */
    @SuppressWarnings("DoNotCallSuggester") // Cells of IJava call it.
    public static Object eval(String code) {
        throw new UnsupportedOperationException("eval is not available while a cell runs: write the code itself in the"
                + " cell, or save it to a file and run that with %load");
    }
}
