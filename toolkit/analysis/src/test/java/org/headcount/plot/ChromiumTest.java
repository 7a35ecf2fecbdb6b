package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contact sheet and a saved page in a browser, as a reader sees them: letters measured by the browser
 * itself, in its own fonts. Skipped where there is no Chromium.
 */
class ChromiumTest {

    private static final Pattern REPORT = Pattern.compile("<pre id=\"report\">(.*?)</pre>", Pattern.DOTALL);

    /** Looks at all text that can be seen, picture by picture, and writes what is cut or lies over other text. */
    private static final String LOOK = """
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

    @TempDir
    Path folder;

    private static Optional<String> chromium() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private List<String> report(Path page, int width) throws IOException, InterruptedException {
        Optional<String> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no chromium on the PATH: what a browser shows is not checked");
        Path out = folder.resolve("dom-" + width + ".html");
        List<String> command = new ArrayList<>(List.of(
                chromium.get(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=" + width + ",900",
                "--virtual-time-budget=20000",
                "--timeout=60000",
                "--dump-dom",
                page.toUri().toString()));
        Process process = new ProcessBuilder(command)
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
        String dom = Files.readString(out, StandardCharsets.UTF_8);
        Matcher report = REPORT.matcher(dom);
        assertThat(report.find()).as("the page looked at itself").isTrue();
        return List.of(report.group(1).split("\n", -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1490, 390})
    void noLabelOfTheContactSheetIsCutOrOverlaps(int width) throws Exception {
        // Left in target, so that somebody can look at it.
        Path sheet = Path.of("target", "contact-sheet");
        ContactSheet.write(sheet);
        Path index = sheet.resolve("looked-at.html");
        Files.writeString(
                index,
                Files.readString(sheet.resolve("index.html"))
                        .replace("document.documentElement.dataset.drawn = 'yes'", "look()")
                        .replace("</head>", LOOK + "</head>"));
        List<String> report = report(index.toAbsolutePath(), width);
        assertThat(Integer.parseInt(report.get(0).replace("seen ", ""))).isGreaterThan(500);
        assertThat(report.get(2)).isEqualTo("asked for ");
        assertThat(report.subList(3, report.size())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aSavedPageDrawsItselfAndAsksForNothing(int width) throws Exception {
        String title = "</script><img src=x onerror=alert(1)>";
        Path page = Gallery.flow().withTitle(title).save(folder.resolve("page.html"));
        // The page lets no script run but its own; to look at it, that rule is lifted here.
        Files.writeString(
                page,
                Files.readString(page)
                        .replaceFirst("<meta http-equiv[^>]*>", "")
                        .replace("await draw();", "await draw(); look();")
                        .replace("</head>", LOOK + "</head>"));
        List<String> report = report(page, width);
        assertThat(report.get(1)).isNotEqualTo("svg drawn 0");
        assertThat(report.get(2)).isEqualTo("asked for ");
        assertThat(report.subList(3, report.size())).isEmpty();
    }

    /** With its rules in force, the page still draws: its script's hash is the one that it allows. */
    @ParameterizedTest
    @ValueSource(ints = {1280})
    void aSavedPageDrawsUnderItsOwnRules(int width) throws Exception {
        Optional<String> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no chromium on the PATH: what a browser shows is not checked");
        Path page = Gallery.line().save(folder.resolve("ruled.html"));
        Path out = folder.resolve("ruled.txt");
        Process process = new ProcessBuilder(
                        chromium.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
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
        assertThat(Files.readString(out)).contains("class=\"drawn\"", "main-svg");
    }
}
