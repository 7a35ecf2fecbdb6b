package org.headcount.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.headcount.data.Csv;
import org.headcount.data.DataFile;
import org.headcount.data.GroupBy;
import org.headcount.data.Stata;
import org.headcount.data.Tables;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Reading a CSV file of households and grouping it by district, beside Tablesaw and DuckDB; reading and writing the same
 * rows as a .dta file, beside pandas where a Python with it is named. The first time of each is that of a cold virtual
 * machine, the rest of a warm one.
 *
 * <p>Arguments: rows (5000000), how often (3), a Python (none); Tablesaw's reader, which takes minutes, runs once.
 */
public final class LoadersBench {

    private static final int DISTRICTS = 50_000;

    private LoadersBench() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? (int) Double.parseDouble(args[0]) : 5_000_000;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("headcount-bench");
        Path csv = folder.resolve("households.csv");
        Path dta = folder.resolve("households.dta");
        try {
            write(csv, rows);
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows x 6 columns, %d MB, %s, %d processors%n",
                    rows,
                    Files.size(csv) >> 20,
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            double read = time("read CSV, Headcount", times, () -> Csv.reader().read(csv));
            double duck = duck(
                    "read CSV, DuckDB", times, "create or replace table t as select * from read_csv('" + csv + "')");
            ratio("read CSV, over DuckDB", read, duck);
            Table table = Tables.read(csv);
            double group = time(
                    "group by district, Headcount",
                    times,
                    () -> GroupBy.columns(table, "district").summary("welfare"));
            double saw = time(
                    "group by district, Tablesaw",
                    1,
                    () -> table.summarize("welfare", AggregateFunctions.sum, AggregateFunctions.mean)
                            .by("district"));
            ratio("group by, over Tablesaw", group, saw);
            Table million = table.first(Math.min(rows, 1_000_000));
            time("write .dta, 1 million rows", times, () -> {
                Stata.write(million, dta);
                return dta;
            });
            double stata = time("read .dta, 1 million rows", times, () -> DataFile.read(dta));
            if (args.length > 2) {
                ratio("read .dta, over pandas", stata, pandas(args[2], dta, times));
            }
            double slow = time(
                    "read CSV, Tablesaw",
                    1,
                    () -> Table.read()
                            .usingOptions(CsvReadOptions.builder(csv.toFile()).sample(false)));
            ratio("read CSV, over Tablesaw", read, slow);
        } finally {
            Files.deleteIfExists(csv);
            Files.deleteIfExists(dta);
            Files.deleteIfExists(folder);
        }
    }

    private static void write(Path csv, int rows) throws IOException {
        var random = new SplittableRandom(1);
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(csv, StandardCharsets.UTF_8), 1 << 20)) {
            out.write("hhid,region,district,date,welfare,weight\n");
            for (int i = 1; i <= rows; i++) {
                out.append(Integer.toString(i)).append(",r").append(Integer.toString(random.nextInt(50)));
                out.append(',')
                        .append(Integer.toString(random.nextInt(DISTRICTS)))
                        .append(",20");
                out.append(Integer.toString(10 + random.nextInt(10))).append("-0");
                out.append(Integer.toString(1 + random.nextInt(9))).append('-');
                out.append(Integer.toString(10 + random.nextInt(18))).append(',');
                out.append(Double.toString(Math.rint(random.nextDouble() * 1e6) / 1e5))
                        .append(',');
                out.append(Double.toString(Math.rint(random.nextDouble() * 1e6) / 1e3))
                        .append('\n');
            }
        }
    }

    private static double time(String what, int times, Callable<?> work) throws Exception {
        List<String> shown = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            Object result = work.call();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (result == null) {
                throw new IllegalStateException(what + " gave nothing");
            }
            best = Math.min(best, seconds);
            shown.add(String.format(Locale.ROOT, "%.2f", seconds));
        }
        System.out.printf(Locale.ROOT, "%-32s %8.2f s  (%s)%n", what, best, String.join(", ", shown));
        return best;
    }

    private static double duck(String what, int times, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            return time(what, times, () -> {
                statement.execute(sql);
                return count(statement);
            });
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select count(*) from t")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static double pandas(String python, Path dta, int times) throws Exception {
        String script = "import pandas, time\nbest = 1e9\nfor i in range(" + times + "):\n    t = time.perf_counter()\n"
                + "    pandas.read_stata('" + dta + "')\n    best = min(best, time.perf_counter() - t)\nprint(best)";
        Process process = new ProcessBuilder(python, "-c", script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(python + " could not run pandas");
        }
        double seconds = Double.parseDouble(printed);
        System.out.printf(Locale.ROOT, "%-32s %8.2f s%n", "read .dta, pandas", seconds);
        return seconds;
    }

    private static void ratio(String what, double ours, double theirs) {
        System.out.printf(Locale.ROOT, "%-32s %8.3f%n", what, ours / theirs);
    }
}
