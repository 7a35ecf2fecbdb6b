package org.headcount.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headcount.plot.Processes;

/** Jupyter Notebook, as {@code jupyter notebook} starts it, without the browser. */
final class NotebookServer implements AutoCloseable {

    private static final int STARTS_WITHIN = 600;

    private final Process process;
    private final JsonNode told;

    private NotebookServer(Process process, JsonNode told) {
        this.process = process;
        this.told = told;
    }

    /** Starts it over a folder of notebooks. */
    static NotebookServer start(Jupyter jupyter, Path notebooks) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        // Where the port is taken meanwhile the server takes another; what it took it writes down.
        Process process = jupyter.python(
                        "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=" + port)
                .directory(notebooks.toFile())
                .start();
        Path file = jupyter.runtime().resolve("nbserver-" + process.pid() + ".json");
        for (int i = 0; i < STARTS_WITHIN && process.isAlive(); i++) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return new NotebookServer(process, new ObjectMapper().readTree(file.toFile()));
            }
            Thread.sleep(100);
        }
        Processes.end(process);
        throw new IOException("Jupyter Notebook did not start: " + Files.readString(jupyter.said()));
    }

    /** The list of notebooks, with what lets somebody in. */
    URI entrance() {
        return address("tree?token=" + told.path("token").asText());
    }

    /** A page of it, for somebody who has come in. */
    URI address(String page) {
        return URI.create(told.path("url").asText()).resolve(page);
    }

    /** Ends it, and with it its kernels. */
    @Override
    public void close() {
        Processes.end(process);
    }
}
