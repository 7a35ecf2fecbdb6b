package org.headcount.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes under tables are compact. */
class TableNotesTest {
    @Test
    void upToThreeNotesAreALineEach() {
        assertThat(TableNotes.html(List.of())).isEmpty();
        assertThat(TableNotes.html(List.of("a < b", "c", "d")))
                .isEqualTo("<p><small>a &lt; b</small><br><small>c</small><br><small>d</small></p>");
    }

    @Test
    void moreAreFolded() {
        assertThat(TableNotes.html(List.of("a", "b", "c", "d")))
                .startsWith("<details><summary>4 notes</summary><small>a</small>")
                .endsWith("<small>d</small></details>");
    }
}
