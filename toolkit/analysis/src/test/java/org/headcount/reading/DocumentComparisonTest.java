package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headcount.document.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the same thing in several documents, and those that only look so. */
class DocumentComparisonTest {

    private static List<ComparedFigure> compare(String... texts) {
        DocumentComparison comparison = new DocumentComparison();
        for (int i = 0; i < texts.length; i++) {
            comparison.with("text-" + (i + 1), Document.ofText("text-" + (i + 1), texts[i]));
        }
        return comparison.figures();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "In 2020 the poverty rate was 12.4 percent. | The poverty rate was 12.4 percent in 2020. | REPRODUCED",
                "In 2020 the poverty rate was 12.4 percent. | The poverty rate fell to 12 percent in 2020. | REPRODUCED",
                "In 2020 the poverty rate was 12.4 percent. | The poverty rate was 13.1 percent in 2020. | NOT_REPRODUCED",
                "The budget for roads was $4.2 million in 2019. | In 2019 the roads budget was $4.8 million. | NOT_REPRODUCED",
                "The budget for roads was $4.2 million in 2019. | In 2019 the rural roads budget was $1.8 million. | NOT_CHECKABLE",
                "The province has 420 villages. | There are more than 400 villages in the province. | REPRODUCED",
            })
    void theSameThingIsFound(String first, String second, Verdict verdict) {
        List<ComparedFigure> compared = compare(first, second);
        assertThat(compared).hasSize(1);
        assertThat(compared.get(0).verdict()).as(compared.get(0).sentence()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "In 2020 the poverty rate was 12.4 percent. | In 2021 the poverty rate was 13.1 percent.",
                "In 2020 the poverty rate was 12.4 percent. | The unemployment rate was 12.4 percent in 2020.",
                "The budget for roads was $4.2 million in 2019. | The budget for roads was 4.2 million yuan in 2019.",
                "The budget for roads was $4.2 million in 2019. | In 2019 the budget for schools and clinics was $4.8 million.",
                "They built 120 wells. | They have 90 schools.",
                "The trial saw eight deaths. | The outbreak caused 82 deaths.",
                "Rural poverty is above 40 percent. | In rural areas poverty is above 75 percent.",
                "Rural poverty in villages is 40 percent. | In 2020 rural poverty was 75 percent.",
            })
    void otherThingsAreNot(String first, String second) {
        assertThat(compare(first, second)).isEmpty();
    }

    @Test
    void whatMayBeAnotherThingIsNamed() {
        ComparedFigure one = compare(
                        "Youth unemployment in Lakeland was 20 percent in 2020.",
                        "Unemployment in Lakeland was 8 percent in 2020.")
                .get(0);
        assertThat(one.sentence())
                .isEqualTo(
                        "text-2 prints 8 percent, and text-1 prints 20 percent (lakeland, unemployment): they differ, "
                                + "but may not be the same thing; only text-1 says youth.");
    }

    @Test
    void eachFigureIsComparedWithItsLikeliest() {
        List<ComparedFigure> compared = compare(
                "Rural poverty was 20 percent in 2020. Urban poverty was 8 percent in 2020.",
                "In 2020, rural poverty was 20 percent, and urban poverty was 9 percent.",
                "Urban poverty was 9 percent in 2020.");
        assertThat(compared.stream()
                        .map(one -> one.figure().text() + " " + one.other().text() + " " + one.verdict()))
                .containsExactly(
                        "20 percent 20 percent REPRODUCED",
                        "9 percent 8 percent NOT_REPRODUCED",
                        "9 percent 8 percent NOT_REPRODUCED",
                        "9 percent 9 percent REPRODUCED");
    }

    @Test
    void cellsAreComparedByTheirRowAndColumn() {
        List<ComparedFigure> compared = compare(
                "Households | 2019 | 2020\nNorth | 120 | 130\nSouth | 310 | 320\n",
                "Households | 2020 | 2021\nNorth | 131 | 140\nSouth | 320 | 330\n");
        assertThat(compared.stream()
                        .map(one -> one.figure().text() + " " + one.other().text() + " " + one.verdict()))
                .containsExactly("131 130 NOT_REPRODUCED", "320 320 REPRODUCED");
    }
}
