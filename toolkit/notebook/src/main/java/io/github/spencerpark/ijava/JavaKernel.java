package io.github.spencerpark.ijava;

import io.github.spencerpark.ijava.runtime.Kernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import org.headcount.session.Display;

/** What notebooks of IJava ask of their kernel. */
public class JavaKernel {
    private final Renderer renderer = new Renderer();

    /** Creates the kernel's stand-in. */
    protected JavaKernel() {}

    /** The registry of renderers. */
    public Renderer getRenderer() {
        return renderer;
    }

    /** Shows data. */
    public void display(DisplayData data) {
        Display.display(data);
    }

    /**
     * Not available: a cell that runs cannot compile more code.
     *
     * @throws UnsupportedOperationException always, with what to do instead
     */
    public Object eval(String code) {
        return Kernel.eval(code);
    }

    /**
     * Not available: a cell that runs cannot compile more code.
     *
     * @throws UnsupportedOperationException always, with what to do instead
     */
    public Object evalRaw(String code) {
        return Kernel.eval(code);
    }
}
