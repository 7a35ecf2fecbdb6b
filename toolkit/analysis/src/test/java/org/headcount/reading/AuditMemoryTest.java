package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headcount.data.fault.DataException;
import org.junit.jupiter.api.Test;

class AuditMemoryTest {

    private static final long MOST = 100 << 20;

    private final Document document = Document.ofText("long.txt", "12 people. ".repeat(100_000));
    private final AuditMemory memory = new AuditMemory(document, MOST);

    @Test
    void whatFitsPasses() {
        assertThatCode(() -> memory.require(30_000, 330_000)).doesNotThrowAnyException();
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheNeedTheLimitAndTheCure() {
        assertThatThrownBy(() -> memory.require(40_000, 440_000))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("long.txt: the first 40 percent of the text have 40,000 figures")
                .hasMessageContaining("about 288 MB of memory, and Java may use 100 MB")
                .hasMessageContaining("JDK_JAVA_OPTIONS to -Xmx1g");
    }

    @Test
    void moreMemoryLetsMoreThrough() {
        assertThatCode(() -> new AuditMemory(document, 10 * MOST).require(100_000, 1_100_000))
                .doesNotThrowAnyException();
    }
}
