package org.dflib.jjava.jupyter.kernel.display;

/** An object that renders itself. */
@FunctionalInterface
public interface DisplayDataRenderable extends io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable {}
