package org.headcount.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Cells;
import org.headcount.data.column.Numerals;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class CsvTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    private Table read(String text) throws IOException {
        return Csv.reader().read(file(text));
    }

    private static List<String> types(Table table) {
        return table.columns().stream().map(column -> column.type().name()).toList();
    }

    private static List<String> cells(Table table, String column) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            cells.add(
                    table.column(column).isMissing(row)
                            ? null
                            : table.column(column).getUnformattedString(row));
        }
        return cells;
    }

    private void fails(String text, String message) throws IOException {
        fails(Csv.reader(), file(text), message);
    }

    private static void fails(Csv csv, Path path, String message) {
        assertThatThrownBy(() -> csv.read(path))
                .isInstanceOf(DataException.class)
                .hasMessage(message.replace("FILE", path.toString()));
    }

    @Test
    void typesAreTheNarrowestThatHoldEveryCell() throws IOException {
        Table table = read("""
                whole,wide,number,date,moment,truth,text,code,id
                1,3000000000,1.5,2015-03-01,2015-03-01T10:30,TRUE,a,007,12345678901234567890
                -2,1,-2e3,2016-02-29,2015-03-01 10:30:15.5,false,1,12,1
                """);
        assertThat(types(table))
                .containsExactly(
                        "INTEGER",
                        "LONG",
                        "DOUBLE",
                        "LOCAL_DATE",
                        "LOCAL_DATE_TIME",
                        "BOOLEAN",
                        "STRING",
                        "STRING",
                        "STRING");
        assertThat(table.intColumn("whole").asList()).containsExactly(1, -2);
        assertThat(table.longColumn("wide").get(0)).isEqualTo(3_000_000_000L);
        assertThat(table.doubleColumn("number").asList()).containsExactly(1.5, -2000.0);
        assertThat(table.dateColumn("date").get(1)).hasToString("2016-02-29");
        assertThat(table.dateTimeColumn("moment").get(1)).hasToString("2015-03-01T10:30:15.500");
        assertThat(table.booleanColumn("truth").asList()).containsExactly(true, false);
        assertThat(cells(table, "code")).containsExactly("007", "12");
    }

    @ParameterizedTest
    @CsvSource({
        "2015-02-29, STRING",
        "2015-13-01, STRING",
        "0015-01-01, LOCAL_DATE",
        "2015-01-01T24:00, STRING",
        "2015-01-01T10:00Z, STRING",
        "1e400, STRING",
        "1e5, DOUBLE",
        "+5, INTEGER",
        "-0.5, DOUBLE",
        ".5, DOUBLE",
        "5., DOUBLE",
        "-05, STRING",
        "0, INTEGER",
        "1d, STRING",
        "0x10, STRING",
        "Infinity, STRING",
        "2147483648, LONG",
        "-2147483648, LONG",
        "9223372036854775807, LONG",
        "9223372036854775808, STRING",
        "1e, STRING",
        "1e+, STRING",
        "--1, STRING",
        "True, BOOLEAN",
        "tRUE, STRING"
    })
    void oneCell(String cell, String type) throws IOException {
        Table table = read("a,b\n" + cell + ",x\n");
        assertThat(types(table).get(0)).isEqualTo(type);
        if (type.equals("STRING")) {
            assertThat(cells(table, "a")).containsExactly(cell);
        }
    }

    @Test
    void aLateTextMakesTheWholeColumnText() throws IOException {
        StringBuilder text = new StringBuilder("n,other\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i % 7 == 0 ? "1.50" : "NA").append(",2\n");
        }
        text.append("A12,3\n");
        Table table = read(text.toString());
        assertThat(types(table)).containsExactly("STRING", "INTEGER");
        assertThat(cells(table, "n")).startsWith("1.50", "NA").endsWith("A12").hasSize(5001);
    }

    @Test
    void namibiaIsATextAmongTexts() throws IOException {
        Table table = read("iso2,x\nNA,NA\nZA,1\n");
        assertThat(cells(table, "iso2")).containsExactly("NA", "ZA");
        assertThat(cells(table, "x")).containsExactly(null, "1");
    }

    @Test
    void aColumnWithoutValuesIsOfNumbers() throws IOException {
        Table table = read("a,b\n,1\nNA,2\n");
        assertThat(types(table)).containsExactly("DOUBLE", "INTEGER");
        assertThat(table.doubleColumn("a").countMissing()).isEqualTo(2);
    }

    @Test
    void missingCodesHoldInEveryColumn() throws IOException {
        Table table = Csv.reader().missing("-99", "refused").read(file("a,b\n1,-99\n-99,x\nrefused,y\n"));
        assertThat(cells(table, "a")).containsExactly("1", null, null);
        assertThat(cells(table, "b")).containsExactly(null, "x", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFound(String separator) throws IOException {
        Table table = read("\"a,;x\",b,c\n1,2,3\n".replace(",", separator));
        assertThat(table.columnCount()).isEqualTo(3);
    }

    @Test
    void theSeparatorCanBeGiven() throws IOException {
        Table table = Csv.reader().separator(':').read(file("a:b,c\n1:2\n"));
        assertThat(table.columnNames()).containsExactly("a", "b,c");
    }

    @Test
    void quotesAndLineBreaksWithinThem() throws IOException {
        Table table = read("a,b\r\n\"x, \"\"y\"\"\r\nz\",\" 1 \"\r\n");
        assertThat(cells(table, "a")).containsExactly("x, \"y\"\r\nz");
        assertThat(cells(table, "b")).containsExactly("1");
    }

    @Test
    void decimalCommas() throws IOException {
        Table table = Csv.reader().decimalComma().read(file("a;b\n1,5;-2\n12345678901234567890,25;3\n"));
        assertThat(table.doubleColumn("a").asList())
                .containsExactly(1.5, Double.parseDouble("12345678901234567890.25"));
    }

    @Test
    void datesAsTold() throws IOException {
        Table table = Csv.reader().dates("dd/MM/yyyy").read(file("d,e\n01/03/2015,x\n,y\n29/02/2016,z\n"));
        assertThat(cells(table, "d")).containsExactly("2015-03-01", null, "2016-02-29");
        assertThat(cells(Csv.reader().dates("d MMM yyyy").read(file("d\n1 Mar 2015\n")), "d"))
                .containsExactly("2015-03-01");
    }

    @Test
    void typesAsTold() throws IOException {
        Csv csv = Csv.reader()
                .type("district", ColumnType.STRING)
                .type("n", ColumnType.DOUBLE)
                .type("dropped", ColumnType.SKIP)
                .type("line", ColumnType.INTEGER);
        Table table = csv.read(file("district,n,dropped,line\n12,1,x,007\nNA,,y,NA\n"));
        assertThat(table.columnNames()).containsExactly("district", "n", "line");
        assertThat(types(table)).containsExactly("STRING", "DOUBLE", "INTEGER");
        assertThat(cells(table, "district")).containsExactly("12", "NA");
        assertThat(cells(table, "line")).containsExactly("7", null);
    }

    @Test
    void onlySomeColumns() throws IOException {
        Table table = Csv.reader().only("c", "a").read(file("a,b,c\n1,2,3\n"));
        assertThat(table.columnNames()).containsExactly("a", "c");
    }

    @Test
    void linesBeforeTheHeaderAndNoHeader() throws IOException {
        assertThat(Csv.reader()
                        .skipLines(2)
                        .read(file("made; by; hand; here\n\na,b\n1,2\n"))
                        .columnNames())
                .containsExactly("a", "b");
        Table table = Csv.reader().withoutHeader().read(file("1,x\n2,y\n"));
        assertThat(table.columnNames()).containsExactly("column 1", "column 2");
        assertThat(table.rowCount()).isEqualTo(2);
    }

    @Test
    void aTrailingSeparatorIsNoColumnAndABlankNameIsNumbered() throws IOException {
        assertThat(read("a,b,\n1,2,\n3,4,\n").columnNames()).containsExactly("a", "b");
        assertThat(read(",b\n1,2\n").columnNames()).containsExactly("column 1", "b");
    }

    @Test
    void emptyLines() throws IOException {
        assertThat(read("a,b\n\n1,2\n\n\n3,4\n\n").rowCount()).isEqualTo(2);
        assertThat(cells(read("a\n1\n\n3\n"), "a")).containsExactly("1", null, "3");
        assertThat(cells(read("\na\n1\n"), "a")).containsExactly("1");
    }

    @Test
    void aHeaderAlone() throws IOException {
        Table table = read("a,b\n");
        assertThat(table.columnNames()).containsExactly("a", "b");
        assertThat(table.rowCount()).isZero();
    }

    @Test
    void encodings() throws IOException {
        Path file = folder.resolve("data.csv");
        String text = "name\nCôte\n";
        Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        assertThat(cells(Csv.reader().read(file), "name")).containsExactly("Côte");
        Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(cells(Csv.reader().read(file), "name")).containsExactly("Côte");
        Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
        assertThat(cells(Csv.reader().read(file), "name")).containsExactly("Côte");
        Files.write(file, text.getBytes(Charset.forName("windows-1252")));
        assertThat(cells(Csv.reader().encoding(Charset.forName("windows-1252")).read(file), "name"))
                .containsExactly("Côte");
        fails(
                Csv.reader(),
                file,
                "FILE:2: not UTF-8 (byte F4 at offset 6); save it as UTF-8, or name its encoding:"
                        + " encoding(Charset.forName(\"windows-1252\"))");
    }

    @Test
    void gzipAndZip() throws IOException {
        Path gz = folder.resolve("data.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(cells(Csv.reader().read(gz), "b")).containsExactly("2");
        Path one = zip("one.zip", "folder/x.csv");
        assertThat(cells(Csv.reader().read(one), "b")).containsExactly("2");
        Path two = zip("two.zip", "x.csv", "y.csv");
        assertThat(cells(Csv.reader().entry("y.csv").read(two), "b")).containsExactly("2");
        fails(
                Csv.reader(),
                two,
                "FILE: a zip archive of 2 files (x.csv, y.csv); name the one to read: entry(\"x.csv\")");
        fails(Csv.reader().entry("z.csv"), two, "FILE: no entry z.csv; the archive holds x.csv, y.csv");
        fails(Csv.reader(), zip("none.zip"), "FILE: a zip archive of 0 files; choose another archive");
        byte[] bytes = Files.readAllBytes(gz);
        Files.write(gz, java.util.Arrays.copyOf(bytes, bytes.length - 10));
        assertThatThrownBy(() -> Csv.reader().read(gz))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be read (Unexpected end of ZLIB input stream)");
    }

    private Path zip(String name, String... entries) throws IOException {
        Path path = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(path))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    @Test
    void raggedRows() throws IOException {
        Path file = file("a,b,c\n1,2,3\n4,5\n6,7,8,9\n");
        fails(
                Csv.reader(),
                file,
                "FILE:3: 2 cells where there are 3 columns; check the separators and quotes of this line, or read with:"
                        + " fillShortRows()");
        fails(
                Csv.reader().fillShortRows(),
                file,
                "FILE:4: 4 cells where there are 3 columns; check the separators and quotes of this line, or read with:"
                        + " dropExtraCells()");
        Table table = Csv.reader().fillShortRows().dropExtraCells().read(file);
        assertThat(cells(table, "c")).containsExactly("3", null, "8");
    }

    @Test
    void whatDoesNotFitIsNamedWithItsPlace() throws IOException {
        Path file = file("a,b\n1,x\n\"long\nline\",y\n3.5,z\n");
        fails(
                Csv.reader().type("a", ColumnType.INTEGER),
                file,
                "FILE:3, column 'a': not a whole number of at most 32 bits, found 'long\nline'; correct the cell, or"
                        + " name it as a missing value: missing(\"long\nline\")");
        fails(
                Csv.reader().type("a", ColumnType.INTEGER).missing("long\nline"),
                file,
                "FILE:5, column 'a': not a whole number of at most 32 bits, found '3.5'; correct the cell, or read"
                        + " the column as numbers of any size: type(\"a\", ColumnType.DOUBLE)");
        fails(
                Csv.reader().type("b", ColumnType.LOCAL_DATE),
                file("b\n" + "x".repeat(100) + "\n"),
                "FILE:2, column 'b': not a date, found '" + "x".repeat(60)
                        + "...'; correct the cell, name it as a missing value, or read the column as text: missing(\""
                        + "x".repeat(60) + "\") or type(\"b\", ColumnType.STRING)");
    }

    @Test
    void faultsOfWholeFiles() throws IOException {
        fails("", "FILE: empty; it needs at least a line");
        fails(
                Csv.reader().skipLines(3),
                file("a\n"),
                "FILE: nothing after the 3 lines to skip; it needs at least a line");
        Path twice = file("a,b,a\n1,2,3\n");
        assertThat(Csv.reader().readFile(twice).table().columnNames()).containsExactly("a", "b", "a (3)");
        assertThat(Csv.reader().readFile(twice).notes())
                .singleElement()
                .hasToString(
                        twice + ": line 1 has the column name 'a' more than once, so the later ones have their places"
                                + " behind their names");
        assertThat(cells(Csv.reader().only("b").read(twice), "b")).containsExactly("2");
        fails(
                Csv.reader().only("a"),
                twice,
                "FILE: more than one column is called 'a'; rename one of them, or number the columns: withoutHeader()");
        fails(Csv.reader().only("x"), file("a,b\n"), "FILE: no column 'x'; it has a, b");
        fails(Csv.reader().type("x", ColumnType.DOUBLE), file("a,b\n"), "FILE: no column 'x'; it has a, b");
        fails(
                "a,b\n1,\"x\n2,y\n",
                "FILE: not CSV (Unclosed quoted field at end of input (record starting at line 2)); check its quotes");
        fails(Csv.reader(), folder.resolve("absent.csv"), "FILE: no such file; check its name and folder");
        fails(Csv.reader(), folder, "FILE: a folder, not a file; name a file in it");
    }

    @Test
    void settingsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.reader().type("t", ColumnType.LOCAL_TIME))
                .withMessage("column t cannot be read as LOCAL_TIME; use INTEGER, LONG, DOUBLE, BOOLEAN, LOCAL_DATE,"
                        + " LOCAL_DATE_TIME, STRING or SKIP");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.reader().skipLines(-1))
                .withMessage("lines to skip are 0 or more, were -1");
    }

    @Test
    void memoryIsBounded() {
        Budget budget = new Budget("big.csv", 1 << 20);
        Cells cells = Cells.any(CellRules.PLAIN, budget);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        cells.add(("text " + i).toCharArray(), 0, ("text " + i).length());
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "big.csv: its columns need more than the 1 MB that they may take, half of Java's memory; read"
                                + " only some columns, or give Java more memory (-Xmx)");
    }

    /** However a file is cut, the table is that of the file in one piece, and so is what is wrong with it. */
    @Test
    void cutsChangeNothing() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            Path file = file(randomFile(new SplittableRandom(seed)));
            String whole = outcome(Csv.reader().stretches(1, 1), file);
            for (int stretches : new int[] {2, 3, 7}) {
                assertThat(outcome(Csv.reader().stretches(stretches, 1), file))
                        .as("seed %d, %d stretches", seed, stretches)
                        .isEqualTo(whole);
            }
        }
    }

    private static String outcome(Csv csv, Path file) {
        try {
            Table table = csv.read(file);
            return types(table) + "\n"
                    + table.columnNames().stream()
                            .map(name -> cells(table, name))
                            .toList();
        } catch (DataException e) {
            return e.getMessage();
        }
    }

    private static String randomFile(SplittableRandom random) {
        String[] kinds = {
            "1", "-7", "3000000000", "2.5", "1e3", "2015-03-01", "true", "x", "\"q\nr\"", "\"a,b\"", "", "NA", "007"
        };
        int columns = 1 + random.nextInt(4);
        // Each column draws from a few kinds, so that all joins come up.
        int[][] drawn = new int[columns][1 + random.nextInt(3)];
        for (int[] choices : drawn) {
            for (int i = 0; i < choices.length; i++) {
                choices[i] = random.nextInt(kinds.length);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            text.append(column == 0 ? "" : ",").append('c').append(column);
        }
        int rows = random.nextInt(60);
        for (int row = 0; row < rows; row++) {
            text.append('\n');
            for (int column = 0; column < columns; column++) {
                text.append(column == 0 ? "" : ",").append(kinds[drawn[column][random.nextInt(drawn[column].length)]]);
            }
            if (random.nextInt(400) == 0) {
                text.append(random.nextBoolean() ? ",extra" : "\"");
            }
        }
        return text.append(random.nextBoolean() ? "\n" : "").toString();
    }

    /** Numbers of all lengths and sizes are what the JDK makes of them, to the last bit. */
    @Test
    void decimalsAreExact() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            String text = switch (random.nextInt(4)) {
                case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
                case 1 -> Double.toString(random.nextInt(2_000_000) / 1000.0);
                case 2 -> random.nextLong() + "." + random.nextInt(1000);
                default -> random.nextInt(100) + "e" + (random.nextInt(80) - 40);
            };
            double wanted = Double.parseDouble(text);
            if (Double.isFinite(wanted)) {
                assertThat(Numerals.decimal(text.toCharArray(), 0, text.length(), '.'))
                        .as(text)
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void textsOfAnyNumberAreKept() throws IOException {
        for (int distinct : new int[] {3, 249, 250, 300, 70_000}) {
            StringBuilder text = new StringBuilder("t,n\n");
            for (int i = 0; i < distinct + 10; i++) {
                text.append(i % 11 == 5 ? "" : "t" + i % distinct).append(",1\n");
            }
            Table table = read(text.toString());
            assertThat(cells(table, "t").get(0)).isEqualTo("t0");
            assertThat(cells(table, "t").get(5)).isNull();
            assertThat(table.stringColumn("t").countMissing()).isEqualTo((distinct + 10 + 5) / 11);
            assertThat(table.stringColumn("t").isEqualTo("t1").size()).isGreaterThanOrEqualTo(1);
            table.stringColumn("t").append("a new one").append("t1").appendMissing();
            assertThat(table.stringColumn("t").last(3).asList()).containsExactly("a new one", "t1", "");
        }
    }

    @Test
    void progressGrowsToTheSizeOfTheFile() throws IOException {
        Path file = file("a,b\n" + "12345,67890\n".repeat(400_000));
        List<Long> seen = new ArrayList<>();
        Csv.reader()
                .progress((bytes, of) -> {
                    assertThat(of).isEqualTo(file.toFile().length());
                    seen.add(bytes);
                })
                .read(file);
        assertThat(seen).isSorted().hasSizeGreaterThan(2);
    }

    @Test
    void anInterruptedReadingStops() throws IOException {
        Path file = file("a,b\n" + "12345,67890\n".repeat(40_000));
        for (int stretches : new int[] {1, 2}) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Csv.reader().stretches(stretches, 1).read(file))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("reading of " + file + " was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
