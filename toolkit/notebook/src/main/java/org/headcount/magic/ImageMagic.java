package org.headcount.magic;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headcount.engine.CellOutput;
import org.headcount.session.Bundle;

/** {@code %image}. */
final class ImageMagic {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String SVG = "image/svg+xml";

    /** How the files of each kind begin, in hexadecimal. */
    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put("89504e470d0a1a0a", "image/png");
        BEGINNINGS.put("ffd8ff", "image/jpeg");
        BEGINNINGS.put("47494638", "image/gif");
        BEGINNINGS.put("52494646", "image/webp");
    }

    private ImageMagic() {}

    static Magic magic() {
        return new Magic(
                List.of("image"),
                Magic.Reach.LINE,
                List.of("%image FILE-OR-URL"),
                "Shows a picture (PNG, JPEG, GIF, WebP, SVG) from a file or from the web. Its bytes become part of the"
                        + " notebook.",
                ImageMagic::run,
                FileNames::complete);
    }

    private static MagicResult run(MagicCall call, MagicContext context)
            throws MagicFailure, Cancellation.Stopped, IOException {
        if (call.words().size() != 1) {
            throw MagicFailure.of("one picture is to be named", "write its file or its URL, as in %image map.png");
        }
        String name = call.words().get(0);
        byte[] content = context.await(() -> read(name, context));
        String mime = mime(content)
                .orElseThrow(() -> MagicFailure.of(
                        name + " is not a picture that a notebook can show", "PNG, JPEG, GIF, WebP and SVG are shown"));
        String text = mime.equals(SVG)
                ? new String(content, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(content);
        Bundle bundle = Bundle.of(mime, text)
                .with(Bundle.TEXT, String.format(Locale.ROOT, "%s (%s, %,d bytes)", name, mime, content.length));
        context.sink().accept(new CellOutput.Displayed(UUID.randomUUID().toString(), bundle));
        return MagicResult.DONE;
    }

    private static byte[] read(String name, MagicContext context) throws MagicFailure, IOException {
        if (name.matches("https?://.*")) {
            return download(name);
        }
        var file = FileNames.path(name, context);
        if (!Files.exists(file)) {
            throw MagicFailure.of("there is no file " + name, "it was looked for at " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw MagicFailure.of(name + " is a folder, a pipe or a device", "name a file");
        }
        return Files.readAllBytes(file);
    }

    private static byte[] download(String url) throws MagicFailure {
        try {
            URLConnection connection = new URL(url).openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (MalformedURLException e) {
            throw MagicFailure.of(
                    url + " is not a URL: " + e.getMessage(), "write one as in https://example.org/map.png");
        } catch (IOException e) {
            throw MagicFailure.of(
                    url + " cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "look at it in a browser, or name a file");
        }
    }

    private static Optional<String> mime(byte[] content) {
        String hex = HexFormat.of().formatHex(content, 0, Math.min(content.length, 8));
        Optional<String> binary = BEGINNINGS.entrySet().stream()
                .filter(each -> hex.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        String start = new String(content, 0, Math.min(content.length, 1_000), StandardCharsets.UTF_8);
        return binary.or(() -> start.contains("<svg") ? Optional.of(SVG) : Optional.empty());
    }
}
