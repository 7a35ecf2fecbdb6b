package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headcount.document.Hedge;

/** Finds by how much a value misses or beats another: "B beat the record of A by C", "B exceeded the target of A by P". */
final class MarginClaims {

    private static final Set<String> VERBS = Splitter.set("""
            missed misses miss missing beat beats beating exceeded exceeds exceed exceeding surpassed surpasses surpassing
            topped tops topping outpaced undershot overshot improving improved improves bettered bettering broke breaking
            lowered lowering outnumber outnumbers outnumbered outnumbering trailed trails trailing led leads outperformed
            overran overrun undercut cutting cut
            """);

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Drafts drafts;

    MarginClaims(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    /** Declares the margins of the sentence. */
    void find(Set<Integer> changes) {
        for (int c : s.quantities()) {
            boolean by = s.at(c - 1).is("by")
                    || (s.at(c - 2).is("by") && s.at(c - 1).text().length() > 2);
            int a = by && !changes.contains(c) ? s.previous(c, 9, Item::isQuantity) : -1;
            if (a > 1 && s.at(c).get().hedge() != Hedge.RANGE && isCompared(c, a)) {
                int verb = s.previous(a, 7, item -> VERBS.contains(item.text()));
                boolean from = s.previous(a, 3, item -> item.is("from") || item.is("to")) >= 0;
                if (verb >= 0 && !from) {
                    declare(c, a, verb);
                }
            }
        }
    }

    private boolean isCompared(int c, int a) {
        Item change = s.at(c);
        Item value = s.at(a);
        return change.isPercent()
                || (change.isPoints() && value.isPercent())
                || Likeness.sameThing(
                        value.figure().orElseThrow(), change.figure().orElseThrow());
    }

    private void declare(int c, int a, int verb) {
        List<Item> levels = new ArrayList<>(paragraph.itemsBefore(verb));
        levels.removeIf(level -> level.isPercent() != s.at(a).isPercent()
                || level.isDuration() != s.at(a).isDuration()
                || !Likeness.sameThing(
                        level.figure().orElseThrow(), s.at(a).figure().orElseThrow()));
        Drafts missed = new Drafts();
        for (Item level : levels.subList(0, Math.min(3, levels.size()))) {
            Drafts trial = new Drafts();
            ChangeRelations.declare(s, s.at(a), level, c, 0, trial);
            if (trial.isReproduced()) {
                drafts.takeFirst(trial);
                return;
            }
            missed.takeBindings(trial);
        }
        drafts.takeFirst(missed);
    }
}
