package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TextTableTest {

    @Test
    void breaksAtSpacesAndOnlyElsewhereWhereItMust() {
        assertThat(TextTable.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(TextTable.wrap("unbreakable", 4)).containsExactly("unbr", "eaka", "ble");
        assertThat(TextTable.wrap("", 4)).containsExactly("");
    }

    @Test
    void cellsStandInColumns() {
        assertThat(printed(Ansi.OFF)).isEqualTo("a b  1\nc\n    a note\n");
    }

    @Test
    void coloursAreOnlyForTerminalsAndNeverFromTheText() {
        assertThat(printed(Ansi.ON)).contains("\u001b[32m").contains("a b");
        StringWriter out = new StringWriter();
        TextTable table = new TextTable(Ansi.ON, 20);
        table.row("@|red text|@");
        table.print(new PrintWriter(out, true));
        assertThat(out.toString().strip()).isEqualTo("@|red text|@");
    }

    private static String printed(Ansi ansi) {
        StringWriter out = new StringWriter();
        TextTable table = new TextTable(ansi, 3, 5);
        table.row(Ansi.Style.fg_green, "a b c", "1");
        table.note("a note");
        table.print(new PrintWriter(out, true));
        return out.toString().replace("\r\n", "\n");
    }
}
