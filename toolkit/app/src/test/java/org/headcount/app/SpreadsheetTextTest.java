package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "-",
                "- a point",
                "@SUM(A1)",
                " =1",
                "\t=1",
                "\n@x",
                "\u00a0=1",
                "'=1",
                "\uff1d1",
                "-3 to 4",
                "+49 30 1234",
                "-Infinity"
            })
    void whatASpreadsheetWouldRunGetsAnApostrophe(String text) {
        assertThat(SpreadsheetText.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "north", "a=b", "a - b", "-3", "+4.5", "-0.25e-3", "-.5", "1,000", "'tis", "é", "two\nlines"
            })
    void otherTextAndNumbersStay(String text) {
        assertThat(SpreadsheetText.cell(text)).isEqualTo(text);
    }

    @Test
    void controlCharactersAreShown() {
        assertThat(SpreadsheetText.cell("a\u001b[31mred\u0000\u009b1m")).isEqualTo("a\\u001B[31mred\\u0000\\u009B1m");
        assertThat(SpreadsheetText.cell("x\r=1")).isEqualTo("x\\u000D=1");
        assertThat(SpreadsheetText.cell("\u202egpj.exe")).isEqualTo("\\u202Egpj.exe");
    }
}
