package org.headcount.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.RegularFile;

/**
 * Where recorded data are read from: the set that travels inside the jar, or a folder of the same
 * form. Files are named by their path below it, with slashes ({@code figures/white-paper-2011.csv}).
 */
public final class DataFolder {

    private static final String INSIDE = "/org/headcount/recorded/";

    private final Optional<Path> folder;

    private DataFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The data recorded with this version of the toolkit. */
    public static DataFolder builtIn() {
        return new DataFolder(Optional.empty());
    }

    /**
     * A folder laid out like the repository's {@code data/}.
     *
     * @throws org.headcount.data.fault.DataException if there is no such folder
     */
    public static DataFolder at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw DataException.file(
                    folder.toString(), "no such folder", "name one that is laid out like the repository's data/");
        }
        return new DataFolder(Optional.of(folder));
    }

    /** Where it is, if it is not inside of the toolkit. */
    public Optional<Path> path() {
        return folder;
    }

    /** How a file is called in messages. */
    public String label(String name) {
        return folder.map(path -> path.resolve(name).toString()).orElse("data/" + name);
    }

    /** Whether there is a file of that name. */
    public boolean has(String name) {
        return folder.map(path -> Files.exists(path.resolve(name)))
                .orElseGet(() -> DataFolder.class.getResource(INSIDE + name) != null);
    }

    /** The text of a file, read strictly as UTF-8. */
    String read(String name) {
        try (InputStream bytes = open(name);
                Reader reader = new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                text.append(buffer, 0, n);
            }
            // A byte order mark, which spreadsheets like to write, is no part of the first name.
            return text.indexOf("\uFEFF") == 0 ? text.substring(1) : text.toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw DataException.file(label(name), "not UTF-8", "save it as UTF-8", e);
        } catch (IOException | UncheckedIOException e) {
            throw DataException.file(
                    label(name), "cannot be read (" + e.getMessage() + ")", "check its permissions", e);
        }
    }

    /** The SHA-256, in hexadecimal digits, of the names and texts of those of these files that there are. */
    public String digest(List<String> names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                if (has(name)) {
                    digest.update((name + "\n" + read(name)).getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private InputStream open(String name) throws IOException {
        if (!has(name)) {
            throw DataException.file(label(name), "no such file", "check the name, or the folder of the data");
        }
        folder.ifPresent(path -> RegularFile.require(path.resolve(name)));
        return folder.isPresent()
                ? Files.newInputStream(folder.get().resolve(name))
                : DataFolder.class.getResourceAsStream(INSIDE + name);
    }

    @Override
    public String toString() {
        return "data folder: " + folder.map(Path::toString).orElse("the recorded data of the toolkit");
    }
}
