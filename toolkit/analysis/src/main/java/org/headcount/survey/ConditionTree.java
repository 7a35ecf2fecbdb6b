package org.headcount.survey;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.data.table.DataFile;
import org.headcount.data.table.Variable;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * The syntax tree of a {@link Condition}.
 *
 * <p>A row where a comparison reads a missing value is neither inside nor outside. So {@code not} is never applied to an
 * answer: each test can say where it holds and where it does not, and {@code not} asks for the other.
 */
sealed interface ConditionTree {

    /** Adds the columns that it reads. */
    void columns(Set<String> columns);

    /** The rows where it holds, or where it does not hold; rows where that is unknown are in neither. */
    IntPredicate bind(DataFile data, boolean holds);

    /** The same as another tool writes it. */
    String in(Language language, DataFile data, boolean holds);

    /** As it is written here. */
    String text();

    /** What it is an {@code and} of. */
    default List<ConditionTree> parts() {
        return List.of(this);
    }

    /** All of several. */
    record And(List<ConditionTree> parts) implements ConditionTree {
        public And {
            parts = parts.stream().flatMap(part -> part.parts().stream()).toList();
        }

        @Override
        public void columns(Set<String> columns) {
            parts.forEach(part -> part.columns(columns));
        }

        @Override
        public IntPredicate bind(DataFile data, boolean holds) {
            List<IntPredicate> bound =
                    parts.stream().map(part -> part.bind(data, holds)).toList();
            return holds
                    ? row -> bound.stream().allMatch(part -> part.test(row))
                    : row -> bound.stream().anyMatch(part -> part.test(row));
        }

        @Override
        public String in(Language language, DataFile data, boolean holds) {
            return joined(language, data, parts, holds, holds);
        }

        @Override
        public String text() {
            return parts.stream()
                    .map(part -> part instanceof Or ? "(" + part.text() + ")" : part.text())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** Any of several. */
    record Or(List<ConditionTree> any) implements ConditionTree {
        public Or {
            any = List.copyOf(any);
        }

        @Override
        public void columns(Set<String> columns) {
            any.forEach(part -> part.columns(columns));
        }

        @Override
        public IntPredicate bind(DataFile data, boolean holds) {
            List<IntPredicate> bound =
                    any.stream().map(part -> part.bind(data, holds)).toList();
            return holds
                    ? row -> bound.stream().anyMatch(part -> part.test(row))
                    : row -> bound.stream().allMatch(part -> part.test(row));
        }

        @Override
        public String in(Language language, DataFile data, boolean holds) {
            return joined(language, data, any, holds, !holds);
        }

        @Override
        public String text() {
            return any.stream().map(ConditionTree::text).collect(Collectors.joining(" or "));
        }
    }

    private static String joined(
            Language language, DataFile data, List<ConditionTree> parts, boolean holds, boolean all) {
        return parts.stream()
                .map(part -> part.in(language, data, holds))
                .collect(Collectors.joining(all ? language.and() : language.or(), "(", ")"));
    }

    /** The opposite. */
    record Not(ConditionTree of) implements ConditionTree {
        @Override
        public void columns(Set<String> columns) {
            of.columns(columns);
        }

        @Override
        public IntPredicate bind(DataFile data, boolean holds) {
            return of.bind(data, !holds);
        }

        @Override
        public String in(Language language, DataFile data, boolean holds) {
            return of.in(language, data, !holds);
        }

        @Override
        public String text() {
            return "not (" + of.text() + ")";
        }
    }

    /** Whether a cell is missing. */
    record Missing(String column) implements ConditionTree {
        @Override
        public void columns(Set<String> columns) {
            columns.add(column);
        }

        @Override
        public IntPredicate bind(DataFile data, boolean holds) {
            Column<?> cells = Columns.column(data.table(), column);
            return row -> Columns.missing(cells, row) == holds;
        }

        @Override
        public String in(Language language, DataFile data, boolean holds) {
            String missing = language.missing(language.name(column));
            return holds ? missing : language.not(missing);
        }

        @Override
        public String text() {
            return ConditionTree.name(column) + " is missing";
        }
    }

    /** A comparison sign. */
    enum Sign {
        EQUAL("=") {
            @Override
            boolean holds(int order) {
                return order == 0;
            }
        },
        UNEQUAL("!=") {
            @Override
            boolean holds(int order) {
                return order != 0;
            }
        },
        LESS("<") {
            @Override
            boolean holds(int order) {
                return order < 0;
            }
        },
        AT_MOST("<=") {
            @Override
            boolean holds(int order) {
                return order <= 0;
            }
        },
        GREATER(">") {
            @Override
            boolean holds(int order) {
                return order > 0;
            }
        },
        AT_LEAST(">=") {
            @Override
            boolean holds(int order) {
                return order >= 0;
            }
        };

        final String text;

        Sign(String text) {
            this.text = text;
        }

        abstract boolean holds(int order);

        boolean isOrder() {
            return this != EQUAL && this != UNEQUAL;
        }

        Sign opposite() {
            return switch (this) {
                case EQUAL -> UNEQUAL;
                case UNEQUAL -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_LEAST -> LESS;
                case GREATER -> AT_MOST;
                case AT_MOST -> GREATER;
            };
        }

        static Optional<Sign> of(String text) {
            for (Sign sign : values()) {
                if (sign.text.equals(text)) {
                    return Optional.of(sign);
                }
            }
            return Optional.empty();
        }
    }

    /** What a column is compared with, and its position in the condition. */
    sealed interface Value {
        int at();

        String text();

        /** A number, as it was written. */
        record Numeral(double value, String written, int at) implements Value {
            @Override
            public String text() {
                return written;
            }
        }

        /** A text. */
        record Text(String value, int at) implements Value {
            @Override
            public String text() {
                return "'" + value.replace("'", "''") + "'";
            }
        }

        /** Another column. */
        record Column(String name, int at) implements Value {
            @Override
            public String text() {
                return ConditionTree.name(name);
            }
        }
    }

    private static String name(String column) {
        boolean plain =
                column.matches("[\\p{L}_][\\p{L}\\p{N}_.]*") && !column.matches("(?i)and|or|not|in|between|is|missing");
        return plain ? column : '"' + column.replace("\"", "\"\"") + '"';
    }

    /** A column compared with a value. */
    record Compared(String source, String column, Sign sign, Value value) implements ConditionTree {

        @Override
        public void columns(Set<String> columns) {
            columns.add(column);
            if (value instanceof Value.Column other) {
                columns.add(other.name());
            }
        }

        @Override
        public String text() {
            return ConditionTree.name(column) + " " + sign.text + " " + value.text();
        }

        private IllegalArgumentException fault(String problem, String advice) {
            return new IllegalArgumentException(
                    "condition \"" + source.strip() + "\", character " + value.at() + ": " + problem + "; " + advice);
        }

        @Override
        public IntPredicate bind(DataFile data, boolean holds) {
            Sign asked = holds ? sign : sign.opposite();
            Column<?> cells = Columns.column(data.table(), column);
            IntPredicate present = row -> !Columns.missing(cells, row);
            if (value instanceof Value.Column other) {
                return columns(data, cells, other.name(), asked);
            }
            if (cells instanceof NumericColumn<?> numbers) {
                if (value instanceof Value.Numeral number) {
                    return row -> present.test(row)
                            && asked.holds(Double.compare(numbers.getDouble(row) + 0.0, number.value() + 0.0));
                }
                Set<Integer> codes = labelled(data, cells);
                int[] coded = new Columns.Coded(cells, data.variable(column)).codes;
                return row -> present.test(row) && asked.holds(codes.contains(coded[row]) ? 0 : 1);
            }
            if (cells instanceof DateColumn || cells instanceof DateTimeColumn) {
                return dates(cells, asked);
            }
            if (value instanceof Value.Numeral number) {
                throw fault(
                        "column " + column + " holds texts, but " + number.written() + " is a number",
                        "write it in single quotes: '" + number.written() + "'");
            }
            if (sign.isOrder()) {
                throw fault(
                        "column " + column + " holds texts, which have no order", "compare texts by =, != or in (...)");
            }
            Set<Integer> codes = labelled(data, cells);
            int[] coded = new Columns.Coded(cells, data.variable(column)).codes;
            return row -> present.test(row) && asked.holds(codes.contains(coded[row]) ? 0 : 1);
        }

        private IntPredicate columns(DataFile data, Column<?> cells, String name, Sign asked) {
            if (!data.table().columnNames().contains(name)) {
                throw fault("the table has no column " + name, "a text goes in single quotes: '" + name + "'");
            }
            Column<?> others = Columns.column(data.table(), name);
            if (!(cells instanceof NumericColumn<?> one) || !(others instanceof NumericColumn<?> other)) {
                throw fault(
                        "columns are compared with each other as numbers, but "
                                + (cells instanceof NumericColumn<?> ? name : column) + " holds none",
                        "a text goes in single quotes");
            }
            return row -> !one.isMissing(row)
                    && !other.isMissing(row)
                    && asked.holds(Double.compare(one.getDouble(row) + 0.0, other.getDouble(row) + 0.0));
        }

        private IntPredicate dates(Column<?> cells, Sign asked) {
            if (!(value instanceof Value.Text text)) {
                throw fault("column " + column + " holds dates", "write a date as a text, such as '2022-06-30'");
            }
            try {
                if (cells instanceof DateTimeColumn && text.value().contains("T")) {
                    LocalDateTime time = LocalDateTime.parse(text.value());
                    return row -> !Columns.missing(cells, row)
                            && asked.holds(((LocalDateTime) cells.get(row)).compareTo(time));
                }
                LocalDate day = LocalDate.parse(text.value());
                return row -> !Columns.missing(cells, row)
                        && asked.holds((cells.get(row) instanceof LocalDateTime time
                                        ? time.toLocalDate()
                                        : (LocalDate) cells.get(row))
                                .compareTo(day));
            } catch (DateTimeParseException e) {
                throw fault("'" + text.value() + "' is not a date", "write it as '2022-06-30'");
            }
        }

        /** The distinct values of a column that a text names: as they are written, or by their labels. */
        private Set<Integer> labelled(DataFile data, Column<?> cells) {
            if (!(value instanceof Value.Text text)) {
                throw new IllegalStateException("only texts are looked up among labels");
            }
            if (sign.isOrder()) {
                throw fault(
                        "column " + column + " holds numbers, and '" + text.value() + "' is a text",
                        "compare it with a number");
            }
            Variable variable = data.variable(column);
            Columns.Coded coded = new Columns.Coded(cells, variable);
            Set<Integer> found = new TreeSet<>();
            for (int code = 0; code < coded.labels.size(); code++) {
                if (coded.labels.get(code).equals(text.value())) {
                    found.add(code);
                }
            }
            boolean isText = !(cells instanceof NumericColumn<?>);
            if (found.isEmpty() && isText) {
                IntStream.range(0, coded.codes.length)
                        .filter(row -> coded.codes[row] >= 0
                                && cells.getUnformattedString(row).equals(text.value()))
                        .forEach(row -> found.add(coded.codes[row]));
            }
            if (!found.isEmpty()) {
                if (!isText && variable.labels().isEmpty()) {
                    throw fault(
                            "column " + column + " holds numbers, and '" + text.value() + "' is a text",
                            "write the number without quotes: " + text.value());
                }
                return found;
            }
            if (!isText && variable.labels().isEmpty()) {
                throw fault(
                        "column " + column + " holds numbers without labels, and '" + text.value() + "' is a text",
                        "compare it with a number");
            }
            // A label that the file declares and no row has is no mistake: nobody answered so.
            if (variable.labels().containsValue(text.value())
                    || variable.textLabels().containsValue(text.value())) {
                long codesOfLabel = coded.labels.stream()
                        .filter(label -> label.startsWith(text.value() + " ("))
                        .count();
                if (codesOfLabel > 0) {
                    throw fault(
                            "several codes of " + column + " have the label '" + text.value() + "'",
                            "name one, as groups are named: "
                                    + coded.labels.stream()
                                            .filter(label -> label.startsWith(text.value() + " ("))
                                            .map(label -> "'" + label + "'")
                                            .collect(Collectors.joining(", ")));
                }
                return found;
            }
            throw fault(
                    "no row has " + column + " = '" + text.value() + "'",
                    "it has "
                            + Columns.some(
                                    coded.order.stream().map(coded.labels::get).toList()));
        }

        @Override
        public String in(Language language, DataFile data, boolean holds) {
            Sign asked = holds ? sign : sign.opposite();
            String name = language.name(column);
            String right = value instanceof Value.Column other
                    ? language.name(other.name())
                    : value instanceof Value.Numeral number ? language.number(number.value()) : text(language, data);
            String present = language.not(language.missing(name))
                    + (value instanceof Value.Column ? language.and() + language.not(language.missing(right)) : "");
            String compared = name + " " + (asked == Sign.EQUAL ? "==" : asked.text) + " " + right;
            return "(" + present + language.and() + compared + ")";
        }

        /** A text as another tool compares it: for a label its code, since other tools read codes. */
        private String text(Language language, DataFile data) {
            Column<?> cells = Columns.column(data.table(), column);
            String wanted = ((Value.Text) value).value();
            if (!(cells instanceof NumericColumn<?> numbers)) {
                return language.text(data.variable(column).textLabels().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(wanted))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(wanted));
            }
            Columns.Coded coded = new Columns.Coded(cells, data.variable(column));
            int code = coded.labels.indexOf(wanted);
            return IntStream.range(0, coded.codes.length)
                    .filter(row -> coded.codes[row] == code)
                    .mapToObj(row -> language.number(numbers.getDouble(row)))
                    .findFirst()
                    .orElseGet(() -> data.variable(column).labels().entrySet().stream()
                            .filter(entry -> entry.getValue().equals(wanted))
                            .map(entry -> language.number(entry.getKey()))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
