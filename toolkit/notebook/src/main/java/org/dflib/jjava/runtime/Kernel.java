package org.dflib.jjava.runtime;

/** The kernel's methods that cells of JJava call. */
public final class Kernel extends io.github.spencerpark.ijava.runtime.Kernel {
    private Kernel() {}
}
