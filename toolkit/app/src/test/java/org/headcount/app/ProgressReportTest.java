package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressReportTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong now = new AtomicLong();
    private final ProgressReport report = new ProgressReport(new PrintWriter(err), "a.txt: reading figures", now::get);

    private String after(int seconds, double share) {
        now.set(TimeUnit.SECONDS.toNanos(seconds));
        report.accept(share);
        String said = err.toString().replace("\r\n", "\n");
        err.getBuffer().setLength(0);
        return said;
    }

    @Test
    void shortWorkIsSilent() {
        assertThat(after(0, 0.1)).isEmpty();
        assertThat(after(3, 1)).isEmpty();
    }

    @Test
    void longWorkSaysHowFarItIsNowAndThen() {
        assertThat(after(5, 0.129)).isEqualTo("headcount: a.txt: reading figures: 12 percent\n");
        assertThat(after(6, 0.2)).isEmpty();
        assertThat(after(15, 0.9999)).isEqualTo("headcount: a.txt: reading figures: 99 percent\n");
        assertThat(after(16, 1)).isEmpty();
    }
}
