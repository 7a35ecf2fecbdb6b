package org.headcount.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A picture that a page carries as an address: what it contains can then neither run nor load anything. */
final class EmbeddedImage {

    static final String SVG = "image/svg+xml";

    private EmbeddedImage() {}

    /** The address of a picture, from what a notebook keeps of it: markup for SVG, else base64. */
    static String data(String mime, String content) {
        String bytes = mime.equals(SVG)
                ? Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
                : content.replaceAll("[^A-Za-z0-9+/=]", "");
        return "data:" + mime + ";base64," + bytes;
    }
}
