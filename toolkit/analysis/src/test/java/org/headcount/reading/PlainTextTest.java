package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Paragraphs, headings, list items and tables of plain texts. */
class PlainTextTest {

    private static List<String> words(Document document) {
        return document.blocks().stream()
                .map(block -> block.type() + " " + document.text(block))
                .toList();
    }

    private static List<List<String>> cells(Document document) {
        return document.tables().get(0).rows().stream()
                .map(row -> row.stream().map(document::text).toList())
                .toList();
    }

    @Test
    void aLineIsAParagraph() {
        Document document = Document.ofText("note", "Growth slowed\n\nIn 2010 it was 5 percent.\r\n  In 2011, 4.\n");
        assertThat(words(document))
                .containsExactly(
                        "HEADING Growth slowed", "PARAGRAPH In 2010 it was 5 percent.", "PARAGRAPH In 2011, 4.");
    }

    @Test
    void wrappedLinesAreJoined() {
        Document document = Document.ofText("note", """
                The central government put 12.75 billion yuan into the programme in 2001, and 34.93
                billion yuan in 2010, which is 11.9 percent more in each year, or so the white
                paper says.

                Local governments added 22.27 billion yuan in the last of these years, of which
                more than a half went to villages.
                """);
        assertThat(document.blocks()).hasSize(2);
        assertThat(document.text(document.blocks().get(0)))
                .contains("34.93\nbillion")
                .endsWith("paper says.");
    }

    @Test
    void linesOfDifferentLengthAreNotJoined() {
        Document document = Document.ofText("note", """
                Revenue rose by 5 percent.
                Costs fell by 3 percent to 12 million, which is less than in any year before that.
                The dividend is 4 cents.
                The board thanks all 310 employees.
                """);
        assertThat(document.blocks()).hasSize(4);
    }

    @Test
    void markersOfItemsAndNotesStayOutside() {
        Document document = Document.ofText(
                "note",
                "- 5 percent of men\n(2) 6 percent of women\n3. 7 percent\n[4] A survey of 2010.\n-5 percent\n");
        assertThat(words(document))
                .containsExactly(
                        "LIST_ITEM 5 percent of men",
                        "LIST_ITEM 6 percent of women",
                        "LIST_ITEM 7 percent",
                        "FOOTNOTE A survey of 2010.",
                        "PARAGRAPH -5 percent");
    }

    @Test
    void tabsSeparateCells() {
        Document document = Document.ofText(
                "note", "Spending\n\nRegion\t2019\t2020\nNorth\t1,200\t1,300\nSouth\t800\t\nTotal\t2,000\t2,200\n");
        assertThat(cells(document))
                .containsExactly(
                        List.of("Region", "2019", "2020"),
                        List.of("North", "1,200", "1,300"),
                        List.of("South", "800", ""),
                        List.of("Total", "2,000", "2,200"));
        assertThat(document.tables().get(0).headerRows()).isEqualTo(1);
        assertThat(document.tables().get(0).headerColumns()).isEqualTo(1);
        assertThat(document.blocks()).hasSize(1 + 11);
    }

    @Test
    void barsSeparateCells() {
        Document document = Document.ofText(
                "note", "| Region | Poor |\n|---|---:|\n| North | 12 |\n| South | 8 |\n\nA | B stays text.\n");
        assertThat(cells(document))
                .containsExactly(List.of("Region", "Poor"), List.of("North", "12"), List.of("South", "8"));
        assertThat(document.tables()).hasSize(1);
        assertThat(document.tables().get(0).headerRows()).isEqualTo(1);
    }

    @Test
    void spacesAlignColumns() {
        Document document = Document.ofText("note", """
                                 2019     2020
                North           1,200    1,300
                South Province    800      900
                ------------------------------
                Total           2,000    2,200
                """);
        assertThat(cells(document))
                .containsExactly(
                        List.of("", "2019", "2020"),
                        List.of("North", "1,200", "1,300"),
                        List.of("South Province", "800", "900"),
                        List.of("Total", "2,000", "2,200"));
    }

    @Test
    void twoSpacesBetweenSentencesAreNoTable() {
        Document document = Document.ofText("note", """
                The rate was 5 percent in 2010.  It was 7 percent in the year before, and the
                number of households fell to 12 million.  Nobody expected this.  In the north
                all of it went to schools.  The total was 34 million in 2010.
                """);
        assertThat(document.tables()).isEmpty();
        assertThat(document.blocks()).hasSize(1);
    }

    @Test
    void codePointsAreCountedBeyondTheBasicPlane() {
        String text = "\ud83d\ude00".repeat(5000) + "x" + "\ud83d\ude00".repeat(3000) + "y";
        Document document = Document.ofText("note", text);
        assertThat(document.codePoint(text.indexOf('x'))).isEqualTo(5000);
        assertThat(document.codePoint(text.indexOf('y'))).isEqualTo(8001);
        for (int i = 0; i < text.length(); i += 2) {
            int index = i > 10000 ? i - 1 : i;
            assertThat(document.codePoint(index)).isEqualTo(text.codePointCount(0, index));
        }
    }

    @Test
    void linesWithGapsTakeLinearTime() {
        String text = "one  two three.  four\n".repeat(200_000);
        long start = System.nanoTime();
        assertThat(Document.ofText("note", text).tables()).isEmpty();
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }
}
