package org.headcount.survey;

import java.util.Map;
import java.util.Optional;
import org.headcount.metrics.Metric;

/**
 * The call that gives the same estimate in Stata (its own {@code svy} commands) or in R (packages survey and convey), so
 * that a reader can check a number with the tool at hand. Where neither has the metric, or has it by another convention,
 * there is no call.
 */
final class Equivalent {
    private Equivalent() {}

    static Optional<String> stata(Survey survey, Metric metric) {
        return stataExpression(survey, metric).map(expression -> svyset(survey) + "\n" + expression);
    }

    static Optional<String> r(Survey survey, Metric metric) {
        return rCall(survey, metric).map(call -> svydesign(survey) + "\n" + call);
    }

    private static String svyset(Survey survey) {
        var text = new StringBuilder();
        survey.sizeColumn()
                .ifPresent(size -> text.append("generate double popweight = ")
                        .append(survey.weightColumn()
                                .map(weight -> weight + " * ")
                                .orElse(""))
                        .append(size)
                        .append('\n'));
        text.append("svyset ").append(survey.psuColumn().orElse("_n"));
        weight(survey, "popweight")
                .ifPresent(weight -> text.append(" [pweight=").append(weight).append(']'));
        var options = new StringBuilder();
        survey.strataColumn()
                .ifPresent(strata -> options.append(" strata(").append(strata).append(')'));
        survey.fpcColumn().ifPresent(fpc -> options.append(" fpc(").append(fpc).append(')'));
        options.append(
                switch (survey.singlePsu()) {
                    case FAIL -> "";
                    case CERTAINTY -> " singleunit(certainty)";
                    case ADJUST -> " singleunit(centered)";
                    case AVERAGE -> " singleunit(scaled)";
                });
        return options.isEmpty() ? text.toString() : text + "," + options;
    }

    private static Optional<String> weight(Survey survey, String product) {
        return survey.sizeColumn().isPresent() ? Optional.of(product) : survey.weightColumn();
    }

    private static Optional<String> stataExpression(Survey survey, Metric metric) {
        if (survey.replicates().isPresent()
                || !survey.rescalings().isEmpty()
                || survey.domain().isPresent()) {
            return Optional.empty();
        }
        String x = survey.welfareColumn().orElse("");
        String over = survey.groupColumn().map(group -> ", over(" + group + ")").orElse("");
        Map<String, Object> told = metric.parameters();
        String svy = "svy: ";
        return switch (metric.name()) {
            case "mean" -> Optional.of(svy + "mean " + x + over);
            case "total" -> Optional.of(svy + "total " + x + over);
            case "mean_of" -> Optional.of(svy + "mean " + told.get("column") + over);
            case "total_of" -> Optional.of(svy + "total " + told.get("column") + over);
            case "ratio" ->
                Optional.of(svy + "ratio " + told.get("numerator") + " / " + told.get("denominator") + over);
            case "headcount" ->
                line(survey, metric)
                        .map(z -> "generate byte poor = " + x + " < " + z + " if !missing(" + x + ")\n"
                                + "svy: mean poor" + over);
            case "poverty_gap" -> line(survey, metric).map(z -> gap(x, z, "1", over));
            case "poverty_severity" -> line(survey, metric).map(z -> gap(x, z, "2", over));
            default -> Optional.empty();
        };
    }

    private static String gap(String x, String z, String power, String over) {
        return "generate double gap = cond(" + x + " < " + z + ", ((" + z + " - " + x + ") / " + z + ")^" + power
                + ", 0) if !missing(" + x + ")\nsvy: mean gap" + over;
    }

    /** The line as an expression of the other language: a number, or the survey's own. */
    private static Optional<String> line(Survey survey, Metric metric) {
        Object line = metric.parameters().get("line");
        if (line instanceof Double number) {
            return Optional.of(number.toString());
        }
        return metric.unit() == Metric.Unit.LINES ? survey.lines().map(Lines::expression) : Optional.empty();
    }

    private static String svydesign(Survey survey) {
        var text = new StringBuilder();
        survey.sizeColumn()
                .ifPresent(size -> text.append("d$popweight <- ")
                        .append(survey.weightColumn()
                                .map(weight -> "d$" + weight + " * ")
                                .orElse(""))
                        .append("d$")
                        .append(size)
                        .append('\n'));
        switch (survey.singlePsu()) {
            case FAIL -> {}
            case CERTAINTY -> text.append("options(survey.lonely.psu = \"certainty\")\n");
            case ADJUST -> text.append("options(survey.lonely.psu = \"adjust\")\n");
            case AVERAGE -> text.append("options(survey.lonely.psu = \"average\")\n");
        }
        text.append("s <- svydesign(ids = ~").append(survey.psuColumn().orElse("1"));
        survey.strataColumn().ifPresent(strata -> text.append(", strata = ~").append(strata));
        weight(survey, "popweight")
                .ifPresent(weight -> text.append(", weights = ~").append(weight));
        survey.fpcColumn().ifPresent(fpc -> text.append(", fpc = ~").append(fpc));
        return text.append(", data = d, nest = TRUE)").toString();
    }

    private static Optional<String> rCall(Survey survey, Metric metric) {
        if (survey.replicates().isPresent()
                || !survey.rescalings().isEmpty()
                || survey.domain().isPresent()) {
            return Optional.empty();
        }
        Map<String, Object> told = metric.parameters();
        String x = "~" + survey.welfareColumn().orElse("");
        Optional<String> line = line(survey, metric);
        return switch (metric.name()) {
            case "mean" -> Optional.of(by(survey, "svymean", x, ""));
            case "total" -> Optional.of(by(survey, "svytotal", x, ""));
            case "mean_of" -> Optional.of(by(survey, "svymean", "~" + told.get("column"), ""));
            case "total_of" -> Optional.of(by(survey, "svytotal", "~" + told.get("column"), ""));
            case "ratio" ->
                Optional.of(by(
                        survey, "svyratio", "~" + told.get("numerator"), "denominator = ~" + told.get("denominator")));
            case "headcount" ->
                line.map(z -> by(survey, "svymean", "~I(as.numeric(" + x.substring(1) + " < " + z + "))", ""));
            case "poverty_gap" ->
                line.map(z -> by(survey, "svymean", "~I(pmax(" + z + " - " + x.substring(1) + ", 0) / " + z + ")", ""));
            case "poverty_severity" ->
                line.map(z ->
                        by(survey, "svymean", "~I((pmax(" + z + " - " + x.substring(1) + ", 0) / " + z + ")^2)", ""));
            case "watts" -> line.map(z -> prepared(by(survey, "svywatts", x, "abs_thresh = " + z)));
            case "gini" -> Optional.of(prepared(by(survey, "svygini", x, "")));
            case "mean_log_deviation" -> Optional.of(prepared(by(survey, "svygei", x, "epsilon = 0")));
            case "theil" -> Optional.of(prepared(by(survey, "svygei", x, "epsilon = 1")));
            case "generalized_entropy" ->
                Optional.of(prepared(by(survey, "svygei", x, "epsilon = " + told.get("alpha"))));
            case "atkinson" -> Optional.of(prepared(by(survey, "svyatk", x, "epsilon = " + told.get("epsilon"))));
            default -> Optional.empty();
        };
    }

    private static String prepared(String call) {
        return "s <- convey_prep(s)\n" + call;
    }

    private static String by(Survey survey, String function, String formula, String options) {
        String more = options.isEmpty() ? "" : ", " + options;
        return survey.groupColumn()
                .map(group -> "svyby(" + formula + ", ~" + group + ", s, " + function + more + ", na.rm = TRUE)")
                .orElse(function + "(" + formula + ", " + (options.isEmpty() ? "" : options + ", ")
                        + "s, na.rm = TRUE)");
    }
}
