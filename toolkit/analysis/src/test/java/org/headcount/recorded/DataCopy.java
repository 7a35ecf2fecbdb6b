package org.headcount.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.headcount.data.DataFolder;

/** A folder of recorded data that a test may spoil, read without the documents' texts. */
public record DataCopy(Path folder) {

    private static final Path ORIGINAL = Path.of("..", "..", "data");

    static DataCopy in(Path folder) {
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ORIGINAL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DataCopy(folder);
    }

    /** A line per file: its SHA-256, and its name. */
    static String digests() throws IOException {
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            StringBuilder lines = new StringBuilder();
            for (Path file : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                lines.append(HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))))
                        .append("  ")
                        .append(ORIGINAL.relativize(file).toString().replace('\\', '/'))
                        .append('\n');
            }
            return lines.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    DataCopy change(String name, UnaryOperator<String> edit) throws IOException {
        Path file = folder.resolve(name);
        String before = Files.readString(file);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("the edit of " + name + " found nothing to change");
        }
        Files.writeString(file, after);
        return this;
    }

    DataCopy replace(String name, String what, String by) throws IOException {
        return change(name, text -> text.replace(what, by));
    }

    DataCopy append(String name, String line) throws IOException {
        return change(name, text -> text + line + "\n");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    public Recorded read() {
        return Recorded.in(DataFolder.at(folder), Optional.empty());
    }

    /** Everything that an audit of all of it reads. */
    void audit() {
        Recorded recorded = read();
        recorded.auditable().forEach(recorded::audit);
        recorded.ties();
    }
}
