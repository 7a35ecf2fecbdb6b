package org.headcount.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The registry: what it says of one metric, what holds for all, and that none is missing. */
class MetricsTest {

    @Test
    void anEntrySaysWhatAMetricIs() {
        MetricEntry gap = Metrics.find("poverty_gap").orElseThrow();

        assertThat(gap.family()).isEqualTo(MetricEntry.Family.POVERTY);
        assertThat(gap.help()).isEqualTo("average shortfall from the line, in lines; none for the non-poor");
        assertThat(gap.formula()).isEqualTo("PG = FGT(1)");
        assertThat(gap.paper()).isEqualTo("Foster, Greer and Thorbecke (1984), Econometrica 52");
        assertThat(gap.java()).isEqualTo("Poverty.gap(line)");
        assertThat(gap.title()).isEqualTo("poverty gap");
        assertThat(gap.scale()).isEqualTo(MetricEntry.Scale.PERCENT);
        assertThat(gap.errors().words()).isEqualTo("linearised");
        assertThat(gap.reference().record()).isEqualTo("tiny/fgt/2");
    }

    @Test
    void aFactoryMakesTheMetricFromALineANumberOrBoth() {
        var people = Distribution.of(new double[] {1, 2, 3, 4});

        assertThat(made("mean", Double.NaN, 0).value(people)).isEqualTo(2.5);
        assertThat(made("headcount", Double.NaN, 2.5).value(people)).isEqualTo(0.5);
        assertThat(made("quantile", 0.75, 0).value(people)).isEqualTo(3.5);
        assertThat(made("fgt", 1, 2).value(people)).isEqualTo(0.125);
    }

    private static Formula made(String name, double number, double line) {
        return Metrics.find(name).orElseThrow().factory().make(number, Line.of(line > 0 ? line : 1));
    }

    @Test
    void anEntryWritesTheJavaOfAMetric() {
        assertThat(java("gini")).isEqualTo("Inequality.gini()");
        assertThat(java("headcount")).isEqualTo("Poverty.headcount(3.00)");
        assertThat(java("fgt")).isEqualTo("Poverty.fgt(0.5, 3.00)");
        assertThat(java("tip")).isEqualTo("Poverty.tip(3.00, 0.5)");
    }

    private static String java(String name) {
        return Metrics.find(name).orElseThrow().java("0.5", "3.00");
    }

    @Test
    void metricsOfColumnsAreMadeInJava() {
        MetricEntry leakage = Metrics.find("leakage").orElseThrow();

        assertThat(leakage.java()).isEqualTo("Targeting.of(programme, line).leakage()");
        assertThat(leakage.factory().needsColumns()).isTrue();
        assertThat(Metrics.byName()).doesNotContain(leakage);
    }

    @Test
    void contributionsOfAnyIndexHaveOneEntry() {
        var contribution = Decomposition.contribution(Poverty.headcount(3), "region", "north");

        assertThat(Metrics.find(contribution.name())).isEqualTo(Metrics.find("contribution"));
        assertThat(Metrics.find("a metric that a user wrote")).isEmpty();
    }

    @Test
    void everyEntryMakesAMetricOfItsNameAndIsComplete() {
        for (MetricEntry entry : Metrics.all()) {
            assertThat(Metrics.find(entry.factory().example().name()))
                    .as(entry.name())
                    .contains(entry);
            assertThat(List.of(
                            entry.help(),
                            entry.formula(),
                            entry.paper(),
                            entry.title(),
                            entry.reference().record()))
                    .as(entry.name())
                    .noneMatch(String::isBlank)
                    .noneMatch(text -> text.contains("\n") || text.contains("|"));
        }
    }

    /** A share of people or of a total is printed in percent; a metric that reads a column is made in Java. */
    @Test
    void entriesAgreeWithTheirMetrics() {
        for (MetricEntry entry : Metrics.all()) {
            Formula metric = entry.factory().example();
            if (metric.isShare()) {
                assertThat(entry.scale()).as(entry.name()).isEqualTo(MetricEntry.Scale.PERCENT);
            }
            assertThat(entry.factory().needsLine())
                    .as(entry.name())
                    .isEqualTo(metric.line().isPresent() && !entry.factory().needsColumns());
            if (!metric.columns().isEmpty()) {
                assertThat(entry.factory().needsColumns()).as(entry.name()).isTrue();
            }
        }
    }

    /** Under a line that is a number, only these need a density: heaped welfare has no influence on them that is known. */
    @Test
    void densitiesAreDeclared() {
        double[] heaped = new double[400];
        Arrays.setAll(heaped, i -> 1 + i % 2);
        var people = Distribution.of(heaped)
                .with("tax", heaped)
                .with("programme", heaped)
                .with(
                        "region",
                        Groups.of(Stream.generate(() -> "north").limit(400).toList()));
        var unknown = new TreeSet<String>();
        for (MetricEntry entry : Metrics.byName()) {
            Formula metric = entry.factory()
                    .make(
                            entry.factory()
                                    .number()
                                    .map(MetricFactory.Parameter::example)
                                    .orElse(0.5),
                            Line.of(1.5));
            double[] influence = metric.of(people).influence().perRow(400);
            if (Arrays.stream(influence).anyMatch(Double::isNaN)) {
                unknown.add(entry.name());
            }
        }
        Set<String> declared = Metrics.byName().stream()
                .filter(entry -> entry.errors() == MetricEntry.Errors.DENSITY)
                .map(MetricEntry::name)
                .collect(Collectors.toCollection(TreeSet::new));
        // A line that is a number needs none; a fraction of the median does.
        declared.remove("line");
        assertThat(unknown).isEqualTo(declared);
    }

    @Test
    void everyMetricOfTheLawsIsListed() {
        for (Lawful it : Lawful.all()) {
            assertThat(Metrics.find(it.metric().name())).as(it.metric().name()).isPresent();
        }
    }

    /** Every public method that returns a formula is the Java of an entry. */
    @Test
    void everyFactoryIsListed() {
        Map<Class<?>, Set<String>> named = Stream.of(
                        Welfare.class,
                        Poverty.class,
                        Dominance.class,
                        Inequality.class,
                        Lorenz.class,
                        Concentration.class,
                        Decomposition.class,
                        Sources.class,
                        AlkireFoster.class,
                        Targeting.class)
                .collect(Collectors.toMap(family -> family, MetricsTest::factories));
        named.forEach((family, methods) -> {
            Set<String> listed = Metrics.all().stream()
                    .map(MetricEntry::java)
                    .filter(java -> java.startsWith(family.getSimpleName() + "."))
                    .map(MetricsTest::method)
                    .collect(Collectors.toSet());
            assertThat(listed).as(family.getSimpleName()).containsAll(methods);
        });
    }

    private static Set<String> factories(Class<?> family) {
        return Arrays.stream(family.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == Formula.class)
                .map(Method::getName)
                // Any metric among some people is that metric.
                .filter(name -> !name.equals("among"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last method of {@code Targeting.of(programme, line).leakage()}. */
    private static String method(String java) {
        var last = Pattern.compile("\\.(\\w+)(\\([^()]*\\))?$").matcher(java);
        assertThat(last.find()).as(java).isTrue();
        return last.group(1);
    }
}
