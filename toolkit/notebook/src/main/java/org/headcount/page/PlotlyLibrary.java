package org.headcount.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Properties;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** plotly.js from its WebJar, compressed as tightly as can be, since every page carries it. */
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
                source.transferTo(zip);
            }
            return Base64.getEncoder().encodeToString(packed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read plotly.js from its WebJar", e);
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
