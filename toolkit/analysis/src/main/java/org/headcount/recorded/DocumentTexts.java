package org.headcount.recorded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Tables;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.RegularFile;
import org.headcount.document.Source;

/**
 * The texts of the recorded documents, where they are at hand. They are not part of the repository;
 * with them every digest and every recorded phrase is held against the print.
 */
final class DocumentTexts {

    /** Names the folder with the texts; it has no default. */
    static final String VARIABLE = "HEADCOUNT_DOCUMENTS";

    /** The folder inside of a data folder that may hold the texts. */
    static final String BESIDE = "texts";

    private final Optional<Path> beside;
    private final Optional<Path> folder;

    DocumentTexts(Path folder) {
        this(Optional.empty(), Optional.of(folder));
    }

    private DocumentTexts(Optional<Path> beside, Optional<Path> folder) {
        this.beside = beside;
        this.folder = folder;
    }

    /** Those in the folder of the data itself, and in the folder that the environment names, if there are any. */
    static Optional<DocumentTexts> of(DataFolder data) {
        Optional<Path> named = Optional.ofNullable(System.getenv(VARIABLE))
                .filter(name -> !name.isBlank())
                .map(Path::of);
        Optional<Path> beside = data.path().map(path -> path.resolve(BESIDE)).filter(Files::isDirectory);
        return beside.isPresent() || named.isPresent()
                ? Optional.of(new DocumentTexts(beside, named))
                : Optional.empty();
    }

    /** Where the text of a document is; nothing where only some documents have theirs beside the data. */
    Optional<Path> path(Source document) {
        String file = document.file().orElseThrow();
        return beside.map(path -> path.resolve(file))
                .filter(Files::exists)
                .or(() -> folder.map(path -> path.resolve(file)));
    }

    /**
     * Holds all that is recorded against the texts.
     *
     * @throws DataException if a text is missing or another one, or a phrase is not at its offsets
     */
    void check(Recorded recorded) {
        Map<String, String> texts = new HashMap<>();
        recorded.documents()
                .forEach(document -> path(document).ifPresent(path -> texts.put(document.id(), text(document, path))));
        recorded.documents().stream()
                .filter(document -> texts.containsKey(document.id()))
                .forEach(document -> recorded.figures(document.id())
                        .forEach(figure -> check(recorded.rows().get(figure.id()), texts.get(document.id()))));
        Set<String> documents = recorded.documents().stream().map(Source::id).collect(Collectors.toSet());
        List<String> lists = new ArrayList<>(Stream.of("ties", "measures")
                .filter(list -> recorded.folder().has(list + ".csv"))
                .toList());
        lists.addAll(recorded.tables());
        for (String list : lists) {
            for (Row row : Tables.rows(recorded.folder(), list)) {
                if (row.cells().containsKey("start") && row.optional("start").isPresent()) {
                    String document = FigureRows.known(row, "document", documents, "sources.csv");
                    Optional.ofNullable(texts.get(document)).ifPresent(text -> check(row, text));
                }
            }
        }
    }

    private static String text(Source document, Path path) {
        RegularFile.require(path);
        try {
            byte[] bytes = Files.readAllBytes(path);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (!Optional.of(digest).equals(document.sha256())) {
                throw DataException.file(
                        path.toString(),
                        "SHA-256 is " + digest + ", recorded for " + document.id() + " is "
                                + document.sha256().orElse("none"),
                        "use the text that was recorded, or record this one");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw DataException.file(
                    path.toString(),
                    "cannot be read",
                    "put the text of " + document.id() + " there, or unset " + VARIABLE,
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void check(Row row, String text) {
        int start = row.whole("start");
        int end = row.whole("end");
        String phrase = row.text("text");
        if (start > end || end > text.codePointCount(0, text.length())) {
            throw row.fault("end", "beyond the text, or before its start", "correct the offsets");
        }
        int from = text.offsetByCodePoints(0, start);
        int to = text.offsetByCodePoints(from, end - start);
        // A phrase is recorded on one line, also where the text is wrapped.
        String found =
                text.substring(from, to).replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        if (!found.equals(phrase)) {
            throw row.fault(
                    "start",
                    "the text has '" + found + "' there, not '" + phrase + "'",
                    "correct the offsets or the phrase");
        }
        int paragraph = (int)
                text.substring(0, to).lines().filter(line -> !line.isBlank()).count();
        if (paragraph != row.whole("paragraph")) {
            throw row.fault("paragraph", "the phrase is in paragraph " + paragraph, "correct it");
        }
    }
}
