package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** Tables fit the width of the terminal. */
class TerminalWidthTest {
    private static List<String> printed(int width) {
        TextTable table = new TextTable(width, Ansi.OFF, 10, 40, 26);
        String words = "as many words as a cell may have, which is more than one line of it holds at any width";
        table.row("one", words, words);
        table.note(words + ", " + words);
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        table.print(out);
        out.flush();
        return text.toString().lines().toList();
    }

    private static int widest(List<String> lines) {
        return lines.stream().mapToInt(String::length).max().orElseThrow();
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        assertThat(widest(printed(60))).isLessThanOrEqualTo(60);
        assertThat(widest(printed(80))).isBetween(61, 80);
        assertThat(widest(printed(120))).isBetween(81, 120);
        assertThat(printed(120).size()).isLessThan(printed(80).size());
    }

    @Test
    void aWidthThatIsNoneIsTheUsualOne() {
        assertThat(TextTable.width("132")).isEqualTo(132);
        for (String none : new String[] {null, "", "0", "12", "wide", "-80", "99999"}) {
            assertThat(TextTable.width(none)).as(none).isEqualTo(80);
        }
    }
}
