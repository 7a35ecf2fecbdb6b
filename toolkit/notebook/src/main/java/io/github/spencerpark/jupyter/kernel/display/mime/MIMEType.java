package io.github.spencerpark.jupyter.kernel.display.mime;

/** A MIME type. */
public class MIMEType {
    /** Any form. */
    public static final MIMEType ANY = parse("*");

    /** JSON. */
    public static final MIMEType APPLICATION_JSON = parse("application/json");

    /** JavaScript. */
    public static final MIMEType APPLICATION_JAVASCRIPT = parse("application/javascript");

    /** HTML. */
    public static final MIMEType TEXT_HTML = parse("text/html");

    /** Markdown. */
    public static final MIMEType TEXT_MARKDOWN = parse("text/markdown");

    /** LaTeX. */
    public static final MIMEType TEXT_LATEX = parse("text/latex");

    /** Plain text. */
    public static final MIMEType TEXT_PLAIN = parse("text/plain");

    /** A picture in PNG. */
    public static final MIMEType IMAGE_PNG = parse("image/png");

    /** A picture in JPEG. */
    public static final MIMEType IMAGE_JPEG = parse("image/jpeg");

    /** A picture in GIF. */
    public static final MIMEType IMAGE_GIF = parse("image/gif");

    /** A picture in SVG. */
    public static final MIMEType IMAGE_SVG = parse("image/svg+xml");

    private final String name;

    /** A MIME type of this name. */
    protected MIMEType(String name) {
        this.name = name;
    }

    /** The MIME type of this name. */
    public static MIMEType parse(String name) {
        return new MIMEType(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MIMEType type && name.equals(type.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The type in full, as in {@code text/html}. */
    @Override
    public String toString() {
        return name;
    }
}
