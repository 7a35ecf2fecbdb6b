package org.headcount.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Bound;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/** Finds claims that lean on the sentence before: "this is 6.3 million more than", "a fall of", "left a gap of". */
final class NearbyClaims {

    private static final Set<String> BACK = Set.of("this", "that", "it", "these", "they", "those");

    private static final Set<String> DESIGNATED =
            Set.of("designated", "selected", "targeted", "identified", "registered", "earmarked", "listed");

    private static final Set<String> GAPS =
            Set.of("gap", "difference", "spread", "shortfall", "balance", "deficit", "surplus", "margin", "disparity");

    /** What is a gap between two amounts where it is net: "opened 46 and closed 18, a net gain of 28". */
    private static final Set<String> NET = Set.of(
            "gain", "loss", "increase", "decrease", "rise", "fall", "reduction", "inflow", "outflow", "addition");

    private static final Set<String> SPEEDS = Set.of(
            "slower", "faster", "later", "earlier", "heavier", "lighter", "quicker", "cheaper", "dearer", "colder",
            "warmer");

    private static final Set<String> LEFT = Set.of(
            "left", "leaving", "leaves", "implies", "implying", "implied", "means", "meaning", "resulting", "giving");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final Optional<TaggedSentence> before;
    private final Drafts drafts;

    NearbyClaims(Paragraph paragraph, Drafts drafts) {
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.before = paragraph.before();
        this.drafts = drafts;
    }

    void find(Set<Integer> changes) {
        for (int i : s.quantities()) {
            if (!changes.contains(i)) {
                moreThanBefore(i);
                fallSinceBefore(i);
                gap(i);
                apart(i);
                meaning(i);
                relativeRisk(i);
                product(i);
            }
        }
    }

    /** {@code This is C more than the A}: what "this" is, is in the sentence before. */
    private void moreThanBefore(int c) {
        int than = s.next(c, 4, item -> item.is("than"));
        boolean compared = than > 0 && s.previous(than, 3, item -> ClaimWords.COMPARATIVE.contains(item.text())) > c;
        int a = compared ? s.next(than, 6, Item::isQuantity) : -1;
        if (a < 0
                || !BACK.contains(s.at(0).text())
                || before.isEmpty()
                || s.quantities().get(0) != c) {
            return;
        }
        List<Integer> levels = before.get().quantities().stream()
                .filter(i -> before.get().at(i).get().hedge() != Hedge.RANGE)
                .filter(i -> Likeness.sameThing(
                        before.get().at(i).figure().orElseThrow(),
                        s.at(a).figure().orElseThrow()))
                .filter(i -> before.get().at(i).isAmount() == s.at(a).isAmount())
                .toList();
        declare(c, a, levels);
        for (int next = a + 1; next < Math.min(s.size(), a + 10); next++) {
            boolean again = s.at(next).isQuantity()
                    && s.previous(
                                    next,
                                    4,
                                    item -> ClaimWords.UP.contains(item.text())
                                            || ClaimWords.DOWN.contains(item.text()))
                            > a;
            if (again) {
                declare(next, a, levels);
            }
        }
    }

    /** Where the sentence before has several values that may be meant, only one that fits says anything. */
    private void declare(int c, int a, List<Integer> levels) {
        int direction =
                s.previous(c, 5, item -> ClaimWords.DOWN.contains(item.text())) >= 0 || s.after(c, 2, ClaimWords.DOWN)
                        ? -1
                        : 1;
        List<Item> fitting = new ArrayList<>();
        for (int level : levels) {
            Drafts trial = new Drafts();
            ChangeRelations.declare(s, s.at(a), before.get().at(level), c, direction, trial);
            if (trial.isEmpty()) {
                continue;
            }
            if (trial.isReproduced()) {
                ChangeRelations.declare(s, s.at(a), before.get().at(level), c, direction, drafts);
                return;
            }
            fitting.add(before.get().at(level));
        }
        if (!fitting.isEmpty() && fitting.size() <= 2) {
            ChangeRelations.declare(s, s.at(a), fitting.get(fitting.size() - 1), c, direction, drafts);
        }
    }

    /** {@code It came down to B, a fall of C}: the value before is the only one like it in the sentence before. */
    private void fallSinceBefore(int c) {
        boolean noun = s.at(c - 1).is("of")
                && s.previous(
                                c,
                                4,
                                item -> ClaimWords.UP.contains(item.text()) || ClaimWords.DOWN.contains(item.text()))
                        >= 0;
        int b = noun ? s.previous(c, 14, Item::isQuantity) : -1;
        boolean alone = b >= 0 && s.quantities().stream().filter(i -> i < c).count() == 1;
        if (!alone || before.isEmpty() || s.at(b).isDuration()) {
            return;
        }
        List<Integer> levels = before.get().quantities().stream()
                .filter(i -> before.get().at(i).isPercent() == s.at(b).isPercent()
                        && before.get().at(i).isAmount() == s.at(b).isAmount())
                .filter(i -> Likeness.sameThing(
                        before.get().at(i).figure().orElseThrow(),
                        s.at(b).figure().orElseThrow()))
                .toList();
        boolean change = s.at(c).isPercent()
                || (s.at(c).isPoints() && s.at(b).isPercent())
                || Likeness.sameThing(
                        s.at(b).figure().orElseThrow(), s.at(c).figure().orElseThrow());
        if (levels.size() == 1 && change) {
            int direction = s.previous(c, 4, item -> ClaimWords.DOWN.contains(item.text())) >= 0 ? -1 : 1;
            Drafts trial = new Drafts();
            ChangeRelations.declare(s, before.get().at(levels.get(0)), s.at(b), c, direction, trial);
            boolean back = BACK.contains(s.at(0).text());
            if (back || trial.isReproduced()) {
                ChangeRelations.declare(s, before.get().at(levels.get(0)), s.at(b), c, direction, drafts);
            }
        }
    }

    /** {@code A in one place and B in another, a gap of C}; {@code which left a gap of C}. */
    private void gap(int c) {
        int of = s.at(c - 1).is("of") ? c - 1 : s.at(c - 1).is(":") ? -1 : c;
        int word = s.previous(of < 0 ? c : of, 2, item -> GAPS.contains(item.text()) || NET.contains(item.text()));
        boolean net =
                word > 0 && (GAPS.contains(s.at(word).text()) || s.at(word - 1).is("net"));
        if (!net || s.at(c).get().hedge() == Hedge.RANGE) {
            return;
        }
        List<Item> values = new ArrayList<>();
        s.quantities().stream()
                .filter(i -> i < c && isLike(s.at(i), s.at(c)) && !s.at(i - 1).is("\u00b1"))
                .forEach(i -> values.add(s.at(i)));
        if (values.size() > 2 && isPaired(c)) {
            values.subList(0, values.size() - 2).clear();
        }
        boolean left = s.previous(word, 4, item -> LEFT.contains(item.text())) >= 0;
        if (left && values.isEmpty()) {
            ofTwoBefore(c);
            return;
        }
        if (left && values.size() == 1) {
            leftOver(c, values.get(0));
            return;
        }
        if (values.size() != 2) {
            return;
        }
        Figure first = values.get(0).get();
        Figure second = values.get(1).get();
        boolean inOrder = first.point() >= second.point() || s.at(c).get().low() < 0;
        Figure high = inOrder ? first : second;
        Figure low = inOrder ? second : first;
        Figure gap = s.at(c).get();
        Relation relation = values.get(0).isPercent()
                ? new Composition.Points(high, low, gap.unit())
                : new Composition.Difference(
                        Restatement.ReadAs.in(gap.unit(), high), Restatement.ReadAs.in(gap.unit(), low));
        drafts.add("difference", gap, relation);
    }

    /** {@code W together, A for one and B for the other}: the last two are those that are apart. */
    private boolean isPaired(int c) {
        List<Integer> before = s.quantities().stream()
                .filter(i -> i < c && isLike(s.at(i), s.at(c)))
                .toList();
        int b = before.get(before.size() - 1);
        int a = before.get(before.size() - 2);
        return s.previous(b, b - a, item -> item.is("and") || item.is("against") || item.is("to")) > a;
    }

    /** {@code one half took A and the other B, which was C slower}; {@code women earn B, C less}. */
    private void apart(int c) {
        boolean said = (s.at(c - 1).is(",")
                        || s.at(c - 1).is("was")
                        || s.at(c - 1).is("is")
                        || s.at(c - 1).is("or"))
                && (s.after(c, 1, ClaimWords.COMPARATIVE) || s.after(c, 1, SPEEDS))
                && s.next(c, 4, item -> item.is("than") || item.is("from") || item.is("in")) < 0;
        List<Item> values = new ArrayList<>();
        s.quantities().stream()
                .filter(i -> i < c
                        && s.at(i).isDuration() == s.at(c).isDuration()
                        && s.at(i).isPercent() == s.at(c).isPoints()
                        && (s.at(c).isPoints()
                                || Likeness.sameThing(
                                        s.at(i).figure().orElseThrow(),
                                        s.at(c).figure().orElseThrow())))
                .forEach(i -> values.add(s.at(i)));
        if (said
                && values.size() == 2
                && s.at(c).get().hedge() != Hedge.RANGE
                && !s.at(c).isPercent()) {
            Drafts trial = new Drafts();
            ChangeRelations.declare(s, values.get(0), values.get(1), c, 0, trial);
            drafts.takeBindings(trial);
        }
    }

    /** {@code Spending is A against receipts of B. This implies a deficit of C}. */
    private void ofTwoBefore(int c) {
        List<Item> two = before.stream()
                .flatMap(earlier -> earlier.quantities().stream().map(earlier::at))
                .filter(item -> isLike(item, s.at(c)) && SuggestedClaims.isPlain(item.get()))
                .toList();
        if (two.size() == 2) {
            Figure gap = s.at(c).get();
            boolean first = two.get(0).get().point() > two.get(1).get().point();
            Relation relation = new Composition.Difference(
                    Restatement.ReadAs.in(gap.unit(), two.get(first ? 0 : 1).get()),
                    Restatement.ReadAs.in(gap.unit(), two.get(first ? 1 : 0).get()));
            drafts.binding("difference", gap, List.of(relation), "");
        }
    }

    /** {@code Revenue is A. Spending will be B, leaving a deficit of C}: A is in a sentence before. */
    private void leftOver(int c, Item spent) {
        Figure gap = s.at(c).get();
        List<Relation> gaps = new ArrayList<>();
        for (Item other : paragraph.itemsBefore(0)) {
            if (isLike(other, s.at(c)) && SuggestedClaims.isPlain(other.get())) {
                boolean more = other.get().point() > spent.get().point();
                gaps.add(new Composition.Difference(
                        Restatement.ReadAs.in(gap.unit(), more ? other.get() : spent.get()),
                        Restatement.ReadAs.in(gap.unit(), more ? spent.get() : other.get())));
            }
        }
        drafts.binding("difference", gap, gaps.subList(0, Math.min(8, gaps.size())), "");
    }

    private static boolean isLike(Item value, Item gap) {
        if (value.get().hedge() == Hedge.RANGE) {
            return false;
        }
        if (gap.isPoints() || gap.isIndexPoints()) {
            return value.isPercent();
        }
        return value.isAmount()
                && Likeness.sameThing(value.figure().orElseThrow(), gap.figure().orElseThrow());
    }

    /** {@code 62 (20.1%) and 97 (31.9%): relative risk 0.63}. */
    private void relativeRisk(int c) {
        boolean risk = s.has(c - 2, "relative", "risk")
                || s.has(c - 2, "risk", "ratio")
                || s.has(c - 3, "relative", "risk", "of")
                || s.has(c - 3, "risk", "ratio", "of");
        List<Item> rates = new ArrayList<>();
        s.quantities().stream()
                .filter(i -> i < c && s.at(i).isPercent() && s.at(i).get().low() >= 0)
                .forEach(i -> rates.add(s.at(i)));
        boolean plain =
                risk && rates.size() == 2 && (s.at(c).isAmount() || s.at(c).isMultiple());
        if (plain) {
            Relation relation = new org.headcount.document.Proportion.Multiple(
                    rates.get(0).get(), rates.get(1).get());
            drafts.add("multiple", FigureUnits.as(s.at(c).get(), Unit.RATIO), relation);
        }
    }

    /** {@code A rate of 11.2% means that one in nine}; {@code That means 1 in 40}. */
    private void meaning(int c) {
        boolean oneIn = s.at(c).isPercent() && s.at(c).get().text().matches(".* in .*");
        int means =
                oneIn ? s.previous(c, 5, item -> item.is("means") || item.is("meaning") || item.is("equivalent")) : -1;
        if (means < 0) {
            return;
        }
        List<Item> rates = new ArrayList<>();
        s.quantities().stream().filter(i -> i < means && s.at(i).isPercent()).forEach(i -> rates.add(s.at(i)));
        if (rates.isEmpty() && means <= 2 && before.isPresent()) {
            before.get().quantities().stream()
                    .filter(i -> before.get().at(i).isPercent())
                    .forEach(i -> rates.add(before.get().at(i)));
        }
        if (rates.size() == 1) {
            drafts.add("same", s.at(c).get(), new Restatement.Same(rates.get(0).get()));
        }
    }

    /** {@code 25 per cent of 12 million, that is 3 million}; {@code $0.58 a day, that is $17.40 for 30 days}. */
    private void product(int t) {
        boolean linked = s.has(t - 2, "that", "is") || s.at(t - 1).is("or") || s.has(t - 2, "equivalent", "to");
        int r = linked ? s.previous(t, 7, Item::isQuantity) : -1;
        if (r < 0 || !s.at(t).isAmount()) {
            return;
        }
        Figure total = s.at(t).get();
        boolean perDay = !isDaily(s.at(r).get()) && (s.has(r + 1, "per", "day") || s.has(r + 1, "a", "day"));
        // "0.58 dollars per person per day": the figure ends at the first "per".
        Figure rate = perDay
                ? FigureUnits.as(s.at(r).get(), s.at(r).get().unit().numerator().per(Unit.parse("days")))
                : s.at(r).get();
        if (isDaily(rate)) {
            int days = -1;
            for (int i = t + 1; i < Math.min(s.size(), t + 9); i++) {
                days = s.at(i).isDuration() && s.at(i).get().unit().bases().equals(Set.of("days")) ? i : days;
            }
            if (days > 0
                    && rate.unit().numerator().equals(total.unit().numerator())
                    && rate.unit().isMoney()) {
                Relation all = new Composition.Product(s.at(days).get(), rate);
                drafts.add("product", total, (Relation) Restatement.ReadAs.in(total.unit(), all), List.of(), "");
            }
        }
    }

    private static boolean isDaily(Figure rate) {
        return rate.unit().powers().getOrDefault("days", 0) < 0;
    }

    /**
     * {@code The state designated 148,000 villages. ... Some 126,000 villages had done so}: within one paragraph, what was
     * designated holds what is counted of it later. The text does not say that it must, so nothing is said where it fails.
     */
    static void designated(List<TaggedSentence> sentences, Drafts drafts) {
        Map<String, Item> wholes = new HashMap<>();
        int block = -1;
        for (TaggedSentence s : sentences) {
            if (s.block() != block) {
                wholes.clear();
                block = s.block();
            }
            for (int i : s.quantities()) {
                Optional<String> noun =
                        s.at(i).isAmount() ? Likeness.head(s.at(i).figure().orElseThrow()) : Optional.empty();
                if (noun.isEmpty() || !s.at(i).get().unit().isCount()) {
                    continue;
                }
                Item whole = wholes.get(noun.get());
                if (whole != null && s.at(i).get().high() < whole.get().low()) {
                    Term part =
                            Restatement.ReadAs.in(whole.get().unit(), s.at(i).get());
                    drafts.ifHolds("part", whole.get(), new Bound.PartOf(part, whole.get()), "");
                }
                if (s.before(i, 3, DESIGNATED)) {
                    wholes.put(noun.get(), s.at(i));
                }
            }
        }
    }
}
