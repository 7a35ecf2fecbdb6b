package org.headcount.data.input;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.headcount.data.DataFolder;
import org.headcount.data.DataReader;
import org.headcount.data.Tables;
import org.headcount.data.csv.Csv;
import org.headcount.data.fault.DataException;
import org.headcount.reading.Document;
import org.headcount.reading.RecordFolder;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pipes and devices in place of files are refused at once: a pipe would block for ever. */
@Timeout(60)
class RegularFileTest {
    private static final String PROBLEM = "a pipe or a device, which may never end; save what it gives to a file first";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPipes() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "skipped: no mkfifo here");
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        Files.createDirectories(pipe.getParent());
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        return pipe;
    }

    private static void refused(Path file, ThrowingCallable reading) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(reading)
                .withMessageStartingWith(file + ": " + PROBLEM);
    }

    @Test
    void tables() throws IOException, InterruptedException {
        for (String ending : new String[] {"csv", "xlsx", "dta", "sav"}) {
            Path pipe = pipe("a." + ending);
            refused(pipe, () -> Tables.read(pipe));
            Path link = Files.createSymbolicLink(folder.resolve("link." + ending), pipe);
            refused(link, () -> DataReader.anyFormat().read(link));
        }
        assumeTrue(Files.exists(Path.of("/dev/zero")), "skipped: no /dev/zero here");
        refused(Path.of("/dev/zero"), () -> Csv.reader().read(Path.of("/dev/zero")));
    }

    @Test
    void recordedData() throws IOException, InterruptedException {
        Path sources = pipe("data/sources.csv");
        refused(sources, () -> Recorded.in(DataFolder.at(folder.resolve("data"))));
        Document document = Document.ofText("note", "Of 200 villages, 50 were poor. That is 25 percent.");
        Path figures = pipe("mine/figures/note.csv");
        refused(figures, () -> new RecordFolder(folder.resolve("mine")).save("note", document));
    }

    @Test
    void textsOfDocuments() throws IOException, InterruptedException {
        Path data = folder.resolve("own");
        new RecordFolder(data)
                .save("note", Document.ofText("note", "Of 200 villages, 50 were poor. That is 25 percent."));
        Files.delete(data.resolve("texts/note.txt"));
        Path text = pipe("own/texts/note.txt");
        refused(text, () -> Recorded.in(DataFolder.at(data)));
    }
}
