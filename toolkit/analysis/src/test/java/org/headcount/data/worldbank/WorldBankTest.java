package org.headcount.data.worldbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headcount.data.Tables;
import org.headcount.data.csv.Eurostat;
import org.headcount.data.fault.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** What statistics offices' exports hold besides the reference files, and what is said of those that are none. */
class WorldBankTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "loaders");
    private static final String OBSERVATION =
            "{\"indicator\":{\"id\":\"I\",\"value\":\"Ind\"},\"country\":{\"id\":\"XK\",\"value\":\"K\"},"
                    + "\"countryiso3code\":\"\",\"date\":\"%s\",\"value\":%s}";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void fails(Path file, String message) {
        assertThatThrownBy(() -> WorldBank.indicators(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    private static String page(int page, int pages, String observations) {
        return "[{\"page\":" + page + ",\"pages\":" + pages + ",\"per_page\":\"1\"},[" + observations + "]]";
    }

    @Test
    void theArchiveAsItIsDownloaded() throws IOException {
        Path zip = folder.resolve("API.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"Metadata_Country_API.csv", "API_SI.POV.DDAY_DS2_en_csv_v2.csv"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(
                        name.startsWith("API")
                                ? Files.readAllBytes(FOLDER.resolve(name))
                                : "x\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(WorldBank.indicators(zip).rowCount()).isEqualTo(8);
    }

    @Test
    void pagesBelongTogether() throws IOException {
        Path first = file("1.json", page(1, 2, OBSERVATION.formatted("2011", "null")));
        Path second = file("2.json", page(2, 2, OBSERVATION.formatted("2010", "1.5")));
        Table table = WorldBank.indicators(second, first);
        assertThat(table.intColumn("year").asList()).containsExactly(2010, 2011);
        assertThat(table.doubleColumn("value").asDoubleArray()).containsExactly(1.5, Double.NaN);
        assertThat(table.stringColumn("country_code").asList()).containsExactly("XK", "XK");
        fails(
                first,
                ": the answer has 2 pages, and not given are [2]; save them too and name all, or ask for more per page"
                        + " (per_page=20000)");
        assertThatThrownBy(() -> WorldBank.indicators(first, first))
                .hasMessage(first
                        + ": page 1 of 2, which does not belong to the others; name each page of one answer once");
        assertThat(WorldBank.indicators(file("0.json", "[{\"page\":1,\"pages\":1},null]"))
                        .rowCount())
                .isZero();
    }

    @Test
    void whatIsNoPage() throws IOException {
        String advice = "; check that it is a saved page of api.worldbank.org/v2/country/.../indicator/...?format=json";
        fails(
                file("x.json", "[{\"message\":[{\"id\":\"120\",\"key\":\"Invalid value\",\"value\":\"not valid\"}]}]"),
                ": the server returned an error instead of data (120, Invalid value, not valid); correct the query and save it again");
        fails(
                file("x.json", "{}"),
                ":1: an array of the page and its observations expected, found START_OBJECT" + advice);
        fails(file("x.json", ""), ":1: an array of the page and its observations expected, found the end" + advice);
        fails(file("x.json", "[{}]"), ":1: no page number, found page 0 of 0" + advice);
        fails(
                file("x.json", page(1, 1, OBSERVATION.formatted("2013Q1", "1"))),
                ":1: a date that is no year, found '2013Q1'" + advice);
        fails(
                file("x.json", page(1, 1, OBSERVATION.formatted("2013", "\"many\""))),
                ":1: a value that is no number, found 'many'" + advice);
        fails(
                file("x.json", page(1, 1, "{\"date\":\"2013\"}")),
                ":1: an observation without its indicator or country" + advice);
        assertThatThrownBy(() -> WorldBank.indicators(file("x.json", "[{\"page\":1,\n\"pages\" 2")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder.resolve("x.json") + ":2: not JSON (")
                .hasMessageEndingWith("; save it again, with format=json");
        assertThatIllegalArgumentException()
                .isThrownBy(WorldBank::indicators)
                .withMessage("name a file, or the pages of an answer");
        Path csv = FOLDER.resolve("pip.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorldBank.indicators(csv, csv))
                .withMessage("exports are read one by one; only pages (json) belong together");
    }

    @Test
    void whatIsNoExport() throws IOException {
        fails(
                file("x.csv", "a,b\n"),
                ": no header line with Country Name, Country Code, Indicator Name, Indicator Code and columns of years, or"
                        + " Year and Value; check that it is an export of indicators");
        fails(
                file("x.csv", "Country Name,Country Code,Indicator Name,2010\nA,AAA,I,1\n"),
                ": no header line with Country Name, Country Code, Indicator Name, Indicator Code and columns of years, or"
                        + " Year and Value; check that it is an export of indicators");
        fails(
                file("x.csv", "Country Name,Country Code,Indicator Name,Indicator Code\nA,AAA,I,1\n"),
                ": no header line with Country Name, Country Code, Indicator Name, Indicator Code and columns of years, or"
                        + " Year and Value; check that it is an export of indicators");
        fails(
                file("x.csv", "Country Name,Country Code,Indicator Name,Indicator Code,2010\nA,AAA,I,1,many\n"),
                ":2, column '2010': not a number, found 'many'; correct the cell, or name it as a missing"
                        + " value: missing(\"many\")");
        Table table = WorldBank.indicators(file(
                "x.csv", "Country Name,Country Code,Indicator Name,Indicator Code,2010 [YR2010]\nNamibia,NA,I,C,..\n"));
        assertThat(table.stringColumn("country_code").get(0)).isEqualTo("NA");
        assertThat(table.doubleColumn("value").isMissing(0)).isTrue();
    }

    @Test
    void povertyEstimatesArePinned() throws IOException {
        Table table = WorldBank.poverty(FOLDER.resolve("pip.csv"));
        assertThat(table.column("survey_comparability").type().name()).isEqualTo("STRING");
        assertThat(table.booleanColumn("is_interpolated").asList()).containsExactly(false, true);
        Path file = file("x.csv", "country_code,reporting_year,headcount\nAAA,2010,0.1\n");
        assertThatThrownBy(() -> WorldBank.poverty(file))
                .hasMessage(
                        file
                                + ": no column 'poverty_line'; check that it is an export of the Poverty and Inequality Platform");
    }

    private static void estimatesFail(Path file, String message) {
        assertThatThrownBy(() -> WorldBank.poverty(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    @Test
    void povertyEstimatesInJson() throws IOException {
        Path file = file("pip.json", """
                [{"country_code":"NA","reporting_year":2009,"poverty_line":3,"headcount":0.1,"survey_comparability":1,
                  "gini":null,"is_interpolated":true},
                 {"country_code":"NGA","reporting_year":2018,"poverty_line":3.0,"headcount":null,"gini":0.35,"note":"x"}]
                """);
        Table table = Tables.read(file);
        assertThat(table.stringColumn("country_code").asList()).containsExactly("NA", "NGA");
        assertThat(table.intColumn("reporting_year").asList()).containsExactly(2009, 2018);
        assertThat(table.doubleColumn("headcount").asDoubleArray()).containsExactly(0.1, Double.NaN);
        assertThat(table.doubleColumn("gini").asDoubleArray()).containsExactly(Double.NaN, 0.35);
        assertThat(table.booleanColumn("is_interpolated").asList()).containsExactly(true, null);
        assertThat(table.stringColumn("survey_comparability").asList()).containsExactly("1", "");
        assertThat(table.stringColumn("note").asList()).containsExactly("", "x");
    }

    @Test
    void whatIsNoEstimateInJson() throws IOException {
        String advice = "; check that it is an answer of api.worldbank.org/pip/v1/pip?...&format=json";
        estimatesFail(file("x.json", ""), ":1: an array of estimates expected, found the end" + advice);
        estimatesFail(file("x.json", "7"), ":1: an array of estimates expected, found VALUE_NUMBER_INT" + advice);
        estimatesFail(file("x.json", "[7]"), ":1: an estimate expected, found VALUE_NUMBER_INT" + advice);
        estimatesFail(file("x.json", "[{\"a\":[1]}]"), ":1: a value in 'a' expected, found START_ARRAY" + advice);
        estimatesFail(file("x.json", "[{\"a\":1,\"a\":2}]"), ":1: the field 'a' occurs twice in an estimate" + advice);
        estimatesFail(
                file("x.json", "[{\"a\":1,\n\"A\":2}]"),
                ":2: a field called 'A', beside another of that name or without one" + advice);
        estimatesFail(
                file("x.json", "[{\"headcount\":\"many\"}]"),
                ":1, column 'headcount': not a number, found 'many'; correct it, or ask for it again");
        estimatesFail(
                file("x.json", "[{\"country_code\":\"IND\"}]"),
                ": no column 'reporting_year'; check that it is an export of the Poverty and Inequality Platform");
        estimatesFail(
                file("x.json", "{\"error\":[\"Invalid query\"]}"),
                ": the server returned an error instead of estimates (Invalid query); correct the query and ask again");
    }

    @Test
    void exportsAreToldByHowTheyBegin() throws IOException {
        Table table = Tables.read(FOLDER.resolve("pip.csv"));
        assertThat(table.column("survey_comparability").type().name()).isEqualTo("STRING");
        Path zip = folder.resolve("API_SI.POV.DDAY_DS2_en_csv_v2_1.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"Metadata_Country_API.csv", "API_SI.POV.DDAY_DS2_en_csv_v2.csv"}) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(FOLDER.resolve("API_SI.POV.DDAY_DS2_en_csv_v2.csv"), out);
            }
        }
        assertThat(Tables.read(zip).rowCount()).isEqualTo(8);
    }

    @Test
    void eurostat() throws IOException {
        Path file = file("x.csv", """
                DATAFLOW,LAST UPDATE,freq,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
                ESTAT:ILC_LI02(1.0),01/06/24 23:00:00,A,007,NA,2015,17.5,b
                ESTAT:ILC_LI02(1.0),01/06/24 23:00:00,A,TOTAL,AT,2016,:,
                """);
        Table table = Eurostat.sdmxCsv(file);
        assertThat(table.doubleColumn("OBS_VALUE").asDoubleArray()).containsExactly(17.5, Double.NaN);
        assertThat(table.intColumn("TIME_PERIOD").asList()).containsExactly(2015, 2016);
        assertThat(table.stringColumn("geo").asList()).containsExactly("NA", "AT");
        assertThat(table.stringColumn("age").get(0)).isEqualTo("007");
        Path other = file("y.csv", "geo,TIME_PERIOD\nAT,2015\n");
        assertThatThrownBy(() -> Eurostat.sdmxCsv(other))
                .hasMessage(other + ": no column 'OBS_VALUE'; check that it was saved as SDMX-CSV");
    }
}
