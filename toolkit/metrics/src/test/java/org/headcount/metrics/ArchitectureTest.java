package org.headcount.metrics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the package may depend on, and in which order its types build on each other. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headcount.metrics");

    /** What metrics are made of. */
    private static final Class<?>[] FAMILIES = {
        Welfare.class,
        Poverty.class,
        PovertyIndices.class,
        SenIndices.class,
        Dominance.class,
        Inequality.class,
        Lorenz.class,
        Concentration.class,
        Decomposition.class,
        Sources.class,
        AlkireFoster.class,
        Targeting.class
    };

    /** What a sample design is made of. */
    private static final Class<?>[] DESIGNS = {Design.class, PsuTotals.class, SinglePsu.class, SinglePsuException.class
    };

    @Test
    void onlyTheJdksCollectionsAndHipparchusAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.headcount.metrics",
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "org.hipparchus..")
                .check(CLASSES);
    }

    @Test
    void noStateIsStatic() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void metricsKnowNoDesign() {
        noClasses()
                .that(belongToAnyOf(FAMILIES))
                .or(belongToAnyOf(Distribution.class, Formula.class, Line.class, Change.class))
                .should()
                .dependOnClassesThat(belongToAnyOf(DESIGNS))
                .check(CLASSES);
    }

    @Test
    void designsKnowNoMetric() {
        noClasses()
                .that(belongToAnyOf(DESIGNS))
                .should()
                .dependOnClassesThat(belongToAnyOf(FAMILIES))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(Distribution.class, Metric.class, Formula.class))
                .check(CLASSES);
    }

    /** Formulas build on what a distribution offers, not the other way round. */
    @Test
    void distributionsKnowNoMetric() {
        noClasses()
                .that(belongToAnyOf(
                        Distribution.class,
                        OrderStatistics.class,
                        Ranked.class,
                        Sorted.class,
                        Density.class,
                        Linearised.class,
                        Influence.class))
                .should()
                .dependOnClassesThat(belongToAnyOf(FAMILIES))
                .check(CLASSES);
    }

    /** Metrics are listed through the registry alone. */
    @Test
    void onlyTheRegistryReadsEntries() {
        methods()
                .that()
                .haveName("entries")
                .should()
                .notBePublic()
                .andShould()
                .onlyBeCalled()
                .byClassesThat(belongToAnyOf(Metrics.class))
                .check(CLASSES);
    }
}
