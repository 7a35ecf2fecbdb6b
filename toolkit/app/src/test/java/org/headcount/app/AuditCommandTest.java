package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headcount audit} as other programs and readers meet it. */
class AuditCommandTest {

    private static final Path DATA = Path.of("..", "..", "data");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    private record Outcome(int status, String out, String err) {}

    private static Outcome headcount(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Outcome(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    /** What is known of an output, kept in a file; {@code -Dgolden=write} writes it anew after a change that is meant. */
    private static void isAsKnown(String name, String output) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, output);
        }
        assertThat(output).isEqualTo(Files.readString(file));
    }

    @Test
    void theReportIsAsKnown() throws IOException {
        Outcome outcome = headcount("audit", "--all", "--derived");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        isAsKnown("audit-all.txt", outcome.out());
    }

    @Test
    void theJsonIsAsKnown() throws IOException {
        Outcome outcome = headcount("audit", "--all", "--format", "json");
        assertThat(outcome.status()).isZero();
        isAsKnown("audit-all.json", outcome.out());
    }

    @Test
    void theCsvIsAsKnown() throws IOException {
        isAsKnown(
                "audit-all.csv", headcount("audit", "--all", "--format", "csv").out());
    }

    @Test
    void theSameInATurkishLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            isAsKnown(
                    "audit-all.json",
                    headcount("audit", "--all", "--format", "json").out());
            isAsKnown("audit-all.txt", headcount("audit", "--all", "--derived").out());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noLineIsWiderThanATerminal() {
        assertThat(headcount("audit", "--all", "--derived").out().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @Test
    void endsWithTheTableOfVerdicts() {
        List<String> lines = headcount("audit", "--all").out().lines().toList();
        assertThat(lines.get(lines.size() - 1)).matches("all +10 +1 +- +5 +22 +- +-");
    }

    @Test
    void oneDocumentIsAnObjectAndSeveralAreAnArray() throws IOException {
        JsonNode one = json("audit", "seminar-2020", "--format", "json");
        assertThat(one.path("document").asText()).isEqualTo("seminar-2020");
        assertThat(one.path("file").asText()).isEqualTo("000_b6f980c71816410b.txt");
        JsonNode two = json("audit", "seminar-2020", "celac-forum-2021", "--format", "json");
        assertThat(two.isArray()).isTrue();
        assertThat(two.size()).isEqualTo(2);
    }

    private static JsonNode json(String... args) throws IOException {
        return new ObjectMapper().readTree(headcount(args).out());
    }

    @Test
    void anOpenEndIsNull() throws IOException {
        JsonNode derived = json("audit", "white-paper-2011", "--format", "json").path("derived");
        List<JsonNode> open = new ArrayList<>();
        derived.forEach(figure -> {
            if (figure.path("id").asText().equals("dew-placed")) {
                open.add(figure);
            }
        });
        assertThat(open).hasSize(1);
        assertThat(open.get(0).path("low").asDouble()).isEqualTo(3_180_000);
        assertThat(open.get(0).path("high").isNull()).isTrue();
        assertThat(open.get(0).has("high")).isTrue();
    }

    @Test
    void inputsFromElsewhereSayWhere() throws IOException {
        JsonNode claim =
                json("audit", "seminar-2020", "--format", "json").path("claims").path(0);
        assertThat(claim.path("formula").asText()).isEqualTo("a + b - c");
        assertThat(claim.path("inputs").path("a").path("document").asText()).isEqualTo("white-paper-2011");
        assertThat(claim.path("inputs").path("b").path("source").asText()).isEqualTo("c-037");
    }

    @Test
    void badUsageIsOneMessageAndStatusTwo() {
        assertThat(headcount("audit"))
                .isEqualTo(new Outcome(
                        2, "", "headcount: name the documents to audit, or --all\nTry 'headcount audit --help'.\n"));
        assertThat(headcount("audit", "--all", "seminar-2020").err())
                .startsWith("headcount: name documents or --all, not both\n");
        Outcome unknown = headcount("audit", "seminar");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err())
                .isEqualTo(
                        "headcount: no file 'seminar', and no recorded document of that id; recorded are seminar-2020, white-paper-2011,"
                                + " press-conference-2021, east-asia-pilot, celac-forum-2021, context\n");
        assertThat(headcount("audit", "--all", "--format", "xml").err())
                .contains("'xml'")
                .contains("json");
        assertThat(headcount("audti").err()).contains("Did you mean: headcount audit");
        assertThat(headcount("audit", "@arguments.txt").err()).startsWith("headcount: no file '@arguments.txt'");
    }

    @Test
    void aFolderOfDataThatIsNoneNamesTheOption(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "Of 200 villages, 50 were poor.\n");
        String advice = ": name the folder of recorded data, such as 'headcount record FILE --data DIR' writes\n";
        assertThat(headcount("audit", "--all", "--data", "nowhere").err())
                .isEqualTo("headcount: --data nowhere does not exist" + advice);
        assertThat(headcount("audit", "--all", "--data", file.toString()).err())
                .isEqualTo("headcount: --data " + file + " is a file, not a folder" + advice);
        assertThat(headcount("audit", "--all", "--data", folder.toString()).err())
                .isEqualTo("headcount: --data " + folder + " has no file sources.csv" + advice);
        Outcome recorded = headcount("record", file.toString(), "--data", file.toString());
        assertThat(recorded.status()).isEqualTo(2);
        assertThat(recorded.err()).startsWith("headcount: --data " + file + " is a file, not a folder: name a folder");
    }

    @Test
    void badDataAreOneMessageAndStatusTwo(@TempDir Path folder) throws IOException {
        copyData(folder);
        Path claims = folder.resolve("claims/seminar-2020.csv");
        Files.writeString(claims, Files.readString(claims).replace("c-037", "c-999"));
        Outcome outcome = headcount("audit", "seminar-2020", "--data", folder.toString(), "--format", "json");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("headcount: " + claims + ":2, column 'inputs'");
    }

    @Test
    void strictEndsWithOneWhenAClaimFails(@TempDir Path folder) throws IOException {
        copyData(folder);
        assertThat(headcount("audit", "--all", "--strict").status()).isZero();
        Path context = folder.resolve("context.csv");
        Files.writeString(context, Files.readString(context).replace(",440,440,", ",441,441,"));
        Outcome outcome = headcount("audit", "seminar-2020", "--strict", "--data", folder.toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("831 counties", "fails");
        assertThat(headcount("audit", "seminar-2020", "--data", folder.toString())
                        .status())
                .isZero();
    }

    private static void copyData(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(DATA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(DATA.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
