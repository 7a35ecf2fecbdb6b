package org.headcount.maven;

import java.util.List;

/** Something that was asked for is not to be had. */
public final class Unresolved extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    Unresolved(String message, List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    /** What was tried, and what to do, a line each. */
    public List<String> details() {
        return details;
    }
}
