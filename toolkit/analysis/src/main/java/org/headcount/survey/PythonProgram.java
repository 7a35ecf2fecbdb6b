package org.headcount.survey;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headcount.metrics.Metric;
import org.headcount.metrics.SinglePsu;

/**
 * A program in plain Python: averages, sums and ratios with errors by Taylor linearisation, by the formulas that R's survey
 * package and Stata use. It expects the table as {@code rows}.
 */
final class PythonProgram {

    private static final String LIBRARY = """

            def estimate(title, kind, of, over=lambda r: 1.0, group=lambda r: ""):
                "Prints value and standard error of a mean, total or ratio, for each group in order of appearance."
                used = []
                for r in rows:
                    w, y, x, g = weight(r), of(r), over(r), group(r)
                    inside = w is not None and w > 0 and y is not None and x is not None and None not in (g if isinstance(g, tuple) else (g,)) and where(r)
                    used.append((w, y, x, g) if inside else None)
                for g in dict.fromkeys(u[3] for u in used if u):
                    mine = [u if u and u[3] == g else None for u in used]
                    top = sum(w * y for w, y, x, _ in filter(None, mine))
                    base = 1.0 if kind == "total" else sum(w * x for w, y, x, _ in filter(None, mine))
                    value = top / base
                    totals = {}
                    for i, (r, u) in enumerate(zip(rows, mine)):
                        h, c = stratum(r), psu(r, i)
                        z = 0.0
                        if u:
                            w, y, x, _ = u
                            z = w * y if kind == "total" else w * (y - value * x) / base
                        totals.setdefault(h, {}).setdefault(c, [0.0, fpc(r)])[0] += z
                    variance = 0.0
                    for h, units in totals.items():
                        n = len(units)
                        if n == 1:
                            if units[next(iter(units))][1] == 1:  # drawn with certainty
                                continue
                            raise SystemExit("only one PSU in stratum " + str(h))
                        mean = sum(t for t, _ in units.values()) / n
                        population = next(iter(units.values()))[1]
                        correction = 1.0 if population is None else 1.0 - n / population
                        variance += correction * n / (n - 1) * sum((t - mean) ** 2 for t, _ in units.values())
                    name = " ".join(map(str, g)) if isinstance(g, tuple) else g
                    print(title, name, repr(value), repr(math.sqrt(variance)) if design else "-", sep="\\t")
            """;

    private static final Pattern READS = Pattern.compile("r\\[\"(?:[^\"\\\\]|\\\\.)*\"]");

    private PythonProgram() {}

    static String of(List<Tool.Part> parts) {
        Survey survey = parts.get(0).survey();
        if (survey.singlePsu() != SinglePsu.FAIL) {
            throw new IllegalArgumentException(
                    "no program for PYTHON is written with a policy for strata with one PSU, but " + survey.singlePsu()
                            + " was chosen; write one for R or Stata");
        }
        if (survey.fpcWithinColumn().isPresent()) {
            throw new IllegalArgumentException(
                    "no program for PYTHON is written for two stages with a finite correction; write one for R or Stata");
        }
        var text = new StringBuilder("import math\n\n\n");
        define(text, "weight", "r", weight(survey));
        define(
                text,
                "where",
                "r",
                survey.domain().map(rows -> rows.expression(Language.PYTHON)).orElse("True"));
        define(
                text,
                "stratum",
                "r",
                survey.strataColumn().map(Language.PYTHON::name).orElse("0"));
        // Without units every row is one; the same number in another stratum is another unit.
        define(
                text,
                "psu",
                "r, i",
                survey.psuColumn().map(Language.PYTHON::name).orElse("i"));
        define(text, "fpc", "r", survey.fpcColumn().map(Language.PYTHON::name).orElse("None"));
        text.append("design = ")
                .append(survey.hasDesign() ? "True" : "False")
                .append("\n\n")
                .append(LIBRARY);
        text.append('\n').append("\nprint(\"measure\", \"group\", \"value\", \"se\", sep=\"\\t\")\n");
        for (Tool.Part part : parts) {
            for (Metric metric : part.metrics()) {
                text.append(call(part.survey(), metric)).append('\n');
            }
        }
        return text.toString();
    }

    private static void define(StringBuilder text, String name, String arguments, String expression) {
        text.append("def ")
                .append(name)
                .append('(')
                .append(arguments)
                .append("):\n    return ")
                .append(expression)
                .append("\n\n\n");
    }

    private static String weight(Survey survey) {
        List<String> factors = java.util.stream.Stream.of(survey.weightColumn(), survey.sizeColumn())
                .flatMap(Optional::stream)
                .toList();
        return factors.isEmpty()
                ? "1.0"
                : factors.stream()
                                .map(name -> Language.PYTHON.missing(Language.PYTHON.name(name)))
                                .collect(Collectors.joining(" or ", "None if ", " else "))
                        + factors.stream().map(Language.PYTHON::name).collect(Collectors.joining(" * "));
    }

    /** A function of a row, missing where a column that it reads is. */
    private static String function(String expression) {
        String missing = READS.matcher(expression)
                .results()
                .map(found -> Language.PYTHON.missing(found.group()))
                .distinct()
                .collect(Collectors.joining(" or "));
        return "lambda r: " + (missing.isEmpty() ? expression : "None if " + missing + " else " + expression);
    }

    private static String call(Survey survey, Metric metric) {
        String title = Language.PYTHON.text(Tool.title(survey, metric));
        Optional<Equivalent.Amount> amount = Equivalent.amount(survey, metric, Language.PYTHON);
        if (amount.isEmpty()) {
            return "# " + Tool.title(survey, metric) + ": not available here; see --code r or java";
        }
        String of = amount.get().of();
        var text = new StringBuilder("estimate(")
                .append(title)
                .append(", \"")
                .append(amount.get().kind().name().toLowerCase(java.util.Locale.ROOT))
                .append("\", ")
                .append(function(of));
        if (amount.get().kind() == Equivalent.Kind.RATIO) {
            text.append(", ").append(function(amount.get().over()));
        }
        List<String> groups = survey.groupColumns();
        if (!groups.isEmpty()) {
            text.append(", group=lambda r: ")
                    .append(groups.stream().map(Language.PYTHON::name).collect(Collectors.joining(", ", "(", ",)")));
        }
        return text.append(')').toString();
    }
}
