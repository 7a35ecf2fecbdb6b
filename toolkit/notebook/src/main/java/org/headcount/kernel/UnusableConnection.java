package org.headcount.kernel;

import java.nio.file.Path;

/** A connection file with which no kernel can be started: the message names it and says what to do. */
final class UnusableConnection extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableConnection(Path file, String problem) {
        super("connection file " + file + ": " + problem);
    }

    UnusableConnection(Path file, String problem, Throwable cause) {
        super("connection file " + file + ": " + problem, cause);
    }
}
