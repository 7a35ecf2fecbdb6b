package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Bound;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Restatement;

/** Finds parts of a whole: "W, including A", "W, of which A", "A of the W", "Of the W, A". */
final class PartClaims {

    private static final Set<String> NOT_A_PART = Set.of("from", "than", "versus", "vs", "against", "between");

    private static final List<Set<String>> OPPOSITES = List.of(
            Set.of("men", "women"),
            Set.of("male", "female"),
            Set.of("males", "females"),
            Set.of("boys", "girls"),
            Set.of("urban", "rural"),
            Set.of("public", "private"),
            Set.of("domestic", "foreign"),
            Set.of("domestic", "external"),
            Set.of("internal", "external"),
            Set.of("recurrent", "development"),
            Set.of("capital", "current"),
            Set.of("capital", "recurrent"),
            Set.of("employed", "unemployed"),
            Set.of("paved", "unpaved"),
            Set.of("direct", "indirect"),
            Set.of("grants", "loans"),
            Set.of("inpatients", "outpatients"),
            Set.of("adults", "children"),
            Set.of("domestic", "international"),
            Set.of("domestic", "overseas"));

    private final TaggedSentence s;
    private final Optional<TaggedSentence> before;
    private final Drafts drafts;

    PartClaims(TaggedSentence s, Optional<TaggedSentence> before, Drafts drafts) {
        this.s = s;
        this.before = before.filter(earlier -> earlier.block() == s.block());
        this.drafts = drafts;
    }

    void find() {
        breakdown();
        for (int i = 0; i < s.size(); i++) {
            including(i);
            leading(i);
            partOfPrinted(i);
        }
    }

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
                drafts.add("sum", whole.figure(), SumClaims.sum(s, same, whole.figure()));
            }
        }
    }

    /** {@code Of the 82 deaths, 49 occurred at home and 33 in hospital}: a sum where it holds, parts in any case. */
    private void leading(int at) {
        boolean starts = at == 0 && (s.at(0).is("of") || s.at(0).is("among"));
        int w = starts ? s.next(0, 4, Item::isQuantity) : -1;
        // "Of this, A goes to one and B to another" has no whole.
        boolean referred = w > 0 && s.previous(w, w, item -> item.is(",")) >= 0;
        int comma = w < 0 || referred ? -1 : s.next(w, 7, item -> item.is(","));
        if (comma < 0 || !s.at(w).isAmount()) {
            return;
        }
        ReadFigure whole = s.at(w).figure().orElseThrow();
        List<Integer> parts = parts(comma, true).stream()
                .filter(i -> !isOfOther(i))
                .filter(i -> Likeness.mayBePart(s.at(i).figure().orElseThrow(), whole))
                .toList();
        if (parts.size() >= 2) {
            drafts.ifHolds("sum", whole.figure(), SumClaims.sum(s, parts, whole.figure()), "");
        }
        parts.forEach(part -> part(s.at(part).figure().orElseThrow(), whole));
    }

    /** {@code 336 of the 420 villages} is a part of what is printed with it. */
    private boolean isOfOther(int at) {
        int of = s.at(at + 1).is("of") ? at + 1 : s.has(at + 1, "out", "of") ? at + 2 : -1;
        boolean whole = of > 0
                && (s.at(of + 1).isAmount()
                        || (s.at(of + 1).is("the") && s.at(of + 2).isAmount()));
        boolean part = s.at(at - 1).is("of") && s.at(at - 2).isAmount();
        boolean the =
                s.at(at - 1).is("the") && s.at(at - 2).is("of") && s.at(at - 3).isAmount();
        return whole || part || the;
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
            i = s.afterBracket(i);
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
        if (starts && before.isPresent()) {
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

    /** Whether a figure may be the whole of a part: of a like measure, in the same currency, and no range. */
    static boolean isWhole(Item item, ReadFigure part) {
        ReadFigure whole = item.figure().orElseThrow();
        boolean plain = SuggestedClaims.isPlain(whole.figure())
                || whole.figure().unit().equals(part.figure().unit());
        return whole.figure().hedge() != Hedge.RANGE
                && plain
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
        if (!cue || before.isEmpty()) {
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
}
