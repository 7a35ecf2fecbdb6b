package org.headcount.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headcount.metrics.Inequality;
import org.headcount.metrics.Line;
import org.headcount.metrics.Lorenz;
import org.headcount.metrics.Metric;
import org.headcount.metrics.Poverty;
import org.headcount.metrics.Welfare;

/** The metrics that {@code headcount measure} knows by name, under the poverty line that was given, if one was. */
final class MeasuredBy {

    /** For the help: every name; a parameter follows a colon. */
    static final String NAMES = "headcount, poverty_gap, poverty_severity, fgt:ALPHA, number_of_poor, income_gap_ratio,"
            + " watts, sen, sst, prosperity_gap, relative_median_poverty_gap, line (these under a line); mean, median,"
            + " total, population, quantile:SHARE, gini, s_gini:V, mean_log_deviation, theil,"
            + " generalized_entropy:ALPHA, atkinson:EPSILON, hoover, coefficient_of_variation, wolfson, sen_welfare,"
            + " palma, s80s20, lorenz:SHARE, bottom:SHARE, top:SHARE.";

    private static final Map<String, Function<Line, Metric>> UNDER_A_LINE = new LinkedHashMap<>();
    private static final Map<String, Supplier<Metric>> PLAIN = new LinkedHashMap<>();
    private static final Map<String, DoubleFunction<Metric>> WITH_A_NUMBER = new LinkedHashMap<>();

    static {
        UNDER_A_LINE.put("headcount", Poverty::headcount);
        UNDER_A_LINE.put("poverty_gap", Poverty::gap);
        UNDER_A_LINE.put("poverty_severity", Poverty::severity);
        UNDER_A_LINE.put("number_of_poor", Poverty::number);
        UNDER_A_LINE.put("income_gap_ratio", Poverty::incomeGapRatio);
        UNDER_A_LINE.put("watts", Poverty::watts);
        UNDER_A_LINE.put("sen", Poverty::sen);
        UNDER_A_LINE.put("sst", Poverty::sst);
        UNDER_A_LINE.put("prosperity_gap", Poverty::prosperityGap);
        UNDER_A_LINE.put("relative_median_poverty_gap", Poverty::relativeMedianGap);
        UNDER_A_LINE.put("line", Welfare::line);
        PLAIN.put("mean", Welfare::mean);
        PLAIN.put("median", Welfare::median);
        PLAIN.put("total", Welfare::total);
        PLAIN.put("population", Welfare::population);
        PLAIN.put("gini", Inequality::gini);
        PLAIN.put("mean_log_deviation", Inequality::meanLogDeviation);
        PLAIN.put("theil", Inequality::theil);
        PLAIN.put("hoover", Inequality::hoover);
        PLAIN.put("coefficient_of_variation", Inequality::coefficientOfVariation);
        PLAIN.put("wolfson", Inequality::wolfson);
        PLAIN.put("sen_welfare", Inequality::senWelfare);
        PLAIN.put("palma", Lorenz::palma);
        PLAIN.put("s80s20", Lorenz::s80s20);
        WITH_A_NUMBER.put("quantile", Welfare::quantile);
        WITH_A_NUMBER.put("s_gini", Inequality::sGini);
        WITH_A_NUMBER.put("generalized_entropy", Inequality::generalizedEntropy);
        WITH_A_NUMBER.put("atkinson", Inequality::atkinson);
        WITH_A_NUMBER.put("lorenz", Lorenz::ordinate);
        WITH_A_NUMBER.put("bottom", Lorenz::bottom);
        WITH_A_NUMBER.put("top", Lorenz::top);
    }

    private final Optional<Line> line;

    MeasuredBy(Optional<Line> line) {
        this.line = line;
    }

    /** What is measured when nothing is asked for. */
    List<Metric> usual() {
        List<String> names = new ArrayList<>();
        line.ifPresent(under -> {
            names.addAll(List.of("headcount", "poverty_gap", "poverty_severity"));
            if (under.estimated()) {
                names.add("line");
            }
        });
        names.addAll(List.of("mean", "median", "gini"));
        return of(names);
    }

    /**
     * The metrics of these names.
     *
     * @throws IllegalArgumentException if there is none of a name, or it lacks its line or number
     */
    List<Metric> of(List<String> names) {
        return names.stream().map(name -> metric(name.strip())).toList();
    }

    private Metric metric(String asked) {
        int colon = asked.indexOf(':');
        String name = colon < 0 ? asked : asked.substring(0, colon);
        if (colon >= 0) {
            return metric(name, number(asked, asked.substring(colon + 1)));
        }
        if (PLAIN.containsKey(name)) {
            return PLAIN.get(name).get();
        }
        if (UNDER_A_LINE.containsKey(name)) {
            return UNDER_A_LINE.get(name).apply(line(name));
        }
        if (WITH_A_NUMBER.containsKey(name) || name.equals("fgt")) {
            throw new IllegalArgumentException(name + " needs a number, as in " + name + ":0.5");
        }
        throw unknown(name);
    }

    private Metric metric(String name, double number) {
        if (name.equals("fgt")) {
            return Poverty.fgt(number, line(name));
        }
        if (WITH_A_NUMBER.containsKey(name)) {
            return WITH_A_NUMBER.get(name).apply(number);
        }
        if (PLAIN.containsKey(name) || UNDER_A_LINE.containsKey(name)) {
            throw new IllegalArgumentException(name + " takes no number");
        }
        throw unknown(name);
    }

    private Line line(String name) {
        return line.orElseThrow(
                () -> new IllegalArgumentException(name + " needs a poverty line: give --line or --relative-line"));
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
