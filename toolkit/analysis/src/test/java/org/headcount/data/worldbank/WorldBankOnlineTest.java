package org.headcount.data.worldbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.headcount.data.fault.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The World Bank's interfaces, played by a server on this machine whose answers have invented numbers. */
class WorldBankOnlineTest {

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private static final String PIP = """
            [{"region_name":"South Asia","country_name":"India","country_code":"IND","reporting_year":%d,
              "reporting_level":"national","survey_comparability":2,"welfare_type":"consumption","poverty_line":3,
              "headcount":%s,"is_interpolated":false,"cpi":null}]
            """;

    @TempDir
    private Path folder;

    private HttpServer server;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Reply> replies = new ArrayDeque<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "world-bank");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            Reply reply;
            synchronized (replies) {
                reply = replies.isEmpty() ? status(500, "") : replies.remove();
            }
            reply.to(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI site() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private WorldBankOnline online() {
        return WorldBank.online().site(site()).pause(Duration.ofMillis(1));
    }

    private static Reply status(int status, String body, String... headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private void replies(Reply... some) {
        replies.addAll(List.of(some));
    }

    private static Reply page(int page, int of, String country, int year, String value) {
        return status(
                200,
                "[{\"page\":" + page + ",\"pages\":" + of
                        + "},[{\"indicator\":{\"id\":\"SI.POV.GINI\",\"value\":\"Gini\"},"
                        + "\"country\":{\"id\":\"X\",\"value\":\"" + country + "\"},\"countryiso3code\":\"" + country
                        + "\",\"date\":\"" + year + "\",\"value\":" + value + "}]]");
    }

    @Test
    void allPagesOfAnIndicator() {
        replies(page(1, 2, "NGA", 2018, "35.1"), page(2, 2, "IND", 2019, "null"));
        Table table = online().countries("IND", "NGA").years(2010, 2020).indicators("SI.POV.GINI");
        assertThat(asked)
                .containsExactly(
                        "/v2/country/IND;NGA/indicator/SI.POV.GINI?format=json&per_page=20000&page=1&date=2010:2020",
                        "/v2/country/IND;NGA/indicator/SI.POV.GINI?format=json&per_page=20000&page=2&date=2010:2020");
        assertThat(table.stringColumn("country_code").asList()).containsExactly("NGA", "IND");
        assertThat(table.doubleColumn("value").asDoubleArray()).containsExactly(35.1, Double.NaN);
    }

    @Test
    void whatIsKeptGivesTheSameTableWithoutANetwork() {
        replies(page(1, 2, "NGA", 2018, "35.1"), page(2, 2, "IND", 2019, "35.7"));
        Table live = online().keep(folder).indicators("SI.POV.GINI");
        Table kept = WorldBank.indicators(folder.resolve("SI.POV.GINI-1.json"), folder.resolve("SI.POV.GINI-2.json"));
        assertThat(kept.setName("indicators").print()).isEqualTo(live.print());
        replies(status(200, PIP.formatted(2011, "0.25")));
        Table poverty = online().countries("IND").keep(folder).poverty(3.00, 2021);
        assertThat(WorldBank.poverty(folder.resolve("pip-IND-3-2021ppp.json"))
                        .doubleColumn("headcount")
                        .asList())
                .isEqualTo(poverty.doubleColumn("headcount").asList());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void severalIndicatorsStandBelowEachOther() {
        replies(page(1, 1, "NGA", 2018, "35.1"), status(200, "[{\"page\":0,\"pages\":0,\"total\":0},null]"));
        Table table = online().indicators("SI.POV.GINI", "SI/X");
        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(asked.get(1)).startsWith("/v2/country/all/indicator/SI%2FX?");
    }

    @Test
    void estimatesOfPovertyNameLineAndVintage() {
        replies(status(200, PIP.formatted(2011, "0.25")), status(200, PIP.formatted(2022, "null")));
        Table table = online().countries("IND", "SAS").years(2005, 2030).poverty(3.00, 2021);
        assertThat(asked)
                .containsExactly(
                        "/pip/v1/pip?country=IND&year=all&povline=3&ppp_version=2021&format=json",
                        "/pip/v1/pip?country=SAS&year=all&povline=3&ppp_version=2021&format=json");
        assertThat(table.name()).isEqualTo("poverty at 3 a day, 2021 PPP");
        assertThat(table.doubleColumn("headcount").asDoubleArray()).containsExactly(0.25, Double.NaN);
        assertThat(table.stringColumn("survey_comparability").asList()).containsExactly("2", "2");
        assertThat(table.booleanColumn("is_interpolated").asList()).containsExactly(false, false);
        replies(status(200, PIP.formatted(2011, "0.25")));
        assertThat(online().years(2020, 2030).poverty(2.15, 2017).rowCount()).isZero();
        assertThat(asked.get(2)).contains("country=all", "povline=2.15&ppp_version=2017");
    }

    @Test
    void aServerInTroubleIsAskedAgain() {
        replies(status(503, "", "Retry-After", "0"), status(429, ""), page(1, 1, "NGA", 2018, "1"));
        assertThat(online().indicators("SI.POV.GINI").rowCount()).isEqualTo(1);
        assertThat(asked).hasSize(3);
        assertThatThrownBy(() -> online().indicators("SI.POV.GINI"))
                .isInstanceOf(DataException.class)
                .hasMessage(site()
                        + "v2/country/all/indicator/SI.POV.GINI?format=json&per_page=20000&page=1: no answer in 3 tries"
                        + " (HTTP status 500); check the network, name a proxy with proxy(host, port), or read pages saved"
                        + " before: WorldBank.indicators(files), WorldBank.poverty(file)");
        assertThat(asked).hasSize(6);
    }

    @Test
    void whatIsRefusedIsNotAskedAgain() {
        replies(status(404, "<html>"));
        assertThatThrownBy(() -> online().indicators("X"))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("page=1: refused with HTTP status 404; correct the query, or try later");
        replies(status(200, "[{\"message\":[{\"id\":\"120\",\"key\":\"Invalid value\",\"value\":\"not valid\"}]}]"));
        assertThatThrownBy(() -> online().indicators("X"))
                .hasMessageEndingWith(
                        "page=1: the server returned an error instead of data (120, Invalid value, not valid); correct the query"
                                + " and save it again");
        replies(status(
                404,
                "{\"error\":[\"Invalid query arguments\"],\"details\":{\"country\":{\"msg\":[\"not available\"]}}}"));
        assertThatThrownBy(() -> online().poverty(3, 2021))
                .hasMessageEndingWith(
                        "format=json: the server returned an error instead of estimates (Invalid query arguments, not"
                                + " available); correct the query and ask again");
        replies(status(200, "<html>"));
        assertThatThrownBy(() -> online().poverty(3, 2021))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("format=json:1: not JSON (")
                .hasMessageEndingWith("; save it again, with format=json");
        assertThat(asked).hasSize(4);
    }

    @Test
    void noNetwork() {
        server.stop(0);
        assertThatThrownBy(() -> online().indicators("X"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("page=1: no answer in 3 tries (the server cannot be reached); check the network");
        assertThatThrownBy(() -> WorldBank.online()
                        .site(URI.create("http://name.invalid/"))
                        .pause(Duration.ofMillis(1))
                        .indicators("X"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("http://name.invalid/v2/")
                .hasMessageContaining("no answer in 3 tries (");
    }

    @Test
    void anAnswerThatDoesNotCome() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        Reply never = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        replies(never, never, never);
        assertThatThrownBy(() -> online().timeout(Duration.ofMillis(200)).indicators("X"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no answer in 3 tries (nothing came within 0.2 seconds)");
        end.countDown();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> online().timeout(Duration.ZERO))
                .withMessage("a time to wait is more than nothing, was PT0S");
    }

    @Test
    void aConnectionThatBreaksOff() {
        Reply half = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            exchange.close();
        };
        replies(half, page(1, 1, "NGA", 2018, "1"));
        assertThat(online().indicators("SI.POV.GINI").rowCount()).isEqualTo(1);
        replies(half, half, half);
        assertThatThrownBy(() -> online().indicators("X")).hasMessageContaining("the connection broke off (");
    }

    @Test
    void throughAProxy() {
        replies(page(1, 1, "NGA", 2018, "1"));
        assertThat(WorldBank.online()
                        .site(URI.create("http://worldbank.invalid/"))
                        .proxy("127.0.0.1", server.getAddress().getPort())
                        .indicators("SI.POV.GINI")
                        .rowCount())
                .isEqualTo(1);
        assertThat(asked.get(0)).startsWith("http://worldbank.invalid/v2/");
    }

    @Test
    void anInterruptedQuestionIsDropped() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> online().indicators("X"))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatCannotBeAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> online().countries("India"))
                .withMessage("no code of a country: 'India'; codes have two or three letters, such as IND");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> online().years(2020, 2010))
                .withMessage("no years: 2020 to 2010; give the first and the last");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> online().indicators())
                .withMessage("name an indicator, such as SI.POV.GINI");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> online().poverty(2021, 3))
                .withMessage(
                        "no line and vintage: 2021.0 a day, 3 PPP; give dollars a day and the year of the parities, such"
                                + " as 3.00 and 2021");
        Path missing = folder.resolve("none");
        replies(page(1, 1, "NGA", 2018, "1"));
        assertThatThrownBy(() -> online().keep(missing).indicators("X"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        missing.resolve("X-1.json") + ": cannot be written (NoSuchFileException); name a folder that is"
                                + " there and may be written to");
        assertThat(Files.exists(missing)).isFalse();
    }
}
