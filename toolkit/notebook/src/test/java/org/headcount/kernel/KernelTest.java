package org.headcount.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headcount.kernel.Client.json;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.headcount.kernel.Client.Exchange;
import org.headcount.kernel.Connection.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client hears when it asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class KernelTest {
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
    void aCellTellsItsStoryInOrder() {
        Exchange cell = client.run("System.out.println(\"hello\"); display(1); 6 * 7");
        assertThat(cell.story())
                .containsExactly("busy", "execute_input", "stream", "display_data", "execute_result", "idle");
        cell.shows("42");
        assertThat(cell.reply().path("execution_count").asInt())
                .isEqualTo(cell.all("execute_result")
                        .get(0)
                        .path("execution_count")
                        .asInt())
                .isEqualTo(
                        cell.all("execute_input").get(0).path("execution_count").asInt());
    }

    @Test
    void infoIsTheSameOnShellAndControl() {
        JsonNode info = client.ask("kernel_info_request", json("{}")).reply();
        assertThat(info.path("status").asText()).isEqualTo("ok");
        assertThat(info.path("protocol_version").asText()).isEqualTo("5.5");
        assertThat(info.path("language_info").path("name").asText()).isEqualTo("java");
        assertThat(info.path("supported_features")).isEmpty();
        assertThat(client.tell("kernel_info_request", json("{}")).reply()).isEqualTo(info);
    }

    @Test
    void controlOvertakesACellThatRuns() {
        String cell = client.send(Channel.SHELL, "execute_request", json("{'code': 'Thread.sleep(60_000);'}"));
        client.await(cell, "execute_input");
        assertThat(client.tell("kernel_info_request", json("{}")).status()).isEqualTo("ok");
        client.tell("interrupt_request", json("{}"));
        client.collect(cell).fails("Interrupted", "variables are kept");
    }

    @Test
    void anErrorIsToldOnBothChannelsAndNamesItsLine() {
        Exchange cell = client.run("int fine = 1;\nthrow new IllegalStateException(\"told you\");");
        cell.fails("IllegalStateException", "line 2");
        assertThat(cell.all("error")).hasSize(1);
        assertThat(cell.all("error").get(0).path("evalue").asText()).isEqualTo("told you");
        assertThat(cell.all("error").get(0).path("traceback").get(0).asText())
                .as("in red")
                .startsWith("\u001b[31m")
                .endsWith("told you\u001b[0m");
    }

    @Test
    void whatWaitsBehindAnErrorIsAborted() {
        List<String> ids = new ArrayList<>();
        ids.add(client.send(
                Channel.SHELL, "execute_request", json("{'code': 'Thread.sleep(500); throw new Error();'}")));
        ids.add(client.send(Channel.SHELL, "execute_request", json("{'code': 'int never = 1;'}")));
        ids.add(client.send(Channel.SHELL, "kernel_info_request", json("{}")));
        assertThat(ids.stream().map(id -> client.collect(id).status())).containsExactly("error", "aborted", "ok");
        client.run("never").fails("CompileError", "cannot find symbol");
    }

    @Test
    void whatWaitsIsRunWhereTheClientWantsSo() {
        String failing = client.send(
                Channel.SHELL,
                "execute_request",
                json("{'code': 'Thread.sleep(500); throw new Error();', 'stop_on_error': false}"));
        String next = client.send(Channel.SHELL, "execute_request", json("{'code': '1 + 1'}"));
        assertThat(client.collect(failing).status()).isEqualTo("error");
        client.collect(next).shows("2");
    }

    @Test
    void aSilentCellIsNotHeardAndNotCounted() {
        int before = client.run("0").reply().path("execution_count").asInt();
        Exchange silent = client.ask(
                "execute_request", json("{'code': 'int quiet = 5; System.out.println(quiet); quiet', 'silent': true}"));
        assertThat(silent.story()).containsExactly("busy", "idle");
        assertThat(silent.reply().path("execution_count").asInt()).isEqualTo(before);
        client.run("quiet").shows("5");
    }

    @Test
    void expressionsAreValuedEachOnItsOwn() {
        client.run("int asked = 7;");
        JsonNode values = client.ask(
                        "execute_request",
                        json(
                                "{'code': '', 'silent': true, 'user_expressions': {'good': 'asked * 2', 'bad': 'nosuch'}}"))
                .reply()
                .path("user_expressions");
        assertThat(values.path("good").path("data").path("text/plain").asText()).isEqualTo("14");
        assertThat(values.path("bad").path("status").asText()).isEqualTo("error");
        assertThat(values.path("bad").path("ename").asText()).isEqualTo("CompileError");
    }

    @Test
    void aDisplayIsReplacedUnderItsId() {
        Exchange cell = client.run("var id = display(\"one\"); updateDisplay(id, \"two\"); clearOutput();");
        assertThat(cell.story())
                .containsExactly(
                        "busy", "execute_input", "display_data", "update_display_data", "clear_output", "idle");
        String id = cell.all("display_data")
                .get(0)
                .path("transient")
                .path("display_id")
                .asText();
        assertThat(id).isNotEmpty();
        assertThat(cell.all("update_display_data")
                        .get(0)
                        .path("transient")
                        .path("display_id")
                        .asText())
                .isEqualTo(id);
        assertThat(cell.all("clear_output").get(0).path("wait").asBoolean()).isFalse();
    }

    @Test
    void jsonIsShownAsJson() {
        Exchange cell = client.run("display(\"{\\\"a\\\": [1, 2]}\", \"application/json\");");
        assertThat(cell.all("display_data").get(0).path("data").path("application/json"))
                .isEqualTo(json("{'a': [1, 2]}"));
    }

    @Test
    void aQuestionIsAskedOfTheClientWhoseCellAsks() {
        client.types("spam").run("new Scanner(System.in).nextLine()").shows("spam");
        Client other = host.client();
        other.types("eggs").run("readPassword(\"Secret: \")").shows("eggs");
    }

    @Test
    void aQuestionThatNobodyMayBeAskedFails() {
        client.ask("execute_request", json("{'code': 'readLine(\\u0022?\\u0022)', 'allow_stdin': false}"))
                .fails("NobodyThere", "this run has no keyboard input");
    }

    @Test
    void aQuestionThatIsNotAnsweredCanBeInterrupted() {
        String cell = client.send(Channel.SHELL, "execute_request", json("{'code': 'System.in.read()'}"));
        client.await(cell, "input_request").tell("interrupt_request", json("{}"));
        client.collect(cell).fails("Interrupted", "variables are kept");
    }

    @Test
    void positionsAreCountedInCharacters() {
        JsonNode reply = client.ask(
                        "complete_request",
                        MessageContent.empty().put("code", "\"😀😀\".su").put("cursor_pos", 7))
                .reply();
        assertThat(reply.path("matches").toString()).contains("substring(", "subSequence(");
        assertThat(reply.path("cursor_start").asInt()).isEqualTo(5);
        assertThat(reply.path("cursor_end").asInt()).isEqualTo(7);
    }

    @Test
    void completionsComeWithTheirTypes() {
        String code = "var word = \"😀\";\nword.isBl";
        JsonNode reply = client.ask(
                        "complete_request",
                        MessageContent.empty().put("code", code).put("cursor_pos", 25))
                .reply();
        assertThat(reply.path("matches")).isEqualTo(MessageContent.list(List.of("isBlank()")));
        assertThat(reply.path("metadata"))
                .isEqualTo(
                        json(
                                "{'_jupyter_types_experimental': [{'start': 21, 'end': 25, 'text': 'isBlank()', 'type': 'method'}]}"));
        client.run("int typed(int a) { return a; }");
        assertThat(client.ask("complete_request", json("{'code': 'typ', 'cursor_pos': 3}"))
                        .reply()
                        .path("metadata"))
                .isEqualTo(
                        json(
                                "{'_jupyter_types_experimental': [{'start': 0, 'end': 3, 'text': 'typed(', 'type': 'method', 'signature': 'int typed(int)'}]}"));
    }

    @Test
    void aPositionPastTheEndIsTheEnd() {
        JsonNode reply = client.ask("complete_request", json("{'code': 'Math.hyp', 'cursor_pos': 99}"))
                .reply();
        assertThat(reply.path("matches")).isEqualTo(MessageContent.list(List.of("hypot(")));
        assertThat(reply.path("cursor_end").asInt()).isEqualTo(8);
        assertThat(client.ask("inspect_request", json("{'code': '', 'cursor_pos': 7}"))
                        .reply()
                        .path("found")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void inspectionFindsTheSignatureWhereverTheCursorIs() {
        for (int cursor : new int[] {5, 7, 8, 9}) {
            JsonNode reply = client.ask(
                            "inspect_request",
                            MessageContent.empty().put("code", "Math.max(1, 2)").put("cursor_pos", cursor))
                    .reply();
            assertThat(reply.path("found").asBoolean()).as("at " + cursor).isTrue();
            assertThat(reply.path("data").path("text/plain").asText()).contains("int Math.max(int a, int b)");
        }
        String inside = "System.out.println(\"\".length()";
        assertThat(client.ask(
                                "inspect_request",
                                MessageContent.empty().put("code", inside).put("cursor_pos", inside.length()))
                        .reply()
                        .path("data")
                        .path("text/plain")
                        .asText())
                .contains("int String.length()");
        assertThat(client.ask("inspect_request", json("{'code': 'nosuchname', 'cursor_pos': 3}"))
                        .reply())
                .isEqualTo(json("{'status': 'ok', 'found': false, 'data': {}, 'metadata': {}}"));
    }

    @Test
    void inspectionTellsWhatTheJdksSourcesTell() {
        boolean installed = Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
        assumeTrue(installed || System.getenv("CI") != null, "the JDK's sources (src.zip) are not installed");
        JsonNode reply = client.ask("inspect_request", json("{'code': 'String', 'cursor_pos': 6}"))
                .reply();
        assertThat(reply.path("data").path("text/plain").asText())
                .startsWith("java.lang.String\n\n")
                .contains("represents character strings");
    }

    @Test
    void inspectionTellsWhatTheToolkitsSourcesTell() {
        JsonNode reply = client.ask("inspect_request", json("{'code': 'Progress.of(', 'cursor_pos': 12}"))
                .reply();
        assertThat(reply.path("data").path("text/plain").asText())
                .contains("Progress.<T>of(Iterable<T> items)\n\nThe same items, shown as they are taken.");
    }

    @Test
    void aCellIsWholeOrNotOrCannotBe() {
        assertThat(completeness("1 + 1")).isEqualTo(json("{'status': 'complete'}"));
        assertThat(completeness("for (;;) {")).isEqualTo(json("{'status': 'incomplete', 'indent': '    '}"));
        assertThat(completeness("int 1a = 2;")).isEqualTo(json("{'status': 'invalid'}"));
    }

    private JsonNode completeness(String code) {
        return client.ask("is_complete_request", MessageContent.empty().put("code", code))
                .reply();
    }

    @Test
    void historyIsOfThisSessionAndEarlierOnes() {
        client.run("\"remember \" + 1");
        client.run("\"remember \" + 2");
        JsonNode tail = client.ask("history_request", json("{'hist_access_type': 'tail', 'n': 2, 'output': true}"))
                .reply()
                .path("history");
        assertThat(tail.get(0).get(2))
                .isEqualTo(json("{'x': ['\\u0022remember \\u0022 + 1', 'remember 1']}")
                        .path("x"));
        JsonNode found = client.ask(
                        "history_request", json("{'hist_access_type': 'search', 'pattern': '*ember*', 'n': 1}"))
                .reply()
                .path("history");
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).get(2).asText()).isEqualTo("\"remember \" + 2");
    }

    @Test
    void aSessionThatIsLostSaysSoAndTheNextCellRuns() {
        client.run("int lost = 1;");
        client.run(
                        "Runtime.getRuntime().exec(\"kill -9 \" + ProcessHandle.current().pid()).waitFor(); Thread.sleep(5_000);")
                .fails("SessionLost", "All variables and declarations are lost");
        client.run("lost").fails("CompileError", "cannot find symbol");
    }

    @Test
    void aRequestThatItsTypeDoesNotAllowIsRefused() {
        client.ask("execute_request", json("{'code': 7}"))
                .fails("BadMessage", "execute_request has a code that is not text");
        client.ask("execute_request", json("{}")).fails("BadMessage", "execute_request has no code");
        client.ask("history_request", json("{'hist_access_type': 'sideways'}"))
                .fails("BadMessage", "should be tail, range or search");
    }
}
