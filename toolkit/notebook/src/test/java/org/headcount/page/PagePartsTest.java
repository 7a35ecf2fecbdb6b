package org.headcount.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.headcount.notebook.CodeView;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.UnusableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jupyter keeps in a notebook beside text and outputs, and what becomes of it in pages and in Markdown. */
class PagePartsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PIXEL = "iVBORw0KGgo=";

    @TempDir
    private Path folder;

    private static ObjectNode cell(ArrayNode cells, String type, String source) {
        ObjectNode cell = cells.addObject().put("cell_type", type).put("source", source);
        cell.put("id", "c" + cells.size()).putObject("metadata");
        if (type.equals("code")) {
            cell.putNull("execution_count").putArray("outputs");
        }
        return cell;
    }

    private Page page(String name, Consumer<ObjectNode> content) throws Exception {
        ObjectNode json = JSON.createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
        json.putObject("metadata");
        json.putArray("cells");
        content.accept(json);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, JSON.writeValueAsBytes(json));
        return new Page(file, Notebook.read(file), new Stamp(Map.of(), Optional.empty()));
    }

    private Page page(Consumer<ArrayNode> cells) throws Exception {
        return page("a.ipynb", json -> cells.accept((ArrayNode) json.get("cells")));
    }

    private static String main(Page page) {
        String html = page.html();
        return html.substring(html.indexOf("<main>"), html.indexOf("<footer>"));
    }

    private String markdown(Page page) throws Exception {
        Path target = folder.resolve("out").resolve("a.md");
        Files.createDirectories(target.getParent());
        page.writeMarkdown(target, PageStyle.of(Trust.NONE));
        return Files.readString(target);
    }

    @Test
    void aRawCellIsForTheFormatThatItNames() throws Exception {
        Page page = page(cells -> {
            for (String type : new String[] {"", "text/html", "text/markdown", "text/latex", "text/restructuredtext"}) {
                ((ObjectNode) cell(cells, "raw", "<b>for " + type + "</b><script>1</script>")
                                .get("metadata"))
                        .put("raw_mimetype", type);
            }
            ((ObjectNode) cell(cells, "raw", "old <i>name</i>").get("metadata")).put("format", "text/html");
        });
        assertThat(main(page))
                .contains(
                        "<pre class=\"raw\" tabindex=\"0\">&lt;b&gt;for &lt;/b&gt;",
                        "<b>for text/html</b>",
                        "old <i>name</i>")
                .doesNotContain("for text/markdown", "for text/latex", "for text/restructuredtext", "<script");
        assertThat(markdown(page))
                .contains("```\n<b>for </b><script>1</script>\n```", "<b>for text/html</b>", "<b>for text/markdown</b>")
                .doesNotContain("for text/latex", "for text/restructuredtext");
    }

    @Test
    void picturesHaveTheSizeThatTheirMetadataGive() throws Exception {
        Page page = page(cells -> {
            for (String size :
                    new String[] {"{\"width\": 120, \"height\": 80}", "{\"width\": 60}", "{\"width\": \"a>\"}"}) {
                ObjectNode output = ((ArrayNode) cell(cells, "code", "").get("outputs")).addObject();
                output.put("output_type", "display_data").putObject("data").put("image/png", PIXEL);
                try {
                    output.putObject("metadata").set("image/png", JSON.readTree(size));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        assertThat(main(page))
                .contains(
                        "alt=\"picture\" width=\"120\" height=\"80\">",
                        "alt=\"picture\" width=\"60\">",
                        "alt=\"picture\">");
    }

    @Test
    void picturesInHtmlAreEmbedded() throws Exception {
        Files.write(folder.resolve("b c.png"), new byte[] {1});
        Page page = page(cells -> {
            ObjectNode cell = cell(
                    cells,
                    "markdown",
                    "<img src=\"attachment:a%20b.png\" width=\"20\" alt=\"A\">\n\n<div><img src='b%20c.png' alt='B'></div>\n\n"
                            + "text <img src=../secret.png alt=C> ![D](attachment:none.png)\n\n<p title='<img src=b.png>'>E</p>");
            cell.putObject("attachments").putObject("a b.png").put("image/png", PIXEL);
            ObjectNode output = ((ArrayNode) cell(cells, "code", "").get("outputs")).addObject();
            output.put("output_type", "display_data").putObject("data").put("text/html", "<img src='b c.png' alt='F'>");
            output.putObject("metadata");
        });
        assertThat(main(page).replace("&#43;", "+").replace("&#61;", "="))
                .contains("<img src=\"data:image/png;base64," + PIXEL + "\" width=\"20\" alt=\"A\"")
                .contains(
                        "<img src=\"data:image/png;base64,AQ==\" alt=\"B\"",
                        "alt=\"C\"",
                        "[picture: D]",
                        "AQ==\" alt=\"F\"")
                .doesNotContain("secret", "src=\"b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[?25l",
                "\u001b[>4;2m",
                "\u001b[2K",
                "\u001b[1;2H",
                "\u001b[ q",
                "\u001b(B",
                "\u001b#8",
                "\u001b=",
                "\u001bM",
                "\u001b]0;title\u0007",
                "\u001b]8;;https://example.org\u001b\\",
                "\u001bP1$r0m\u001b\\",
                "\u001b_G i=1\u001b\\",
                "\u009b?25h",
                "\u009d0;t\u009c",
                "\u0007",
                "\u000e",
                "\u007f",
                "\u001b[38;2;1;2;3m",
                "\u001b[48:5:7m"
            })
    void sequencesForTerminalsAreGone(String sequence) {
        assertThat(Ansi.html("a" + sequence + "b")).isEqualTo("ab");
        assertThat(Ansi.plain("a" + sequence + "b\nc")).isEqualTo("ab\nc");
    }

    @Test
    void anUnfinishedStringForATerminalEndsWithItsLine() {
        assertThat(Ansi.plain("a\u001b]0;title\nb")).isEqualTo("a\nb");
        assertThat(Ansi.plain("a\u001b")).isEqualTo("a");
    }

    @Test
    void linksBetweenNotebooksLeadToTheirPages() throws Exception {
        Page page = page(
                "one/a.ipynb",
                json -> cell(
                        (ArrayNode) json.get("cells"),
                        "markdown",
                        "[b](../two/b%20c.ipynb#Part) <a href=\"../two/b c.ipynb\">b</a> [other](other.ipynb) [web](https://example.org/b.ipynb)"));
        Map<Path, Path> pages = Map.of(folder.resolve("two/b c.ipynb"), folder.resolve("pages/two/b c.html"));
        Path target = folder.resolve("pages").resolve("a.html");
        Files.createDirectories(target.getParent());
        page.write(target, PageStyle.of(Trust.NONE).withPages(pages));
        assertThat(target)
                .content()
                .contains(
                        "href=\"two/b%20c.html#Part\"",
                        "href=\"two/b%20c.html\"", "href=\"other.ipynb\"", "https://example.org/b.ipynb");
        Path text = folder.resolve("pages").resolve("a.md");
        page.writeMarkdown(
                text,
                PageStyle.of(Trust.NONE)
                        .withPages(Map.of(folder.resolve("two/b c.ipynb"), folder.resolve("pages/b.md"))));
        assertThat(text).content().contains("[b](b.md#Part) <a href=\"b.md\">b</a> [other](other.ipynb) [web](https");
    }

    @Test
    void markdownCarriesAttachmentsAndPictures() throws Exception {
        Files.write(folder.resolve("beside.png"), new byte[] {1, 2});
        Page page = page(cells -> {
            ObjectNode cell = cell(
                    cells,
                    "markdown",
                    "![A](attachment:a%20b.png) and <img src='attachment:a b.png'>, ![B](beside.png \"t\"), [![C][1]](https://example.org)\n\n"
                            + "`![A](attachment:a.png)` ![gone](gone.png)\n\n[1]: attachment:a%20b.png");
            cell.putObject("attachments").putObject("a b.png").put("image/png", PIXEL);
        });
        assertThat(markdown(page))
                .contains(
                        "![A](a_files/cell-1-a-20b.png) and <img src='a_files/cell-1-a-b.png'>",
                        "![B](a_files/cell-1-beside.png \"t\")")
                .contains("`![A](attachment:a.png)` ![gone](gone.png)", "[1]: a_files/cell-1-a-20b.png");
        assertThat(folder.resolve("out/a_files/cell-1-beside.png")).hasBinaryContent(new byte[] {1, 2});
        assertThat(folder.resolve("out/a_files/cell-1-a-b.png")).exists();
    }

    @Test
    void codeIsShownFoldedOrHidden() throws Exception {
        Page page = page("f.ipynb", json -> {
            ((ObjectNode) json.get("metadata")).putObject("headcount").put("code", "folded");
            cell((ArrayNode) json.get("cells"), "code", "1 + 1");
        });
        assertThat(main(page)).contains("<details class=\"code\"><summary>");
        for (CodeView view : CodeView.values()) {
            Path target = folder.resolve(view + ".html");
            page.write(target, new PageStyle(Trust.NONE, Optional.of(view), Map.of()));
            String expected = switch (view) {
                case SHOWN -> "<details class=\"code\" open>";
                case FOLDED -> "<details class=\"code\">";
                case HIDDEN -> "<main>";
            };
            assertThat(target).content().contains(expected);
            assertThat(Files.readString(target).contains("<details class=\"code"))
                    .isEqualTo(view != CodeView.HIDDEN);
        }
        assertThatThrownBy(() -> page(
                        "g.ipynb",
                        json -> ((ObjectNode) json.get("metadata"))
                                .putObject("headcount")
                                .put("code", "closed")))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining("metadata, headcount, code")
                .hasMessageContaining("one of shown, folded, hidden");
    }

    @Test
    void aPageCarriesThePartOfPlotlyThatItNeeds() throws Exception {
        Page page = page(cells -> {
            ObjectNode output = ((ArrayNode) cell(cells, "code", "").get("outputs")).addObject();
            ObjectNode plot = output.put("output_type", "display_data")
                    .putObject("data")
                    .putObject("application/vnd.plotly.v1+json");
            plot.putArray("data").addObject().put("type", "bar").putArray("y").add(1);
            plot.putObject("layout");
            output.putObject("metadata");
        });
        String html = page.html();
        assertThat(html).contains("<figure class=\"plot\" data-traces=\"bar\">");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(200_000, 620_000);
        String bars = PlotlyLibrary.script(Set.of("bar"));
        assertThat(bars)
                .contains("\"lib/bar.js\"", "Copyright 2012-20", "\"src/traces/scatter/index.js\"")
                .doesNotContain("\"lib/heatmap.js\"", "\"lib/scattergeo.js\"", "\"lib/calendars.js\"");
        assertThat(PlotlyLibrary.script(Set.of("heatmap", "calendars", "unknown")))
                .contains("\"lib/heatmap.js\"", "\"lib/calendars.js\"")
                .doesNotContain("\"lib/bar.js\"");
        JsonNode plot = JSON.readTree("{\"data\":[{\"type\":\"bar\",\"xcalendar\":\"thai\"},{\"type\":\"scatter\"},{}],"
                + "\"narrow\":{\"data\":[{\"type\":\"heatmap\"}],\"layout\":{}}}");
        assertThat(PlotlyJson.types(plot)).containsExactly("bar", "calendars", "heatmap");
    }
}
