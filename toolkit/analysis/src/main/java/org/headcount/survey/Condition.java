package org.headcount.survey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.data.table.DataFile;

/**
 * A condition on the columns of a survey, in a small language of comparisons.
 *
 * <pre>{@code
 * year = 2022 and area = 'rural'
 * age >= 15 and not (region in ('North', 'South') or "PSU no." = 3)
 * income < line and status is not missing and hhsize between 2 and 5
 * }</pre>
 *
 * <ul>
 *   <li>Comparisons are {@code =}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code in (...)},
 *       {@code between ... and ...}, {@code is missing} and {@code is not missing}. They are joined by {@code and},
 *       {@code or}, {@code not} and parentheses; {@code and} binds more closely than {@code or}.
 *   <li>A column is a name; a name with blanks or signs is in double quotes. A text is in single quotes, and a quote in it
 *       is doubled.
 *   <li>A column of numbers is compared with a number, or by {@code =}, {@code !=} and {@code in} with the label of a code; a
 *       column of texts with a text; a column of dates with a text such as {@code '2022-06-30'}; a column of numbers also
 *       with another column of numbers.
 *   <li>A comparison with a missing value is neither true nor false, as in SQL: such a row is outside, also under
 *       {@code not}. The notes of a result count such rows.
 * </ul>
 *
 * <p>A text that no row has, a column that the table lacks, and whatever is not of this language are errors that name the
 * position.
 */
public final class Condition {

    /** The rows where a condition holds. */
    static final class Answer {
        private final boolean[] inside;
        private final int unknown;

        private Answer(boolean[] inside, int unknown) {
            this.inside = inside;
            this.unknown = unknown;
        }

        /** Row by row, whether it holds. */
        boolean[] inside() {
            return inside;
        }

        /** The number of rows of which it is unknown, since a value is missing. */
        int unknown() {
            return unknown;
        }
    }

    private final String text;
    private final ConditionTree test;

    Condition(String text, ConditionTree test) {
        this.text = text;
        this.test = test;
    }

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException if the text is not of the language: with the position of the first sign that is not
     */
    public static Condition of(String text) {
        return new Condition(text.strip(), new ConditionParser(text).parse());
    }

    /** The columns that it reads, in order. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        test.columns(columns);
        return columns;
    }

    /**
     * The condition without those of its parts, joined by {@code and}, that read this column.
     *
     * @throws IllegalArgumentException if such a part reads another column too
     */
    public Condition without(String column) {
        List<ConditionTree> kept = new ArrayList<>();
        for (ConditionTree part : test.parts()) {
            Set<String> read = new LinkedHashSet<>();
            part.columns(read);
            if (!read.contains(column)) {
                kept.add(part);
            } else if (read.size() > 1) {
                throw new IllegalArgumentException("a part of the condition \"" + text + "\" reads " + column
                        + " together with other columns; write what holds for " + column
                        + " as a comparison of its own, joined by 'and'");
            }
        }
        return kept.size() == test.parts().size() ? this : of(kept);
    }

    /** The parts joined by {@code and} that read this column. */
    public Condition only(String column) {
        return of(test.parts().stream()
                .filter(part -> {
                    Set<String> read = new LinkedHashSet<>();
                    part.columns(read);
                    return read.contains(column);
                })
                .toList());
    }

    /** The rows of a table in which it holds, from 0. */
    public List<Integer> rows(DataFile data) {
        boolean[] inside = of(data).inside();
        return IntStream.range(0, inside.length)
                .filter(row -> inside[row])
                .boxed()
                .toList();
    }

    /** Whether it holds of every row, since no part is left. */
    public boolean isEmpty() {
        return test.parts().isEmpty();
    }

    private static Condition of(List<ConditionTree> parts) {
        return new Condition(
                parts.stream()
                        .map(part -> part instanceof ConditionTree.Or ? "(" + part.text() + ")" : part.text())
                        .collect(Collectors.joining(" and ")),
                new ConditionTree.And(parts));
    }

    /** This condition and another. */
    public Condition and(Condition other) {
        List<ConditionTree> both = new ArrayList<>(test.parts());
        both.addAll(other.test.parts());
        return of(both);
    }

    /** Evaluates the condition for every row. */
    Answer of(DataFile data) {
        IntPredicate holds = test.bind(data, true);
        IntPredicate fails = test.bind(data, false);
        boolean[] inside = new boolean[data.table().rowCount()];
        int unknown = 0;
        for (int row = 0; row < inside.length; row++) {
            inside[row] = holds.test(row);
            unknown += inside[row] || fails.test(row) ? 0 : 1;
        }
        return new Answer(inside, unknown);
    }

    /** As another tool writes it, over the same table. */
    String in(Language language, DataFile data) {
        return test.in(language, data, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The condition as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
