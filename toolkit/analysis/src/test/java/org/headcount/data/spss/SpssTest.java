package org.headcount.data.spss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.headcount.data.DataReader;
import org.headcount.data.fault.DataException;
import org.headcount.data.table.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpssTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "loaders");

    @TempDir
    private Path folder;

    /** Writes the records of a system file, as the format's description has them. */
    private static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteOrder order;

        Writer(ByteOrder order, int rows) {
            this.order = order;
            text("$FL2", 4)
                    .text("@(#) a test", 60)
                    .ints(2, 0, 0, 0, rows)
                    .doubles(100)
                    .text("01 Jan 2601:02:03", 17);
            text("A survey", 64).text("", 3);
        }

        Writer ints(int... values) {
            for (int value : values) {
                out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
            }
            return this;
        }

        Writer doubles(double... values) {
            for (double value : values) {
                out.writeBytes(
                        ByteBuffer.allocate(8).order(order).putDouble(value).array());
            }
            return this;
        }

        Writer text(String text, int width) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(bytes);
            out.writeBytes(" ".repeat(width - bytes.length).getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Writer bytes(int... values) {
            for (int value : values) {
                out.write(value);
            }
            return this;
        }

        Writer variable(String name, int width, int missing, int format) {
            return ints(2, width, 0, missing, format, format).text(name, 8);
        }

        Writer continued(int times) {
            for (int i = 0; i < times; i++) {
                variable("", -1, 0, 0);
            }
            return this;
        }

        Writer extension(int subtype, String text) {
            return ints(7, subtype, 1, text.length()).text(text, text.length());
        }

        Path write(Path file) throws IOException {
            return Files.write(file, out.toByteArray());
        }
    }

    private static final int NUMBER = (5 << 16) | (8 << 8);
    private static final int DATE = (20 << 16) | (11 << 8);
    private static final int DATETIME = (22 << 16) | (20 << 8);
    private static final int TEXT = 1 << 16;

    @ParameterizedTest
    @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
    void everyRecord(String order) throws IOException {
        String first = "a".repeat(252) + "b".repeat(48);
        Writer writer = new Writer(order.startsWith("L") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, 2)
                .variable("RANGE", 0, -3, NUMBER)
                .doubles(90, 1e300, 7)
                .variable("DAY", 0, 0, DATE)
                .variable("MOMENT", 0, 0, DATETIME)
                .variable("SHORT", 3, 1, TEXT | (3 << 8))
                .text("NA", 8)
                .variable("LONG0001", 255, 0, TEXT | (255 << 8))
                .continued(31)
                .variable("LONG0002", 48, 0, TEXT | (48 << 8))
                .continued(5)
                .ints(3, 2)
                .doubles(1)
                .bytes(3)
                .text("one", 7 - 3 + 3)
                .doubles(95)
                .bytes(7)
                .text("refused", 7)
                .ints(4, 1, 1)
                .ints(3, 1)
                .text("x", 8)
                .bytes(4)
                .text("ex!!", 7)
                .ints(4, 1, 4)
                .ints(6, 1)
                .text("a document", 80)
                .extension(13, "RANGE=range\tDAY=day\tLONG0001=longText")
                .extension(14, "LONG0001=00300\0\t")
                .extension(20, "UTF-8")
                .extension(99, "unknown")
                .ints(999, 0);
        writer.doubles(1, 13_648_435_200.0, 13_648_435_200.0 + 3723.5)
                .text("x", 8)
                .text(first.substring(0, 255), 256);
        writer.text(first.substring(255), 48);
        writer.doubles(95, -Double.MAX_VALUE, -Double.MAX_VALUE)
                .text("NA", 8)
                .text("", 256)
                .text("", 48);
        DataFile file = DataReader.anyFormat().read(writer.write(folder.resolve("x.sav")));
        assertThat(file.label()).contains("A survey");
        assertThat(file.table().columnNames()).containsExactly("range", "day", "MOMENT", "SHORT", "longText");
        assertThat(file.table().doubleColumn("range").asDoubleArray()).containsExactly(1, Double.NaN);
        assertThat(file.variable("range").labels()).containsExactly(Map.entry(1.0, "one"));
        assertThat(file.variable("range").missing().labels()).containsExactly(Map.entry("95", "refused"));
        assertThat(file.variable("range").missing().declared()).containsExactly("90 to 1.0E300", "7");
        assertThat(file.variable("range").missing().of(1)).contains("95");
        assertThat(file.variable("range").format()).contains("F8");
        assertThat(file.table().dateColumn("day").asList()).containsExactly(LocalDate.of(2015, 4, 15), null);
        assertThat(file.table().dateTimeColumn("MOMENT").get(0))
                .isEqualTo(LocalDateTime.of(2015, 4, 15, 1, 2, 3, 500_000_000));
        assertThat(file.table().stringColumn("SHORT").asList()).containsExactly("x", "");
        assertThat(file.variable("SHORT").missing().of(1)).contains("NA");
        assertThat(file.labelled("SHORT").get(0)).isEqualTo("ex!!");
        assertThat(file.table().stringColumn("longText").asList()).containsExactly(first, "");
    }

    private static void fails(Path file, String message) {
        assertThatThrownBy(() -> Spss.reader().read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    private static void failsWith(Path file, String message) {
        assertThatThrownBy(() -> Spss.reader().read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith("; the file is damaged: copy or download it again");
    }

    private Writer one() {
        return new Writer(ByteOrder.LITTLE_ENDIAN, 1).variable("X", 0, 0, NUMBER);
    }

    @Test
    void whatIsNoSpssFileSaysSo() throws IOException {
        Path file = folder.resolve("x.sav");
        Files.writeString(file, "PX\u0001\u0002 something");
        fails(
                file,
                ": not an SPSS system file (it begins with 'PX??'); check that it is a .sav or .zsav file; a portable .por"
                        + " file is saved as .sav by SPSS or PSPP");
        byte[] whole = Files.readAllBytes(FOLDER.resolve("sample.sav"));
        Files.write(file, java.util.Arrays.copyOf(whole, 300));
        fails(file, ": ends after 300 bytes, within the dictionary; it was cut short: copy or download it again");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 100));
        assertThatThrownBy(() -> Spss.reader().read(file)).hasMessageContaining("within row 6 of 7");
    }

    @Test
    void damageNamesItsPlace() throws IOException {
        Path file = folder.resolve("x.sav");
        failsWith(one().ints(55).write(file), "a record of the unknown type 55 at byte");
        DataFile twice = Spss.reader()
                .read(one().variable("X", 0, 0, NUMBER)
                        .ints(999, 0)
                        .doubles(1, 2)
                        .write(file));
        assertThat(twice.table().columnNames()).containsExactly("X", "X (2)");
        assertThat(twice.notes()).singleElement().asString().contains("more than one variable is called 'X'");
        failsWith(one().variable("Y", 0, 9, NUMBER).write(file), "a variable that cannot be at byte");
        failsWith(one().ints(3, -1).write(file), "a set of -1 value labels at byte");
        failsWith(one().ints(3, 0, 5).write(file), "value labels without variables at byte");
        failsWith(
                one().ints(3, 0, 4, 1, 9).ints(999, 0).write(file), "value labels of a variable that is not there (9)");
        failsWith(one().ints(6, -1).write(file), "a document of -1 lines at byte");
        failsWith(one().ints(7, 1, -1, -1).write(file), "an extension of 4294967295 times 4294967295 bytes");
        failsWith(
                one().variable("S", 20, 0, TEXT).ints(999, 0).write(file),
                "strings that do not fill their places (2 where 4 are needed)");
        failsWith(
                one().variable("S", 255, 0, TEXT)
                        .continued(31)
                        .extension(14, "S=00600")
                        .ints(999, 0)
                        .write(file),
                "a very long string 'S' without its parts");
        failsWith(new Writer(ByteOrder.LITTLE_ENDIAN, 5).ints(999, 0).write(file), "a count of 5 rows of nothing");
        fails(
                one().extension(20, "KLINGON").ints(999, 0).write(file),
                ": its texts are in the encoding 'klingon', which is not known here; name one that is:"
                        + " encoding(Charset.forName(\"windows-1252\"))");
        Path wild = new Writer(ByteOrder.LITTLE_ENDIAN, 1)
                .variable("D", 0, 0, DATE)
                .ints(999, 0)
                .doubles(-5)
                .write(file);
        DataFile undated = Spss.reader().read(wild);
        assertThat(undated.table().dateColumn("D").isMissing(0)).isTrue();
        assertThat(undated.variable("D").missing().counts()).isEqualTo(Map.of("no date of the years 1582 to 9999", 1));
        assertThat(undated.notes())
                .singleElement()
                .hasToString(file + ", column 'D': 1 cell: no date of the years 1582 to 9999, read as missing (first in"
                        + " row 1: '-5')");
        Path bad = new Writer(ByteOrder.LITTLE_ENDIAN, 1)
                .variable("S", 8, 0, TEXT)
                .extension(20, "UTF-8")
                .ints(999, 0)
                .bytes(0xff, 65, 32, 32, 32, 32, 32, 32)
                .write(file);
        DataFile stray = Spss.reader().read(bad);
        assertThat(stray.table().stringColumn("S").get(0)).isEqualTo("\uFFFDA");
        assertThat(stray.notes())
                .singleElement()
                .hasToString(file + ", column 'S': 1 cell: bytes that are not UTF-8 became U+FFFD (first in row 1:"
                        + " '\uFFFDA'); if the file has another encoding, name it:"
                        + " encoding(Charset.forName(\"windows-1252\"))");
        assertThat(Spss.reader()
                        .encoding(StandardCharsets.ISO_8859_1)
                        .read(bad)
                        .table()
                        .stringColumn("S")
                        .get(0))
                .isEqualTo("ÿA");
        byte[] layout = Files.readAllBytes(FOLDER.resolve("sample.sav"));
        layout[64] = 9;
        failsWith(Files.write(file, layout), "no byte order at byte 68");
        byte[] compression = Files.readAllBytes(FOLDER.resolve("sample.sav"));
        compression[72] = 7;
        failsWith(Files.write(file, compression), "a compression of the unknown kind 7");
        byte[] deflated = Files.readAllBytes(FOLDER.resolve("sample.zsav"));
        deflated[0x3e7] = 0;
        failsWith(Files.write(file, deflated), "data that cannot be inflated (");
        deflated[0x3e7] = 0x78;
        deflated[0x3e8] = 0x20;
        failsWith(Files.write(file, deflated), "deflated data that need a dictionary at byte");
        byte[] trailer = Files.readAllBytes(FOLDER.resolve("sample.zsav"));
        trailer[0x3cf] = 1;
        failsWith(Files.write(file, trailer), "a list of deflated pieces at byte");
    }
}
