package org.dflib.jjava.runtime;

/** JJava's {@code Display}. */
public final class Display extends io.github.spencerpark.ijava.runtime.Display {
    private Display() {}
}
