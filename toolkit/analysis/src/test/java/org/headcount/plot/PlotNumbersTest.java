package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204.38e9|yuan|204.38 billion yuan",
                "13600|villages|13,600 villages",
                "71.3|percent|71.3%",
                "11.9|percent a year|11.9% a year",
                "0.333333333333|ratio|0.3333 ratio",
                "136e6|yuan per county|136 million yuan per county",
                "-2.5|percent|\u22122.5%",
                "0||0",
                "1234567.89||1.235 million",
                "250.0000000001|m|250 m"
            })
    void areWrittenForReading(double value, String unit, String expected) {
        assertThat(PlotNumbers.text(value, unit == null ? "" : unit)).isEqualTo(expected);
    }

    @Test
    void keepTheirEnds() {
        assertThat(PlotNumbers.full(PlottedAmount.between(11.849, 11.842, 11.856), "percent"))
                .isEqualTo("11.849% (11.842 to 11.856)");
        assertThat(PlotNumbers.full(PlottedAmount.atLeast(4e6), "persons")).isEqualTo("at least 4 million persons");
        assertThat(PlotNumbers.full(PlottedAmount.atMost(875), "yuan")).isEqualTo("at most 875 yuan");
    }

    @Test
    void axesHaveRoundNumbers() {
        assertThat(Ticks.round(Axis.of("", "yuan"), 0, 34.93e9, 5).at())
                .isEqualTo(List.of(0.0, 1e10, 2e10, 3e10, 4e10));
        assertThat(Ticks.tight(Axis.years(), 2001, 2010, 20).at()).hasSize(10);
        assertThat(Ticks.round(Axis.log("", ""), 3, 4000, 5).at())
                .isEqualTo(List.of(1.0, 10.0, 100.0, 1000.0, 10000.0));
        assertThat(Ticks.round(Axis.of("", ""), 5, 5, 5).at()).contains(5.0);
    }
}
