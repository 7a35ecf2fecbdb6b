package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;

/** Finds totals of a list: "A and B, totalling T", "T, comprising A and B", "T: A, B and C". */
final class SumClaims {

    private static final int LIST = 60;

    /** Of a list that says nothing of being complete, by how much its sum may miss the total before it is taken as partial. */
    static final double PARTIAL = 0.15;

    private static final Set<String> COMPLETE =
            Set.of("comprising", "consisting", "comprised", "consists", "comprises", "composed", "divided", "split");

    private static final Set<String> RUNNING =
            Set.of("since", "date", "far", "cumulative", "cumulatively", "previous", "already");

    private static final Set<String> NOT_A_PART = Set.of("from", "than", "versus", "vs", "against", "between");

    private final TaggedSentence s;
    private final Drafts drafts;

    SumClaims(TaggedSentence s, Drafts drafts) {
        this.s = s;
        this.drafts = drafts;
    }

    void find() {
        for (int i = 0; i < s.size(); i++) {
            totalAfter(i);
            listAfter(i);
        }
    }

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
                        || s.has(at - 2, "makes", "a")
                        || s.has(at - 2, "make", "a")
                        || s.has(at - 2, "made", "a")
                        || s.has(at - 2, "giving", "a")
                        || s.has(at - 2, "bringing", "the")
                        || s.has(at - 2, "to", "a")
                        || s.has(at - 2, "taking", "the"))) {
            total = s.next(at + 1, 4, Item::isQuantity);
            end = at - 1;
        } else if (isAddable(s.at(at))
                && (s.has(at - 2, "a", "combined")
                        || s.has(at - 2, "the", "combined")
                        || s.has(at - 2, "a", "total")
                        || s.has(at + 1, "in", "all")
                        || s.has(at + 1, "in", "total")
                        || s.has(at + 1, "overall")
                        || s.at(at + 1).is("altogether")
                        || s.at(at + 1).is("combined"))) {
            total = at;
            end = s.at(at - 1).is("combined") || s.at(at - 1).is("total") ? at - 2 : at - 1;
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
        boolean running = s.has(end - 1, "bringing", "the") || s.has(end - 1, "taking", "the");
        if (parts.size() >= 2 && running) {
            drafts.ifHolds("sum", s.at(total).get(), sum(s, parts, s.at(total).get()), "");
        } else if (parts.size() >= 2) {
            drafts.binding(
                    "sum", s.at(total).get(), List.of(sum(s, parts, s.at(total).get())), "");
        } else if (kinds.size() >= 2) {
            // 42 buses and 18 trams, 60 vehicles in all: that buses are vehicles is known only where the sum says so.
            drafts.ifHolds("sum", s.at(total).get(), sum(s, kinds, s.at(total).get()), "");
        }
    }

    private static boolean isAddable(Item item) {
        return item.isAmount() || item.isDuration();
    }

    private List<Integer> partsBefore(int end, int total, boolean kinds) {
        List<Integer> parts = new ArrayList<>();
        boolean joined = false;
        boolean listed = false;
        boolean makes = s.at(end - 1).is("makes")
                || s.at(end - 1).is("make")
                || s.at(end - 1).is("made");
        ReadFigure whole = s.at(total).figure().orElseThrow();
        for (int i = end - 1; i >= Math.max(0, end - LIST); i--) {
            if (s.isBreak(i)) {
                break;
            }
            listed |= s.at(i).is("and")
                    || s.at(i).is("plus")
                    || s.has(i, "together", "with")
                    || (makes && s.at(i).is("with"));
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
        Relation sum = sum(s, parts, whole.figure());
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

    /** The sum of the figures at some places, in the unit of a total. */
    static Composition.Sum sum(TaggedSentence s, List<Integer> parts, Figure total) {
        List<Term> terms = parts.stream()
                .map(part -> Restatement.ReadAs.in(total.unit(), s.at(part).get()))
                .toList();
        return new Composition.Sum(terms);
    }
}
