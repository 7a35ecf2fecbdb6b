package org.headcount.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.notebook.Json;
import org.headcount.notebook.MultilineText;
import org.headcount.page.Formulas.Place;

/** What cells put out, as HTML: the richest form of each value. */
final class Outputs {

    static final String PLOTLY = "application/vnd.plotly.v1+json";

    private static final List<String> PICTURES =
            List.of(EmbeddedImage.SVG, "image/png", "image/jpeg", "image/gif", "image/webp");
    static final Json.Style INDENTED = new Json.Style("  ", false, "");
    private static final Pattern HEIGHT = Pattern.compile("^[^>]*<svg[^>]*\\sheight=\"([0-9]{1,6})");
    private static final Pattern PIXELS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final int SHEET = 1500;
    private static final int TALL = 40;

    private final Prose prose;
    private final Pictures pictures;
    private final Trust trust;

    Outputs(Prose prose, Pictures pictures, Trust trust) {
        this.prose = prose;
        this.pictures = pictures;
        this.trust = trust;
    }

    /** An output as nbformat keeps it. */
    String html(JsonNode output) {
        return switch (output.path("output_type").asText()) {
            case "stream" ->
                text(
                        "stream " + (output.path("name").asText().equals("stderr") ? "stderr" : "stdout"),
                        MultilineText.join(output.path("text")));
            case "error" -> error(output);
            default -> value(output.path("data"), output.path("metadata"));
        };
    }

    private static String text(String kind, String text) {
        long lines = text.stripTrailing().lines().count();
        String scroll = lines > TALL ? " tall" : lines == 1 ? " sentence" : "";
        return "<pre class=\"" + kind + scroll + "\" tabindex=\"0\">" + Ansi.html(text.stripTrailing()) + "</pre>\n";
    }

    private static String error(JsonNode output) {
        List<String> report = new ArrayList<>();
        output.path("traceback").forEach(line -> report.add(line.asText()));
        String whole = report.isEmpty()
                ? output.path("ename").asText() + ": " + output.path("evalue").asText()
                : String.join("\n", report);
        return text("error", whole);
    }

    private String value(JsonNode data, JsonNode metadata) {
        if (data.has(PLOTLY)) {
            return plot(data, metadata);
        }
        if (trust == Trust.TRUSTED && data.has("application/javascript")) {
            return "<script>" + MultilineText.join(data.get("application/javascript")) + "</script>\n";
        }
        if (data.has("text/html")) {
            String html = MultilineText.join(data.get("text/html"));
            return "<div class=\"html\">"
                    + (trust == Trust.TRUSTED ? html : Sanitised.html(html, pictures, prose.links())) + "</div>\n";
        }
        if (data.has("text/markdown")) {
            return "<div class=\"html\">" + prose.html(MultilineText.join(data.get("text/markdown")), pictures)
                    + "</div>\n";
        }
        return picture(data, metadata)
                .map(picture -> "<figure>" + picture + "</figure>\n")
                .or(() -> form(data, "text/latex").map(Outputs::formula))
                .or(() -> json(data))
                .or(() -> form(data, "text/plain").map(text -> text("text", text)))
                .orElseGet(() -> "<p class=\"absent\">[output in no form that a page shows: "
                        + HtmlEscape.escape(String.join(", ", names(data))) + "]</p>\n");
    }

    static List<String> names(JsonNode data) {
        List<String> names = new ArrayList<>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Optional<String> form(JsonNode data, String mime) {
        return data.has(mime) ? Optional.of(MultilineText.join(data.get(mime))) : Optional.empty();
    }

    private static Optional<String> picture(JsonNode data, JsonNode metadata) {
        String alt = form(data, "text/plain").orElse("picture");
        return PICTURES.stream()
                .filter(data::has)
                .findFirst()
                .map(mime -> "<img" + kind(mime, data) + " src=\""
                        + EmbeddedImage.data(mime, MultilineText.join(data.get(mime))) + "\" alt=\""
                        + HtmlEscape.escape(alt) + "\"" + size(metadata.path(mime)) + ">");
    }

    /** The size in pixels that the notebook gives for a picture of a screen with more pixels. */
    private static String size(JsonNode metadata) {
        StringBuilder size = new StringBuilder();
        for (String side : List.of("width", "height")) {
            String pixels = metadata.has(side)
                    ? Json.write(metadata.get(side), INDENTED).strip()
                    : "";
            if (PIXELS.matcher(pixels).matches()) {
                size.append(" ").append(side).append("=\"").append(pixels).append('"');
            }
        }
        return size.toString();
    }

    /** What is much taller than a sheet of paper is printed over several, any other picture on one. */
    private static String kind(String mime, JsonNode data) {
        Matcher height = HEIGHT.matcher(mime.equals(EmbeddedImage.SVG) ? MultilineText.join(data.get(mime)) : "");
        return height.find() && Double.parseDouble(height.group(1)) > SHEET ? " class=\"long\"" : "";
    }

    /** The picture for readers without scripts and for paper; what plotly.js draws takes its place on a screen. */
    private static String plot(JsonNode data, JsonNode metadata) {
        String alt = form(data, "text/plain").orElse("plot");
        return PageTemplate.plot(PlotlyJson.types(data.get(PLOTLY))) + "<div class=\"still\" tabindex=\"0\">"
                + picture(data, metadata).orElseGet(() -> "<p>" + HtmlEscape.escape(alt) + "</p>")
                + "</div><div class=\"live\" tabindex=\"0\" role=\"group\" aria-label=\"" + HtmlEscape.escape(alt)
                + "\"><div class=\"drawing\"></div></div>\n"
                + "<script type=\"application/json\">" + HtmlEscape.json(PlotlyJson.of(data.get(PLOTLY))) + "</script>"
                + "<details><summary>In words</summary><p>" + HtmlEscape.escape(alt) + "</p></details></figure>\n";
    }

    private static String formula(String latex) {
        String tex = latex.strip().replaceAll("^\\$+|\\$+$", "");
        return "<div class=\"html\">" + MathMl.html(tex, Place.ALONE) + "</div>\n";
    }

    private static Optional<String> json(JsonNode data) {
        return names(data).stream()
                .filter(mime -> mime.equals("application/json") || mime.endsWith("+json"))
                .filter(mime -> mime.equals("application/json") || !data.has("text/plain"))
                .findFirst()
                .map(mime -> text("json", Json.write(data.get(mime), INDENTED)));
    }
}
