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
import org.headcount.data.csv.Csv;
import org.headcount.data.table.DataFile;
import org.headcount.data.DataReader;
import org.headcount.data.table.GroupBy;
import org.headcount.data.stata.Stata;
import org.headcount.data.Tables;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Reading a CSV file of households and grouping it by district, beside Tablesaw and DuckDB; reading and writing the same
 * rows as a .dta file, beside pandas and haven. Of each the first time is that of a cold virtual machine, the fastest that
 * of a warm one. What Tablesaw and DuckDB do once in a process, before any file, stands by itself: Tablesaw looks through
 * the whole class path, DuckDB loads its library.
 *
 * <p>Arguments: rows (5000000), how often (3). Peers: {@code -Dpandas=PYTHON}, a Python with pandas; {@code
 * -Dhaven=RSCRIPT}, an Rscript with haven; {@code -Dtablesaw=true} for Tablesaw's own reader and grouping, which take
 * minutes and run once. With {@code -Dclock=cpu} seconds are those that all threads of each program computed.
 */
public final class LoadersBench {

    private static final int DISTRICTS = 50_000;

    /** Seconds of the first time and of the fastest. */
    private record Seconds(double first, double best) {

        private String over(Seconds peer) {
            return String.format(Locale.ROOT, "first %.2f, best %.2f", first / peer.first(), best / peer.best());
        }
    }

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
                    "%,d rows x 6 columns, %d MB, Java %s, %d processors, load %.1f%n",
                    rows,
                    Files.size(csv) >> 20,
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    Clock.load());
            time("Tablesaw's start", 1, () -> Table.create(""));
            Seconds read = time("read CSV", times, () -> Csv.reader().read(csv));
            Seconds duck = duck(
                    "read CSV, DuckDB", times, "create or replace table t as select * from read_csv('" + csv + "')");
            ratio("read CSV, over DuckDB", read, duck);
            Table table = Tables.read(csv);
            Seconds group = time(
                    "group by 50,000 districts",
                    times,
                    () -> GroupBy.columns(table, "district").summary("welfare"));
            Table million = table.first(Math.min(rows, 1_000_000));
            time("write .dta, 1 million rows", times, () -> {
                Stata.write(million, dta);
                return dta;
            });
            Seconds stata = time("read .dta, 1 million rows", times, () -> DataReader.anyFormat().read(dta));
            peer("pandas", "-c", PANDAS.formatted(Clock.CPU ? "process_time" : "perf_counter", times, dta), stata);
            peer("haven", "-e", HAVEN.formatted(Clock.CPU ? "1:2" : "3", times, dta), stata);
            if (Boolean.getBoolean("tablesaw")) {
                Seconds saw = time(
                        "group by, Tablesaw",
                        1,
                        () -> table.summarize("welfare", AggregateFunctions.sum, AggregateFunctions.mean)
                                .by("district"));
                ratio("group by, over Tablesaw", group, saw);
                Seconds slow = time(
                        "read CSV, Tablesaw",
                        1,
                        () -> Table.read()
                                .usingOptions(
                                        CsvReadOptions.builder(csv.toFile()).sample(false)));
                ratio("read CSV, over Tablesaw", read, slow);
            }
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

    private static Seconds time(String what, int times, Callable<?> work) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = Clock.ofProcess();
            Object result = work.call();
            seconds.add((Clock.ofProcess() - start) / 1e9);
            if (result == null) {
                throw new IllegalStateException(what + " gave nothing");
            }
        }
        return shown(what, seconds);
    }

    private static Seconds shown(String what, List<Double> seconds) {
        double best = seconds.stream().mapToDouble(each -> each).min().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%-32s %8.2f s  (%s)%n",
                what,
                best,
                String.join(
                        ", ",
                        seconds.stream()
                                .map(each -> String.format(Locale.ROOT, "%.2f", each))
                                .toList()));
        return new Seconds(seconds.get(0), best);
    }

    private static Seconds duck(String what, int times, String sql) throws Exception {
        long start = Clock.ofProcess();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            shown("DuckDB's start", List.of((Clock.ofProcess() - start) / 1e9));
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

    private static final String PANDAS = """
            import pandas, time
            clock = time.%s
            for i in range(%d):
                t = clock()
                pandas.read_stata('%s')
                print(clock() - t)
            """;

    private static final String HAVEN =
            "for (i in 1:%2$d) { t <- system.time(haven::read_dta('%3$s')); cat(sum(t[%1$s]), '\\n') }";

    /** Reads the .dta file with another program, where a property says which: seconds of each time, a line each. */
    private static void peer(String name, String option, String script, Seconds ours) throws Exception {
        String program = System.getProperty(name);
        if (program == null) {
            return;
        }
        Process process = new ProcessBuilder(program, option, script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Double> seconds = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(Double::valueOf)
                .toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " could not run " + name);
        }
        ratio("read .dta, over " + name, ours, shown("read .dta, " + name, seconds));
    }

    private static void ratio(String what, Seconds ours, Seconds theirs) {
        System.out.printf(Locale.ROOT, "%-32s %s%n", what, ours.over(theirs));
    }
}
