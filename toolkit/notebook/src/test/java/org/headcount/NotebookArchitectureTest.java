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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which packages of this module may use which, and which libraries. Every package has a row in the table. */
class NotebookArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headcount", "io.github.spencerpark", "org.dflib");

    /** What each package may use of the other packages, directly. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "session", Set.of(),
            "sources", Set.of(),
            "maven", Set.of(),
            "notebook", Set.of(),
            "engine", Set.of("session", "sources"),
            "page", Set.of("session", "notebook"),
            "magic", Set.of("session", "sources", "maven", "notebook", "engine"),
            "kernel", Set.of("session", "engine", "magic"),
            "kernelspec", Set.of("notebook", "engine"),
            "runner", Set.of("session", "notebook", "engine", "page", "magic"));

    /** The packages that may use a library; nothing else in the module uses it. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "org.zeromq", Set.of("kernel"),
            "org.objectweb.asm", Set.of("engine"),
            "jdk.jshell", Set.of("engine", "session"),
            "org.eclipse.aether", Set.of("maven"),
            "eu.maveniverse.maven", Set.of("maven"),
            "org.commonmark", Set.of("page"),
            "org.owasp.html", Set.of("page"),
            "com.fasterxml.jackson", Set.of("kernel", "kernelspec", "notebook", "page", "runner"));

    private static String pattern(String name) {
        return "org.headcount." + name + "..";
    }

    private static String[] patterns(Set<String> names) {
        return names.stream().map(NotebookArchitectureTest::pattern).toArray(String[]::new);
    }

    @Test
    void everyPackageHasItsRule() {
        Set<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("org.headcount."))
                .map(name -> name.split("\\.", -1)[2])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
    }

    @Test
    void packagesUseWhatTheTableAllows() {
        ALLOWED.forEach((name, used) -> {
            String[] allowed = Stream.concat(Stream.of(pattern(name)), Stream.of(patterns(used)))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(pattern(name))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.headcount..", "io.github.spencerpark..", "org.dflib..")
                            .and(not(resideInAnyPackage(allowed))))
                    .check(CLASSES);
        });
    }

    @Test
    void librariesAreUsedInOnePlace() {
        LIBRARIES.forEach((library, users) -> noClasses()
                .that()
                .resideOutsideOfPackages(patterns(users))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CLASSES));
    }

    /** The session VM has the user's class path: a library of ours there would clash with one of the user's. */
    @Test
    void theSessionVmNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("org.headcount.session..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "org.headcount.session..", "java..", "javax..", "sun.misc..", "jdk.jshell.spi.."))
                .check(CLASSES);
    }

    /** The names of other kernels are adapters: they know what cells know, and nothing of ours needs them. */
    @Test
    void adaptersOfOtherKernelsKnowTheSessionAlone() {
        classes()
                .that(resideInAnyPackage("io.github.spencerpark..", "org.dflib.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.github.spencerpark..", "org.dflib..", "org.headcount.session..", "java.."))
                .check(CLASSES);
    }

    @Test
    void theModuleHasNoCommands() {
        noClasses().should().dependOnClassesThat(resideInAPackage("picocli..")).check(CLASSES);
    }

    /** A simple name means one thing; the adapters bear the names that other kernels have given them. */
    @Test
    void noTwoTypesShareASimpleName() {
        List<String> twice = CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith("org.headcount."))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(name -> name.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(twice).isEmpty();
    }
}
