package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions, and how the next line begins. */
class CodePointsTest {
    @Test
    void aPairCountsAsOneCharacter() {
        assertThat(CodePoints.index("a😀b", 2)).isEqualTo(3);
        assertThat(CodePoints.codePoints("a😀b", 3)).isEqualTo(2);
    }

    @Test
    void positionsOutsideAreItsEnds() {
        assertThat(CodePoints.index("a😀", 99)).isEqualTo(3);
        assertThat(CodePoints.index("a😀", -1)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'class A {', 4",
                "'  for (;;) {', 6",
                "'foo(', 4",
                "'    int a =', 4",
                "'int a = f(1) +', 0",
                "'// {', 0",
                "'String s = \"{\" +', 0",
                "'} else {', 4"
            })
    void theNextLineIsIndented(String source, int spaces) {
        assertThat(CodePoints.indent("int before = 1;\n" + source)).isEqualTo(" ".repeat(spaces));
    }
}
