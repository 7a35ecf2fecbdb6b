package org.headcount.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/**
 * Finds relations that a paragraph suggests without stating all of them: an input is in a sentence before, or the words
 * name it loosely. The text does not say that they must hold, so each is reported only where it holds.
 */
final class SuggestedClaims {

    private static final int FAR = 14;

    /** How many sentences back the revenue of a margin may be. */
    private static final int LEDE = 60;

    private static final Set<String> TURNOVER = Set.of("revenue", "revenues", "sales", "turnover");

    /** What a sentence calls an amount that it does not print again: "a quarter of what is needed". */
    private static final Set<String> NEEDED = Set.of(
            "what",
            "target",
            "goal",
            "appeal",
            "requirement",
            "sum",
            "amount",
            "budget",
            "requirements",
            "needs",
            "ask",
            "request");

    private final Paragraph paragraph;
    private final List<TaggedSentence> sentences;
    private final int index;
    private final TaggedSentence s;
    private final TopicIndex topics;
    private final Drafts drafts;

    SuggestedClaims(Paragraph paragraph, TopicIndex topics, Drafts drafts) {
        this.paragraph = paragraph;
        this.sentences = paragraph.sentences();
        this.index = paragraph.index();
        this.s = paragraph.s();
        this.topics = topics;
        this.drafts = drafts;
    }

    void find() {
        for (int i : s.quantities()) {
            Figure figure = s.at(i).get();
            if (figure.hedge() == Hedge.RANGE) {
                continue;
            }
            if (s.at(i).isPercent()) {
                margin(i);
                quarterOfNeed(i);
                ofWhich(i);
                unemployment(i);
            } else if (s.at(i).isAmount()) {
                mean(i);
                ratePer(i);
            }
        }
    }

    static boolean isPlain(Figure figure) {
        return figure.unit().equals(figure.unit().numerator());
    }

    private static Relation share(Figure part, Figure whole) {
        return new Proportion.Share(Restatement.ReadAs.in(whole.unit(), part), whole);
    }

    private void holds(String pattern, int place, Relation relation, String note) {
        drafts.ifHolds(pattern, s.at(place).get(), relation, note);
    }

    // ---- means and rates whose divisor is in a sentence before

    /** {@code It employed 84,000 people. Wages came to 1.26 billion, an average of 15,000 per person}. */
    private void mean(int r) {
        Figure mean = s.at(r).get();
        Optional<String> base = base(r);
        boolean cue = s.previous(
                                r,
                                8,
                                item -> item.text().startsWith("averag")
                                        || item.is("works")
                                        || item.is("or")
                                        || item.is("equivalent"))
                        >= 0
                || s.at(r - 1).is(",")
                || s.at(r - 1).is("(");
        if (base.isEmpty() || !cue) {
            return;
        }
        List<ReadFigure> all = paragraph.earlier(r);
        List<ReadFigure> counted = new ArrayList<>(all);
        if (s.at(r).get().text().matches(".*[1-9].*[1-9].*")
                || s.at(r).get().unit().isCount()) {
            // Another paragraph has printed how many there are.
            topics.wholes(base.get(), s.words(), index).stream()
                    .filter(entry -> entry.sentence() < index)
                    .limit(2)
                    .forEach(entry -> counted.add(entry.figure()));
        }
        List<Figure> counts = counted.stream()
                .filter(figure -> Likeness.head(figure)
                        .filter(noun ->
                                noun.equals(base.get()) || Nouns.unitName(noun).equals(base.get()))
                        .isPresent())
                .filter(figure -> isPlain(figure.figure()))
                .map(ReadFigure::figure)
                .distinct()
                .limit(2)
                .toList();
        List<Figure> shared = all.stream()
                .map(ReadFigure::figure)
                .filter(figure -> isPlain(figure) && isSharedOut(figure, mean) && !counts.contains(figure))
                .toList();
        // The two nearest amounts, and the one that opens the paragraph, may be the total.
        List<Figure> totals = new ArrayList<>(shared.subList(0, Math.min(2, shared.size())));
        if (shared.size() > 2) {
            totals.add(shared.get(shared.size() - 1));
        }
        for (Figure total : totals) {
            for (Figure count : counts) {
                Unit unit = mean.unit();
                Term top = unit.isCount()
                        ? total
                        : Restatement.ReadAs.in(new Unit(total.unit().powers()), total);
                Relation over = (Relation) Restatement.ReadAs.in(unit, new Proportion.Mean(top, count));
                if (Drafts.isReproduced(mean, over)) {
                    holds("mean", r, over, "over " + count.text() + ", printed before");
                    return;
                }
            }
        }
    }

    private static boolean isSharedOut(Figure total, Figure mean) {
        Unit top = mean.unit().numerator();
        boolean measured = top.isMoney() || total.unit().isMoney() || !top.isCount();
        boolean fits = measured ? total.unit().equals(top) : total.unit().isCount();
        return fits && total.point() > mean.point();
    }

    /** What a mean is reckoned per: by its unit, else by "in each county" after it. */
    private Optional<String> base(int r) {
        Unit unit = s.at(r).get().unit();
        Optional<String> per = unit.powers().entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> power.getKey())
                .findFirst();
        if (per.isPresent()) {
            return per.filter(name -> !name.matches("[0-9]+"))
                    .filter(name -> unit.powers().values().stream()
                                    .filter(power -> power < 0)
                                    .count()
                            == 1);
        }
        int each = s.next(r, 4, item -> item.is("each") || item.is("every"));
        boolean in = each > 0
                && Set.of("in", "for", "from", "at", "to")
                        .contains(s.at(each - 1).text());
        String noun = in ? s.at(each + 1).text() : "";
        return noun.isEmpty() ? Optional.empty() : Optional.of(Nouns.unitName(plural(noun)));
    }

    private static String plural(String noun) {
        return noun.equals("person")
                ? "persons"
                : noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /** {@code It has caused 3,264 cases. With a population of 2.0 million, the rate is 163 per 100,000}. */
    private void ratePer(int r) {
        Optional<String> per = s.at(r).get().unit().powers().entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> power.getKey())
                .filter(name -> name.matches("[0-9]+"))
                .findFirst();
        boolean named = per.isPresent()
                && Stream.of("rate", "incidence", "ratio", "prevalence")
                        .anyMatch(word -> s.place(word) >= 0 && s.place(word) < r);
        List<Integer> populations = s.quantities().stream()
                .filter(i -> i < r && s.at(i).isAmount() && isPopulation(i))
                .toList();
        if (!named || populations.size() != 1) {
            return;
        }
        Figure population = s.at(populations.get(0)).get();
        List<ReadFigure> counts = paragraph.earlier().stream()
                .filter(cases -> cases.figure().unit().isCount()
                        && isPlain(cases.figure())
                        && Likeness.head(cases)
                                .filter(noun -> !Likeness.isEvent(noun) && !Likeness.isPeople(noun))
                                .isEmpty()
                        && cases.figure().point() < population.point())
                .sorted(Comparator.comparing(
                        cases -> Likeness.head(cases).filter(Likeness::isEvent).isEmpty()))
                .limit(8)
                .toList();
        for (ReadFigure cases : counts) {
            Relation relation = new Proportion.PerPopulation(cases.figure(), population, Integer.parseInt(per.get()));
            Relation of = (Relation) Restatement.ReadAs.in(s.at(r).get().unit(), relation);
            boolean event = Likeness.head(cases).filter(Likeness::isEvent).isPresent();
            if (event || Drafts.isReproduced(s.at(r).get(), of)) {
                Relation rate = new Proportion.PerPopulation(cases.figure(), population, Integer.parseInt(per.get()));
                holds(
                        "rate",
                        r,
                        (Relation) Restatement.ReadAs.in(s.at(r).get().unit(), rate),
                        "the cases are " + cases.figure().text() + ", printed before");
                return;
            }
        }
    }

    private boolean isPopulation(int i) {
        return s.before(i, 4, Set.of("population"))
                || s.before(i, 3, Set.of("home"))
                || s.after(i, 2, Set.of("population"));
    }

    // ---- shares

    /** {@code Gross profit was A on revenue of W, a margin of P}; the revenue may be in a sentence before. */
    private void margin(int p) {
        int word = s.previous(p, 3, item -> item.is("margin"));
        int a = word < 0 ? -1 : amountBefore(word);
        if (a < 0 || !s.at(a).get().unit().isMoney()) {
            return;
        }
        int after = s.at(p + 1).is("on") || s.at(p + 1).is("of") ? s.next(p, 6, Item::isQuantity) : -1;
        if (after > 0 && s.at(after).isAmount() && s.before(after, 4, TURNOVER)) {
            shareOf(p, s.at(a).get(), s.at(after).get(), "");
            return;
        }
        boolean sales = s.before(a, 4, TURNOVER);
        if (sales) {
            int profit = amountBefore(a);
            if (profit >= 0) {
                shareOf(p, s.at(profit).get(), s.at(a).get(), "");
            }
            return;
        }
        for (int k = index; k >= Math.max(0, index - LEDE); k--) {
            TaggedSentence sentence = sentences.get(k);
            for (int i : sentence.quantities()) {
                if (sentence.at(i).isAmount()
                        && (k < index || i < a)
                        && sentence.before(i, 4, TURNOVER)
                        && s.at(p).get().text().matches(".*[0-9][.][0-9].*")) {
                    // The first revenue above is the one of the period: a later one may be of a division.
                    Figure whole = sentence.at(i).get();
                    shareOf(p, s.at(a).get(), whole, "the revenue is " + whole.text() + ", printed before");
                    return;
                }
            }
        }
    }

    private void shareOf(int p, Figure part, Figure whole, String note) {
        if (part.unit().equals(whole.unit()) && part.point() < whole.point()) {
            holds("share", p, share(part, whole), note);
        }
    }

    private int amountBefore(int place) {
        int a = s.previous(place, FAR, Item::isQuantity);
        return a >= 0 && s.at(a).isAmount() ? a : -1;
    }

    /** {@code It seeks 4.2 million euros. It has received 1.05 million, a quarter of what is needed}. */
    private void quarterOfNeed(int p) {
        boolean what = s.at(p + 1).is("of") && s.next(p + 1, 4, item -> NEEDED.contains(item.text())) > 0;
        int a = what
                        && (s.at(p - 1).is(",")
                                || s.at(p - 1).is("or")
                                || s.at(p - 1).is("("))
                ? s.previous(p, 3, Item::isQuantity)
                : -1;
        if (a < 0 || !s.at(a).isAmount()) {
            return;
        }
        List<Figure> wholes = paragraph.earlier(s.previous(p, 3, Item::isQuantity)).stream()
                .filter(whole -> Likeness.sameThing(whole, s.at(a).figure().orElseThrow()))
                .map(ReadFigure::figure)
                .filter(whole -> whole.unit().equals(s.at(a).get().unit()))
                .toList();
        if (wholes.size() == 1) {
            shareOf(
                    p,
                    s.at(a).get(),
                    wholes.get(0),
                    "the whole is " + wholes.get(0).text() + ", printed before");
        }
    }

    /** {@code W, of which P, or A, ...}. */
    private void ofWhich(int p) {
        int which = s.previous(p, 4, item -> item.is("which") || item.is("whom"));
        int w = which > 1 && s.at(which - 1).is("of") ? s.previous(which, 6, Item::isQuantity) : -1;
        int a = p + 1;
        while (a < p + 5
                && (s.at(a).is(",")
                        || s.at(a).is("(")
                        || s.at(a).is("or")
                        || s.at(a).is("that")
                        || s.at(a).is("is"))) {
            a++;
        }
        if (w >= 0 && a > p + 1 && s.at(w).isAmount() && s.at(a).isAmount()) {
            shareOf(p, s.at(a).get(), s.at(w).get(), "");
        }
    }

    /** {@code 137,200 people were looking for work in a labour force of 2,983,200, a rate of 4.6%}. */
    private void unemployment(int p) {
        boolean rate = s.at(p).get().low() > 0
                && s.previous(p, 6, item -> item.is("rate")) >= 0
                && s.previous(p, 7, item -> item.is("unemployment") || item.is("jobless")) >= 0;
        if (!rate) {
            return;
        }
        for (int k = index; k <= Math.min(sentences.size() - 1, index + 1); k++) {
            TaggedSentence sentence = sentences.get(k);
            if (sentence.block() != s.block()) {
                return;
            }
            List<Integer> counts = sentence.quantities().stream()
                    .filter(i -> sentence.at(i).isAmount()
                            && sentence.at(i).get().unit().isCount())
                    .toList();
            for (int w : counts) {
                boolean force = sentence.previous(w, 6, item -> item.is("force")) >= 0;
                List<Integer> parts = counts.stream().filter(i -> i != w).toList();
                if (force && parts.size() == 1) {
                    Figure part = sentence.at(parts.get(0)).get();
                    Figure whole = sentence.at(w).get();
                    if (part.point() < whole.point()) {
                        holds("share", p, share(part, whole), "");
                    }
                    return;
                }
            }
        }
    }
}
