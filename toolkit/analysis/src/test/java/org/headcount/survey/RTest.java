package org.headcount.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headcount.metrics.Concentration;
import org.headcount.metrics.Decomposition;
import org.headcount.metrics.Line;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.SinglePsu;
import org.headcount.metrics.Targeting;
import org.headcount.metrics.Welfare;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The programs that estimates print for R, run by R with its package survey: they give the same digits. Skipped where R or
 * the package is missing.
 */
class RTest {

    /** What runs a program on data and prints value and standard error of all that comes out, in full digits. */
    private static final String HARNESS = """
            numbers <- function(it) {
              if (inherits(it, "svyby")) {
                errors <- tryCatch(as.numeric(SE(it)), error = function(e) rep(NA, length(coef(it))))
                cbind(as.numeric(coef(it)), errors)
              } else if (inherits(it, "newsvyquantile")) {
                cbind(as.numeric(unlist(it)), NA)
              } else {
                cbind(as.numeric(coef(it)), as.numeric(SE(it)))
              }
            }
            show <- function(id, program, data) {
              d <- data
              found <- tryCatch(numbers(eval(parse(text = program))), error = function(e) conditionMessage(e))
              if (is.character(found)) cat(id, "error", gsub("\\n", " ", found), "\\n")
              else for (i in seq_len(nrow(found))) cat(id, sprintf("%.17g", found[i, 1]), sprintf("%.17g", found[i, 2]), "\\n")
            }
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsR() throws Exception {
        boolean there;
        try {
            Process process = new ProcessBuilder("Rscript", "-e", "stopifnot(requireNamespace('survey'))")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("check.txt").toFile())
                    .start();
            there = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            there = false;
        }
        assertThat(there || System.getenv("CI") == null)
                .as("in continuous integration the programs for R are run, not skipped")
                .isTrue();
        assumeTrue(there, "no R with its package survey (Debian: r-cran-survey): programs for R are not run");
    }

    /** Names that are no names in R, sizes and weights that are missing, and text that needs quoting. */
    private static Table awkward() {
        Table table = Households.table().copy();
        Map<String, String> names = Map.of(
                "stratum", "Stratum (2010)",
                "cluster", "PSU no.",
                "weight", "1st weight",
                "members", "household size",
                "consumption", "cons`umption per day",
                "region", "région",
                "line", "if",
                "tax", "tax_paid");
        names.forEach((old, name) -> table.column(old).setName(name));
        var programme = IntColumn.create("transfer?");
        for (int row = 0; row < table.rowCount(); row++) {
            programme.append((row * 7) % 5 < 2 ? 1 : 0);
        }
        table.addColumns(programme);
        StringColumn region = table.stringColumn("région");
        for (int row = 0; row < table.rowCount(); row++) {
            if (region.get(row).equals("south")) {
                region.set(row, "the \"deep\" South \\ l'Est");
            }
        }
        for (int row = 5; row < table.rowCount(); row += 37) {
            table.intColumn("household size").setMissing(row);
            table.doubleColumn("1st weight").setMissing((row * 3) % table.rowCount());
            table.doubleColumn("cons`umption per day").setMissing((row * 11) % table.rowCount());
        }
        return table;
    }

    private static Survey survey(Table table) {
        return Survey.of(table)
                .welfare("cons`umption per day")
                .weight("1st weight")
                .size("household size")
                .strata("Stratum (2010)")
                .psu("PSU no.");
    }

    private static List<Metric> metrics(String group) {
        var targeting = Targeting.of("transfer?", 3);
        return List.of(
                Welfare.mean(),
                Welfare.total(),
                Welfare.population(),
                Welfare.median(),
                Welfare.quantile(0.05),
                Welfare.quantile(0.9, QuantileType.INVERSE_CDF),
                Welfare.meanOf("tax_paid"),
                Welfare.totalOf("transfer?"),
                Welfare.ratio("tax_paid", "cons`umption per day"),
                Concentration.averageTaxRate("tax_paid"),
                Poverty.headcount(3),
                Poverty.headcountAtOrBelow(3),
                Poverty.number(3),
                Poverty.gap(3.0625),
                Poverty.severity(3),
                Poverty.fgt(0, 3),
                Poverty.fgt(1.5, 3),
                Poverty.incomeGapRatio(3),
                Poverty.deficit(3),
                Decomposition.populationShare("région", group),
                Decomposition.incomeShare("région", group),
                targeting.coverage(),
                targeting.coverageOfPoor(),
                targeting.undercoverage(),
                targeting.leakage(),
                targeting.inclusionErrorRate(),
                targeting.accuracy());
    }

    @Test
    void everyProgramGivesTheSameDigits() throws Exception {
        Table table = awkward();
        Survey survey = survey(table);
        String south = "the \"deep\" South \\ l'Est";
        List<Metric> metrics = metrics(south);
        List<Metric> own =
                List.of(Poverty.headcount(Line.own()), Poverty.gap(Line.own()), Poverty.severity(Line.own()));
        Survey bare = Survey.of(table).welfare("cons`umption per day").rowsAsPsus();
        var all = new LinkedHashMap<String, Estimates>();
        all.put("whole", survey.estimate(metrics));
        all.put("where text", survey.where("région", south).estimate(metrics));
        all.put(
                "where number and text",
                survey.where("year", 2010).where("région", "north").estimate(metrics.subList(0, 19)));
        List<Metric> withoutQuantiles = metrics.stream()
                .filter(metric -> !List.of("median", "quantile", "population_share", "income_share")
                        .contains(metric.name()))
                .toList();
        all.put("by", survey.by("région").estimate(withoutQuantiles));
        all.put("by number", survey.by("year").estimate(withoutQuantiles));
        all.put("own line", survey.line("if").estimate(own));
        all.put("one own line", survey.line(3.25).estimate(own));
        all.put("fpc", survey.fpc("clusters_in_population").estimate(metrics));
        all.put("rows", bare.estimate(metrics));
        all.put("rows of weight", bare.weight("1st weight").estimate(metrics));
        all.put("units alone", bare.weight("1st weight").psu("PSU no.").estimate(metrics));
        all.put(
                "rescaled",
                survey.perEquivalent("household size", 0.5)
                        .inPpp(1.75, 2021)
                        .atPrices(1.1, 2020)
                        .estimate(metrics.subList(0, 5)));
        same(table, all);
    }

    @Test
    void everyPolicyOfLoneUnitsGivesTheSameDigits() throws Exception {
        Table whole = awkward();
        Table table = whole.where(whole.intColumn("Stratum (2010)")
                .isNotEqualTo(1)
                .or(whole.intColumn("PSU no.").isEqualTo(0)));
        var all = new LinkedHashMap<String, Estimates>();
        for (SinglePsu policy : List.of(SinglePsu.CERTAINTY, SinglePsu.ADJUST, SinglePsu.AVERAGE)) {
            all.put(
                    policy.name(),
                    survey(table)
                            .singlePsu(policy)
                            .estimate(Welfare.mean(), Poverty.headcount(3), Poverty.incomeGapRatio(3)));
        }
        same(table, all);
    }

    private static void same(Table table, Map<String, Estimates> all) throws Exception {
        var script = new StringBuilder(HARNESS).append(data(table));
        var wanted = new LinkedHashMap<String, List<Estimate>>();
        all.forEach((label, estimates) -> {
            Map<String, List<Estimate>> byMetric = new LinkedHashMap<>();
            estimates.forEach(it -> byMetric.computeIfAbsent(Estimates.named(it), any -> new ArrayList<>())
                    .add(it));
            byMetric.values().forEach(some -> {
                String program = some.get(0).r().orElseThrow(() -> new AssertionError("no program for " + some.get(0)));
                String id = "p" + wanted.size();
                wanted.put(id, some);
                script.append("show(")
                        .append(quoted(id))
                        .append(", ")
                        .append(quoted(program))
                        .append(", data)\n");
            });
        });
        Map<String, List<String[]>> found = run(script.toString());
        wanted.forEach((id, some) -> {
            List<String[]> rows = found.getOrDefault(id, List.of());
            String what = some.get(0) + "\n" + some.get(0).r().orElseThrow();
            assertThat(rows).as(what).hasSize(some.size());
            for (int i = 0; i < some.size(); i++) {
                Estimate it = some.get(i);
                assertThat(rows.get(i)[1])
                        .as(what + "\n%s", String.join(" ", rows.get(i)))
                        .isNotEqualTo("error");
                close(Double.parseDouble(rows.get(i)[1]), it.value(), what);
                if (!rows.get(i)[2].equals("NA")) {
                    close(Double.parseDouble(rows.get(i)[2]), it.se(), what);
                } else {
                    assertThat(it.metric()).isIn("median", "quantile");
                }
            }
        });
    }

    private static void close(double inR, double ours, String what) {
        assertThat(ours).as(what).isCloseTo(inR, within(1e-9 * Math.max(1e-3, Math.abs(inR))));
    }

    private static Map<String, List<String[]>> run(String script) throws Exception {
        Path file = Files.writeString(folder.resolve("programs.R"), script);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder("Rscript", "--vanilla", "--encoding=UTF-8", file.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("R ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        Map<String, List<String[]>> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(out)) {
            String[] parts = line.strip().split(" ", 3);
            found.computeIfAbsent(parts[0], any -> new ArrayList<>()).add(parts);
        }
        return found;
    }

    /** The table as a data frame, names and numbers to the last digit. */
    private static String data(Table table) {
        var text = new StringBuilder("data <- data.frame(row.names = 1:")
                .append(table.rowCount())
                .append(")\n");
        for (Column<?> column : table.columns()) {
            text.append("data[[").append(quoted(column.name())).append("]] <- c(");
            for (int row = 0; row < column.size(); row++) {
                boolean isText = column.type().equals(ColumnType.STRING);
                String value = column.isMissing(row)
                        ? "NA"
                        : isText
                                ? quoted(String.valueOf(column.get(row)))
                                : column instanceof DoubleColumn numbers
                                        ? String.format(Locale.ROOT, "%.17g", numbers.getDouble(row))
                                        : String.valueOf(column.get(row));
                text.append(row == 0 ? "" : row % 20 == 0 ? ",\n" : ",").append(value);
            }
            text.append(")\n");
            if (column.type().equals(ColumnType.STRING)) {
                // Groups come in the order of their appearance here, and in that of the levels in R.
                String name = "data[[" + quoted(column.name()) + "]]";
                text.append(name + " <- factor(" + name + ", levels = unique(" + name + "))\n");
            }
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** No program is better than one for other rows, other weights or another definition. */
    @Test
    void whereNoToolHasTheSameThereIsNoProgram() {
        Survey survey = survey(awkward());
        assertThat(Stream.of(
                        survey.replicates(Replicates.jackknife()).estimate(Welfare.mean()),
                        survey.where("some", survey.table().intColumn("year").isEqualTo(2010))
                                .estimate(Welfare.mean()),
                        survey.estimate(Poverty.headcount(Line.ofMedian(0.6))),
                        survey.estimate(Poverty.sst(Line.of(3)))))
                .allSatisfy(estimates -> {
                    assertThat(estimates.get(0).r()).isEmpty();
                    assertThat(estimates.get(0).stata()).isEmpty();
                });
    }
}
