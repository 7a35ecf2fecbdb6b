package org.headcount.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.headcount.document.Figure;
import org.headcount.document.Figures;
import org.headcount.document.Provenance;
import org.headcount.document.Wording;

/**
 * What is known of the recorded figures, told once more in a file of its own. After a change that is
 * meant, {@code mvn test -Dgolden=write} writes it anew, and the difference is for a reader to judge.
 */
final class Known {

    private static final Path FOLDER = Path.of("src", "test", "resources", "known");

    private Known() {}

    static String figures(String document) throws IOException {
        return known(document + ".txt", text(Recorded.builtIn().figures(document)));
    }

    static String digests() throws IOException {
        return known("digests.txt", DataCopy.digests());
    }

    private static String known(String name, String now) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, now);
        }
        return Files.readString(file);
    }

    static String text(Figures figures) {
        return figures.stream().map(Known::text).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(Figure figure) {
        Provenance.Printed place = (Provenance.Printed) figure.provenance();
        return String.format(
                "%s | paragraph %d, %d-%d | %s | %s to %s %s %s half %s | %s | %s | %s",
                figure.id(),
                place.paragraph(),
                place.start(),
                place.end(),
                figure.text(),
                Wording.plain(figure.low()),
                Wording.plain(figure.high()),
                figure.unit(),
                figure.hedge(),
                figure.halfUnit().isPresent() ? Wording.plain(figure.halfUnit().getAsDouble()) : "none",
                figure.period(),
                figure.topic(),
                figure.scope());
    }
}
