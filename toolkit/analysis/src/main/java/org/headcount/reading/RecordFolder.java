package org.headcount.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.headcount.data.DataFolder;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.RegularFile;
import org.headcount.document.Audit;
import org.headcount.recorded.RecordWriter;

/**
 * A folder of one's own with recorded documents, in the form of the toolkit's data: what was read of a document is
 * written there for a person to correct. Files that exist keep their rows; figures and claims that differ from what would
 * be written are never overwritten.
 */
public final class RecordFolder {

    private static final List<String> SOURCES =
            List.of("id", "kind", "file", "title", "publisher", "date", "address", "edition", "sha256");

    private final Path folder;

    /** A folder; it is made when something is saved. */
    public RecordFolder(Path folder) {
        this.folder = folder;
    }

    /** The id under which a file of that name is recorded: small letters, digits and hyphens. */
    public static String id(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String id = stem.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
                .replaceAll("^-|-$", "");
        return id.isEmpty() || id.equals("context") ? "document" : id;
    }

    /**
     * Records a document, and answers the files that were written.
     *
     * @throws DataException if the folder has other figures or claims of that id, or cannot be written; or if the phrase of a
     *     corrected figure does not say its number
     */
    public List<Path> save(String id, Document document) {
        document.corrections().forEach(RecordWriter::requireSaid);
        Audit audit = document.audit();
        RecordWriter writer = new RecordWriter(id, audit);
        Map<Path, String> own = new LinkedHashMap<>();
        own.put(folder.resolve("texts").resolve(id + ".txt"), document.text());
        own.put(folder.resolve("figures").resolve(id + ".csv"), writer.figures());
        own.put(folder.resolve("claims").resolve(id + ".csv"), writer.claims());
        own.forEach(RecordFolder::requireUnchanged);
        Map<Path, String> files = new LinkedHashMap<>(own);
        files.put(folder.resolve("sources.csv"), sources(id, document));
        Set<String> known = Rows.of(DataFolder.builtIn(), "units.csv").stream()
                .map(row -> row.text("unit"))
                .collect(Collectors.toSet());
        Map<String, String> units = writer.units(known);
        if (!units.isEmpty()) {
            List<List<String>> rows = units.entrySet().stream()
                    .map(unit -> List.of(unit.getKey(), unit.getValue()))
                    .toList();
            files.put(folder.resolve("units.csv"), merged("units.csv", List.of("unit", "meaning"), rows, 1));
        }
        if (!writer.caveats().isEmpty()) {
            files.put(
                    folder.resolve("caveats.csv"),
                    merged("caveats.csv", List.of("about", "kind", "note", "evidence"), writer.caveats(), 3));
        }
        if (!Files.exists(folder.resolve("README.md"))) {
            files.put(folder.resolve("README.md"), RecordReadme.text());
        }
        files.forEach(RecordFolder::write);
        return List.copyOf(files.keySet());
    }

    private String sources(String id, Document document) {
        String title = document.blocks().stream()
                .filter(block -> block.type() == Block.Type.HEADING)
                .findFirst()
                .map(document::text)
                .orElse(document.name());
        List<String> row = List.of(
                id,
                "document",
                id + ".txt",
                Words.clean(title),
                "",
                "",
                "",
                "read from " + document.name(),
                sha256(document.text()));
        return merged("sources.csv", SOURCES, List.of(row), 1);
    }

    /** The rows of a file with new ones below; a row whose first cells are there already is left as it is. */
    private String merged(String name, List<String> header, List<List<String>> added, int key) {
        List<List<String>> rows = new ArrayList<>();
        List<String> columns = header;
        if (Files.exists(folder.resolve(name))) {
            List<Row> there = Rows.of(DataFolder.at(folder), name);
            if (!there.isEmpty()) {
                columns = List.copyOf(there.get(0).cells().keySet());
            }
            there.forEach(row -> rows.add(List.copyOf(row.cells().values())));
        }
        for (List<String> row : added) {
            List<String> ordered = new ArrayList<>();
            for (String column : columns) {
                int at = header.indexOf(column);
                ordered.add(at < 0 ? "" : row.get(at));
            }
            boolean known =
                    rows.stream().anyMatch(other -> other.subList(0, key).equals(ordered.subList(0, key)));
            if (!known) {
                rows.add(ordered);
            }
        }
        return RecordWriter.csv(columns, rows);
    }

    private static void requireUnchanged(Path file, String content) {
        RegularFile.require(file);
        try {
            if (Files.exists(file) && !Files.readString(file).equals(content)) {
                throw DataException.file(
                        file.toString(),
                        "it exists and differs from what was read now; corrections in it would be lost",
                        "record under another id, into another folder, or move it away first");
            }
        } catch (IOException e) {
            throw DataException.file(file.toString(), "cannot be read (" + e.getMessage() + ")", "move it away", e);
        }
    }

    /** Writes a file whole, or not at all. */
    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".record", ".part");
            try {
                Files.writeString(part, content);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw DataException.file(
                    file.toString(), "cannot be written (" + e + ")", "name a folder that may be written", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "folder of recorded documents: " + folder;
    }
}
