package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headcount.session.Bundle;
import org.headcount.session.Bundled;

/** A value in several forms. */
public class DisplayData implements Bundled {
    private final Map<String, String> data = new LinkedHashMap<>();

    /** Data with no form yet. */
    public DisplayData() {}

    /** Data with plain text. */
    public DisplayData(String text) {
        data.put("text/plain", text);
    }

    /** The forms of a bundle. */
    public static DisplayData of(Bundle bundle) {
        DisplayData copy = new DisplayData();
        copy.data.putAll(bundle.data());
        return copy;
    }

    @Override
    public Bundle bundle() {
        return new Bundle(data);
    }

    /** Adds a form. */
    public void putData(String mime, Object content) {
        data.put(mime, String.valueOf(content));
    }

    /** Adds a form. */
    public void putData(MIMEType mime, Object content) {
        putData(mime.toString(), content);
    }

    /** A form, or null where there is none. */
    public Object getData(MIMEType mime) {
        return data.get(mime.toString());
    }

    /** Whether there is such a form. */
    public boolean hasDataForType(MIMEType mime) {
        return data.containsKey(mime.toString());
    }

    /** Adds plain text. */
    public void putText(String text) {
        putData(MIMEType.TEXT_PLAIN, text);
    }

    /** Adds HTML. */
    public void putHTML(String html) {
        putData(MIMEType.TEXT_HTML, html);
    }

    /** Adds LaTeX. */
    public void putLatex(String latex) {
        putData(MIMEType.TEXT_LATEX, latex);
    }

    /** Adds a formula. */
    public void putMath(String math) {
        putLatex("$$" + math + "$$");
    }

    /** Adds Markdown. */
    public void putMarkdown(String markdown) {
        putData(MIMEType.TEXT_MARKDOWN, markdown);
    }

    /** Adds JavaScript. */
    public void putJavaScript(String script) {
        putData(MIMEType.APPLICATION_JAVASCRIPT, script);
    }

    /** Adds JSON. */
    public void putJSON(String json) {
        putData(MIMEType.APPLICATION_JSON, json);
    }

    /** Adds SVG. */
    public void putSVG(String svg) {
        putData(MIMEType.IMAGE_SVG, svg);
    }

    @Override
    public String toString() {
        return data.getOrDefault(Bundle.TEXT, "data in " + String.join(", ", data.keySet()));
    }
}
