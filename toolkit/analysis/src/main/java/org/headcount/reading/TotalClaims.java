package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Bound;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;

/** Finds totals with their parts, parts of a whole, and what remains of one. */
final class TotalClaims {

    private static final int LIST = 60;

    /** Of a list that says nothing of being complete, by how much its sum may miss the total before it is taken as partial. */
    private static final double PARTIAL = 0.15;

    private static final Set<String> COMPLETE =
            Set.of("comprising", "consisting", "comprised", "consists", "comprises", "composed", "divided", "split");

    private static final Set<String> RUNNING =
            Set.of("since", "date", "far", "cumulative", "cumulatively", "previous", "already");

    private static final Set<String> NOT_A_PART = Set.of("from", "than", "versus", "vs", "against", "between");

    private static final List<Set<String>> OPPOSITES = List.of(
            Set.of("men", "women"),
            Set.of("male", "female"),
            Set.of("males", "females"),
            Set.of("boys", "girls"),
            Set.of("urban", "rural"),
            Set.of("public", "private"),
            Set.of("domestic", "foreign"),
            Set.of("adults", "children"),
            Set.of("domestic", "international"),
            Set.of("domestic", "overseas"));

    private final TaggedSentence s;
    private final Optional<TaggedSentence> before;
    private final Drafts drafts;

    TotalClaims(TaggedSentence s, Optional<TaggedSentence> before, Drafts drafts) {
        this.s = s;
        this.before = before;
        this.drafts = drafts;
    }

    void find() {
        breakdown();
        for (int i = 0; i < s.size(); i++) {
            including(i);
            totalAfter(i);
            leading(i);
            listAfter(i);
            remaining(i);
            partOfPrinted(i);
        }
    }

    // ---- parts of a whole

    private void including(int at) {
        boolean including =
                s.at(at).is("including") || s.at(at).is("includes") || s.at(at).is("included");
        boolean opened = at == 0
                || s.at(at - 1).is(",")
                || s.at(at - 1).is(";")
                || s.at(at - 1).is("(");
        Item next = s.at(at + 1);
        boolean them = next.is("these") || next.is("them") || next.is("those");
        boolean which = next.is("which") || next.is("whom");
        boolean relative = (s.at(at).is("of") || s.at(at).is("among")) && (which || (them && opened));
        if (!including && !relative) {
            return;
        }
        List<Integer> parts = parts(relative ? at + 2 : at + 1, relative);
        if (parts.isEmpty()) {
            return;
        }
        Optional<ReadFigure> opposite = Optional.empty();
        for (int part : parts) {
            ReadFigure figure = s.at(part).figure().orElseThrow();
            Optional<ReadFigure> whole = wholeBefore(at, figure, relative);
            whole.ifPresent(found -> part(figure, found));
            opposite = opposite.or(() -> whole);
        }
        List<Integer> same = parts;
        if (opposite.isPresent() && relative && parts.size() == 2 && areOpposites(parts.get(0), parts.get(1))) {
            ReadFigure whole = opposite.get();
            if (same.stream()
                    .allMatch(part -> Likeness.mayBePart(s.at(part).figure().get(), whole))) {
                drafts.add("sum", whole.figure(), sum(same, whole.figure()));
            }
        }
    }

    /** {@code Of the 82 deaths, 49 occurred at home and 33 in hospital}: a sum where it holds, parts in any case. */
    private void leading(int at) {
        boolean starts = at == 0 && (s.at(0).is("of") || s.at(0).is("among"));
        int w = starts ? s.next(0, 4, Item::isQuantity) : -1;
        int comma = w < 0 ? -1 : s.next(w, 7, item -> item.is(","));
        if (comma < 0 || !s.at(w).isAmount()) {
            return;
        }
        ReadFigure whole = s.at(w).figure().orElseThrow();
        List<Integer> parts = parts(comma, true).stream()
                .filter(i -> Likeness.mayBePart(s.at(i).figure().orElseThrow(), whole))
                .toList();
        if (parts.size() >= 2) {
            drafts.ifHolds("sum", whole.figure(), sum(parts, whole.figure()), "");
        }
        parts.forEach(part -> part(s.at(part).figure().orElseThrow(), whole));
    }

    private boolean areOpposites(int a, int b) {
        return OPPOSITES.stream().anyMatch(pair -> {
            String first =
                    pair.stream().filter(word -> isNear(a, word)).findFirst().orElse("");
            String other =
                    pair.stream().filter(word -> isNear(b, word)).findFirst().orElse("");
            return !first.isEmpty() && !other.isEmpty() && !first.equals(other);
        });
    }

    private boolean isNear(int place, String word) {
        return s.after(place, 4, Set.of(word))
                || s.at(place)
                        .figure()
                        .flatMap(ReadFigure::noun)
                        .filter(noun -> (" " + noun.phrase() + " ").contains(" " + word + " "))
                        .isPresent();
    }

    private List<Integer> parts(int from, boolean relative) {
        List<Integer> parts = new ArrayList<>();
        for (int i = from; i < Math.min(s.size(), from + (relative ? 24 : 16)); i++) {
            boolean ends = s.isBreak(i)
                    || s.at(i).is(")")
                    || s.at(i).is("while")
                    || s.at(i).is("but")
                    || NOT_A_PART.contains(s.at(i).text())
                    || s.at(i).is("compared")
                    || s.at(i).is("which")
                    || s.at(i).is("up")
                    || s.at(i).is("down");
            if (ends) {
                break;
            }
            boolean first = parts.isEmpty() && i > from + 6;
            if (first) {
                break;
            }
            if (s.at(i).isQuantity() && !s.at(i).isAmount()) {
                if (parts.isEmpty()) {
                    break;
                }
                continue;
            }
            if (s.at(i).isAmount()) {
                parts.add(i);
            }
        }
        return parts;
    }

    /** The nearest amount before, in this sentence or at the end of the one before, of which a figure may be a part. */
    private Optional<ReadFigure> wholeBefore(int at, ReadFigure part, boolean relative) {
        for (int i = at - 1; i >= 0; i--) {
            if (s.at(i).isAmount() && isWhole(s.at(i), part)) {
                return s.at(i).figure();
            }
            if (s.at(i).is(";")) {
                return Optional.empty();
            }
        }
        boolean starts = at <= 1 && relative;
        if (starts && before.isPresent() && before.get().block() == s.block()) {
            List<Integer> amounts = before.get().quantities().stream()
                    .filter(i -> before.get().at(i).isAmount())
                    .toList();
            List<Integer> fitting = amounts.stream()
                    .filter(i -> isWhole(before.get().at(i), part))
                    .toList();
            return fitting.size() == 1 ? before.get().at(fitting.get(0)).figure() : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isWhole(Item item, ReadFigure part) {
        ReadFigure whole = item.figure().orElseThrow();
        return whole.figure().hedge() != Hedge.RANGE
                && Likeness.mayBePart(part, whole)
                && whole.figure()
                        .unit()
                        .currencies()
                        .equals(part.figure().unit().currencies());
    }

    private void part(ReadFigure part, ReadFigure whole) {
        Figure figure = whole.figure();
        drafts.add("part", figure, new Bound.PartOf(Restatement.ReadAs.in(figure.unit(), part.figure()), figure));
    }

    /** {@code 481 of the 592 counties}. */
    private void partOfPrinted(int at) {
        if (!s.at(at).isAmount() || !s.at(at).get().unit().isCount()) {
            return;
        }
        int of = s.at(at + 1).is("of") ? at + 1 : s.has(at + 1, "out", "of") ? at + 2 : -1;
        if (of < 0) {
            return;
        }
        int w = s.at(of + 1).is("the") || s.at(of + 1).is("its") || s.at(of + 1).is("all") ? of + 2 : of + 1;
        boolean whole = s.at(w).isAmount()
                && (w > of + 1 || of == at + 2)
                && Likeness.mayBePart(s.at(at).figure().get(), s.at(w).figure().get());
        if (whole) {
            part(s.at(at).figure().orElseThrow(), s.at(w).figure().orElseThrow());
        }
    }

    /** {@code For a breakdown, ...}: each amount is a part of its counterpart in the sentence before. */
    private void breakdown() {
        boolean cue = s.has(0, "for", "a", "breakdown")
                || s.has(0, "of", "this")
                || s.has(0, "of", "that", "total")
                || s.has(0, "of", "the", "total");
        if (!cue || before.isEmpty() || before.get().block() != s.block()) {
            return;
        }
        List<Integer> parts =
                s.quantities().stream().filter(i -> s.at(i).isAmount()).toList();
        List<Integer> wholes = before.get().quantities().stream()
                .filter(i -> before.get().at(i).isAmount())
                .toList();
        if (parts.size() == wholes.size()) {
            for (int i = 0; i < parts.size(); i++) {
                pair(s.at(parts.get(i)), before.get().at(wholes.get(i)));
            }
        } else if (wholes.size() == 1) {
            parts.forEach(part -> pair(s.at(part), before.get().at(wholes.get(0))));
        }
    }

    private void pair(Item part, Item whole) {
        if (isWhole(whole, part.figure().orElseThrow())) {
            part(part.figure().orElseThrow(), whole.figure().orElseThrow());
        }
    }

    // ---- totals

    /** {@code A and B, totalling C}; {@code A and B, C in all}. */
    private void totalAfter(int at) {
        int total = -1;
        int end = at;
        if (s.at(at).is("totalling") || s.at(at).is("totaling") || s.has(at, "adding", "up", "to")) {
            total = s.next(s.at(at).is("adding") ? at + 2 : at, 4, Item::isQuantity);
        } else if (s.at(at).is("total")
                && (s.at(at + 1).is("of") || s.at(at + 1).is("to"))
                && (s.has(at - 2, "for", "a")
                        || s.has(at - 2, ",", "a")
                        || s.has(at - 2, "making", "a")
                        || s.has(at - 2, "giving", "a")
                        || s.has(at - 2, "bringing", "the")
                        || s.has(at - 2, "to", "a")
                        || s.has(at - 2, "taking", "the"))) {
            total = s.next(at + 1, 4, Item::isQuantity);
            end = at - 1;
        } else if (isAddable(s.at(at))
                && (s.has(at + 1, "in", "all")
                        || s.has(at + 1, "in", "total")
                        || s.at(at + 1).is("altogether")
                        || s.at(at + 1).is("combined"))) {
            total = at;
            end = at - 1;
        } else if ((s.has(at, "in", "all")
                        || s.at(at).is("altogether")
                        || s.has(at, "in", "total")
                        || s.at(at).is("together"))
                && s.at(at - 1).is(",")) {
            total = s.next(at + 1, 3, Item::isQuantity);
        }
        if (total < 0 || !isAddable(s.at(total)) || s.after(total, 6, RUNNING) || s.before(total, 6, RUNNING)) {
            return;
        }
        List<Integer> parts = partsBefore(end, total, false);
        List<Integer> kinds = parts.size() < 2 ? partsBefore(end, total, true) : List.of();
        if (parts.size() >= 2) {
            drafts.add("sum", s.at(total).get(), sum(parts, s.at(total).get()));
        } else if (kinds.size() >= 2) {
            // 42 buses and 18 trams, 60 vehicles in all: that buses are vehicles is known only where the sum says so.
            drafts.ifHolds("sum", s.at(total).get(), sum(kinds, s.at(total).get()), "");
        }
    }

    private static boolean isAddable(Item item) {
        return item.isAmount() || item.isDuration();
    }

    private List<Integer> partsBefore(int end, int total, boolean kinds) {
        List<Integer> parts = new ArrayList<>();
        boolean joined = false;
        boolean listed = false;
        ReadFigure whole = s.at(total).figure().orElseThrow();
        for (int i = end - 1; i >= Math.max(0, end - LIST); i--) {
            if (s.isBreak(i)) {
                break;
            }
            listed |= s.at(i).is("and") || s.at(i).is("plus");
            boolean amount = isAddable(s.at(i)) && Likeness.sameMeasure(s.at(i).get(), whole.figure());
            if ((amount && s.at(i).get().hedge() == Hedge.RANGE)
                    || (s.at(i).isAmount() && NOT_A_PART.contains(s.at(i - 1).text()))) {
                return List.of();
            }
            if (amount) {
                boolean unlike = !kinds
                        && !Likeness.mayBePart(s.at(i).figure().orElseThrow(), whole)
                        && !isKindOf(s.at(i), whole);
                if (unlike) {
                    continue;
                }
                if (parts.size() == 1) {
                    joined = listed;
                }
                parts.add(0, i);
            }
        }
        return joined ? parts : List.of();
    }

    /** Nouns of parts may name kinds of the whole's: 30 nurses and 12 doctors, 42 staff. */
    private static boolean isKindOf(Item part, ReadFigure whole) {
        Optional<String> noun = Likeness.head(part.figure().orElseThrow());
        Optional<String> of = Likeness.head(whole);
        return noun.isEmpty() || of.isEmpty();
    }

    /** {@code T, comprising A, B and C}; {@code T: A, B and C}; {@code T (A and B)}. */
    private void listAfter(int at) {
        boolean complete =
                COMPLETE.contains(s.at(at).text()) || s.has(at, "made", "up", "of") || s.has(at, "broken", "down");
        boolean open = s.at(at).is(":")
                || s.at(at).is("(")
                || s.at(at).is("\u2014")
                || (s.at(at).is("\u2013") && !s.at(at - 1).isQuantity());
        if (!complete && !open) {
            return;
        }
        int total = previousAmount(at, s.at(at).is("(") ? 4 : 12);
        if (total < 0) {
            return;
        }
        ReadFigure whole = s.at(total).figure().orElseThrow();
        List<Integer> parts = listFrom(at + 1, whole, s.at(at).is("("));
        if (parts.size() < 2 || whole.figure().hedge() == Hedge.RANGE) {
            return;
        }
        Relation sum = sum(parts, whole.figure());
        double value = parts.stream().mapToDouble(i -> s.at(i).get().point()).sum();
        boolean partial = !complete && value < whole.figure().point() * (1 - PARTIAL);
        boolean unrelated = !complete && value > whole.figure().point() * (1 + PARTIAL);
        if (!partial && !unrelated) {
            drafts.add("sum", whole.figure(), sum);
        }
    }

    private int previousAmount(int at, int reach) {
        for (int i = at - 1; i >= Math.max(0, at - reach); i--) {
            boolean mean = s.at(i).isAmount()
                    && !s.at(i).get().unit().equals(s.at(i).get().unit().numerator());
            if (s.at(i).isAmount() && !mean) {
                return i;
            }
            if ((s.at(i).isQuantity() && !mean)
                    || s.isBreak(i)
                    || s.at(i).is("(")
                    || s.at(i).is(")")) {
                return -1;
            }
        }
        return -1;
    }

    private List<Integer> listFrom(int from, ReadFigure whole, boolean bracket) {
        List<Integer> parts = new ArrayList<>();
        boolean joined = false;
        boolean open = true;
        for (int i = from; i < Math.min(s.size(), from + LIST) && open; i++) {
            if (s.at(i).is("(")) {
                i = Math.max(i, s.afterBracket(i) - 1);
                continue;
            }
            open = !s.at(i).is(".")
                    && !s.at(i).is(":")
                    && !(bracket && s.at(i).is(")"))
                    && !s.at(i).is("while")
                    && !s.at(i).is("average");
            if (s.at(i).isAmount()
                    && (NOT_A_PART.contains(s.at(i - 1).text()) || s.at(i).get().hedge() == Hedge.RANGE)) {
                return List.of();
            }
            joined |= parts.size() > 0
                    && (s.at(i).is("and") || s.at(i).is(";") || s.at(i).is("plus"));
            boolean fits = open
                    && s.at(i).isAmount()
                    && s.at(i).get().unit().equals(s.at(i).get().unit().numerator())
                    && Likeness.sameMeasure(s.at(i).get(), whole.figure())
                    && (Likeness.mayBePart(s.at(i).figure().orElseThrow(), whole)
                            || (whole.figure().unit().isCount() && parts.isEmpty() && isKindOf(s.at(i), whole))
                            || isListed(i, whole));
            if (fits) {
                parts.add(i);
            }
        }
        return joined ? parts : List.of();
    }

    /** In a list, people may be named by what they are: 12 nurses, 3 drivers. */
    private boolean isListed(int at, ReadFigure whole) {
        return whole.figure().unit().isCount()
                && Likeness.head(whole).filter(Likeness::isPeople).isPresent()
                && s.at(at).get().unit().isCount()
                && s.at(at).get().point() < whole.figure().point();
    }

    private Composition.Sum sum(List<Integer> parts, Figure total) {
        List<Term> terms = parts.stream()
                .map(part -> Restatement.ReadAs.in(total.unit(), s.at(part).get()))
                .toList();
        return new Composition.Sum(terms);
    }

    /** Whether the amounts and the remainder are one list, and none of them the whole of the others. */
    private boolean listed(List<Integer> amounts, int place) {
        boolean of = s.at(0).is("of")
                || s.at(amounts.get(0) - 1).is("the")
                || s.at(amounts.get(0) - 1).is("all");
        double rest = s.at(place).get().point();
        double others =
                amounts.stream().skip(1).mapToDouble(i -> s.at(i).get().point()).sum();
        return !of && s.at(amounts.get(0)).get().point() < others + rest;
    }

    /** {@code It cost W. The state paid A, the region B and the city the remaining C}. */
    private void wholeBefore(int place, List<Integer> amounts) {
        List<Integer> parts = new ArrayList<>(amounts);
        parts.add(place);
        for (int i : before.get().quantities()) {
            Item item = before.get().at(i);
            if (item.isAmount() && isWhole(item, s.at(place).figure().orElseThrow())) {
                double value = parts.stream()
                        .mapToDouble(part -> s.at(part).get().point())
                        .sum();
                if (Math.abs(value / item.get().point() - 1) <= PARTIAL) {
                    drafts.add("sum", item.get(), sum(parts, item.get()));
                }
                return;
            }
        }
    }

    /** {@code Of the W, A ... and the remaining B}. */
    private void remaining(int at) {
        boolean rest = s.has(at, "the", "remaining")
                || s.has(at, "the", "other")
                || (s.has(at, "remaining") && !s.at(at - 1).is("the"));
        int place = s.has(at, "the") ? at + 2 : at + 1;
        if (!rest || !s.at(place).isAmount()) {
            return;
        }
        ReadFigure left = s.at(place).figure().orElseThrow();
        List<Integer> amounts = s.quantities().stream()
                .filter(i -> i < place
                        && s.at(i).isAmount()
                        && Likeness.sameThing(s.at(i).figure().orElseThrow(), left))
                .toList();
        if (amounts.size() >= 2 && before.isPresent() && before.get().block() == s.block() && listed(amounts, place)) {
            wholeBefore(place, amounts);
            return;
        }
        if (amounts.size() < 2) {
            return;
        }
        Figure whole = s.at(amounts.get(0)).get();
        List<Integer> parts = amounts.subList(1, amounts.size());
        Term taken = parts.size() == 1
                ? Restatement.ReadAs.in(left.figure().unit(), s.at(parts.get(0)).get())
                : sum(parts, left.figure());
        drafts.add(
                "remainder",
                left.figure(),
                new Composition.Difference(Restatement.ReadAs.in(left.figure().unit(), whole), taken));
    }
}
