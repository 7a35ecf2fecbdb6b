package org.headcount.document;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The time that a figure speaks of, as precisely as the text gives it. Either end may be missing:
 * no start is invented.
 *
 * @param from the first year, month or day
 * @param to the last year, month or day
 */
public record Period(Optional<Temporal> from, Optional<Temporal> to) {

    /** No time given. */
    public static final Period UNSTATED = new Period(Optional.empty(), Optional.empty());

    /** Checks the order. */
    public Period {
        if (from.isPresent() && to.isPresent() && firstDay(from.get()).isAfter(lastDay(to.get()))) {
            throw new IllegalArgumentException("period ends before it begins: " + from.get() + " to " + to.get());
        }
    }

    /**
     * Reads ends written as a year, a month or a day ({@code 2011}, {@code 2011-07}, {@code 2011-07-31}).
     *
     * @throws IllegalArgumentException if one is written otherwise, or they are out of order
     */
    public static Period parse(Optional<String> from, Optional<String> to) {
        return new Period(from.map(Period::moment), to.map(Period::moment));
    }

    /** The span of whole years. */
    public static Period years(int from, int to) {
        return new Period(Optional.of(Year.of(from)), Optional.of(Year.of(to)));
    }

    private static Temporal moment(String text) {
        try {
            return switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> YearMonth.parse(text);
                default -> LocalDate.parse(text);
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a year, month or day: '" + text + "'", e);
        }
    }

    /** From the first moment that the periods name to the last; open where one of them is, since no end is invented. */
    public static Period spanning(List<Period> periods) {
        List<Period> stated =
                periods.stream().filter(period -> !period.equals(UNSTATED)).toList();
        boolean starts = stated.stream().allMatch(period -> period.from().isPresent());
        boolean ends = stated.stream().allMatch(period -> period.to().isPresent());
        Optional<Temporal> first =
                stated.stream().flatMap(period -> period.from().stream()).min(Comparator.comparing(Period::firstDay));
        Optional<Temporal> last =
                stated.stream().flatMap(period -> period.to().stream()).max(Comparator.comparing(Period::lastDay));
        return new Period(first.filter(any -> starts), last.filter(any -> ends));
    }

    /** The year in which it begins. */
    public OptionalInt firstYear() {
        return from.map(Period::year).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** The year in which it ends. */
    public OptionalInt lastYear() {
        return to.map(Period::year).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** How many calendar years it touches, counting both ends, if both are known. */
    public OptionalInt inclusiveYears() {
        return from.isPresent() && to.isPresent()
                ? OptionalInt.of(year(to.get()) - year(from.get()) + 1)
                : OptionalInt.empty();
    }

    /** Whether all of the other lies in it, as far as the years say; unknown ends are no objection. */
    public boolean mayContain(Period other) {
        boolean starts = from.isEmpty() || other.from.isEmpty() || year(from.get()) <= year(other.from.get());
        boolean ends = to.isEmpty() || other.to.isEmpty() || year(to.get()) >= year(other.to.get());
        return starts && ends;
    }

    private static LocalDate firstDay(Temporal moment) {
        if (moment instanceof Year year) {
            return year.atDay(1);
        }
        return moment instanceof YearMonth month ? month.atDay(1) : LocalDate.from(moment);
    }

    private static LocalDate lastDay(Temporal moment) {
        if (moment instanceof Year year) {
            return year.atMonth(12).atEndOfMonth();
        }
        return moment instanceof YearMonth month ? month.atEndOfMonth() : LocalDate.from(moment);
    }

    private static int year(Temporal moment) {
        return moment.get(ChronoField.YEAR);
    }

    /** As a reader writes it: {@code 2001}, {@code 2001 to 2010}, {@code until 2010}. */
    @Override
    public String toString() {
        if (from.equals(to)) {
            return from.map(Object::toString).orElse("no date");
        }
        if (from.isEmpty()) {
            return "until " + to.orElseThrow();
        }
        return to.map(end -> from.get() + " to " + end).orElseGet(() -> "from " + from.get());
    }
}
