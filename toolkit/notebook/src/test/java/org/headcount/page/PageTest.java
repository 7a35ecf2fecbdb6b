package org.headcount.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.UnusableFile;
import org.headcount.page.Formulas.Place;
import org.headcount.session.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the parts of a notebook; how pages look and what they withstand is seen in a browser. */
class PageTest {

    @TempDir
    private Path folder;

    private static final Stamp STAMP = new Stamp(Map.of("Headcount", "1.0"), Optional.empty());

    private String main(Notebook notebook) {
        String html = new Page(folder.resolve("a.ipynb"), notebook, STAMP).html();
        return html.substring(html.indexOf("<main>\n") + 7, html.indexOf("<footer>"));
    }

    private String prose(String markdown) {
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.MARKDOWN, "# T\n\n" + markdown);
        return main(notebook)
                .replace("<section class=\"prose\">\n<h1 id=\"T\">T</h1>\n", "")
                .replace("</section>\n", "");
    }

    private static ObjectNode shown(String mime, String content) {
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("output_type", "display_data");
        output.putObject("data").put(mime, content);
        return output;
    }

    private String output(ObjectNode output) {
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.CODE, "").record(List.of(output), 1);
        return main(notebook)
                .replace("<h1>a</h1>\n<section class=\"cell\">\n", "")
                .replace("</section>\n", "")
                .strip();
    }

    @Test
    void aSmallNotebookIsThisPage() {
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.MARKDOWN, "# Poor people\n\nA *word* and `code`.\n\n## One\n\n## Two");
        notebook.add(NotebookCell.Type.CODE, "var n = \"x\"; // 1 < 2")
                .record(List.of(shown("text/plain", "a < b")), 1);
        assertThat(main(notebook)).isEqualTo("""
                <section class="prose">
                <h1 id="Poor-people">Poor people</h1>
                <p>A <em>word</em> and <code>code</code>.</p>
                <h2 id="One">One</h2>
                <h2 id="Two">Two</h2>
                </section>
                <section class="cell">
                <details class="code" open><summary>Cell 1</summary><pre tabindex="0"><code>\
                <span class="j-keyword">var</span> n = <span class="j-string">&quot;x&quot;</span>; \
                <span class="j-comment">// 1 &lt; 2</span></code></pre></details>
                <pre class="text sentence" tabindex="0">a &lt; b</pre>
                </section>
                """);
        String page = new Page(folder.resolve("a.ipynb"), notebook, STAMP).html();
        assertThat(page)
                .contains("<title>Poor people</title>", "<li class=\"level-2\"><a href=\"#One\">One</a></li>")
                .contains("default-src 'none'", "script-src 'none'", "<dt>Headcount</dt><dd>1.0</dd>")
                .doesNotContain("<script", "plotly");
    }

    @Test
    void headingsOfOneNameAreToldApart() {
        assertThat(prose("## A b\n\n## A b")).contains("id=\"A-b\"", "id=\"A-b-2\"");
    }

    @Test
    void formulasAreMathMl() {
        assertThat(prose("$x_1^2$")).contains("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>");
        assertThat(prose("$$\\frac{q}{n}$$")).contains("display=\"block\"", "<mfrac><mrow><mi>q</mi></mrow>");
        assertThat(prose("it costs $5 and $6")).contains("it costs $5 and $6").doesNotContain("<math");
        assertThat(prose("`$x$` and \\$y$")).doesNotContain("<math");
        assertThat(MathMl.html("\\sum_{i=1}^n y_i", Place.ALONE)).contains("<munderover><mo>∑</mo>");
        assertThat(MathMl.html("\\begin{cases} 1 & y < z \\\\ 0 & y \\ge z \\end{cases}", Place.IN_TEXT))
                .contains("<mtable class=\"cases\"><mtr><mtd>", "<mo>≥</mo>");
    }

    /** Each alone would fill the stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\\frac", "\\sqrt", "{", "\\left(", "x_", "\\hat", "\\underbrace", "\\begin{cases}", "\\sqrt["})
    void aFormulaNestedDeepIsShownAsWritten(String part) {
        String tex = part.repeat(5_000) + "x";
        assertThat(MathMl.html(tex, Place.IN_TEXT)).startsWith("<span class=\"tex\"><code>");
        assertThat(prose("$" + tex + "$")).doesNotContain("<math");
    }

    /** Texts that grow by ten take about ten times as long, and not a hundred times. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Same\n\n",
                "$",
                "\\$",
                "$x",
                "$$x",
                "$a\\$",
                "`",
                "*a ",
                "_a",
                "[",
                "![",
                "<b>",
                "<!-- ",
                "a\tb ",
                "&",
                "> ",
                "1. a\n",
                "|a",
                "| a | b |\n|---|---|\n",
                "https://a ",
                "~",
                "- - ",
                "\\",
                "<a",
                "]",
                "*a_",
                "![a](b)",
                "](",
                "x\n===\n"
            })
    void proseTakesTimeInProportionToItsLength(String part) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> prose(part.repeat(200_000 / part.length())), "of " + part);
    }

    /** Half a formula would be worse than none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\unknown{x}",
                "\\mathbb{É}",
                "\\frac{a",
                "a}",
                "x^",
                "a^b^c",
                "\\begin{cases} 1",
                "\\left( x",
                "\\href{a}{b}"
            })
    void aFormulaThatIsNotUnderstoodIsShownAsWritten(String tex) {
        assertThat(MathMl.html(tex, Place.IN_TEXT))
                .isEqualTo("<span class=\"tex\"><code>" + HtmlEscape.escape(tex) + "</code></span>");
    }

    @Test
    void everyDepthOfAFormulaIsSurvived() {
        assertThat(MathMl.html("{".repeat(5_000), Place.IN_TEXT)).startsWith("<span class=\"tex\">");
    }

    @Test
    void eachKindOfOutputHasItsForm() {
        assertThat(output(shown("text/html", "<table><tr><td onclick=x>1</td></tr></table><script>x</script>")))
                .contains("<div class=\"box\" tabindex=\"0\"", "<td class=\"short\">1</td>")
                .doesNotContain("onclick", "<script");
        assertThat(output(shown("image/png", "iVBOR\nw0="))).contains("src=\"data:image/png;base64,iVBORw0=\"");
        assertThat(output(shown("image/svg+xml", "<svg/>"))).contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\"");
        assertThat(output(shown("text/latex", "$$x$$"))).contains("<math display=\"block\">");
        assertThat(output(shown("text/markdown", "*a*"))).contains("<em>a</em>");
        assertThat(output(shown("application/json", "[]"))).contains("<pre class=\"json");
        assertThat(output(shown("video/mp4", ""))).contains("[output in no form that a page shows: video/mp4]");
        assertThat(output(shown("application/javascript", "alert(1)"))).doesNotContain("alert");
    }

    @Test
    void textsOfTerminalsKeepTheirColours() {
        assertThat(Ansi.html("\u001b[1;31mred\u001b[0m <b>\u001b]0;title\u0007\u001b[2K"))
                .isEqualTo("<span class=\"ansi-1 ansi-bold\">red</span> &lt;b&gt;");
        assertThat(Ansi.html("\u001b[38;5;200mx\u001b[999999999mx\u001b[mx")).isEqualTo("xxx");
        assertThat(Ansi.html("10 %\r100 %")).isEqualTo("100 %");
    }

    @Test
    void picturesComeFromTheCellOrFromBesideTheNotebookAndFromNowhereElse() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.write(home.resolve("a.png"), new byte[] {1, 2});
        Files.write(folder.resolve("secret.png"), new byte[] {3});
        Pictures pictures = new Pictures(home, JsonNodeFactory.instance.missingNode());
        assertThat(pictures.html("a.png", "A")).isEqualTo("<img src=\"data:image/png;base64,AQI=\" alt=\"A\">");
        for (String other :
                List.of("../secret.png", "https://example.org/a.png", "none.png", "a.txt", "/etc/passwd", "%00", "")) {
            assertThat(pictures.html(other, "words")).isEqualTo("<span class=\"absent\">[picture: words]</span>");
        }
    }

    @Test
    void theDayOfARunIsThatOfGreenwich() {
        assertThat(STAMP.on(Instant.ofEpochSecond(0)).html()).contains("<dt>Run on</dt><dd>1970-01-01</dd>");
    }

    @Test
    void theIndexCountsWhatFailed() {
        PageIndex index = new PageIndex(
                List.of(
                        new PageIndex.Entry(Path.of("a.ipynb"), "A title", "a b#?.html", 2, 0, 1.5, Optional.empty()),
                        new PageIndex.Entry(Path.of("b.jsh"), "b", "b.jsh.html", 3, 2, 1, Optional.of("cell 1: <b>"))),
                Optional.of(new About.Section("Verdicts", Bundle.text("none"))),
                STAMP);
        assertThat(index.summary()).isEqualTo("2 notebooks, 5 cells, 2.5 s: 1 failed, 2 cells not run");
        assertThat(index.html())
                .contains(
                        "href=\"./a%20b%23%3F.html\"",
                        "cell 1: &lt;b&gt; (2 cells not run)", "<h2>Verdicts</h2>", "<pre>none</pre>");
    }

    @Test
    void aPageThatRunsTheNotebooksScriptsSaysSo() {
        Page page = new Page(folder.resolve("a.ipynb"), Notebook.empty(), STAMP);
        assertThat(page.html(Trust.TRUSTED))
                .contains("<dt>Scripts</dt><dd>those of the notebook run in this page</dd>");
        assertThat(page.html(Trust.NONE)).doesNotContain("<dt>Scripts</dt>");
    }

    @Test
    void aPageReplacesPagesAndNothingElse() throws Exception {
        Page page = new Page(folder.resolve("a.ipynb"), Notebook.empty(), STAMP);
        Path mine = Files.writeString(folder.resolve("mine.html"), "<html>by hand");
        assertThatThrownBy(() -> page.write(mine, PageStyle.of(Trust.NONE)))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining("exists and was not made by Headcount: name another place");
        assertThat(mine).hasContent("<html>by hand");
        Path ours = folder.resolve("ours.html");
        page.write(ours, PageStyle.of(Trust.NONE));
        page.write(ours, PageStyle.of(Trust.NONE));
        assertThat(ours).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void markdownHasItsPicturesBesideIt() throws Exception {
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.MARKDOWN, "# T");
        notebook.add(NotebookCell.Type.CODE, "plot").record(List.of(shown("image/svg+xml", "<svg/>")), 1);
        Path file = folder.resolve("t.md");
        new Page(folder.resolve("t.ipynb"), notebook, STAMP).writeMarkdown(file, PageStyle.of(Trust.NONE));
        assertThat(file).hasContent("""
                <!-- made by Headcount of t.ipynb -->

                # T

                ```java
                plot
                ```

                ![](t_files/cell-1-1.svg)
                """);
        assertThat(folder.resolve("t_files").resolve("cell-1-1.svg")).hasContent("<svg/>");
    }
}
