package org.headcount.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.headcount.data.input.CodePages;
import org.headcount.data.stata.Stata;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.RowPlaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** Small files, each of a kind that was read wrongly. */
class CasesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    @TempDir
    private Path folder;

    private static DataFile read(String name) {
        return DataReader.anyFormat().read(CASES.resolve(name));
    }

    private static String texts(DataFile file, String column) {
        return file.table().column(column).asList().toString();
    }

    @Test
    void workbooks() {
        assertThat(texts(read("dates-1904-ext.xlsx"), "d")).isEqualTo("[2015-01-01]");
        assertThat(texts(read("inline-v.xlsx"), "region")).isEqualTo("[North, ]");
        DataFile second = read("first-empty.xlsx");
        assertThat(texts(second, "welfare")).isEqualTo("[2.5, 3.5]");
        assertThat(second.notes())
                .singleElement()
                .asString()
                .contains("read is sheet 'Data', the first that has cells");
        DataFile dates = read("date-negative.xlsx");
        assertThat(texts(dates, "d")).isEqualTo("[null, 2020-01-01]");
        assertThat(dates.variable("d").missing().counts()).isEqualTo(Map.of("no date of the years 1900 to 9999", 1));
        assertThat(dates.places().place(1)).endsWith("date-negative.xlsx, sheet 'S', row 3");
    }

    @Test
    void datesOfNoCalendar() {
        assertThat(texts(read("date-far.dta"), "d")).isEqualTo("[null, 2014-10-04]");
        assertThat(texts(read("date-far.sav"), "D")).isEqualTo("[null, 2015-03-01]");
        assertThat(read("date-far.sav").notes()).singleElement().asString().contains("first in row 1: '6590070144000'");
        assertThat(Stata.reader().only("wf").read(CASES.resolve("date-far.dta")).notes())
                .isEmpty();
    }

    @Test
    void numbersThatStataLacksAndTextsThatAreNone() {
        DataFile numbers = read("nan-inf.dta");
        assertThat(numbers.table().doubleColumn("x").asDoubleArray())
                .containsExactly(Double.NaN, 1, Double.NaN, Double.NaN);
        assertThat(numbers.variable("x").missing().counts()).isEqualTo(Map.of("infinite", 2, "not a number", 1));
        assertThat(numbers.variable("y").missing().counts()).isEqualTo(Map.of("infinite", 1, "not a number", 1));
        DataFile binary = read("strl-binary.dta");
        assertThat(binary.table().column("s").isMissing(0)).isTrue();
        assertThat(binary.variable("s").missing().of(0)).contains("binary, no text");
        assertThat(binary.notes()).hasSize(1);
    }

    @Test
    void namesAndTextsOfSpss() {
        assertThat(read("name-utf8.sav").table().columnNames()).containsExactly("gr\u00f6\u00dfe", "Einkommen");
        assertThat(read("name-mixed-case.sav").table().columnNames()).containsExactly("income", "weight");
        assertThat(texts(read("page-850.sav"), "NM")).isEqualTo("[S\u00e3o]");
        assertThat(read("page-850.sav").variable("NM").label()).contains("S\u00e3o");
        assertThat(texts(read("page-20866.sav"), "NM")).isEqualTo("[\u041c\u043e]");
        assertThat(texts(read("utf8-stray.sav"), "NM")).isEqualTo("[S\uFFFDo, \u00e9]");
        assertThat(read("utf8-stray.sav").notes()).hasSize(1);
        // Fifty times five characters and three, and blanks up to 256: as PSPP reads it.
        assertThat(texts(read("very-long-256.sav"), "REMARK")).isEqualTo("[" + "x256-".repeat(50) + "x25]");
    }

    @Test
    void labelsAndCodesOfLongStrings() {
        DataFile file = read("long-string-labels.sav");
        assertThat(file.variable("DISTR").textLabels())
                .containsExactly(Map.entry("2012250177", "No"), Map.entry("2012250179", "Yes"));
        assertThat(texts(file, "DISTR")).isEqualTo("[2012250177, 2012250179, ]");
        assertThat(file.variable("DISTR").missing().of(2)).contains("99");
        assertThat(file.labelled("DISTR").asList()).containsExactly("No", "Yes", "");
    }

    @Test
    void groupsOfOneLabel() {
        assertThat(read("labels-same-text.dta").labelled("region").asList())
                .containsExactly("Other (1)", "North", "Other (3)", "South");
    }

    @Test
    void separators() throws Exception {
        assertThat(read("tab.tsv").table().columnNames()).containsExactly("name, first", "age");
        assertThat(read("sep-line-two.csv").table().columnNames()).containsExactly("welfare", "weight");
        assertThat(read("sep-line-two.csv").places().place(1)).endsWith("sep-line-two.csv:4");
        Path quoted = file("quoted.csv", "\"sep=|\"\r\na|b,c\r\n1|2\r\n");
        assertThat(DataReader.anyFormat().read(quoted).table().columnNames()).containsExactly("a", "b,c");
        Path semicolons = file("semicolons.csv", "a;b;c\n1,5;2,5;x\n3,5;4,5;y\n");
        assertThat(DataReader.anyFormat().read(semicolons).table().columnNames())
                .containsExactly("a", "b", "c");
        Path commas = file("commas.csv", "code;old,name,value\n1;2,x,3\n4;5,y,6\n");
        assertThat(DataReader.anyFormat().read(commas).table().columnNames())
                .containsExactly("code;old", "name", "value");
        Path text = file("tabs.txt", "Name, as given\tage\nDoe, J\t31\n");
        assertThat(DataReader.anyFormat().read(text).table().columnNames()).containsExactly("Name, as given", "age");
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void indicatorsWithYearsDown() throws Exception {
        Table tidy = read("wdi-long.csv").table();
        assertThat(tidy.columnNames())
                .containsExactly("country", "country_code", "indicator", "indicator_code", "year", "value");
        assertThat(tidy.row(0).getInt("year")).isEqualTo(2015);
        assertThat(tidy.row(0).getDouble("value")).isEqualTo(59.1);
        assertThat(read("country-code-first.csv").table().columnNames()).startsWith("country_code", "household");
        assertThat(read("region-name-first.csv").table().columnNames()).startsWith("region_name", "household");
    }

    @Test
    void rowsKeepTheLinesOfTheirFile() throws Exception {
        Path file = file("lines.csv", "a,b\n\n1,\"x\ny\"\n2,z\n\n3,w\n");
        RowPlaces places = DataReader.anyFormat().read(file).places();
        assertThat(places.place(0)).isEqualTo(file + ":3");
        assertThat(places.place(1)).isEqualTo(file + ":5");
        assertThat(places.place(2)).isEqualTo(file + ":7");
    }

    @Test
    void widthCostsNoMoreThanItsCells() throws Exception {
        int columns = 40_000;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < columns; i++) {
                text.append(i == 0 ? "" : ",").append(row == 0 ? "v" : "").append(i);
            }
            text.append('\n');
        }
        Path wide = file("wide.csv", text.toString());
        long before = System.nanoTime();
        Table table = DataReader.anyFormat().read(wide).table();
        assertThat(table.columnCount()).isEqualTo(columns);
        assertThat(table.column(columns - 1).get(0)).isEqualTo(columns - 1);
        // Compared with each other the names would take minutes.
        assertThat((System.nanoTime() - before) / 1e9).isLessThan(30);
        Path wider = file("wider.csv", "1" + ",1".repeat(999_999) + "\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DataReader.anyFormat().read(wider))
                .hasMessageStartingWith(
                        wider + ":1: more than 131072 cells in a line, the most columns that a table may have");
        Path ragged = file("ragged.csv", "a,b\n1" + ",1".repeat(999_999) + "\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DataReader.anyFormat().read(ragged))
                .hasMessageStartingWith(ragged + ":2: 1000000 cells where there are 2 columns");
    }

    @ParameterizedTest
    @CsvSource({
        "850, IBM850",
        "cp850, IBM850",
        "ibm-850_P100-1995, IBM850",
        "IBM00858, IBM00858",
        "1252, windows-1252",
        "windows-1252, windows-1252",
        "ibm-5348_P100-1997, windows-1252",
        "CP1251, windows-1251",
        "20866, KOI8-R",
        "28605, ISO-8859-15",
        "iso8859-2, ISO-8859-2",
        "ISO_8859-1, ISO-8859-1",
        "65001, UTF-8",
        "utf8, UTF-8",
        "932, windows-31j",
        "windows-936-2000, GBK",
        "874, x-windows-874",
        "macintosh, x-MacRoman",
        "437, IBM437",
        "866, IBM866",
        "37, IBM037"
    })
    void codePages(String written, String name) {
        assertThat(CodePages.of(written)).contains(Charset.forName(name));
    }
}
