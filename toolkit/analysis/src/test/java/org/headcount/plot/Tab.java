package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tab of the browser: opens a page as a reader would, and tells what it sees and what went wrong. */
public final class Tab implements AutoCloseable {

    private final DevTools tools;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    Tab(HttpClient client, URI address, int width) throws IOException, InterruptedException {
        tools = new DevTools(client, address, this::notice);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            tools.call(domain + ".enable", Map.of());
        }
        tools.call(
                "Network.emulateNetworkConditions",
                Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        wide(width);
    }

    private void notice(JsonNode event) {
        JsonNode about = event.path("params");
        switch (event.path("method").asText()) {
            case "Network.requestWillBeSent" -> {
                String address = about.path("request").path("url").asText();
                if (!address.matches("(?s)(data|blob|about|file):.*")) {
                    requests.add(address);
                }
            }
            case "Runtime.exceptionThrown" ->
                errors.add(about.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (about.path("type").asText().matches("error|warning|assert")) {
                    errors.add(about.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (about.path("entry").path("level").asText().equals("error")) {
                    errors.add(about.path("entry").path("text").asText());
                }
            }
            default -> {
                // Anything else is of no interest here.
            }
        }
    }

    /** Makes the window as wide as that many pixels; at most 600 is a telephone. */
    public Tab wide(int width) throws IOException, InterruptedException {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width <= 600));
        return this;
    }

    /** Lets the page run no script; ours still looks at it. */
    public Tab withoutScripts() throws IOException, InterruptedException {
        tools.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        return this;
    }

    /** Shows the page as on paper, or on a dark screen: {@code print}, {@code dark}. */
    public Tab as(String what) throws IOException, InterruptedException {
        tools.call(
                "Emulation.setEmulatedMedia",
                what.equals("print")
                        ? Map.of("media", "print")
                        : Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", what))));
        return this;
    }

    /** Lets the page reach programs on this machine; to the browser nothing else has a name. */
    public Tab online() throws IOException, InterruptedException {
        tools.call("Network.disable", Map.of());
        return this;
    }

    /** Opens a file, and waits until it is loaded. */
    public Tab open(Path page) throws IOException, InterruptedException {
        return open(page.toUri());
    }

    /** Opens an address, and waits until it is loaded. */
    public Tab open(URI page) throws IOException, InterruptedException {
        tools.call("Page.navigate", Map.of("url", page.toString()));
        until("location.href !== 'about:blank' && document.readyState === 'complete'");
        return this;
    }

    /** Waits until something is true in the page. */
    public Tab until(String condition) throws IOException, InterruptedException {
        if (!within(Duration.ofMinutes(3), condition)) {
            throw new AssertionError("never became true: " + condition + "; errors: " + errors);
        }
        return this;
    }

    /** Whether something becomes true in the page within a time. */
    public boolean within(Duration time, String condition) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; Thread.sleep(50)) {
            if (evaluate(condition).asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** Clicks on the first element that a selector finds, once there is one that can be seen. */
    public void click(String selector) throws IOException, InterruptedException {
        String element = "document.querySelector(" + JsonNodeFactory.instance.textNode(selector) + ")";
        until("!!" + element + " && " + element + ".getClientRects().length > 0");
        evaluate(element + ".click()");
    }

    /** Types text where the cursor is. */
    public void type(String text) throws IOException, InterruptedException {
        tools.call("Input.insertText", Map.of("text", text));
    }

    /** Presses a key, and lets it go. */
    public void press(Key key) throws IOException, InterruptedException {
        Map<String, Object> what = Map.of(
                "key", key.name, "code", key.name, "windowsVirtualKeyCode", key.code, "modifiers", key.modifiers);
        Map<String, Object> down = new HashMap<>(what);
        down.putAll(key.text.isEmpty() ? Map.of("type", "rawKeyDown") : Map.of("type", "keyDown", "text", key.text));
        Map<String, Object> up = new HashMap<>(what);
        up.put("type", "keyUp");
        tools.call("Input.dispatchKeyEvent", down);
        tools.call("Input.dispatchKeyEvent", up);
    }

    /** A key, with others held down. */
    public enum Key {
        TAB("Tab", 9, 0, ""),
        SHIFT_TAB("Tab", 9, 8, ""),
        ESCAPE("Escape", 27, 0, ""),
        ENTER("Enter", 13, 0, "\r"),
        SHIFT_ENTER("Enter", 13, 8, "\r"),
        CONTROL_ENTER("Enter", 13, 2, "\r");

        private final String name;
        private final int code;
        private final int modifiers;
        private final String text;

        Key(String name, int code, int modifiers, String text) {
            this.name = name;
            this.code = code;
            this.modifiers = modifiers;
            this.text = text;
        }
    }

    /** The value of an expression in the page, or of what it promises. */
    public JsonNode evaluate(String expression) throws IOException, InterruptedException {
        JsonNode result = tools.call(
                "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        assertThat(result.has("exceptionDetails"))
                .as(() -> "an exception: " + result)
                .isFalse();
        return result.path("result").path("value");
    }

    /** What it asked the network for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What went wrong in it, by its console. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Writes a picture of what the window shows. */
    public void view(Path file) throws IOException, InterruptedException {
        JsonNode taken = tools.call("Page.captureScreenshot", Map.of("format", "png"));
        Files.write(file, Base64.getDecoder().decode(taken.path("data").asText()));
    }

    /** Writes a picture of the whole page. */
    public void picture(Path file) throws IOException, InterruptedException {
        JsonNode taken = tools.call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(taken.path("data").asText()));
    }

    /** Writes the page as it would be printed. */
    public void print(Path file) throws IOException, InterruptedException {
        JsonNode printed = tools.call("Page.printToPDF", Map.of("printBackground", true));
        Files.write(file, Base64.getDecoder().decode(printed.path("data").asText()));
    }

    /** What is wrong with the labels of all plots that can be seen: those cut, and those over others. */
    public List<String> faults() throws IOException, InterruptedException {
        String look;
        try (var script = Tab.class.getResourceAsStream("look.js")) {
            look = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> faults = new ArrayList<>();
        JsonNode seen = evaluate(look);
        seen.path("faults").forEach(fault -> faults.add(fault.asText()));
        assertThat(seen.path("pictures").asInt()).as("pictures seen").isPositive();
        assertThat(seen.path("texts").asInt()).as("labels seen").isGreaterThan(5);
        return faults;
    }

    @Override
    public void close() throws IOException {
        try {
            tools.call("Page.close", Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tools.close();
        }
    }
}
