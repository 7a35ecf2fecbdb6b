package org.headcount.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Serves one page on the loopback address, and makes it anew whenever one of its files changes. A browser that shows the page asks
 * for its version every second and loads it again when that is another; what it shows meanwhile stays.
 */
final class PageServer implements AutoCloseable {

    private static final long INTERVAL = 500;

    /** The page as it is kept allows no scripts but its own by hash; this one is served from a frame around it. */
    private static final String FRAME = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Audit, watched</title>
            <style>html,body,iframe{margin:0;border:0;width:100%;height:100%}</style></head>
            <body><iframe id="page" title="Audit" src="page"></iframe><script>
            let shown = null;
            setInterval(async () => {
              const version = await (await fetch('version')).text();
              const frame = document.getElementById('page');
              if (shown !== null && shown !== version) {
                const y = frame.contentWindow.scrollY;
                frame.onload = () => frame.contentWindow.scrollTo(0, y);
                frame.contentWindow.location.reload();
              }
              shown = version;
            }, 1000);
            </script></body></html>
            """;

    private record Served(int version, String html) {}

    private final List<Path> files;
    private final Supplier<String> again;
    private final PrintWriter messages;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private volatile Served served;
    private volatile boolean closed;

    PageServer(List<Path> files, String html, Supplier<String> again, PrintWriter messages) throws IOException {
        this.files = List.copyOf(files);
        this.again = again;
        this.messages = messages;
        this.served = new Served(1, html);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/";
    }

    /** Only what a browser on this machine asks for by the address itself, so that no other site can read the page. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
            String port = ":" + server.getAddress().getPort();
            String path = exchange.getRequestURI().getPath();
            if (!List.of("127.0.0.1" + port, "localhost" + port, "[::1]" + port).contains(host)) {
                send(exchange, 403, "text/plain", "ask for " + address());
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "only GET");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", FRAME);
            } else if (path.equals("/page")) {
                send(exchange, 200, "text/html", served.html());
            } else if (path.equals("/version")) {
                send(exchange, 200, "text/plain", String.valueOf(served.version()));
            } else {
                send(exchange, 404, "text/plain", "nothing here");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Looks at the files until this is closed or its thread is interrupted. */
    void watch() {
        String seen = state();
        while (!closed) {
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            String now = state();
            if (!now.equals(seen)) {
                seen = now;
                renew();
            }
        }
    }

    /** What differs when a file has changed; editors may replace one, so it may be gone for a moment. */
    private String state() {
        return files.stream().map(PageServer::state).collect(Collectors.joining(" "));
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "";
        }
    }

    private void renew() {
        try {
            served = new Served(served.version() + 1, again.get());
            messages.println("headcount: audited again");
        } catch (IllegalArgumentException e) {
            // Half-written files come: the page stays until the next change.
            messages.println("headcount: " + e.getMessage());
        }
        messages.flush();
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }
}
