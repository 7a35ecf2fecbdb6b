package org.headcount.plot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A tab's end of Chromium's DevTools protocol: JSON over a socket, with the JDK's own client. */
final class DevTools implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PATIENCE = 90;

    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    DevTools(HttpClient client, URI address, Consumer<JsonNode> events) throws IOException, InterruptedException {
        this.socket = get(client.newWebSocketBuilder().buildAsync(address, new Listener(waiting, events)));
    }

    /** Gives a command, and waits for what it answers. */
    JsonNode call(String method, Map<String, ?> arguments) throws IOException, InterruptedException {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
        message.set("params", MAPPER.valueToTree(arguments));
        get(socket.sendText(message.toString(), true));
        JsonNode result = get(answer);
        if (result.has("error")) {
            throw new IOException(method + ": " + result.get("error"));
        }
        return result.path("result");
    }

    private static <T> T get(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("Chromium did not answer within " + PATIENCE + " s", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private record Listener(
            Map<Integer, CompletableFuture<JsonNode>> waiting, Consumer<JsonNode> events, StringBuilder part)
            implements WebSocket.Listener {

        Listener(Map<Integer, CompletableFuture<JsonNode>> waiting, Consumer<JsonNode> events) {
            this(waiting, events, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            part.append(text);
            if (isLast) {
                receive(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void receive(String text) {
            try {
                JsonNode message = MAPPER.readTree(text);
                if (message.has("id")) {
                    waiting.remove(message.get("id").asInt()).complete(message);
                } else {
                    events.accept(message);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
