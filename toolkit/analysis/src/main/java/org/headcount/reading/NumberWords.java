package org.headcount.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of which numbers are made. */
final class NumberWords {

    /** What a word does in a number. */
    enum Role {
        /** Zero to nineteen. */
        SMALL,
        /** Twenty to ninety. */
        TENS,
        HUNDRED,
        /** A power of ten from a thousand on. */
        SCALE,
        DOZEN,
        /** Part of a whole, or a place in an order: third, fifth. */
        PART,
        /** Several parts: thirds, quarters. */
        PARTS,
        HALF
    }

    /**
     * A word of a number.
     *
     * @param role what it does
     * @param value the number; of a scale the power of ten, of a part how many make a whole
     */
    record Entry(Role role, long value) {

        /** The number of a word that is not a part: at most a hundred, or a power of ten. */
        int small() {
            return Math.toIntExact(value);
        }
    }

    private static final Map<String, Entry> ENTRIES = new HashMap<>();

    /** Scales that follow digits without or after a space, where they do not start another word. */
    private static final Map<String, Integer> SHORT_SCALES = new HashMap<>(Map.ofEntries(
            Map.entry("k", 3),
            Map.entry("m", 6),
            Map.entry("mn", 6),
            Map.entry("mln", 6),
            Map.entry("mil", 6),
            Map.entry("mio", 6),
            Map.entry("mm", 6),
            Map.entry("b", 9),
            Map.entry("bn", 9),
            Map.entry("bln", 9),
            Map.entry("bil", 9),
            Map.entry("g", 9),
            Map.entry("t", 12),
            Map.entry("tn", 12),
            Map.entry("trn", 12),
            Map.entry("tln", 12),
            Map.entry("tril", 12),
            Map.entry("cr", 7)));

    /** Short scales that mean nothing else, so that a number without money may carry them. */
    private static final Set<String> CLEAR_SCALES =
            Set.of("mn", "mln", "bn", "bln", "tn", "trn", "tln", "mio", "mil", "bil");

    private static final Map<String, Integer> SIGNS = new HashMap<>(Map.ofEntries(
            Map.entry("½", 102),
            Map.entry("⅓", 103),
            Map.entry("⅔", 203),
            Map.entry("¼", 104),
            Map.entry("¾", 304),
            Map.entry("⅕", 105),
            Map.entry("⅖", 205),
            Map.entry("⅗", 305),
            Map.entry("⅘", 405),
            Map.entry("⅙", 106),
            Map.entry("⅚", 506),
            Map.entry("⅐", 107),
            Map.entry("⅛", 108),
            Map.entry("⅜", 308),
            Map.entry("⅝", 508),
            Map.entry("⅞", 708),
            Map.entry("⅑", 109),
            Map.entry("⅒", 110)));

    static {
        String small =
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                        + " seventeen eighteen nineteen";
        List<String> words = Splitter.words(small);
        for (int i = 0; i < words.size(); i++) {
            ENTRIES.put(words.get(i), new Entry(Role.SMALL, i));
        }
        ENTRIES.put("nought", new Entry(Role.SMALL, 0));
        ENTRIES.put("naught", new Entry(Role.SMALL, 0));
        List<String> tens = Splitter.words("twenty thirty forty fifty sixty seventy eighty ninety");
        for (int i = 0; i < tens.size(); i++) {
            ENTRIES.put(tens.get(i), new Entry(Role.TENS, 10L * (i + 2)));
            part(tens.get(i).replace("y", "ieth"), 10L * (i + 2));
        }
        ENTRIES.put("fourty", new Entry(Role.TENS, 40));
        ENTRIES.put("hundred", new Entry(Role.HUNDRED, 100));
        scale("thousand", 3);
        scale("million", 6);
        scale("billion", 9);
        scale("trillion", 12);
        scale("quadrillion", 15);
        scale("lakh", 5);
        scale("lac", 5);
        scale("crore", 7);
        ENTRIES.put("dozen", new Entry(Role.DOZEN, 12));
        String parts =
                "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
                        + " sixteenth seventeenth eighteenth nineteenth";
        List<String> ordinals = Splitter.words(parts);
        for (int i = 0; i < ordinals.size(); i++) {
            part(ordinals.get(i), i + 3);
        }
        part("quarter", 4);
        part("hundredth", 100);
        part("thousandth", 1000);
        part("millionth", 1_000_000);
        part("billionth", 1_000_000_000);
        part("trillionth", 1_000_000_000_000L);
        ENTRIES.put("first", new Entry(Role.PART, 1));
        ENTRIES.put("second", new Entry(Role.PART, 2));
        ENTRIES.put("firsts", new Entry(Role.PARTS, 1));
        ENTRIES.put("half", new Entry(Role.HALF, 2));
        ENTRIES.put("halves", new Entry(Role.PARTS, 2));
    }

    private NumberWords() {}

    /** All words of numbers, and those that hint at a size. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(ENTRIES.keySet());
        words.addAll(HINTS.keySet());
        return words;
    }

    private static void scale(String word, int power) {
        ENTRIES.put(word, new Entry(Role.SCALE, power));
    }

    private static void part(String word, long parts) {
        ENTRIES.put(word, new Entry(Role.PART, parts));
        ENTRIES.put(word + "s", new Entry(Role.PARTS, parts));
    }

    private static final Entry NONE = new Entry(Role.HALF, -1);

    /** What a word does in a number; of other words, an entry of the value -1. */
    static Entry of(Token token) {
        return token.isWord() ? ENTRIES.getOrDefault(token.text(), NONE) : NONE;
    }

    static boolean isKnown(Entry entry) {
        return entry.value() >= 0;
    }

    /** The power of ten of a short scale, or 0. */
    static int shortScale(Token token) {
        return token.isWord() ? SHORT_SCALES.getOrDefault(token.text(), 0) : 0;
    }

    static boolean isClearScale(Token token) {
        return CLEAR_SCALES.contains(token.text());
    }

    /** A fraction sign's numerator times a hundred plus its denominator, or 0. */
    static int fractionSign(String sign) {
        return SIGNS.getOrDefault(sign, 0);
    }

    /** Whether a word hints at a size: hundreds, dozens, millions. */
    static int hint(Token token) {
        return token.isWord() ? HINTS.getOrDefault(token.text(), 0) : 0;
    }

    private static final Map<String, Integer> HINTS = new HashMap<>(Map.ofEntries(
            Map.entry("tens", 1),
            Map.entry("dozens", 1),
            Map.entry("scores", 1),
            Map.entry("hundreds", 2),
            Map.entry("thousands", 3),
            Map.entry("millions", 6),
            Map.entry("billions", 9),
            Map.entry("trillions", 12),
            Map.entry("lakhs", 5),
            Map.entry("crores", 7)));
}
