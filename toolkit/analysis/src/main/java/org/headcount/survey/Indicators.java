package org.headcount.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.data.fault.DataException;
import org.headcount.metrics.AlkireFoster;

/**
 * The indicators of a multidimensional poverty index and their weights, from a small file.
 *
 * <p>A CSV file has a row for each indicator: {@code indicator} is the column of the survey with 1 for the deprived and 0 for
 * others; {@code weight} is its weight, such as {@code 1/6} or {@code 0.1667}. With a column {@code dimension} instead of
 * weights, dimensions weigh the same, and so do the indicators within each. A YAML file (.yaml, .yml) says the same, and may
 * give the cutoff:
 *
 * <pre>{@code
 * cutoff: 1/3
 * indicators:            # or dimensions:
 *   nutrition: 1/2       #   health: [nutrition, child_mortality]
 *   schooling: 1/2       #   education: [schooling]
 * }</pre>
 *
 * <p>Of YAML only this is read: anything else is an error that names its line.
 */
public final class Indicators {
    private static final double DEFAULT_CUTOFF = 1.0 / 3;
    private static final Pattern ENTRY = Pattern.compile("( *)([^:#\\[\\]{}]+?) *: *(.*)");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

    private final String file;
    private final Map<String, Double> weights;
    private final OptionalDouble cutoff;

    private Indicators(String file, Map<String, Double> weights, OptionalDouble cutoff) {
        this.file = file;
        this.weights = weights;
        this.cutoff = cutoff;
    }

    /**
     * Reads a file of indicators.
     *
     * @throws DataException if it cannot be read, or is not of the form above; the message names the line
     */
    public static Indicators read(Path path) {
        String name = path.toString();
        List<String> lines;
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            lines = (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            throw DataException.file(name, "no such file", "name the file with the indicators", e);
        } catch (IOException e) {
            throw DataException.file(
                    name, "cannot be read as text in UTF-8", "write the indicators as CSV or YAML in UTF-8", e);
        }
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return new Yaml(name).read(lines);
        }
        return csv(name, lines);
    }

    /** The columns of the indicators, in order. */
    public List<String> columns() {
        return List.copyOf(weights.keySet());
    }

    /** The index with the cutoff of the file, or a third where it gives none. */
    public AlkireFoster index() {
        return index(cutoff.orElse(DEFAULT_CUTOFF));
    }

    /**
     * The index with another cutoff.
     *
     * @param k the score from which a person is poor
     */
    public AlkireFoster index(double k) {
        return AlkireFoster.ofIndicators(columns(), List.copyOf(weights.values()), k);
    }

    private static Indicators csv(String file, List<String> lines) {
        if (lines.isEmpty()) {
            throw DataException.file(file, "the file is empty", "its first line names: indicator,weight");
        }
        char separator = lines.get(0).contains(";") ? ';' : lines.get(0).contains("\t") ? '\t' : ',';
        List<String> header = cells(lines.get(0), separator);
        int indicator = header.indexOf("indicator");
        int weight = header.indexOf("weight");
        int dimension = header.indexOf("dimension");
        if (indicator < 0 || (weight < 0 && dimension < 0)) {
            throw DataException.line(
                    file,
                    1,
                    "no columns 'indicator' and 'weight' but " + String.join(", ", header),
                    "name the columns indicator and weight; or indicator and dimension, for equal weights");
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        Map<String, List<String>> dimensions = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(i), separator);
            if (cells.size() != header.size()) {
                throw DataException.line(
                        file,
                        i + 1L,
                        cells.size() + " cells where the header has " + header.size(),
                        "give each column a cell");
            }
            String name = cells.get(indicator);
            requireNew(file, i + 1, name, weights);
            weights.put(name, weight < 0 ? 0 : weight(file, i + 1, name, cells.get(weight)));
            if (dimension >= 0) {
                dimensions
                        .computeIfAbsent(cells.get(dimension), any -> new ArrayList<>())
                        .add(name);
            }
        }
        return of(file, weight < 0 ? nested(dimensions) : weights, OptionalDouble.empty());
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(Pattern.quote(String.valueOf(separator)), -1)) {
            String bare = cell.strip();
            boolean isQuoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
            cells.add(isQuoted ? bare.substring(1, bare.length() - 1) : bare);
        }
        return cells;
    }

    /** Equal weights of dimensions, and of the indicators within each. */
    private static Map<String, Double> nested(Map<String, List<String>> dimensions) {
        Map<String, Double> weights = new LinkedHashMap<>();
        dimensions
                .values()
                .forEach(names -> names.forEach(name -> weights.put(name, 1.0 / dimensions.size() / names.size())));
        return weights;
    }

    private static void requireNew(String file, int line, String name, Map<String, ?> known) {
        if (name.isEmpty()) {
            throw DataException.line(file, line, "an indicator without a name", "name a column of the survey");
        }
        if (known.containsKey(name)) {
            throw DataException.line(file, line, "indicator '" + name + "' is listed twice", "list it once");
        }
    }

    private static Indicators of(String file, Map<String, Double> weights, OptionalDouble cutoff) {
        if (weights.isEmpty()) {
            throw DataException.file(file, "lists no indicator", "give a line for each: its column and its weight");
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        // Weights are often printed in four digits.
        if (Math.abs(sum - 1) > 5e-4) {
            throw DataException.file(
                    file,
                    "the weights sum to " + Numbers.told(sum) + ", not to 1",
                    "give weights that sum to 1, such as 1/6 and 1/18, or dimensions for equal weights");
        }
        weights.replaceAll((name, weight) -> weight / sum);
        return new Indicators(file, weights, cutoff);
    }

    private static double weight(String file, int line, String name, String text) {
        double weight = number(text).orElse(Double.NaN);
        if (!(weight > 0 && weight <= 1)) {
            throw DataException.line(
                    file,
                    line,
                    "the weight of " + name + " is '" + text + "'",
                    "give a number above 0 and up to 1, such as 0.25 or 1/6");
        }
        return weight;
    }

    /** A decimal or a fraction of whole numbers. */
    private static OptionalDouble number(String text) {
        Matcher fraction = Pattern.compile("([0-9]{1,9}) */ *([0-9]{1,9})").matcher(text);
        if (fraction.matches()) {
            return OptionalDouble.of(Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2)));
        }
        return text.matches("[0-9]{0,9}\\.?[0-9]{1,17}")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** The part of YAML that is described above. */
    private static final class Yaml {
        private final String file;
        private final Map<String, Double> weights = new LinkedHashMap<>();
        private final Map<String, List<String>> dimensions = new LinkedHashMap<>();
        private OptionalDouble cutoff = OptionalDouble.empty();
        private Optional<String> section = Optional.empty();
        private Optional<String> dimension = Optional.empty();

        Yaml(String file) {
            this.file = file;
        }

        Indicators read(List<String> lines) {
            for (int i = 0; i < lines.size(); i++) {
                String line = COMMENT.matcher(lines.get(i)).replaceFirst("").stripTrailing();
                if (!line.isBlank() && !line.equals("---")) {
                    line(i + 1, line);
                }
            }
            if (!weights.isEmpty() && !dimensions.isEmpty()) {
                throw DataException.file(file, "has indicators and dimensions", "give one of the two");
            }
            dimensions.forEach((name, indicators) -> {
                if (indicators.isEmpty()) {
                    throw DataException.file(
                            file, "dimension '" + name + "' has no indicators", "list them: " + name + ": [a, b]");
                }
            });
            return of(file, dimensions.isEmpty() ? weights : nested(dimensions), cutoff);
        }

        private void line(int number, String line) {
            String item = line.strip();
            if (item.startsWith("- ") && dimension.isPresent()) {
                add(number, dimension.get(), item.substring(2));
                return;
            }
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches() || line.contains("\t")) {
                throw unread(number, line);
            }
            boolean isTop = entry.group(1).isEmpty();
            String name = unquoted(entry.group(2));
            String value = entry.group(3);
            if (isTop) {
                top(number, name, value);
            } else if (section.filter("indicators"::equals).isPresent()) {
                requireNew(file, number, name, weights);
                weights.put(name, weight(file, number, name, unquoted(value)));
            } else if (section.filter("dimensions"::equals).isPresent()) {
                requireNew(file, number, name, dimensions);
                dimensions.put(name, new ArrayList<>());
                dimension = Optional.of(name);
                if (value.startsWith("[") && value.endsWith("]")) {
                    for (String one : value.substring(1, value.length() - 1).split(",", -1)) {
                        add(number, name, one);
                    }
                } else if (!value.isEmpty()) {
                    throw unread(number, line);
                }
            } else {
                throw unread(number, line);
            }
        }

        private void top(int number, String name, String value) {
            dimension = Optional.empty();
            section = Optional.of(name);
            switch (name) {
                case "cutoff" -> {
                    cutoff = number(unquoted(value));
                    if (!(cutoff.orElse(0) > 0 && cutoff.orElse(0) <= 1)) {
                        throw DataException.line(
                                file, number, "the cutoff is '" + value + "'", "give a score such as 0.3333 or 1/3");
                    }
                }
                case "indicators", "dimensions" -> {
                    if (!value.isEmpty()) {
                        throw unread(number, name + ": " + value);
                    }
                }
                default ->
                    throw DataException.line(
                            file,
                            number,
                            "'" + name + "' is not known here",
                            "there are cutoff, indicators, dimensions");
            }
        }

        private void add(int number, String name, String indicator) {
            String bare = unquoted(indicator.strip());
            if (bare.isEmpty() || bare.contains(":")) {
                throw unread(number, indicator);
            }
            if (dimensions.values().stream().anyMatch(some -> some.contains(bare))) {
                throw DataException.line(file, number, "indicator '" + bare + "' is listed twice", "list it once");
            }
            dimensions.get(name).add(bare);
        }

        private static String unquoted(String text) {
            boolean isQuoted = text.length() > 1
                    && ((text.startsWith("\"") && text.endsWith("\"")) || (text.startsWith("'") && text.endsWith("'")));
            return isQuoted ? text.substring(1, text.length() - 1) : text;
        }

        private DataException unread(int number, String line) {
            return DataException.line(
                    file,
                    number,
                    "'" + line.strip() + "' is not understood",
                    "write cutoff: 1/3, and below indicators: a line such as '  nutrition: 1/6', or below dimensions: a"
                            + " line such as '  health: [nutrition, mortality]'");
        }
    }

    /** The indicators with their weights. */
    @Override
    public String toString() {
        return "indicators of " + file + ": " + weights;
    }
}
