package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clients that people have: Jupyter's kernel tests, its client library, and nbclient. */
@Tag("thorough")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PythonClientsTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path folder;

    private static int run(ProcessBuilder builder, Path output) throws IOException, InterruptedException {
        return builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }

    @Test
    void theyAreServed() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        boolean installed = Files.isExecutable(PYTHON)
                && run(new ProcessBuilder(PYTHON.toString(), "-c", "import jupyter_kernel_test, nbclient"), output)
                        == 0;
        assumeTrue(
                installed || System.getenv("CI") != null,
                "Debian's python3-jupyter-kernel-test and python3-nbclient are not installed");

        Path script = folder.resolve("python_clients.py");
        try (InputStream in = PythonClientsTest.class.getResourceAsStream("/kernel/python_clients.py")) {
            Files.copy(in, script);
        }
        ProcessBuilder clients = new ProcessBuilder(PYTHON.toString(), script.toString()).directory(folder.toFile());
        clients.environment()
                .put("JUPYTER_PATH", KernelProgram.kernelspec(folder).toString());
        clients.environment().put("KERNEL", "ours");
        int status = run(clients, output);
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(said).as("status " + status).contains("\nOK").doesNotContain("skipped");
        assertThat(status).isZero();
    }
}
