package org.headcount.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/**
 * Damaged files: cut short, with bits turned over, with counts that claim the world. Each either reads as some table or
 * ends in a {@link DataException}, soon, and whatever it claims in the memory that the test has.
 */
class LoaderFuzzTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "loaders");

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
                "pip.csv"
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
                Table table = DataFile.read(file).table();
                return table.rowCount() + " rows";
            } catch (DataException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).contains("; ");
                return e.getMessage();
            }
        });
    }
}
