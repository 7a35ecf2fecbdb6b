package org.headcount.reading;

import static org.headcount.reading.ClaimWords.DOWN;
import static org.headcount.reading.ClaimWords.UP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Unit;

/** Finds a value compared with another, and the change that the sentence prints between: "B, C more than the A". */
final class Comparisons {

    private static final int SPAN = 16;
    private static final int NEAR = 6;

    private static final Set<String> NOUNS = Set.of(
            "increase",
            "decrease",
            "rise",
            "fall",
            "drop",
            "gain",
            "decline",
            "improvement",
            "reduction",
            "growth",
            "jump");

    /** What may come right before a comparison with an earlier value: "4,500 people, 12 percent more than". */
    private static final Set<String> OPENING = Set.of(
            ",", "(", "or", "is", "was", "were", "are", "which", "that", "-", "\u2013", "\u2014", "just", "by", "some",
            "a", "an", "even", "still", "be", "and", "with");

    private static final Set<String> RELATIVE = Set.of("when", "which", "who", "whose", "(");

    private Comparisons() {}

    /** {@code B, up C from A}; {@code B, C more than A}; {@code B, compared with A}: the first two claim C at once. */
    static Optional<ChangeClaims.Pair> find(TaggedSentence sentence, int at, Drafts drafts, Set<Integer> used) {
        TaggedSentence s = sentence;
        boolean than = s.at(at).is("than")
                || ((s.has(at, "ahead", "of") || s.has(at, "short", "of"))
                        && s.at(at - 1).isQuantity())
                || ((s.at(at).is("below")
                                || s.at(at).is("above")
                                || s.at(at).is("under")
                                || s.at(at).is("over"))
                        && s.at(at - 1).isQuantity());
        boolean from = s.at(at).is("from") || s.at(at).is("on") || s.at(at).is("over");
        boolean against = s.has(at, "compared", "with")
                || s.has(at, "compared", "to")
                || s.at(at).is("against")
                || s.has(at, "instead", "of")
                || s.at(at).is("versus")
                || s.at(at).is("vs");
        if (!than && !from && !against) {
            return Optional.empty();
        }
        int near = s.next(s.at(at).is("compared") ? at + 1 : at, NEAR, Item::isQuantity);
        int first = near < 0 ? farValue(s, at) : near;
        if (first < 0) {
            return Optional.empty();
        }
        int like = -1;
        for (int i : s.quantities()) {
            boolean measured = s.at(i).isDuration()
                    || (s.at(i).isAmount() && !s.at(i).get().unit().isCount());
            like = i < at && measured ? i : like;
        }
        if (like >= 0 && isBare(s.at(first))) {
            // "26 minutes, 19 minutes less than the 45 of the bus": the unit is printed with the other value.
            ReadFigure bare = s.at(first).figure().orElseThrow();
            s = s.with(
                    first,
                    bare.with(FigureUnits.as(
                            bare.figure(),
                            s.at(like).get().unit(),
                            s.at(like).get().kind())));
        }
        if (against) {
            int last = s.previous(at, SPAN, Item::isQuantity);
            return last >= 0 && ChangeClaims.fits(s, first, last)
                    ? Optional.of(new ChangeClaims.Pair(first, last, last, first))
                    : Optional.empty();
        }
        int change = than ? comparedChange(s, at) : changeBefore(s, at);
        if (change < 0) {
            boolean upFrom = from
                    && s.at(at).is("from")
                    && (s.at(at - 1).is("up") || s.at(at - 1).is("down"));
            int last = upFrom ? s.previous(at, SPAN, Item::isQuantity) : -1;
            return last >= 0 && ChangeClaims.fits(s, first, last)
                    ? Optional.of(new ChangeClaims.Pair(first, last, last, first))
                    : Optional.empty();
        }
        int other =
                s.at(change - 1).is("or") || s.at(change - 1).is("(") ? s.previous(change, 3, Item::isQuantity) : -1;
        boolean both = other >= 0 && !than && (s.before(other, 4, UP) || s.before(other, 4, DOWN));
        Optional<ChangeClaims.Pair> found = claim(s, at, first, both ? other : change, than || both, drafts, used);
        if (both
                && found.isPresent()
                && ChangeClaims.isChange(s, change, first, found.get().last())
                && used.add(change)) {
            int way = comparedDirection(s, other, at);
            ChangeRelations.declare(s, first, found.get().last(), change, way, drafts);
        }
        return found;
    }

    private static boolean isBare(Item item) {
        return item.isAmount() && item.get().unit().equals(Unit.parse("items"));
    }

    /** The change before "on", "over" or "from": {@code up 8 percent on}, {@code a 10% increase on}, {@code or 7 percent, on}. */
    private static int changeBefore(TaggedSentence s, int at) {
        boolean apart = s.at(at - 1).is(",")
                || s.at(at - 1).is(")")
                || NOUNS.contains(s.at(at - 1).text());
        int change = apart ? at - 2 : at - 1;
        return s.at(change).isQuantity() ? change : -1;
    }

    private static Optional<ChangeClaims.Pair> claim(
            TaggedSentence s, int at, int first, int change, boolean than, Drafts drafts, Set<Integer> used) {
        int before = change - 1;
        while (before > 0
                && (UP.contains(s.at(before).text())
                        || DOWN.contains(s.at(before).text()))) {
            before--;
        }
        boolean noun = NOUNS.contains(s.at(change + 1).text());
        boolean cued = than || noun || before < change - 1 || s.before(change, 3, UP) || s.before(change, 3, DOWN);
        boolean opened = OPENING.contains(s.at(before).text()) || s.before(change, 4, NOUNS);
        List<Integer> levels = levels(s, change, first);
        if (!cued || !opened || levels.isEmpty() || !ChangeClaims.isChange(s, change, first, levels.get(0))) {
            return Optional.empty();
        }
        int way = comparedDirection(s, change, at);
        int last = levels.get(0);
        Drafts chosen = trial(s, first, last, change, way);
        for (int level : levels) {
            Drafts trial = trial(s, first, level, change, way);
            if (!chosen.isReproduced() && trial.isReproduced()) {
                last = level;
                chosen = trial;
            }
        }
        if (used.add(change)) {
            boolean nearest = last == levels.get(0)
                    && (last == previousLevel(s, change) || isCompared(s, previousLevel(s, change)))
                    && !s.at(before).is("and")
                    && !s.at(before).is("with");
            if (nearest) {
                ChangeRelations.declare(s, first, last, change, way, drafts);
            } else {
                drafts.takeBindings(chosen);
            }
        }
        return Optional.of(new ChangeClaims.Pair(first, last, 0, first));
    }

    private static Drafts trial(TaggedSentence s, int first, int last, int change, int way) {
        Drafts trial = new Drafts();
        ChangeRelations.declare(s, first, last, change, way, trial);
        return trial;
    }

    /** {@code more than a year ago, when it employed A}; {@code less than Route 9, which needs A}. */
    private static int farValue(TaggedSentence s, int at) {
        boolean relative = false;
        for (int i = at + 1; i < Math.min(s.size(), at + SPAN); i++) {
            if (s.at(i).isQuantity()) {
                return relative ? i : -1;
            }
            if (s.isBreak(i) || ClaimWords.OTHER_CLAUSE.contains(s.at(i).text())) {
                return -1;
            }
            relative |= RELATIVE.contains(s.at(i).text());
        }
        return -1;
    }

    /** The values before a change that are like another, the nearest first, past spans of time and other measures. */
    private static List<Integer> levels(TaggedSentence s, int change, int first) {
        List<Integer> levels = new ArrayList<>();
        for (int level = previousLevel(s, change); level >= 0; level = previousLevel(s, level)) {
            if (ChangeClaims.fits(s, first, level) && level != first) {
                levels.add(level);
            }
        }
        // "188,000 trips, up 6 percent from 177,000 but still 29 percent below 265,000" compares the 188,000 twice.
        List<Integer> ordered = new ArrayList<>(levels);
        ordered.removeIf(level -> isCompared(s, level));
        levels.removeAll(ordered);
        ordered.addAll(levels);
        return ordered;
    }

    private static boolean isCompared(TaggedSentence s, int level) {
        int before = s.at(level - 1).is("the") ? level - 2 : level - 1;
        return s.at(before).is("from") || s.at(before).is("than");
    }

    /** The quantity before a place, past what stands in brackets. */
    private static int previousLevel(TaggedSentence s, int place) {
        for (int i = place - 1; i >= Math.max(0, place - SPAN); i--) {
            if (s.at(i).is(")")) {
                int open = i - 1;
                while (open > 0 && open > i - 12 && !s.at(open).is("(")) {
                    open--;
                }
                i = open;
            } else if (s.at(i).isQuantity()) {
                return i;
            } else if (s.isBreak(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** The change before "more than": {@code 12 percent more than}, {@code 400 fewer people than}. */
    private static int comparedChange(TaggedSentence s, int than) {
        if (!s.at(than).is("than")) {
            return than - 1;
        }
        for (int i = than - 1; i >= than - 3; i--) {
            if (ClaimWords.COMPARATIVE.contains(s.at(i).text())) {
                return s.at(i - 1).isQuantity() ? i - 1 : -1;
            }
        }
        return -1;
    }

    /** The direction that the words between a change and what it is compared with say; else those around it. */
    private static int comparedDirection(TaggedSentence s, int change, int at) {
        for (int i = change + 1; i <= at; i++) {
            if (DOWN.contains(s.at(i).text()) || s.at(i).is("under")) {
                return -1;
            }
            if (UP.contains(s.at(i).text()) && !s.at(i).is("over")) {
                return 1;
            }
        }
        return ChangeClaims.direction(s, change);
    }
}
