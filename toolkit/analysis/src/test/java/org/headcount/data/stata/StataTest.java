package org.headcount.data.stata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headcount.data.DataReader;
import org.headcount.data.Tables;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Budget;
import org.headcount.data.spss.Spss;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.MissingReasons;
import org.headcount.data.table.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;

class StataTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "loaders");

    @TempDir
    private Path folder;

    private static void fails(Runnable action, Path path, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOf(DataException.class)
                .hasMessage(message.replace("FILE", path.toString()));
    }

    private static void sameTables(DataFile one, DataFile other) {
        assertThat(other.table().columnNames()).isEqualTo(one.table().columnNames());
        for (String name : one.table().columnNames()) {
            assertThat(other.table().column(name).asList())
                    .as(name)
                    .usingRecursiveComparison()
                    .isEqualTo(one.table().column(name).asList());
            Variable wanted = one.variable(name);
            Variable found = other.variable(name);
            assertThat(found.label()).isEqualTo(wanted.label());
            assertThat(found.labels()).isEqualTo(wanted.labels());
            assertThat(found.missing().labels()).isEqualTo(wanted.missing().labels());
            assertThat(found.missing().counts()).isEqualTo(wanted.missing().counts());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample_v8.dta", "sample_v12.dta", "sample_v13.dta", "sample_v15.dta"})
    void whatWasReadIsWrittenAndReadAgain(String name) {
        DataFile read = Stata.reader().read(FOLDER.resolve(name));
        Path copy = folder.resolve("copy.dta");
        Stata.write(read, copy);
        DataFile again = Stata.reader().read(copy);
        sameTables(read, again);
        assertThat(again.label()).isEqualTo(Optional.of("Reference fixture"));
        assertThat(again.variable("edu").missing().labels()).containsEntry("a", "refused");
    }

    @Test
    void everyTypeOfColumn() {
        String wide = "w".repeat(2045) + "é";
        Table table = Table.create(
                "all",
                IntColumn.create("whole", new int[] {1, Integer.MIN_VALUE, 2_147_483_620}),
                IntColumn.create("wide_whole", new int[] {Integer.MAX_VALUE, 1, -5}),
                LongColumn.create("big", new long[] {1L << 53, Long.MIN_VALUE, -1}),
                DoubleColumn.create("number", new double[] {0.1, Double.NaN, -1e300}),
                BooleanColumn.create("truth", new Boolean[] {true, null, false}),
                DateColumn.create("date", Arrays.asList(LocalDate.of(1, 1, 1), null, LocalDate.of(2016, 2, 29))),
                DateTimeColumn.create(
                        "moment",
                        Arrays.asList(
                                LocalDateTime.of(2015, 3, 1, 10, 30, 59, 999_000_000),
                                null,
                                LocalDateTime.of(1900, 1, 1, 0, 0))),
                StringColumn.create("text", "Côte", "", "مدينة"),
                StringColumn.create("long_text", wide, "", "short"));
        Path file = folder.resolve("all.dta");
        Stata.write(table, file);
        Table read = Tables.read(file);
        assertThat(read.intColumn("whole").asList())
                .isEqualTo(table.intColumn("whole").asList());
        assertThat(read.doubleColumn("wide_whole").asList()).containsExactly(2147483647.0, 1.0, -5.0);
        assertThat(read.doubleColumn("big").getDouble(0)).isEqualTo(0x1p53);
        assertThat(read.doubleColumn("big").isMissing(1)).isTrue();
        assertThat(read.doubleColumn("number").asDoubleArray()).containsExactly(0.1, Double.NaN, -1e300);
        assertThat(read.intColumn("truth").asList()).containsExactly(1, null, 0);
        assertThat(read.dateColumn("date").asList())
                .isEqualTo(table.dateColumn("date").asList());
        assertThat(read.dateTimeColumn("moment").asList())
                .isEqualTo(table.dateTimeColumn("moment").asList());
        assertThat(read.stringColumn("text").asList()).containsExactly("Côte", "", "مدينة");
        assertThat(read.stringColumn("long_text").asList()).containsExactly(wide, "", "short");
    }

    @Test
    void theMapSaysWhereSectionsBegin() throws IOException {
        Path file = folder.resolve("map.dta");
        Stata.write(
                Table.create("t", StringColumn.create("s", "x".repeat(3000), "y"), IntColumn.create("n", 1, 2)), file);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int map = text.indexOf("<map>") + 5;
        List<String> tags = List.of(
                "<stata_dta>",
                "<map>",
                "<variable_types>",
                "<varnames>",
                "<sortlist>",
                "<formats>",
                "<value_label_names>",
                "<variable_labels>",
                "<characteristics>",
                "<data>",
                "<strls>",
                "<value_labels>",
                "</stata_dta>");
        for (int i = 0; i < tags.size(); i++) {
            long place = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(map + 8 * i);
            assertThat(text.substring((int) place)).as(tags.get(i)).startsWith(tags.get(i));
        }
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(map + 8 * 13))
                .isEqualTo(bytes.length);
    }

    @Test
    void codesOfOtherProgramsBecomeLetters() {
        DataFile sav = Spss.reader().read(FOLDER.resolve("sample.sav"));
        Path file = folder.resolve("from.dta");
        Stata.write(sav, file);
        MissingReasons missing = Stata.reader().read(file).variable("edu").missing();
        assertThat(missing.labels()).containsExactly(Map.entry("a", "refused"), Map.entry("b", "99"));
        assertThat(missing.of(3)).contains("a");
        assertThat(missing.of(5)).contains("b");
    }

    @Test
    void labelsInPlaceOfCodes() {
        DataFile file = DataReader.anyFormat().read(FOLDER.resolve("sample_v14.dta"));
        assertThat(file.labelled("urban").asList()).startsWith("Rural", "Urban");
        assertThat(file.labelled("edu").asList()).containsExactly("none", "primary", "", "", "higher", "", "primary");
        assertThat(file.labelled("region").get(0)).isEqualTo("Côte");
        assertThat(file.reasons("edu").asList()).containsExactly("", "", "", "refused", "", "z", "");
        assertThat(file.variable("date").format()).contains("%td");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.variable("income"))
                .withMessage("no column income; there are hhid, welfare, weight, urban, region, edu, date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataFile(file.table(), Optional.empty(), List.of()))
                .withMessageStartingWith("the table has [hhid");
    }

    /** A file of Stata 5 or 6 on a machine that puts the high byte first, as the format's description has it. */
    @ParameterizedTest
    @ValueSource(ints = {105, 108, 110})
    void oldReleases(int release) throws IOException {
        StataLayout layout = new StataLayout(release);
        ByteBuffer out = ByteBuffer.allocate(4000).order(ByteOrder.BIG_ENDIAN);
        out.put((byte) release)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) 6)
                .putInt(2);
        out.put(new byte[layout.labelBytes() + 18]);
        out.put(new byte[] {'b', 'i', 'l', 'f', 'd', (byte) (127 + 3)});
        List.of("b", "i", "l", "f", "d", "s").forEach(name -> fixed(out, name, layout.nameBytes()));
        out.put(new byte[2 * 7]);
        List.of("%8.0g", "%8.0g", "%8.0g", "%8.0g", "%d", "%3s").forEach(format -> fixed(out, format, 12));
        List.of("set", "", "", "", "", "").forEach(set -> fixed(out, set, layout.nameBytes()));
        List.of("a label", "", "", "", "", "").forEach(label -> fixed(out, label, layout.labelBytes()));
        out.put((byte) 1);
        if (layout.expansionLengthBytes() == 4) {
            out.putInt(2).put(new byte[2]).put((byte) 0).putInt(0);
        } else {
            out.putShort((short) 2).put(new byte[2]).put((byte) 0).putShort((short) 0);
        }
        out.put((byte) 126)
                .putShort((short) -3)
                .putInt(70_000)
                .putFloat(0.5f)
                .putDouble(20_000)
                .put("ab\0".getBytes(StandardCharsets.US_ASCII));
        out.put((byte) 127).putShort((short) 32_767).putInt(Integer.MAX_VALUE).putInt(0x7f000000);
        out.putLong(release == 105 ? 0x54c0000000000000L : 0x7fe0000000000000L)
                .put("xyz".getBytes(StandardCharsets.US_ASCII));
        if (release == 105) {
            out.putShort((short) 1);
            fixed(out, "set", 10);
            out.putShort((short) 126);
            fixed(out, "top", 8);
        } else {
            out.putInt(8 + 8 + 4);
            fixed(out, "set", layout.labelSetBytes() + 3);
            out.putInt(1).putInt(4).putInt(0).putInt(126).put("top\0".getBytes(StandardCharsets.US_ASCII));
        }
        Path file = Files.write(folder.resolve("old.dta"), Arrays.copyOf(out.array(), out.position()));
        DataFile read = DataReader.anyFormat().read(file);
        assertThat(read.table().intColumn("b").asList()).containsExactly(126, null);
        assertThat(read.table().intColumn("i").asList()).containsExactly(-3, null);
        assertThat(read.table().intColumn("l").asList()).containsExactly(70_000, null);
        assertThat(read.table().doubleColumn("f").asDoubleArray()).containsExactly(0.5, Double.NaN);
        assertThat(read.table().dateColumn("d").asList()).containsExactly(LocalDate.of(2014, 10, 4), null);
        assertThat(read.table().stringColumn("s").asList()).containsExactly("ab", "xyz");
        assertThat(read.variable("b").labels()).containsExactly(Map.entry(126.0, "top"));
        assertThat(read.variable("b").label()).contains("a label");
    }

    private static void fixed(ByteBuffer out, String text, int width) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.put(bytes).put(new byte[width - bytes.length]);
    }

    @Test
    void whatIsNoStataFileSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("x.dta"), new byte[] {1, 2, 3});
        fails(
                () -> DataReader.anyFormat().read(file),
                file,
                "FILE: not a Stata file of release 105 to 121 (it begins with 1); check that it is a .dta file, and save it"
                        + " with saveold where it is newer or older");
        Files.writeString(file, "<html>" + " ".repeat(60));
        fails(
                () -> DataReader.anyFormat().read(file),
                file,
                "FILE: 'stata_dta><header><release>' expected at byte 1, found 'html>                      '; the file is"
                        + " damaged or of another format: copy or download it again");
        Files.writeString(file, "<stata_dta><header><release>122</release>");
        assertThatThrownBy(() -> DataReader.anyFormat().read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + ": a Stata file of release 122, newer than those that are read, 105 to 121; save it in"
                                + " Stata in the format of version 14: saveold FILE, version(14)");
        byte[] whole = Files.readAllBytes(FOLDER.resolve("sample_v14.dta"));
        int data = new String(whole, StandardCharsets.ISO_8859_1).indexOf("<data>") + 6;
        Files.write(file, Arrays.copyOf(whole, data + 60));
        fails(
                () -> DataReader.anyFormat().read(file),
                file,
                "FILE: ends after " + (data + 60)
                        + " bytes, within row 2 of 7; it was cut short: copy or download it again");
    }

    @Test
    void damageNamesItsPlace() throws IOException {
        Path file = folder.resolve("x.dta");
        byte[] whole = Files.readAllBytes(FOLDER.resolve("sample_v14.dta"));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int data = text.indexOf("<data>") + 6;
        byte[] wildDate = whole.clone();
        ByteBuffer.wrap(wildDate).order(ByteOrder.LITTLE_ENDIAN).putDouble(data + 4 * 8 + 10 + 8, 1e9);
        Files.write(file, wildDate);
        DataFile undated = DataReader.anyFormat().read(file);
        assertThat(undated.table().column("date").isMissing(0)).isTrue();
        assertThat(undated.reasons("date").get(0)).isEqualTo("no date of the years 1 to 9999");
        assertThat(undated.notes())
                .singleElement()
                .hasToString(file + ", column 'date': 1 cell: no date of the years 1 to 9999, read as missing (first in"
                        + " row 1: '1.0E9')");
        byte[] badText = whole.clone();
        badText[data + 4 * 8 + 1] = (byte) 0xff;
        Files.write(file, badText);
        assertThat(DataReader.anyFormat().read(file).notes())
                .singleElement()
                .asString()
                .contains("column 'region': 1 cell: bytes that are not UTF-8 became U+FFFD (first in row 1: 'C")
                .endsWith("name it: encoding(Charset.forName(\"windows-1252\"))");
        assertThat(Stata.reader()
                        .encoding(StandardCharsets.ISO_8859_1)
                        .read(file)
                        .table()
                        .stringColumn("region")
                        .get(0))
                .startsWith("Cÿ");
        byte[] badType = whole.clone();
        badType[text.indexOf("<variable_types>") + 16] = 0;
        badType[text.indexOf("<variable_types>") + 17] = 0;
        Files.write(file, badType);
        assertThatThrownBy(() -> DataReader.anyFormat().read(file))
                .hasMessageContaining("a variable of the unknown type 0 at byte");
        byte[] manyRows = whole.clone();
        ByteBuffer.wrap(manyRows).order(ByteOrder.LITTLE_ENDIAN).putLong(text.indexOf("<N>") + 3, Long.MAX_VALUE);
        Files.write(file, manyRows);
        assertThatThrownBy(() -> DataReader.anyFormat().read(file))
                .hasMessageContaining("a count of 9223372036854775807 rows of 58 bytes at byte");
    }

    @Test
    void whatStataHasNoPlaceFor() {
        Path file = folder.resolve("x.dta");
        fails(
                () -> Stata.write(Table.create("t", IntColumn.create("two words", 1)), file),
                file,
                "FILE: 'two words' cannot be the name of a Stata variable; use up to 32 letters, digits and underscores, a"
                        + " letter first, and none of Stata's own words");
        fails(
                () -> Stata.write(Table.create("t", IntColumn.create("if", 1)), file),
                file,
                "FILE: 'if' cannot be the name of a Stata variable; use up to 32 letters, digits and underscores, a letter"
                        + " first, and none of Stata's own words");
        fails(
                () -> Stata.write(Table.create("t", TimeColumn.create("hour")), file),
                file,
                "FILE: column 'hour' is of type LOCAL_TIME, for which Stata has none; make it one of numbers, texts, dates"
                        + " or dates with times");
        fails(
                () -> Stata.write(Table.create("t", DoubleColumn.create("n", 1, 1e308)), file),
                file,
                "FILE:2, column 'n': beyond Stata's numbers, found '1.0E308'; change the value, or leave the column out");
        fails(
                () -> Stata.write(Table.create("t", LongColumn.create("n", (1L << 53) + 1)), file),
                file,
                "FILE:1, column 'n': a whole number that Stata's doubles would round, found '9007199254740993'; change the"
                        + " value, or leave the column out");
        Table one = Table.create("t", DoubleColumn.create("n", 1));
        Variable halves = new Variable(
                "n", Optional.empty(), Optional.empty(), Map.of(0.5, "half"), Map.of(), MissingReasons.none());
        fails(
                () -> Stata.write(new DataFile(one, Optional.empty(), List.of(halves)), file),
                file,
                "FILE: column 'n' has a label for 0.5, where Stata labels whole numbers; take the label away");
        MissingReasons.Builder many = new MissingReasons.Builder(new Budget("x"));
        for (int code = 1; code <= 27; code++) {
            many.declare(Integer.toString(code));
        }
        Variable coded = new Variable("n", Optional.empty(), Optional.empty(), Map.of(), Map.of(), many.build());
        fails(
                () -> Stata.write(new DataFile(one, Optional.empty(), List.of(coded)), file),
                file,
                "FILE: column 'n' has 27 reasons for missing cells, where Stata has 26; put some of them together");
        Path nowhere = folder.resolve("absent").resolve("x.dta");
        assertThatThrownBy(() -> Stata.write(one, nowhere))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(nowhere + ": cannot be written (");
        fails(
                () -> StataWriter.requireFew(32_768, file),
                file,
                "FILE: 32768 columns where Stata reads 32767; leave some out");
    }
}
