package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headcount.document.Audit;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.page.Page;
import org.headcount.page.PageStyle;
import org.headcount.page.Stamp;
import org.headcount.page.Trust;
import org.headcount.plot.Browser;
import org.headcount.plot.Injections;
import org.headcount.plot.Plot;
import org.headcount.plot.Tab;
import org.headcount.plotting.Plots;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of notebooks in a browser without a network, as their readers see them. */
@Tag("thorough")
class PagesTest {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path pages;

    /** One run, whose pages all tests look at. They are left for somebody to look at too. */
    @BeforeAll
    static void run() throws Exception {
        browser = Browser.start(folder);
        Path notebooks = Files.createDirectory(folder.resolve("notebooks"));
        try (InputStream script = PagesTest.class.getResourceAsStream("/pages/everything.jsh")) {
            Files.copy(script, notebooks.resolve("everything.jsh"));
        }
        pages = Path.of("target", "pages").toAbsolutePath();
        int status = Main.commandLine().execute("run", "--html", pages.toString(), notebooks.toString());
        assertThat(status).isZero();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static int count(Tab tab, String selector) throws IOException, InterruptedException {
        return tab.evaluate("document.querySelectorAll(" + JsonNodeFactory.instance.textNode(selector) + ").length")
                .asInt();
    }

    private static Tab drawn(Path page, int width) throws IOException, InterruptedException {
        // A page without plots has no script, which would say so.
        return browser.tab(width)
                .open(page)
                .until("!document.querySelector('figure.plot')"
                        + " || document.documentElement.classList.contains('complete')");
    }

    private static void assertQuiet(Tab tab) {
        assertThat(tab.requests()).isEmpty();
        assertThat(tab.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void everyPlotIsDrawnWithNothingCutAndNothingAskedFor(int width) throws Exception {
        try (Tab tab = drawn(pages.resolve("everything.jsh.html"), width)) {
            assertThat(count(tab, "figure.plot")).isEqualTo(6);
            assertThat(count(tab, "figure.plot.drawn .main-svg")).isGreaterThanOrEqualTo(6);
            assertThat(tab.faults()).isEmpty();
            assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
                            .asBoolean())
                    .as("nothing is wider than the screen, but in a box of its own")
                    .isTrue();
            assertQuiet(tab);
            tab.picture(pages.resolve("everything-" + width + ".png"));
        }
    }

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "..", "notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCommittedNotebookIsAPageToLookAt(Path notebook) throws Exception {
        Path page = pages.resolve(notebook.getFileName().toString().replace(".ipynb", ".html"));
        int status = Main.commandLine().execute("export", notebook.toString(), "--output", page.toString());
        assertThat(status).isZero();
        try (Tab tab = drawn(page, 1280)) {
            int plots = count(tab, "figure.plot");
            assertThat(count(tab, "figure.plot.drawn")).isEqualTo(plots);
            if (plots > 0) {
                assertThat(tab.faults()).isEmpty();
                tab.wide(390).until("document.documentElement.dataset.drawn === 'narrow'");
                assertThat(tab.faults()).isEmpty();
                assertThat(tab.evaluate("[...document.querySelectorAll('.live')]"
                                        + ".filter(live => live.scrollWidth > live.clientWidth + 1).length")
                                .asInt())
                        .as("plots wider than a telephone's screen")
                        .isZero();
            }
            tab.wide(390).until("innerWidth === 390");
            assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("nothing is wider than the screen, but in a box of its own")
                    .isLessThanOrEqualTo(390);
            assertQuiet(tab);
        }
    }

    @Test
    void withoutScriptsEveryPlotIsAPicture() throws Exception {
        try (Tab tab = browser.tab(1280).withoutScripts().open(pages.resolve("everything.jsh.html"))) {
            assertThat(count(tab, ".main-svg")).isZero();
            assertThat(tab.evaluate(
                                    "[...document.querySelectorAll('figure.plot img')].filter(picture =>"
                                            + " picture.complete && picture.naturalWidth > 300 && picture.offsetWidth > 300).length")
                            .asInt())
                    .isEqualTo(6);
            assertThat(tab.faults()).isEmpty();
            assertQuiet(tab);
            tab.picture(pages.resolve("without-scripts.png"));
        }
    }

    /** On paper the pictures stand, whole, and nothing is left in a box that scrolls. */
    @Test
    void onPaperThereArePicturesAndWholeTables() throws Exception {
        try (Tab tab = drawn(pages.resolve("everything.jsh.html"), 1280).as("print")) {
            assertThat(tab.evaluate("[...document.querySelectorAll('.live')].filter(live => live.offsetWidth).length")
                            .asInt())
                    .isZero();
            assertThat(tab.evaluate(
                                    "[...document.querySelectorAll('.still img')].filter(img => img.offsetWidth).length")
                            .asInt())
                    .isEqualTo(6);
            assertThat(tab.evaluate("[...document.querySelectorAll('.box, pre')]"
                                    + ".filter(box => box.scrollHeight > box.clientHeight + 2).length")
                            .asInt())
                    .isZero();
            tab.print(pages.resolve("everything.pdf"));
        }
    }

    @Test
    void aDarkScreenShowsPlotsOnALightCard() throws Exception {
        try (Tab tab = drawn(pages.resolve("everything.jsh.html"), 1280).as("dark")) {
            assertThat(tab.evaluate("getComputedStyle(document.body).backgroundColor")
                            .asText())
                    .isEqualTo("rgb(22, 22, 24)");
            assertThat(tab.evaluate("getComputedStyle(document.querySelector('figure.plot')).backgroundColor")
                            .asText())
                    .isEqualTo("rgb(255, 255, 255)");
            tab.picture(pages.resolve("everything-dark.png"));
        }
    }

    @Test
    void theIndexLeadsToEveryPageAndShowsTheVerdicts() throws Exception {
        try (Tab tab = browser.tab(1280).open(pages.resolve("index.html"))) {
            assertThat(tab.evaluate("document.body.innerText").asText())
                    .contains(
                            "1 notebook",
                            "Everything that a page shows",
                            "all ran",
                            "Verdicts",
                            "white-paper-2011",
                            "Run on",
                            "sha256:");
            tab.evaluate("document.querySelector('td a').click()");
            tab.until("location.href.endsWith('everything.jsh.html')");
            assertQuiet(tab);
        }
    }

    @Test
    void axeFindsNoFaultThatMatters() throws Exception {
        Path axe = Path.of(System.getenv().getOrDefault("AXE_CORE", "axe.min.js"));
        assertThat(Files.exists(axe) || System.getenv("CI") == null)
                .as("in continuous integration AXE_CORE names the file axe.min.js")
                .isTrue();
        assumeTrue(Files.exists(axe), "AXE_CORE names no file axe.min.js: accessibility is not checked");
        for (String page : List.of("everything.jsh.html", "index.html")) {
            for (String scheme : List.of("light", "dark")) {
                try (Tab tab = browser.tab(1280).as(scheme).open(pages.resolve(page))) {
                    if (page.startsWith("everything")) {
                        tab.until("document.documentElement.classList.contains('complete')");
                    }
                    tab.evaluate(Files.readString(axe) + ";true");
                    JsonNode found = tab.evaluate("axe.run().then(result => result.violations"
                            + ".filter(fault => fault.impact !== 'minor')"
                            + ".map(fault => fault.id + ': ' + fault.nodes.map(node => node.html.slice(0, 200) + ' '"
                            + " + node.failureSummary).slice(0, 3).join(' | ')))");
                    assertThat(found).as(page + " " + scheme).isEmpty();
                }
            }
        }
    }

    /** Every text of the corpus in every place of a notebook that can hold text. */
    @Test
    void nothingInANotebookActsInItsPage() throws Exception {
        Notebook notebook = hostile();
        Path source = folder.resolve("<img src=x onerror=alert(1)>.ipynb");
        Path page = folder.resolve("hostile.html");
        new Page(source, notebook, Stamp.of(java.util.Map.of("<script>alert(1)</script>", "<b onclick=alert(1)>")))
                .write(page, PageStyle.of(Trust.NONE));
        try (Tab tab = drawn(page, 1280)) {
            assertQuiet(tab);
            assertThat(tab.evaluate("[...document.querySelectorAll('*')].flatMap(element => [...element.attributes]"
                            + ".map(attribute => attribute.name).filter(name => name.startsWith('on')))"))
                    .as("handlers of events")
                    .isEmpty();
            assertThat(
                            tab.evaluate(
                                    "[...document.querySelectorAll('a')].map(link => link.getAttribute('href')"
                                            + " ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href'))"
                                            + ".filter(address => address && !/^(file|https?|mailto):$/.test(new URL(address, location).protocol))"))
                    .as("links")
                    .isEmpty();
            assertThat(count(
                            tab,
                            "main script:not([type='application/json']), iframe, object, embed, form, input, base"
                                    + ", style:not(head style):not([id^=plotly]), link, video, audio, template"))
                    .isZero();
            assertThat(
                            tab.evaluate(
                                    "[...document.images].map(image => image.src).filter(src => src && !src.startsWith('data:image/'))"))
                    .isEmpty();
            assertThat(count(tab, "main > section, main > footer")).isGreaterThan(80);
        }
    }

    private static Notebook hostile() throws Exception {
        Notebook notebook = Notebook.empty();
        for (String text : (Iterable<String>) Injections.all()::iterator) {
            notebook.add(NotebookCell.Type.MARKDOWN, text);
            notebook.add(NotebookCell.Type.CODE, text).record(outputs(text), 1);
            notebook.add(NotebookCell.Type.RAW, text);
        }
        return notebook;
    }

    private static List<ObjectNode> outputs(String text) throws IOException {
        ObjectNode plot = JsonNodeFactory.instance.objectNode();
        ObjectNode trace = plot.putArray("data").addObject().put("type", "bar").put("name", text);
        trace.putArray("x").add(text);
        trace.putArray("y").add(1);
        plot.putObject("layout").putObject("title").put("text", text);
        ObjectNode plotly = value("application/vnd.plotly.v1+json", text);
        plotly.withObject("/data").set("application/vnd.plotly.v1+json", plot);
        plotly.withObject("/data")
                .put("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("output_type", "error").put("ename", text).put("evalue", text);
        ArrayNode traceback = error.putArray("traceback");
        traceback.add(text);
        ObjectNode stream = JsonNodeFactory.instance.objectNode();
        stream.put("output_type", "stream").put("name", "stdout").put("text", text);
        return Stream.concat(
                        Stream.of(plotly, error, stream),
                        Stream.of(
                                        "text/html",
                                        "text/markdown",
                                        "text/latex",
                                        "text/plain",
                                        "image/svg+xml",
                                        "application/json",
                                        "application/javascript",
                                        "text/" + text)
                                .map(mime -> value(mime, text)))
                .toList();
    }

    private static ObjectNode value(String mime, String text) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("output_type", "display_data");
        node.putObject("data").put(mime, text).put("text/plain", text);
        return node;
    }

    /** The page of a plot and the page of a notebook cut the library in the same way, each in a module of its own. */
    @Test
    void aSavedPlotCarriesTheSamePartOfPlotlyAsAPage() throws Exception {
        Recorded recorded = Recorded.builtIn();
        Plot plot = Plots.verdicts(Audit.of(recorded.figures("white-paper-2011"), recorded.claims("white-paper-2011")));
        String saved = Files.readString(plot.save(folder.resolve("plot.html")));
        Notebook notebook = Notebook.empty();
        ObjectNode output = value("application/vnd.plotly.v1+json", "");
        output.withObject("/data").set("application/vnd.plotly.v1+json", new ObjectMapper().readTree(plot.plotly()));
        notebook.add(NotebookCell.Type.CODE, "").record(List.of(output), 1);
        String page = new Page(folder.resolve("parts.ipynb"), notebook, Stamp.of(java.util.Map.of())).html();
        Pattern packed = Pattern.compile("plotly-js\">([A-Za-z0-9+/=]{200000,})</script>");
        Matcher ofPlot = packed.matcher(saved);
        Matcher ofPage = packed.matcher(page);
        assertThat(ofPlot.find() && ofPage.find()).isTrue();
        assertThat(ofPlot.group(1).equals(ofPage.group(1))).isTrue();
    }

    @Test
    void aTrustedNotebookRunsItsScripts() throws Exception {
        Notebook notebook = Notebook.empty();
        ObjectNode html = value(
                "text/html", "<p id=p>before</p><script>document.getElementById('p').textContent = 'after'</script>");
        notebook.add(NotebookCell.Type.CODE, "1").record(List.of(html), 1);
        Page page = new Page(folder.resolve("trusted.ipynb"), notebook, Stamp.of(java.util.Map.of()));
        page.write(folder.resolve("trusted.html"), PageStyle.of(Trust.TRUSTED));
        page.write(folder.resolve("untrusted.html"), PageStyle.of(Trust.NONE));
        try (Tab tab = browser.tab(1280).open(folder.resolve("trusted.html"))) {
            assertThat(tab.evaluate("document.getElementById('p').textContent").asText())
                    .isEqualTo("after");
            assertQuiet(tab);
        }
        try (Tab tab = browser.tab(1280).open(folder.resolve("untrusted.html"))) {
            assertThat(tab.evaluate("document.querySelector('main p').textContent")
                            .asText())
                    .isEqualTo("before");
            assertQuiet(tab);
        }
    }

    @Test
    void anExportedNotebookIsTheSamePageEveryTime() throws Exception {
        Path notebook = folder.resolve("again.ipynb");
        Notebook.empty().write(notebook);
        Path first = folder.resolve("first.html");
        Path second = folder.resolve("second.html");
        assertThat(Main.commandLine().execute("export", notebook.toString(), "--output", first.toString()))
                .isZero();
        assertThat(Main.commandLine().execute("export", notebook.toString(), "--output", second.toString()))
                .isZero();
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(new ObjectMapper().readTree(notebook.toFile()).path("cells")).isEmpty();
    }
}
