package org.headcount.notebook;

import java.nio.file.Path;

/** A file that cannot be read or written as asked: the message names it and says what to do. */
public final class UnusableFile extends Exception {
    private static final long serialVersionUID = 1L;

    /** A problem with a file, in words that follow its name. */
    public UnusableFile(Path file, String problem) {
        super(file + " " + problem);
    }

    /** A problem with a file, and what led to it. */
    public UnusableFile(Path file, String problem, Throwable cause) {
        super(file + " " + problem, cause);
    }
}
