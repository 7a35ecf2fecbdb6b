package org.headcount.session;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** MIME types as cells write them: in full, or by a short name. */
final class Mime {
    private static final Pattern FULL =
            Pattern.compile("(text|image|audio|video|application|font|model|multipart)/[\\w.+-]+(;.*)?");

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("text", Bundle.TEXT),
            Map.entry("html", "text/html"),
            Map.entry("md", "text/markdown"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("latex", "text/latex"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("json", "application/json"),
            Map.entry("javascript", "application/javascript"));

    private Mime() {}

    /** Whether this is a MIME type in full. */
    static boolean isFull(Object argument) {
        return argument instanceof String text && FULL.matcher(text).matches();
    }

    /** The MIME type that an argument names, in full or by a short name. */
    static Optional<String> of(Object argument) {
        if (isFull(argument)) {
            return Optional.of((String) argument);
        }
        return argument instanceof String name
                ? Optional.ofNullable(SHORT.get(name.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /**
     * The MIME type that an argument names.
     *
     * @throws IllegalArgumentException when it names none
     */
    static String require(String argument) {
        return of(argument)
                .orElseThrow(() -> new IllegalArgumentException("'" + shortened(argument)
                        + "' is not a MIME type: write one, as in display(value, \"text/html\"), or a short name: html, md,"
                        + " latex, svg, png, jpeg, gif, json"));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
