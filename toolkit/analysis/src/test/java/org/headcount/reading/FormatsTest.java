package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same words as text, HTML, DOCX and PDF are the same blocks and tables, and give the same figures and claims. */
class FormatsTest {

    @TempDir
    private Path folder;

    static Stream<Path> texts() throws IOException, URISyntaxException {
        Path folder = Path.of(FormatsTest.class.getResource("texts").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyFormatHoldsTheSame(Path text) throws IOException {
        Document plain = Document.read(text);
        Reading expected = Reading.of(plain);
        Rendered rendered = new Rendered(plain);
        List<Path> files = List.of(
                rendered.html(folder.resolve("a.html")),
                rendered.docx(folder.resolve("a.docx")),
                rendered.pdf(folder.resolve("a.pdf"), Rendered.Setting.WIDE));
        for (Path file : files) {
            Document document = Document.read(file);
            assertSameBlocks(document, plain);
            Reading reading = Reading.of(document);
            assertThat(figures(reading))
                    .as("figures of %s", file)
                    .isEqualTo(figures(expected))
                    .hasSizeGreaterThan(30);
            assertThat(claims(reading))
                    .as("claims of %s", file)
                    .isEqualTo(claims(expected))
                    .hasSizeGreaterThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"company-results", "trial-abstract", "labour-release", "un-hunger"})
    void tablesOfPdfsAreReadHoweverTheyAreSet(String name) throws IOException, URISyntaxException {
        Document plain = Document.read(
                texts().filter(text -> text.endsWith(name + ".txt")).findFirst().orElseThrow());
        for (Rendered.Setting setting : List.of(Rendered.Setting.NARROW, Rendered.Setting.WITHOUT_SPACES)) {
            Path pdf = new Rendered(plain).pdf(folder.resolve(setting + ".pdf"), setting);
            assertSameBlocks(Document.read(pdf), plain);
        }
    }

    /** Some programs write a text line by line, and its tables as paragraphs with bars. */
    @Test
    void barsInParagraphsAreTables() throws IOException {
        String rows = "Region | 2022 | 2023\nNorth | 12 | 14\nSouth | 30 | 31\nAll | 42 | 45";
        Document plain = Document.ofText("a.txt", "Visits:\n" + rows + "\nThat is all.\n");
        Path html = Files.writeString(
                folder.resolve("a.html"), "<p>Visits:\n<p>" + rows.replace("\n", "<p>") + "<p>That is all.");
        assertSameBlocks(Document.read(html), plain);
        Path docx = DocxFile.of(("Visits:\n" + rows + "\nThat is all.")
                        .lines()
                        .map(line -> "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
                        .collect(Collectors.joining()))
                .write(folder.resolve("a.docx"));
        assertSameBlocks(Document.read(docx), plain);
    }

    private static void assertSameBlocks(Document document, Document plain) {
        assertThat(words(document)).isEqualTo(words(plain));
        assertThat(document.tables()).hasSameSizeAs(plain.tables());
        for (int i = 0; i < plain.tables().size(); i++) {
            assertThat(cells(document, i)).isEqualTo(cells(plain, i));
            assertThat(document.tables().get(i).headerRows())
                    .isEqualTo(plain.tables().get(i).headerRows());
            assertThat(document.tables().get(i).headerColumns())
                    .isEqualTo(plain.tables().get(i).headerColumns());
        }
    }

    private static List<String> words(Document document) {
        return document.blocks().stream()
                .map(block -> Words.clean(document.text(block)))
                .toList();
    }

    private static List<List<String>> cells(Document document, int table) {
        return document.tables().get(table).rows().stream()
                .map(row -> row.stream().map(document::text).map(Words::clean).toList())
                .toList();
    }

    /** All that a figure says but its place. */
    private static List<String> figures(Reading reading) {
        return reading.found().stream()
                .map(ReadFigure::figure)
                .map(figure -> String.join(
                        " | ",
                        Words.clean(figure.text()),
                        figure.low() + " to " + figure.high(),
                        figure.unit().toString(),
                        figure.hedge().toString(),
                        figure.kind().toString(),
                        figure.halfUnit().toString(),
                        figure.period().toString(),
                        Words.clean(figure.topic()),
                        figure.scope().toString()))
                .toList();
    }

    /** All that became of a claim, with its caveats and the other readings. */
    private static List<String> claims(Reading reading) {
        return reading.audit().claims().stream()
                .map(claim -> String.join(
                        " | ",
                        Words.clean(claim.claim().figure().text()),
                        claim.claim().purpose().toString(),
                        claim.formula(),
                        claim.grade().toString(),
                        Words.clean(claim.sentence()),
                        claim.caveats().toString(),
                        claim.tried().stream()
                                .map(tried -> Words.clean(tried.whyNot()))
                                .toList()
                                .toString()))
                .toList();
    }
}
