package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of a DOCX that its reader sees. */
class DocxDocumentTest {

    @TempDir
    private Path folder;

    private Document read(DocxFile docx) throws IOException {
        return Document.read(docx.write(folder.resolve("a.docx")));
    }

    private static String run(String properties, String words) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    @Test
    void runsAreJoined() throws IOException {
        Document document = read(DocxFile.of("<w:p>" + run("<w:b/>", "12") + run("", ".75 bil")
                + "<w:proofErr/>" + run("", "lion\u00a0yuan in the Asia") + "<w:r><w:noBreakHyphen/></w:r>"
                + run("", "Pacific,") + "<w:r><w:br/><w:t>of which 5</w:t><w:softHyphen/></w:r>" + run("", "0 percent")
                + "</w:p>"));
        assertThat(document.text()).isEqualTo("12.75 billion yuan in the Asia-Pacific, of which 50 percent\n");
    }

    @Test
    void deletedAndHiddenTextIsNotRead() throws IOException {
        Document document = read(DocxFile.of("<w:p>" + run("", "Up ")
                + "<w:del w:id=\"1\"><w:r><w:delText>5</w:delText></w:r></w:del>"
                + "<w:ins w:id=\"2\"><w:r><w:t>6</w:t></w:r></w:ins>"
                + run("<w:vanish/>", "7") + run("<w:strike/>", "8") + run("<w:strike w:val=\"0\"/>", " percent")
                + "<w:moveFrom w:id=\"3\"><w:r><w:t>9</w:t></w:r></w:moveFrom>"
                + "<w:r><w:instrText> PAGE 10 </w:instrText></w:r></w:p>"));
        assertThat(document.text()).isEqualTo("Up 6 percent\n");
    }

    @Test
    void notesComeLastAndTheirMarksAreLeftOut() throws IOException {
        Document document = read(DocxFile.of("<w:p>" + run("", "It was 5 percent")
                        + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                        + run("<w:vertAlign w:val=\"superscript\"/>", "3")
                        + run("", " of 30 km") + run("<w:vertAlign w:val=\"superscript\"/>", "2") + "</w:p>"
                        + DocxFile.paragraph("End."))
                .footnotes(
                        "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>99</w:t></w:r></w:p></w:footnote>"
                                + "<w:footnote w:id=\"2\">" + DocxFile.paragraph(" A survey of 40 people.")
                                + "</w:footnote>"));
        assertThat(document.text()).isEqualTo("It was 5 percent of 30 km\u00b2\nEnd.\nA survey of 40 people.\n");
        assertThat(document.blocks().get(2).type()).isEqualTo(Block.Type.FOOTNOTE);
    }

    @Test
    void stylesAreHeadingsByTheirNames() throws IOException {
        Document document = read(DocxFile.of("<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr>" + run("", "Growth")
                        + "</w:p><w:p><w:pPr><w:numPr/></w:pPr>" + run("", "5 men") + "</w:p>")
                .styles("<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"));
        assertThat(document.blocks().stream().map(Block::type))
                .containsExactly(Block.Type.HEADING, Block.Type.LIST_ITEM);
    }

    @Test
    void cellsMaySpanColumnsAndRows() throws IOException {
        String merged =
                "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + DocxFile.paragraph("Region") + "</w:tc>";
        String goesOn = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
        Document document = read(DocxFile.of(DocxFile.paragraph("Before")
                + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
                + merged + "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + DocxFile.paragraph("Poor")
                + "</w:tc></w:tr>"
                + "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + goesOn + cell("2019") + cell("2020") + "</w:tr><w:tr>"
                + cell("North") + cell("1") + cell("2") + "</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>"
                + cell("South")
                + cell("3") + cell("4") + "</w:tr></w:tbl>"));
        assertThat(document.text()).isEqualTo("Before\nRegion\tPoor\n2019\t2020\nNorth\t1\t2\n");
        DocumentTable table = document.tables().get(0);
        assertThat(table.headerRows()).isEqualTo(2);
        assertThat(table.rows().get(1).stream().map(document::text)).containsExactly("Region", "2019", "2020");
        assertThat(table.rows().get(0).stream().map(document::text)).isEqualTo(List.of("Region", "Poor", "Poor"));
    }

    private static String cell(String words) {
        return "<w:tc>" + DocxFile.paragraph(words) + "</w:tc>";
    }

    @Test
    void tabsMakeCellsWhereSeveralLinesHaveThem() throws IOException {
        String row = "<w:p><w:r><w:t>%s</w:t><w:tab/><w:t>%s</w:t></w:r></w:p>";
        Document document = read(DocxFile.of(row.formatted("Region", "Poor")
                + row.formatted("North", "5")
                + DocxFile.paragraph("Text")
                + row.formatted("Alone", "7")));
        assertThat(document.text()).isEqualTo("Region\tPoor\nNorth\t5\nText\nAlone 7\n");
        assertThat(document.tables()).hasSize(1);
    }
}
