package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headcount measure} on awkward files: what it reads, and which option it names where it cannot. */
class MeasureCasesTest {

    private static final Path CASES = Path.of("..", "analysis", "src", "test", "resources", "cases");

    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {

        private List<String> groups() throws IOException {
            List<String> groups = new ArrayList<>();
            new ObjectMapper()
                    .readTree(out)
                    .forEach(row -> groups.add(row.get("group").asText()));
            return groups.subList(1, groups.size());
        }

        private JsonNode first() throws IOException {
            assertThat(status).as(err).isZero();
            return new ObjectMapper().readTree(out).get(0);
        }

        private double value() throws IOException {
            return first().get("value").asDouble();
        }
    }

    private Outcome measure(Path file, String welfare, String... options) {
        List<String> args = new ArrayList<>(List.of("measure", file.toString(), "--welfare", welfare));
        args.addAll(List.of("--metrics", "mean", "--format", "json"));
        args.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args.toArray(String[]::new));
        return new Outcome(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    private Outcome of(String name, String welfare, String... options) {
        return measure(CASES.resolve(name), welfare, options);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Status 2, and a message without any call of Java. */
    private static void refused(Outcome outcome, String message) {
        assertThat(outcome.status()).as(message).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("headcount: ").contains(message).doesNotContain("()", "reader");
    }

    @Test
    void groupsWithOneLabelAreToldApart() throws IOException {
        assertThat(of("labels-same-text.dta", "wf", "--by", "region").groups())
                .containsExactly("Other (1)", "North", "Other (3)", "South");
    }

    @Test
    void groupsComeInTheOrderOfTheirCodesOrOfTheFile() throws IOException {
        List<String> quintiles = List.of("Poorest", "Second", "Middle", "Fourth", "Richest");
        assertThat(of("labels-order.dta", "wf", "--by", "q").groups()).isEqualTo(quintiles);
        assertThat(of("quintile-order.csv", "welfare", "--by", "q").groups()).isEqualTo(quintiles);
        assertThat(of("quintile-order.csv", "welfare", "--by", "q", "--order", "Richest,Middle")
                        .groups())
                .containsExactly("Richest", "Middle", "Poorest", "Second", "Fourth");
        refused(
                of("quintile-order.csv", "welfare", "--by", "q", "--order", "Rich"),
                "no group 'Rich' in column q to come in that order; it has Poorest, Second, Middle, Fourth, Richest");
        refused(
                of("quintile-order.csv", "welfare", "--order", "Poorest"),
                "--order is the order of the groups of --by");
    }

    @Test
    void mixedNamesOfGroupsHaveOneOrder() throws IOException {
        List<String> groups =
                of("sort-crash.csv", "welfare", "--by", "district").groups();
        assertThat(groups).hasSizeGreaterThan(100).isSorted();
        Path numbers = file("numbers.csv", "g,welfare\n10,1\n9,2\n-1,3\n2.5,4\n");
        assertThat(measure(numbers, "welfare", "--by", "g").groups()).containsExactly("-1", "2.5", "9", "10");
        // Beyond U+FFFF comes after U+FF5E by code point, though not by char.
        Path letters = file("letters.csv", "g,welfare\n\uD83D\uDE00,1\n\uFF5E,2\n7,3\n");
        assertThat(measure(letters, "welfare", "--by", "g").groups()).containsExactly("7", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void ordinarySurveysAreNoExports() throws IOException {
        assertThat(of("country-code-first.csv", "welfare", "--weight", "weight").value())
                .isCloseTo(19.0 / 6, offset(1e-10));
        assertThat(of("region-name-first.csv", "welfare", "--weight", "weight").value())
                .isCloseTo(19.0 / 6, offset(1e-10));
        Path indicators =
                file("indicators.csv", "Country Name,Country Code,Indicator Name,welfare\nNamibia,NAM,income,2.5\n");
        assertThat(measure(indicators, "welfare").value()).isEqualTo(2.5);
    }

    @Test
    void numbersWrittenOtherwiseAreReadWhenSaidSo() throws IOException {
        refused(
                of("thousands-comma.csv", "income"),
                "thousands-comma.csv:2, column 'income': not a number, found '1,234'; correct the cell, or read it with:"
                        + " --thousands , or --decimal-comma");
        assertThat(of("thousands-comma.csv", "income", "--thousands", ",").value())
                .isEqualTo(6742);
        refused(
                of("european-thousands.csv", "welfare"),
                "european-thousands.csv:2, column 'welfare': not a number, found '1.234,56'; correct the cell, or read it"
                        + " with: --thousands . --decimal-comma");
        assertThat(of("european-thousands.csv", "welfare", "--thousands", ".", "--decimal-comma")
                        .value())
                .isCloseTo(1742.28, offset(1e-9));
        refused(
                of("percent.csv", "share"),
                "percent.csv:2, column 'share': not a number, found '12.5%'; correct the cell, or read it with: --type"
                        + " share=percent");
        assertThat(of("percent.csv", "share", "--type", "share=percent").value())
                .isCloseTo(0.1025, offset(1e-12));
        refused(
                of("dash-missing.csv", "income"),
                "dash-missing.csv:3, column 'income': not a number, found '-'; correct the cell, or name it as a missing"
                        + " value: --missing -");
        Outcome dash = of("dash-missing.csv", "income", "--missing", "-");
        assertThat(dash.value()).isEqualTo(575);
        assertThat(dash.first().get("dropped").toString()).isEqualTo("{\"missing welfare\":1}");
        refused(of("text-welfare.csv", "welfare"), "text-welfare.csv:2, column 'welfare': not a number, found '1,250'");
        assertThat(of("text-welfare.csv", "welfare", "--thousands", ",", "--weight", "weight")
                        .value())
                .isCloseTo(550, offset(1e-9));
    }

    @Test
    void moneyIndianGroupsBlanksAndApostrophes() throws IOException {
        Path money = file("money.csv", "w\n$1.50\n($0.50)\n2.00 USD\n");
        refused(measure(money, "w"), "money.csv:2, column 'w': not a number, found '$1.50'");
        refused(measure(money, "w"), "--type w=money");
        assertThat(measure(money, "w", "--type", "w=money").value()).isCloseTo(1, offset(1e-12));
        Path lakh = file("lakh.csv", "w\n\"12,34,567\"\n\"1,000\"\n");
        assertThat(measure(lakh, "w", "--thousands", ",").value()).isEqualTo(617_783.5);
        Path blanks = file("blanks.csv", "w;v\n1\u00a0234,5;1\n2 000,5;1\n");
        refused(measure(blanks, "w"), "--thousands ' ' --decimal-comma");
        assertThat(measure(blanks, "w", "--thousands", "space", "--decimal-comma")
                        .value())
                .isEqualTo(1617.5);
        // Groups of other than three digits are no number.
        Path wrong = file("wrong.csv", "w\n\"1,2\"\n\"3,4\"\n");
        refused(measure(wrong, "w", "--thousands", ","), "wrong.csv:2, column 'w': not a number, found '1,2'");
    }

    @Test
    void codesOfEveryColumnAndOfOne() throws IOException {
        Path codes = file("codes.csv", "w,g\n-99.0,1\n-1,2\n4,-1\n6,3\n");
        assertThat(measure(codes, "w", "--missing", "-99,w=-1").value()).isEqualTo(5);
        assertThat(measure(codes, "w", "--missing", "-99,w=-1", "--by", "g").groups())
                .containsExactly("-1", "1", "2", "3");
        assertThat(of("labels-order.dta", "wf", "--missing", "wf=5").value()).isEqualTo(2.5);
        refused(measure(codes, "w", "--missing", "v=5"), "codes.csv: no column 'v'; it has w, g");
    }

    @Test
    void linesBeforeTheHeader() throws IOException {
        refused(
                of("title-lines.csv", "welfare"),
                "no column 'welfare'; it has Household survey 2020; line 3 has it: skip the lines before it: --skip 2");
        assertThat(of("title-lines.csv", "welfare", "--skip", "2").value()).isEqualTo(3);
        Path ragged = file("ragged.csv", "Survey\n\nw,v\n1,2\n3,4\n");
        refused(measure(ragged, "Survey"), "ragged.csv:3: 2 cells where there are 1 columns");
        refused(measure(ragged, "Survey"), "--skip 2");
        Path unnamed = file("unnamed.csv", "w,v\n1,2.5,10\n2,3.5,20\n");
        refused(measure(unnamed, "w"), "unnamed.csv:2: 3 cells where there are 2 columns");
        assertThat(measure(unnamed, "w").err()).doesNotContain("--skip");
    }

    @Test
    void cellsOfOtherColumnsNeverMatter() throws IOException {
        for (String name : List.of("date-far.dta", "date-far.sav")) {
            String welfare = name.endsWith("dta") ? "wf" : "WF";
            assertThat(of(name, welfare).err()).isEmpty();
            assertThat(of(name, welfare).value()).isEqualTo(1.5);
        }
        assertThat(of("date-negative.xlsx", "x").err()).isEmpty();
        Outcome asked = of("date-far.dta", "wf", "--by", "d");
        assertThat(asked.groups()).containsExactly("2014-10-04");
        assertThat(asked.err()).startsWith("note: ").contains("column 'd': 1 cell: no date of the years 1 to 9999");
    }

    @Test
    void whatIsReadOtherwiseThanItIsIsNoted() throws IOException {
        assertThat(of("first-empty.xlsx", "welfare").err())
                .contains("read is sheet 'Data', the first that has cells; for another, name it: --sheet Data");
        assertThat(of("utf8-stray.sav", "WF", "--by", "NM").err())
                .contains(
                        "column 'NM': 1 cell: bytes that are not UTF-8 became U+FFFD (first in row 1: 'S\uFFFDo'); if the"
                                + " file has another encoding, name it: --encoding windows-1252");
        assertThat(of("utf8-stray.sav", "WF", "--by", "NM", "--encoding", "1252")
                        .groups())
                .contains("S\u00e3o");
        refused(of("utf8-stray.sav", "WF", "--encoding", "klingon"), "--encoding: no encoding 'klingon' is known");
        refused(
                of("first-empty.xlsx", "welfare", "--encoding", "utf-8"),
                "a setting that a workbook does not have; leave it out: --encoding UTF-8");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'w', '\n', '1', '\n', (byte) 0xe9, '\n'});
        refused(measure(latin, "w"), "latin.csv:3: not UTF-8 (byte E9 at offset 4)");
        refused(measure(latin, "w"), "name its encoding: --encoding windows-1252");
    }

    @Test
    void correctionsWithoutPolicyOrPsus() throws IOException {
        JsonNode certain = of(
                        "certainty-fpc.csv",
                        "welfare",
                        "--weight",
                        "weight",
                        "--strata",
                        "stratum",
                        "--psu",
                        "psu",
                        "--fpc",
                        "units")
                .first();
        assertThat(certain.get("se").asDouble()).isCloseTo(0.336618377759, offset(1e-9));
        JsonNode simple =
                of("fpc-srs.csv", "welfare", "--weight", "weight", "--fpc", "N").first();
        assertThat(simple.get("se").asDouble()).isCloseTo(0.891627725006, offset(1e-9));
        JsonNode uncorrected = of("fpc-srs.csv", "welfare", "--weight", "weight", "--rows-as-psus")
                .first();
        assertThat(uncorrected.get("se").asDouble()).isCloseTo(0.891627725006 / Math.sqrt(0.75), offset(1e-9));
    }

    @Test
    void faultsOfSurveysNameTheLine() throws IOException {
        Path weights = file("weights.csv", "w,p\n\n1,2\n2,-9\n");
        refused(
                measure(weights, "w", "--weight", "p"),
                "weights.csv:4, column 'p': a weight must not be negative or infinite, found '-9'; correct it, or, if it"
                        + " is a code for missing, say so: --missing -9");
        Path strata = file("strata.csv", "w,s,u\n1,1,1\n2,,2\n3,1,3\n");
        refused(
                measure(strata, "w", "--strata", "s", "--psu", "u"),
                "strata.csv:3: every row needs its place in the design, but s is missing");
        refused(
                measure(file("lone.csv", "w,s,u\n1,1,1\n2,2,2\n3,2,3\n"), "w", "--strata", "s", "--psu", "u"),
                "only one primary sampling unit in stratum 1, so its variance cannot be estimated; merge it with a like"
                        + " stratum, or choose --single-psu certainty, adjust or average");
    }

    @Test
    void numbersBeyondAnyUnitAreRefused() throws IOException {
        Path weights = file("heavy.csv", "w,p,z\n1,1,1\n2,1e308,1\n3,1e308,1\n");
        refused(
                measure(weights, "w", "--weight", "p"),
                "heavy.csv:3, column 'p': column p must hold 0 or numbers of a size between 1.0E-50 and 1.0E50; divide the"
                        + " column by a constant, found '1.0E308'");
        Path light = file("light.csv", "w,p\n5e-324,1\n0,1\n");
        refused(measure(light, "w"), "light.csv:2, column 'w': column w must hold 0 or numbers of a size between");
        refused(measure(light, "w", "--size", "w"), "light.csv:2, column 'w'");
        refused(measure(weights, "w", "--line", "1e-300"), "line must be of a size between 1.0E-50 and 1.0E50");
        Path large = file("large.csv", "w,p\n1e40,1e40\n3e40,1e40\n");
        assertThat(measure(large, "w", "--weight", "p").value()).isEqualTo(2e40);
        assertThat(measure(large, "w", "--weight", "p", "--metrics", "gini").status())
                .isZero();
    }
}
