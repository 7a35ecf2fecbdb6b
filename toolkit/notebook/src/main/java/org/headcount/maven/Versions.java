package org.headcount.maven;

import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionScheme;

/** Compares versions of one library, as Maven does. */
public final class Versions {
    private Versions() {}

    /** Whether the first version is later than the second. */
    public static boolean isNewer(String version, String other) {
        VersionScheme scheme = new GenericVersionScheme();
        try {
            return scheme.parseVersion(version).compareTo(scheme.parseVersion(other)) > 0;
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalStateException("Maven takes any text for a version", e);
        }
    }
}
