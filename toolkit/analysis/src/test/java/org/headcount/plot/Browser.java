package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Headless Chromium with the network cut off, driven over its DevTools protocol. Where there is none on
 * the PATH, tests are skipped in one line; in continuous integration they fail instead.
 */
public final class Browser implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int STARTS_WITHIN = 600;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private Browser(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    private static Optional<String> chromium() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .filter(Browser::runs)
                .findFirst();
    }

    /** Some systems have a program of this name that only says how to install the browser. */
    private static boolean runs(String program) {
        try {
            Process asked = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Starts the browser, or skips the test.
     *
     * @param folder an empty folder for what it keeps
     */
    public static Browser start(Path folder) throws IOException, InterruptedException {
        Optional<String> chromium = chromium();
        assertThat(chromium.isPresent() || System.getenv("CI") == null)
                .as("in continuous integration what a browser shows is checked, not skipped")
                .isTrue();
        assumeTrue(chromium.isPresent(), "no chromium on the PATH that runs: what a browser shows is not checked");
        Path profile = folder.resolve("profile");
        Process process = new ProcessBuilder(
                        chromium.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--remote-debugging-port=0",
                        "--allow-file-access-from-files",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        return new Browser(process, port(process, profile.resolve("DevToolsActivePort")));
    }

    /** The port that it writes down when it is ready. */
    private static int port(Process process, Path file) throws IOException, InterruptedException {
        for (int i = 0; i < STARTS_WITHIN && process.isAlive(); i++) {
            if (Files.exists(file) && Files.size(file) > 0) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    return Integer.parseInt(lines.get(0));
                }
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException("Chromium did not start");
    }

    /** Opens a tab. */
    public Tab tab(int width) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode target =
                MAPPER.readTree(client.send(request, BodyHandlers.ofString()).body());
        return new Tab(client, URI.create(target.get("webSocketDebuggerUrl").asText()), width);
    }

    /** Asks it to end, so that it takes its own files away; after a while, makes it. */
    @Override
    public void close() {
        Processes.end(process);
    }
}
