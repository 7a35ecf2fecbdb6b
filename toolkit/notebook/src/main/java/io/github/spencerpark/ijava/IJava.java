package io.github.spencerpark.ijava;

/** The kernel, as notebooks of IJava ask for it. */
public final class IJava {
    private static final JavaKernel KERNEL = new JavaKernel();

    private IJava() {}

    /** The kernel that runs the cell. */
    public static JavaKernel getKernelInstance() {
        return KERNEL;
    }
}
