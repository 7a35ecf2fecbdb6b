package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Documentation that is read in a notebook. */
class JavadocTest {
    @Test
    void markupAndTagsAreGone() {
        String comment = """
                 Returns the greater of two {@code int} values, see {@link Math#min(int, int)} and
                 {@link java.util.List lists}.
                 <p>It is <em>quick</em>: {@code a < b ? b : a}, and {@literal @Override} is text.
                 <ul><li>one<li>two</ul>

                 @param   a   an argument.
                 @return  the larger of {@code a} &amp; {@code b}.
                """;
        assertThat(Javadoc.text(comment)).isEqualTo("""
                        Returns the greater of two int values, see Math.min(int, int) and
                        lists.

                        It is quick: a < b ? b : a, and @Override is text.

                        - one
                        - two

                        Parameter a   an argument.

                        Returns the larger of a & b.""");
    }

    @Test
    void tagsInsideTagsAreResolved() {
        assertThat(Javadoc.text("a {@code b} {@link List#of() the {@code of} method} c"))
                .isEqualTo("a b the of method c");
    }

    @Test
    void unfinishedMarkupIsText() {
        assertThat(Javadoc.text("if a < b {@code then")).isEqualTo("if a < b {@code then");
    }
}
