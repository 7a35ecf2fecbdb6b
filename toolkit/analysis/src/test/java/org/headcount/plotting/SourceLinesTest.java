package org.headcount.plotting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headcount.recorded.DataCopy;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plots cite the source that their figures carry, of whatever folder it is, and look nothing up. */
class SourceLinesTest {

    private static final String DIGEST = "0".repeat(64);

    @TempDir
    private Path folder;

    private Recorded recorded;

    /** A folder with a document under an id of the built-in data, one under an id of its own, and an outside fact. */
    @BeforeEach
    void record() throws IOException {
        write(
                "sources.csv",
                "id,kind,file,title,publisher,date,address,edition,sha256",
                "white-paper-2011,document,a.txt,Another paper,,2030-01-02,,," + DIGEST,
                "report,document,b.txt,A report of ours,,,,," + DIGEST,
                "survey-office,outside,,Survey office,,2029,,,");
        String header =
                "id,paragraph,start,end,text,low,high,unit,hedge,kind,half_unit,from,to,topic,scope,description";
        write("figures/white-paper-2011.csv", header, figure("f1", "2001"), figure("f2", "2002"));
        write("figures/report.csv", header, figure("g1", "2003"), figure("g2", "2004"));
        String claims = "id,of,purpose,relation,inputs,note";
        write("claims/white-paper-2011.csv", claims, "c1,f2,recomputed,same,f1,");
        write("claims/report.csv", claims);
        write("claims/context.csv", claims);
        write(
                "context.csv",
                "id,topic,description,low,high,unit,hedge,from,to,scope,source,confidence,note",
                "x1,poor,Poor persons,480,480,persons,exact,2005,2005,,survey-office,verified,");
        recorded = new DataCopy(folder).read();
    }

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String figure(String id, String year) {
        return id + ",1,0,3,481,481,481,persons,exact,count,0," + year + ",,poor,,poor persons";
    }

    @Test
    void aDocumentUnderABuiltInIdIsCitedAsItsFolderSays() {
        assertThat(Recorded.builtIn().source("white-paper-2011")).isPresent();
        assertThat(Plots.magnitudes(recorded.figures("white-paper-2011")).source())
                .isEqualTo("Another paper, 2030-01-02");
        assertThat(Plots.verdicts(recorded.audit("white-paper-2011")).source()).isEqualTo("Another paper, 2030-01-02");
    }

    @Test
    void aDocumentUnderAnIdOfItsOwnIsCitedByItsTitle() {
        assertThat(Plots.magnitudes(recorded.figures("report")).source()).isEqualTo("A report of ours");
    }

    @Test
    void anOutsideFactIsCitedByItsSource() {
        assertThat(Plots.magnitudes(recorded.figures("context")).source()).isEqualTo("Survey office, 2029");
    }
}
