package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headcount.metrics.Metric;

/** Another tool for which a program can be written that gives the estimates of a survey. */
public enum Tool {
    /** R with the packages survey and, for inequality, convey. The table is a data frame {@code d}. */
    R(Language.R, "#"),
    /** Stata with its own svy commands. The table is in memory. */
    STATA(Language.STATA, "*"),
    /** Python without packages. The table is a list {@code rows} of dictionaries, a missing cell {@code None}. */
    PYTHON(Language.PYTHON, "#");

    private final Language language;
    private final String comment;

    Tool(Language language, String comment) {
        this.language = language;
        this.comment = comment;
    }

    /** A comment in the tool's language. */
    public String comment(String text) {
        return comment + " " + text.replace("\n", " ");
    }

    /** A text in the tool's language. */
    public String text(String text) {
        return language.text(text);
    }

    /**
     * A program for the metrics of surveys of one table and one design: everybody, and the same people by groups. A metric
     * that the tool lacks, or defines otherwise, is named in a comment.
     *
     * @throws IllegalArgumentException if the tool cannot be told how the surveys are made
     */
    public String program(List<Survey> surveys, List<? extends Metric> metrics) {
        return program(surveys.stream()
                .map(survey -> new Part(survey, List.copyOf(metrics)))
                .toList());
    }

    /** What a program estimates of one survey. */
    public record Part(Survey survey, List<Metric> metrics) {
        @Override
        public String toString() {
            return metrics.stream().map(Metric::name).collect(Collectors.joining(", ")) + " of " + survey;
        }
    }

    /** The same with other metrics of each survey. */
    public String program(List<Part> parts) {
        for (Part part : parts) {
            Survey survey = part.survey;
            survey.replicates().ifPresent(how -> {
                throw new IllegalArgumentException(
                        "no program for " + name() + " is written with " + how.method() + "; leave the replicates out");
            });
            if (survey.domain().filter(domain -> !domain.isExpressible()).isPresent()) {
                throw new IllegalArgumentException("no program for " + name()
                        + " is written for rows that were selected by code; give a condition");
            }
        }
        return this == PYTHON ? PythonProgram.of(parts) : calls(parts);
    }

    private String calls(List<Part> parts) {
        boolean countsPeople = parts.stream()
                .flatMap(part -> part.metrics.stream())
                .anyMatch(metric -> metric.name().equals("population"));
        List<String> lines = new ArrayList<>();
        for (String line : Equivalent.design(parts.get(0).survey, language, countsPeople)) {
            if (!line.startsWith("# d: ")) {
                lines.add(line);
            }
        }
        for (Part part : parts) {
            Survey survey = part.survey;
            for (Metric metric : part.metrics) {
                lines.add("");
                lines.add(comment(title(survey, metric)));
                if (this == STATA) {
                    lines.add("capture drop measured base groupcode*");
                }
                Optional<String> call = Equivalent.call(survey, metric, language);
                lines.add(call.orElseGet(() -> comment("not available as Headcount defines it")));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    static String title(Survey survey, Metric metric) {
        String told = metric.parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Numbers.told(entry.getValue()))
                .collect(Collectors.joining(", "));
        return metric.name()
                + (told.isEmpty() ? "" : " (" + told + ")")
                + survey.groupColumn().map(by -> ", by " + by).orElse("");
    }
}
