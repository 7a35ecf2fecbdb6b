package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {

    @TempDir
    Path folder;

    @Test
    void aMillionDotsAreThinnedAndSaySo() {
        Plot plot = Gallery.million();
        String svg = plot.svg();
        assertThat(svg).contains("1,000,000 points, thinned to").hasSizeLessThan(300_000);
        assertThat(plot.plotly()).contains("1,000,000 points, thinned to").hasSizeLessThan(400_000);
        assertThat(plot.alt()).contains("1,000,000 points");
    }

    @Test
    void aMillionStepsKeepTheirPeak() {
        Plot plot = Gallery.millionInLine();
        assertThat(plot.svg()).contains("thinned to").hasSizeLessThan(300_000);
        assertThat(plot.plotly()).contains("5000").contains("654321").hasSizeLessThan(400_000);
    }

    @Test
    void everyPartCanBeChanged() {
        Plot plot = Gallery.stacked()
                .withTitle("T")
                .withSubtitle("S")
                .withSource("Q")
                .withNotes(List.of())
                .withNote("N")
                .with(Bars.class, Bars::grouped)
                .with(Bars.class, bars -> bars.withCategories(List.of("a", "b")).withValue(Axis.of("v", "u")));
        assertThat(plot.svg()).contains(">T<", ">S<", ">Source: Q<", ">N<", ">a<", ">v, billion u<");
        assertThat(((Bars) plot.form()).layout()).isEqualTo(Bars.Layout.GROUPED);
        assertThat(plot.withAlt("own words").svg()).contains("own words");
        assertThatThrownBy(() -> plot.with(Slope.class, slope -> slope))
                .hasMessageContaining("made of Bars, not Slope");
    }

    /** Steps are exact and are rounded only to be shown: three thirds that each show 33.33 end at 100. */
    @Test
    void aWaterfallEndsAtItsExactValue() {
        var thirds = IntStream.range(0, 3)
                .mapToObj(i -> new Waterfall.Step("part " + i, 100.0 / 3))
                .toList();
        Plot plot = Plot.of("Thirds", new Waterfall(Axis.of("", "percent"), thirds, "all", 100));
        assertThat(plot.svg()).contains(">33.3%<", ">+33.3%<", ">100%<").doesNotContain("99.9");
        assertThat(plot.plotly()).contains("100%").doesNotContain("99.9%");
        assertThat(plot.alt()).contains("part 1 plus 33.3%", "all 100%");
        // What only rounding leaves is no step.
        var steps = List.of(new Waterfall.Step("before", 0.3), new Waterfall.Step("residual", 0.1 + 0.2 - 0.3));
        assertThat(Plot.of("Residual", new Waterfall(Axis.of("", ""), steps, "after"))
                        .alt())
                .contains("residual 0; after 0.3");
        // Numbers that were printed keep their digits.
        var printed = List.of(new Waterfall.Step("one", 1234.56), new Waterfall.Step("other", 0.04));
        assertThat(Plot.of("Printed", new Waterfall(Axis.of("", "yuan"), printed, "both"))
                        .alt())
                .contains("one 1,234.56 yuan; other plus 0.04 yuan; both 1,234.6 yuan");
        assertThatThrownBy(() -> new Waterfall(Axis.of("", ""), thirds, "all", 99.9))
                .hasMessageContaining("the steps of 'all' lead to 100.0, not to its value 99.9");
    }

    @Test
    void isToldInWords() {
        assertThat(Gallery.line().alt())
                .contains("Central government from 10.002 billion yuan at 2001 to 22.27 billion yuan at 2010");
        assertThat(Gallery.open().alt()).contains("Trained by the Dew Program at least 4 million persons");
        assertThat(Gallery.bars().alt()).contains("harsh conditions not known");
        assertThat(Gallery.intervals().alt())
                .contains("136 million yuan number of counties not printed; "
                        + "implies 1,068 to 1,075, cannot be checked");
        assertThat(Gallery.timeline().alt()).contains("Work relief since 1984", "until 2010", "announced");
        assertThat(Gallery.flow().alt()).contains("Beijing to Inner Mongolia, 2001 to 2010");
    }

    @Test
    void svgIsAPictureForScreenReaders() throws Exception {
        var root = InjectionTest.parse(Gallery.slope().svg()).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        for (String id : root.getAttribute("aria-labelledby").split(" ", -1)) {
            assertThat(Gallery.slope().svg()).contains("id=\"" + id + "\"");
        }
    }

    @Test
    void savesByTheNameOfTheFile() throws Exception {
        assertThat(Files.readString(Gallery.slope().save(folder.resolve("a.svg"))))
                .startsWith("<svg ");
        Path png = Gallery.icons().save(folder.resolve("b.PNG"));
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(2 * Plot.WIDTH);
        assertThat(java.util.stream.IntStream.range(0, image.getWidth())
                        .map(x -> image.getRGB(x, image.getHeight() / 2))
                        .distinct()
                        .count())
                .isGreaterThan(1);
        assertThatThrownBy(() -> Gallery.slope().save(folder.resolve("c.gif")))
                .hasMessageContaining(".svg, .png or .html");
    }

    @Test
    void aPageNeedsNothingElse() throws Exception {
        String page = Files.readString(Gallery.flow()
                .withTitle("</script><img src=x onerror=alert(1)>")
                .save(folder.resolve("d.html")));
        assertThat(page.length()).isLessThan(4_000_000);
        assertThat(page).contains("default-src 'none'").doesNotContain("<img", "http://localhost", "https://");
        assertThat(page.split("<script", -1)).hasSize(5);
    }

    @Test
    void refusesWhatCannotBeDrawnTruly() {
        Bars bars = (Bars) Gallery.stacked().form();
        assertThatThrownBy(() -> bars.withValue(Axis.log("", ""))).hasMessageContaining("bars start at zero");
        assertThatThrownBy(() -> Nested.Part.of("a", 1, Nested.Part.of("b", 2)))
                .hasMessageContaining("more than its 1.0");
        assertThatThrownBy(() -> PlottedAmount.between(1, 2, 3)).hasMessageContaining("does not lie between");
        assertThatThrownBy(() -> new Bars(
                        Axis.of("", ""),
                        List.of("a"),
                        List.of(
                                new Bars.Series("s", List.of(Optional.of(PlottedAmount.of(-1)))),
                                Bars.Series.of("t", 1)),
                        Bars.Layout.STACKED))
                .hasMessageContaining("below zero");
        assertThatThrownBy(() -> Ticks.round(Axis.log("a", ""), 0, 1, 5)).hasMessageContaining("positive values");
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws Exception {
        assertThatThrownBy(() -> Gallery.slope().save(folder.resolve("none").resolve("a.svg")))
                .hasMessageContaining("cannot write the plot to ")
                .hasMessageContaining("there is no folder " + folder.resolve("none"));
        Path full = Files.createDirectory(folder.resolve("taken.svg"));
        Files.createFile(full.resolve("something"));
        assertThatThrownBy(() -> Gallery.slope().save(full)).hasMessageContaining("cannot write the plot to " + full);
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void isShownWhereThereIsABrowser() throws Exception {
        Path page = folder.resolve("a b.html");
        assertThat(new Viewer("Windows 11", Map.of()).command(page).orElseThrow())
                .containsExactly(
                        "rundll32", "url.dll,FileProtocolHandler", page.toUri().toString());
        assertThat(new Viewer("Mac OS X", Map.of()).command(page).orElseThrow()).startsWith("open");
        Path opener = Files.createFile(folder.resolve("xdg-open"));
        assertThat(opener.toFile().setExecutable(true)).isTrue();
        Map<String, String> noScreen = Map.of("PATH", folder.toString());
        Map<String, String> screen = Map.of("PATH", folder.toString(), "DISPLAY", ":0");
        assertThat(new Viewer("Linux", noScreen).command(page)).isEmpty();
        assertThat(new Viewer("Linux", Map.of("DISPLAY", ":0")).command(page)).isEmpty();
        assertThat(new Viewer("Linux", screen).command(page).orElseThrow())
                .containsExactly("xdg-open", page.toUri().toString());
    }

    @Test
    void withoutABrowserItSaysWhereThePageIs() throws Exception {
        PrintStream usual = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Gallery.slope().show(new Viewer("Linux", Map.of()));
        } finally {
            System.setOut(usual);
        }
        String words = said.toString(StandardCharsets.UTF_8).strip();
        assertThat(words).startsWith("no browser here; the plot is in ").endsWith(".html");
        Path page = Path.of(words.substring("no browser here; the plot is in ".length()));
        assertThat(page).content().contains("<svg");
        Files.delete(page);
    }
}
