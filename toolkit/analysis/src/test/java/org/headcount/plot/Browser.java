package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Headless Chromium with the network cut off, which opens a page and says what it sees. */
public final class Browser {

    private static final Pattern REPORT = Pattern.compile("<pre id=\"report\">(.*?)</pre>", Pattern.DOTALL);

    /** Looks at all text that can be seen, picture by picture, and writes what is cut or lies over other text. */
    static final String LOOK = """
            <script>
            const look = () => {
              const faults = [];
              let seen = 0;
              for (const box of document.querySelectorAll('.look, .headcount-wide, .headcount-narrow, .plotly, #live')) {
                const frame = box.getBoundingClientRect();
                if (frame.width === 0) continue;
                const texts = [...box.querySelectorAll('svg text')]
                  .filter(text => text.textContent.trim() && !text.closest('defs') && !text.closest('.hoverlayer'))
                  .flatMap(text => {
                    const lines = text.querySelectorAll('tspan.line');
                    return lines.length ? [...lines] : [text];
                  })
                  .map(text => {
                    const range = document.createRange();
                    range.selectNodeContents(text);
                    return [text.textContent, range.getBoundingClientRect()];
                  })
                  .filter(([, at]) => at.width > 0);
                seen += texts.length;
                texts.forEach(([text, at], index) => {
                  if (at.left < frame.left - 1 || at.right > frame.right + 1
                      || at.top < frame.top - 1 || at.bottom > frame.bottom + 1) {
                    faults.push('cut: ' + text);
                  }
                  for (const [other, there] of texts.slice(0, index)) {
                    const wide = Math.min(at.right, there.right) - Math.max(at.left, there.left);
                    const tall = Math.min(at.bottom, there.bottom) - Math.max(at.top, there.top);
                    // Lines of one text stand closer than their boxes are tall.
                    if (wide > 1.5 && tall > 4) faults.push(text + ' lies over ' + other);
                  }
                });
              }
              const report = document.createElement('pre');
              report.id = 'report';
              report.textContent = [
                'seen ' + seen,
                'svg drawn ' + document.querySelectorAll('.main-svg').length,
                'asked for ' + performance.getEntriesByType('resource').map(entry => entry.name)
                    .filter(name => !name.startsWith('blob:') && !name.endsWith('/plotly.js')).join(' '),
                ...faults].join('\\n');
              document.body.append(report);
            };
            </script>
            """;

    private Browser() {}

    private static Optional<String> chromium() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The page as it is after its scripts ran; without a browser the test is skipped. */
    static String dom(Path page, int width, Path folder) throws IOException, InterruptedException {
        Optional<String> chromium = chromium();
        assertThat(chromium.isPresent() || System.getenv("CI") == null)
                .as("in continuous integration what a browser shows is checked, not skipped")
                .isTrue();
        assumeTrue(chromium.isPresent(), "no chromium on the PATH: what a browser shows is not checked");
        Path out = folder.resolve("dom-" + width + ".html");
        Process process = new ProcessBuilder(
                        chromium.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--allow-file-access-from-files",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=" + width + ",900",
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("Chromium ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    /** What a page that looked at itself found: texts seen, pictures drawn, what it asked for, and each fault. */
    static List<String> report(Path page, int width, Path folder) throws IOException, InterruptedException {
        Matcher report = REPORT.matcher(dom(page, width, folder));
        assertThat(report.find()).as("the page looked at itself").isTrue();
        return List.of(report.group(1).split("\n", -1));
    }

    /**
     * Writes a contact sheet, opens it, and holds that no label in either writer is cut or lies over
     * another.
     *
     * @param sheet where the sheet is left, so that somebody can look at it
     */
    public static void assertReadable(Path sheet, Map<String, Plot> plots, int width, Path folder)
            throws IOException, InterruptedException {
        ContactSheet.write(sheet, plots);
        Path page = sheet.resolve("looked-at.html");
        Files.writeString(
                page,
                Files.readString(sheet.resolve("index.html"))
                        .replace("document.documentElement.dataset.drawn = 'yes'", "look()")
                        .replace("</head>", LOOK + "</head>"));
        List<String> report = report(page.toAbsolutePath(), width, folder);
        assertThat(Integer.parseInt(report.get(0).replace("seen ", ""))).isGreaterThan(20 * plots.size());
        assertThat(report.get(2)).isEqualTo("asked for ");
        assertThat(report.subList(3, report.size())).isEmpty();
    }
}
