package org.dflib.jjava.jupyter.kernel.display.mime;

/** A MIME type; the constants are inherited. */
public final class MIMEType extends io.github.spencerpark.jupyter.kernel.display.mime.MIMEType {
    @SuppressWarnings("UnusedMethod") // Makes no instances: what parse returns is the type above.
    private MIMEType(String name) {
        super(name);
    }
}
