package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.headcount.kernel.Client.Exchange;
import org.headcount.kernel.Client.Message;
import org.headcount.kernel.Connection.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cells and clients say to each other over comms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CommTest {
    private static final String ECHO =
            "Comms.register(\"echo\", comm -> comm.onMessage(message -> comm.send(message)));";

    private Host host;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        host = Host.start(folder);
        client = host.client();
        client.run("int keep = 42;");
    }

    @AfterEach
    void theSessionIsAsItWas() {
        client.run("keep").shows("42");
        client.forget();
    }

    @AfterAll
    void end() {
        host.close();
    }

    private Exchange open(String comm, String target) {
        return client.say(
                "comm_open", json("{'comm_id': '" + comm + "', 'target_name': '" + target + "', 'data': {}}"));
    }

    private Exchange say(String comm, String data) {
        return client.say("comm_msg", json("{'comm_id': '" + comm + "', 'data': " + data + "}"));
    }

    private Exchange close(String comm) {
        return client.say("comm_close", json("{'comm_id': '" + comm + "', 'data': {}}"));
    }

    private JsonNode comms(String content) {
        return client.ask("comm_info_request", json(content)).reply().path("comms");
    }

    @Test
    void aClientOpensACommTalksAndCloses() {
        Exchange cell = client.run("""
                int heard = 0;
                Comms.register("counter", comm -> {
                    System.out.println("opened with " + comm.opening().data());
                    comm.onMessage(message -> comm.send(Map.of("heard", ++heard, "said", message.data())));
                    comm.onClose(message -> System.out.println("closed with " + message.data()));
                });""");
        Exchange opened =
                client.say("comm_open", json("{'comm_id': 'c', 'target_name': 'counter', 'data': {'from': 'me'}}"));
        assertThat(opened.story()).containsExactly("busy", "idle");
        assertThat(comms("{}")).isEqualTo(json("{'c': {'target_name': 'counter'}}"));

        Exchange first = say("c", "{'list': [1, 2.5, null, true, 'x', {'deep': {}}]}");
        assertThat(first.story()).containsExactly("busy", "comm_msg", "idle");
        assertThat(first.all("comm_msg").get(0))
                .isEqualTo(
                        json(
                                "{'comm_id': 'c', 'data': {'heard': 1, 'said': {'list': [1, 2.5, null, true, 'x', {'deep': {}}]}}}"));
        assertThat(say("c", "{}")
                        .all("comm_msg")
                        .get(0)
                        .path("data")
                        .path("heard")
                        .asInt())
                .isEqualTo(2);
        client.run("heard").shows("2");

        Exchange closed = client.say("comm_close", json("{'comm_id': 'c', 'data': {'why': 'enough'}}"));
        assertThat(closed.story()).containsExactly("busy", "idle");
        assertThat(client.late(cell.id()).printed("stdout"))
                .isEqualTo("opened with {from=me}\nclosed with {why=enough}\n");
        assertThat(comms("{}")).isEmpty();
    }

    @Test
    void aCellOpensACommAndTalksFirst() {
        Exchange cell = client.run("""
                Comm chart = Comms.open("chart", Map.of("kind", "bar"));
                chart.onMessage(message -> System.out.println("clicked " + message.data().get("bar")));
                chart.send(Map.of("bars", List.of(1, 2)));""");
        assertThat(cell.story()).containsExactly("busy", "execute_input", "comm_open", "comm_msg", "idle");
        JsonNode opened = cell.all("comm_open").get(0);
        String comm = opened.path("comm_id").asText();
        assertThat(opened)
                .isEqualTo(json("{'comm_id': '" + comm + "', 'target_name': 'chart', 'data': {'kind': 'bar'}}"));
        assertThat(comms("{'target_name': 'chart'}")).isEqualTo(json("{'" + comm + "': {'target_name': 'chart'}}"));
        assertThat(comms("{'target_name': 'other'}")).isEmpty();

        say(comm, "{'bar': 1}");
        assertThat(client.late(cell.id()).printed("stdout")).isEqualTo("clicked 1\n");
        Exchange closing =
                client.run("chart.close(); chart.close(); chart.isOpen()").shows("false");
        assertThat(closing.all("comm_close")).hasSize(1);
        assertThat(comms("{}")).isEmpty();
        client.run("chart.send(Map.of());")
                .fails("IllegalStateException", "the comm " + comm + " about chart is closed", "or open another");
    }

    @Test
    void metadataAndBuffersPassThroughWhole() {
        client.run(ECHO);
        open("whole", "echo");
        byte[] bytes = {0, 1, -1, '"'};
        Exchange echo = client.say(
                "comm_msg",
                json("{'version': '2.1.0', 'more': [{}]}"),
                json(
                        "{'comm_id': 'whole', 'data': {'text': 'poor – 😀', 'big': 123456789012345678901234567890, 'small': 1e-9}}"),
                bytes,
                new byte[0]);
        Message answer = echo.on("iopub").get(1);
        assertThat(answer.metadata()).isEqualTo(json("{'version': '2.1.0', 'more': [{}]}"));
        assertThat(answer.content().path("data"))
                .isEqualTo(json("{'text': 'poor – 😀', 'big': 123456789012345678901234567890, 'small': 1e-9}"));
        assertThat(answer.buffers()).containsExactly(bytes, new byte[0]);
        close("whole");
    }

    @Test
    void aCommThatNobodyAwaitsIsClosedAtOnce() {
        Exchange opened = open("stray", "nobody");
        assertThat(opened.story()).containsExactly("busy", "comm_close", "idle");
        assertThat(opened.all("comm_close").get(0).path("comm_id").asText()).isEqualTo("stray");
        assertThat(comms("{}")).isEmpty();
    }

    @Test
    void whatIsSaidToNobodyIsNotTheEnd() {
        assertThat(say("unknown", "{'x': 1}").story()).containsExactly("busy", "idle");
        assertThat(close("unknown").story()).containsExactly("busy", "idle");
        assertThat(client.say("comm_msg", json("{'comm_id': 7}")).story()).containsExactly("busy", "idle");
        assertThat(client.say("comm_open", json("{'comm_id': 'x'}")).story()).containsExactly("busy", "idle");
        assertThat(client.say("comm_msg", json("{'comm_id': 'x', 'data': []}")).story())
                .containsExactly("busy", "idle");
    }

    @Test
    void aCommThatIsOpenedTwiceIsOne() {
        client.run(ECHO);
        open("twice", "echo");
        assertThat(open("twice", "nobody").story()).containsExactly("busy", "idle");
        assertThat(comms("{}")).isEqualTo(json("{'twice': {'target_name': 'echo'}}"));
        assertThat(say("twice", "{'x': 1}").all("comm_msg")).hasSize(1);
        close("twice");
    }

    @Test
    void whatAHandlerThrowsIsToldByItsCellAndTheCommStaysOpen() {
        Exchange cell = client.run("""
                Comms.register("moody", comm -> comm.onMessage(message -> {
                    if (message.data().containsKey("bad")) throw new IllegalStateException("no good");
                    comm.send(Map.of("fine", true));
                }));""");
        open("moody", "moody");
        assertThat(say("moody", "{'bad': 1}").story()).containsExactly("busy", "idle");
        assertThat(client.late(cell.id()).printed("stderr"))
                .startsWith("java.lang.IllegalStateException: no good\n    at a lambda (cell ")
                .contains(", line 2)");
        assertThat(say("moody", "{}").all("comm_msg")).hasSize(1);
        close("moody");
    }

    @Test
    void aCommWhoseOpeningFailsIsClosed() {
        Exchange cell = client.run("Comms.register(\"broken\", comm -> { throw new Error(\"not today\"); });");
        assertThat(open("broken", "broken").story()).containsExactly("busy", "comm_close", "idle");
        assertThat(client.late(cell.id()).printed("stderr")).startsWith("java.lang.Error: not today\n");
        assertThat(comms("{}")).isEmpty();
    }

    @Test
    void whatJsonCannotSayIsRefusedWithItsPlace() {
        Exchange cell = client.run("Comm refused = Comms.open(\"refused\", Map.of());");
        assertThat(cell.all("comm_open")).hasSize(1);
        client.run("refused.send(Map.of(\"rows\", List.of(1, Thread.currentThread())));")
                .fails("IllegalArgumentException", "data.rows[1] is a ", "Thread: make it one of those first");
        client.run("refused.send(Map.of(\"gini\", 0 / 0.0));").fails("IllegalArgumentException", "data.gini is NaN");
        client.run("var round = new HashMap<String, Object>(); round.put(\"again\", round); refused.send(round);")
                .fails("IllegalArgumentException", "contains itself");
        assertThat(client.run("refused.send(Map.of(\"gini\", 0.4f)); refused.close();")
                        .all("comm_msg")
                        .get(0)
                        .path("data"))
                .isEqualTo(json("{'gini': 0.4}"));
    }

    @Test
    void anInterruptStopsAHandlerAndNothingElse() {
        Exchange cell = client.run("""
                Comms.register("stuck", comm -> comm.onMessage(message -> {
                    System.out.println("begun");
                    while (true);
                }));
                var alive = new java.util.concurrent.atomic.AtomicLong();
                var beating = new Thread(() -> { while (true) { alive.incrementAndGet(); } });
                beating.setDaemon(true); beating.start();""");
        open("stuck", "stuck");
        String stuck = client.send(Channel.SHELL, "comm_msg", json("{'comm_id': 'stuck', 'data': {}}"));
        client.await(cell.id(), "stream").tell("interrupt_request", json("{}"));
        assertThat(client.untilIdle(stuck).story()).containsExactly("busy", "idle");
        assertThat(client.late(cell.id()).printed("stderr"))
                .startsWith("Interrupted: the comm's handler was stopped; variables are kept.\n");
        assertThat(comms("{}")).isEqualTo(json("{'stuck': {'target_name': 'stuck'}}"));
        client.run("long before = alive.get(); Thread.sleep(50); alive.get() > before")
                .shows("true");
        client.run("beating.isAlive()").shows("true");
        close("stuck");
        String loop = client.send(Channel.SHELL, "execute_request", json("{'code': 'while (beating.isAlive());'}"));
        client.await(loop, "execute_input").tell("interrupt_request", json("{}"));
        client.collect(loop).fails("Interrupted", "variables are kept");
    }

    @Test
    void tenThousandMessagesAreAnsweredInOrder() {
        client.run("Comms.register(\"many\", comm -> comm.onMessage(message -> comm.send(message.data())));");
        open("many", "many");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            sent.add(client.send(Channel.SHELL, "comm_msg", json("{'comm_id': 'many', 'data': {'i': " + i + "}}")));
        }
        List<Integer> heard = new ArrayList<>();
        int idle = 0;
        while (idle < sent.size()) {
            Message message = client.next();
            if (message.type().equals("comm_msg")) {
                assertThat(message.answers(sent.get(heard.size()))).isTrue();
                heard.add(message.content().path("data").path("i").asInt());
            } else if (message.state().equals("idle")) {
                idle++;
            }
        }
        assertThat(heard).hasSize(10_000).isSorted().doesNotHaveDuplicates();
        close("many");
    }

    @Test
    void aThreadThatAHandlerStartsMaySendAsLongAsItLives() {
        client.run("""
                var go = new CountDownLatch(1);
                Comms.register("later", comm -> new Thread(() -> {
                    try { go.await(); } catch (InterruptedException e) { return; }
                    comm.send(Map.of("at", "last")); comm.close();
                }).start());""");
        String opening = client.send(
                Channel.SHELL, "comm_open", json("{'comm_id': 'later', 'target_name': 'later', 'data': {}}"));
        client.untilIdle(opening);
        client.run("go.countDown();");
        client.await(opening, "comm_close");
        assertThat(client.late(opening).story()).containsExactly("comm_msg", "comm_close");
    }

    @Test
    void aSilentCellsCommsAreHeard() {
        Exchange cell = client.ask(
                "execute_request",
                json(
                        "{'code': 'System.out.println(1); Comms.open(\\u0022quiet\\u0022, Map.of()).close();', 'silent': true}"));
        assertThat(cell.story()).containsExactly("busy", "comm_open", "comm_close", "idle");
    }

    @Test
    void commsEndWithTheSession(@TempDir Path folder) {
        try (Host other = Host.start(folder)) {
            Client mine = other.client();
            Exchange cell = mine.run(ECHO + " Comm mine = Comms.open(\"mine\", Map.of());");
            mine.say("comm_open", json("{'comm_id': 'theirs', 'target_name': 'echo', 'data': {}}"));
            mine.run("Runtime.getRuntime().exec(\"kill -9 \" + ProcessHandle.current().pid()).waitFor();"
                            + " Thread.sleep(5_000);")
                    .fails("SessionLost", "are lost");
            assertThat(mine.late(cell.id()).all("comm_close")).hasSize(2);
            assertThat(mine.ask("comm_info_request", json("{}")).reply().path("comms"))
                    .isEmpty();
            assertThat(mine.say("comm_open", json("{'comm_id': 'new', 'target_name': 'echo', 'data': {}}"))
                            .story())
                    .containsExactly("busy", "comm_close", "idle");
            mine.run(ECHO);
            assertThat(mine.say("comm_open", json("{'comm_id': 'new', 'target_name': 'echo', 'data': {}}"))
                            .story())
                    .containsExactly("busy", "idle");
        }
    }

    @Test
    void commsEndWithARestartOnPurpose(@TempDir Path folder) {
        try (Host other = Host.start(folder)) {
            Client mine = other.client();
            Exchange cell = mine.run("Comm mine = Comms.open(\"mine\", Map.of());");
            assertThat(mine.run("%jvm -Xmx300m").status()).isEqualTo("ok");
            assertThat(mine.late(cell.id()).story()).containsExactly("comm_close");
            assertThat(mine.ask("comm_info_request", json("{}")).reply().path("comms"))
                    .isEmpty();
        }
    }
}
