package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Bound;
import org.headcount.document.Figure;
import org.headcount.document.Restatement;

/**
 * Finds that what somebody gave for one purpose is no more than all that they gave: "funds appropriated by the central
 * government ... reached W in these years", "the central government appropriated in total A for loans". The text does not
 * say that one holds the other, so the claim is reported only where it holds.
 */
final class GiverClaims {

    private static final Set<String> VERBS = Set.of(
            "appropriated", "allocated", "granted", "provided", "spent", "invested", "disbursed", "committed", "lent");

    private static final Set<String> TOTALS =
            Set.of("accumulative", "cumulative", "accumulated", "total", "totaled", "totalled", "overall");

    private static final Set<String> AUXILIARY = Set.of("has", "have", "had", "been", "also", "already");

    private GiverClaims() {}

    static void find(List<TaggedSentence> sentences, Drafts drafts) {
        Map<String, Figure> wholes = new HashMap<>();
        Map<String, List<Figure>> parts = new HashMap<>();
        for (TaggedSentence s : sentences) {
            for (int i = 0; i < s.size(); i++) {
                if (VERBS.contains(s.at(i).text())) {
                    note(s, i, wholes, parts);
                }
            }
        }
        wholes.forEach((giver, whole) -> {
            for (Figure part : parts.getOrDefault(giver, List.of())) {
                if (part.unit().equals(whole.unit()) && part.high() < whole.low()) {
                    drafts.ifHolds(
                            "part",
                            whole,
                            new Bound.PartOf(Restatement.ReadAs.in(whole.unit(), part), whole),
                            "both were " + giver);
                }
            }
        });
    }

    private static void note(TaggedSentence s, int verb, Map<String, Figure> wholes, Map<String, List<Figure>> parts) {
        boolean passive = s.at(verb + 1).is("by");
        Optional<String> giver = passive ? words(s, verb + 2, 1) : giverBefore(s, verb);
        if (giver.isEmpty()) {
            return;
        }
        String key = s.at(verb).text() + " by the " + giver.get();
        for (int i : s.quantities()) {
            boolean money = i > verb
                    && s.at(i).isAmount()
                    && s.at(i).get().unit().isMoney()
                    && SuggestedClaims.isPlain(s.at(i).get());
            if (!money || !s.before(i, 5, TOTALS)) {
                continue;
            }
            if (passive) {
                wholes.putIfAbsent(key, s.at(i).get());
            } else {
                parts.computeIfAbsent(key, any -> new ArrayList<>()).add(s.at(i).get());
            }
            return;
        }
    }

    private static Optional<String> giverBefore(TaggedSentence s, int verb) {
        int end = verb - 1;
        while (end > 0 && AUXILIARY.contains(s.at(end).text())) {
            end--;
        }
        return s.at(end - 2).is("the") ? words(s, end - 1, 0) : Optional.empty();
    }

    /** Two words that name a giver, after an article. */
    private static Optional<String> words(TaggedSentence s, int from, int articles) {
        int first = from + (s.at(from).is("the") ? articles : 0);
        String one = s.at(first).text();
        String other = s.at(first + 1).text();
        return one.length() > 2 && other.length() > 2 ? Optional.of(one + " " + other) : Optional.empty();
    }
}
