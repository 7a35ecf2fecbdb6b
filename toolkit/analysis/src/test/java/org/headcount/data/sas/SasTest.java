package org.headcount.data.sas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.headcount.data.DataReader;
import org.headcount.data.fault.DataException;
import org.headcount.data.table.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * SAS data sets. Only SAS writes them as SAS does, so the data set is one that Debian's package {@code r-cran-haven} brings; the
 * same data in SPSS's format are beside it.
 */
class SasTest {

    private static final Path EXAMPLES = Path.of("/usr/lib/R/site-library/haven/examples");

    @TempDir
    private Path folder;

    private static Path iris() {
        Path file = EXAMPLES.resolve("iris.sas7bdat");
        assertThat(Files.exists(file) || System.getenv("CI") == null)
                .as("in continuous integration a SAS data set is read, not skipped")
                .isTrue();
        assumeTrue(Files.exists(file), "r-cran-haven is not here: no SAS data set is read");
        return file;
    }

    @Test
    void holdsWhatTheSameDataHoldElsewhere() {
        DataFile sas = DataReader.anyFormat().read(iris());
        Table spss = DataReader.anyFormat().read(EXAMPLES.resolve("iris.sav")).table();
        assertThat(sas.table().columnNames())
                .containsExactly("Sepal_Length", "Sepal_Width", "Petal_Length", "Petal_Width", "Species");
        assertThat(sas.table().rowCount()).isEqualTo(150);
        for (int i = 0; i < 4; i++) {
            assertThat(((DoubleColumn) sas.table().column(i)).asDoubleArray())
                    .containsExactly(((DoubleColumn) spss.column(i)).asDoubleArray());
        }
        assertThat(sas.table().stringColumn("Species").countUnique()).isEqualTo(3);
        assertThat(sas.table().stringColumn("Species").get(149)).isEqualTo("virgin");
        assertThat(sas.variable("Species").format()).contains("$6.");
        assertThat(sas.places().place(2)).endsWith("iris.sas7bdat:3");
    }

    @Test
    void readsTheColumnsAskedFor() {
        Path file = iris();
        assertThat(DataReader.anyFormat()
                        .only(java.util.List.of("Petal_Width"))
                        .read(file)
                        .table()
                        .columnNames())
                .containsExactly("Petal_Width");
        assertThatThrownBy(() ->
                        DataReader.anyFormat().only(java.util.List.of("Petal")).read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("iris.sas7bdat: no column 'Petal'; it has Sepal_Length, Sepal_Width");
        assertThatThrownBy(() -> DataReader.anyFormat().skip(2).read(file)).hasMessageContaining("a SAS data set");
    }

    @Test
    void aDamagedFileIsRefusedAndNeverReadInPart() throws IOException {
        byte[] whole = Files.readAllBytes(iris());
        for (int length : new int[] {100, 5_000, 66_000, 90_000}) {
            Path part = Files.write(folder.resolve(length + ".sas7bdat"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> DataReader.anyFormat().read(part))
                    .as("%d bytes", length)
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(part.toString())
                    .hasMessageContaining("check that it is whole and opens in SAS");
        }
    }

    @Test
    void whatIsNoSasDataSet() throws IOException {
        Path text = Files.writeString(folder.resolve("text.sas7bdat"), "a,b\n1,2\n".repeat(100));
        assertThatThrownBy(() -> DataReader.anyFormat().read(text))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(text.toString())
                .hasMessageContaining("check that it is whole and opens in SAS");
    }
}
