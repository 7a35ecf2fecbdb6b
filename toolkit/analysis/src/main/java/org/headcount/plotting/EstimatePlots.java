package org.headcount.plotting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headcount.plot.Axis;
import org.headcount.plot.Intervals;
import org.headcount.plot.Matrix;
import org.headcount.plot.Plot;
import org.headcount.plot.PlottedAmount;
import org.headcount.plot.Waterfall;
import org.headcount.survey.Estimate;
import org.headcount.survey.Estimates;
import org.headcount.survey.Survey;

/** Plots of what surveys estimated: whiskers are confidence intervals. */
final class EstimatePlots {

    private EstimatePlots() {}

    /** How the numbers of an axis are written: shares in percent, money in its unit, the rest bare. */
    private record Scale(double times, String unit) {
        static Scale of(Estimate estimate, Estimates all) {
            if (SurveyWords.isShare(estimate.metric())) {
                return new Scale(100, "percent");
            }
            return new Scale(
                    1,
                    SurveyWords.isMoney(estimate.metric())
                            ? all.surveys().get(0).unit().orElse("")
                            : "");
        }
    }

    static Plot estimates(List<Estimates> all) {
        List<Labelled> list = all.stream()
                .flatMap(some -> some.list().stream().map(it -> labelled(all, some, it)))
                .toList();
        if (list.isEmpty()) {
            throw new IllegalArgumentException("nothing to plot: no estimates were given");
        }
        Scale scale = scale(all);
        List<String> metrics =
                list.stream().map(one -> words(one.estimate())).distinct().toList();
        // Parameters that all share are printed once, in the title.
        List<String> shared =
                list.stream().map(one -> parameters(one.estimate())).distinct().toList();
        boolean alike = shared.size() == 1;
        List<Intervals.Row> rows = new ArrayList<>();
        for (String metric : metrics) {
            list.stream()
                    .filter(one -> words(one.estimate()).equals(metric))
                    .map(one -> row(one, metrics.size() == 1, alike, scale))
                    .forEach(rows::add);
        }
        String title = title(list.stream()
                .map(one -> alike ? SurveyWords.words(one.estimate().metric()) : words(one.estimate()))
                .distinct()
                .toList());
        Plot plot = Plot.of(
                        SurveyWords.capital(title) + (alike ? bracketed(shared.get(0)) : ""),
                        Intervals.of(Axis.of("", scale.unit()), rows))
                .withSubtitle(metrics.size() == 1 ? finding(all, list, scale) : "")
                .withSource(source(all));
        return whiskers(plot, list.stream().map(Labelled::estimate).toList());
    }

    private static final int LONGEST_TITLE = 100;

    /** Names as a title; of many the first, since each row has its own. */
    private static String title(List<String> names) {
        String title = String.join(", ", names);
        return title.length() <= LONGEST_TITLE || names.size() < 3
                ? title
                : names.get(0) + " and " + (names.size() - 1) + " other measures";
    }

    static Plot likeFirst(List<Estimates> all) {
        Map<String, Scale> scales = new LinkedHashMap<>();
        for (Estimates some : all) {
            some.forEach(it -> scales.putIfAbsent(it.metric(), Scale.of(it, some)));
        }
        Scale first = scales.values().iterator().next();
        List<String> others = scales.keySet().stream()
                .filter(metric -> !scales.get(metric).equals(first))
                .toList();
        Plot plot = estimates(all.stream()
                .map(some -> some.without(others.toArray(String[]::new)))
                .toList());
        return others.isEmpty()
                ? plot
                : plot.withNote("Left out, since not in the same unit: "
                        + others.stream().map(SurveyWords::words).collect(Collectors.joining(", ")) + ".");
    }

    private static String source(List<Estimates> all) {
        return Survey.source(
                all.stream().flatMap(some -> some.surveys().stream()).distinct().toList());
    }

    /** An estimate with the name of its group, or of its survey where there are several. */
    private record Labelled(String label, Estimate estimate) {}

    private static Labelled labelled(List<Estimates> all, Estimates some, Estimate it) {
        Survey survey = some.surveys().get(0);
        boolean grouped = survey.groupColumn().isPresent() && it.group().isPresent();
        boolean several =
                all.stream().map(one -> one.surveys().get(0).name()).distinct().count() > 1;
        String name = several ? survey.name() : "All";
        return new Labelled(grouped ? it.group().orElseThrow() + (several ? ", " + survey.name() : "") : name, it);
    }

    /**
     * The scale of all.
     *
     * @throws IllegalArgumentException if they have not one
     */
    private static Scale scale(List<Estimates> all) {
        Map<Scale, String> scales = new LinkedHashMap<>();
        for (Estimates some : all) {
            some.forEach(it -> scales.putIfAbsent(Scale.of(it, some), it.metric()));
        }
        if (scales.size() > 1) {
            throw new IllegalArgumentException("one axis has one unit, but " + String.join(" and ", scales.values())
                    + " differ in it: plot them apart, as in Plots.estimates(estimates.only(\""
                    + scales.values().iterator().next() + "\"))");
        }
        return scales.keySet().iterator().next();
    }

    private static Intervals.Row row(Labelled one, boolean alone, boolean alike, Scale scale) {
        Estimate it = one.estimate();
        String metric = SurveyWords.capital(alike ? SurveyWords.words(it.metric()) : words(it));
        return new Intervals.Row(
                alone ? one.label() : metric,
                Stream.of(alone ? "" : one.label(), it.flag().orElse(""))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; ")),
                amount(it, scale.times()),
                Intervals.State.PLAIN,
                shown(it, scale.times()));
    }

    /** What an estimate is of, with the parameters that distinguish it from others of its metric. */
    private static String words(Estimate it) {
        return SurveyWords.words(it.metric()) + bracketed(parameters(it));
    }

    private static String bracketed(String shared) {
        return shared.isEmpty() ? "" : " (" + shared + ")";
    }

    private static String parameters(Estimate it) {
        return it.parameters().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("of"))
                .map(entry -> entry.getKey() + " " + SurveyWords.parameter(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Optional<PlottedAmount> amount(Estimate it, double times) {
        if (!Double.isFinite(it.value())) {
            return Optional.empty();
        }
        return Optional.of(it.uncertainty()
                .filter(some -> Double.isFinite(some.low()))
                .map(some -> PlottedAmount.between(times * it.value(), times * some.low(), times * some.high()))
                .orElseGet(() -> PlottedAmount.of(times * it.value())));
    }

    private static String shown(Estimate it, double times) {
        if (!Double.isFinite(it.value())) {
            return it.flag().orElse("undefined");
        }
        int places = places(it, times);
        return plain(it, times)
                + it.uncertainty()
                        .filter(some -> Double.isFinite(some.low()))
                        .map(some -> " (" + number(times * some.low(), places) + " to "
                                + number(times * some.high(), places) + ")")
                        .orElse("");
    }

    private static String plain(Estimate it, double times) {
        return number(times * it.value(), places(it, times));
    }

    private static int places(Estimate it, double times) {
        double size = Math.abs(it.value());
        return times == 100 ? 1 : size < 1 ? 3 : size < 1000 ? 2 : 0;
    }

    private static String number(double value, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", value);
    }

    /** Which of several has the most and which the least, and whether the sample can distinguish them. */
    private static String finding(List<Estimates> all, List<Labelled> list, Scale scale) {
        boolean grouped = all.stream()
                .anyMatch(some -> some.surveys().get(0).groupColumn().isPresent());
        List<Labelled> known = list.stream()
                .filter(one -> Double.isFinite(one.estimate().value()))
                // The whole lies between its parts.
                .filter(one -> !grouped || !one.label().equals("All"))
                .toList();
        if (known.size() < 2) {
            return "";
        }
        Labelled least = known.get(0);
        Labelled most = known.get(0);
        for (Labelled one : known) {
            least = one.estimate().value() < least.estimate().value() ? one : least;
            most = one.estimate().value() > most.estimate().value() ? one : most;
        }
        String tail = most.estimate()
                .minus(least.estimate())
                .uncertainty()
                .map(it -> it.low() > 0 ? ": more than sampling error" : ": within sampling error")
                .orElse("");
        return "Highest for " + most.label() + " (" + plain(most.estimate(), scale.times()) + "), lowest for "
                + least.label() + " (" + plain(least.estimate(), scale.times()) + ")" + tail;
    }

    private static Plot whiskers(Plot plot, List<Estimate> list) {
        return list.stream()
                .flatMap(it -> it.uncertainty().stream())
                .findFirst()
                .map(it ->
                        plot.withNote("Whiskers are confidence intervals of " + SurveyWords.percent(it.level()) + "."))
                .orElseGet(
                        () -> plot.withNote("No whiskers: the survey has no design, so standard errors are unknown."));
    }

    static Plot waterfall(Estimates decomposition) {
        List<Estimate> list = decomposition.list();
        boolean isOne = list.size() > 2
                && list.get(0).metric().equals("before")
                && list.get(list.size() - 1).metric().equals("after")
                && list.stream().allMatch(it -> it.group().isEmpty());
        if (!isOne) {
            throw new IllegalArgumentException("a waterfall goes from poverty before to poverty after, as in"
                    + " Plots.waterfall(change.shapley(Poverty.headcount(3.00))), but these are "
                    + list.stream().map(Estimate::metric).distinct().collect(Collectors.joining(", ")));
        }
        String index = String.valueOf(list.get(0).parameters().get("of"));
        boolean isShare = SurveyWords.isShare(index);
        double times = isShare ? 100 : 1;
        List<Estimate> steps = list.subList(0, list.size() - 1);
        String before = decomposition.surveys().get(0).name();
        String after = decomposition.surveys().get(1).name();
        Estimate largest = steps.stream()
                .skip(1)
                .reduce((one, other) -> Math.abs(other.value()) > Math.abs(one.value()) ? other : one)
                .orElseThrow();
        Plot plot = Plot.of(
                        "Decomposition of the change in the " + SurveyWords.words(index) + atLine(list.get(0)) + ", "
                                + before + " to " + after,
                        new Waterfall(
                                Axis.of(
                                        SurveyWords.capital(SurveyWords.words(index))
                                                + (isShare ? " in percent, steps in percentage points" : ""),
                                        ""),
                                IntStream.range(0, steps.size())
                                        .mapToObj(i -> new Waterfall.Step(
                                                i == 0
                                                        ? before
                                                        : SurveyWords.capital(
                                                                steps.get(i).metric()),
                                                times * steps.get(i).value()))
                                        .toList(),
                                after,
                                times * list.get(list.size() - 1).value()))
                .withSubtitle(SurveyWords.capital(largest.metric()) + " did most: " + signed(largest, times)
                        + (isShare ? " percentage points" : ""))
                .withSource(source(List.of(decomposition)));
        return list.get(0)
                .uncertainty()
                .map(it -> plot.withNote("With confidence intervals of " + SurveyWords.percent(it.level()) + ": "
                        + steps.stream()
                                .skip(1)
                                .map(step -> step.metric() + " " + signed(step, times))
                                .collect(Collectors.joining("; "))
                        + "."))
                .orElse(plot);
    }

    private static String atLine(Estimate it) {
        return Optional.ofNullable(it.parameters().get("line"))
                .map(line -> line instanceof Double number
                        ? " at a line of " + SurveyWords.money(number)
                        : " (" + line + " line)")
                .orElse("");
    }

    private static String signed(Estimate it, double times) {
        int places = times == 100 ? 1 : 4;
        return signed(times * it.value(), places)
                + it.uncertainty()
                        .map(some -> " (" + signed(times * some.low(), places) + " to "
                                + signed(times * some.high(), places) + ")")
                        .orElse("");
    }

    private static String signed(double value, int places) {
        String number = number(Math.abs(value), places);
        boolean isZero = Double.parseDouble(number.replace(",", "")) == 0;
        return (isZero ? "" : value < 0 ? "\u2212" : "+") + number;
    }

    private static final String CONTRIBUTION = "_contribution";

    /** Each group's share of the people beside what it contributes to poverty. */
    private static Plot ofGroups(Estimates contributions) {
        List<Estimate> list = contributions.list();
        List<Intervals.Row> rows = list.stream()
                .map(it -> String.valueOf(it.parameters().get("group")))
                .distinct()
                .flatMap(group -> list.stream()
                        .filter(it ->
                                group.equals(String.valueOf(it.parameters().get("group"))))
                        .map(it -> new Intervals.Row(
                                group, part(it.metric()), amount(it, 100), Intervals.State.PLAIN, shown(it, 100))))
                .toList();
        Estimate first = list.stream()
                .filter(it -> it.metric().endsWith(CONTRIBUTION))
                .findFirst()
                .orElseThrow();
        String index = first.metric().substring(0, first.metric().length() - CONTRIBUTION.length());
        Estimate largest = list.stream()
                .filter(it -> it.metric().equals(first.metric()) && Double.isFinite(it.value()))
                .reduce((one, other) -> other.value() > one.value() ? other : one)
                .orElseThrow(() ->
                        new IllegalArgumentException("nobody is poor, so no group contributes anything to poverty"));
        Plot plot = Plot.of(
                        "What each " + first.parameters().get("by") + " contributes to the " + SurveyWords.words(index)
                                + atLine(first),
                        Intervals.of(Axis.of("", "percent"), rows))
                .withSubtitle(
                        largest.parameters().get("group") + " contributes most: " + shown(largest, 100) + " percent")
                .withSource(source(List.of(contributions)));
        return whiskers(plot, list);
    }

    private static String part(String metric) {
        return metric.endsWith(CONTRIBUTION)
                ? "of the " + SurveyWords.words(metric.substring(0, metric.length() - CONTRIBUTION.length()))
                : "of the people";
    }

    static Plot contributions(Estimates contributions) {
        List<Estimate> list = contributions.list();
        boolean isOfGroups = list.stream()
                .allMatch(it -> it.parameters().containsKey("group")
                        && (it.metric().equals("population_share")
                                || it.metric().endsWith(CONTRIBUTION)));
        if (isOfGroups && list.stream().anyMatch(it -> it.metric().endsWith(CONTRIBUTION))) {
            return ofGroups(contributions);
        }
        if (list.isEmpty() || list.stream().anyMatch(it -> !it.metric().equals("mpi_contribution"))) {
            throw new IllegalArgumentException("contributions are those of indicators to the MPI, as in"
                    + " Plots.contributions(survey.estimate(mpi.contributions())), or those of groups to poverty, as in"
                    + " survey.contributions(\"region\", Poverty.headcount(3)); but these are "
                    + list.stream().map(Estimate::metric).distinct().collect(Collectors.joining(", ")));
        }
        List<String> groups =
                list.stream().map(it -> it.group().orElse("All")).distinct().toList();
        Map<String, List<Estimate>> byIndicator = new LinkedHashMap<>();
        list.forEach(it -> byIndicator
                .computeIfAbsent(
                        SurveyWords.capital(String.valueOf(it.parameters().get("column"))), any -> new ArrayList<>())
                .add(it));
        Estimate largest = list.stream()
                .filter(it -> Double.isFinite(it.value()))
                .reduce((one, other) -> other.value() > one.value() ? other : one)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no person is poor, so no indicator contributes anything to the MPI"));
        String finding = SurveyWords.capital(String.valueOf(largest.parameters().get("column")))
                + " contributes most"
                + (groups.size() > 1 ? ", in " + largest.group().orElseThrow() : "")
                + ": " + shown(largest, 100) + " percent";
        Plot plot = Plot.of(
                        "Contributions to the multidimensional poverty index",
                        groups.size() == 1 ? intervals(byIndicator) : matrix(groups, byIndicator))
                .withSubtitle(finding)
                .withSource(source(List.of(contributions)));
        return groups.size() == 1
                ? whiskers(plot, list)
                : plot.withNote("Percent of each group's index: a column adds up to 100, but for rounding.");
    }

    private static Intervals intervals(Map<String, List<Estimate>> byIndicator) {
        return Intervals.of(
                Axis.of("Contribution", "percent"),
                byIndicator.entrySet().stream()
                        .map(one -> new Intervals.Row(
                                one.getKey(),
                                "",
                                amount(one.getValue().get(0), 100),
                                Intervals.State.PLAIN,
                                shown(one.getValue().get(0), 100)))
                        .toList());
    }

    private static Matrix matrix(List<String> groups, Map<String, List<Estimate>> byIndicator) {
        return new Matrix(
                List.copyOf(byIndicator.keySet()),
                groups,
                byIndicator.values().stream()
                        .map(row -> row.stream()
                                .map(it -> Double.isFinite(it.value())
                                        ? Optional.<Matrix.Cell>of(
                                                new Matrix.Value(Math.round(1000 * it.value()) / 10.0))
                                        : Optional.<Matrix.Cell>empty())
                                .toList())
                        .toList(),
                "percent",
                Map.of());
    }
}
