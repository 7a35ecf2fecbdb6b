package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headcount.recorded.RelationForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headcount figures}, {@code audit FILE}, {@code record} and {@code relations} as a user meets them. */
class ReadingCommandsTest {

    private static final String TEXT = """
            Spending rose by 20 percent from $50 million in 2019 to $60 million in 2020.

            Of the 400 schools 100 were closed, or 35 percent of the schools.
            """;

    private record Outcome(int status, String out, String err) {}

    @TempDir
    private Path folder;

    private Path note;

    @BeforeEach
    void write() throws IOException {
        note = Files.writeString(folder.resolve("My note.txt"), TEXT);
    }

    private static Outcome headcount(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>();
        for (Object arg : args) {
            words.add(arg.toString());
        }
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
        return new Outcome(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    @Test
    void figuresComeAsJsonWithOffsetsInTheText() throws IOException {
        Outcome outcome = headcount("figures", note, "--format", "json");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        JsonNode figures = new ObjectMapper().readTree(outcome.out());
        assertThat(figures.isArray()).isTrue();
        JsonNode money = figures.get(1);
        assertThat(money.get("text").asText()).isEqualTo("$50 million");
        assertThat(money.get("low").asDouble()).isEqualTo(50_000_000);
        assertThat(money.get("unit").asText()).isEqualTo("USD");
        assertThat(money.get("from").asText()).isEqualTo("2019");
        assertThat(TEXT.substring(money.get("start").asInt(), money.get("end").asInt()))
                .isEqualTo("$50 million");
    }

    @Test
    void figuresComeAsTableCsvAndText() {
        assertThat(headcount("figures", note).out()).contains("figures", "$50 million", "ID     PRINTED");
        assertThat(headcount("figures", note, "--format", "csv").out())
                .startsWith("document,id,start,end,text,low,high,unit")
                .contains("My note.txt,f2,");
        assertThat(headcount("figures", note, "--format", "text").out()).isEqualTo(TEXT);
    }

    @Test
    void figuresOfSeveralFilesAreNamedAndCounted() throws IOException {
        Path none = Files.writeString(folder.resolve("none.txt"), "No numbers here.\n");
        JsonNode both = new ObjectMapper()
                .readTree(headcount("figures", note, none, "--format", "json").out());
        assertThat(both.get(0).get("document").asText()).isEqualTo("My note.txt");
        assertThat(both.get(0).get("figures")).hasSizeGreaterThan(5);
        assertThat(both.get(1).get("file").asText()).isEqualTo("none.txt");
        assertThat(both.get(1).get("figures")).isEmpty();
        assertThat(headcount("figures", none, "--format", "json").out()).isEqualTo("[ ]\n");
        assertThat(headcount("figures", note, none).out())
                .contains("My note.txt\n\nID ", both.get(0).get("figures").size() + " figures\n")
                .endsWith("none.txt\n\nno figures\n\n");
    }

    @Test
    void encodingsAreNamedOrDetected() throws IOException {
        Path latin = folder.resolve("latin.txt");
        Files.write(latin, "The café paid £5 million in 2010.".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(headcount("figures", latin, "--encoding", "windows-1252", "--format", "text")
                        .out())
                .contains("café paid £5");
        Outcome wrong = headcount("figures", latin, "--encoding", "UTF-8");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("byte E9 at offset 7 (line 1) is not UTF-8");
        Outcome unknown = headcount("figures", latin, "--encoding", "utf9");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("unknown encoding 'utf9'");
    }

    @Test
    void aFileIsAudited() throws IOException {
        Outcome outcome = headcount("audit", note, "--format", "json");
        assertThat(outcome.status()).isZero();
        JsonNode audit = new ObjectMapper().readTree(outcome.out());
        assertThat(audit.get("file").asText()).isEqualTo("My note.txt");
        assertThat(audit.get("claims").findValuesAsText("verdict")).contains("reproduced", "not_reproduced");
        assertThat(headcount("audit", note, "--strict").status()).isEqualTo(1);
        assertThat(headcount("audit", note).out()).contains("35 percent", "fails");
    }

    @Test
    void anUnknownWordNamesBothPossibilities() {
        Outcome outcome = headcount("audit", "whitepaper-2011");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("no file 'whitepaper-2011', and no recorded document", "did you mean 'white-paper-2011'?");
        assertThat(headcount("figures", folder.resolve("none.txt")).err()).contains("no such file");
    }

    @Test
    void thePageIsWritten() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(headcount("audit", note, "--html", page).status()).isZero();
        assertThat(Files.readString(page)).contains("data-verdict=\"not_reproduced\"", "application/ld+json");
        Outcome several = headcount("audit", note, "white-paper-2011", "--html", page);
        assertThat(several.status()).isEqualTo(2);
        assertThat(several.err()).contains("--html shows the text of one document: name one FILE or ID, not several");
    }

    @Test
    void thePageOfARecordedDocumentNeedsItsText() throws IOException {
        Path page = folder.resolve("page.html");
        Path data = folder.resolve("data");
        headcount("record", note, "--data", data);
        Outcome made = headcount("audit", "my-note", "--data", data, "--html", page, "--reviewer", "A. Reader");
        assertThat(made.err()).isEmpty();
        assertThat(Files.readString(page)).contains("data-verdict=\"not_reproduced\"", "A. Reader");
        Files.move(data.resolve("texts"), data.resolve("elsewhere"));
        Outcome refused = headcount("audit", "my-note", "--data", data, "--watch");
        assertThat(refused.status()).isEqualTo(2);
        // Where the variable names a folder already, the text is missed in that one.
        assertThat(refused.err())
                .contains(
                        System.getenv("HEADCOUNT_DOCUMENTS") == null
                                ? List.of(
                                        "that of 'my-note' is not at hand",
                                        "HEADCOUNT_DOCUMENTS to the folder with its file my-note")
                                : List.of("put the text of my-note there, or unset HEADCOUNT_DOCUMENTS"));
        assertThat(headcount("audit", "context", "--html", page).err()).contains("these facts come from no text");
    }

    @Test
    void optionsThatWouldDoNothingAreRefused() throws IOException {
        assertRefused("--reviewer is a name on the page", "audit", note, "--reviewer", "A. Reader");
        headcount("record", note, "--data", folder.resolve("data"));
        assertRefused("--data is the folder of recorded ids", "audit", note, "--data", folder.resolve("data"));
        assertRefused("--encoding says how a FILE is written", "audit", "seminar-2020", "--encoding", "UTF-8");
        assertRefused("--watch", "audit", "--all", "--watch");
        Path docx = Files.write(folder.resolve("a.docx"), "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("leave out the encoding (--encoding)", "figures", docx, "--encoding", "UTF-8");
        Path pdf = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7");
        assertRefused("it is a PDF, which says itself", "record", pdf, "--data", folder, "--encoding", "UTF-8");
    }

    private static void assertRefused(String words, Object... args) {
        Outcome outcome = headcount(args);
        assertThat(outcome.status()).as(List.of(args).toString()).isEqualTo(2);
        assertThat(outcome.err()).contains(words);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void severalDocumentsAreCompared() throws IOException {
        Path other = folder.resolve("later");
        Files.createDirectory(other);
        Path later = Files.writeString(
                other.resolve("My note.txt"),
                "Spending was $50 million in 2019. Spending reached $72 million in 2020.");
        Outcome outcome = headcount("audit", note, later, "--format", "json");
        JsonNode audits = new ObjectMapper().readTree(outcome.out());
        assertThat(audits).hasSize(2);
        assertThat(audits.get(0).get("claims").findValuesAsText("verdict")).contains("not_reproduced");
        assertThat(audits.get(0).get("compared")).isEmpty();
        JsonNode spending = audits.get(1).get("compared").get(1);
        assertThat(spending.get("claim").get("text").asText()).isEqualTo("$72 million");
        assertThat(spending.get("inputs").get("a").get("text").asText()).isEqualTo("$60 million");
        assertThat(spending.get("inputs").get("a").get("document").asText()).isEqualTo(note.toString());
        assertThat(spending.get("verdict").asText()).isEqualTo("not_reproduced");
        assertThat(audits.get(1).get("compared").findValuesAsText("verdict")).contains("reproduced");
        String table = headcount("audit", note, later).out().replaceAll("\\s+", " ");
        assertThat(table).contains("ACROSS DOCUMENTS", "$72 million, and", "$60 million (spending): they differ.");
        assertThat(headcount("audit", note, later, "--format", "csv").out())
                .contains(",across_documents,not_reproduced,");
        Files.writeString(note, "Spending was $60 million in 2020.");
        Files.writeString(later, "In 2020 spending was $72 million.");
        assertThat(headcount("audit", note, later).status()).isZero();
        assertThat(headcount("audit", note, later, "--strict").status()).isEqualTo(1);
    }

    @Test
    void whatIsRecordedGivesTheSameVerdicts() throws IOException {
        Path data = folder.resolve("data");
        Outcome recorded = headcount("record", note, "--data", data);
        assertThat(recorded.err()).isEqualTo("Next: headcount audit my-note --data " + data + System.lineSeparator());
        assertThat(recorded.status()).isZero();
        ObjectMapper mapper = new ObjectMapper();
        JsonNode read =
                mapper.readTree(headcount("audit", note, "--format", "json").out());
        Outcome again = headcount("audit", "my-note", "--data", data, "--format", "json");
        JsonNode audited = mapper.readTree(again.out());
        for (String field : List.of("verdict", "grade", "value", "low", "high")) {
            assertThat(audited.get("claims").findValuesAsText(field))
                    .isEqualTo(read.get("claims").findValuesAsText(field));
        }
        assertThat(Files.readString(data.resolve("README.md"))).contains("| `growth` |", "at_least", "`unit,meaning`");
        // The same again changes nothing; a correction is never overwritten.
        assertThat(headcount("record", note, "--data", data).status()).isZero();
        Path figures = data.resolve("figures/my-note.csv");
        String corrected = Files.readString(figures).replace("schools", "school houses");
        Files.writeString(figures, corrected);
        Outcome refused = headcount("record", note, "--data", data);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("corrections in it would be lost");
        assertThat(Files.readString(figures)).isEqualTo(corrected);
        // Offsets are checked against the text beside the data.
        Outcome wrong = headcount("audit", "my-note", "--data", data);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("my-note.csv:", "school houses");
    }

    @Test
    void relationsAreListedWithTheirInputs() {
        Outcome outcome = headcount("relations");
        assertThat(outcome.status()).isZero();
        RelationForm.all().forEach(form -> assertThat(outcome.out()).contains(form.name()));
        assertThat(outcome.out()).contains("part; whole");
    }

    @Test
    void aWatchedPageIsServedAgainWhenTheFileChanges() throws IOException, InterruptedException {
        StringWriter messages = new StringWriter();
        try (PageServer server = new PageServer(List.of(note), "first", () -> "second", new PrintWriter(messages))) {
            Thread watching = new Thread(server::watch);
            watching.start();
            assertThat(get(server.address() + "page").body()).isEqualTo("first");
            String version = get(server.address() + "version").body();
            Files.writeString(note, "Changed: 5 percent.");
            for (int i = 0; i < 600 && get(server.address() + "version").body().equals(version); i++) {
                Thread.sleep(100);
            }
            assertThat(get(server.address() + "page").body()).isEqualTo("second");
            assertThat(get(server.address()).body()).contains("iframe");
            assertThat(get(server.address() + "etc").statusCode()).isEqualTo(404);
            assertThat(server.address()).startsWith("http://127.0.0.1:");
            watching.interrupt();
            watching.join();
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
