package org.headcount.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.headcount.data.DataFolder;
import org.headcount.data.fault.DataException;
import org.headcount.document.Derived;
import org.headcount.document.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every slip in the data is one message with file, line, column, what was found and what to do. */
class BadDataTest {

    private static final String FIGURES = "figures/seminar-2020.csv";
    private static final String CLAIMS = "claims/seminar-2020.csv";

    @TempDir
    private Path folder;

    private DataCopy data;

    @BeforeEach
    void copy() {
        data = DataCopy.in(folder);
    }

    private void says(String message) {
        assertThatThrownBy(data::audit)
                .isInstanceOf(DataException.class)
                .hasMessage(message.replace("DATA", folder.toString()));
    }

    @Test
    void theCopyIsSound() {
        data.audit();
    }

    @Test
    void aFolderThatIsNotThere() {
        assertThatThrownBy(() -> DataFolder.at(folder.resolve("nowhere")))
                .hasMessage(folder + "/nowhere: no such folder; name one that is laid out like the repository's data/");
    }

    @Test
    void aFileThatIsMissing() throws IOException {
        Files.delete(data.file(FIGURES));
        says("DATA/figures/seminar-2020.csv: no such file; check the name, or the folder of the data");
    }

    @Test
    void aFolderMayHoldNoMoreThanSourcesFiguresAndClaims() throws IOException {
        Path small = Files.createDirectories(folder.resolve("small"));
        for (String part : List.of("figures", "claims")) {
            Files.createDirectories(small.resolve(part));
            String own = part + "/east-asia-pilot.csv";
            Files.copy(data.file(own), small.resolve(own));
        }
        List<String> sources = Files.readAllLines(data.file("sources.csv"));
        Files.write(
                small.resolve("sources.csv"),
                sources.stream()
                        .filter(line -> line.startsWith("id,") || line.startsWith("east-asia-pilot,"))
                        .toList());
        Recorded recorded = Recorded.in(DataFolder.at(small), Optional.empty());
        assertThat(recorded.auditable()).containsExactly("east-asia-pilot");
        assertThat(recorded.audit("east-asia-pilot").claims()).hasSize(2);
        assertThat(recorded.ties()).isEmpty();
    }

    @Test
    void aFileThatIsNoUtf8() throws IOException {
        Files.write(data.file(FIGURES), "id,text\nf,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        says("DATA/figures/seminar-2020.csv: not UTF-8; save it as UTF-8");
    }

    @Test
    void anEmptyFile() throws IOException {
        Files.writeString(data.file(FIGURES), "");
        says("DATA/figures/seminar-2020.csv: empty; it needs at least a header line");
    }

    @Test
    void aLineWithTooManyCells() throws IOException {
        data.append(CLAIMS, "a,b,c");
        says("DATA/claims/seminar-2020.csv:6: 3 cells where the header has 6;"
                + " check the commas and quotes of this line");
    }

    @Test
    void aQuoteThatNeverCloses() throws IOException {
        data.append(CLAIMS, "\"a,b,c");
        assertThatThrownBy(data::audit)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("claims/seminar-2020.csv");
    }

    @Test
    void aColumnThatIsMissing() throws IOException {
        data.replace(FIGURES, "half_unit", "half");
        says("DATA/figures/seminar-2020.csv:2: no column 'half_unit' (the header has id, paragraph, start, end, text,"
                + " low, high, unit, hedge, kind, half, from, to, topic, scope, description); add it to the header");
    }

    @Test
    void aWrongNumber() throws IOException {
        data.replace(FIGURES, "counties,832,832", "counties,8x2,832");
        says("DATA/figures/seminar-2020.csv:5, column 'low': not a number, found '8x2';"
                + " write digits with a point for decimals and no separators");
    }

    @Test
    void aNumberThatThePhraseDoesNotSay() throws IOException {
        data.replace(FIGURES, "counties,832,832", "counties,823,832");
        says("DATA/figures/seminar-2020.csv:5, column 'low': the phrase 'all 832 impoverished counties' gives 832,"
                + " found '823'; correct the number or the phrase");
    }

    @Test
    void anUnknownUnit() throws IOException {
        data.replace(FIGURES, "832,832,counties", "832,832,cantons");
        says("DATA/figures/seminar-2020.csv:5, column 'unit': unknown unit 'cantons', found 'cantons';"
                + " use an ISO 4217 code or a plural of DATA/units.csv, or add it there");
    }

    @Test
    void anUnknownHedge() throws IOException {
        data.replace(FIGURES, "counties,exact", "counties,roughly");
        says("DATA/figures/seminar-2020.csv:5, column 'hedge': unknown hedge, found 'roughly';"
                + " use one of exact, about, at_least, at_most, more_than, nearly, range");
    }

    @Test
    void aDoubledId() throws IOException {
        data.replace(FIGURES, "f000-006", "f000-005");
        says("DATA/figures/seminar-2020.csv:6, column 'id': id already used in DATA/figures/seminar-2020.csv:5,"
                + " found 'f000-005'; give each figure an id of its own");
    }

    @Test
    void aDoubledIdInTwoFiles() throws IOException {
        data.replace(FIGURES, "f000-006", "f001-005");
        assertThatThrownBy(data::audit)
                .hasMessageContaining("id already used in " + data.file(FIGURES) + ":6")
                .hasMessageContaining("figures/white-paper-2011.csv:");
    }

    @Test
    void offsetsThatDoNotFitThePhrase() throws IOException {
        data.replace(FIGURES, "964,993", "964,994");
        says("DATA/figures/seminar-2020.csv:5, column 'end': start 964 and end 994 are 30 apart, but the phrase"
                + " 'all 832 impoverished counties' has 29 characters, found '994'; correct the offsets or the phrase");
    }

    @Test
    void aPeriodThatEndsBeforeItBegins() throws IOException {
        data.replace(FIGURES, "1980,2020", "2020,1980");
        says("DATA/figures/seminar-2020.csv:7, column 'to': period ends before it begins: 2020 to 1980, found '1980';"
                + " write years, months or days, the earlier first");
    }

    @Test
    void anUnknownRelation() throws IOException {
        data.replace(CLAIMS, "recomputed,union", "recomputed,blend");
        assertThatThrownBy(data::audit)
                .hasMessageStartingWith(
                        data.file(CLAIMS)
                                + ":2, column 'relation': unknown relation, found 'blend'; use one of at_most, average, conversion,")
                .hasMessageContaining("union");
    }

    @Test
    void aClaimOnAFigureThatDoesNotExist() throws IOException {
        data.replace(CLAIMS, "poor-counties-union,f000-005", "poor-counties-union,f000-055");
        says("DATA/claims/seminar-2020.csv:2, column 'of': no figure of that id, found 'f000-055';"
                + " name a recorded figure");
    }

    @Test
    void anInputThatDoesNotExist() throws IOException {
        data.replace(CLAIMS, "f001-003; c-037; c-038", "f001-003; c-937; c-038");
        assertThatThrownBy(data::audit)
                .hasMessageStartingWith(
                        data.file(CLAIMS) + ":2, column 'inputs': no figure, and no row of this file, is"
                                + " called 'c-937', found 'f001-003; c-937; c-038'; name a recorded figure");
    }

    @Test
    void tooFewInputs() throws IOException {
        data.replace(CLAIMS, "f001-003; c-037; c-038", "f001-003; c-037");
        says("DATA/claims/seminar-2020.csv:2, column 'inputs': union takes three inputs and has 2, found"
                + " 'f001-003; c-037'; separate them by semicolons");
    }

    @Test
    void aCycle() throws IOException {
        data.append(CLAIMS, "one,,derived,sum,f000-005; two,").append(CLAIMS, "two,,derived,sum,f000-005; one,");
        says("DATA/claims/seminar-2020.csv:6, column 'inputs': a cycle: one rests on two rests on one, found"
                + " 'f000-005; two'; let one of them rest on printed figures");
    }

    @Test
    void aClaimThatTestsItself() throws IOException {
        data.append(CLAIMS, "self,f000-005,recomputed,same,f000-005,");
        says("DATA/claims/seminar-2020.csv:6, column 'inputs': the claim rests on the figure that it tests, found"
                + " 'f000-005'; name what f000-005 should follow from");
    }

    @Test
    void aBoundOnAnotherFigure() throws IOException {
        data.append(CLAIMS, "bound,f000-005,consistency,part_of,f001-017; f001-010,");
        says("DATA/claims/seminar-2020.csv:6, column 'inputs': a bound on f000-005 that does not speak of it, found"
                + " 'f001-017; f001-010'; name what f000-005 should follow from");
    }

    @Test
    void theSameClaimTwice() throws IOException {
        data.append(CLAIMS, "again,f000-005,recomputed,union,f001-003; c-037; c-038,");
        says(
                "DATA/claims/seminar-2020.csv:6, column 'inputs': duplicate: the same relation for the same figure is above,"
                        + " found 'f001-003; c-037; c-038'; delete one of them");
    }

    @Test
    void optionsThatAreNone() throws IOException {
        data.append(CLAIMS, "g,,derived,growth,f001-005; f001-007; step=10,");
        says("DATA/claims/seminar-2020.csv:6, column 'inputs': growth has no option 'step', found"
                + " 'f001-005; f001-007; step=10'; correct or delete it");
    }

    @Test
    void stepsThatAreNone() throws IOException {
        data.append(CLAIMS, "g,,derived,growth,f001-005; f001-007; steps=0,");
        says("DATA/claims/seminar-2020.csv:6, column 'inputs': 'steps=0' is no option, found"
                + " 'f001-005; f001-007; steps=0'; steps takes 1 to 200");
    }

    @Test
    void nothingToAdd() throws IOException {
        data.append(CLAIMS, "g,,derived,sum,steps=9,");
        says("DATA/claims/seminar-2020.csv:6, column 'inputs': nothing to compute with, found 'steps=9';"
                + " name at least one figure");
    }

    @Test
    void aRowThatIsCalledLikeAFigure() throws IOException {
        data.append(CLAIMS, "f001-003,,derived,sum,f001-005,");
        says("DATA/claims/seminar-2020.csv:6, column 'id': a figure has that id, found 'f001-003';"
                + " give the row an id of its own");
    }

    @Test
    void numbersThatNoDocumentPrints() throws IOException {
        data.replace("context.csv", "680,680", "1e400,680");
        assertThatThrownBy(data::audit).hasMessageContaining("column 'low': not a number, found '1e400'");
    }

    @Test
    void whatHasNoValueIsAnObjection() throws IOException {
        data.append(CLAIMS, "zero,,derived,ratio,f000-005; 0 counties,");
        assertThat(data.read().audit("seminar-2020").refused())
                .extracting(Derived::whyNot)
                .containsExactly("All 832 impoverished counties divided by 0 counties is not computed:"
                        + " all 832 impoverished counties divided by 0 counties has no value.");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        data.change(CLAIMS, csv -> "\uFEFF" + csv);
        data.audit();
    }

    @Test
    void aTableWithAWrongCell() throws IOException {
        data.replace("tables/white-paper-2011-table-3.csv", "wells,exact", "wells,exactly");
        assertThatThrownBy(data::audit)
                .hasMessageContaining("white-paper-2011-table-3.csv:9, column 'hedge': unknown hedge, found 'exactly'");
    }

    @Test
    void aReadingOfNoClaim() throws IOException {
        data.append(CLAIMS, "other,nothing,tried,sum,f000-005; c-037,");
        says("DATA/claims/seminar-2020.csv:6, column 'of': no claim of that id in this file, found 'nothing';"
                + " name the claim that this reads");
    }

    @Test
    void aCaveatOnNothing() throws IOException {
        data.append("caveats.csv", "f999,scope,Something,");
        assertThatThrownBy(data::audit)
                .hasMessageMatching(".*caveats.csv:[0-9]+, column 'about': nothing of that id, found 'f999';"
                        + " use one of the figures or claims, or add it there");
    }

    @Test
    void aTieToNobody() throws IOException {
        data.replace("ties.csv", "t-001,cflpa,", "t-001,nobody,");
        says("DATA/ties.csv:2, column 'from': nothing of that id, found 'nobody';"
                + " use one of entities.csv or programmes.csv, or add it there");
    }

    @Test
    void aProgrammeWithAnotherNumberOfFigures() throws IOException {
        data.replace("programmes.csv", "Gansu 2020\",3,0,", "Gansu 2020\",4,0,");
        says("DATA/programmes.csv:2, column 'figures': 3 of its topic are recorded, found '4';"
                + " correct the number, or the topics in DATA/figures/seminar-2020.csv");
    }

    @Test
    void aMeasureOfNoProgramme() throws IOException {
        data.replace("measures.csv", "m-001,special-area-pilots,", "m-001,special-pilots,");
        says("DATA/measures.csv:2, column 'programme': nothing of that id, found 'special-pilots';"
                + " use one of programmes.csv, or add it there");
    }

    @Test
    void aTableThatDoesNotExist() throws IOException {
        data.append(CLAIMS, "t,f000-005,recomputed,table_count,no-such-table; helper; counties,");
        assertThatThrownBy(data::audit)
                .hasMessageStartingWith(data.file(CLAIMS) + ":6, column 'inputs': no table 'no-such-table', found");
    }

    /** The check against the texts, on a text of our own. */
    @Test
    void aTextThatIsAnotherOne() throws IOException, NoSuchAlgorithmException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        Recorded recorded = data.read();
        for (Source document : recorded.documents()) {
            Files.writeString(texts.resolve(document.file().orElseThrow()), "All 832 counties.");
        }
        assertThatThrownBy(() -> new DocumentTexts(texts).check(recorded))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "(?s).*000_b6f980c71816410b.txt: SHA-256 is [0-9a-f]{64}, recorded for seminar-2020 is"
                                + " [0-9a-f]{64}; use the text that was recorded, or record this one");
        Files.delete(texts.resolve("000_b6f980c71816410b.txt"));
        assertThatThrownBy(() -> new DocumentTexts(texts).check(recorded))
                .hasMessageEndingWith(
                        "cannot be read; put the text of seminar-2020 there, or unset " + DocumentTexts.VARIABLE);
    }

    @Test
    void aPhraseThatDoesNotStandThere() throws IOException, NoSuchAlgorithmException {
        Path texts = Files.createDirectories(folder.resolve("texts"));
        String text = " ".repeat(1200);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        data.change(
                "sources.csv",
                csv -> csv.replaceAll("[0-9a-f]{64}", HexFormat.of().formatHex(digest)));
        Recorded recorded = data.read();
        for (Source document : recorded.documents()) {
            Files.writeString(texts.resolve(document.file().orElseThrow()), text);
        }
        assertThatThrownBy(() -> Recorded.in(DataFolder.at(folder), Optional.of(new DocumentTexts(texts))))
                .hasMessage(
                        data.file(FIGURES) + ":2, column 'start': the text has '          ' there, not '2020-11-25',"
                                + " found '6'; correct the offsets or the phrase");
        assertThat(recorded.documents()).hasSize(5);
    }
}
