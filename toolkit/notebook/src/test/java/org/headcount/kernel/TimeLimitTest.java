package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.headcount.engine.Settings;
import org.headcount.kernel.Client.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client hears of cells that take longer than HEADCOUNT_TIMEOUT allows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class TimeLimitTest {
    private Host host;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        host = Host.start(folder, Settings.usual(), Map.of("HEADCOUNT_TIMEOUT", "1.5"));
        client = host.client();
        client.run("int keep = 42;");
    }

    @AfterAll
    void end() {
        host.close();
    }

    @Test
    void aCellThatTakesLongerIsStoppedAndVariablesAreKept() {
        Exchange cell = client.run("System.out.println(\"begun\");\nwhile (true);");
        cell.fails(
                "Timeout",
                "Timeout: the cell took more than the 1.5 s of HEADCOUNT_TIMEOUT",
                "the cell was stopped; variables are kept",
                "line 2");
        assertThat(cell.story()).containsExactly("busy", "execute_input", "stream", "error", "idle");
        client.run("keep").shows("42");
    }

    @Test
    void aMagicIsStoppedToo() {
        client.run("%time Thread.sleep(60_000)").fails("Timeout", "the 1.5 s of HEADCOUNT_TIMEOUT");
        client.run("keep").shows("42");
    }

    /** The time is each cell's own: several that take most of it are none of them late. */
    @Test
    void aCellThatEndsInTimeIsLeftAlone() {
        for (int i = 0; i < 3; i++) {
            client.run("Thread.sleep(700); keep").shows("42");
        }
        client.run("throw new IllegalStateException(\"mine\");").fails("IllegalStateException", "mine");
    }

    @Test
    void whoStopsItFirstIsWhoIsNamed() {
        String cell = client.send(Connection.Channel.SHELL, "execute_request", json("{'code': 'while (true);'}"));
        client.await(cell, "execute_input").tell("interrupt_request", json("{}"));
        client.collect(cell).fails("Interrupted", "variables are kept");
    }
}
