package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A sentence as words, signs and figures: its tokens, those of each figure put together. */
final class TaggedSentence {

    private final Sentence sentence;
    private final List<Item> items;
    private final List<Integer> quantities;

    private TaggedSentence(Sentence sentence, List<Item> items) {
        this.sentence = sentence;
        this.items = items;
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isQuantity()) {
                places.add(i);
            }
        }
        this.quantities = List.copyOf(places);
    }

    /** Puts the figures of a sentence, in order, in the place of their tokens. */
    static TaggedSentence of(Sentence sentence, List<ReadFigure> figures) {
        List<Item> items = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < sentence.size(); ) {
            if (next < figures.size() && figures.get(next).firstToken() <= i) {
                ReadFigure figure = figures.get(next++);
                items.add(new Item("", Optional.of(figure)));
                i = Math.max(i, figure.endToken());
            } else {
                items.add(new Item(sentence.at(i).text(), Optional.empty()));
                i++;
            }
        }
        return new TaggedSentence(sentence, List.copyOf(items));
    }

    /** The same sentence with another reading of the figure at a place. */
    TaggedSentence with(int place, ReadFigure figure) {
        List<Item> changed = new ArrayList<>(items);
        changed.set(place, new Item("", Optional.of(figure)));
        return new TaggedSentence(sentence, List.copyOf(changed));
    }

    /** The first place of a word; -1 if it is not there. */
    int place(String word) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    /** Its block in the document. */
    int block() {
        return sentence.block();
    }

    int size() {
        return items.size();
    }

    /** An item by its place; an empty one outside. */
    Item at(int place) {
        return place >= 0 && place < items.size() ? items.get(place) : Item.NONE;
    }

    /** Whether these words follow each other from a place on. */
    boolean has(int place, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!at(place + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the words is within some items before a place, with no figure or break between. */
    boolean before(int place, int reach, Set<String> words) {
        for (int i = place - 1; i >= Math.max(0, place - reach); i--) {
            if (words.contains(at(i).text())) {
                return true;
            }
            if (at(i).isQuantity() || isBreak(i)) {
                return false;
            }
        }
        return false;
    }

    /** Whether one of the words is within some items after a place, with no figure or break between. */
    boolean after(int place, int reach, Set<String> words) {
        for (int i = place + 1; i <= place + reach && i < size(); i++) {
            if (words.contains(at(i).text())) {
                return true;
            }
            if (at(i).isQuantity() || isBreak(i) || at(i).is(",")) {
                return false;
            }
        }
        return false;
    }

    /** Whether a clause ends here whatever follows. */
    boolean isBreak(int place) {
        return at(place).is(";") || at(place).is(":") || at(place).is(".");
    }

    /** The place of the next fitting item within some items after a place; stops at a figure that says how much, and at breaks. */
    int next(int place, int reach, Predicate<Item> test) {
        for (int i = place + 1; i <= place + reach && i < size(); i++) {
            if (test.test(at(i))) {
                return i;
            }
            if (at(i).isQuantity() || isBreak(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** The same towards the start. */
    int previous(int place, int reach, Predicate<Item> test) {
        for (int i = place - 1; i >= Math.max(0, place - reach); i--) {
            if (test.test(at(i))) {
                return i;
            }
            if (at(i).isQuantity() || isBreak(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** The place after the bracket that opens here; the place itself if none does, or it does not close. */
    int afterBracket(int place) {
        if (!at(place).is("(") && !at(place).is("[")) {
            return place;
        }
        String closing = at(place).is("(") ? ")" : "]";
        for (int i = place + 1; i < Math.min(size(), place + 40); i++) {
            if (at(i).is(closing)) {
                return i + 1;
            }
        }
        return place;
    }

    /** Its words, those inside figures too, without the ending of a plural. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        for (Token token : sentence.tokens()) {
            if (Character.isLetter((token.text() + " ").charAt(0))) {
                words.add(stem(token.text()));
            }
        }
        return words;
    }

    static String stem(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** The places of the figures that say how much or how many. */
    List<Integer> quantities() {
        return quantities;
    }
}
