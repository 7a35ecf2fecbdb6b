package org.headcount.plot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Writes a plot as a page that needs nothing else: the SVG, and plotly.js, compressed, to take its
 * place where scripts may run.
 *
 * <p>The page allows one script only, the one below, named by its hash, and what that one loads; even
 * text that slipped through every escape could run nothing and fetch nothing.
 */
final class Html {

    private static final String STYLE = """
            .headcount-narrow{display:none}
            @media (max-width:600px){.headcount-wide{display:none}.headcount-narrow{display:block}}
            @media print{.headcount-wide{display:block}.headcount-narrow{display:none}}
            """;

    private static final String PAGE_STYLE = """
            body{margin:0;background:#fff;color:#1d1d1f;font-family:'Liberation Sans',Arimo,Helvetica,Arial,sans-serif}
            main{max-width:760px;margin:0 auto;padding:12px}
            figure{margin:0}
            svg{display:block}
            #live{display:none;max-width:720px}
            .drawn #live{display:block}
            .drawn .headcount-plot{display:none}
            @media print{.drawn #live{display:none}.drawn .headcount-plot{display:block}}
            details{margin:12px 16px;font-size:14px;line-height:1.5}
            """;

    private static final String SCRIPT = """
            (async () => {
              const packed = document.getElementById('plotly-js').textContent.trim();
              const bytes = Uint8Array.from(atob(packed), letter => letter.charCodeAt(0));
              const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
              const source = await new Response(stream).blob();
              const script = document.createElement('script');
              script.src = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
              await new Promise((done, failed) => {
                script.onload = done;
                script.onerror = failed;
                document.head.append(script);
              });
              const live = document.getElementById('live');
              const narrow = matchMedia('(max-width:600px)');
              const draw = async () => {
                const plot = JSON.parse(document.getElementById(narrow.matches ? 'narrow' : 'wide').textContent);
                live.replaceChildren();
                const inner = document.createElement('div');
                live.append(inner);
                document.documentElement.classList.add('drawn');
                await Plotly.newPlot(inner, plot.data, plot.layout, plot.config);
              };
              narrow.addEventListener('change', draw);
              await draw();
            })().catch(() => document.documentElement.classList.remove('drawn'));
            """;

    private Html() {}

    static String figure(Plot plot) {
        return "<figure class=\"headcount-plot\"><style>" + STYLE + "</style>\n<div class=\"headcount-wide\">"
                + plot.svg(Plot.WIDTH) + "</div>\n<div class=\"headcount-narrow\">" + plot.svg(Plot.PHONE)
                + "</div></figure>\n";
    }

    static String page(Plot plot) {
        String title = Svg.escape(Typeface.clean(plot.title()));
        String alt = Svg.escape(Typeface.clean(plot.alt()));
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data: blob:; "
                + "style-src 'unsafe-inline'; script-src 'sha256-" + hash(SCRIPT) + "' 'strict-dynamic'\">\n"
                + "<title>" + title + "</title>\n<style>" + PAGE_STYLE + "</style>\n</head>\n<body>\n<main>\n"
                + figure(plot)
                + "<div id=\"live\" role=\"group\" aria-label=\"" + alt + "\"></div>\n"
                + "<details><summary>In words</summary><p>" + alt + "</p></details>\n</main>\n"
                + "<script type=\"application/json\" id=\"wide\">" + plot.plotly(Plot.WIDTH) + "</script>\n"
                + "<script type=\"application/json\" id=\"narrow\">" + plot.plotly(Plot.PHONE) + "</script>\n"
                + "<script type=\"text/plain\" id=\"plotly-js\">" + PlotlyLibrary.packed(Plotly.types(plot))
                + "</script>\n"
                + "<script>" + SCRIPT + "</script>\n</body>\n</html>\n";
    }

    private static String hash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
