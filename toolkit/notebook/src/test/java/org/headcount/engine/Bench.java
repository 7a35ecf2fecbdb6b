package org.headcount.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/**
 * The engine beside stock JShell, local and by debugger, in one run: {@code Bench [rounds] [jdk...]}. Each
 * round starts every mode in a fresh VM, one after another, so that other load falls on all alike.
 * Prints a table for each JDK; nothing is asserted.
 */
final class Bench {
    private static final List<String> MODES = List.of("local", "jdi", "ours");
    private static final int REPEATS = 200;
    private static final int WARM_UP = 30;
    private static final int LINES = 100_000;
    private static final int CELLS = 2_000;

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && MODES.contains(arguments[0])) {
            measure(arguments[0], arguments[1]);
            return;
        }
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        List<String> jdks = arguments.length > 1
                ? Arrays.asList(arguments).subList(1, arguments.length)
                : List.of(System.getProperty("java.home"));
        for (String jdk : jdks) {
            compare(jdk, rounds);
        }
    }

    private static void compare(String jdk, int rounds) throws IOException, InterruptedException {
        Map<String, Map<String, List<Double>>> table = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String part : List.of("launch", "launch", "launch", "snippets", "bulk")) {
                for (String mode : MODES) {
                    for (Map.Entry<String, Double> each : child(jdk, mode, part).entrySet()) {
                        System.err.printf(Locale.ROOT, "%s %s: %.1f%n", mode, each.getKey(), each.getValue());
                        table.computeIfAbsent(each.getKey(), key -> new LinkedHashMap<>())
                                .computeIfAbsent(mode, key -> new ArrayList<>())
                                .add(each.getValue());
                    }
                }
            }
        }
        System.out.println("\n" + jdk + ", median (least) of " + rounds + " rounds");
        System.out.printf("%-44s %20s %20s %20s%n", "", "local", "jdi", "ours");
        table.forEach((what, byMode) -> {
            System.out.printf("%-44s", what);
            for (String mode : MODES) {
                List<Double> values =
                        byMode.getOrDefault(mode, List.of()).stream().sorted().toList();
                System.out.printf(
                        " %20s",
                        values.isEmpty()
                                ? "-"
                                : String.format(
                                        Locale.ROOT, "%.1f (%.1f)", values.get(values.size() / 2), values.get(0)));
            }
            System.out.println();
        });
    }

    private static Map<String, Double> child(String jdk, String mode, String part)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> command = new ArrayList<>(
                List.of(Path.of(jdk, "bin", "java").toString(), "-cp", System.getProperty("java.class.path")));
        if (mode.equals("ours")) {
            command.addAll(List.of(System.getProperty("bench.options", "").split(" ", -1)));
            command.removeIf(String::isEmpty);
        }
        command.addAll(List.of(Bench.class.getName(), mode, part));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> results = new LinkedHashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("first")) {
                    results.put("launch to first 1+1, ms", (System.nanoTime() - start) / 1e6);
                } else if (line.startsWith("= ")) {
                    int split = line.lastIndexOf(' ');
                    results.put(line.substring(2, split), Double.valueOf(line.substring(split + 1)));
                }
            }
        }
        process.waitFor();
        return results;
    }

    /** Something that runs cells. */
    private interface Runs extends AutoCloseable {
        void run(String source) throws IOException;

        @Override
        void close();
    }

    private static void measure(String mode, String part) throws IOException {
        AtomicLong characters = new AtomicLong();
        PrintStream console = System.out;
        try (Runs cells = mode.equals("ours") ? new Ours(characters) : new Stock(mode, characters)) {
            cells.run("1 + 1");
            if (part.equals("launch")) {
                console.println("first");
                console.flush();
                return;
            }
            if (part.equals("snippets")) {
                snippets(cells, console);
            } else {
                bulk(cells, console, characters);
            }
        }
    }

    private static void snippets(Runs cells, PrintStream console) throws IOException {
        cells.run("int z = 3;");
        time(cells, console, "expression 1+z", i -> i + " + z");
        time(cells, console, "statement", i -> "z = z + " + i + ";");
        time(cells, console, "printing statement", i -> "System.out.println(z);");
        time(cells, console, "method", i -> "int m" + i % 10 + "(int a) { return a + z + " + i + "; }");
        time(cells, console, "declaration int v=..", i -> "int v" + i + " = " + i + ";");
        time(cells, console, "declaration var w=..", i -> "var w" + i + " = new ArrayList<String>();");
        StringBuilder assignments = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            assignments.append("z = z + ").append(i).append(";\n");
        }
        time(cells, console, "20 assignments in a cell", i -> assignments.toString());
    }

    private static void time(Runs cells, PrintStream console, String what, IntFunction<String> source)
            throws IOException {
        int repeats = what.startsWith("20") ? REPEATS / 10 : REPEATS;
        int warmUp = what.startsWith("20") ? 2 : WARM_UP;
        for (int i = 0; i < warmUp; i++) {
            cells.run(source.apply(i));
        }
        double[] millis = new double[repeats];
        long away = Ours.nanosAway(cells);
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            cells.run(source.apply(warmUp + i));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        console.println("= " + what + ", ms " + millis[repeats / 2]);
        if (cells instanceof Ours) {
            console.println("=   of which weaving, sending, running: " + what + " "
                    + (Ours.nanosAway(cells) - away) / 1e6 / repeats);
        }
    }

    private static void bulk(Runs cells, PrintStream console, AtomicLong characters) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            cells.run(i + " + 1");
        }
        long before = characters.get();
        long start = System.nanoTime();
        cells.run("for (int i = 0; i < " + LINES + "; i++) System.out.println(\"line \" + i);");
        console.println("= 100,000 lines, ms " + (System.nanoTime() - start) / 1e6);
        long sent = 0;
        for (int i = 0; i < LINES; i++) {
            sent += ("line " + i + "\n").length();
        }
        console.println("=   of them lost, characters " + (sent - (characters.get() - before)));
        start = System.nanoTime();
        cells.run("new int[10_000_000]");
        console.println("= array of 10,000,000 as result, ms " + (System.nanoTime() - start) / 1e6);

        if (cells instanceof Stock stock && stock.byDebugger) {
            // At 200 ms a snippet this would take a quarter of an hour, to show what is known.
            return;
        }
        double[] millis = new double[CELLS];
        cells.run("int n = 0; String s = \"\";");
        for (int i = 0; i < CELLS; i++) {
            String source = switch (i % 4) {
                case 0 -> i + " + n";
                case 1 -> "n = n + 1;";
                case 2 -> "String s = \"" + i + "\";";
                default -> "int twice(int a) { return a * 2 + " + i + "; }";
            };
            start = System.nanoTime();
            cells.run(source);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double early = mean(millis, 80, 160);
        double late = mean(millis, CELLS - 80, CELLS);
        console.println("= a cell after 100, ms " + early);
        console.println("= a cell after 2,000, ms " + late);
        console.println("=   ratio " + late / early);
        for (int i = 0; i < 500; i++) {
            cells.run("int distinct" + i + " = " + i + ";");
        }
        for (int i = 0; i < 40; i++) {
            start = System.nanoTime();
            cells.run(i + " + n");
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        console.println("= an expression beside 500 variables, ms " + mean(millis, 0, 40));
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    /** Stock JShell, which is given one snippet at a time as its own tool does. */
    private static final class Stock implements Runs {
        private final JShell jshell;
        private final boolean byDebugger;

        Stock(String mode, AtomicLong characters) {
            byDebugger = mode.equals("jdi");
            PrintStream counting = counting(characters);
            System.setOut(mode.equals("local") ? counting : System.out);
            jshell = JShell.builder()
                    .executionEngine(mode.equals("local") ? "local" : "jdi:hostname(127.0.0.1)")
                    .out(counting)
                    .build();
            jshell.eval("import java.util.*;");
        }

        private static PrintStream counting(AtomicLong characters) {
            return new PrintStream(
                    new OutputStream() {
                        @Override
                        public void write(int one) {
                            characters.incrementAndGet();
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            characters.addAndGet(length);
                        }
                    },
                    false,
                    StandardCharsets.UTF_8);
        }

        @Override
        public void run(String source) {
            String rest = source;
            while (!rest.isBlank()) {
                var info = jshell.sourceCodeAnalysis().analyzeCompletion(rest);
                List<SnippetEvent> events = jshell.eval(info.source());
                if (events.stream().anyMatch(event -> event.exception() != null)) {
                    throw new IllegalStateException(source);
                }
                rest = info.remaining();
            }
        }

        @Override
        public void close() {
            jshell.close();
        }
    }

    /** The engine. */
    private static final class Ours implements Runs {
        private final Engine engine;
        private final Sink counting;

        Ours(AtomicLong characters) throws IOException {
            engine = Engine.start(Settings.usual());
            counting = output -> {
                if (output instanceof Output.Printed printed) {
                    characters.addAndGet(printed.text().length());
                }
            };
        }

        static long nanosAway(Runs cells) {
            return cells instanceof Ours ours ? ours.engine.nanosAway() : 0;
        }

        @Override
        public void run(String source) throws IOException {
            Outcome outcome = engine.run(Cell.of("cell", source), counting);
            if (!(outcome instanceof Outcome.Silent || outcome instanceof Outcome.Shown)) {
                throw new IllegalStateException(source + ": " + outcome);
            }
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
