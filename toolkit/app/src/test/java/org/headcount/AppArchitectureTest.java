package org.headcount;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which packages of the app may use which others. Every package has a rule. */
class AppArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headcount.app", "org.headcount.release");

    @Test
    void everyPackageHasItsRule() {
        Set<String> packages =
                CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .containsExactly(
                        "org.headcount.app",
                        "org.headcount.app.command",
                        "org.headcount.app.render",
                        "org.headcount.release");
    }

    /** The commands for notebooks know notebooks: what they run, and what it is about, is handed to them. */
    @Test
    void commandsForNotebooksKnowNoAnalysis() {
        classes()
                .that()
                .resideInAPackage("org.headcount.app.command")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("org.headcount.."))
                        .or(resideInAnyPackage(
                                "org.headcount.app.command",
                                "org.headcount.engine",
                                "org.headcount.session",
                                "org.headcount.kernel",
                                "org.headcount.kernelspec",
                                "org.headcount.notebook",
                                "org.headcount.page",
                                "org.headcount.runner")))
                .check(CLASSES);
    }

    /** Renderers run in the session VM, where there are no commands and no engine. */
    @Test
    void renderersKnowTheSessionAndTheAnalysis() {
        noClasses()
                .that()
                .resideInAPackage("org.headcount.app.render")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "picocli..",
                                "org.headcount.engine..",
                                "org.headcount.magic..",
                                "org.headcount.kernel..",
                                "org.headcount.kernelspec..",
                                "org.headcount.runner..",
                                "org.headcount.page..",
                                "org.headcount.app.command..")
                        .or(resideInAPackage("org.headcount.app")))
                .check(CLASSES);
    }

    /** What unpacks a release runs before anything else is there. */
    @Test
    void theReleaseUnpacksWithTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("org.headcount.release")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("org.headcount.release", "java.."))
                .check(CLASSES);
    }

    @Test
    void nothingUsesTheRelease() {
        noClasses()
                .that()
                .resideInAPackage("org.headcount.app..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.headcount.release.."))
                .check(CLASSES);
    }
}
