package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at a terminal, with {@code jupyter console}. */
@Tag("thorough")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConsoleTest {

    @TempDir
    private Path folder;

    @Test
    void cellsErrorsCompletionInterruptAndLeaving() throws Exception {
        Jupyter jupyter = Jupyter.in(folder, "jupyter-console", "jupyter_console", "pexpect");
        Path script = folder.resolve("console.py");
        try (InputStream in = ConsoleTest.class.getResourceAsStream("/jupyter/console.py")) {
            Files.copy(in, script);
        }
        Jupyter.Ended ended = jupyter.run(folder, script.toString(), "headcount");
        assertThat(ended.said()).contains("all said and done");
        assertThat(ended.status()).isZero();
    }
}
