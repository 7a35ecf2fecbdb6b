package org.headcount.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.Welfare;

/** The metrics that {@code headcount measure} knows by name, under the poverty lines that were given. */
final class MeasuredBy {

    /** For the help: every name; a parameter follows a colon. */
    static final String NAMES = "headcount, poverty_gap, poverty_severity, fgt:ALPHA, number_of_poor, income_gap_ratio,"
            + " watts, sen, sst, prosperity_gap, relative_median_poverty_gap, line (these under a line); mean, median,"
            + " total, population, quantile:SHARE, gini, s_gini:V, mean_log_deviation, theil,"
            + " generalized_entropy:ALPHA, atkinson:EPSILON, hoover, coefficient_of_variation, wolfson, sen_welfare,"
            + " palma, s80s20, lorenz:SHARE, bottom:SHARE, top:SHARE.";

    /** A metric, and the Java that makes it. */
    record Asked(Metric metric, String java) {}

    /** A poverty line, and the Java that makes it. */
    record NamedLine(Line line, String java) {

        static NamedLine of(double number) {
            String written = Numbers.decimal(number).toPlainString();
            return new NamedLine(Line.of(number), written);
        }

        static NamedLine ofMedian(double fraction, boolean inEachGroup) {
            Line line = Line.ofMedian(fraction);
            String java = "Line.ofMedian(" + Numbers.decimal(fraction).toPlainString() + ")";
            return inEachGroup ? new NamedLine(line.inEachGroup(), java + ".inEachGroup()") : new NamedLine(line, java);
        }

        /** Each row's own, in a column. */
        static NamedLine own() {
            return new NamedLine(Line.own(), "Line.own()");
        }

        private String asLine() {
            return java.startsWith("Line.") ? java : "Line.of(" + java + ")";
        }
    }

    /** How a name's metric is made: under a line, plainly, or with a number. */
    private record UnderALine(Function<Line, Metric> make, String java) {}

    private record Plain(Supplier<Metric> make, String java) {}

    private record WithANumber(DoubleFunction<Metric> make, String java) {}

    private static final Map<String, UnderALine> UNDER_A_LINE = new LinkedHashMap<>();
    private static final Map<String, Plain> PLAIN = new LinkedHashMap<>();
    private static final Map<String, WithANumber> WITH_A_NUMBER = new LinkedHashMap<>();

    private static void line(String name, Function<Line, Metric> make, String java) {
        UNDER_A_LINE.put(name, new UnderALine(make, java));
    }

    private static void plain(String name, Supplier<Metric> make, String java) {
        PLAIN.put(name, new Plain(make, java));
    }

    private static void number(String name, DoubleFunction<Metric> make, String java) {
        WITH_A_NUMBER.put(name, new WithANumber(make, java));
    }

    static {
        line("headcount", Poverty::headcount, "Poverty.headcount");
        line("poverty_gap", Poverty::gap, "Poverty.gap");
        line("poverty_severity", Poverty::severity, "Poverty.severity");
        line("number_of_poor", Poverty::number, "Poverty.number");
        line("income_gap_ratio", Poverty::incomeGapRatio, "Poverty.incomeGapRatio");
        line("watts", Poverty::watts, "Poverty.watts");
        line("sen", Poverty::sen, "Poverty.sen");
        line("sst", Poverty::sst, "Poverty.sst");
        line("prosperity_gap", Poverty::prosperityGap, "Poverty.prosperityGap");
        line("relative_median_poverty_gap", Poverty::relativeMedianGap, "Poverty.relativeMedianGap");
        line("line", Welfare::line, "Welfare.line");
        plain("mean", Welfare::mean, "Welfare.mean()");
        plain("median", Welfare::median, "Welfare.median()");
        plain("total", Welfare::total, "Welfare.total()");
        plain("population", Welfare::population, "Welfare.population()");
        plain("gini", Inequality::gini, "Inequality.gini()");
        plain("mean_log_deviation", Inequality::meanLogDeviation, "Inequality.meanLogDeviation()");
        plain("theil", Inequality::theil, "Inequality.theil()");
        plain("hoover", Inequality::hoover, "Inequality.hoover()");
        plain("coefficient_of_variation", Inequality::coefficientOfVariation, "Inequality.coefficientOfVariation()");
        plain("wolfson", Inequality::wolfson, "Inequality.wolfson()");
        plain("sen_welfare", Inequality::senWelfare, "Inequality.senWelfare()");
        plain("palma", Lorenz::palma, "Lorenz.palma()");
        plain("s80s20", Lorenz::s80s20, "Lorenz.s80s20()");
        number("quantile", Welfare::quantile, "Welfare.quantile");
        number("s_gini", Inequality::sGini, "Inequality.sGini");
        number("generalized_entropy", Inequality::generalizedEntropy, "Inequality.generalizedEntropy");
        number("atkinson", Inequality::atkinson, "Inequality.atkinson");
        number("lorenz", Lorenz::ordinate, "Lorenz.ordinate");
        number("bottom", Lorenz::bottom, "Lorenz.bottom");
        number("top", Lorenz::top, "Lorenz.top");
    }

    private final List<NamedLine> lines;

    MeasuredBy(List<NamedLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** What is measured when nothing is asked for. */
    List<Asked> usual() {
        List<String> names = new ArrayList<>();
        if (!lines.isEmpty()) {
            names.addAll(List.of("headcount", "poverty_gap", "poverty_severity"));
            if (lines.stream().anyMatch(under -> under.line().estimated())) {
                names.add("line");
            }
        }
        names.addAll(List.of("mean", "median", "gini"));
        return of(names);
    }

    /**
     * The metrics of these names; one under a line for each line.
     *
     * @throws IllegalArgumentException if there is none of a name, or it lacks its line or number
     */
    List<Asked> of(List<String> names) {
        return names.stream().flatMap(name -> metrics(name.strip())).toList();
    }

    private Stream<Asked> metrics(String asked) {
        int colon = asked.indexOf(':');
        String name = colon < 0 ? asked : asked.substring(0, colon);
        if (colon >= 0) {
            return metrics(name, number(asked, asked.substring(colon + 1)));
        }
        if (PLAIN.containsKey(name)) {
            Plain plain = PLAIN.get(name);
            return Stream.of(new Asked(plain.make().get(), plain.java()));
        }
        if (UNDER_A_LINE.containsKey(name)) {
            UnderALine under = UNDER_A_LINE.get(name);
            return lines(name).stream()
                    .map(line -> new Asked(under.make().apply(line.line()), under.java() + "(" + line.asLine() + ")"));
        }
        if (WITH_A_NUMBER.containsKey(name) || name.equals("fgt")) {
            throw new IllegalArgumentException(name + " needs a number, as in " + name + ":0.5");
        }
        throw unknown(name);
    }

    private Stream<Asked> metrics(String name, double number) {
        String written = Numbers.decimal(number).toPlainString();
        if (name.equals("fgt")) {
            return lines(name).stream()
                    .map(line -> new Asked(
                            Poverty.fgt(number, line.line()), "Poverty.fgt(" + written + ", " + line.asLine() + ")"));
        }
        if (WITH_A_NUMBER.containsKey(name)) {
            WithANumber with = WITH_A_NUMBER.get(name);
            return Stream.of(new Asked(with.make().apply(number), with.java() + "(" + written + ")"));
        }
        if (PLAIN.containsKey(name) || UNDER_A_LINE.containsKey(name)) {
            throw new IllegalArgumentException(name + " takes no number");
        }
        throw unknown(name);
    }

    private List<NamedLine> lines(String name) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a poverty line: give --line or --relative-line");
        }
        return lines;
    }

    private static double number(String asked, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + asked + "' has no number behind its colon", e);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("no metric '" + name + "'; there are " + NAMES);
    }
}
