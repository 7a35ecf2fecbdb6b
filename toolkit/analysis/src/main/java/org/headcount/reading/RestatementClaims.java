package org.headcount.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Kind;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/** Finds one number printed twice beside each other: in another unit, another scale, or as a fraction in words. */
final class RestatementClaims {

    private static final Set<String> SCALES = Set.of(
            "lakh", "lakhs", "crore", "crores", "million", "billion", "trillion", "thousand", "mn", "bn", "m", "tn");

    private static final Unit PPM = Unit.parse("ppm");
    private static final Unit PER_MILLE = Unit.parse("per_mille");

    private static final Set<String> WORTH =
            Set.of("worth", "equals", "equal", "equivalent", "is", "are", "makes", "was", "were", "corresponds");

    private static final Pattern WORD_BREAK = Pattern.compile("[^a-z]+");

    private RestatementClaims() {}

    static void find(TaggedSentence s, Drafts drafts) {
        for (int i : s.quantities()) {
            int other = beside(s, i);
            if (other < 0) {
                other = worth(s, i);
            }
            if (other > 0) {
                declare(s, s.at(i), s.at(other), other, drafts);
            }
        }
    }

    /** {@code 71 million yuan is worth US$10 million at a rate of 7.1 yuan to the dollar}: with a printed rate only. */
    private static int worth(TaggedSentence s, int i) {
        int other = s.at(i).isAmount() && s.at(i).get().unit().isMoney() ? s.next(i, 6, Item::isQuantity) : -1;
        boolean said = other > 0
                && s.at(other).isAmount()
                && s.at(other).get().unit().isMoney()
                && !s.at(other).get().unit().equals(s.at(i).get().unit())
                && s.previous(other, other - i, item -> WORTH.contains(item.text())) > i;
        int rate = said ? s.next(other, 8, Item::isQuantity) : -1;
        boolean at = rate > 0
                && s.previous(rate, 6, item -> item.is("at")) > other
                && s.at(rate).get().unit().isMoney();
        return at ? other : -1;
    }

    /** The figure in brackets, or after "or", that says the same again. */
    private static int beside(TaggedSentence s, int i) {
        // "765 g each (27 oz)"
        int at = s.at(i + 1).is("each") || s.at(i + 1).is("apiece") ? i + 2 : i + 1;
        boolean bracket = s.at(at).is("(");
        boolean or = s.at(at).is("or")
                || (s.at(at).is(",") && (s.at(at + 1).is("or") || s.at(at + 1).is("equivalent")));
        boolean apposed = s.at(at).is(",")
                && s.at(i).isPercent()
                && s.at(at + 1).isPercent()
                && isOneIn(s.at(at + 1).get());
        if (!bracket && !or && !apposed) {
            return -1;
        }
        at += s.at(at).is(",") && !apposed ? 2 : 1;
        while (Set.of(
                                "or",
                                "about",
                                "around",
                                "equivalent",
                                "to",
                                "equal",
                                "roughly",
                                "i",
                                "e",
                                ".",
                                ",",
                                "some",
                                "=",
                                "equals",
                                "more",
                                "just")
                        .contains(s.at(at).text())
                && at < i + 8) {
            at++;
        }
        boolean rate = s.at(at).isAmount()
                && s.at(at).get().unit().isMoney()
                && s.at(at + 1).is("at");
        boolean alone = s.at(at).isQuantity() && (!bracket || s.at(at + 1).is(")") || rate);
        return alone ? at : -1;
    }

    /** Two currencies: at the rate that the sentence prints, or else not checkable, with the rate that it would have to be. */
    private static void exchange(TaggedSentence s, Figure a, Figure b, int place, Drafts drafts) {
        boolean plain = a.unit().equals(a.unit().numerator())
                && b.unit().equals(b.unit().numerator())
                && !a.unit().equals(b.unit());
        if (!plain) {
            return;
        }
        Unit rate = b.unit().per(a.unit());
        for (int i = place + 1; i < Math.min(s.size(), place + 8); i++) {
            if (s.at(i).isAmount() && s.at(i).get().unit().isMoney()) {
                boolean named = s.at(i - 1).is("at") || s.previous(i, 4, item -> item.is("rate")) >= 0;
                Unit top = s.at(i).get().unit().numerator();
                boolean known = named && (top.equals(a.unit()) || top.equals(b.unit()));
                if (known) {
                    Unit of = top.equals(b.unit()) ? rate : a.unit().per(b.unit());
                    drafts.add(
                            "exchange",
                            b,
                            new Restatement.Exchange(a, FigureUnits.as(s.at(i).get(), of)));
                }
                return;
            }
        }
        boolean bracket = (s.at(place - 1).is("(") && s.at(place + 1).is(")")) || s.has(place - 2, "equivalent", "to");
        if (!bracket) {
            return;
        }
        drafts.add("exchange", b, new Restatement.Exchange(a, new Term.Missing(rate, "the rate of exchange")));
    }

    private static void declare(TaggedSentence s, Item first, Item second, int place, Drafts drafts) {
        Figure a = first.get();
        Figure b = second.get();
        if (a.hedge() == Hedge.RANGE || b.hedge() == Hedge.RANGE) {
            return;
        }
        boolean fraction = first.isPercent() && second.isPercent() && (isWords(a) != isWords(b));
        if (fraction) {
            boolean wordsFirst = isWords(a);
            drafts.add("same", wordsFirst ? a : b, new Restatement.Same(wordsFirst ? b : a));
            return;
        }
        boolean parts = first.isPercent()
                && second.isAmount()
                && (b.unit().equals(PPM) || b.unit().equals(PER_MILLE));
        if (parts) {
            drafts.add("conversion", b, new Restatement.Conversion(a, b.unit()));
            return;
        }
        if ((!first.isAmount() && !first.isDuration()) || (!second.isAmount() && !second.isDuration())) {
            return;
        }
        boolean same =
                a.unit().equals(b.unit()) || (a.unit().isCount() && b.unit().isCount());
        if (same) {
            boolean scaled = !scale(a).equals(scale(b)) && (!scale(a).isEmpty() || !scale(b).isEmpty());
            if (scaled && isIndian(a) != isIndian(b)) {
                drafts.add("same", b, new Restatement.Same(Restatement.ReadAs.in(b.unit(), a)));
            }
            return;
        }
        if (a.unit().isMoney() && b.unit().isMoney()) {
            exchange(s, a, b, place, drafts);
            return;
        }
        boolean measures = !a.unit().isMoney()
                && !b.unit().isMoney()
                && !a.unit().isCount()
                && !b.unit().isCount();
        if (measures || (first.isDuration() && second.isDuration())) {
            Term converted = new Restatement.Conversion(a, b.unit());
            drafts.add("conversion", b, (Restatement) converted);
        }
    }

    private static boolean isWords(Figure figure) {
        return (figure.kind() == Kind.SHARE && figure.halfUnit().isEmpty()) || isOneIn(figure);
    }

    private static boolean isOneIn(Figure figure) {
        return figure.text().matches("(?s).*\\bin\\b.*");
    }

    private static String scale(Figure figure) {
        for (String word : WORD_BREAK.split(figure.text().toLowerCase(Locale.ROOT), 0)) {
            if (SCALES.contains(word)) {
                return word;
            }
        }
        return "";
    }

    private static boolean isIndian(Figure figure) {
        String scale = scale(figure);
        return scale.startsWith("lakh") || scale.startsWith("crore");
    }
}
