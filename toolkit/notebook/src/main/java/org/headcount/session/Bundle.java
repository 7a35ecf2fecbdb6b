package org.headcount.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in several forms, each under its MIME type, the form that most clients know first.
 *
 * <p>Text and markup are kept as they are, pictures as base64, JSON as its text.
 *
 * @param data the forms by MIME type, in the order they were given
 */
public record Bundle(Map<String, String> data) {
    /** The MIME type every bundle should have, for readers that show nothing else. */
    public static final String TEXT = "text/plain";

    /** A bundle that later changes to {@code data} do not reach. */
    public Bundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** The bundle of plain text. */
    public static Bundle text(String text) {
        return of(TEXT, text);
    }

    /** The bundle of one form. */
    public static Bundle of(String mime, String content) {
        return new Bundle(Map.of(mime, content));
    }

    /** This bundle with one more form, or with another content for a form it has. */
    public Bundle with(String mime, String content) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(mime, content);
        return new Bundle(more);
    }

    /** The plain text, or nothing where the value has only other forms. */
    public String text() {
        return data.getOrDefault(TEXT, "");
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(data.size());
        for (Map.Entry<String, String> form : data.entrySet()) {
            Wire.writeText(out, form.getKey());
            Wire.writeText(out, form.getValue());
        }
    }

    /** Reads what the session VM wrote. */
    public static Bundle read(DataInput in) throws IOException {
        Map<String, String> data = new LinkedHashMap<>();
        for (int forms = in.readInt(); forms > 0; forms--) {
            data.put(Wire.readText(in), Wire.readText(in));
        }
        return new Bundle(data);
    }
}
