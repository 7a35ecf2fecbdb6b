package org.headcount.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all pages have in common: the rules for the browser, the style, and the one script, which lets
 * plotly.js draw where there are plots.
 *
 * <p>The rules allow that script, named by its hash, and what it loads; they block images, styles, fonts, frames
 * and requests from the network. A script that slipped through every escape could not run. In a trusted page
 * every script runs, and the rules do not contain it: no rule blocks the opening of another address.
 *
 * @param title what the browser's tab says
 */
record PageTemplate(String title, Trust trust) {

    /** By this a page is known as one of ours, which a later run may replace. */
    static final String MARK = "<meta name=\"generator\" content=\"Headcount\">";

    private static final Pattern PLOT = Pattern.compile("<figure class=\"plot\" data-traces=\"([a-z0-9 ]*)\">");
    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");

    private static String resource(String name) {
        try (InputStream stream = PageTemplate.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name + " beside the classes of pages");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page of its main part, a table of contents and a footer. */
    String html(String main, Optional<String> contents, String footer) {
        Optional<Set<String>> traces = traces(main);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" + MARK + "\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + rules(traces.isPresent()) + "\">\n"
                + "<title>" + HtmlEscape.escape(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n"
                + contents.orElse("") + "<main>\n" + main + footer + "</main>\n"
                + traces.map(types -> "<script type=\"text/plain\" class=\"plotly-js\">" + PlotlyLibrary.packed(types)
                                + "</script>\n<script>" + SCRIPT + "</script>\n")
                        .orElse("")
                + "</body>\n</html>\n";
    }

    /** The types of traces of all plots of the page; nothing where it has no interactive plot. */
    private static Optional<Set<String>> traces(String main) {
        Set<String> types = new TreeSet<>();
        Matcher plot = PLOT.matcher(main);
        boolean found = false;
        while (plot.find()) {
            found = true;
            types.addAll(List.of(plot.group(1).split(" ", -1)));
        }
        return found ? Optional.of(types) : Optional.empty();
    }

    /** The beginning of the figure of an interactive plot that has traces of these types. */
    static String plot(Set<String> types) {
        return "<figure class=\"plot\" data-traces=\"" + String.join(" ", new TreeSet<>(types)) + "\">";
    }

    private String rules(boolean plots) {
        String scripts = switch (trust) {
            case TRUSTED -> "'unsafe-inline' blob:";
            case NONE ->
                plots
                        ? "'sha256-" + Base64.getEncoder().encodeToString(HtmlEscape.sha256(SCRIPT))
                                + "' 'strict-dynamic'"
                        : "'none'";
        };
        return "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
                + scripts;
    }
}
