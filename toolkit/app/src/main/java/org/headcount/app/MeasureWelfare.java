package org.headcount.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.app.MeasuredBy.Asked;
import org.headcount.app.MeasuredBy.NamedLine;
import org.headcount.metrics.Line;
import org.headcount.survey.Survey;
import picocli.CommandLine.Option;

/** The options of {@code headcount measure} that say what welfare is, who counts as poor, and what is measured. */
final class MeasureWelfare {

    @Option(names = "--welfare", paramLabel = "W", description = "Column of consumption or income. Required.")
    private Optional<String> welfare = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "C",
            description = "Column of household members: numbers are then of persons.")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description =
                    "With --size: welfare is divided by an equivalence scale: per-capita, sqrt, oecd (the modified"
                            + " one; needs --children), or the members to a power between 0 and 1, such as 0.7.")
    private Optional<String> scale = Optional.empty();

    @Option(
            names = "--children",
            paramLabel = "C",
            description = "With --scale oecd: column of children among the members (by Eurostat under 14).")
    private Optional<String> children = Optional.empty();

    @Option(
            names = "--deflator",
            paramLabel = "C",
            description = "Column with a price index of where each row lives: welfare is divided by it.")
    private Optional<String> deflator = Optional.empty();

    @Option(
            names = "--prices",
            paramLabel = "INDEX:YEAR",
            description =
                    "Welfare is brought to the prices of a year: 1.25:2017 where prices were 1.25 times those of 2017.")
    private Optional<String> prices = Optional.empty();

    @Option(
            names = "--ppp",
            paramLabel = "FACTOR:VINTAGE",
            description = "Welfare is brought to international dollars: 5.4:2017 at 5.4 of local currency a dollar.")
    private Optional<String> ppp = Optional.empty();

    @Option(
            names = "--line",
            paramLabel = "Z|C",
            split = ",",
            description = "Poverty lines in the unit of welfare, separated by commas, or the column with each row's.")
    private List<String> lines = List.of();

    @Option(
            names = "--relative-line",
            paramLabel = "F",
            split = ",",
            description =
                    "Poverty line as a fraction of the median, such as 0.6: of everybody's, against which groups are held"
                            + " too. Several are separated by commas.")
    private List<Double> relativeLines = List.of();

    @Option(
            names = "--own-line",
            description = "With --by and --relative-line: the fraction of each group's own median.")
    private boolean ownLine;

    @Option(
            names = "--metrics",
            paramLabel = "M",
            split = ",",
            completionCandidates = MeasuredBy.Names.class,
            description = "What to measure, separated by commas; poverty is measured under each line."
                    + " A number follows a colon. There are ${COMPLETION-CANDIDATES}.")
    private List<String> metrics = List.of();

    /** Throws for options that do not go together. */
    void check(boolean needsNoWelfare) {
        if (welfare.isEmpty() && !needsNoWelfare) {
            throw new IllegalArgumentException("Missing required option: '--welfare=W'");
        }
        if (!lines.isEmpty() && !relativeLines.isEmpty()) {
            throw new IllegalArgumentException("give --line or --relative-line, not both");
        }
        if (ownLine && relativeLines.isEmpty()) {
            throw new IllegalArgumentException(
                    "--own-line says whose median a --relative-line is a fraction of; give both");
        }
        for (double fraction : relativeLines) {
            if (fraction > Line.LARGEST_FRACTION) {
                String percent = PlainNumbers.decimal(fraction).toPlainString();
                throw new IllegalArgumentException(
                        "--relative-line is a fraction of the median, was " + percent + "; for " + percent
                                + " percent give --relative-line "
                                + PlainNumbers.decimal(fraction / 100).toPlainString());
            }
        }
        if (lineColumns().size() > 1) {
            throw new IllegalArgumentException("--line names one column with each row's line, but here are "
                    + String.join(" and ", lineColumns()) + "; run the command once for each");
        }
        if (scale.isPresent() && size.isEmpty()) {
            throw new IllegalArgumentException("--scale divides welfare by members: name their column with --size");
        }
        boolean isOecd = scale.filter("oecd"::equals).isPresent();
        if (isOecd != children.isPresent()) {
            throw new IllegalArgumentException(
                    "--scale oecd counts adults and children: give it together with --children COLUMN");
        }
        scale.ifPresent(MeasureWelfare::power);
        prices.ifPresent(text -> factor("--prices", text));
        ppp.ifPresent(text -> factor("--ppp", text));
    }

    /** The power of members by which a scale divides; empty for the OECD's. */
    private static Optional<Double> power(String scale) {
        return switch (scale) {
            case "oecd" -> Optional.empty();
            case "sqrt" -> Optional.of(0.5);
            case "per-capita" -> Optional.of(1.0);
            default -> {
                double power = number(scale).orElse(Double.NaN);
                if (!(power >= 0 && power <= 1)) {
                    throw new IllegalArgumentException(
                            "--scale is per-capita, sqrt, oecd or a power between 0 and 1, was " + scale);
                }
                yield Optional.of(power);
            }
        };
    }

    /** A positive factor and a year. */
    private record Factor(double factor, int year) {}

    private static Factor factor(String option, String text) {
        int colon = text.indexOf(':');
        Optional<Double> factor = colon < 0 ? Optional.empty() : number(text.substring(0, colon));
        String year = text.substring(colon + 1);
        if (factor.filter(some -> some > 0 && some < Double.POSITIVE_INFINITY).isEmpty()
                || !year.matches("[12][0-9]{3}")) {
            throw new IllegalArgumentException(
                    option + " is a positive number, a colon and a year, such as 1.25:2017; was " + text);
        }
        return new Factor(factor.get(), Integer.parseInt(year));
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<String> lineColumns() {
        return lines.stream().filter(line -> number(line).isEmpty()).toList();
    }

    /** Columns that must hold numbers. */
    Stream<String> columns() {
        return Stream.concat(
                Stream.of(welfare, size, children, deflator).flatMap(Optional::stream), lineColumns().stream());
    }

    /** Poverty lines that are numbers. */
    List<Double> fixedLines() {
        return lines.stream().flatMap(line -> number(line).stream()).toList();
    }

    /** Whether lines were given that are relative or in a column. */
    boolean hasOtherLines() {
        return !relativeLines.isEmpty() || !lineColumns().isEmpty();
    }

    /** Whether --metrics was given. */
    boolean namesMetrics() {
        return !metrics.isEmpty();
    }

    /** What is measured. */
    List<Asked> metrics() {
        List<NamedLine> all = new ArrayList<>();
        relativeLines.forEach(fraction -> all.add(NamedLine.ofMedian(fraction, ownLine)));
        lines.forEach(line -> all.add(number(line).map(NamedLine::of).orElseGet(NamedLine::own)));
        MeasuredBy names = new MeasuredBy(all);
        return metrics.isEmpty() ? names.usual() : names.of(metrics);
    }

    /** A survey that knows its welfare. */
    Survey of(Survey plain) {
        Survey survey = welfare.map(plain::welfare).orElse(plain);
        survey = size.map(survey::size).orElse(survey);
        if (scale.isPresent()) {
            String members = size.orElseThrow();
            Optional<Double> power = power(scale.get());
            if (power.isEmpty()) {
                survey = survey.perOecdEquivalent(members, children.orElseThrow());
            } else {
                survey = power.get() == 1 ? survey.perCapita(members) : survey.perEquivalent(members, power.get());
            }
        }
        survey = deflator.map(survey::deflatedBy).orElse(survey);
        if (prices.isPresent()) {
            Factor factor = factor("--prices", prices.get());
            survey = survey.atPrices(factor.factor(), factor.year());
        }
        if (ppp.isPresent()) {
            Factor factor = factor("--ppp", ppp.get());
            survey = survey.inPpp(factor.factor(), factor.year());
        }
        for (String column : lineColumns()) {
            survey = survey.line(column);
        }
        return survey;
    }

    /** The same as calls of Java. */
    List<String> java() {
        List<String> calls = new ArrayList<>();
        welfare.ifPresent(column -> calls.add(JavaText.call("welfare", column)));
        size.ifPresent(members -> calls.add(JavaText.call("size", members)));
        scale.ifPresent(chosen -> calls.add(power(chosen)
                .map(power -> power == 1
                        ? JavaText.call("perCapita", size.orElseThrow())
                        : "perEquivalent(" + JavaText.quoted(size.orElseThrow()) + ", " + power + ")")
                .orElseGet(() -> JavaText.call("perOecdEquivalent", size.orElseThrow(), children.orElse("")))));
        deflator.ifPresent(index -> calls.add(JavaText.call("deflatedBy", index)));
        prices.map(text -> factor("--prices", text))
                .ifPresent(
                        some -> calls.add(String.format(Locale.ROOT, "atPrices(%s, %d)", some.factor(), some.year())));
        ppp.map(text -> factor("--ppp", text))
                .ifPresent(some -> calls.add(String.format(Locale.ROOT, "inPpp(%s, %d)", some.factor(), some.year())));
        lineColumns().forEach(column -> calls.add(JavaText.call("line", column)));
        return calls;
    }
}
