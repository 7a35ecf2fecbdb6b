package org.headcount.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Period;

/** Reads a date, a year, a quarter or a span of them from a place in a sentence on. */
final class Dates {

    /**
     * A date found.
     *
     * @param from its first token
     * @param to the token after its last
     * @param low the year, weekday or day
     * @param high the last of several
     * @param unit {@code year}, {@code date} or {@code weekday}
     * @param period the time it names; nothing where the year is missing
     */
    record Found(int from, int to, double low, double high, String unit, Period period) {}

    private static final Map<String, Integer> MONTHS = new HashMap<>(Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("february", 2),
            Map.entry("march", 3),
            Map.entry("april", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("july", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("october", 10),
            Map.entry("november", 11),
            Map.entry("december", 12),
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("sept", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12)));

    private static final Map<String, Integer> WEEKDAYS = new HashMap<>(
            Map.of("monday", 1, "tuesday", 2, "wednesday", 3, "thursday", 4, "friday", 5, "saturday", 6, "sunday", 7));

    private static final Map<String, Integer> PARTS =
            new HashMap<>(Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "final", 4, "last", 4));

    private static final Set<String> CAPITAL_ONLY = Set.of("may", "march", "mar", "sun", "sat");

    /** Time zones after four digits without a colon. */
    private static final Set<String> ZONES = Set.of("GMT", "UTC", "EST", "EDT", "ET", "PST", "CET", "BST", "IST");

    private static final Map<String, String> CLOCK = Map.of(
            "am", "am", "pm", "pm", "a.m", "am", "p.m", "pm", "gmt", "gmt", "est", "est", "cet", "cet", "utc", "utc");

    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2199;

    private final Sentence s;

    Dates(Sentence sentence) {
        this.s = sentence;
    }

    /** The words that a date may start with, but for codes such as {@code FY20}. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(MONTHS.keySet());
        words.addAll(WEEKDAYS.keySet());
        words.addAll(PARTS.keySet());
        return words;
    }

    /** Whether a date may start with this token. */
    static boolean mayStart(Token token) {
        if (token.isNumber()) {
            return true;
        }
        return token.isWord()
                && (isMonth(token)
                        || (WEEKDAYS.containsKey(token.text()) && token.isCapital())
                        || PARTS.containsKey(token.text())
                        || isPeriodCode(token));
    }

    /** Whether a token may end a date: a year or the name of a month or day. */
    static boolean isEnd(Token token) {
        return isYear(token) || (token.isWord() && mayStart(token));
    }

    private static boolean isMonth(Token token) {
        return MONTHS.containsKey(token.text()) && (token.isCapital() || !CAPITAL_ONLY.contains(token.text()));
    }

    /** Q3, H1, FY2020. */
    static boolean isPeriodCode(Token token) {
        String word = token.text();
        boolean part = word.length() == 2
                && (word.charAt(0) == 'q' || word.charAt(0) == 'h')
                && word.charAt(1) >= '1'
                && word.charAt(1) <= '4';
        return part || (word.startsWith("fy") && word.length() <= 6);
    }

    /** The date that starts at a place. */
    Optional<Found> read(int from) {
        Token token = s.at(from);
        if (token.isNumber()) {
            return number(from);
        }
        if (isMonth(token)) {
            return month(from);
        }
        if (WEEKDAYS.containsKey(token.text()) && token.isCapital()) {
            int day = WEEKDAYS.get(token.text());
            return Optional.of(new Found(from, from + 1, day, day, "weekday", Period.UNSTATED));
        }
        if (isPeriodCode(token)) {
            return code(from);
        }
        return PARTS.containsKey(token.text()) ? part(from) : Optional.empty();
    }

    private Optional<Found> number(int from) {
        Token token = s.at(from);
        int value = small(token);
        if (value < 0) {
            return dottedClock(from);
        }
        Optional<Found> iso = iso(from, value);
        if (iso.isPresent()) {
            return iso;
        }
        Optional<Found> clock = clock(from).or(() -> plainClock(from));
        if (clock.isPresent()) {
            return clock;
        }
        if (token.text().length() <= 2) {
            return day(from, value);
        }
        return isYear(token) ? years(from, value) : Optional.empty();
    }

    /** Digits alone, of at most four; otherwise -1. */
    private static int small(Token token) {
        String digits = token.text();
        if (!token.isNumber() || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(digits);
    }

    /** Whether digits may be a year: four of them, between 1500 and 2199. */
    static boolean isYear(Token token) {
        int value = token.text().length() == 4 ? small(token) : -1;
        return value >= FIRST_YEAR && value <= LAST_YEAR;
    }

    private Optional<Found> iso(int from, int year) {
        boolean dashes = s.at(from + 1).is("-")
                && s.at(from + 3).is("-")
                && s.at(from + 2).isGlued()
                && s.at(from + 4).isGlued();
        if (!dashes || !isYear(s.at(from)) || small(s.at(from + 4)) < 0) {
            return Optional.empty();
        }
        return date(year, small(s.at(from + 2)), small(s.at(from + 4)))
                .map(day -> new Found(from, from + 5, year, year, "date", on(day)));
    }

    /** {@code 14:30}, {@code 2 pm}; not {@code 2:03:59}, which is a time that something took. */
    private Optional<Found> clock(int from) {
        boolean colon = s.at(from + 1).is(":")
                && s.at(from + 1).isGlued()
                && s.at(from + 2).isGlued()
                && s.at(from + 2).text().length() == 2
                && small(s.at(from + 2)) >= 0;
        int to = colon ? from + 3 : from + 1;
        if (colon && (s.at(to).is("per") || (s.at(to).is(":") && s.at(to + 1).isNumber()))) {
            return Optional.empty();
        }
        boolean named = CLOCK.containsKey(s.at(to).text());
        boolean hour = small(s.at(from)) >= 0 && small(s.at(from)) <= 24;
        if (!hour
                || (!colon
                        && !(s.at(to).is("am")
                                || s.at(to).is("pm")
                                || s.at(to).is("a.m")
                                || s.at(to).is("p.m")
                                || s.at(to).is("o'clock")))) {
            return Optional.empty();
        }
        return Optional.of(
                new Found(from, named ? to + 1 : to, small(s.at(from)), small(s.at(from)), "date", Period.UNSTATED));
    }

    /** {@code 0930 GMT}, as news agencies print it. */
    private Optional<Found> plainClock(int from) {
        String digits = s.at(from).text();
        boolean four = digits.length() == 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!four || !ZONES.contains(s.at(from + 1).raw())) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(digits.substring(0, 2));
        int minute = Integer.parseInt(digits.substring(2));
        return hour > 24 || minute > 59
                ? Optional.empty()
                : Optional.of(new Found(from, from + 2, hour, hour, "date", Period.UNSTATED));
    }

    /** {@code 11.40pm}, as British papers print it. */
    private Optional<Found> dottedClock(int from) {
        String text = s.at(from).text();
        int stop = text.indexOf('.');
        String part = s.at(from + 1).text();
        boolean half = part.equals("am") || part.equals("pm") || part.equals("a.m") || part.equals("p.m");
        if (stop < 1 || stop > 2 || text.length() != stop + 3 || !half) {
            return Optional.empty();
        }
        int hour = DigitText.value(text).intValue();
        return hour > 12
                ? Optional.empty()
                : Optional.of(new Found(from, from + 2, hour, hour, "date", Period.UNSTATED));
    }

    /** {@code 31 August 2021}, {@code 5th of May}. */
    private Optional<Found> day(int from, int day) {
        int at = from + 1;
        if (s.at(at).isGlued()
                && Set.of("st", "nd", "rd", "th").contains(s.at(at).text())) {
            at++;
        }
        at += s.at(at).is("of") ? 1 : 0;
        if (day < 1 || day > 31 || !s.at(at).isWord() || !isMonth(s.at(at))) {
            return Optional.empty();
        }
        int month = MONTHS.get(s.at(at).text());
        int after = at + 1;
        after += s.at(after).is(".") && isYear(s.at(after + 1)) ? 1 : 0;
        after += s.at(after).is(",") && isYear(s.at(after + 1)) ? 1 : 0;
        return isYear(s.at(after))
                ? dated(from, after + 1, small(s.at(after)), month, day)
                : Optional.of(new Found(from, at + 1, day, day, "date", Period.UNSTATED));
    }

    private Optional<Found> dated(int from, int to, int year, int month, int day) {
        return date(year, month, day).map(found -> new Found(from, to, year, year, "date", on(found)));
    }

    /** {@code Nov 16, 2011}, {@code July 2011}, {@code October 17}. */
    private Optional<Found> month(int from) {
        int month = MONTHS.get(s.at(from).text());
        int at = from + 1;
        at += s.at(at).is(".") && s.at(at).isGlued() && s.at(at + 1).isNumber() ? 1 : 0;
        int value = small(s.at(at));
        if (isYear(s.at(at))) {
            return Optional.of(new Found(from, at + 1, value, value, "date", in(YearMonth.of(value, month))));
        }
        if ((s.at(at).is(",") && isYear(s.at(at + 1))) || (s.at(at).is("of") && isYear(s.at(at + 1)))) {
            int year = small(s.at(at + 1));
            return Optional.of(new Found(from, at + 2, year, year, "date", in(YearMonth.of(year, month))));
        }
        if (value < 1
                || value > 31
                || s.at(at).text().length() > 2
                || MeasureUnits.read(s, at + 1).isPresent()) {
            boolean name = CAPITAL_ONLY.contains(s.at(from).text());
            return name
                    ? Optional.empty()
                    : Optional.of(new Found(from, from + 1, month, month, "date", Period.UNSTATED));
        }
        int after = at + 1;
        if (s.at(after).isGlued()
                && Set.of("st", "nd", "rd", "th").contains(s.at(after).text())) {
            after++;
        }
        int last = after;
        if (s.at(after).isDash() && small(s.at(after + 1)) > value && small(s.at(after + 1)) <= 31) {
            last = after + 2;
        }
        int year = s.at(last).is(",") ? last + 1 : last;
        if (isYear(s.at(year))) {
            return dated(from, year + 1, small(s.at(year)), month, value);
        }
        return Optional.of(new Found(from, last, value, value, "date", Period.UNSTATED));
    }

    private Optional<Found> years(int from, int year) {
        if (s.at(from + 1).is("s") && s.at(from + 1).isGlued()) {
            int start = decadeStart(from);
            return Optional.of(new Found(start, from + 2, year, year + 9, "year", Period.years(year, year + 9)));
        }
        int to = from + 2;
        Token join = s.at(from + 1);
        Token second = s.at(to);
        boolean glued = join.isGlued() && second.isGlued();
        boolean dash = join.isDash() || join.is("/");
        boolean word = join.is("to")
                || join.is("through")
                || join.is("until")
                || join.is("till")
                || (join.is("and") && s.at(from - 1).is("between"));
        if (dash || word) {
            int last = small(second);
            boolean whole = isYear(second);
            boolean shortYear = (dash && glued && second.text().length() == 2 && last == (year + 1) % 100)
                    || (dash && glued && join.isDash() && second.text().length() == 2 && last > year % 100);
            int end = whole ? last : shortYear ? year - year % 100 + last + (last < year % 100 ? 100 : 0) : -1;
            if (end > year && end - year < 200 && !(dash && !glued && !whole)) {
                return Optional.of(new Found(from, to + 1, year, end, "year", Period.years(year, end)));
            }
        }
        return Optional.of(new Found(from, from + 1, year, year, "year", in(Year.of(year))));
    }

    private int decadeStart(int from) {
        int start = from;
        if (Set.of("early", "mid", "late").contains(s.at(start - 1).text())) {
            start--;
        }
        return s.at(start - 1).is("the") ? start - 1 : start;
    }

    /** {@code Q3 2024}, {@code FY2019-20}. */
    private Optional<Found> code(int from) {
        String word = s.at(from).text();
        if (word.startsWith("fy")) {
            return fiscal(from, word.substring(2));
        }
        int at = from + 1;
        at += s.at(at).is(",") || s.at(at).is("of") || s.at(at).is("fy") ? 1 : 0;
        boolean half = word.charAt(0) == 'h';
        int part = word.charAt(1) - '0';
        if (!isYear(s.at(at)) || (half && part > 2)) {
            return Optional.empty();
        }
        int year = small(s.at(at));
        return Optional.of(new Found(from, at + 1, year, year, "date", partOf(year, part, half ? 6 : 3)));
    }

    private Optional<Found> fiscal(int from, String digits) {
        boolean glued = !digits.isEmpty();
        Token year = s.at(from + 1);
        String text = glued ? digits : year.text();
        boolean fits =
                (text.length() == 2 || text.length() == 4) && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!fits) {
            return Optional.empty();
        }
        int value = Integer.parseInt(text) + (text.length() == 2 ? 2000 : 0);
        int to = glued ? from + 1 : from + 2;
        boolean span = (s.at(to).isDash() || s.at(to).is("/"))
                && s.at(to + 1).isGlued()
                && small(s.at(to + 1)) == (value + 1) % 100;
        int last = span ? value + 1 : value;
        return Optional.of(new Found(from, span ? to + 2 : to, value, last, "year", Period.years(value, last)));
    }

    /** {@code the third quarter of 2020}, {@code first half of 2020}. */
    private Optional<Found> part(int from) {
        int part = PARTS.get(s.at(from).text());
        int at = from + 1;
        at += s.at(at).isDash() ? 1 : 0;
        boolean half = s.at(at).is("half");
        if (!half && !s.at(at).is("quarter")) {
            return Optional.empty();
        }
        part = half && part == 4 ? 2 : part;
        at++;
        at += s.at(at).is("of") || s.at(at).is("in") || s.at(at).is(",") ? 1 : 0;
        if (!isYear(s.at(at)) || (half && part > 2)) {
            return Optional.of(new Found(
                    from,
                    half || s.at(from + 1).is("quarter") ? from + 2 : from + 3,
                    part,
                    part,
                    "date",
                    Period.UNSTATED));
        }
        int year = small(s.at(at));
        return Optional.of(new Found(from, at + 1, year, year, "date", partOf(year, part, half ? 6 : 3)));
    }

    private static Period partOf(int year, int part, int months) {
        Temporal first = YearMonth.of(year, (part - 1) * months + 1);
        Temporal last = YearMonth.of(year, part * months);
        return new Period(Optional.of(first), Optional.of(last));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Period on(LocalDate day) {
        return new Period(Optional.of(day), Optional.of(day));
    }

    private static Period in(Temporal time) {
        return new Period(Optional.of(time), Optional.of(time));
    }
}
