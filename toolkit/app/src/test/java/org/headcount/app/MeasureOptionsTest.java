package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headcount.data.DataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** What the options of {@code headcount measure} refuse, what they note, and the forms that they write. */
class MeasureOptionsTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Measured measure(Path file, String... options) {
        List<String> all = new ArrayList<>(List.of(file.toString()));
        all.addAll(Arrays.asList(options));
        return Measured.run(all.toArray(String[]::new));
    }

    private static String unwrapped(Measured measured) {
        return measured.done().out().replaceAll("\\s+", " ");
    }

    @Test
    void conditions() {
        Measured.households("--where", "year = ")
                .refused("--where: condition \"year =\", character 8: expected a value");
        Measured.households("--where", "area = 'urbn'")
                .refused("condition \"area = 'urbn'\", character 8: no row has area = 'urbn'; it has rural, urban");
        Measured.households("--where", "year = 2022 && area = 'rural'")
                .refused("character 13: '&' is no sign of a" + " condition; write 'and'");
        Measured.households("--where", "yaer = 2022").refused("households.csv: no column 'yaer'; it has year, region");
        Measured.households("--where", "year = 2023").refused("no row of 2304 is where year = 2023");
        assertThat(unwrapped(Measured.households("--where", "nutrition = 1", "--metrics", "mean")))
                .contains("rows are outside since a value that the condition reads is missing");
    }

    @Test
    void comparisons() {
        Measured.households("--compare", "2018")
                .refused("--compare 2018: no such file; give the name of a file, or a"
                        + " column and a value such as year=2018");
        Measured.households("--compare", "region='South'")
                .refused(
                        "--compare region='South' needs the rows to compare with: give them by --where, such as --where"
                                + " \"region = VALUE\"; region is ");
        Measured.households("--compare", "year=2018 and area='rural'").refused("it must read one column");
        Measured.households("--compare", "year=2018", "--where", "year = 2022 or area = 'rural'")
                .refused("reads year together with other columns");
        Measured.households("--compare", "area=rural").refused("a text goes in single quotes");
        Measured.households("--compare", "year=2018", "--by", "area", "--differences")
                .refused("give --compare or --differences, not both");
        Measured.households("--differences").refused("--differences are between the groups of --by; give both");
        Measured.households("--by", "area", "--differences", "rurall")
                .refused("no group 'rurall' of area to compare with;" + " there are rural, urban");
        Measured.households("--by", "area", "--over", "region").refused("give --by or --over, not both");
        Measured.households("--correction", "holm").refused("--correction is of the tests of --differences");
        Measured.households("--by", "area", "--differences", "--correction", "tukey")
                .refused("Invalid value for option '--correction'");
        Measured.households("--by", "area", "--by", "region", "--order", "South")
                .refused("--order is the order of the groups of one --by, but there are 2");
    }

    @Test
    void scalesAndLines() {
        Measured.households("--scale", "oecd").refused("give it together with --children COLUMN");
        Measured.households("--scale", "2")
                .refused("--scale is per-capita, sqrt, oecd or a power between 0 and 1, was 2");
        Measured.households("--scale", "oecd", "--children", "cluster")
                .refused(
                        "households.csv:2, column 'cluster': children are 0 or more and are counted among the members");
        measure(Measured.HOUSEHOLDS, "--welfare", "consumption", "--scale", "sqrt")
                .refused("--scale divides welfare by members: name their column with --size");
        Measured.households("--deflator", "transfer")
                .refused("households.csv:2, column 'transfer': welfare is divided by transfer, which must be positive,"
                        + " found '0'");
        Measured.households("--prices", "1.25").refused("--prices is a positive number, a colon and a year");
        Measured.households("--ppp", "-1:2017").refused("--ppp is a positive number, a colon and a year");
        Measured.households("--line", "line,weight")
                .refused("--line names one column with each row's line, but here are" + " line and weight");
        measure(Measured.HOUSEHOLDS, "--line", "3").refused("Missing required option: '--welfare=W'");
    }

    @Test
    void severalLinesAndALineOfEachRow() throws IOException {
        JsonNode rows = Measured.households(
                        "--line", "2,line", "--line", "4", "--metrics", "headcount,mean", "--format", "json")
                .json();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).get("parameters").get("line").asDouble()).isEqualTo(2);
        assertThat(rows.get(1).get("parameters").get("line").asText()).contains("own");
        assertThat(rows.get(2).get("parameters").get("line").asDouble()).isEqualTo(4);
        assertThat(rows.get(0).get("value").asDouble())
                .isLessThan(rows.get(1).get("value").asDouble());
        JsonNode relative = Measured.households(
                        "--relative-line", "0.4,0.6", "--metrics", "headcount", "--format", "json")
                .json();
        assertThat(relative).hasSize(2);
        assertThat(relative.get(0).get("value").asDouble())
                .isLessThan(relative.get(1).get("value").asDouble());
    }

    @Test
    void replicates() throws IOException {
        Path data = Path.of("src", "test", "resources", "measure", "replicates.csv");
        String[] plain = {"--welfare", "consumption", "--weight", "weight", "--replicates"};
        measure(data, with(plain, "jk1_*"))
                .refused("--replicates needs to know how the weights were made: give --method jk1");
        measure(data, with(plain, "jk1_*", "--method", "jackknife")).refused("--method is jk1, jk2, jkn, brr, fay=RHO");
        measure(data, with(plain, "jk1_*", "--method", "fay")).refused("--method is jk1, jk2, jkn, brr, fay=RHO");
        measure(data, with(plain, "jk1_*", "--method", "fay=x")).refused("has no number behind =, as in fay=0.3");
        measure(data, with(plain, "jk1_*", "--method", "fay=1")).refused("--method fay=RHO needs a RHO from 0 up to 1");
        measure(data, with(plain, "w_*", "--method", "jk1"))
                .refused("replicates.csv: no column is called like --replicates 'w_*'; it has stratum, cluster");
        measure(data, with(plain, "jk1_1,absent", "--method", "jk1")).refused("replicates.csv: no column 'absent'");
        measure(data, with(plain, "boot_*", "--method", "jkn"))
                .refused("replicate weight boot_1 is not of a stratified jackknife");
        measure(data, "--welfare", "consumption", "--method", "brr").refused("--method brr needs --replicates");
        measure(data, "--welfare", "consumption", "--method", "bootstrap=1")
                .refused("--method bootstrap=R needs 2 to 100000 replicates");
        // Rows are numbered as in the file, whose first line is the header.
        Path broken = file("broken.csv", "w,p,r1,r2\n1,1,1,0\n2,1,,2\n3,1,2,-1\n");
        String[] these = {"--welfare", "w", "--weight", "p", "--method", "jk1", "--replicates"};
        measure(broken, with(these, "r1,r2"))
                .refused("broken.csv:3, column 'r1': a row with a weight needs every replicate weight");
        measure(broken, with(these, "r2"))
                .refused("broken.csv:4, column 'r2': a replicate weight must not be negative," + " found '-1'");
        Path workbook = folder.resolve("broken.tsv");
        Files.writeString(workbook, "w\tp\tr1\n1\t1\t1\n\n3\t1\tx\n");
        measure(workbook, with(these, "r*")).refused("broken.tsv:4, column 'r1': not a number, found 'x'");
    }

    private static String[] with(String[] options, String... last) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(last));
        return all.toArray(String[]::new);
    }

    @Test
    void rowsWithoutAPlaceInTheDesign() throws IOException {
        Path data = file("places.csv", "w,s,u,n\n1,1,1,9\n2,1,2,9\n5,,2,9\n3,2,3,9\n4,2,4,9\n9,2,,9\n7,2,4,\n");
        String[] design = {"--welfare", "w", "--strata", "s", "--psu", "u", "--metrics", "mean"};
        measure(data, design)
                .refused(
                        "places.csv:4: every row needs its place in the design, but s is missing; find their s, or leave"
                                + " these rows out: --drop-incomplete");
        Measured table = measure(data, with(design, "--drop-incomplete"));
        assertThat(unwrapped(table)).contains("2 rows are left out, without s or u (first: " + data + ":4)");
        Measured json = measure(data, with(design, "--drop-incomplete", "--format", "json"));
        assertThat(json.json().get(0).get("value").asDouble()).isEqualTo(17.0 / 5);
        assertThat(json.json().get(0).get("rows").asInt()).isEqualTo(5);
        assertThat(json.err()).contains("headcount: note: 2 rows are left out");
        measure(data, with(design, "--fpc", "n")).refused("places.csv:4: every row needs its place");
        Path fpc = file("fpc.csv", "w,s,u,n\n1,1,1,9\n2,1,2,\n3,1,3,9\n4,1,4,9\n");
        measure(fpc, with(design, "--fpc", "n"))
                .refused(
                        "fpc.csv:3, column 'n': stratum 1 needs one number of PSUs in the population, but n is missing; fill"
                                + " it in, or leave these rows out: --drop-incomplete");
        assertThat(unwrapped(measure(fpc, with(design, "--fpc", "n", "--drop-incomplete"))))
                .contains("1 row is left out, without s or u or n (first: " + fpc + ":3)");
        measure(data, "--welfare", "w", "--drop-incomplete")
                .refused("--drop-incomplete leaves out rows without stratum, PSU or fpc: name one of them");
        // Nothing to leave out, nothing said.
        assertThat(Measured.households("--drop-incomplete").done().out()).doesNotContain("left out");
    }

    @Test
    void filesOfOldProgramsAreRefusedByName() throws IOException {
        for (int release = 102; release <= 104; release++) {
            Path old = Files.write(folder.resolve("v" + release + ".dta"), new byte[] {(byte) release, 2, 1, 0, 1, 0});
            measure(old, "--welfare", "w")
                    .refused("v" + release + ".dta: a Stata file of release " + release + ", of Stata ");
            measure(old, "--welfare", "w").refused("open it in a current Stata and save it again");
        }
        Path future = Files.writeString(
                folder.resolve("new.dta"), "<stata_dta><header><release>123</release><byteorder>LSF</byteorder>");
        measure(future, "--welfare", "w")
                .refused("newer than those that are read, 105 to 121; save it in Stata in the"
                        + " format of version 14");
        Path portable = file("old.por", "ASCII SPSS PORT FILE");
        measure(portable, "--welfare", "w")
                .refused("old.por: a portable file of SPSS's, which is not read; save it in SPSS"
                        + " as .sav, or convert it with PSPP: pspp-convert FILE.por FILE.sav");
        Path renamed = file("renamed.sav", "ASCII SPSS PORT FILE".repeat(20));
        measure(renamed, "--welfare", "w").refused("renamed.sav: not an SPSS system file");
    }

    private static final String[] TABLE = {
        "--line", "3", "--where", "year = 2022", "--by", "area", "--metrics", "headcount,number_of_poor,gini"
    };

    @Test
    void tablesInPercentAndInDigits() {
        String percent = Measured.households(with(TABLE, "--percent", "--digits", "1"))
                .done()
                .out();
        assertThat(percent)
                .contains("headcount (line=3), percent")
                .containsPattern("  rural +27\\.1 +2\\.4 +22\\.5 +32\\.3 +568")
                .containsPattern("number_of_poor \\(line=3\\) +1,634,921\\.9 +151,170\\.2")
                .containsPattern("gini +0\\.3 +0\\.0");
        assertThat(percent.lines()).allMatch(line -> line.length() <= 80);
        Measured.households(with(TABLE, "--percent", "--format", "csv"))
                .refused("--percent is of tables; --format csv has every number as it is");
        Measured.households("--digits", "99").refused("--digits are 0 to 12, was 99");
    }

    @Test
    void markdownAndLatex() {
        assertThat(Measured.households(with(TABLE, "--format", "markdown"))
                        .done()
                        .out())
                .startsWith("| | estimate | se | low | high | rows |\n|---|---:|---:|---:|---:|---:|\n")
                .contains("| &nbsp;&nbsp;rural | 0.2711 | 0.0245 | 0.2247 | 0.3231 | 568 |")
                .contains("number\\_of\\_poor");
        assertThat(Measured.households(with(TABLE, "--format", "latex", "--digits", "3"))
                        .done()
                        .out())
                .contains("\\begin{tabular}{lrrrrr}\n\\toprule\n & estimate & se & low & high & rows \\\\\n\\midrule")
                .contains("\\quad rural & 0.271 & 0.024 & 0.225 & 0.323 & 568 \\\\")
                .contains("number\\_of\\_poor (line=3) & 1,634,921.900 &")
                .endsWith("\\end{tabular}\n");
        assertThat(Measured.households(
                                "--line",
                                "3",
                                "--compare",
                                "year=2018",
                                "--metrics",
                                "headcount",
                                "--format",
                                "markdown")
                        .done()
                        .out())
                .contains(
                        "| &nbsp;&nbsp;change | \u22120.0380 | 0.0201 | \u22120.0780 | 0.0021 | \u22121.89 | 0.0627 |");
    }

    @Test
    void aWorkbookHasTheNumbersInFull() throws IOException {
        Measured.households(TABLE[0], TABLE[1], "--format", "xlsx")
                .refused("--format xlsx is written to a file: give" + " --output FILE.xlsx");
        Path workbook = folder.resolve("table.xlsx");
        Measured written = Measured.households(with(TABLE, "--output", workbook.toString()));
        assertThat(written.done().out()).isEmpty();
        Table table = DataReader.anyFormat().read(workbook).table();
        assertThat(table.columnNames()).startsWith("measure", "estimate", "se", "low", "high", "rows");
        double full = Measured.households(with(TABLE, "--format", "json"))
                .json()
                .get(0)
                .get("value")
                .asDouble();
        assertThat(table.numberColumn("estimate").getDouble(0))
                .isCloseTo(full, org.assertj.core.data.Offset.offset(1e-11));
        assertThat(table.stringColumn("measure").asList()).contains("  rural", "where year = 2022");
        Path percent = folder.resolve("percent.xlsx");
        Measured.households(with(TABLE, "--percent", "--output", percent.toString()))
                .done();
        assertThat(DataReader.anyFormat()
                        .read(percent)
                        .table()
                        .numberColumn("estimate")
                        .getDouble(0))
                .isCloseTo(100 * full, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void outputGoesToAFileByItsName() throws IOException {
        for (String name : List.of("t.txt", "t.csv", "t.json", "t.md", "t.tex")) {
            Path to = folder.resolve(name);
            assertThat(Measured.households(with(TABLE, "--output", to.toString()))
                            .done()
                            .out())
                    .isEmpty();
            assertThat(Files.readString(to, StandardCharsets.UTF_8)).isNotBlank();
        }
        assertThat(Files.readString(folder.resolve("t.csv"))).startsWith("group,metric,parameters,value,se");
        Measured.households("--output", folder.resolve("t.docx").toString())
                .refused("cannot tell from this name what to write; name it .txt, .csv, .json, .md, .tex or .xlsx");
        Measured.households("--save", folder.resolve("n.txt").toString())
                .refused("--save writes a notebook: name it .ipynb");
        Measured.households("--output", folder.resolve("no/t.csv").toString()).refused("there is no folder");
    }

    @Test
    void everybodyAndGroupsInOneTable() {
        assertThat(Measured.households("--line", "3", "--metrics", "headcount", "--over", "area", "--over", "region")
                        .done()
                        .out())
                .containsSubsequence(
                        "headcount (line=3) ", "  area\n", "    rural ", "    urban ", "  region\n", "    Central ");
    }

    /** A share that prints as 0 percent is a share in percent all the same. */
    @Test
    void aWorkbookHasSmallSharesInPercent() throws IOException {
        String[] small = {"--line", "2", "--metrics", "poverty_severity"};
        Path workbook = folder.resolve("small.xlsx");
        List<String> options = new ArrayList<>(List.of(small));
        options.addAll(List.of("--percent", "--digits", "0", "--output", workbook.toString()));
        Measured.households(options.toArray(String[]::new)).done();
        double share = Measured.households(small[0], small[1], small[2], small[3], "--format", "json")
                .json()
                .get(0)
                .get("value")
                .asDouble();
        assertThat(share).isPositive().isLessThan(0.005);
        Table table = DataReader.anyFormat().read(workbook).table();
        assertThat(table.numberColumn("estimate").getDouble(0))
                .isCloseTo(100 * share, org.assertj.core.data.Offset.offset(1e-9));
    }

    /** A comma in a name does not make the comma the separator. */
    @Test
    void programsReadWithTheSeparatorThatWasFound() throws IOException {
        Path semicolons = file("semicolons.csv", "id;\"income, total\";weight\n1;2.5;1\n2;3.5;2\n3;4.5;1\n");
        String[] options = {"--welfare", "income, total", "--weight", "weight", "--metrics", "mean", "--code"};
        for (String language : List.of("python", "r")) {
            List<String> all = new ArrayList<>(List.of(options));
            all.add(language);
            assertThat(measure(semicolons, all.toArray(String[]::new)).done().out())
                    .containsAnyOf("delimiter=\";\"", "sep = \";\"");
        }
    }
}
