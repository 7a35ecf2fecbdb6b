package org.headcount.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.headcount.data.excel.Excel;
import org.headcount.data.fault.DataException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/**
 * Damaged files: cut short, with bits turned over, with counts that claim the world. Each either reads as some table or
 * ends in a {@link org.headcount.data.fault.DataException}, soon, and whatever it claims in the memory that the test has.
 */
@Tag("thorough")
class LoaderFuzzTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "loaders");

    private static final String SHEET = "xl/worksheets/sheet2.xml";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample_v8.dta",
                "sample_v10.dta",
                "sample_v12.dta",
                "sample_v13.dta",
                "sample_v14.dta",
                "sample_v15.dta",
                "sample.sav",
                "sample.zsav"
            })
    void cutShortAnywhereItSaysSo(String name) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
        for (int length = 0; length < whole.length; length += 1 + length / 29) {
            byte[] cut = Arrays.copyOf(whole, length);
            String outcome = read(name, bytes -> cut);
            // The trailer of a .zsav file repeats what its pieces say, and old .dta files may end after their rows.
            if (!name.endsWith(".zsav") && length < whole.length - 200) {
                assertThat(outcome).as("%s cut to %d bytes", name, length).contains("ends after");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample_v8.dta",
                "sample_v12.dta",
                "sample_v13.dta",
                "sample_v15.dta",
                "sample.sav",
                "sample.zsav",
                "API_SI.POV.DDAY_DS2_en_csv_v2.csv",
                "wdi_api_v2.json",
                "pip.csv",
                "sample.xlsx"
            })
    void bitsTurnedOver(String name) throws IOException {
        for (long seed = 1; seed <= 80; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            read(name, bytes -> {
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            });
        }
    }

    /** What stands in the parts of a workbook is damaged before it is packed, which no checksum can find. */
    @ParameterizedTest
    @ValueSource(
            strings = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", SHEET})
    void bitsTurnedOverWithinAWorkbook(String part) throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            readWithin("sample.xlsx", part, bytes -> {
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
                }
                return bytes;
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", SHEET})
    void cutShortWithinAWorkbook(String part) throws IOException {
        int length = part(FOLDER.resolve("sample.xlsx"), part).length;
        for (int cut = 0; cut < length; cut += 1 + length / 60) {
            int end = cut;
            String outcome = readWithin("sample.xlsx", part, bytes -> Arrays.copyOf(bytes, end));
            // Behind the last row asked for a sheet is not looked at.
            if (!part.equals(SHEET) || cut < length / 2) {
                assertThat(outcome).as("%s cut to %d bytes", part, cut).contains("no well-formed XML");
            }
        }
    }

    /** Every number of a part becomes one that no machine can count to. */
    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", SHEET})
    void hugeNumbersWithinAWorkbook(String part) throws IOException {
        String whole = new String(part(FOLDER.resolve("sample.xlsx"), part), StandardCharsets.UTF_8);
        Matcher number = Pattern.compile("[0-9]+").matcher(whole);
        while (number.find()) {
            for (String huge : new String[] {"2147483647", "-2147483648", "99999999999999999999", "1e308"}) {
                String damaged = whole.substring(0, number.start()) + huge + whole.substring(number.end());
                readWithin("sample.xlsx", part, bytes -> damaged.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void estimatesOfPovertyWithBitsTurnedOver() throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve("pip.json"));
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            read("pip.json", bytes -> damaged);
        }
    }

    private static byte[] part(Path workbook, String part) throws IOException {
        try (ZipFile archive = new ZipFile(workbook.toFile());
                InputStream in = archive.getInputStream(archive.getEntry(part))) {
            return in.readAllBytes();
        }
    }

    private String readWithin(String workbook, String part, UnaryOperator<byte[]> damage) throws IOException {
        Path whole = FOLDER.resolve(workbook);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile archive = new ZipFile(whole.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = part(whole, entry.getName());
                out.write(entry.getName().equals(part) ? damage.apply(content) : content);
            }
        }
        return read(workbook, damaged -> bytes.toByteArray());
    }

    /** Every place of the header becomes part of the largest and of the most negative number there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample_v8.dta",
                "sample_v12.dta",
                "sample_v13.dta",
                "sample_v15.dta",
                "sample.sav",
                "sample.zsav"
            })
    void hugeCounts(String name) throws IOException {
        int length = (int) Files.size(FOLDER.resolve(name));
        for (int at = 0; at + 8 < length; at += at < 300 ? 3 : 23) {
            int place = at;
            for (byte[] number :
                    new byte[][] {{-1, -1, -1, 0x7f}, {0, 0, 0, (byte) 0x80}, {-1, -1, -1, -1, -1, -1, -1, 0x7f}}) {
                read(name, bytes -> {
                    System.arraycopy(number, 0, bytes, place, number.length);
                    return bytes;
                });
            }
        }
    }

    /** The shape of the table that came of it, or the message; anything else fails. */
    private String read(String name, UnaryOperator<byte[]> damage) throws IOException {
        Path file = Files.write(folder.resolve(name), damage.apply(Files.readAllBytes(FOLDER.resolve(name))));
        return Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            try {
                Table table = name.endsWith("xlsx")
                        ? Excel.reader().sheet(2).cells("B4:I8").read(file)
                        : DataReader.anyFormat().read(file).table();
                return table.rowCount() + " rows";
            } catch (DataException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).contains("; ");
                return e.getMessage();
            }
        });
    }
}
