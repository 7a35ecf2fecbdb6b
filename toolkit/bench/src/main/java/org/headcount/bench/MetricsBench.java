package org.headcount.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.metrics.Distribution;
import org.headcount.metrics.Inequality;

/**
 * Metrics of a lognormal population as a whole program runs them, and a peer's in the same run: {@code MetricsBench 1e6
 * 1e7 1e8}. The peer is the script of {@code -Dpeer=FILE}, run by {@code -Dpython} ({@code python3}) with the number of
 * rows; it prints a JSON object a line with {@code kernel} and {@code seconds}. Rounds of both alternate, so that a busy
 * machine slows both; each kernel's fastest counts ({@code -Drounds}, 3). Ratios are of Java over the peer; memory is the
 * most that each process held.
 *
 * <p>On a busy machine {@code -Dclock=cpu} counts the seconds that the kernel's own thread computed, and gives the peer
 * {@code cpu} as its second argument, for it to do the same; the kernel on two threads is then left out.
 */
public final class MetricsBench {

    private static final Pattern TIMED = Pattern.compile("\"kernel\": \"([^\"]+)\".*?\"seconds\": ([0-9.e-]+)");

    /** What the peer calls a kernel, as it begins. */
    private static final Map<String, String> PEERS = Map.of(
            "fgt012", "fgt012",
            "theil", "theil",
            "gini+fgt012+deciles", "gini+fgt012+deciles",
            "gini+fgt012+deciles, 2 threads", "gini+fgt012+deciles",
            "gini+fgt012+deciles, errors", "gini+fgt012+deciles");

    private MetricsBench() {}

    /** Runs the benchmark. */
    public static void main(String[] args) {
        Optional<String> peer = Optional.ofNullable(System.getProperty("peer"));
        int rounds = Integer.getInteger("rounds", 3);
        // The compiler gets to know the code on a smaller population, as a notebook's earlier cells would let it.
        warm();
        for (String size : args.length == 0 ? new String[] {"1e6"} : args) {
            compare((int) Double.parseDouble(size), rounds, peer);
        }
    }

    private static void warm() {
        var fastest = new LinkedHashMap<String, Double>();
        var households = new Households(200_000);
        for (int round = 0; round < 5; round++) {
            run(households, fastest);
        }
    }

    private static void compare(int rows, int rounds, Optional<String> peer) {
        var ours = new LinkedHashMap<String, Double>();
        var theirs = new LinkedHashMap<String, Double>();
        var households = new Households(rows);
        long held = 0;
        for (int round = 0; round < rounds; round++) {
            run(households, ours);
            if (peer.isPresent()) {
                held = Math.max(held, peer(peer.get(), rows, theirs));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "rows %,d, Java %s, %d processors, load %.1f, memory: Java %,d MB, peer %,d MB%n",
                rows,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Clock.load(),
                mostHeld(ProcessHandle.current().pid()),
                held);
        ours.forEach((kernel, seconds) -> System.out.printf(
                Locale.ROOT,
                "%-34s %8.3f s%s%n",
                kernel,
                seconds,
                counterpart(kernel, theirs)
                        .map(other ->
                                String.format(Locale.ROOT, "   peer %8.3f s   ratio %.2f", other, seconds / other))
                        .orElse("")));
        System.out.printf(Locale.ROOT, "fgt012 over three reads: %.2f%n%n", ours.get("fgt012") / 3 / ours.get("read"));
    }

    private static Optional<Double> counterpart(String kernel, Map<String, Double> theirs) {
        return theirs.entrySet().stream()
                .filter(entry -> PEERS.containsKey(kernel) && entry.getKey().startsWith(PEERS.get(kernel)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void run(Households households, Map<String, Double> fastest) {
        time(fastest, "read", households::read);
        Distribution once = households.distribution();
        time(fastest, "fgt012", () -> Households.values(Households.POVERTY, once));
        time(fastest, "theil", () -> Inequality.theil().value(once));
        time(fastest, "gini+fgt012+deciles", () -> Households.values(Households.ALL, households.distribution()));
        if (!Clock.CPU) {
            time(
                    fastest,
                    "gini+fgt012+deciles, 2 threads",
                    () -> Households.values(
                            Households.ALL, households.distribution().inParallel()));
        }
        time(
                fastest,
                "gini+fgt012+deciles, errors",
                () -> households.errors(Households.ALL, households.distribution()));
    }

    private static void time(Map<String, Double> fastest, String kernel, Supplier<Double> run) {
        long start = Clock.ofThread();
        double value = run.get();
        double seconds = (Clock.ofThread() - start) / 1e9;
        if (Double.isNaN(value)) {
            throw new IllegalStateException(kernel + " is undefined on the benchmark's population");
        }
        fastest.merge(kernel, seconds, Math::min);
    }

    /** Runs the peer once, and gives the most memory that it held, in MB. */
    private static long peer(String script, int rows, Map<String, Double> fastest) {
        try {
            var builder = new ProcessBuilder(
                    System.getProperty("python", "python3"),
                    script,
                    Integer.toString(rows),
                    Clock.CPU ? "cpu" : "wall");
            // One thread, as the kernels beside it.
            builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"));
            var python = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            long held = 0;
            try (var out = python.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    Matcher timed = TIMED.matcher(line);
                    if (timed.find()) {
                        fastest.merge(timed.group(1), Double.parseDouble(timed.group(2)), Math::min);
                    }
                    held = Math.max(held, mostHeld(python.pid()));
                }
            }
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + script, e);
        }
    }

    /** The most memory that a process held, in MB, where the system tells: 0 elsewhere, or when the process has ended. */
    private static long mostHeld(long process) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(process), "status"));
            return lines.stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
