package org.headcount.data.stata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.headcount.data.DataReader;
import org.headcount.data.fault.DataException;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.MissingReasons;
import org.headcount.data.table.Variable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every way in which a .dta file can be wrong, made by changing one place of a file that is right. */
class StataDamageTest {

    private static final String DAMAGED = "; the file is damaged: copy or download it again";

    @TempDir
    private Path folder;

    private Path file;
    private byte[] whole;
    private String text;

    /** One variable of numbers with labels, one of moments, one of long texts. */
    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("x.dta");
        Table table = Table.create(
                "t",
                DoubleColumn.create("n", 1, 2),
                DateTimeColumn.create(
                        "m", Arrays.asList(LocalDateTime.of(2015, 3, 1, 10, 30), LocalDateTime.of(2015, 3, 1, 0, 0))),
                StringColumn.create("s", "y".repeat(3000), "z"));
        Variable labelled = new Variable(
                "n", Optional.empty(), Optional.empty(), Map.of(1.0, "one"), Map.of(), MissingReasons.none());
        Stata.write(
                new DataFile(table, Optional.empty(), List.of(labelled, Variable.plain("m"), Variable.plain("s"))),
                file);
        whole = Files.readAllBytes(file);
        text = new String(whole, StandardCharsets.ISO_8859_1);
        assertThat(DataReader.anyFormat().read(file).table().rowCount()).isEqualTo(2);
    }

    /** Where what follows a tag stands. */
    private int after(String tag) {
        return text.indexOf(tag) + tag.length();
    }

    private void fails(Consumer<ByteBuffer> change, String message) throws IOException {
        byte[] changed = whole.clone();
        change.accept(ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN));
        Files.write(file, changed);
        failsNow(message);
    }

    private void failsNow(String message) {
        assertThatThrownBy(() -> DataReader.anyFormat().read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + message)
                .hasMessageMatching("(?s).*; (the file is damaged|it was cut short|put a copy).*");
    }

    private static Consumer<ByteBuffer> put(int at, String ascii) {
        return bytes -> bytes.put(at, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void headers() throws IOException {
        fails(
                put(after("<byteorder>"), "XXX"),
                ": no byte order at byte " + (after("<byteorder>") + 3) + ", within the header");
        fails(
                put(after("<release>"), "119"),
                ": a count of " + (3 | ('<' << 16) | ('/' << 24)) + " variables at byte " + (after("<K>") + 4));
        byte[] plain = {114, 9, 1, 0, 0, 0, 0, 0, 0, 0};
        Files.write(file, plain);
        failsNow(": no byte order at byte 2, within the header" + DAMAGED);
        write();
        assertThat(changed(put(after("<varnames>") + 129, "n\0")).table().columnNames())
                .containsExactly("n", "n (2)", "s");
        fails(
                put(after("<characteristics>"), "<xx>"),
                ": neither '<ch>' nor '</characteristics>' at byte " + (after("<characteristics>") + 4)
                        + ", within the descriptions of variables" + DAMAGED);
    }

    @Test
    void aliasesOfVariablesInOtherFrames() throws IOException {
        // Releases 120 and 121 are 118 and 119 where no variable is an alias.
        byte[] newer = whole.clone();
        System.arraycopy("120".getBytes(StandardCharsets.US_ASCII), 0, newer, after("<release>"), 3);
        Files.write(file, newer);
        assertThat(DataReader.anyFormat().read(file).table().stringColumn("s").get(1))
                .isEqualTo("z");
        whole = newer;
        fails(
                bytes -> bytes.putShort(after("<variable_types>") + 2, (short) 65_525),
                ": the variable 'm' is an alias of one in another frame, and its values are not here; put a copy in its place"
                        + " in Stata (frget instead of fralias add), and save the file again");
    }

    @Test
    void numbers() throws IOException {
        int data = after("<data>");
        reasons(changed(bytes -> bytes.putDouble(data, Double.NEGATIVE_INFINITY)), "n", "infinite");
        reasons(changed(bytes -> bytes.putDouble(data, Double.NaN)), "n", "not a number");
        reasons(changed(bytes -> bytes.putDouble(data, 1.5e308)), "n", "beyond the numbers that Stata has");
        reasons(changed(bytes -> bytes.putDouble(data + 24 + 8, 1e300)), "m", "no date of the years 1 to 9999");
    }

    private DataFile changed(Consumer<ByteBuffer> change) throws IOException {
        byte[] changed = whole.clone();
        change.accept(ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN));
        return DataReader.anyFormat().read(Files.write(file, changed));
    }

    /** One cell of a column is missing for a reason, and a note says so. */
    private static void reasons(DataFile read, String column, String reason) {
        assertThat(read.variable(column).missing().counts()).containsEntry(reason, 1);
        assertThat(read.notes())
                .anyMatch(note -> note.problem().contains("column '" + column + "': 1 cell: " + reason));
    }

    @Test
    void longTexts() throws IOException {
        int first = text.indexOf("GSO");
        String within = ", within the long texts" + DAMAGED;
        fails(bytes -> bytes.put(first + 15, (byte) 7), ": a long text of type 7 at byte " + (first + 16) + within);
        fails(
                bytes -> bytes.putInt(first + 16, -1),
                ": a long text of 4294967295 bytes at byte " + (first + 20) + within);
        reasons(
                changed(bytes -> bytes.putInt(first + 3, 77)),
                "s",
                "refers to a long text that the file does not hold");
        fails(put(first, "XXX"), ": neither 'GSO' nor '</strls>' at byte " + (first + 3) + within);
    }

    @Test
    void valueLabels() throws IOException {
        int set = after("<lbl>");
        int table = set + 4 + 129 + 3;
        String within = ", within the value labels" + DAMAGED;
        fails(bytes -> bytes.putInt(set, -5), ": a length of -5 at byte " + table + within);
        fails(bytes -> bytes.putInt(set, 4), ": a set of value labels of 4 bytes at byte " + (table + 4) + within);
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(set);
        fails(
                bytes -> bytes.putInt(table, 1_000_000),
                ": a set of 1000000 value labels in " + length + " bytes at byte " + (table + length) + within);
        fails(
                bytes -> bytes.putInt(table + 8, 1_000_000),
                ": a value label that begins beyond its set at byte " + (table + length) + within);
        byte[] old = Files.readAllBytes(Path.of("src", "test", "resources", "loaders", "sample_v12.dta"));
        int labels = new String(old, StandardCharsets.ISO_8859_1).lastIndexOf("urban");
        Files.write(file, Arrays.copyOf(old, labels - 2));
        failsNow(": ends after " + (labels - 2)
                + " bytes, within the value labels; it was cut short: copy or download it again");
    }

    @Test
    void anInterruptedReadingStops() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> DataReader.anyFormat().read(file))
                .isInstanceOf(CancellationException.class)
                .hasMessage("reading of " + file + " was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
