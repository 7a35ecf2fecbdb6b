package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who ended a session VM. */
class VmExitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "137 | SOME | the system ended the session VM by signal 9 (SIGKILL), because memory ran out",
                "137 | NONE | another process ended the session VM by signal 9 (SIGKILL)",
                "143 | NONE | another process ended the session VM by signal 15 (SIGTERM)",
                "129 | SOME | another process ended the session VM by signal 1 (SIGHUP)",
                "139 | NONE | the session VM was ended by signal 11 (SIGSEGV): a crash in native code",
                "3 | NONE | the session VM exited with status 3"
            })
    void theSentenceSaysWho(int status, MemoryKills.Verdict memory, String sentence) {
        assertThat(new VmExit(status, List.of(), Optional.empty(), memory).sentence())
                .isEqualTo(sentence);
    }

    @Test
    void whereTheSystemDoesNotCountBothAreNamed() {
        VmExit ending = new VmExit(137, List.of(), Optional.empty(), MemoryKills.Verdict.UNKNOWN);
        assertThat(ending.sentence()).contains("by another process, or by the system because memory ran out");
    }

    @Test
    void whatHeadcountEndedItSays() {
        VmExit ending =
                new VmExit(137, List.of(), Optional.of("the cell could not be stopped"), MemoryKills.Verdict.NONE);
        assertThat(ending.sentence())
                .isEqualTo("Headcount ended the session VM, because the cell could not be stopped");
    }

    @Test
    void theSystemsCountIsRead() {
        MemoryKills before = MemoryKills.of(List.of("nr_free_pages 12", "oom_kill 3", "oom_kill_disable 0"));
        assertThat(MemoryKills.of(List.of("oom_kill 3")).since(before)).isEqualTo(MemoryKills.Verdict.NONE);
        assertThat(MemoryKills.of(List.of("oom_kill 4")).since(before)).isEqualTo(MemoryKills.Verdict.SOME);
        assertThat(MemoryKills.of(List.of("nr_free_pages 9")).since(before)).isEqualTo(MemoryKills.Verdict.UNKNOWN);
    }
}
