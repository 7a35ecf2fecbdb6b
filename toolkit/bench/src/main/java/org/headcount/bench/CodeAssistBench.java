package org.headcount.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.headcount.engine.Cell;
import org.headcount.engine.Engine;
import org.headcount.engine.Settings;
import org.headcount.sources.LibrarySources;

/** Measures how long completion and inspection take. */
final class CodeAssistBench {
    private static final int TIMES = 60;

    private CodeAssistBench() {}

    public static void main(String[] args) throws IOException {
        try (Engine engine = Engine.start(Settings.usual())) {
            LibrarySources sources = new LibrarySources(library -> Optional.empty());
            engine.run(Cell.of("cell", "int population = 3;"), output -> {});
            String twenty = "";
            for (int i = 0; i < 20; i++) {
                twenty += "double rate" + i + " = Math.sqrt(" + i + ");\nSystem.out.println(rate" + i + ");\n";
            }
            String[] cells = {
                "\"\".su|",
                "popu|",
                "|",
                "var list = new ArrayList<String>();\nlist.|",
                "for (var region : List.of(\"a\")) { regi|",
                "int f(int a) { return a; }\nrecord P(int x) {}\nvar p = new P(1);\np.|",
                "import java.util.zip.*;\nimport java.awt.*;\nvar sum = new CRC32();\nsum.|",
                twenty + "rate1|",
                "int broken = ;\n" + twenty + "rate1|"
            };
            for (int round = 0; round < 2; round++) {
                for (String cell : cells) {
                    int cursor = cell.indexOf('|');
                    String source = cell.replace("|", "");
                    long[] completed = new long[TIMES];
                    long[] inspected = new long[TIMES];
                    for (int i = 0; i < TIMES; i++) {
                        long start = System.nanoTime();
                        engine.complete(source, cursor);
                        completed[i] = System.nanoTime() - start;
                        start = System.nanoTime();
                        engine.inspect(source, cursor, sources);
                        inspected[i] = System.nanoTime() - start;
                    }
                    String end = cell.substring(Math.max(0, cell.length() - 40)).replace("\n", "\\n");
                    System.out.printf(
                            Locale.ROOT,
                            "%-44s complete %5.1f ms, inspect %5.1f ms%n",
                            end,
                            median(completed),
                            median(inspected));
                }
            }
        }
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e6;
    }
}
