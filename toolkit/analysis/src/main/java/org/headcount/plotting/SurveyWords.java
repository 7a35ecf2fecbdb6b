package org.headcount.plotting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headcount.metrics.Metric;
import org.headcount.metrics.MetricEntry;
import org.headcount.metrics.MetricEntry.Scale;
import org.headcount.metrics.Metrics;
import org.headcount.plot.PlotNote;
import org.headcount.survey.Estimate;
import org.headcount.survey.Estimates;
import org.headcount.survey.Survey;
import org.headcount.survey.Uncertainty;

/** What surveys and their estimates are called in titles, findings and sources. */
final class SurveyWords {

    private SurveyWords() {}

    /** An estimate with the name that it has beside others. */
    record Named(String name, Estimate estimate) {}

    static List<Survey> some(List<Survey> surveys) {
        if (surveys.isEmpty()) {
            throw new IllegalArgumentException("nothing to plot: give at least one survey");
        }
        return surveys;
    }

    /** A group by its own name; of several surveys, with the survey's. */
    static String name(List<Survey> surveys, Survey survey, Estimate estimate) {
        Optional<String> group = survey.groupColumn().isPresent() ? estimate.group() : Optional.empty();
        if (surveys.size() == 1) {
            return group.orElse(survey.name());
        }
        return group.map(known -> known + ", " + survey.name()).orElse(survey.name());
    }

    static List<Named> estimates(List<Survey> surveys, Metric metric) {
        List<Named> all = new ArrayList<>();
        for (Survey survey : some(surveys)) {
            survey.estimate(metric).forEach(it -> all.add(new Named(name(surveys, survey, it), it)));
        }
        return all;
    }

    /** What the surveys say of one metric: each by name if they are few, else the least and the most. */
    static String compared(String what, List<Survey> surveys, Metric metric) {
        List<Named> known = estimates(surveys, metric).stream()
                .filter(named -> Double.isFinite(named.estimate().value()))
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        if (known.size() == 1) {
            return what + ": " + shown(known.get(0).estimate());
        }
        if (known.size() <= 3) {
            return what + ": "
                    + known.stream()
                            .map(named -> shown(named.estimate()) + " for " + named.name())
                            .collect(Collectors.joining("; "));
        }
        Named least = known.get(0);
        Named most = known.get(0);
        for (Named named : known) {
            least = named.estimate().value() < least.estimate().value() ? named : least;
            most = named.estimate().value() > most.estimate().value() ? named : most;
        }
        return what + ": from " + brief(least.estimate()) + " (" + least.name() + ") to " + brief(most.estimate())
                + " (" + most.name() + ")";
    }

    /** A number with its interval, where it has one. */
    private static String shown(Estimate it) {
        return brief(it)
                + it.uncertainty()
                        .filter(some -> Double.isFinite(some.low()))
                        .map(some -> " (" + number(it, some.low()) + " to " + number(it, some.high()) + ")")
                        .orElse("");
    }

    private static String brief(Estimate it) {
        return number(it, it.value()) + (isShare(it.metric()) ? " percent" : "");
    }

    private static String number(Estimate it, double value) {
        return isShare(it.metric())
                ? decimals(100 * value, 1)
                : isMoney(it.metric()) ? money(value) : decimals(value, 3);
    }

    /** A growth rate with its interval, in percent. */
    static String share(Estimate it) {
        return decimals(100 * it.value(), 1) + " percent"
                + it.uncertainty()
                        .map(some ->
                                " (" + decimals(100 * some.low(), 1) + " to " + decimals(100 * some.high(), 1) + ")")
                        .orElse("");
    }

    static boolean isShare(String metric) {
        return isOn(Scale.PERCENT, metric);
    }

    static boolean isMoney(String metric) {
        return isOn(Scale.MONEY, metric);
    }

    private static boolean isOn(Scale scale, String metric) {
        return Metrics.find(metric).filter(entry -> entry.scale() == scale).isPresent();
    }

    /** A metric in the field's words. */
    static String words(String metric) {
        return Metrics.find(metric).map(MetricEntry::title).orElseGet(() -> metric.replace('_', ' '));
    }

    static String capital(String words) {
        return Amounts.words(words);
    }

    /** What the surveys rank people by. */
    static String welfare(List<Survey> surveys) {
        return surveys.stream()
                .flatMap(survey -> survey.welfareColumn().stream())
                .findFirst()
                .orElse("welfare")
                .replace('_', ' ');
    }

    /**
     * The unit of welfare; blank if no survey states one.
     *
     * @throws IllegalArgumentException if they differ
     */
    static String unit(List<Survey> surveys) {
        List<String> units = some(surveys).stream()
                .map(survey -> survey.unit().orElse(""))
                .distinct()
                .toList();
        if (units.size() > 1) {
            throw new IllegalArgumentException("one axis has one unit, but welfare is in "
                    + units.stream()
                            .map(unit -> unit.isEmpty() ? "a unit that is not stated" : unit)
                            .collect(Collectors.joining(" and in "))
                    + ": bring the surveys to the same prices, or plot them apart");
        }
        return units.get(0);
    }

    static String line(double line, List<Survey> surveys) {
        String unit = unit(surveys);
        return money(line) + (unit.isEmpty() ? "" : " " + unit);
    }

    static String money(double value) {
        return Math.abs(value) >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : decimals(value, 2);
    }

    /** A parameter of a metric: money and shares to two places at least, a third not to sixteen. */
    static String parameter(Object value) {
        if (!(value instanceof Double number)) {
            return String.valueOf(value).replace('_', ' ');
        }
        return number == Math.rint(number * 100) / 100 ? money(number) : decimals(number, 4);
    }

    static String percent(double share) {
        return decimals(100 * share, share * 100 == Math.rint(share * 100) ? 0 : 1) + " percent";
    }

    static String decimals(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    /** What the band around a curve is. */
    static List<PlotNote> bands(Estimates estimates) {
        Optional<Uncertainty> known = estimates.list().stream()
                .flatMap(it -> it.uncertainty().stream())
                .findFirst();
        return List.of(PlotNote.of(known.map(it -> "The band is the confidence interval of " + percent(it.level())
                        + " at each point; " + it.method() + ".")
                .orElse("No band: the survey has no design.")));
    }
}
