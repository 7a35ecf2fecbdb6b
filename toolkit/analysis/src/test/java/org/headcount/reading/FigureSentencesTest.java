package org.headcount.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences of speeches, releases, news and abstracts, with the quantities in each, and what only looks like one. */
class FigureSentencesTest {

    static List<String> sentences() throws IOException {
        try (InputStream in = FigureSentencesTest.class.getResourceAsStream("figure-sentences.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void readsTheQuantitiesOfASentence(String line) {
        int tab = line.indexOf('\t');
        assertEquals(line.substring(0, tab), Found.quantitiesIn(line.substring(tab + 1)));
    }

    @Test
    void hasSentencesOfEveryGenre() throws IOException {
        assertTrue(sentences().size() >= 180, "sentences: " + sentences().size());
    }

    /** Names of money that several countries share mean that of the country of which the text speaks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Zambia pays K200 a month, K5.2bn in all.                 | 200 ZMW/month; 5200000000 ZMW
            Malawi pays 9 billion kwacha.                            | 9000000000 MWK
            South Africa pays R350 a month and R1.2 trillion.        | 350 ZAR/month; 1200000000000 ZAR
            In Nigeria N1.2trn was spent; N95 masks.                 | 1200000000000 NGN
            Uganda charges 20,000 shillings.                         | 20000 UGX
            The fee is 20,000 shillings.                             | 20000 KES
            Pakistan set Rs 500 billion aside, 250 rupees a head.    | 500000000000 PKR; 250 PKR/head
            India set Rs 500 crore aside.                            | 5000000000 INR
            Pakistan pays 250 Indian rupees.                         | 250 INR
            Filipinos earn 750 pesos a day.                          | 750 PHP/day
            The tax is €2, a pack costs 50 cents more.               | 2 EUR; 0.5 EUR
            The tax is $2, a pack costs 50 cents more.               | 2 USD; 0.5 USD
            Rwanda spends 20 million francs.                         | 20000000 RWF
            Route R350 and bus K200 and group N12.                   |
            Vitamin K2 in Zambia.                                    |
            """)
    void readsMoneyOfTheCountryThatTheTextNames(String text, String figures) {
        assertEquals(figures == null ? "" : figures, Found.quantitiesIn(text));
    }

    /** A date behind a semicolon, or one at which something falls due, is not the period of a figure. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bonds of $500m due 2031 at 5.875 percent.                | no date; no date
            The share was 25.3 percent in 2005; it fell later to 21. | 2005; no date
            By 2030 it will cost 3 million euros.                    | until 2030
            Since 1996, 12 provinces took part.                      | from 1996
            It was 12 percent, he said, in the end.                  | no date
            """)
    void givesAPeriodOnlyWhereTheClauseHasOne(String text, String periods) {
        String found = FigureReader.read(Document.ofText("text", text)).stream()
                .map(ReadFigure::figure)
                .filter(figure -> figure.kind().isQuantity())
                .map(figure -> figure.period().toString())
                .collect(Collectors.joining("; "));
        assertEquals(periods, found);
    }
}
