package org.dflib.jjava.jupyter.kernel.display;

/** A value in several forms. */
public class DisplayData extends io.github.spencerpark.jupyter.kernel.display.DisplayData {
    /** Data with no form yet. */
    public DisplayData() {}

    /** Data with plain text. */
    public DisplayData(String text) {
        super(text);
    }
}
