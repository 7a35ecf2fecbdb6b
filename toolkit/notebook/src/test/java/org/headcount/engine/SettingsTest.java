package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session is started with, and what its classes may know. */
class SettingsTest {
    @Test
    void renderersOfTheClassPathShowTheirClasses() {
        String temperature = "new org.headcount.engine.TemperatureRenderer.Temperature(";
        try (Transcript session = Transcript.usual()) {
            assertThat(session.bundle(temperature + "20)").data())
                    .containsEntry("text/html", "<b>20.0</b> °C")
                    .containsEntry("text/plain", "Temperature[degrees=20.0]");
            assertThat(session.printed(CellOutput.Stream.STDERR))
                    .contains("A renderer on the class path is left out")
                    .contains("NoSuchRenderer");
            session.fails(temperature + "-300)", "IllegalArgumentException: colder than it gets: -300.0");
        }
    }

    @Test
    void resultsAreCutWhereAsked() {
        try (Transcript session = new Transcript(Settings.usual().withResultLimit(5))) {
            session.shows("\"abcdefgh\"", "abcde… (cut at 5 characters of 8)");
        }
    }

    @Test
    void previewFeaturesByOption() {
        // A feature that is final is no preview: the option itself is what every JDK has.
        try (Transcript session = new Transcript(Settings.usual().withPreview())) {
            session.shows("Class.forName(\"java.lang.String\") == String.class", "true")
                    .shows("record Point(int x, int y) {}\nnew Point(1, 2)", "Point[x=1, y=2]");
        }
    }

    @Test
    void switchPatternsWhereTheJdkHasThem() {
        String source = "Object o = 5;\nString kind = switch (o) { case Integer i when i > 3 -> \"big\";"
                + " case Integer i -> \"small\"; default -> \"other\"; };\nkind";
        try (Transcript session = Transcript.usual()) {
            if (Runtime.version().feature() >= 21) {
                session.shows(source, "big");
            } else {
                assertThat(session.run(source)).isInstanceOf(Outcome.Failed.class);
            }
        }
    }

    @Test
    void importsThatDoNotCompileAreTold(@TempDir Path folder) {
        assertThatThrownBy(() -> Engine.start(Settings.usual().withImports("no.such.Thing")))
                .hasMessageContaining("the imports that cells start with do not compile")
                .hasMessageContaining("no.such");
        assertThatThrownBy(() -> Engine.start(Settings.usual().in(folder.resolve("none"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void packagesKnowOnlyWhatTheyShould() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.headcount");
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.headcount.session")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.headcount.session", "java..", "javax..", "jdk.jshell.spi")
                .check(classes);
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.headcount.sources")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.headcount.sources", "java..", "javax..", "com.sun.source..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("org.headcount.engine", "org.headcount.notebook")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.headcount.runner")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("org.headcount.notebook")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.headcount.engine", "org.headcount.session")
                .check(classes);
    }
}
