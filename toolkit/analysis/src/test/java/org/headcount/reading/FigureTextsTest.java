package org.headcount.reading;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headcount.document.Figure;
import org.headcount.document.Kind;
import org.headcount.document.Provenance;
import org.headcount.recorded.Recorded;
import org.junit.jupiter.api.Test;

/** The reader over whole texts whose figures were labelled by hand: how many it finds, and how many of those are right. */
class FigureTextsTest {

    private static final Path TEXTS = Path.of("src/test/resources/org/headcount/reading/texts");
    private static final Set<Kind> WITH_UNIT = Set.of(Kind.MONEY, Kind.SHARE, Kind.RATE, Kind.DURATION);

    /** A labelled phrase; {@code label} names something and must not be found. */
    private record Label(
            int start, int end, String text, double low, double high, String unit, String hedge, String kind) {

        boolean isScored() {
            return !isOptional() && !kind.equals("label");
        }

        boolean isOptional() {
            return Set.of("date", "ordinal", "vague").contains(kind);
        }
    }

    /** How many were labelled, found, and right in value and in all. */
    private record Score(int wanted, int predicted, int value, int full, List<String> wrong) {

        double f1(int right) {
            return 2.0 * right / Math.max(1, wanted + predicted);
        }

        Score plus(Score other) {
            List<String> all = new ArrayList<>(wrong);
            all.addAll(other.wrong);
            return new Score(
                    wanted + other.wanted, predicted + other.predicted, value + other.value, full + other.full, all);
        }
    }

    private static Score scoreOfFolder(Path folder) throws IOException {
        Score all = new Score(0, 0, 0, 0, List.of());
        try (Stream<Path> texts = Files.list(folder)) {
            for (Path text : texts.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                String name = text.getFileName().toString().replace(".txt", "");
                all = all.plus(score(read(text), labels(folder.resolve(name + ".figures.tsv"))));
            }
        }
        return all;
    }

    @Test
    void findsTheFiguresOfTwelveTextsOfOtherGenres() throws IOException {
        Score all = scoreOfFolder(TEXTS);
        assertTrue(all.wanted() > 400, "labelled figures: " + all.wanted());
        assertTrue(all.f1(all.full()) >= 0.93, all.f1(all.full()) + " " + all.wrong());
    }

    /** Dense texts whose figures alone are labelled: a trial, a bulletin, a budget and company results. */
    @Test
    void findsTheFiguresOfDenseTexts() throws IOException {
        Score all = scoreOfFolder(TEXTS.resolveSibling("figure-texts"));
        assertTrue(all.wanted() >= 200, "labelled figures: " + all.wanted());
        assertTrue(all.f1(all.value()) >= 0.98, all.f1(all.value()) + " " + all.wrong());
        assertTrue(all.f1(all.full()) >= 0.96, all.f1(all.full()) + " " + all.wrong());
    }

    @Test
    void findsTheRecordedFiguresOfTheFiveDocuments() {
        Optional<Path> folder =
                Optional.ofNullable(System.getenv("HEADCOUNT_DOCUMENTS")).map(Path::of);
        assumeTrue(folder.isPresent(), "HEADCOUNT_DOCUMENTS names no folder with the documents' texts");
        Recorded recorded = Recorded.builtIn();
        Score all = new Score(0, 0, 0, 0, List.of());
        for (var document : recorded.documents()) {
            List<Label> labels = new ArrayList<>();
            recorded.figures(document.id()).forEach(figure -> labels.add(label(figure)));
            all = all.plus(score(read(folder.get().resolve(document.file().orElseThrow())), labels));
        }
        assertTrue(all.f1(all.value()) >= 0.98, all.f1(all.value()) + " " + all.wrong());
        assertTrue(all.f1(all.full()) >= 0.97, all.f1(all.full()) + " " + all.wrong());
    }

    private static List<Figure> read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return FigureReader.read(Document.ofText("text", text)).stream()
                    .map(ReadFigure::figure)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Label> labels(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> header = List.of(lines.get(0).split("\t", -1));
        return lines.stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .map(row -> new Label(
                        Integer.parseInt(row.get(header.indexOf("char_start"))),
                        Integer.parseInt(row.get(header.indexOf("char_end"))),
                        row.get(header.indexOf("text")),
                        number(row.get(header.indexOf("value_low"))),
                        number(row.get(header.indexOf("value_high"))),
                        row.get(header.indexOf("unit")),
                        row.get(header.indexOf("hedge")),
                        row.get(header.indexOf("kind"))))
                .toList();
    }

    private static double number(String text) {
        return text.isBlank() ? Double.NaN : Double.parseDouble(text);
    }

    private static Label label(Figure figure) {
        Provenance.Printed place = (Provenance.Printed) figure.provenance();
        return new Label(
                place.start(),
                place.end(),
                figure.text(),
                figure.low(),
                figure.high(),
                figure.unit().toString(),
                figure.hedge().name().toLowerCase(Locale.ROOT),
                figure.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Matches by place: at least half of the shorter phrase; each figure serves one label, one right in value first. */
    private static Score score(List<Figure> read, List<Label> labels) {
        List<Figure> quantities =
                read.stream().filter(figure -> figure.kind().isQuantity()).toList();
        Set<Figure> taken = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        int wanted = 0;
        int value = 0;
        int full = 0;
        for (Label label : labels) {
            if (!label.isScored()) {
                continue;
            }
            wanted++;
            List<Figure> near = quantities.stream()
                    .filter(figure -> !taken.contains(figure) && overlaps(figure, label))
                    .toList();
            Optional<Figure> right =
                    near.stream().filter(figure -> hasValue(figure, label)).findFirst();
            right.or(() -> near.stream().findFirst()).ifPresent(taken::add);
            value += right.isPresent() ? 1 : 0;
            boolean all = right.isPresent() && hasUnitAndHedge(right.get(), label);
            full += all ? 1 : 0;
            if (!all) {
                wrong.add(label.text());
            }
        }
        long optional = quantities.stream()
                .filter(figure -> !taken.contains(figure))
                .filter(figure -> labels.stream().anyMatch(label -> label.isOptional() && overlaps(figure, label)))
                .count();
        return new Score(wanted, quantities.size() - (int) optional, value, full, wrong);
    }

    private static boolean overlaps(Figure figure, Label label) {
        Provenance.Printed place = (Provenance.Printed) figure.provenance();
        int inside = Math.min(place.end(), label.end()) - Math.max(place.start(), label.start());
        int shorter = Math.min(place.end() - place.start(), label.end() - label.start());
        return 2 * inside >= Math.max(1, shorter);
    }

    private static boolean hasValue(Figure figure, Label label) {
        return isNear(figure.low(), label.low()) && isNear(figure.high(), label.high());
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    }

    private static boolean hasUnitAndHedge(Figure figure, Label label) {
        boolean compared = WITH_UNIT.stream().anyMatch(kind -> kind.name().equalsIgnoreCase(label.kind()));
        String unit = label.unit().contains("/")
                ? label.unit().substring(0, label.unit().indexOf('/'))
                : label.unit();
        String read = figure.unit().toString();
        String base = read.contains("/") ? read.substring(0, read.indexOf('/')) : read;
        return figure.hedge().name().equalsIgnoreCase(label.hedge()) && (!compared || base.equals(unit));
    }
}
