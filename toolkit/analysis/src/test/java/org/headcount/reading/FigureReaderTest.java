package org.headcount.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.headcount.document.Provenance;
import org.junit.jupiter.api.Test;

class FigureReaderTest {

    @Test
    void readsAmountsWithTheirYears() {
        List<ReadFigure> figures = FigureReader.read(Document.ofText(
                "text", "Spending rose from 12.75 billion yuan in 2001 to 34.93 billion yuan in 2010."));
        assertEquals(
                List.of("12.75 billion yuan", "2001", "34.93 billion yuan", "2010"),
                figures.stream().map(ReadFigure::text).toList());
        assertEquals("2001", figures.get(0).figure().period().toString());
        assertEquals("2010", figures.get(2).figure().period().toString());
        assertEquals(5_000_000, figures.get(0).figure().halfUnit().orElseThrow());
    }

    @Test
    void countsOffsetsInCodePointsAndParagraphsInLinesThatAreNotBlank() {
        ReadFigure figure = FigureReader.read(
                        Document.ofText("text", "\n\ud83d\ude00 smiles\n\n\ud83d\ude00 some 12 villages"))
                .get(0);
        assertEquals(new Provenance.Printed("text", 2, 13, 29), figure.figure().provenance());
        assertEquals("some 12 villages", figure.text());
        assertEquals("villages", figure.noun().orElseThrow().head());
    }

    @Test
    void keepsHedgesAndUnits() {
        assertEquals(
                "more_than 4000000 persons; nearly 200000000000 CNY; 300..400 CNY/month; 20 percent",
                Found.in(
                        "More than four million people got nearly 200 billion yuan, 300-400 yuan per month; one-fifth."));
    }

    @Test
    void leavesNamesOut() {
        assertEquals("", Found.in("COVID-19 and H5N1 are in Table 2 of Article 5, room 204; see Voyager 2 and [12]."));
    }
}
