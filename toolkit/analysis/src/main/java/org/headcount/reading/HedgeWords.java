package org.headcount.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Hedge;

/** Words beside a number that say how it is meant. */
final class HedgeWords {

    /** A hedge found, from its first token to the one after its last. */
    record Found(Hedge hedge, int from, int to) {}

    private static final Map<String, List<Phrase>> BEFORE = new HashMap<>();
    private static final Map<String, List<Phrase>> AFTER = new HashMap<>();

    private record Phrase(List<String> words, Hedge hedge) {}

    static {
        before(Hedge.ABOUT, """
                about; around; some; roughly; approximately; approx; approx .; circa; ca; ca .; c .; ~; ≈; an estimated;
                estimated; in the region of; in the order of; on the order of; of the order of; a reported; something like;
                in the neighbourhood of; in the neighborhood of; in the vicinity of
                """);
        before(Hedge.NEARLY, """
                nearly; almost; close to; just under; just below; slightly under; slightly below; slightly less than;
                just less than; just short of; a little under; a little less than; little less than; approaching;
                not quite; virtually; just shy of; shy of; a bit less than; a bit under; near
                """);
        before(Hedge.MORE_THAN, """
                more than; over; above; greater than; higher than; larger than; bigger than; longer than; exceeding;
                exceeded; exceeds; exceed; in excess of; upwards of; upward of; surpassing; surpassed; surpasses; surpass;
                topping; topped; tops; beyond; just over; just above; well over; well above; slightly over;
                slightly more than; slightly above; a little over; a little more than; little more than; a bit more than;
                a bit over; far more than; much more than; better than; north of; passed; >; just more than
                """);
        before(Hedge.AT_LEAST, """
                at least; no less than; no fewer than; not less than; not fewer than; a minimum of; minimum of; minimum;
                as few as; as little as; no lower than; no smaller than; not be less than; not be lower than; not below; ≥; > =; ≧;
                more than or equal to; greater than or equal to; greater or equal than; bigger or equal than;
                higher or equal than; higher than or equal to; at least or equal to; equal to or more than;
                equal to or greater than; starting at; starting from; not under; at the least
                """);
        before(Hedge.AT_MOST, """
                less than; fewer than; below; under; up to; as many as; as much as; as high as; as long as; as large as;
                as far as; at most; no more than; not more than; no greater than; no higher than; not exceeding; not exceed;
                not to exceed; cannot exceed; never exceed; no longer than; not be more than; not be higher than;
                not be above; not over; not above; a maximum of; maximum of; a maximum; maximum; lower than; smaller than;
                shorter than; well under; well below; far below; <; ≤; < =; ≦; less than or equal to; less or equal than;
                smaller or equal than; lower or equal than; lower than or equal to; smaller than or equal to;
                equal to or less than; fewer than or equal to; capped at; limited to; south of; within; at the most; nothing more than
                """);
        after(Hedge.AT_LEAST, """
                or more; and more; or higher; or above; and above; or over; and over; and up; or greater; or older; or longer;
                or better; and older; or larger; - plus; +; at least; at a minimum; minimum; or more than; or greater than;
                upwards; and upwards; or upwards; and higher
                """);
        after(Hedge.AT_MOST, """
                or less; or fewer; or lower; or below; and below; or under; and under; or younger; or shorter; or smaller;
                at most; at the most; or less than; at a maximum; maximum; tops
                """);
        after(Hedge.ABOUT, "or so; or thereabouts; approximately; more or less; give or take; odd");
    }

    /** Hedges that before a noun say of what sort it is: the minimum wage. */
    private static final Set<String> NOUN_HEDGES = Set.of("minimum", "maximum", "tops", "odd");

    private HedgeWords() {}

    private static void before(Hedge hedge, String phrases) {
        for (List<String> words : Splitter.phrases(phrases)) {
            add(BEFORE, words.get(words.size() - 1), new Phrase(words, hedge));
        }
    }

    private static void after(Hedge hedge, String phrases) {
        for (List<String> words : Splitter.phrases(phrases)) {
            add(AFTER, words.get(0), new Phrase(words, hedge));
        }
    }

    /** Longest first. */
    private static void add(Map<String, List<Phrase>> table, String key, Phrase phrase) {
        List<Phrase> phrases = table.computeIfAbsent(key, any -> new ArrayList<>());
        phrases.add(phrase);
        phrases.sort(Comparator.comparing((Phrase each) -> each.words().size()).reversed());
    }

    /** The hedge that ends right before a place. */
    static Optional<Found> before(Sentence s, int place) {
        for (Phrase phrase : BEFORE.getOrDefault(s.at(place - 1).text(), List.of())) {
            int from = place - phrase.words().size();
            if (from >= 0 && s.has(from, phrase.words())) {
                return Optional.of(new Found(phrase.hedge(), from, place));
            }
        }
        return Optional.empty();
    }

    /** The hedge that starts at a place. */
    static Optional<Found> after(Sentence s, int place) {
        for (Phrase phrase : AFTER.getOrDefault(s.at(place).text(), List.of())) {
            boolean sum = s.at(place).is("+")
                    && (s.at(place + 1).is("/") || s.at(place + 1).isNumber());
            boolean compared = s.at(place + phrase.words().size()).is("than")
                    || (phrase.words().get(phrase.words().size() - 1).equals("than")
                            && NumeralReader.mayStart(
                                    s.at(place + phrase.words().size())));
            Token next = s.at(place + phrase.words().size());
            boolean named = phrase.words().size() == 1
                    && NOUN_HEDGES.contains(phrase.words().get(0))
                    && next.isWord()
                    && !EnglishWords.isFunction(next);
            if (s.has(place, phrase.words()) && !sum && !compared && !named) {
                return Optional.of(
                        new Found(phrase.hedge(), place, place + phrase.words().size()));
            }
        }
        return Optional.empty();
    }
}
