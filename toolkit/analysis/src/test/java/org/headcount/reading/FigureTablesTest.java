package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.stream.Collectors;
import org.headcount.document.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of figures, rule by rule: what is read, what is not, and what comes close. */
class FigureTablesTest {

    @Test
    void wordsSayTheScaleOfTheHeaderAndNoUnitTwice() {
        Document table = Document.ofText(
                "a", "Division | Sales, US$ million | Share, %\nNorth | 142.3 | 40.0\nSouth | 213.5 | 60.0\n");
        assertThat(table.figures().get("142.3").words()).isEqualTo("142.3 million U.S. dollars");
        assertThat(table.figures().get("40.0").words()).isEqualTo("40.0 percent");
        Document text = Document.ofText("b", "Up 19% to $50 or €6 each, 1,234 in all, −5.2 on average.");
        assertThat(text.figures().get("19%").words()).isEqualTo("19%");
        assertThat(text.figures().stream().map(Figure::words))
                .doesNotContain("$50 U.S. dollars")
                .contains("1,234 items");
    }

    @Test
    void smallNumbersInParenthesesAreLossesInCellsAndMarksElsewhere() {
        Document table = Document.ofText(
                "a", "Segment | Sales, £m | Change\nDairy | 403 | 14\nSnacks | 122 | (6)\nIce | 61 | (7.4)\n");
        assertThat(table.figures().stream().map(Figure::low)).containsExactly(403e6, 14.0, 122e6, -6.0, 61e6, -7.4);
        assertThat(Document.ofText("b", "(6) Every member pays.").figures()).isEmpty();
    }

    @Test
    void betweenTwoYearsEachEndHasItsOwn() {
        Document text = Document.ofText("a", "Between 2014 and 2024 income rose from $190 to $247, or by $57.");
        assertThat(text.figures().stream().skip(1).map(figure -> figure.period().toString()))
                .containsExactly("2014", "2024", "2014 to 2024");
    }

    /** The unit of a whole table above its rows' names; accountants print a minus as parentheses. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            £ million | 2023 | 2022/Revenue | 1,372.0 | 1,268.2/Interest | (21.8) | (6)          ; 1372000000.0 1268200000.0 -21800000.0 -6000000.0
            Year, $ bn | Debt | Change/2022 | 1.5 | (2.5)/2023 | 1.4 | 0.1                       ; 1500000000.0 -2500000000.0 1400000000.0 100000000.0
            Year | Poor | Rich/North | 3.5 | 4.5                                                 ; 3.5 4.5
            """)
    void theCornerOfATableNamesItsUnit(String rows, String values) {
        Document table = Document.ofText("a", rows.replace('/', '\n') + "\n");
        assertThat(table.figures().stream()
                        .filter(figure -> figure.kind().isQuantity())
                        .map(figure -> String.format(Locale.ROOT, "%.1f", figure.low()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It cost three billion yuan.                      | 3000000000 CNY
            forty-two point five million euros               | 42500000 EUR
            A dozen villages joined.                         | 12 villages
            half a million people                            | 500000 persons
            two lakh crore rupees                            | 2000000000000 INR
            one hundred and three quarters                   | 100.75 items
            five and a half million voters                   | 5500000 voters
            one-fifth of the world                           | 20 percent
            three quarters of a million households           | 750000 households
            one in eleven people                             | 9.090909090909092 percent
            1 in 4 pupils                                    | 25 percent
            one woman in two                                 | 50 percent
            half as many                                     | 0.5 ratio
            two of the four countries                        | 2 countries
            2 1/2 miles                                      | 2.5 miles
            1.3x10^6 cells                                   | 1300000 cells
            """)
    void readsNumbersInWordsAndDigits(String text, String figures) {
        assertEquals(figures, Found.quantitiesIn(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US$29.2 million                                  | 29200000 USD
            RMB 3.6 bn                                       | 3600000000 CNY
            Rs. 78,143 crore                                 | 781430000000 INR
            Rs. 1,47,600                                     | 147600 INR
            Rs.1,09,537 crore                                | 1095370000000 INR
            Rs.17,616 crore                                  | 176160000000 INR
            EUR 115                                          | 115 EUR
            £642.30                                          | 642.3 GBP
            1.4 billion U.S. dollars                         | 1400000000 USD
            2 million Hong Kong dollars                      | 2000000 HKD
            37.4 cents                                       | 0.374 USD
            a loss of US$(6.8)m                              | -6800000 USD
            300-400 yuan per month                           | 300..400 CNY/month
            150,000 yuan to each of the villages             | 150000 CNY/village
            US$2.15 a day                                    | 2.15 USD/day
            ALL 5 solutions                                  | 5 solutions
            """)
    void readsMoney(String text, String figures) {
        assertEquals(figures, Found.quantitiesIn(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            between 713 and 757 million people               | 713000000..757000000 persons
            15 to 20 villages                                | 15..20 villages
            3-4%                                             | 3..4 percent
            8- to 16-metre waves                             | 8..16 metres
            It rose from 5 percent to 7 percent.             | 5 percent; 7 percent
            Rates of 15, 20 or 30 percent were seen.         | 15 percent; 20 percent; 30 percent
            Of them 23,000, or 25 percent, moved.            | 23000 items; 25 percent
            Of them 23,000, or one-quarter, moved.           | 23000 items; 25 percent
            Of them 120 and one-third more came back.        | 120 items; 33.33333333333333 percent
            It fell by 4,300 to 52,900.                      | 4300 items; 52900 items
            3.9 ± 1.1 percent                                | 3.9 items; 1.1 percent
            from 12 yuan in 2001 to 34 yuan in 2010          | 12 CNY; 34 CNY
            It was cut from 60 minutes to 45.                | 60 minutes; 45 minutes
            11.2, 28.0 and 61.6 days                         | 11.2 days; 28 days; 61.6 days
            2 minutes 24 seconds                             | 144 seconds
            The winner took 2:05:41.                         | 7541 seconds
            """)
    void readsRangesListsAndTimes(String text, String figures) {
        assertEquals(figures, Found.quantitiesIn(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            some 126,000 villages                            | about 126000 villages
            nearly 200 billion yuan                          | nearly 200000000000 CNY
            over 1.3 billion people                          | more_than 1300000000 persons
            less than 100,000                                | at_most 100000 items
            as many as 37 per cent                           | at_most 37 percent
            no fewer than 12 towns                           | at_least 12 towns
            500 or more homes                                | at_least 500 items
            It shall not exceed 2 per cent.                  | at_most 2 percent
            It went up to 20 percent.                        | 20 percent
            They may cut up to 700 jobs.                     | at_most 700 jobs
            Over ten years it grew.                          | 10 years
            for over 40 years                                | more_than 40 years
            more than doubled                                | more_than 2 ratio
            """)
    void readsHedges(String text, String figures) {
        assertEquals(figures, Found.quantitiesIn(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COVID-19 and H5N1                                | ''
            See Table 2 and Tables 3 and 4.                  | ''
            Article 5(2) of Act No. 17                       | ''
            Phase 3 of route 12 in room 204                  | ''
            Call +47 55 00 12 34 or +1-202-555-0100.         | ''
            PM2.5 and 5G and 24/7                            | ''
            The address is 192.168.1.2 or https://a.b/c?d=5. | ''
            A third-party review, a one-off event, first aid | ''
            United won 3-1.                                  | ''
            The index (2015 = 100)                           | ''
            children aged 16 to 24                           | ''
            one of them                                      | ''
            In China 592 counties were poor.                 | 592 counties
            Table 2 lists 12 villages.                       | 12 villages
            """)
    void leavesOutWhatOnlyNames(String text, String figures) {
        assertEquals(figures, Found.quantitiesIn(text));
    }
}
