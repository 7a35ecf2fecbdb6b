package org.headcount.app;

import org.headcount.engine.Settings;

/** What cells start with, in notebooks and in the JDK's jshell. */
final class CellSettings {
    private static final String[] TOOLKIT = {
        "org.headcount.data.*",
        "org.headcount.document.*",
        "org.headcount.metrics.*",
        "org.headcount.plots.*",
        "static org.headcount.plots.Plots.show",
        "org.headcount.reading.*",
        "org.headcount.report.*",
        "org.headcount.survey.*",
        "tech.tablesaw.api.*",
        // Names that two of the packages have: the one to be used.
        "java.time.Period",
        "org.headcount.data.Row"
    };

    private CellSettings() {}

    /** The JDK's imports and those of the toolkit. */
    static Settings settings() {
        return Settings.usual().withImports(TOOLKIT);
    }
}
