package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What a value is rendered into: here every form is asked for, and the client chooses among them. */
public class RenderContext {
    private final DisplayData output = new DisplayData();

    /** Creates a context without forms. */
    RenderContext() {}

    /** Whether a form is asked for: each is. */
    public boolean wantsDataRenderedAs(MIMEType mime) {
        return true;
    }

    /** The form under which a form that is asked for is kept. */
    public MIMEType resolveRequestedType(MIMEType mime) {
        return mime;
    }

    /** Adds a form. */
    public void renderIfRequested(MIMEType mime, Supplier<?> content) {
        output.putData(mime, content.get());
    }

    /** Adds a form by hand. */
    public void renderIfRequested(MIMEType mime, BiConsumer<MIMEType, DisplayData> rendering) {
        rendering.accept(mime, output);
    }

    /** The forms so far. */
    public DisplayData getOutputContainer() {
        return output;
    }
}
