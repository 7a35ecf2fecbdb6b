package org.headcount;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, one rule for each; those between modules are Maven's to forbid. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.headcount");

    /** What the readers of all formats of data files build on. */
    private static final Set<String> SHARED =
            Set.of("data.fault", "data.input", "data.column", "data.table", "data.format");

    /** Each package below {@code org.headcount}, with those that it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("metrics", Set.of()),
            // Data files: from the words of an error up to the entry that knows every format.
            Map.entry("data.fault", Set.of()),
            Map.entry("data.input", Set.of("data.fault")),
            Map.entry("data.column", Set.of("data.fault", "data.input")),
            Map.entry("data.table", Set.of("data.fault", "data.input", "data.column")),
            Map.entry("data.format", Set.of("data.fault", "data.input", "data.column", "data.table")),
            Map.entry("data.csv", SHARED),
            Map.entry("data.excel", SHARED),
            Map.entry("data.sas", SHARED),
            Map.entry("data.spss", SHARED),
            Map.entry("data.stata", SHARED),
            Map.entry("data.worldbank", and(SHARED, "data.csv")),
            Map.entry(
                    "data",
                    and(SHARED, "data.csv", "data.excel", "data.sas", "data.spss", "data.stata", "data.worldbank")),
            // Documents: the pure middle, then what reads and writes it.
            Map.entry("document", Set.of("metrics")),
            Map.entry("recorded", Set.of("document", "data", "data.fault", "data.input")),
            Map.entry("reading", Set.of("document", "recorded", "data", "data.fault", "data.input")),
            Map.entry("survey", Set.of("metrics", "data.fault", "data.column", "data.table")),
            // Plots: forms that know nothing of what they show, then the makers of plots.
            Map.entry("plot", Set.of()),
            Map.entry("plotting", Set.of("plot", "document", "survey", "metrics")),
            Map.entry("report", Set.of("document", "reading", "plot", "plotting")));

    @Test
    void packagesUseOnlyThoseBelowThem() {
        Map<String, Set<String>> used = CLASSES.stream()
                .collect(Collectors.groupingBy(
                        ArchitectureTest::place,
                        Collectors.flatMapping(ArchitectureTest::uses, Collectors.toCollection(TreeSet::new))));
        assertThat(used.keySet()).as("a rule for each package").isEqualTo(MAY_USE.keySet());
        used.forEach((place, others) ->
                assertThat(MAY_USE.get(place)).as(place + " may use").containsAll(others));
    }

    private static Stream<String> uses(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith("org.headcount"))
                .map(ArchitectureTest::place)
                .filter(other -> !other.equals(place(type)));
    }

    private static String place(JavaClass type) {
        return type.getPackageName().replace("org.headcount.", "");
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void metricsKnowNoTablesAndNoFiles() {
        noClasses()
                .that()
                .resideInAPackage("org.headcount.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tech.tablesaw..", "java.io..", "java.nio..", "java.net..")
                .check(CLASSES);
    }

    @Test
    void documentsTouchNoFileAndNoClock() {
        noClasses()
                .that()
                .resideInAPackage("org.headcount.document..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.time.chrono..")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(LocalDate.class, "now")
                .check(CLASSES);
    }

    /** The arithmetic of relations is on figures alone; tables are for what shows them. */
    @Test
    void arithmeticKnowsNoTables() {
        noClasses()
                .that()
                .haveNameMatching(
                        "org\\.headcount\\.document\\.(Interval|Expression.*|Relation|Terms|Trend.*|Proportion.*|Composition.*|Bound.*|Restatement.*|Grade|Hedge|Unit|Scope|Checks)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tech.tablesaw..")
                .check(CLASSES);
    }
}
