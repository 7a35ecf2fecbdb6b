package org.headcount.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headcount.document.Figure;
import org.headcount.document.Provenance;
import org.headcount.reading.Document;
import org.headcount.reading.FigureReader;
import org.headcount.reading.ReadFigure;

/**
 * The reader of figures over the English test suites of other extractors, from a folder that its argument names: the share of
 * their values that it reads as they do. What they define otherwise is counted apart, by a rule with a reason
 * ({@link PeerConvention}). With {@code -Dshow=true} every other difference is printed.
 */
public final class PeersBench {

    private static final double NEAR = 1e-6;
    private static final List<String> MODELS =
            List.of("NumberModel", "NumberRangeModel", "PercentModel", "CurrencyModel", "DimensionModel");

    private PeersBench() {}

    /** A value that a suite expects in a sentence; both ends are equal unless it is a range. */
    record Expected(
            String suite, String sentence, String text, int start, int end, double low, double high, String unit) {}

    /** A sentence and what is expected in it. */
    private record Case(String sentence, List<Expected> expected) {}

    /** Prints a line for each suite and one for each reason. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "usage: PeersBench FOLDER, which holds recognizers-*.json and quantulum3-*.json");
        }
        Path folder = Path.of(arguments[0]);
        for (String model : MODELS) {
            Path file = folder.resolve("recognizers-" + model + ".json");
            report(model, recognizers(model, file));
        }
        report("quantulum3", quantulum(folder.resolve("quantulum3-quantities.json")));
    }

    private static JsonNode read(Path file) throws IOException {
        String text = Files.readString(file);
        return new JsonMapper().readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static List<Case> recognizers(String model, Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (JsonNode one : read(file)) {
            String sentence = one.path("Input").asText();
            List<Expected> expected = new ArrayList<>();
            for (JsonNode result : one.path("Results")) {
                JsonNode resolution = result.path("Resolution");
                String value = resolution.path("value").asText();
                double[] ends = ends(value);
                expected.add(new Expected(
                        model,
                        sentence,
                        result.path("Text").asText(),
                        result.path("Start").asInt(),
                        result.path("End").asInt() + 1,
                        ends[0],
                        ends[1],
                        resolution.path("unit").asText()));
            }
            cases.add(new Case(sentence, expected));
        }
        return cases;
    }

    /** The ends of {@code [10,15)}, or a number twice; an open end is the other one. */
    private static double[] ends(String value) {
        String plain = value.replaceAll("[\\[\\]()% ]", "");
        int comma = plain.indexOf(',');
        String low = comma < 0 ? plain : plain.substring(0, comma);
        String high = comma < 0 ? plain : plain.substring(comma + 1);
        double one = number(low.isEmpty() ? high : low);
        double other = number(high.isEmpty() ? low : high);
        return new double[] {one, other};
    }

    private static double number(String text) {
        return text.isEmpty() || text.equals("null") ? Double.NaN : Double.parseDouble(text);
    }

    private static List<Case> quantulum(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (JsonNode one : read(file)) {
            String sentence = one.path("req").asText();
            List<Expected> expected = new ArrayList<>();
            int from = 0;
            for (JsonNode result : one.path("res")) {
                String surface = result.path("surface").asText();
                int start = Math.max(0, sentence.indexOf(surface, from));
                from = start + surface.length();
                double value = result.path("value").asDouble();
                double margin = result.path("uncertainty").asDouble(0);
                expected.add(new Expected(
                        "quantulum3",
                        sentence,
                        surface,
                        start,
                        start + surface.length(),
                        value - margin,
                        value + margin,
                        result.path("unit").asText()));
            }
            cases.add(new Case(sentence, expected));
        }
        return cases;
    }

    private static void report(String suite, List<Case> cases) {
        int wanted = 0;
        int right = 0;
        Map<PeerConvention, Integer> apart = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Case one : cases) {
            List<ReadFigure> figures = FigureReader.read(Document.ofText("peer", one.sentence()));
            for (Expected expected : one.expected()) {
                wanted++;
                if (isRight(expected, figures)) {
                    right++;
                    continue;
                }
                Optional<PeerConvention> convention = PeerConvention.of(expected, figures);
                convention.ifPresent(reason -> apart.merge(reason, 1, Integer::sum));
                if (convention.isEmpty()) {
                    wrong.add(describe(expected, figures));
                }
            }
        }
        int ours = wanted - apart.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                Locale.ROOT,
                "%-16s %3d of %3d right: %.3f; without their conventions %3d of %3d: %.3f%n",
                suite,
                right,
                wanted,
                (double) right / wanted,
                right,
                ours,
                (double) right / ours);
        apart.forEach((reason, times) -> System.out.printf(Locale.ROOT, "    %3d  %s%n", times, reason.reason()));
        if (Boolean.getBoolean("show")) {
            wrong.forEach(line -> System.out.println("    " + line));
        }
    }

    private static String describe(Expected expected, List<ReadFigure> figures) {
        StringBuilder found = new StringBuilder();
        for (ReadFigure figure : figures) {
            found.append(" [").append(figure.text()).append("] ");
            found.append(figure.figure().low())
                    .append("..")
                    .append(figure.figure().high())
                    .append(' ');
            found.append(figure.figure().unit());
        }
        return "'" + expected.text() + "' " + expected.low() + ".." + expected.high() + " " + expected.unit() + " in '"
                + expected.sentence() + "':" + found;
    }

    private static boolean isRight(Expected expected, List<ReadFigure> figures) {
        return figures.stream()
                .map(ReadFigure::figure)
                .anyMatch(figure -> overlaps(expected, figure) && hasValue(expected, figure));
    }

    static boolean overlaps(Expected expected, Figure figure) {
        Provenance.Printed place = (Provenance.Printed) figure.provenance();
        return place.start() < expected.end() && expected.start() < place.end();
    }

    /** A fraction is a share in percent here, cents are parts of their currency, and times of a race are seconds. */
    private static boolean hasValue(Expected expected, Figure figure) {
        for (double scale : new double[] {1, 100, 0.01}) {
            boolean may = scale == 1
                    || (scale == 100 && figure.unit().isPercent())
                    || (scale == 0.01 && PeerConvention.isSmallCoin(expected.unit()));
            if (may && isNear(expected.low() * scale, figure.low()) && isNear(expected.high() * scale, figure.high())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= NEAR * Math.max(Math.abs(one), Math.abs(other)) || one == other;
    }
}
