package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headcount.metrics.Metric;
import org.headcount.metrics.QuantileType;
import org.headcount.metrics.Welfare;

/**
 * The program that gives the same estimate in Stata (its own {@code svy} commands) or in R (packages survey and convey), so
 * that a reader can check a number with the tool at hand. Where neither has the metric, or has it by another convention,
 * there is no program.
 *
 * <p>Missing weights and sizes become weights of 0: such rows are in no estimate, and their PSUs keep their place, as here.
 */
final class Equivalent {
    private Equivalent() {}

    static Optional<String> stata(Survey survey, Metric metric) {
        return expressible(survey) ? new Program(survey, metric, Language.STATA).stata() : Optional.empty();
    }

    static Optional<String> r(Survey survey, Metric metric) {
        return expressible(survey) ? new Program(survey, metric, Language.R).r() : Optional.empty();
    }

    private static boolean expressible(Survey survey) {
        return survey.replicates().isEmpty()
                && !survey.isOver()
                && survey.domain().map(Domain::isExpressible).orElse(true);
    }

    /** The lines that declare the design to a tool, before any metric; whether one counts people changes those of R. */
    static List<String> design(Survey survey, Language language, boolean countsPeople) {
        Program program = new Program(survey, countsPeople ? Welfare.population() : Welfare.mean(), language);
        return language == Language.R ? program.rDesign() : program.stataDesign();
    }

    /** The lines that estimate a metric, once the design is declared; empty where the tool has none. */
    static Optional<String> call(Survey survey, Metric metric, Language language) {
        if (!expressible(survey)) {
            return Optional.empty();
        }
        Program program = new Program(survey, metric, language);
        return language == Language.R ? program.rCall() : program.amount().map(program::stataCall);
    }

    /** A metric as an average, a sum or a ratio in a language. */
    static Optional<Amount> amount(Survey survey, Metric metric, Language language) {
        return new Program(survey, metric, language).amount();
    }

    /** A metric as something that both tools average, add up or divide: empty where they have none. */
    record Amount(Kind kind, String of, String over) {
        static Amount mean(String of) {
            return new Amount(Kind.MEAN, of, "");
        }

        static Amount total(String of) {
            return new Amount(Kind.TOTAL, of, "");
        }

        static Amount ratio(String of, String over) {
            return new Amount(Kind.RATIO, of, over);
        }
    }

    enum Kind {
        MEAN,
        TOTAL,
        RATIO
    }

    /** One estimate in one language. */
    private static final class Program {
        private static final String CONTRIBUTION = "_contribution";

        private final Survey survey;
        private final Metric metric;
        private final Map<String, Object> told;
        private final Language language;

        Program(Survey survey, Metric metric, Language language) {
            this.survey = survey;
            this.metric = metric;
            this.language = language;
            told = metric.parameters();
        }

        private String column(String name) {
            return language.name(name);
        }

        private String column(Object name) {
            return column(String.valueOf(name));
        }

        /** Welfare, with what was done to it. */
        private String welfare() {
            String x = column(survey.welfareColumn().orElse(""));
            for (Rescaling rescaling : survey.rescalings()) {
                x = "(" + x
                        + (rescaling.power() == 0
                                ? ""
                                : " / "
                                        + rescaling
                                                .scale()
                                                .map(oecd -> oecd.in(language, rescaling.column()))
                                                .orElseGet(() -> column(rescaling.column()))
                                        + (rescaling.power() == 1
                                                ? ""
                                                : language.power() + language.number(rescaling.power())))
                        + (rescaling.divisor() == 1 ? "" : " / " + language.number(rescaling.divisor())) + ")";
            }
            return x;
        }

        /** The line as an expression: a number, or the survey's own. */
        private Optional<String> line() {
            Object line = told.get("line");
            if (line instanceof Double number) {
                return Optional.of(language.number(number));
            }
            return metric.unit() == Metric.Unit.LINES
                    ? survey.lines()
                            .map(lines ->
                                    lines.column().map(this::column).orElseGet(() -> language.number(lines.number())))
                    : Optional.empty();
        }

        /** A name that no column has. */
        private String fresh(String name) {
            String free = name;
            while (survey.table().columnNames().contains(free)) {
                free += "_";
            }
            return free;
        }

        private Optional<Amount> amount() {
            String x =
                    metric.unit() == Metric.Unit.NONE || survey.welfareColumn().isEmpty() ? "" : welfare();
            return switch (metric.name()) {
                case "mean" -> Optional.of(Amount.mean(x));
                case "total" -> Optional.of(Amount.total(x));
                case "population" -> Optional.of(Amount.total(language == Language.R ? fresh("one") : "1"));
                case "mean_of" -> Optional.of(Amount.mean(column(told.get("column"))));
                case "total_of" -> Optional.of(Amount.total(column(told.get("column"))));
                case "ratio" ->
                    Optional.of(Amount.ratio(column(told.get("numerator")), column(told.get("denominator"))));
                case "average_tax_rate" -> Optional.of(Amount.ratio(column(told.get("tax")), x));
                case "population_share" -> Optional.of(Amount.mean(member() + " + 0 * " + x));
                case "income_share" -> Optional.of(Amount.ratio(x + " * " + member(), x));
                default -> line().flatMap(z -> underALine(x, z));
            };
        }

        /** 1 for the members of a group; a column of numbers is compared with the number, or the code of the label. */
        private String member() {
            String by = String.valueOf(told.get("by"));
            String group = String.valueOf(told.get("group"));
            Object value = isText(by)
                    ? group
                    : survey.variable(by).labels().entrySet().stream()
                            .filter(label -> label.getValue().equals(group))
                            .<Object>map(Map.Entry::getKey)
                            .findFirst()
                            .orElseGet(() -> Double.valueOf(group));
            return language.truth(column(by) + " == " + language.value(value));
        }

        /** What a group contributes to an average: the same average over its members, over that of everybody. */
        private Optional<Amount> contribution(String x, String z) {
            String index = metric.name().substring(0, metric.name().length() - CONTRIBUTION.length());
            return underALine(index, x, z)
                    .filter(amount -> amount.kind == Kind.MEAN)
                    .map(amount -> Amount.ratio("(" + amount.of + ") * " + member(), amount.of));
        }

        private Optional<Amount> dominance(String poor, String x, String z) {
            double order = ((Number) told.get("order")).doubleValue();
            String shortfall = poor + " * (" + z + " - " + x + ")" + language.power() + language.number(order - 1);
            return switch ((int) order) {
                case 1 -> Optional.of(Amount.mean(poor));
                case 2 -> Optional.of(Amount.mean(shortfall));
                case 3 -> Optional.of(Amount.mean(shortfall + " / 2"));
                default -> Optional.empty();
            };
        }

        private Optional<Amount> underALine(String x, String z) {
            return metric.name().endsWith(CONTRIBUTION) ? contribution(x, z) : underALine(metric.name(), x, z);
        }

        private Optional<Amount> underALine(String name, String x, String z) {
            String poor = language.truth(x + " < " + z);
            String gap = language.greater(z + " - " + x, "0") + " / " + z;
            String with = told.containsKey("programme") ? column(told.get("programme")) : "";
            return switch (name) {
                case "dominance" -> dominance(poor, x, z);
                case "headcount" -> Optional.of(Amount.mean(poor));
                case "headcount_at_or_below" -> Optional.of(Amount.mean(language.truth(x + " <= " + z)));
                case "number_of_poor" -> Optional.of(Amount.total(poor));
                case "poverty_gap" -> Optional.of(Amount.mean(gap));
                case "poverty_severity" -> Optional.of(Amount.mean("(" + gap + ")" + language.power() + "2"));
                case "fgt" -> {
                    double alpha = ((Number) told.get("alpha")).doubleValue();
                    yield Optional.of(Amount.mean(
                            alpha == 0 ? poor : "(" + gap + ")" + language.power() + language.number(alpha)));
                }
                case "poverty_deficit" -> Optional.of(Amount.total(language.greater(z + " - " + x, "0")));
                case "income_gap_ratio" -> Optional.of(Amount.ratio(gap, poor));
                case "coverage" -> Optional.of(Amount.mean(with + " + 0 * " + x));
                case "coverage_of_poor" -> Optional.of(Amount.ratio(with + " * " + poor, poor));
                case "undercoverage" -> Optional.of(Amount.ratio("(1 - " + with + ") * " + poor, poor));
                case "leakage" -> Optional.of(Amount.ratio(with + " * (1 - " + poor + ")", with + " + 0 * " + x));
                case "inclusion_error_rate" ->
                    Optional.of(Amount.ratio(with + " * (1 - " + poor + ")", "(1 - " + poor + ") + 0 * " + with));
                case "targeting_accuracy" ->
                    Optional.of(Amount.mean(language.truth(with + " == " + poor) + " + 0 * " + x));
                default -> Optional.empty();
            };
        }

        Optional<String> r() {
            return rCall().map(call -> String.join("\n", rDesign()) + "\n" + call);
        }

        Optional<String> rCall() {
            return amount().map(this::rCall).or(this::inR);
        }

        private String rCall(Amount amount) {
            String of = formula(amount.of);
            return switch (amount.kind) {
                case MEAN -> call("svymean", of, "");
                case TOTAL -> call("svytotal", of, "");
                case RATIO -> call("svyratio", of, "denominator = " + formula(amount.over));
            };
        }

        private String formula(String expression) {
            return language.isName(expression) ? "~" + expression : "~I(" + expression + ")";
        }

        /** What R has beside means, totals and ratios. Its quantiles have another error, Woodruff's, so none is asked for. */
        private Optional<String> inR() {
            String x =
                    metric.unit() == Metric.Unit.NONE || survey.welfareColumn().isEmpty() ? "" : formula(welfare());
            return switch (metric.name()) {
                case "median" -> quantile(x, "0.5", QuantileType.INVERSE_CDF_AVERAGED);
                case "quantile" ->
                    quantile(x, language.number((Double) told.get("share")), (QuantileType) told.get("type"));
                case "watts" ->
                    line().filter(z -> survey.lines().isEmpty() || told.get("line") instanceof Double)
                            .map(z -> prepared(call("svywatts", x, "abs_thresh = " + z)));
                case "gini" -> Optional.of(prepared(call("svygini", x, "")));
                case "mean_log_deviation" -> Optional.of(prepared(call("svygei", x, "epsilon = 0")));
                case "theil" -> Optional.of(prepared(call("svygei", x, "epsilon = 1")));
                case "generalized_entropy" ->
                    Optional.of(prepared(call("svygei", x, "epsilon = " + told.get("alpha"))));
                case "atkinson" -> Optional.of(prepared(call("svyatk", x, "epsilon = " + told.get("epsilon"))));
                default -> Optional.empty();
            };
        }

        private Optional<String> quantile(String x, String share, QuantileType type) {
            String rule = switch (type) {
                case INVERSE_CDF -> "math";
                case INVERSE_CDF_AVERAGED -> "school";
                case LINEAR_TYPE7, LINEAR_TYPE7_FREQUENCY -> "";
            };
            return rule.isEmpty() || survey.groupColumn().isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            call("svyquantile", x, "quantiles = " + share + ", qrule = \"" + rule + "\", ci = FALSE"));
        }

        private String groups(String between) {
            return survey.groupColumns().stream().map(this::column).collect(Collectors.joining(between));
        }

        private static String prepared(String call) {
            return "library(convey)\ns <- convey_prep(s)\n" + call;
        }

        private String call(String function, String formula, String options) {
            String more = options.isEmpty() ? "" : ", " + options;
            return survey.groupColumn()
                    .map(any ->
                            "svyby(" + formula + ", ~" + groups(" + ") + ", s, " + function + more + ", na.rm = TRUE)")
                    .orElse(function + "(" + formula + ", design = s" + more + ", na.rm = TRUE)");
        }

        private List<String> rDesign() {
            var lines = new ArrayList<String>();
            boolean hasCodes = survey.data().variables().stream()
                    .anyMatch(variable -> !variable.labels().isEmpty());
            lines.add("# d: the table as a data frame, "
                    + (hasCodes ? "codes as numbers (haven::zap_labels)" : "with labels as text (haven::as_factor)"));
            lines.add("library(survey)");
            Optional<String> weight = weight();
            weight.ifPresent(product -> {
                String popweight = "d$" + fresh("popweight");
                lines.add(popweight + " <- with(d, " + product + ")");
                lines.add(popweight + "[is.na(" + popweight + ")] <- 0");
            });
            if (metric.name().equals("population")) {
                lines.add("d$" + fresh("one") + " <- 1");
            }
            lines.add("options(survey.lonely.psu = \""
                    + switch (survey.singlePsu()) {
                        case FAIL -> "fail";
                        case CERTAINTY -> "certainty";
                        case ADJUST -> "adjust";
                        case AVERAGE -> "average";
                    }
                    + "\")");
            var design = new StringBuilder("s <- svydesign(ids = ~")
                    .append(survey.psuColumn().map(this::column).orElse("1"));
            if (survey.fpcWithinColumn().isPresent() && survey.ssuColumn().isEmpty()) {
                lines.add("d$" + fresh("ssu") + " <- seq_len(nrow(d))");
            }
            survey.fpcWithinColumn()
                    .ifPresent(any -> design.append(" + ")
                            .append(survey.ssuColumn().map(this::column).orElseGet(() -> fresh("ssu"))));
            survey.strataColumn()
                    .ifPresent(strata -> design.append(", strata = ~").append(column(strata)));
            design.append(", weights = ~").append(weight.isPresent() ? fresh("popweight") : "1");
            survey.fpcColumn().ifPresent(fpc -> design.append(", fpc = ~").append(column(fpc)));
            survey.fpcWithinColumn().ifPresent(fpc -> design.append(" + ").append(column(fpc)));
            lines.add(design.append(", data = d, nest = TRUE)").toString());
            survey.domain().ifPresent(domain -> lines.add("s <- subset(s, " + domain.expression(language) + ")"));
            return lines;
        }

        /** Weight times members, as far as they were told. */
        private Optional<String> weight() {
            List<String> factors = new ArrayList<>();
            survey.weightColumn().ifPresent(weight -> factors.add(column(weight)));
            survey.sizeColumn().ifPresent(size -> factors.add(column(size)));
            return factors.isEmpty() ? Optional.empty() : Optional.of(String.join(" * ", factors));
        }

        Optional<String> stata() {
            return amount().map(amount -> String.join("\n", stataDesign()) + "\n" + stataCall(amount));
        }

        private String stataCall(Amount amount) {
            String svy = "svy"
                    + survey.domain()
                            .map(domain -> ", subpop(if " + domain.expression(language) + ")")
                            .orElse("")
                    + ": ";
            String measured = fresh("measured");
            String base = fresh("base");
            String groupCode = fresh("groupcode");
            String prepare = "generate double " + measured + " = " + amount.of + "\n";
            List<String> columns = survey.groupColumns();
            List<String> texts = columns.stream().filter(this::isText).toList();
            Function<String, String> coded = group -> groupCode + (texts.size() == 1 ? "" : 1 + texts.indexOf(group));
            String over = columns.isEmpty()
                    ? ""
                    : columns.stream()
                            .map(group -> isText(group) ? coded.apply(group) : column(group))
                            .collect(Collectors.joining(" ", ", over(", ")"));
            String encode = texts.stream()
                    .map(group -> "encode " + column(group) + ", generate(" + coded.apply(group) + ")\n")
                    .collect(Collectors.joining());
            return encode
                    + prepare
                    + switch (amount.kind) {
                        case MEAN -> svy + "mean " + measured + over;
                        case TOTAL -> svy + "total " + measured + over;
                        case RATIO ->
                            "generate double " + base + " = " + amount.over + "\n" + svy + "ratio " + measured + " / "
                                    + base + over;
                    };
        }

        private boolean isText(String column) {
            return !(Columns.column(survey.table(), column) instanceof tech.tablesaw.api.NumericColumn<?>);
        }

        private List<String> stataDesign() {
            var lines = new ArrayList<String>();
            survey.table().columnNames().stream()
                    .filter(name -> !Language.STATA.isName(name))
                    .filter(this::isUsed)
                    .forEach(name -> lines.add("* column '" + name + "' is " + column(name) + " here (strtoname)"));
            Optional<String> weight = weight();
            weight.ifPresent(product -> {
                String popweight = fresh("popweight");
                lines.add("generate double " + popweight + " = " + product);
                lines.add("replace " + popweight + " = 0 if missing(" + popweight + ")");
            });
            var svyset = new StringBuilder("svyset ")
                    .append(survey.psuColumn().map(this::column).orElse("_n"));
            weight.ifPresent(product -> svyset.append(" [pweight=" + fresh("popweight") + "]"));
            var options = new StringBuilder();
            survey.strataColumn()
                    .ifPresent(strata ->
                            options.append(" strata(").append(column(strata)).append(')'));
            survey.fpcColumn()
                    .ifPresent(
                            fpc -> options.append(" fpc(").append(column(fpc)).append(')'));
            options.append(
                    switch (survey.singlePsu()) {
                        case FAIL -> "";
                        case CERTAINTY -> " singleunit(certainty)";
                        case ADJUST -> " singleunit(centered)";
                        case AVERAGE -> " singleunit(scaled)";
                    });
            String second = survey.fpcWithinColumn()
                    .map(fpc ->
                            " || " + survey.ssuColumn().map(this::column).orElse("_n") + ", fpc(" + column(fpc) + ")")
                    .orElse("");
            lines.add((options.isEmpty() ? svyset.toString() : svyset + "," + options) + second);
            return lines;
        }

        private boolean isUsed(String name) {
            return survey.groupColumns().contains(name)
                    || List.of(
                                    survey.welfareColumn(),
                                    survey.weightColumn(),
                                    survey.sizeColumn(),
                                    survey.strataColumn(),
                                    survey.psuColumn(),
                                    survey.fpcColumn())
                            .contains(Optional.of(name))
                    || metric.columns().contains(name)
                    || survey.domain().filter(domain -> domain.reads(name)).isPresent();
        }
    }
}
