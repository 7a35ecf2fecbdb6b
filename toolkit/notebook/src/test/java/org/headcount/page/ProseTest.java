package org.headcount.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Markdown of notebooks beyond CommonMark. */
class ProseTest {
    private static String html(String markdown) {
        return new Prose(Links.NONE)
                .html(markdown, new Pictures(Path.of("."), MissingNode.getInstance()))
                .strip();
    }

    @Test
    void wordsAreStruckOut() {
        assertThat(html("a ~~b *c*~~ d")).isEqualTo("<p>a <del>b <em>c</em></del> d</p>");
        assertThat(html("H~2~O and ~~open and ~~~three~~~"))
                .doesNotContain("<del>")
                .contains("H~2~O");
        assertThat(html("`~~code~~`")).contains("<code>~~code~~</code>");
    }

    @Test
    void tasksHaveBoxes() {
        assertThat(html("- [ ] open\n- [x] *done*\n1. [X] third"))
                .contains("<li>\u2610 open</li>", "<li>\u2611 <em>done</em></li>", "\u2611 third");
        assertThat(html("[ ] no item\n\n- [link](https://example.org/)"))
                .contains("[ ] no item")
                .doesNotContain("\u2610");
    }

    @Test
    void addressesAreLinks() {
        assertThat(html("See https://example.org/a_b_(c)?d=1&e=2. Then (http://example.org/x)."))
                .contains(
                        "href=\"https://example.org/a_b_%28c%29?d&#61;1&amp;e&#61;2\"",
                        "href=\"http://example.org/x\"", "</a>).");
        assertThat(html("[words https://example.org/](https://example.org/b) `https://example.org/c`"))
                .containsOnlyOnce("<a ");
        assertThat(html("httpx://example.org https:// none")).doesNotContain("<a ");
    }

    @Test
    void anchorsAreKept() {
        assertThat(html("<a id=\"place\"></a>text <a name=\"other\"></a>")).contains("id=\"place\"", "name=\"other\"");
    }

    @Test
    void formulasMayBeginLinesWithSignsOfMarkdown() {
        for (String formula : new String[] {
            "$$\na\n- b\n+ c\n= d\n$$", "\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}", "\\\\[\na\n- b\n\\\\]"
        }) {
            assertThat(html("Text\n" + formula + "\nmore"))
                    .as(formula)
                    .contains("<math")
                    .doesNotContain("<li>", "<h1", "<h2");
        }
        assertThat(html("in \\\\(x^2\\\\) text")).contains("<math").doesNotContain("\\(");
    }

    @Test
    void whatIsNoFormulaStays() {
        assertThat(html("It costs $5 and $6.")).isEqualTo("<p>It costs $5 and $6.</p>");
        assertThat(html("a \\(b\\) \\begin{none")).isEqualTo("<p>a (b) \\begin{none</p>");
        assertThat(html("```\n$$\n- a\n$$\n```")).contains("$$\n- a\n$$");
        assertThat(html("$$ open\n\n- item")).contains("<li>item</li>");
        assertThat(html("`$$`\n- item\n- `$$`")).contains("<li>item</li>");
    }
}
