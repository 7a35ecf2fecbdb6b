package org.headcount.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.MultilineText;

/**
 * The pictures that prose shows, carried in the page: those attached to the cell, and those in the
 * notebook's own folder or below. Of any other only the alternative text is shown: a page makes no requests.
 *
 * @param folder the notebook's folder
 * @param attached what is attached to the cell, as nbformat keeps it
 */
record Pictures(Path folder, JsonNode attached) {

    /** No pictures but those whose content is in their address. */
    static final Pictures NONE = new Pictures(Path.of("/dev/null/none"), MissingNode.getInstance());

    private static final long LARGEST = 8L << 20;

    private static final Map<String, String> TYPES = Map.of(
            "png",
            "image/png",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg",
            "gif",
            "image/gif",
            "webp",
            "image/webp",
            "svg",
            "image/svg+xml");

    /** A picture as HTML. */
    String html(String address, String words) {
        return data(address)
                .map(data -> "<img src=\"" + data + "\" alt=\"" + HtmlEscape.escape(words) + "\">")
                .orElseGet(() -> "<span class=\"absent\">[picture: "
                        + HtmlEscape.escape(words.isBlank() ? address : words) + "]</span>");
    }

    /** The address of a picture that a page carries; of one that it cannot carry, nothing that shows one. */
    String embedded(String address) {
        return data(address).orElse("");
    }

    private Optional<String> data(String address) {
        if (address.startsWith("attachment:")) {
            String name = address.substring("attachment:".length());
            return attached(attached.path(name)).or(() -> attached(attached.path(decoded(name))));
        }
        if (address.startsWith("data:")) {
            return Optional.of(address)
                    .filter(data -> data.matches("data:image/(png|jpeg|gif|webp|svg\\+xml);base64,[A-Za-z0-9+/=]*"));
        }
        return file(address);
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that belongs to the name.
            return address;
        }
    }

    private static Optional<String> attached(JsonNode forms) {
        for (Map.Entry<String, JsonNode> form : forms.properties()) {
            if (TYPES.containsValue(form.getKey())) {
                return Optional.of(EmbeddedImage.data(form.getKey(), MultilineText.join(form.getValue())));
            }
        }
        return Optional.empty();
    }

    /** Only what lies beside the notebook or below, links followed: a page is given away, and other files are not. */
    private Optional<String> file(String address) {
        try {
            Path home = folder.toRealPath();
            Path file = home.resolve(decoded(address));
            String name = file.getFileName() == null ? "" : file.getFileName().toString();
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            if (type == null
                    || !Files.isRegularFile(file)
                    || !file.toRealPath().startsWith(home)
                    || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(
                    "data:" + type + ";base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
