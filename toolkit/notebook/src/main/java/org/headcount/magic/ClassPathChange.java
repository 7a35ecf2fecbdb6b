package org.headcount.magic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Changes the class path of cells. Classes that are loaded cannot be replaced: where entries are in use, a session in
 * which nothing has been declared is restarted, and otherwise nothing changes.
 *
 * @param result what was done
 * @param inUse the entries in use that kept the class path from being changed
 */
record ClassPathChange(Result result, List<Path> inUse) {
    /** What to do to have a library whose place is taken by classes in use. */
    static final String ADVICE = "to have it, put this line into the first cell, restart the kernel and run that first";

    /** What is said where the session was restarted. */
    static final String RESTARTED = "the session was restarted for it, since nothing was declared in it yet";

    /** What was done. */
    enum Result {
        /** The class path has changed. */
        DONE,
        /** The class path has changed, in a new session. */
        RESTARTED,
        /** Nothing was changed. */
        REFUSED
    }

    /**
     * Puts entries before those that are there, and removes others.
     *
     * @throws MagicFailure when an entry is a file and no jar
     */
    static ClassPathChange make(MagicContext context, List<Path> added, List<Path> removed)
            throws MagicFailure, IOException {
        try {
            List<Path> inUse = added.isEmpty() ? List.of() : context.engine().inUse(added, removed);
            if (inUse.isEmpty()) {
                context.engine().changeClassPath(added, removed);
                return new ClassPathChange(Result.DONE, inUse);
            }
            if (context.interpreter().isUntouched()) {
                context.engine().restartWithClassPath(added, removed);
                return new ClassPathChange(Result.RESTARTED, inUse);
            }
            return new ClassPathChange(Result.REFUSED, inUse);
        } catch (IllegalArgumentException e) {
            throw MagicFailure.of(e.getMessage(), "get it again; nothing was added");
        }
    }

    /** The names of the entries in use. */
    String namesInUse() {
        return String.join(
                ", ", inUse.stream().map(path -> path.getFileName().toString()).toList());
    }
}
