package org.headcount.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.headcount.reading.Document;
import org.headcount.reading.FigureReader;
import org.headcount.reading.Reading;

/**
 * Megabytes of plain text a second, on one thread, of the reader of figures and of the whole reading (figures, claims and
 * audit). Texts of each size are the .txt files of a folder, repeated.
 *
 * <p>Arguments: the folder, then sizes in bytes (10 kB to 10 MB). The time of a size is the best of its rounds.
 */
public final class ReadingBench {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000, 10_000_000);
    private static final double WARM_UP_SECONDS = 12;
    private static final double ROUNDS_SECONDS = 4;
    private static final int LEAST_ROUNDS = 2;

    private ReadingBench() {}

    /** Seconds of one run, and what it found. */
    private record Timed(double seconds, int found) {}

    /** Prints a table row for each task and size. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("Name a folder of .txt files, and the sizes in bytes if others than " + SIZES + ".");
            System.exit(2);
        }
        String source = texts(Path.of(args[0]));
        List<Integer> sizes = args.length == 1
                ? SIZES
                : Stream.of(args).skip(1).map(Integer::valueOf).toList();
        System.out.printf(
                Locale.ROOT,
                "JDK %s, load %.1f, %s%n%n| | size | found | seconds | MB/s | seconds per MB, over those of %,d bytes |%n"
                        + "|---|---|---|---|---|---|%n",
                System.getProperty("java.version"),
                Clock.load(),
                Clock.CPU ? "seconds computed" : "seconds that passed",
                sizes.get(0));
        measure("figures", source, sizes, document -> FigureReader.read(document).size());
        measure("figures, claims and audit", source, sizes, document -> {
            Reading reading = Reading.of(document);
            return reading.found().size() + reading.claims().claims().size();
        });
    }

    private static void measure(String name, String source, List<Integer> sizes, ToIntFunction<Document> task) {
        warmUp(source, task);
        double first = 0;
        for (int size : sizes) {
            String text = repeat(source, size);
            double bytes = text.getBytes(StandardCharsets.UTF_8).length;
            Timed best = best(text, task);
            double perByte = best.seconds() / bytes;
            first = first == 0 ? perByte : first;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %.3f | %.2f | %.2f |%n",
                    name,
                    (long) bytes,
                    best.found(),
                    best.seconds(),
                    1 / perByte / 1e6,
                    perByte / first);
        }
    }

    private static void warmUp(String source, ToIntFunction<Document> task) {
        String text = repeat(source, 100_000);
        for (double spent = 0; spent < WARM_UP_SECONDS; ) {
            spent += run(text, task).seconds();
        }
    }

    private static Timed best(String text, ToIntFunction<Document> task) {
        Timed best = run(text, task);
        double spent = best.seconds();
        for (int round = 1; round < LEAST_ROUNDS || spent < ROUNDS_SECONDS; round++) {
            Timed next = run(text, task);
            spent += next.seconds();
            if (next.found() != best.found()) {
                throw new IllegalStateException("found " + best.found() + ", then " + next.found());
            }
            best = next.seconds() < best.seconds() ? next : best;
        }
        return best;
    }

    /** Cutting the text into paragraphs counts as reading. */
    private static Timed run(String text, ToIntFunction<Document> task) {
        long start = Clock.ofThread();
        int found = task.applyAsInt(Document.ofText("text", text));
        return new Timed((Clock.ofThread() - start) / 1e9, found);
    }

    private static String texts(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                texts.add(Files.readString(file).strip());
            }
        }
        if (texts.isEmpty()) {
            throw new IOException(folder + " has no .txt files; name a folder that has some");
        }
        return String.join("\n\n", texts) + "\n\n";
    }

    /** The source again and again, ended at the last whole paragraph within the size. */
    private static String repeat(String source, int size) {
        String text = source.repeat(size / source.length() + 1).substring(0, size);
        int end = text.lastIndexOf('\n');
        return end > size / 2 ? text.substring(0, end + 1) : text;
    }
}
