package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;

import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Two clients, twenty threads that print, and an interrupt now and then: every request ends. */
    @Test
    void noEndIsLost() {
        Client other = host.client();
        client.run("var printing = new java.util.concurrent.atomic.AtomicBoolean(true);\n"
                + "for (int i = 0; i < 20; i++) { int n = i; var t = new Thread(() -> { try {"
                + " while (printing.get()) { System.out.println(\"thread \" + n); Thread.sleep(5); }"
                + " } catch (InterruptedException e) {} }); t.setDaemon(true); t.start(); }");
        for (int round = 0; round < ROUNDS; round++) {
            List<String> mine = new ArrayList<>();
            if (round % 10 == 5) {
                String stuck = client.send(Channel.SHELL, "execute_request", json("{'code': 'while (true);'}"));
                client.await(stuck, "execute_input").tell("interrupt_request", json("{}"));
                assertThat(client.collect(stuck).status()).isEqualTo("error");
            }
            mine.add(client.send(Channel.SHELL, "execute_request", json("{'code': '1 + 1'}")));
            mine.add(client.send(Channel.SHELL, "kernel_info_request", json("{}")));
            String others = other.send(Channel.SHELL, "execute_request", json("{'code': '2 + 2'}"));
            mine.forEach(id -> assertThat(client.collect(id).status()).isEqualTo("ok"));
            other.collect(others).shows("4");
            client.forget();
            other.forget();
        }
        client.run("printing.set(false);");
    }
}
