package org.headcount.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headcount.app.MeasureOutput.Code;
import org.headcount.app.MeasuredBy.Asked;
import org.headcount.data.table.DataFile;
import org.headcount.metrics.Metric;
import org.headcount.survey.Survey;
import org.headcount.survey.Tool;
import tech.tablesaw.api.NumericColumn;

/**
 * The analysis of {@code headcount measure} as a program: in Java, or for R, Stata or Python, to be run where the command was
 * run.
 */
record MeasureProgram(
        Path file,
        MeasureReading reading,
        MeasureWelfare welfare,
        MeasureGroups groups,
        MeasureExplain explain,
        MeasureDesign design,
        MeasureOutput output,
        List<Asked> wanted,
        List<String> replicates) {

    String text(Code code, DataFile data, Survey survey) {
        return switch (code) {
            case java -> String.join("\n// %%\n", java(path -> path)) + "\n";
            case r -> program(Tool.R, data, survey);
            case stata -> program(Tool.STATA, data, survey);
            case python -> program(Tool.PYTHON, data, survey);
        };
    }

    /**
     * The same in cells of Java, the first of which reads the data.
     *
     * @param named how files are named where the cells run
     */
    List<String> java(UnaryOperator<Path> named) {
        List<String> cells = new ArrayList<>();
        cells.add("var data = " + dataFile(named.apply(file)) + ";\nvar survey = Survey.of(data)"
                + calls(Stream.of(design.java(replicates), welfare.java(), output.java())
                        .flatMap(List::stream)
                        .toList())
                + ";");
        String metrics = wanted.stream().map(Asked::java).collect(Collectors.joining(",\n        ", "\n        ", ""));
        String rows = calls(groups.javaRows());
        String grouped = calls(groups.javaGroups());
        String declared = explain.javaDeclarations(named).stream().collect(Collectors.joining());
        if (!declared.isEmpty()) {
            cells.set(0, cells.get(0) + "\n" + declared);
        }
        if (groups.comparesSurveys()) {
            cells.addAll(comparison(named, metrics));
        } else if (groups.comparesGroups()) {
            String of = groups.reference()
                    .map(group -> "differencesFrom(" + JavaText.quoted(group) + ", ")
                    .orElse("differences(");
            cells.add("survey" + rows + grouped + "." + of + "Correction." + groups.correction() + "," + metrics + ")");
        } else {
            if (!groups.isOver()) {
                cells.add("survey" + rows + ".estimate(" + metrics + ")");
            }
            if (groups.isOver() || groups.isGrouped()) {
                cells.add("survey" + rows + grouped + ".estimate(" + metrics + ")");
            }
            if (explain.hasContributions()) {
                String column = groups.byColumns().get(0);
                cells.add("var people = survey" + rows + ";\npeople.estimate("
                        + MeasureExplain.javaContributions("people", column, wanted) + ")");
            }
        }
        return cells;
    }

    /** Cells that compare: what is compared with is declared first. */
    private List<String> comparison(UnaryOperator<Path> named, String metrics) {
        String grouped = calls(groups.javaGroups());
        String earlier;
        String later;
        if (groups.file().isPresent()) {
            Path other = groups.file().get();
            String rows = calls(groups.javaRows());
            String made = calls(Stream.of(design.java(replicates), welfare.java(), output.java())
                    .flatMap(List::stream)
                    .toList());
            earlier = "Survey.of(" + dataFile(named.apply(other)) + ")" + made + rows + ".named("
                    + JavaText.quoted(String.valueOf(other.getFileName())) + ")";
            later = "survey" + rows + ".named(" + JavaText.quoted(String.valueOf(file.getFileName())) + ")";
        } else {
            MeasureGroups.Compared parts = groups.compared(read());
            earlier = "survey"
                    + calls(List.of(JavaText.call("where", parts.earlier().toString()))) + ".named("
                    + JavaText.quoted(parts.earlierName()) + ")";
            later = "survey"
                    + calls(List.of(JavaText.call("where", parts.later().toString()))) + ".named("
                    + JavaText.quoted(parts.laterName()) + ")";
        }
        if (!explain.isOfChange()) {
            return List.of("var earlier = " + earlier + ";\n" + later + grouped + ".compare(earlier," + metrics + ")");
        }
        List<String> cells = new ArrayList<>(
                List.of("var change = " + earlier + grouped + "\n        .changeTo(" + later + grouped + ");"));
        explain.java(welfare).forEach(call -> cells.add("change." + call));
        return cells;
    }

    private DataFile read() {
        return reading.reader().only(groups.columns()).read(file);
    }

    private static String calls(List<String> calls) {
        return calls.stream().map(call -> "\n        ." + call).collect(Collectors.joining());
    }

    private Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(numbers());
        columns.addAll(groups.columns());
        explain.columns().forEach(columns::add);
        design.columns().forEach(columns::add);
        return columns;
    }

    private List<String> numbers() {
        return Stream.of(welfare.columns(), explain.numbers(), design.numbers(replicates))
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    private String dataFile(Path from) {
        List<String> calls = new ArrayList<>(reading.java());
        calls.add("only(List.of(" + JavaText.quoted(columns()) + "))");
        calls.add("numbers(List.of(" + JavaText.quoted(numbers()) + "))");
        return "DataReader.anyFormat()" + calls(calls)
                + calls(List.of("read(Path.of(" + JavaText.quoted(from.toString()) + "))"));
    }

    private String program(Tool tool, DataFile data, Survey survey) {
        String option = "--code " + tool.name().toLowerCase(Locale.ROOT);
        if (groups.comparesSurveys() || groups.comparesGroups()) {
            throw new IllegalArgumentException(option
                    + " writes estimates, not comparisons; leave out --compare and --differences, or give --code java");
        }
        List<String> foreign = reading.notPlain();
        if (!foreign.isEmpty()) {
            throw new IllegalArgumentException(option + " cannot say how the file is read with "
                    + String.join(", ", foreign) + "; write the table as plain CSV first, or give --code java");
        }
        List<Survey> surveys = new ArrayList<>();
        if (groups.isOver()) {
            surveys.add(survey);
            groups.overColumns().forEach(column -> surveys.add(survey.by(column)));
        } else {
            surveys.add(survey);
            if (groups.isGrouped()) {
                surveys.add(groups.grouped(survey));
            }
        }
        List<Metric> metrics = wanted.stream().map(Asked::metric).toList();
        List<Tool.Part> parts = new ArrayList<>();
        surveys.forEach(some -> parts.add(new Tool.Part(some, metrics)));
        if (explain.hasContributions()) {
            parts.add(new Tool.Part(
                    survey, explain.contributions(survey, groups.byColumns().get(0), wanted)));
        }
        String read = switch (tool) {
            case R -> r(data);
            case STATA -> stata();
            case PYTHON -> python(data);
        };
        return tool.comment("Written by headcount measure " + file) + "\n" + read + tool.program(parts);
    }

    private boolean isNumber(DataFile data, String column) {
        return data.table().column(column) instanceof NumericColumn<?>;
    }

    private IllegalArgumentException unread(Tool tool, String formats) {
        return new IllegalArgumentException("--code " + tool.name().toLowerCase(Locale.ROOT) + " reads " + formats
                + ", but " + file + " is another file; write it as CSV first");
    }

    private String ending() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private boolean isCsv() {
        return List.of("csv", "tsv", "tab", "txt").contains(ending());
    }

    private char separator() {
        return reading.reader().only(List.of()).numbers(List.of()).separator(file);
    }

    private String r(DataFile data) {
        List<String> lines = new ArrayList<>();
        String name = Tool.R.text(file.toString());
        if (isCsv()) {
            lines.add("d <- read.table(" + name + ", header = TRUE, sep = " + Tool.R.text(String.valueOf(separator()))
                    + ", quote = \"\\\"\", comment.char = \"\", check.names = FALSE, colClasses = \"character\","
                    + " na.strings = \"\", encoding = \"UTF-8\")");
            lines.add("number <- function(x, codes) {");
            lines.add(
                    "  x[trimws(x) %in% c(\"NA\", \"N/A\", \"NaN\", \"nan\", \"NULL\", \"null\", \".\", \"..\")] <- NA");
            if (reading.hasDecimalComma()) {
                lines.add("  x <- sub(\",\", \".\", x, fixed = TRUE)");
            }
            lines.add("  x <- as.numeric(x)");
        } else if (List.of("dta", "sav", "zsav", "sas7bdat").contains(ending())) {
            String function = switch (ending()) {
                case "dta" -> "read_dta";
                case "sas7bdat" -> "read_sas";
                default -> "read_sav";
            };
            lines.add("d <- as.data.frame(haven::zap_labels(haven::" + function + "(" + name + ")))");
            lines.add("number <- function(x, codes) {");
        } else {
            throw unread(Tool.R, "CSV, .dta, .sav and .sas7bdat");
        }
        lines.add("  x[x %in% codes] <- NA");
        lines.add("  x");
        lines.add("}");
        for (String column : data.table().columnNames()) {
            if (isNumber(data, column)) {
                String cell = "d[[" + Tool.R.text(column) + "]]";
                lines.add(
                        cell + " <- number(" + cell + ", c(" + String.join(", ", reading.numericCodes(column)) + "))");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String stata() {
        String name = Tool.STATA.text(file.toString());
        String read = switch (ending()) {
            case "dta" -> "use " + name + ", clear";
            case "sav", "zsav" -> "import spss using " + name + ", clear";
            case "sas7bdat" -> "import sas using " + name + ", clear";
            case "xlsx" -> "import excel using " + name + ", firstrow case(preserve) clear";
            case "csv", "tsv", "tab", "txt" ->
                "import delimited using " + name + ", delimiters("
                        + Tool.STATA.text(String.valueOf(separator()).replace("\t", "\\t"))
                        + ") varnames(1) case(preserve) clear";
            default -> throw unread(Tool.STATA, "CSV, .dta, .sav, .sas7bdat and .xlsx");
        };
        List<String> lines = new ArrayList<>(List.of("version 16", read));
        if (reading.hasDecimalComma()) {
            throw new IllegalArgumentException(
                    "--code stata cannot say how the file is read with --decimal-comma; write the table as plain CSV first");
        }
        for (String column : numbers()) {
            List<String> codes = reading.numericCodes(column);
            if (!codes.isEmpty()) {
                lines.add("mvdecode " + column + ", mv(" + String.join(" ", codes) + ")");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String python(DataFile data) {
        if (!isCsv()) {
            throw unread(Tool.PYTHON, "CSV");
        }
        List<String> lines = new ArrayList<>(List.of(
                "import csv",
                "",
                "",
                "def number(text, codes):",
                "    if text.strip() in (\"\", \"NA\", \"N/A\", \"NaN\", \"nan\", \"NULL\", \"null\", \".\", \"..\"):",
                "        return None",
                "    value = float(text" + (reading.hasDecimalComma() ? ".replace(\",\", \".\")" : "") + ")",
                "    return None if value in codes else value",
                "",
                "",
                "with open(" + Tool.PYTHON.text(file.toString()) + ", newline=\"\", encoding=\"utf-8-sig\") as table:",
                "    rows = list(csv.DictReader(table, delimiter="
                        + Tool.PYTHON
                                .text(String.valueOf(separator()).replace("\t", "\\t"))
                                .replace("\\\\t", "\\t") + "))",
                "for row in rows:"));
        for (String column : data.table().columnNames()) {
            String cell = "row[" + Tool.PYTHON.text(column) + "]";
            lines.add(
                    isNumber(data, column)
                            ? "    " + cell + " = number(" + cell + ", ["
                                    + String.join(", ", reading.numericCodes(column)) + "])"
                            : "    " + cell + " = " + cell + " or None");
        }
        return String.join("\n", lines) + "\n";
    }
}
