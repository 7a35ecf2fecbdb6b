package org.headcount.data.input;

import java.nio.file.Files;
import java.nio.file.Path;
import org.headcount.data.fault.DataException;

/** Refuses what can be opened like a file but never ends, or blocks until another program writes to it. */
public final class RegularFile {
    private RegularFile() {}

    /**
     * Checks a file before it is opened; links are followed. A file that does not exist passes.
     *
     * @throws org.headcount.data.fault.DataException if it is a folder, a pipe or a device
     */
    public static void require(Path file) {
        if (Files.isDirectory(file)) {
            throw DataException.file(file.toString(), "a folder, not a file", "name a file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw DataException.file(
                    file.toString(), "a pipe or a device, which may never end", "save what it gives to a file first");
        }
    }
}
