package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Hedge;

/**
 * Finds changes with one value in the sentence and the other in a sentence before: "It is up 4 percent, from A", "It has
 * risen by C since June, when it stood at A", "Compared with 2022, when it was A, this is a decrease of C".
 */
final class EarlierValueClaims {

    private static final int FAR = 14;

    private static final Set<String> THIS = Set.of("this", "that", "it", "these", "which");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final TopicIndex topics;
    private final Drafts drafts;

    EarlierValueClaims(Paragraph paragraph, TopicIndex topics, Drafts drafts) {
        this.topics = topics;
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    /**
     * Declares the changes of the sentence.
     *
     * @param changes the places of figures that are changes between two values of the sentence
     */
    void find(Set<Integer> changes) {
        for (int c : s.quantities()) {
            if (!changes.contains(c) && s.at(c).get().hedge() != Hedge.RANGE && way(c) != 0) {
                int a = valueAfter(c);
                if (a < 0 && ofPairBefore(c)) {
                    continue;
                }
                if (a < 0) {
                    a = valueBefore(c);
                }
                if (a >= 0 && isChange(c, a)) {
                    declare(c, a);
                }
            }
        }
    }

    /** Positive for a rise, negative for a fall, zero where no word of change is near. */
    private int way(int c) {
        if (s.at(c).isMultiple()) {
            return 1;
        }
        if (s.before(c, 4, ClaimWords.DOWN) || s.after(c, 2, ClaimWords.DOWN)) {
            return -1;
        }
        return s.before(c, 4, ClaimWords.UP) || s.after(c, 2, ClaimWords.UP) ? 1 : 0;
    }

    /** {@code up C from A}, {@code up C, from A}, {@code C more than the A}, {@code by C since June, when it was A}. */
    private int valueAfter(int c) {
        boolean compared = false;
        boolean when = false;
        for (int i = c + 1; i < Math.min(s.size(), c + FAR); i++) {
            Item item = s.at(i);
            if (item.isQuantity()) {
                boolean when2 = when
                        || s.at(i - 1).is("from")
                        || s.at(i - 2).is("from")
                        || s.at(i - 2).is("than");
                return compared && when2 ? i : -1;
            }
            compared |= item.is("from") || item.is("since") || item.is("than") || item.is("on") || item.is("over");
            when |= item.is("when") || item.is("which");
            if (s.isBreak(i) || item.is("while") || item.is("but")) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code It fell from A to B. That is a fall of C}. */
    private boolean ofPairBefore(int c) {
        boolean said = THIS.contains(s.at(0).text())
                && s.previous(
                                c,
                                7,
                                item -> item.is("is")
                                        || item.is("was")
                                        || item.is("represents")
                                        || item.is("marks")
                                        || item.is("means"))
                        >= 0
                && s.quantities().get(0) == c;
        Optional<ChangeClaims.Pair> pair =
                said ? paragraph.before().flatMap(ChangeClaims::firstPair) : Optional.empty();
        if (pair.isEmpty()) {
            return false;
        }
        TaggedSentence before = paragraph.before().get();
        Drafts trial = new Drafts();
        ChangeRelations.declare(
                s, before.at(pair.get().first()), before.at(pair.get().last()), c, way(c), trial);
        drafts.takeBindings(trial);
        return true;
    }

    /** {@code Compared with 2022, when it was A, this is a fall of C}. */
    private int valueBefore(int c) {
        int back = s.previous(c, 8, item -> THIS.contains(item.text()));
        boolean led = s.has(0, "compared", "with")
                || s.has(0, "compared", "to")
                || s.at(0).is("against")
                || s.at(0).is("in")
                || s.at(0).is("from");
        int a = back > 0 && led ? s.previous(back, FAR, Item::isQuantity) : -1;
        return a >= 0 && s.quantities().get(0) == a ? a : -1;
    }

    private boolean isChange(int c, int a) {
        Item change = s.at(c);
        Item value = s.at(a);
        if (value.isMultiple() || value.isDuration() || value.get().hedge() == Hedge.RANGE) {
            return false;
        }
        boolean relative = change.isPercent() || change.isMultiple();
        boolean points = change.isPoints() && value.isPercent();
        return points
                || (relative && !value.isPercent())
                || (change.isAmount()
                        && Likeness.sameThing(
                                change.figure().orElseThrow(), value.figure().orElseThrow()));
    }

    private void declare(int c, int a) {
        Item first = s.at(a);
        boolean here = s.quantities().stream()
                .anyMatch(i -> i < c && i != a && s.at(i).isAmount() == first.isAmount() && isLike(s.at(i), first));
        if (here) {
            return;
        }
        List<Item> levels = paragraph.itemsBefore(0).stream()
                .filter(level -> level.isAmount() == first.isAmount() && level.isPercent() == first.isPercent())
                .filter(level -> !level.isDuration() && isLike(level, first))
                .filter(level -> SuggestedClaims.isPlain(level.get()) == SuggestedClaims.isPlain(first.get()))
                .limit(4)
                .toList();
        if (levels.stream().noneMatch(level -> isNear(level, first))) {
            levels = new ArrayList<>(levels);
            for (TopicIndex.Entry entry : topics.counts(paragraph.index())) {
                Item level = new Item("", Optional.of(entry.figure()));
                if (first.isAmount()
                        && !level.get().equals(first.get())
                        && isLike(level, first)
                        && isNear(level, first)) {
                    levels.add(level);
                }
            }
        }
        int way = way(c);
        Drafts held = new Drafts();
        Drafts missed = new Drafts();
        for (Item level : levels) {
            Drafts trial = new Drafts();
            ChangeRelations.declare(s, first, level, c, way, trial);
            if (trial.isReproduced()) {
                held.takeBindings(trial);
                break;
            }
            missed.takeBindings(trial);
        }
        drafts.takeFirst(held.isEmpty() ? missed : held);
    }

    private static boolean isNear(Item level, Item other) {
        double ratio = level.get().point() / other.get().point();
        return ratio > 0.3 && ratio < 3.5;
    }

    private static boolean isLike(Item one, Item other) {
        return Likeness.sameThing(one.figure().orElseThrow(), other.figure().orElseThrow());
    }
}
