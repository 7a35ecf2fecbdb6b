package org.headcount.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headcount.data.fault.DataException;
import org.headcount.data.stata.Stata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reader a file gets, which files get none, and what is told while one is read, whatever the format. */
class FileFormatTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "loaders");

    @TempDir
    private Path folder;

    private static void fails(Path file, String message) {
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                Files.copy(FOLDER.resolve("sample_v15.dta"), zip);
            }
        }
        return file;
    }

    @Test
    void anArchiveIsReadAsWhatItHolds() throws IOException {
        assertThat(Tables.read(zip("survey.dta.zip", "x.dta")).rowCount()).isEqualTo(7);
        assertThat(Tables.read(zip("survey.zip", "folder/X.DTA")).rowCount()).isEqualTo(7);
        Path two = zip("two.zip", "a.dta", "b.dta");
        fails(two, ": a zip archive of 2 files (a.dta, b.dta); name the one to read: entry(\"a.dta\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xls | a workbook of a format that is not read; save it in Excel or LibreOffice as .xlsx",
                "ods.zip | a workbook of a format that is not read; save it in Excel or LibreOffice as .xlsx",
                "parquet | a columnar file, which is not read; write it as CSV first, such as with DuckDB:"
                        + " COPY (FROM 'FILE.parquet') TO 'FILE.csv'",
                "xpt | a SAS file of a form that is not read; write it as CSV or .dta first, such as in R:"
                        + " haven::write_dta(haven::read_xpt(\"FILE.xpt\"), \"FILE.dta\")",
                "por | a portable file of SPSS's, which is not read; save it in SPSS as .sav, or convert it with PSPP: pspp-convert FILE.por FILE.sav",
                "rds | R's own file, which is not read; write it in R as .dta, with labels:"
                        + " haven::write_dta(data, \"FILE.dta\")",
                "dtas | a set of Stata's frames, which is not read; save the one wanted in Stata as .dta:"
                        + " frame NAME: save FILE",
                "xyz | no known format; a name ends in csv, tsv, tab, txt, xlsx, xlsm, dta, sav, zsav, sas7bdat, json, with .gz or"
                        + " .zip behind it or not: rename a copy"
            })
    void whatIsNotRead(String ending, String message) throws IOException {
        fails(Files.writeString(folder.resolve("FILE." + ending), "x"), ": " + message);
    }

    @Test
    void whatIsNoFile() throws IOException {
        fails(folder.resolve("none.dta"), ": no such file; check its name and folder");
        fails(folder, ": a folder, not a file; name a file in it");
        Path archive = Files.write(folder.resolve("x.csv.zip"), new byte[] {'P', 'K', 1, 2});
        assertThatThrownBy(() -> Tables.read(archive))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(archive + ": cannot be read (")
                .hasMessageEndingWith("); check its permissions, and whether it was copied or downloaded whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.csv", "packed.csv.gz", "packed.zip", "large.dta", "large.dta.gz", "large.dta.zip"})
    void progressEndsWithTheSizeOnDisk(String name) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 150_000; i++) {
            text.append(random.nextInt()).append(',').append(random.nextInt()).append('\n');
        }
        Path csv = Files.writeString(folder.resolve("rows.csv"), text);
        Path plain = csv;
        if (name.contains("dta")) {
            plain = folder.resolve("rows.dta");
            Stata.write(Tables.read(csv), plain);
        }
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream packed = name.endsWith("gz") ? new GZIPOutputStream(out) : out;
                ZipOutputStream zip = name.endsWith("zip") ? new ZipOutputStream(packed) : null) {
            if (zip != null) {
                zip.putNextEntry(new ZipEntry(String.valueOf(plain.getFileName())));
            }
            Files.copy(plain, zip == null ? packed : zip);
        }
        List<Long> seen = new ArrayList<>();
        long size = Files.size(file);
        DataReader.anyFormat()
                .progress((bytes, of) -> {
                    assertThat(of).isEqualTo(size);
                    seen.add(bytes);
                })
                .read(file);
        assertThat(seen).isSorted().hasSizeGreaterThan(1).endsWith(size).allMatch(bytes -> bytes > 0 && bytes <= size);
    }
}
