package org.headcount.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headcount.data.DataFolder;
import org.headcount.data.fault.DataException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No digit of the recorded figures can change unnoticed: each is replaced by another in turn, and
 * then either loading refuses the row, or what is recorded differs from what is known of it.
 */
@Tag("thorough")
class MutationTest {

    @TempDir
    private Path folder;

    @Test
    void everyDigitOfEveryFigureCounts() throws IOException {
        DataCopy data = DataCopy.in(folder);
        List<String> survivors = new ArrayList<>();
        int mutants = 0;
        for (String document : List.of(
                "seminar-2020", "white-paper-2011", "press-conference-2021", "east-asia-pilot", "celac-forum-2021")) {
            String name = "figures/" + document + ".csv";
            Path file = data.file(name);
            String original = Files.readString(file);
            String known = Known.figures(document);
            for (int i = original.indexOf('\n'); i < original.length(); i++) {
                if (Character.isDigit(original.charAt(i))) {
                    mutants++;
                    char other = original.charAt(i) == '9' ? '0' : (char) (original.charAt(i) + 1);
                    Files.writeString(file, original.substring(0, i) + other + original.substring(i + 1));
                    if (survives(document, known)) {
                        survivors.add(name + ", offset " + i);
                    }
                }
            }
            Files.writeString(file, original);
        }
        assertThat(mutants).isGreaterThan(3000);
        assertThat(survivors)
                .as("digits of %d that may be changed unnoticed", mutants)
                .isEmpty();
    }

    /** The other files of data, a digest each: whoever changes one means to, and says so by writing this anew. */
    @Test
    void everyOtherFileIsAsKnown() throws IOException {
        assertThat(DataCopy.digests()).isEqualTo(Known.digests());
    }

    private boolean survives(String document, String known) {
        try {
            Recorded recorded = Recorded.in(DataFolder.at(folder), Optional.empty());
            return Known.text(recorded.figures(document)).equals(known);
        } catch (DataException e) {
            return false;
        }
    }
}
