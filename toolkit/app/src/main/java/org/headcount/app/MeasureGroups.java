package org.headcount.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.GroupBy;
import org.headcount.data.table.GroupLabels;
import org.headcount.survey.Condition;
import org.headcount.survey.Correction;
import org.headcount.survey.Survey;
import picocli.CommandLine.Option;

/** The options of {@code headcount measure} that say about whom numbers are, and what is compared with what. */
final class MeasureGroups {

    private enum Corrected {
        none,
        bonferroni,
        holm;

        Correction correction() {
            return Correction.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only rows where this holds, such as \"year = 2022 and area = 'rural'\"; every PSU stays in"
                    + " the design. Comparisons are =, !=, <, <=, >, >=, in (...), between ... and ..., is missing;"
                    + " joined by and, or, not and parentheses. Texts are in single quotes, odd names in double ones.")
    private Optional<String> where = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "C",
            description = "Column of groups, each measured by itself; given twice, their combinations.")
    private List<String> by = List.of();

    @Option(
            names = "--over",
            paramLabel = "C",
            description = "In one table everybody and the groups of this column; may be given several times.")
    private List<String> over = List.of();

    @Option(
            names = "--order",
            paramLabel = "GROUP",
            split = ",",
            description = "With --by: groups that come first, in this order.")
    private List<String> order = List.of();

    @Option(
            names = "--compare",
            paramLabel = "C=VALUE|FILE",
            description =
                    "Also measure the rows of another year (year=2018) or an earlier file with the same columns, and"
                            + " test what changed since.")
    private Optional<String> compare = Optional.empty();

    @Option(
            names = "--differences",
            paramLabel = "GROUP",
            arity = "0..1",
            fallbackValue = "",
            description = "With --by: test the differences between all pairs of groups, or of the others from one.")
    private Optional<String> differences = Optional.empty();

    @Option(
            names = "--correction",
            paramLabel = "KIND",
            description = "With --differences: p-values for many tests by ${COMPLETION-CANDIDATES} (default: holm).")
    private Optional<Corrected> correction = Optional.empty();

    /** Throws for options that do not go together. */
    void check() {
        if (!order.isEmpty() && by.size() != 1) {
            throw new IllegalArgumentException(
                    by.isEmpty()
                            ? "--order is the order of the groups of --by; give both"
                            : "--order is the order of the groups of one --by, but there are " + by.size());
        }
        if (!by.isEmpty() && !over.isEmpty()) {
            throw new IllegalArgumentException("give --by or --over, not both");
        }
        if (differences.isPresent() && by.isEmpty()) {
            throw new IllegalArgumentException("--differences are between the groups of --by; give both");
        }
        if (differences.isPresent() && compare.isPresent()) {
            throw new IllegalArgumentException("give --compare or --differences, not both");
        }
        if (correction.isPresent() && differences.isEmpty()) {
            throw new IllegalArgumentException("--correction is of the tests of --differences; give both");
        }
        condition();
        if (compare.isPresent() && file().isEmpty()) {
            compared();
        }
    }

    private Optional<Condition> condition() {
        return where.map(text -> read("--where", text));
    }

    private static Condition read(String option, String text) {
        try {
            return Condition.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    boolean comparesGroups() {
        return differences.isPresent();
    }

    boolean comparesSurveys() {
        return compare.isPresent();
    }

    /** The earlier file, if that is what is compared with. */
    Optional<Path> file() {
        return compare.flatMap(named -> {
            try {
                return Optional.of(Path.of(named)).filter(Files::isRegularFile);
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    /** The rows that are compared with, as a condition on one column. */
    private Condition compared() {
        String text = compare.orElseThrow();
        if (!text.contains("=")) {
            throw new IllegalArgumentException("--compare " + text
                    + ": no such file; give the name of a file, or a column and a value such as year=2018");
        }
        Condition condition = read("--compare", text);
        if (condition.columns().size() != 1) {
            throw new IllegalArgumentException("--compare " + text
                    + ": it must read one column, such as year=2018; a text goes in single quotes: \"area='rural'\"");
        }
        return condition;
    }

    /** The columns that it needs from every file. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        condition().ifPresent(some -> columns.addAll(some.columns()));
        columns.addAll(by);
        columns.addAll(over);
        if (compare.isPresent() && file().isEmpty()) {
            columns.addAll(compared().columns());
        }
        return columns;
    }

    /** The rows of one file that are compared, and what to call them. */
    record Compared(Condition later, String laterName, Condition earlier, String earlierName) {}

    /** The two parts of one file that are compared. */
    Compared compared(DataFile data) {
        Condition written = compared();
        String column = written.columns().iterator().next();
        Condition earlier = written.only(column);
        Optional<Condition> asked = condition();
        Condition later = asked.filter(some -> some.columns().contains(column)).orElseGet(() -> {
            Condition other = other(data, earlier, column);
            return asked.map(some -> some.and(other)).orElse(other);
        });
        Condition rest = later.without(column);
        Condition before = rest.isEmpty() ? earlier : rest.and(earlier);
        return new Compared(
                later,
                later.only(column).toString(),
                before,
                earlier.only(column).toString());
    }

    /** The one other value that a column has, as a condition. */
    private Condition other(DataFile data, Condition earlier, String column) {
        GroupBy groups = GroupBy.columns(data.table(), column);
        GroupLabels labels = GroupLabels.of(data.table().column(column), data.variable(column), groups.firstRows());
        boolean isNumber = data.table().column(column) instanceof tech.tablesaw.api.NumericColumn<?>
                && data.variable(column).labels().isEmpty();
        List<Condition> others = new ArrayList<>();
        Set<Integer> compared = Set.copyOf(earlier.rows(data));
        List<String> names = labels.order().stream().map(labels.labels()::get).toList();
        for (String name : names) {
            String value = isNumber ? name : "'" + name.replace("'", "''") + "'";
            Condition equal = Condition.of('"' + column.replace("\"", "\"\"") + "\" = " + value);
            if (equal.rows(data).stream().noneMatch(compared::contains)) {
                others.add(equal.only(column));
            }
        }
        if (others.size() != 1) {
            throw new IllegalArgumentException("--compare " + compare.orElseThrow()
                    + " needs the rows to compare with: give them by --where, such as --where \"" + column
                    + " = VALUE\"; " + column + " is "
                    + String.join(", ", names.subList(0, Math.min(10, names.size())))
                    + (names.size() > 10 ? ", ..." : ""));
        }
        return others.get(0);
    }

    /** A survey about the rows that were asked for. */
    Survey rowsOf(Survey survey) {
        return condition().map(survey::where).orElse(survey);
    }

    /** The survey in the groups that were asked for. */
    Survey grouped(Survey survey) {
        if (!over.isEmpty()) {
            return survey.over(over.toArray(String[]::new));
        }
        return by.size() == 1 ? survey.by(by.get(0), order) : survey.by(by.toArray(String[]::new));
    }

    List<String> byColumns() {
        return by;
    }

    List<String> overColumns() {
        return over;
    }

    boolean isGrouped() {
        return !by.isEmpty();
    }

    boolean isOver() {
        return !over.isEmpty();
    }

    /** The group from which others are compared, if not all pairs are. */
    Optional<String> reference() {
        return differences.filter(group -> !group.isEmpty());
    }

    Correction correction() {
        return correction.orElse(Corrected.holm).correction();
    }

    /** The condition on rows as a call of Java. */
    List<String> javaRows() {
        return condition().map(some -> JavaText.call("where", some.toString())).stream()
                .toList();
    }

    /** The groups as a call of Java. */
    List<String> javaGroups() {
        if (!over.isEmpty()) {
            return List.of("over(" + JavaText.quoted(over) + ")");
        }
        if (by.isEmpty()) {
            return List.of();
        }
        return List.of(
                order.isEmpty()
                        ? "by(" + JavaText.quoted(by) + ")"
                        : "by(" + JavaText.quoted(by) + ", List.of(" + JavaText.quoted(order) + "))");
    }
}
