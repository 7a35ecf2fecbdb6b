package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.headcount.data.DataFolder;
import org.headcount.document.Audit;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recorded of a document that was read gives the same audit. */
class RecordFolderTest {

    @TempDir
    private Path folder;

    static Stream<Path> texts() throws IOException, URISyntaxException {
        return FormatsTest.texts();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theRecordGivesTheSameVerdicts(Path text) {
        Document document = Document.read(text);
        String id = document.save(folder);
        Audit recorded = Recorded.in(DataFolder.at(folder)).audit(id);
        assertThat(verdicts(recorded)).isNotEmpty().isEqualTo(verdicts(document.audit()));
    }

    private static List<String> verdicts(Audit audit) {
        return audit.claims().stream()
                .map(claim -> claim.claim().id() + " " + claim.grade() + " " + claim.sentence())
                .toList();
    }
}
