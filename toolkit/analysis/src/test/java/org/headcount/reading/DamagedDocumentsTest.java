package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.headcount.data.fault.DataException;
import org.headcount.document.AuditedClaim;
import org.headcount.report.AuditPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged documents of every format: each is read, audited and shown, or refused with a message that names it, in bounded
 * time. Half a second by default; {@code -Dmutations.seconds=1800} goes on for half an hour, {@code -Dmutations.seed} begins
 * elsewhere, and {@code -Dmutations.keep=DIR} keeps what failed.
 */
@Tag("thorough")
class DamagedDocumentsTest {

    private static final int MOST = 20_000;

    private static final double SECONDS = Double.parseDouble(System.getProperty("mutations.seconds", "0.5"));

    private static final long SEED = Long.getLong("mutations.seed", 20261128);

    /** One document of these sizes takes far less. */
    private static final double MOST_SECONDS = 20;

    private static final List<String> PIECES = List.of(
            "%",
            " percent",
            "$",
            "US$",
            "9",
            "1,234",
            "0.",
            "-",
            "–",
            "|",
            "\t",
            "\n",
            "\n\n",
            "(",
            ")",
            " to ",
            " of ",
            " million",
            " crore",
            "one in ",
            "half",
            " from 2001 to 2010",
            " per cent of the total",
            "|---|---|\n",
            "<table><tr><td>",
            "</td>",
            "<del>",
            "<style>",
            "&#0;",
            "&nbsp;",
            "<w:tbl>",
            "</w:p>",
            "\ud83d\ude00",
            "\u0000",
            "\ufeff",
            "\u202e",
            "1e309",
            "9".repeat(400),
            "**",
            "~~",
            "[1]: x",
            "- ",
            "1. ",
            "§");

    @TempDir
    private Path folder;

    @Test
    void damagedDocumentsAreReadOrRefused() throws IOException {
        List<Path> seeds = seeds();
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        int runs = 0;
        for (long seed = SEED; runs < 20 || System.nanoTime() < end; seed++) {
            Random random = new Random(seed);
            Path source = seeds.get(random.nextInt(seeds.size()));
            String name = source.getFileName().toString();
            byte[] bytes = mutated(Files.readAllBytes(source), name, random);
            Path file = Files.write(folder.resolve("m" + name.substring(name.lastIndexOf('.'))), bytes);
            long start = System.nanoTime();
            try {
                check(file);
            } catch (DataException e) {
                assertThat(e.getMessage())
                        .as("seed %d of %s", seed, name)
                        .contains("m" + name.substring(name.lastIndexOf('.')));
            } catch (RuntimeException | Error e) {
                keep(file, seed);
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                fail("seed " + seed + ", " + name + ": "
                        + trace.toString().lines().limit(12).toList());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (seconds > MOST_SECONDS) {
                keep(file, seed);
                fail("seed " + seed + ", " + name + " took " + seconds + " s");
            }
            runs++;
        }
        System.out.println("mutations: " + runs + " documents, seeds from " + SEED);
    }

    /** What holds of every document, however odd. */
    private static void check(Path file) {
        Document document = Document.read(file);
        int last = 0;
        for (Block block : document.blocks()) {
            assertThat(block.start()).isGreaterThanOrEqualTo(last);
            assertThat(block.end()).isBetween(block.start(), document.text().length());
            last = block.end();
        }
        Reading reading = Reading.of(document);
        int end = 0;
        for (ReadFigure figure : reading.found()) {
            assertThat(figure.start()).isGreaterThanOrEqualTo(end);
            assertThat(figure.end())
                    .isBetween(figure.start() + 1, document.text().length());
            assertThat(figure.figure().low())
                    .isLessThanOrEqualTo(figure.figure().high());
            end = figure.end();
        }
        for (AuditedClaim claim : reading.audit().claims()) {
            assertThat(claim.sentence()).isNotBlank();
            assertThat(claim.verdict()).isNotNull();
        }
        assertThat(AuditPage.of(document, reading.audit()).html()).contains("</html>");
    }

    private static void keep(Path file, long seed) throws IOException {
        String keep = System.getProperty("mutations.keep");
        if (keep != null) {
            Files.createDirectories(Path.of(keep));
            Files.copy(file, Path.of(keep).resolve(seed + "-" + file.getFileName()));
        }
    }

    private List<Path> seeds() throws IOException {
        List<Path> seeds = new ArrayList<>();
        for (String name : List.of("company-results", "trial-abstract", "city-news")) {
            String text = resource(name);
            Document document = Document.ofText(name, text);
            seeds.add(Files.writeString(folder.resolve(name + ".txt"), text));
            seeds.add(Files.writeString(folder.resolve(name + ".md"), text));
            seeds.add(new Rendered(document).html(folder.resolve(name + ".html")));
            seeds.add(new Rendered(document).docx(folder.resolve(name + ".docx")));
        }
        Document document = Document.ofText("city-news", resource("city-news"));
        seeds.add(new Rendered(document).pdf(folder.resolve("city-news.pdf"), Rendered.Setting.NARROW));
        return seeds;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DamagedDocumentsTest.class.getResourceAsStream("texts/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] mutated(byte[] bytes, String name, Random random) throws IOException {
        // Archives are damaged inside, where a reader of bytes would only meet checksums.
        if (name.endsWith(".docx") && random.nextInt(8) > 0) {
            return archive(bytes, random);
        }
        return name.endsWith(".pdf") ? damaged(bytes, random, MOST * 100) : rewritten(bytes, random);
    }

    private static byte[] archive(byte[] bytes, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().equals("word/document.xml") ? rewritten(part, random) : part);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** Pieces put in, taken out, doubled or swapped. */
    private static byte[] rewritten(byte[] bytes, Random random) {
        if (random.nextInt(6) == 0) {
            return damaged(bytes, random, MOST);
        }
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
        for (int i = 0; i < 1 + random.nextInt(40) && text.length() < MOST; i++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + 1 + random.nextInt(60));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(4)));
                default -> {
                    String piece = text.substring(at, to);
                    text.delete(at, to);
                    text.insert(random.nextInt(text.length() + 1), piece);
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes changed, cut off or doubled. */
    private static byte[] damaged(byte[] bytes, Random random, int most) {
        byte[] damaged = Arrays.copyOf(bytes, Math.min(bytes.length, most));
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length)) : damaged;
    }
}
