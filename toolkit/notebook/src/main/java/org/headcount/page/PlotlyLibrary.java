package org.headcount.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * plotly.js from its WebJar, made small, since every page carries it: without indentation and lines of
 * comment, which are a tenth of what is left after compression.
 */
final class PlotlyLibrary {

    private static final String JAR = "org.webjars.npm/plotly.js-dist";

    /** The library, packed and in base64. */
    static final String PACKED = pack();

    private PlotlyLibrary() {}

    private static String pack() {
        try (InputStream named = open("/META-INF/maven/" + JAR + "/pom.properties")) {
            Properties properties = new Properties();
            properties.load(named);
            String script =
                    "/META-INF/resources/webjars/plotly.js-dist/" + properties.getProperty("version") + "/plotly.js";
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (InputStream source = open(script);
                    GZIPOutputStream zip = new Tight(packed)) {
                new String(source.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::stripLeading)
                        .filter(line -> !line.startsWith("//"))
                        .forEach(line -> write(zip, line));
            }
            return Base64.getEncoder().encodeToString(packed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read plotly.js from its WebJar", e);
        }
    }

    private static void write(OutputStream out, String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream stream = PlotlyLibrary.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(
                    "no " + resource + " on the class path: add org.webjars.npm:plotly.js-dist to it");
        }
        return stream;
    }

    private static final class Tight extends GZIPOutputStream {
        Tight(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
