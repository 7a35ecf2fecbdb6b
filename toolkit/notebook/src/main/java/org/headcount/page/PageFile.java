package org.headcount.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headcount.notebook.AtomicFile;
import org.headcount.notebook.UnusableFile;

/** Pages on the disk. They replace older pages, and nothing else. */
public final class PageFile {

    private static final int HEAD = 400;

    private PageFile() {}

    /**
     * Says early what {@link #write} would say when it is too late.
     *
     * @throws UnusableFile when a file that Headcount did not write has that name, or it cannot be written
     */
    public static void requireWritable(Path file) throws UnusableFile {
        AtomicFile.requireWritable(file);
        if (Files.exists(file) && !isOurs(file)) {
            throw new UnusableFile(
                    file, "exists and was not made by Headcount: name another place, or move it away first");
        }
    }

    private static boolean isOurs(Path file) throws UnusableFile {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            String head = new String(stream.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.contains(PageTemplate.MARK) || head.startsWith(MarkdownPage.MARK);
        } catch (IOException e) {
            throw new UnusableFile(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    static void write(Path file, String content) throws UnusableFile {
        requireWritable(file);
        AtomicFile.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
