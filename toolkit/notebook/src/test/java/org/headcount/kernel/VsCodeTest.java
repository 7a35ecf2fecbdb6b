package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.kernel.Client.Message;
import org.headcount.kernel.Connection.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Visual Studio Code's Jupyter extension says to a kernel, in its order, and what has to come back.
 *
 * <p>The messages are in {@code kernel/vscode.jsonl}, written after what the extension's public sources and
 * documentation say that it does; each scene names where. A line {@code send}s a message on a channel and
 * gives it a name; {@code await}s a message that comes of it; or {@code hear}s it to its end: what happened
 * on iopub in this order ({@code story}), what the reply holds ({@code reply}), and what single messages
 * hold ({@code says}) or have as metadata ({@code adds}). {@code replies} is the order of replies. What is
 * written there is the least that has to be there; {@code *} stands for anything that is there, and behind
 * a kind of message for one or more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class VsCodeTest {
    private record Scene(String name, List<JsonNode> lines) {}

    private record Sent(String id, String type) {
        boolean isOver(List<Message> come) {
            boolean ended = come.stream().anyMatch(each -> each.state().equals("idle"));
            return ended && (!type.endsWith("_request") || come.stream().anyMatch(VsCodeTest::isReply));
        }
    }

    private Host host;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        host = Host.start(folder);
        client = host.client();
    }

    @AfterAll
    void end() {
        host.close();
    }

    @TestFactory
    Stream<DynamicTest> scenes() throws IOException, Codec.BadMessage {
        return read().stream().map(scene -> DynamicTest.dynamicTest(scene.name(), () -> new Play().play(scene)));
    }

    private static List<Scene> read() throws IOException, Codec.BadMessage {
        List<Scene> scenes = new ArrayList<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                VsCodeTest.class.getResourceAsStream("/kernel/vscode.jsonl"), StandardCharsets.UTF_8))) {
            for (String text : file.lines().toList()) {
                JsonNode line = MessageContent.parse(text.getBytes(StandardCharsets.UTF_8));
                if (line.has("scene")) {
                    scenes.add(new Scene(line.path("scene").asText(), new ArrayList<>()));
                } else {
                    scenes.get(scenes.size() - 1).lines().add(line);
                }
            }
        }
        return scenes;
    }

    /** One scene, whose requests have names. */
    private final class Play {
        private final Map<String, Sent> sent = new HashMap<>();
        private final List<Message> heard = new ArrayList<>();
        private final List<Message> awaited = new ArrayList<>();

        void play(Scene scene) {
            scene.lines().forEach(this::play);
        }

        private void play(JsonNode line) {
            if (line.has("send")) {
                send(line);
            } else if (line.has("await")) {
                await(line);
            } else if (line.has("hear")) {
                hear(line);
            } else if (line.has("replies")) {
                assertThat(heard.stream().filter(VsCodeTest::isReply).map(this::name))
                        .isEqualTo(texts(line.path("replies")));
            } else {
                throw new IllegalArgumentException("neither sent nor heard: " + line);
            }
        }

        private void send(JsonNode line) {
            Channel channel = Channel.valueOf(line.path("on").asText().toUpperCase(Locale.ROOT));
            String type = line.path("send").asText();
            String id = client.send(channel, type, object(line.path("metadata")), object(line.path("content")));
            sent.put(line.path("as").asText(), new Sent(id, type));
        }

        private static ObjectNode object(JsonNode given) {
            return given.isObject() ? (ObjectNode) given : MessageContent.empty();
        }

        private void await(JsonNode line) {
            String id = sent.get(line.path("await").asText()).id();
            String type = line.path("message").asText();
            Predicate<Message> wanted = each -> each.answers(id) && each.type().equals(type) && !awaited.contains(each);
            while (heard.stream().noneMatch(wanted)) {
                heard.add(client.next());
            }
            Message message = heard.stream().filter(wanted).findFirst().orElseThrow();
            awaited.add(message);
            assertHolds(line.path("says"), message.content(), type);
        }

        private void hear(JsonNode line) {
            Sent request = sent.get(line.path("hear").asText());
            while (!request.isOver(comeOf(request))) {
                heard.add(client.next());
            }
            List<Message> iopub = comeOf(request).stream()
                    .filter(each -> each.channel().equals("iopub"))
                    .toList();
            assertThat(story(iopub)).as(line.toString()).matches(pattern(line.path("story")));
            comeOf(request).stream()
                    .filter(VsCodeTest::isReply)
                    .forEach(reply -> assertHolds(line.path("reply"), reply.content(), reply.type()));
            line.path("says").properties().forEach(each -> {
                Message message = first(iopub, each.getKey());
                assertHolds(each.getValue(), message.content(), each.getKey());
            });
            line.path("adds").properties().forEach(each -> {
                Message message = first(iopub, each.getKey());
                assertHolds(each.getValue(), message.metadata(), each.getKey());
            });
        }

        private List<Message> comeOf(Sent request) {
            return heard.stream().filter(each -> each.answers(request.id())).toList();
        }

        private String name(Message message) {
            return sent.keySet().stream()
                    .filter(name -> message.answers(sent.get(name).id()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isReply(Message message) {
        return message.type().endsWith("_reply") && !message.channel().equals("iopub");
    }

    private static Message first(List<Message> messages, String type) {
        return messages.stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String story(List<Message> messages) {
        return messages.stream()
                .map(each -> (each.type().equals("status") ? each.state() : each.type()) + " ")
                .collect(Collectors.joining());
    }

    private static String pattern(JsonNode story) {
        return texts(story).stream()
                .map(each -> each.endsWith("*") ? "(" + each.substring(0, each.length() - 1) + " )+" : each + " ")
                .collect(Collectors.joining());
    }

    /** Whether all that is wanted is there, in objects beside whatever else is. */
    private static void assertHolds(JsonNode wanted, JsonNode there, String where) {
        if (wanted.isObject() && !wanted.isEmpty()) {
            wanted.properties()
                    .forEach(each ->
                            assertHolds(each.getValue(), there.path(each.getKey()), where + "." + each.getKey()));
        } else if (wanted.asText().equals("*")) {
            assertThat(there.isMissingNode() || there.toString().equals("\"\""))
                    .as(where + " is there")
                    .isFalse();
        } else if (!wanted.isMissingNode()) {
            assertThat(there).as(where).isEqualTo(wanted);
        }
    }
}
