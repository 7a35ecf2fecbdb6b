package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headcount.document.Hedge;

/**
 * A sentence and the sentences before it in its paragraph, which hold what "this", "of them" and "compared with" refer to.
 *
 * @param sentences all sentences of the document
 * @param index the sentence
 */
record Paragraph(List<TaggedSentence> sentences, int index) {

    /** How many sentences before this one may hold an input. */
    private static final int BACK = 3;

    /** The sentence. */
    TaggedSentence s() {
        return sentences.get(index);
    }

    /** The sentence before it, in the same paragraph. */
    Optional<TaggedSentence> before() {
        return index > 0 && sentences.get(index - 1).block() == s().block()
                ? Optional.of(sentences.get(index - 1))
                : Optional.empty();
    }

    /** The amounts of the sentences before, the nearest first. */
    List<ReadFigure> earlier() {
        return earlier(0);
    }

    /** The amounts before a place of the sentence and those of the sentences before, the nearest first. */
    List<ReadFigure> earlier(int place) {
        List<ReadFigure> found = new ArrayList<>();
        for (Item item : itemsBefore(place)) {
            if (item.isAmount()) {
                found.add(item.figure().orElseThrow());
            }
        }
        return found;
    }

    /** The quantities before a place of the sentence and those of the sentences before, the nearest first; no ranges. */
    List<Item> itemsBefore(int place) {
        List<Item> found = new ArrayList<>();
        for (int k = index; k >= Math.max(0, index - BACK) && sentences.get(k).block() == s().block(); k--) {
            TaggedSentence sentence = sentences.get(k);
            List<Integer> places = sentence.quantities();
            for (int j = places.size() - 1; j >= 0; j--) {
                int i = places.get(j);
                if ((k < index || i < place) && sentence.at(i).get().hedge() != Hedge.RANGE) {
                    found.add(sentence.at(i));
                }
            }
        }
        return found;
    }
}
