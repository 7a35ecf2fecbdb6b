package org.headcount.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.headcount.data.DataFolder;
import org.headcount.data.fault.DataException;
import org.headcount.document.Audit;
import org.headcount.document.Figure;
import org.headcount.reading.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded number is one that its phrase says, or that it says in the scale that its row states. */
class PhraseCheckTest {

    @TempDir
    private Path folder;

    private Path figures;

    @BeforeEach
    void record() throws IOException {
        Files.createDirectories(folder.resolve("figures"));
        Files.createDirectories(folder.resolve("claims"));
        Files.writeString(
                folder.resolve("sources.csv"),
                "id,kind,file,title,publisher,date,address,edition,sha256\nreport,document,report.txt,Report,,,,,"
                        + "0".repeat(64) + "\n");
        Files.writeString(folder.resolve("claims/report.csv"), "id,of,purpose,relation,inputs,note\n");
        figures = folder.resolve("figures/report.csv");
    }

    private void write(String phrase, String low, String high, String half, String scale) throws IOException {
        String hedge = low.equals(high) ? "exact" : "range";
        Files.writeString(
                figures,
                "id,paragraph,start,end,text,low,high,unit,hedge,kind,half_unit,from,to,topic,scope,description,scale\n"
                        + "f1,1,0," + phrase.codePointCount(0, phrase.length()) + ",\"" + phrase + "\"," + low + ","
                        + high + ",persons," + hedge + ",count," + half + ",,,,,," + scale + "\n");
    }

    private Audit audit() {
        return Recorded.in(DataFolder.at(folder), Optional.empty()).audit("report");
    }

    @ParameterizedTest
    @CsvSource({
        "481, 481, 481, 0, ''",
        "481, 481000000, 481000000, 500000, 1000000",
        "48.1, 48100000, 48100000, 50000, 1000000",
        "'1,200', 1200000, 1200000, 50000, 1000",
        "half a million, 500000, 500000, '', ''",
        "5 lakh, 500000, 500000, 50000, ''",
        "13.5m, 13500000, 13500000, 50000, ''",
        "10m people, 10000000, 10000000, 5000000, ''",
        "forty-two, 42, 42, 0, ''",
        "(6.8), -6.8, -6.8, 0.05, ''",
        "3 to 5 million, 3000000, 5000000, 500000, ''",
    })
    void aNumberThatThePhraseSays(String phrase, String low, String high, String half, String scale)
            throws IOException {
        write(phrase, low, high, half, scale);
        assertThat(audit().figures().get("f1").low()).isEqualTo(Double.parseDouble(low));
    }

    @ParameterizedTest
    @CsvSource({
        "481, 481000000, 0, '', low, the phrase '481' gives 481",
        "481, 481000, 500, '', low, the phrase '481' gives 481",
        "481, 482000000, 500000, 1000000, low, the phrase '481' gives 481000000",
        "5 lakh, 600000, 50000, '', low, the phrase '5 lakh' gives 500000",
        "half a million, 50000, '', '', low, the phrase 'half a million' gives 500000",
        "13.5m, 14000000, 50000, '', low, the phrase '13.5m' gives 13500000",
        "481 million, 481000000, 500000, 1000000, scale, the phrase '481 million' has words of its own",
        "481, 481000000, 500000, 2000000, scale, no power of ten",
        "481, 481000000, 7, 1000000, half_unit, the phrase '481' gives 0",
        "several, 7, 0, '', low, the phrase 'several' says no number",
    })
    void aNumberThatThePhraseDoesNotSay(
            String phrase, String value, String half, String scale, String column, String problem) throws IOException {
        write(phrase, value, value, half, scale);
        assertThatThrownBy(this::audit)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(figures + ":2, column '" + column + "': " + problem);
    }

    @Test
    void saysHowToStateTheScaleOfATable() throws IOException {
        write("481", "481000000", "481000000", "0", "");
        assertThatThrownBy(this::audit)
                .hasMessage(figures
                        + ":2, column 'low': the phrase '481' gives 481, found '481000000'; correct the number or"
                        + " the phrase, or state the scale of the table's header in a column 'scale'");
    }

    @Test
    void aCorrectionThatThePhraseDoesNotSayIsNotSaved() {
        Document document = Document.ofText("report", "The plan covers 481 counties and half a million people.");
        Figure counties = document.figures().get("f1");
        Figure people = document.figures().get("f2");
        assertThatThrownBy(
                        () -> document.correct(counties.withValue(481_000_000)).save(folder.resolve("saved")))
                .isInstanceOf(DataException.class)
                .hasMessage("report, paragraph 1, characters 16 to 28, figure f1: the phrase '481 counties' gives 481,"
                        + " found '481000000'; correct the figure to what its phrase says");
        assertThatThrownBy(() -> document.correct(people.withValue(600_000)).save(folder.resolve("saved")))
                .hasMessageContaining("the phrase 'half a million people' gives 500000, found '600000'");
        assertThat(document.correct(counties.withUnit("districts")).save(folder.resolve("saved")))
                .isEqualTo("report");
    }
}
