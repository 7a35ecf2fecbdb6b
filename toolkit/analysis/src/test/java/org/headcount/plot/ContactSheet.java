package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One page with every form in both writers side by side, to be looked at: run the main method with a
 * folder, {@code target/contact-sheet} if none is given, and open its {@code index.html}.
 */
public final class ContactSheet {

    private ContactSheet() {}

    /** Writes the sheet. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments.length > 0 ? arguments[0] : "target/contact-sheet"));
    }

    static void write(Path folder) throws IOException {
        write(folder, Gallery.all());
    }

    /** Writes a sheet of any plots, each under a name. */
    public static void write(Path folder, Map<String, Plot> plots) throws IOException {
        Files.createDirectories(folder);
        List<String> cells = new ArrayList<>();
        for (Map.Entry<String, Plot> entry : plots.entrySet()) {
            Plot plot = entry.getValue();
            cells.add("<section id=\"" + Svg.escape(entry.getKey()) + "\"><div class=\"svg\">" + plot.figure()
                    + "</div><div class=\"plotly\" data-name=\"" + Svg.escape(entry.getKey()) + "\"></div>"
                    + "<script type=\"application/json\" class=\"wide\">" + plot.plotly(Plot.WIDTH) + "</script>"
                    + "<script type=\"application/json\" class=\"narrow\">" + plot.plotly(Plot.PHONE)
                    + "</script></section>\n");
        }
        Path library = folder.resolve("plotly.js");
        try (var script =
                ContactSheet.class.getResourceAsStream("/META-INF/resources/webjars/plotly.js-dist/3.3.1/plotly.js")) {
            Files.write(library, script.readAllBytes());
        }
        Files.writeString(folder.resolve("index.html"), """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Contact sheet</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                body{margin:16px;font-family:'Liberation Sans',Arial,sans-serif;background:#eee}
                section{display:flex;gap:16px;margin-bottom:16px;align-items:flex-start;break-inside:avoid}
                section>div{background:#fff}
                figure{margin:0}
                .svg,.plotly{width:720px}
                @media (max-width:600px){section{display:block}.svg,.plotly{width:358px;margin-bottom:16px}}
                </style></head><body>
                """ + String.join("", cells) + """
                <script src="plotly.js"></script>
                <script>
                const size = matchMedia('(max-width:600px)').matches ? 'narrow' : 'wide';
                Promise.all([...document.querySelectorAll('section')].map(section => {
                  const plot = JSON.parse(section.querySelector('script.' + size).textContent);
                  return Plotly.newPlot(section.querySelector('.plotly'), plot.data, plot.layout, plot.config);
                })).then(() => document.documentElement.dataset.drawn = 'yes');
                </script></body></html>
                """);
    }

    /**
     * Writes a contact sheet, opens it, and holds that no label in either writer is cut or lies over
     * another.
     *
     * @param sheet where the sheet is left with pictures of it, so that somebody can look at it
     */
    public static void assertReadable(Browser browser, Path sheet, Map<String, Plot> plots, int width)
            throws IOException, InterruptedException {
        write(sheet, plots);
        try (Tab tab = browser.tab(width)) {
            tab.open(sheet.resolve("index.html")).until("document.documentElement.dataset.drawn === 'yes'");
            assertThat(tab.faults()).isEmpty();
            assertThat(tab.requests()).isEmpty();
            assertThat(tab.errors()).isEmpty();
            assertThat(tab.evaluate("document.querySelectorAll('.plotly .main-svg').length")
                            .asInt())
                    .isGreaterThanOrEqualTo(plots.size());
            tab.picture(sheet.resolve("at-" + width + ".png"));
        }
    }
}
