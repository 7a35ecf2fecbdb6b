package org.headcount.maven;

import java.nio.file.Path;
import java.util.List;

/**
 * What asking for libraries came to.
 *
 * @param jars the libraries, and what they need in turn, nearest first
 * @param others dependencies that are not jars, such as archives of native code, and not on the class path
 * @param lost requested versions that another version replaced
 * @param faulty libraries whose POM cannot be used, with why: what they need in turn is missing
 * @param unasked repositories that could not be asked, with why; what was wanted is complete without them
 */
public record Resolution(
        List<Jar> jars, List<Coordinates> others, List<Lost> lost, List<String> faulty, List<String> unasked) {
    /**
     * An artifact and its file.
     *
     * @param coordinates the artifact
     * @param file where it is
     * @param asked whether it was asked for by name, and not only needed by another
     */
    public record Jar(Coordinates coordinates, Path file, boolean asked) {}

    /**
     * A version that gave way.
     *
     * @param coordinates what was asked for
     * @param by who asked for it
     * @param winner the version that won
     */
    public record Lost(Coordinates coordinates, Coordinates by, String winner) {}

    /** A resolution that nothing can later change. */
    public Resolution {
        jars = List.copyOf(jars);
        others = List.copyOf(others);
        lost = List.copyOf(lost);
        faulty = List.copyOf(faulty);
        unasked = List.copyOf(unasked);
    }
}
