package org.headcount.reading;

import static org.headcount.reading.ClaimWords.CHANGE;
import static org.headcount.reading.ClaimWords.DOWN;
import static org.headcount.reading.ClaimWords.UP;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.headcount.document.Hedge;

/** Finds the two values between which something changed, and the change that the sentence prints beside them. */
final class ChangeClaims {

    private static final int SPAN = 16;
    private static final int NEAR = 6;
    private static final int AFTER = 18;

    private static final Set<String> RANGING =
            Set.of("range", "ranged", "ranges", "ranging", "vary", "varied", "varies", "varying", "between", "aged");

    private ChangeClaims() {}

    /** Two values with the places in the sentence that they and their prepositions fill. */
    record Pair(int first, int last, int start, int end) {}

    /** Declares the changes of a sentence, and gives the places of the figures that are changes. */
    static Set<Integer> find(TaggedSentence s, Drafts drafts) {
        Set<Integer> used = new HashSet<>();
        if (s.quantities().size() < 3) {
            return used;
        }
        respectively(s, drafts, used);
        for (int i = 0; i < s.size(); i++) {
            Optional<Pair> pair = fromTo(s, i);
            if (pair.isEmpty()) {
                pair = toFrom(s, i);
            }
            if (pair.isEmpty()) {
                pair = Comparisons.find(s, i, drafts, used);
            }
            if (pair.isEmpty()) {
                pair = rising(s, i);
            }
            if (pair.isEmpty()) {
                pair = bracketed(s, i);
            }
            pair.ifPresent(found -> changes(s, found, drafts, used));
        }
        return used;
    }

    /** The first two values of a sentence between which something changed, as places. */
    static Optional<Pair> firstPair(TaggedSentence s) {
        for (int i = 0; i < s.size(); i++) {
            int at = i;
            Optional<Pair> pair = fromTo(s, at)
                    .or(() -> toFrom(s, at))
                    .or(() -> Comparisons.find(s, at, new Drafts(), new HashSet<>()));
            if (pair.isPresent()) {
                return pair;
            }
        }
        return Optional.empty();
    }

    /** {@code one from A to B, the other from C to D, an increase of E and F, respectively}: each pair has its own change. */
    private static void respectively(TaggedSentence s, Drafts drafts, Set<Integer> used) {
        int word = s.place("respectively");
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < word; i++) {
            fromTo(s, i).ifPresent(pairs::add);
        }
        List<Integer> changes = s.quantities().stream()
                .filter(i -> i < word
                        && (pairs.isEmpty() || i > pairs.get(pairs.size() - 1).end()))
                .toList();
        if (pairs.size() < 2 || changes.size() != pairs.size()) {
            return;
        }
        for (int k = 0; k < changes.size(); k++) {
            Pair pair = pairs.get(k);
            int change = changes.get(k);
            // "15 and 21 points": the unit is printed once.
            Item item = s.at(change).isPoints() || s.at(change).isPercent()
                    ? s.at(change)
                    : s.at(changes.get(changes.size() - 1));
            boolean fits = item.isPercent()
                    || item.isPoints()
                    || item.isIndexPoints()
                    || isChange(s, change, pair.first(), pair.last());
            if (fits && used.add(change)) {
                ChangeRelations.declare(
                        s, pair.first(), pair.last(), change, item.get().unit(), direction(s, changes.get(0)), drafts);
            }
        }
    }

    /** {@code from A in 2001 to B in 2010}. */
    private static Optional<Pair> fromTo(TaggedSentence s, int from) {
        if (!s.at(from).is("from") || s.at(from + 1).isDate() || isRanging(s, from)) {
            return Optional.empty();
        }
        int first = s.next(from, NEAR, Item::isQuantity);
        if (first < 0) {
            return Optional.empty();
        }
        for (int i = first + 1; i < first + SPAN; i++) {
            i = s.afterBracket(i);
            if (s.at(i).is("to") && !s.at(i + 1).isDate()) {
                int last = s.next(i, NEAR, Item::isQuantity);
                return last > 0 && fits(s, first, last)
                        ? Optional.of(new Pair(first, last, from, last))
                        : Optional.empty();
            }
            if (s.at(i).isQuantity() || s.isBreak(i) || isNewClause(s, i)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether the words before call a span a range; "between 2015 and 2020" is none of values. */
    private static boolean isRanging(TaggedSentence s, int from) {
        int word = s.previous(from, 4, item -> RANGING.contains(item.text()));
        return word >= 0 && !(s.at(word).is("between") && s.at(word + 1).isDate());
    }

    /** {@code rose to B in 2020 from A in 2010}. */
    private static Optional<Pair> toFrom(TaggedSentence s, int to) {
        boolean level = s.at(to).is("to")
                || s.at(to).is("reached")
                || s.at(to).is("reaching")
                || s.at(to).is("at");
        if (!level || s.at(to + 1).isDate()) {
            return Optional.empty();
        }
        int last = s.next(to, NEAR, Item::isQuantity);
        if (last < 0) {
            return Optional.empty();
        }
        for (int i = last + 1; i < last + SPAN - 4; i++) {
            i = s.afterBracket(i);
            boolean earlier = s.at(i).is("from") || s.has(i, "compared", "with") || s.has(i, "compared", "to");
            if (earlier && !s.at(i + 1).isDate()) {
                int first = s.next(i, NEAR, Item::isQuantity);
                return first > 0
                                && fits(s, first, last)
                                && fromTo(s, i).isEmpty()
                                && (i - 1 == last || !s.at(i - 1).isPercent())
                        ? Optional.of(new Pair(first, last, to, first))
                        : Optional.empty();
            }
            if (s.at(i).isQuantity() || s.isBreak(i) || isNewClause(s, i)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether another verb of change, or a conjunction, says that something else is spoken of. */
    private static boolean isNewClause(TaggedSentence s, int at) {
        boolean verb = (UP.contains(s.at(at).text()) || DOWN.contains(s.at(at).text()))
                && !s.at(at).is("up")
                && !s.at(at).is("down");
        boolean date =
                s.at(at).is("and") && (s.at(at - 1).isDate() || s.at(at + 1).isDate());
        return verb || (!date && ClaimWords.OTHER_CLAUSE.contains(s.at(at).text()));
    }

    /** {@code A in 2025, rising to B by 2030}. */
    private static Optional<Pair> rising(TaggedSentence s, int at) {
        boolean moves = s.at(at).text().endsWith("ing")
                && (UP.contains(s.at(at).text()) || DOWN.contains(s.at(at).text()));
        if (!moves || !s.at(at + 1).is("to")) {
            return Optional.empty();
        }
        int first = s.previous(at, NEAR, Item::isQuantity);
        int last = s.next(at + 1, 4, Item::isQuantity);
        return first >= 0 && last > 0 && fits(s, first, last)
                ? Optional.of(new Pair(first, last, 0, last))
                : Optional.empty();
    }

    /** {@code B (2019: A), an increase of C}. */
    private static Optional<Pair> bracketed(TaggedSentence s, int open) {
        boolean dated = s.at(open).is("(")
                && s.at(open - 1).isQuantity()
                && !s.at(open + 1).isQuantity();
        int first = dated ? nextIn(s, open) : -1;
        return first > 0 && s.at(first + 1).is(")") && fits(s, first, open - 1)
                ? Optional.of(new Pair(first, open - 1, s.at(open - 2).is("to") ? open - 2 : 0, first + 1))
                : Optional.empty();
    }

    private static int nextIn(TaggedSentence s, int open) {
        for (int i = open + 1; i < open + 8; i++) {
            if (s.at(i).isQuantity()) {
                return i;
            }
            if (s.at(i).is(")")) {
                return -1;
            }
        }
        return -1;
    }

    static boolean fits(TaggedSentence s, int first, int last) {
        Item a = s.at(first);
        Item b = s.at(last);
        boolean levels = !a.isMultiple() && !b.isMultiple() && !a.isPoints() && !b.isPoints();
        boolean plain = a.get().hedge() != Hedge.RANGE && b.get().hedge() != Hedge.RANGE;
        return levels
                && plain
                && Likeness.sameThing(a.figure().orElseThrow(), b.figure().orElseThrow());
    }

    /** Whether a figure can be the change between values like another. */
    static boolean isChange(TaggedSentence s, int change, int first, int last) {
        Item c = s.at(change);
        if (c.get().hedge() == Hedge.RANGE) {
            return false;
        }
        if (c.isAmount()
                && c.get().low() > 0
                && c.get().point()
                        > 2
                                * Math.max(
                                        Math.abs(s.at(first).get().point()),
                                        Math.abs(s.at(last).get().point()))) {
            return false;
        }
        return c.isPercent()
                || ((c.isPoints() || c.isIndexPoints()) && s.at(first).isPercent())
                || c.isMultiple()
                || Likeness.sameThing(
                        c.figure().orElseThrow(), s.at(first).figure().orElseThrow());
    }

    private static void changes(TaggedSentence s, Pair pair, Drafts drafts, Set<Integer> used) {
        if (s.place("respectively") > pair.first()) {
            return;
        }
        List<Integer> found = new ArrayList<>();
        found.addAll(before(s, pair));
        after(s, pair, found);
        for (int change : found) {
            if (isChange(s, change, pair.first(), pair.last()) && used.add(change)) {
                ChangeRelations.declare(s, pair.first(), pair.last(), change, direction(s, change), drafts);
            }
        }
    }

    /** {@code rose by C from A to B}; {@code a C increase, from A to B}. */
    private static List<Integer> before(TaggedSentence s, Pair pair) {
        int change = previousChange(s, pair.start());
        if (change < 0) {
            return List.of();
        }
        int other = s.at(change - 1).is("or") ? s.previous(change, 3, Item::isQuantity) : -1;
        if (other >= 0 && isCued(s, other)) {
            return List.of(other, change);
        }
        boolean interrupted =
                s.previous(pair.start(), pair.start() - change, item -> item.is("while") || item.is("whereas")) >= 0;
        boolean share = s.at(change + 1).is("of") && s.at(change).isPercent();
        // "Revenue rose 14% to $3.42bn (2022: $3.00bn) and profit 9% to $812m (2022: $745m)": one verb for both.
        boolean again = s.at(change).isPercent()
                && change + 1 == pair.start()
                && s.at(pair.end()).is(")");
        return (isCued(s, change) || again) && !interrupted && !share ? List.of(change) : List.of();
    }

    /** The quantity before a place, past spans of time: {@code rose by 19 over two weeks, from 61 to 82}. */
    private static int previousChange(TaggedSentence s, int place) {
        int found = s.previous(place, NEAR, Item::isQuantity);
        return found >= 0 && s.at(found).isDuration() ? s.previous(found, NEAR, Item::isQuantity) : found;
    }

    private static boolean isCued(TaggedSentence s, int change) {
        if (s.at(change - 1).is("from") || s.at(change - 1).is("to")) {
            return false;
        }
        boolean by = s.at(change - 1).is("by")
                && s.previous(change, 12, item -> UP.contains(item.text()) || DOWN.contains(item.text())) >= 0;
        return by
                || s.before(change, 5, UP)
                || s.before(change, 5, DOWN)
                || s.before(change, 5, CHANGE)
                || s.after(change, 2, UP)
                || s.after(change, 2, DOWN)
                || s.at(change).isMultiple();
    }

    /** {@code from A to B, an increase of C}; {@code from A to B (C)}; {@code ..., or C}. */
    private static void after(TaggedSentence s, Pair pair, List<Integer> found) {
        int end = Math.min(s.size(), pair.end() + AFTER);
        for (int i = pair.end() + 1; i < end; i++) {
            Item item = s.at(i);
            boolean more = item.is("and")
                    && (s.at(i + 1).is("a")
                            || s.at(i + 1).is("an")
                            || s.at(i + 1).is("by"));
            if (s.isBreak(i)
                    || (!more && ClaimWords.OTHER_CLAUSE.contains(item.text()))
                    || item.is("from")
                    || item.is("than")) {
                return;
            }
            if (item.isQuantity() && !item.isDuration()) {
                // "..., profit rose 5.7% to C from D" speaks of something else.
                if (s.at(i + 1).is("to") && s.next(i + 1, 4, Item::isQuantity) > 0) {
                    return;
                }
                boolean other = found.stream().noneMatch(one -> s.at(one).isAmount() && item.isPercent());
                boolean bracket = s.at(i - 1).is("(") && (i > pair.end() + 8 || (!found.isEmpty() && other));
                if (bracket || !isCuedAfter(s, i)) {
                    return;
                }
                found.add(i);
                end = Math.min(s.size(), i + 10);
            }
        }
    }

    private static boolean isCuedAfter(TaggedSentence s, int change) {
        Item c = s.at(change);
        if (c.isPercent() && s.at(change + 1).is("of")) {
            return false;
        }
        Predicate<Item> word =
                item -> UP.contains(item.text()) || DOWN.contains(item.text()) || CHANGE.contains(item.text());
        if (s.previous(change, 7, word) >= 0
                || s.after(change, 2, UP)
                || s.after(change, 2, DOWN)
                || s.after(change, 2, CHANGE)) {
            return true;
        }
        boolean relative = c.isPercent() || c.isPoints() || c.isMultiple();
        int of = s.previous(change, 2, item -> item.is("of"));
        boolean named = of > 0 && ClaimWords.NAMED.contains(s.at(of - 1).text());
        if (named || c.isPoints() || s.has(change - 2, "or", "by")) {
            return true;
        }
        Item before = s.at(change - 1);
        boolean sign = (before.is("+") || before.is("-") || before.is("\u2212"))
                && s.at(change - 2).is("(");
        return relative && (before.is("or") || before.is("(") || sign || s.has(change - 2, "equivalent", "to"));
    }

    /** Positive for a rise, negative for a fall, zero where the words leave it to the values. */
    static int direction(TaggedSentence s, int change) {
        for (int i = change - 1; i >= Math.max(0, change - 8); i--) {
            if (UP.contains(s.at(i).text()) && !isOther(s, i)) {
                return 1;
            }
            if (DOWN.contains(s.at(i).text())) {
                return -1;
            }
            if (s.isBreak(i)) {
                break;
            }
        }
        for (int i = change + 1; i <= change + 3; i++) {
            if (UP.contains(s.at(i).text())) {
                return 1;
            }
            if (DOWN.contains(s.at(i).text())) {
                return -1;
            }
        }
        return 0;
    }

    /** {@code up to} and {@code more than} are no rise. */
    private static boolean isOther(TaggedSentence s, int at) {
        return (s.at(at).is("up") && s.at(at + 1).is("to"))
                || (s.at(at).is("more") && s.at(at + 1).is("than"));
    }
}
