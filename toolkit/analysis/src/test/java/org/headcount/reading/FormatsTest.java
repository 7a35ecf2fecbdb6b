package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same words as text, HTML, DOCX and PDF are the same blocks and tables. */
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
    void htmlHoldsTheSame(Path text) throws IOException {
        Document plain = Document.read(text);
        assertSame(Document.read(new Rendered(plain).html(folder.resolve("a.html"))), plain);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void docxHoldsTheSame(Path text) throws IOException {
        Document plain = Document.read(text);
        assertSame(Document.read(new Rendered(plain).docx(folder.resolve("a.docx"))), plain);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void pdfHoldsTheSame(Path text) throws IOException {
        Document plain = Document.read(text);
        assertSame(Document.read(new Rendered(plain).pdf(folder.resolve("a.pdf"))), plain);
    }

    private static void assertSame(Document document, Document plain) {
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
}
