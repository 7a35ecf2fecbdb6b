package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.metrics.Design;

/** What a survey declares, in the words of a footnote. */
final class Description {
    private Description() {}

    static List<String> of(Survey survey, Design design) {
        var lines = new ArrayList<String>();
        lines.add(units(survey));
        survey.unit().ifPresent(unit -> lines.add(survey.welfareColumn().orElse("welfare") + " in " + unit));
        survey.domain()
                .ifPresent(domain -> lines.add("where " + domain.label
                        + (domain.unknown() == 0
                                ? ""
                                : "; " + domain.unknown()
                                        + (domain.unknown() == 1 ? " row is" : " rows are")
                                        + " outside since a value that the condition reads is missing")));
        told(survey, lines);
        lines.add(drawn(survey, design));
        return List.copyOf(lines);
    }

    /** The same without what an axis or a title says already: for the source line of a picture. */
    static List<String> ofDesign(Survey survey, Design design) {
        var lines = new ArrayList<String>();
        lines.add(units(survey));
        told(survey, lines);
        lines.add(drawn(survey, design));
        return List.copyOf(lines);
    }

    private static void told(Survey survey, List<String> lines) {
        survey.lines().ifPresent(line -> lines.add(line.words()));
        survey.rescalings().forEach(rescaling -> lines.add("welfare " + rescaling.note()));
    }

    private static String drawn(Survey survey, Design design) {
        if (!survey.hasDesign()) {
            return "no design was given (strata, PSUs, or rows drawn one by one), so no standard errors";
        }
        String drawn = survey.psuColumn().isPresent() || survey.strataColumn().isPresent()
                ? design.psus() + " PSUs in " + design.strata() + (design.strata() == 1 ? " stratum" : " strata")
                : design.psus() + " rows, each its own PSU";
        String correction =
                survey.fpcColumn().map(name -> ", finite population by " + name).orElse("")
                        + survey.fpcWithinColumn()
                                .map(name -> ", two stages with "
                                        + design.within().map(Design::psus).orElse(0) + " units in the PSUs, of "
                                        + name)
                                .orElse("");
        String method = survey.replicates().map(Replicates::method).orElse("Taylor linearisation");
        return drawn + correction + "; " + method;
    }

    private static String units(Survey survey) {
        String weight = survey.weightColumn().map(name -> "weighted by " + name).orElse("no weights");
        return survey.sizeColumn()
                .map(size -> "of persons: " + weight + " times " + size)
                .orElse("of rows: " + weight);
    }

    /** Everything that was declared, in one line. */
    static String ofDeclaration(Survey survey, Optional<String> name) {
        String about = name.map(it -> it + ", " + survey.rows()).orElseGet(survey::rows);
        return "survey of " + about + " (rows: "
                + survey.domain().map(it -> it.size() + " of ").orElse("")
                + survey.table().rowCount() + "): "
                + Stream.of(
                                Optional.of("welfare " + survey.welfareColumn().orElse("not declared")
                                        + survey.unit().map(it -> " in " + it).orElse("")),
                                Optional.of(survey.weightColumn()
                                        .map(it -> "weight " + it)
                                        .orElse("no weights")),
                                survey.sizeColumn().map(it -> "size " + it),
                                survey.lines().map(Lines::words),
                                survey.strataColumn().map(it -> "strata " + it),
                                survey.psuColumn().map(it -> "PSUs " + it),
                                survey.hasRowsAsPsus() ? Optional.of("rows as PSUs") : Optional.<String>empty(),
                                survey.fpcColumn().map(it -> "PSUs in the population " + it),
                                survey.replicates().map(Replicates::method),
                                survey.groupColumn().map(it -> (survey.isOver() ? "over " : "by ") + it))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "))
                + survey.rescalings().stream().map(it -> ", " + it.note()).collect(Collectors.joining());
    }
}
