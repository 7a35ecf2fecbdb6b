package org.headcount.app;

import org.headcount.engine.Settings;

/** What cells start with, in notebooks and in the JDK's jshell. */
final class CellSettings {
    private static final String[] TOOLKIT = {
        "org.headcount.data.*",
        "org.headcount.data.csv.*",
        "org.headcount.data.excel.*",
        "org.headcount.data.fault.*",
        "org.headcount.data.input.ReadingProgress",
        "org.headcount.data.spss.*",
        "org.headcount.data.stata.*",
        "org.headcount.data.table.*",
        "org.headcount.data.worldbank.*",
        "org.headcount.document.*",
        "org.headcount.metrics.*",
        "org.headcount.plotting.*",
        "static org.headcount.plotting.Plots.show",
        "org.headcount.reading.*",
        "org.headcount.recorded.*",
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
