package org.headcount.reading;

import java.util.Optional;
import java.util.Set;

/** Where a sentence prints the part and the whole of a percentage. */
final class ShareParts {

    private static final int FAR = 16;

    private static final Set<String> OUT_OF = Set.of("of", "from", "among", "amongst", "in");

    private static final Set<String> INCLUDING = Set.of("including", "includes", "include", "included");

    /** Words after which a figure is no longer the whole: "15 percent of people in 12 countries". */
    private static final Set<String> OUTSIDE = Set.of(
            "in", "on", "at", "for", "with", "from", "by", "to", "and", "or", "who", "which", "that", "are", "is",
            "was", "were", "between", "among", "under", "over", "after", "before", "during", "than", "living", "aged",
            ",", "(", "had", "have", "has", "across", "within", "per", "into", "since", "until", "said", "will",
            "would");

    private final TaggedSentence s;

    ShareParts(TaggedSentence s) {
        this.s = s;
    }

    /** {@code of the W}: the figure right after, with an article or adjective between. */
    Optional<Integer> explicitWhole(int of) {
        int w = s.next(of, 9, Item::isQuantity);
        if (w < 0 || !s.at(w).isAmount()) {
            return Optional.empty();
        }
        if (w > of + 5 && !s.at(w - 1).is("of")) {
            return Optional.empty();
        }
        for (int i = of + 1; i < w; i++) {
            if (OUTSIDE.contains(s.at(i).text())) {
                return Optional.empty();
            }
        }
        return Optional.of(w);
    }

    /** The nearest amount on the left, across the words that a relative clause brings, and no second percentage. */
    Optional<Integer> partBefore(int p) {
        int a = previousAmount(p);
        if (a < 0) {
            return Optional.empty();
        }
        // "60 of the 120 schools, or 50 percent": the part comes before its whole.
        int before = partOfWhole(a);
        return Optional.of(before >= 0 ? before : a);
    }

    int previousAmount(int place) {
        for (int i = place - 1; i >= Math.max(0, place - FAR); i--) {
            if (s.at(i).isAmount()) {
                return i;
            }
            if ((s.at(i).isQuantity() && !s.at(i).isDuration())
                    || s.at(i).is(";")
                    || s.isBreak(i)
                    || s.at(i).is(")")) {
                return -1;
            }
        }
        return -1;
    }

    /** The part before {@code of the W}; -1 if the figure is no such whole. */
    int partOfWhole(int w) {
        int i = w - 1;
        while (i > 0 && i > w - 5 && ClaimWords.DETERMINERS.contains(s.at(i).text())) {
            i--;
        }
        // "of the city's 7,600 lights"
        String owner = s.at(w - 1).text();
        boolean possessive =
                owner.endsWith("'s") || owner.endsWith("\u2019s") || owner.equals("'") || owner.equals("\u2019");
        if (possessive) {
            int of = s.previous(w, 7, item -> item.is("of"));
            i = of >= 0 ? of : i;
        }
        boolean out = OUT_OF.contains(s.at(i).text());
        int a = out ? s.previous(s.has(i - 1, "out", "of") ? i - 1 : i, 5, Item::isQuantity) : -1;
        boolean fits = a >= 0
                && s.at(a).isAmount()
                && Likeness.mayBePart(
                        s.at(a).figure().orElseThrow(), s.at(w).figure().orElseThrow())
                && (s.at(i).is("of")
                        || s.has(i, "among")
                        || s.at(w).figure().get().figure().point()
                                > s.at(a).figure().get().figure().point());
        return fits ? a : -1;
    }

    /** {@code P (A) of the W}, {@code P of the W (A)}, {@code P (A of W)}, {@code P of the W, or A}. */
    Optional<Integer> partAfter(int p, Optional<Integer> whole) {
        int at = whole.orElse(p);
        int open = s.next(at, whole.isPresent() ? 10 : 1, item -> item.is("(") || item.is("or"));
        if (open < 0) {
            return Optional.empty();
        }
        int a = open + 1;
        if (s.has(a, "n", "=")) {
            a += 2;
        }
        if (whole.isEmpty()
                && s.at(p + 1).is("of")
                && a == open + 1
                && s.at(open).is("(")) {
            return Optional.empty();
        }
        boolean closed = s.at(a + 1).is(")")
                || s.at(a + 1).is("of")
                || s.at(a + 1).is("out")
                || s.at(a + 1).is("/")
                || (s.at(open).is("or") && (s.at(a + 1).is(",") || s.at(a + 1).is(".")));
        return s.at(a).isAmount() && closed ? Optional.of(a) : Optional.empty();
    }

    /** {@code A of the W (P)}, {@code Of the W, A (P)}, {@code P (A) of the W}, {@code A in W}. */
    Optional<Integer> wholeBesidePart(int a, int p) {
        int of = a + 1;
        while (of < a + 3
                && !s.at(of).is("of")
                && !s.at(of).is("out")
                && !s.at(of).is("among")
                && !s.at(of).is("/")) {
            of++;
        }
        if (s.at(of).is("/")) {
            return s.at(of + 1).isAmount() ? Optional.of(of + 1) : Optional.empty();
        }
        Optional<Integer> after = s.at(of).is("of") || s.at(of).is("among")
                ? explicitWhole(of)
                : s.has(of, "out", "of") ? explicitWhole(of + 1) : Optional.empty();
        if (after.isPresent()) {
            return after;
        }
        int close = Math.max(a, p) + 1;
        if (s.at(close).is(")") && (s.at(close + 1).is("of") || s.has(close + 1, "out", "of"))) {
            Optional<Integer> outside = explicitWhole(s.at(close + 1).is("of") ? close + 1 : close + 2);
            if (outside.isPresent()) {
                return outside;
            }
        }
        return relativeWhole(Math.min(a, p)).or(() -> leadingWhole(Math.min(a, p)));
    }

    /** {@code W, of which A (P)}. */
    Optional<Integer> relativeWhole(int before) {
        int which =
                s.previous(before, 4, item -> item.is("which") || item.is("whom") || INCLUDING.contains(item.text()));
        if (which < 1
                || (!s.at(which - 1).is("of") && !INCLUDING.contains(s.at(which).text()))) {
            return Optional.empty();
        }
        int w = s.previous(which, FAR, Item::isQuantity);
        return w >= 0 && s.at(w).isAmount() ? Optional.of(w) : Optional.empty();
    }

    /** {@code Of the 412 respondents, ...} at the start of the sentence or clause. */
    Optional<Integer> leadingWhole(int before) {
        for (int i = before - 1; i >= 0; i--) {
            boolean starts = i == 0
                    || s.at(i - 1).is(",")
                    || s.at(i - 1).is(";")
                    || s.at(i - 1).is(":")
                    || s.at(i - 1).is("and");
            if (starts && (s.at(i).is("of") || s.at(i).is("among") || s.has(i, "out", "of"))) {
                Optional<Integer> whole = explicitWhole(s.at(i).is("out") ? i + 1 : i);
                if (whole.isPresent() && whole.get() < before) {
                    return whole;
                }
            }
        }
        return Optional.empty();
    }
}
