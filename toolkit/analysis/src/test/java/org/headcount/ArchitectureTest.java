package org.headcount;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between packages; those between modules are Maven's to forbid. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headcount");

    @Test
    void documentsStandOnDataAndMetrics() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("metrics")
                .definedBy("org.headcount.metrics..")
                .layer("data")
                .definedBy("org.headcount.data..")
                .layer("document")
                .definedBy("org.headcount.document..")
                .layer("plots")
                .definedBy("org.headcount.plotting..")
                .whereLayer("plots")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("plots")
                .whereLayer("data")
                .mayOnlyBeAccessedByLayers("document")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("document", "plots")
                .check(CLASSES);
    }

    /** A form of plot knows nothing of what is plotted; {@code plots} brings the two together. */
    @Test
    void formsOfPlotsStandAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.headcount.plot..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.headcount..")
                        .and(DescribedPredicate.not(resideInAPackage("org.headcount.plot.."))))
                .check(CLASSES);
    }

    @Test
    void documentsKnowNoPlots() {
        noClasses()
                .that()
                .resideInAnyPackage("org.headcount.document..", "org.headcount.data..", "org.headcount.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.headcount.plot..", "org.headcount.plotting..")
                .check(CLASSES);
    }

    /** Reading builds on documents; what shows an audit builds on both, and on plots. */
    @Test
    void documentsKnowNoReadersAndReadersNoPages() {
        noClasses()
                .that()
                .resideInAnyPackage("org.headcount.document..", "org.headcount.data..", "org.headcount.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.headcount.reading..", "org.headcount.report..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.headcount.reading..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.headcount.report..", "org.headcount.plot..", "org.headcount.plotting..")
                .check(CLASSES);
    }

    @Test
    void metricsKnowNoTables() {
        noClasses()
                .that()
                .resideInAPackage("org.headcount.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tech.tablesaw..", "java.io..", "java.nio.file..")
                .check(CLASSES);
    }

    @Test
    void arithmeticReadsNoFileAndKnowsNoTables() {
        noClasses()
                .that()
                .haveNameMatching(
                        "org\\.headcount\\.document\\.(Interval|Expression.*|Relation|Terms|Trend.*|Proportion.*|Composition.*|Bound.*|Restatement.*|Grade|Hedge|Unit|Scope|Checks)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.time.chrono..", "tech.tablesaw..")
                .check(CLASSES);
    }
}
