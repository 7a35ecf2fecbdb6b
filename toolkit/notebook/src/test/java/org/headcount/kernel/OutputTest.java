package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.kernel.Client.Exchange;
import org.headcount.kernel.Connection.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Output is whole, in order, and stands with the cell that caused it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OutputTest {
    /** How often two clients ask while threads print. */
    private static final int ROUNDS = Integer.getInteger("headcount.rounds", 60);

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

    @Test
    void manyLinesComeInFewMessagesAndNoneIsLost() {
        Exchange cell = client.run("for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i);");
        assertThat(cell.printed("stdout"))
                .isEqualTo(IntStream.range(0, 100_000)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining()));
        assertThat(cell.all("stream")).hasSizeLessThan(1_000);
    }

    /** Far more messages than ZeroMQ keeps for a reader, to one that begins to read late. */
    @Test
    void aSlowReaderLosesNothing() throws InterruptedException {
        String id = client.send(
                Channel.SHELL,
                "execute_request",
                json("{'code': 'for (int i = 0; i < 5_000; i++) { System.out.println(i); System.err.println(-i); }'}"));
        TimeUnit.SECONDS.sleep(2);
        Exchange cell = client.collect(id);
        assertThat(cell.printed("stdout"))
                .isEqualTo(IntStream.range(0, 5_000).mapToObj(i -> i + "\n").collect(Collectors.joining()));
        assertThat(cell.printed("stderr").lines()).hasSize(5_000);
        assertThat(cell.all("stream")).hasSizeGreaterThan(1_000);
    }

    @Test
    void aThreadsOutputGoesToTheCellThatStartedIt() {
        Exchange third = client.run("var go = new CountDownLatch(1); var told = new CountDownLatch(1);\n"
                + "new Thread(() -> { try { go.await(); System.out.println(\"from three\"); System.out.flush(); }"
                + " catch (InterruptedException e) {} finally { told.countDown(); } }).start();");
        assertThat(third.printed("stdout")).isEmpty();
        client.run("int four = 4;");
        Exchange fifth =
                client.run("System.out.println(\"from five\"); go.countDown(); told.await(); Thread.sleep(200);");
        assertThat(fifth.printed("stdout")).isEqualTo("from five\n");
        client.await(third.id(), "stream");
        assertThat(client.late(third.id()).printed("stdout")).isEqualTo("from three\n");
    }

    /** Two clients, twenty threads that print, comms open, and an interrupt now and then: every request ends. */
    @Test
    void noEndIsLost() {
        Client other = host.client();
        client.run("""
                var printing = new java.util.concurrent.atomic.AtomicBoolean(true);
                for (int i = 0; i < 20; i++) { int n = i; var t = new Thread(() -> { try {
                    while (printing.get()) { System.out.println("thread " + n); Thread.sleep(5); }
                } catch (InterruptedException e) {} }); t.setDaemon(true); t.start(); }""");
        client.run("""
                Comms.register("round", comm -> comm.onMessage(message -> {
                    comm.send(message.data());
                    while (message.data().containsKey("stuck"));
                }));""");
        client.say("comm_open", comm("stays", ", 'target_name': 'round'"));
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 10 == 5) {
                stop(client.send(Channel.SHELL, "execute_request", json("{'code': 'while (true);'}")), "execute_input");
            }
            if (round % 10 == 8) {
                stop(client.send(Channel.SHELL, "comm_msg", comm("stays", ", 'data': {'stuck': 1}")), "comm_msg");
            }
            String fleeting = "round " + round;
            List<String> told = List.of(
                    client.send(Channel.SHELL, "comm_open", comm(fleeting, ", 'target_name': 'round'")),
                    client.send(Channel.SHELL, "comm_msg", comm(fleeting, ", 'data': {'round': " + round + "}")),
                    other.send(Channel.SHELL, "comm_msg", comm("stays", ", 'data': {'other': " + round + "}")));
            List<String> asked = List.of(
                    client.send(Channel.SHELL, "execute_request", json("{'code': '1 + 1'}")),
                    client.send(Channel.SHELL, "comm_info_request", json("{'target_name': 'round'}")));
            String others = other.send(Channel.SHELL, "execute_request", json("{'code': '2 + 2'}"));
            String closing = client.send(Channel.SHELL, "comm_close", comm(fleeting, ""));

            assertThat(client.untilIdle(told.get(0)).story()).containsExactly("busy", "idle");
            assertThat(client.untilIdle(told.get(1)).story()).containsExactly("busy", "comm_msg", "idle");
            assertThat(other.untilIdle(told.get(2)).story()).containsExactly("busy", "comm_msg", "idle");
            client.collect(asked.get(0)).shows("2");
            assertThat(client.collect(asked.get(1)).reply().path("comms").has("stays"))
                    .isTrue();
            other.collect(others).shows("4");
            assertThat(client.untilIdle(closing).story()).containsExactly("busy", "idle");
            client.forget();
            other.forget();
        }
        client.run("printing.set(false);");
        assertThat(client.ask("comm_info_request", json("{}")).reply().path("comms"))
                .isEqualTo(json("{'stays': {'target_name': 'round'}}"));
    }

    private static ObjectNode comm(String id, String more) {
        return json("{'comm_id': '" + id + "'" + more + "}");
    }

    /** Interrupts a request, once a message of a type has come of it, and waits for its end. */
    private void stop(String stuck, String sign) {
        client.await(stuck, sign).tell("interrupt_request", json("{}"));
        Exchange stopped = client.untilIdle(stuck);
        assertThat(stopped.story()).startsWith("busy").endsWith("idle");
    }
}
