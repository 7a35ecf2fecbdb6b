package org.headcount.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.headcount.engine.Cell;
import org.headcount.engine.CellOutput;
import org.headcount.engine.Engine;
import org.headcount.engine.Outcome;
import org.headcount.engine.OutputSink;
import org.headcount.engine.Settings;

/**
 * The engine beside stock JShell, local and by debugger, in one run: {@code CellsBench [cells] [jdk...]}. All
 * three run at once and take turns cell by cell, so that other load falls on all alike. Prints a
 * table for each JDK; nothing is asserted.
 */
final class CellsBench {
    private static final List<String> MODES = List.of("local", "jdi", "ours");
    private static final int WARM_UP = 20;
    private static final int LAUNCHES = 9;

    /** Stock JShell by debugger takes 200 ms a snippet: fewer are enough. */
    private static final int DEBUGGER_SHARE = 5;

    private static final int MANY_CELLS = 2_000;

    private CellsBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1 && MODES.contains(arguments[0])) {
            serve(arguments[0]);
            return;
        }
        int cells = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        List<String> jdks = arguments.length > 1
                ? Arrays.asList(arguments).subList(1, arguments.length)
                : List.of(System.getProperty("java.home"));
        for (String jdk : jdks) {
            System.out.printf("%n%s, median (least)%n%-40s %20s %20s %20s%n", jdk, "", "local", "jdi", "ours");
            launches(jdk);
            snippets(jdk, cells);
        }
    }

    /** A VM that runs cells in one of the ways, and says how long each took. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        Child(String jdk, String mode) throws IOException {
            List<String> command =
                    new ArrayList<>(List.of(Path.of(jdk, "bin", "java").toString()));
            if (mode.equals("ours")) {
                Stream.of(System.getProperty("bench.options", "").split(" ", -1))
                        .filter(option -> !option.isEmpty())
                        .forEach(command::add);
            }
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), CellsBench.class.getName(), mode));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
        }

        /** Milliseconds, and characters printed. */
        double[] run(String source) throws IOException {
            process.outputWriter(StandardCharsets.UTF_8).write(source.replace("\n", "\\n") + "\n");
            process.outputWriter(StandardCharsets.UTF_8).flush();
            return Stream.of(answers.readLine().split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        @Override
        public void close() throws IOException {
            process.outputWriter(StandardCharsets.UTF_8).close();
            process.onExit().join();
        }
    }

    private static void serve(String mode) throws IOException {
        PrintStream console = System.out;
        AtomicLong characters = new AtomicLong();
        BufferedReader cells = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Runs runs = mode.equals("ours") ? new Ours(characters) : new Stock(mode, characters)) {
            for (String cell = cells.readLine(); cell != null; cell = cells.readLine()) {
                long before = characters.get();
                long start = System.nanoTime();
                runs.run(cell.replace("\\n", "\n"));
                double millis = (System.nanoTime() - start) / 1e6;
                console.println(millis + " " + (characters.get() - before));
            }
        }
    }

    private static void launches(String jdk) throws IOException {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        for (int i = 0; i < LAUNCHES; i++) {
            for (String mode : MODES) {
                long start = System.nanoTime();
                Child child = new Child(jdk, mode);
                child.run("1 + 1");
                all.computeIfAbsent(mode, key -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
                child.close();
            }
        }
        print("launch to first 1+1, ms", all);
    }

    private static void print(String what, Map<String, List<Double>> all) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-40s", what));
        for (String mode : MODES) {
            List<Double> values =
                    all.getOrDefault(mode, List.of()).stream().sorted().toList();
            line.append(
                    values.isEmpty()
                            ? String.format("%21s", "-")
                            : String.format(
                                    Locale.ROOT,
                                    " %20s",
                                    String.format(
                                            Locale.ROOT, "%.1f (%.1f)", values.get(values.size() / 2), values.get(0))));
        }
        System.out.println(line);
    }

    private static void snippets(String jdk, int cells) throws IOException {
        Map<String, Child> children = new LinkedHashMap<>();
        for (String mode : MODES) {
            children.put(mode, new Child(jdk, mode));
        }
        for (Child child : children.values()) {
            child.run("int z = 3;");
        }
        StringBuilder assignments = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            assignments.append("z = z + ").append(i).append(";\n");
        }
        time(children, "expression", cells, i -> i + " + z");
        time(children, "statement", cells, i -> "z = z + " + i + ";");
        time(children, "method", cells, i -> "int m" + i % 10 + "(int a) { return a + z + " + i + "; }");
        time(children, "declaration", cells, i -> "int v" + i % 10 + " = " + i + ";");
        time(children, "declaration with var", cells, i -> "var w" + i % 10 + " = new ArrayList<String>();");
        time(children, "20 assignments in a cell", cells / 10, i -> assignments.toString());
        time(children, "100,000 lines", 5, i -> "for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i);");
        time(children, "10,000,000 elements as result", 5, i -> "new int[10_000_000]");
        children.remove("jdi").close();
        many(children);
        for (Child child : children.values()) {
            child.close();
        }
    }

    private static void time(Map<String, Child> children, String what, int repeats, IntFunction<String> source)
            throws IOException {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        Map<String, Double> printed = new LinkedHashMap<>();
        int warmUp = Math.min(repeats, WARM_UP);
        for (int i = 0; i < warmUp + repeats; i++) {
            for (Map.Entry<String, Child> each : children.entrySet()) {
                if (each.getKey().equals("jdi") && i % DEBUGGER_SHARE != 0) {
                    continue;
                }
                double[] took = each.getValue().run(source.apply(i));
                printed.put(each.getKey(), took[1]);
                if (i >= warmUp || repeats <= DEBUGGER_SHARE) {
                    all.computeIfAbsent(each.getKey(), key -> new ArrayList<>()).add(took[0]);
                }
            }
        }
        print(what + ", ms", all);
        if (printed.get("ours") > 0) {
            System.out.println("    characters printed: " + printed);
        }
    }

    /** Whether a long session gets slow: with the names of a notebook whose cells are run again and again. */
    private static void many(Map<String, Child> children) throws IOException {
        Map<String, List<Double>> early = new LinkedHashMap<>();
        Map<String, List<Double>> late = new LinkedHashMap<>();
        for (int i = 0; i < MANY_CELLS; i++) {
            String source = switch (i % 4) {
                case 0 -> i + " + z";
                case 1 -> "z = z + 1;";
                case 2 -> "String s = \"" + i + "\";";
                default -> "int twice(int a) { return a * 2 + " + i + "; }";
            };
            for (Map.Entry<String, Child> each : children.entrySet()) {
                double took = each.getValue().run(source)[0];
                if (i >= 60 && i < 140) {
                    early.computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                            .add(took);
                } else if (i >= MANY_CELLS - 80) {
                    late.computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        print("a cell after 100, ms", early);
        print("a cell after 2,000, ms", late);
    }

    /** Something that runs cells. */
    private interface Runs extends AutoCloseable {
        void run(String source) throws IOException;

        @Override
        void close();
    }

    /** Stock JShell, which is given one snippet at a time as its own tool does. */
    private static final class Stock implements Runs {
        private final JShell jshell;

        Stock(String mode, AtomicLong characters) {
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
        private final OutputSink counting;

        Ours(AtomicLong characters) throws IOException {
            engine = Engine.start(Settings.usual());
            counting = output -> {
                if (output instanceof CellOutput.Printed printed) {
                    characters.addAndGet(printed.text().length());
                }
            };
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
