package org.headcount.engine;

import java.util.List;

/**
 * Why a cell did not end well, for people.
 *
 * @param name what kind of failure: {@code CompileError}, or the simple name of what was thrown
 * @param message what happened, in a sentence
 * @param report the message with where it happened and what to do, in lines of plain text
 */
public record Failure(String name, String message, List<String> report) {
    /** A failure that nothing can later change. */
    public Failure {
        report = List.copyOf(report);
    }

    @Override
    public String toString() {
        return String.join("\n", report);
    }
}
