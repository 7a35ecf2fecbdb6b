package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a cell that does not stop is killed with its VM. */
class StopDeadlineTest {
    private Duration clock = Duration.ofSeconds(100);
    private Duration processor = Duration.ofSeconds(7);
    private boolean said = true;

    private final StopDeadline deadline =
            StopDeadline.of(Duration.ofSeconds(3), () -> clock, () -> said ? Optional.of(processor) : Optional.empty());

    private boolean passed(long millis, long processorMillis) {
        clock = clock.plusMillis(millis);
        processor = processor.plusMillis(processorMillis);
        return deadline.hasPassed();
    }

    @Test
    void aBusyCellOnAQuietMachineHasTheUsualTime() {
        assertThat(passed(2_900, 2_900)).isFalse();
        assertThat(passed(200, 200)).isTrue();
    }

    @Test
    void aBusyCellOnABusyMachineHasItsShareOfProcessorTime() {
        for (int i = 0; i < 29; i++) {
            assertThat(passed(1_000, 100)).as("after " + (i + 1) + " s").isFalse();
        }
        assertThat(passed(1_000, 100)).as("nobody waits longer").isTrue();
    }

    @Test
    void aCellThatWaitsInNativeCodeHasTheUsualTime() {
        assertThat(passed(2_900, 0)).isFalse();
        assertThat(passed(500, 10)).isTrue();
    }

    @Test
    void severalThreadsDoNotShortenTheTime() {
        assertThat(passed(2_000, 4_000)).isFalse();
    }

    @Test
    void whatHappenedLongAgoDoesNotMakeAnIdleCellBusy() {
        assertThat(passed(2_000, 1_500)).isFalse();
        assertThat(passed(500, 300)).isFalse();
        assertThat(passed(600, 5)).isTrue();
    }

    @Test
    void whereTheSystemDoesNotSayTheClockCounts() {
        said = false;
        assertThat(passed(2_900, 2_900)).isFalse();
        assertThat(passed(200, 0)).isTrue();
    }
}
