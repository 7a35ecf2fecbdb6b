package org.headcount.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Relation;
import org.headcount.document.Term;
import org.headcount.document.Trend;
import org.headcount.document.Unit;

/** Finds spans of years that the years beside them should give. */
final class SpanClaims {

    private static final Unit YEAR = Unit.parse("year");

    private SpanClaims() {}

    static void find(List<TaggedSentence> sentences, Drafts drafts) {
        for (int k = 0; k < sentences.size(); k++) {
            TaggedSentence s = sentences.get(k);
            for (int i : s.quantities()) {
                boolean years = s.at(i).isDuration()
                        && s.at(i).get().unit().equals(Unit.YEARS)
                        && s.at(i).get().low() == s.at(i).get().high();
                if (years) {
                    span(sentences, k, i, drafts);
                }
            }
        }
    }

    private static void span(List<TaggedSentence> sentences, int k, int i, Drafts drafts) {
        TaggedSentence s = sentences.get(k);
        Figure span = s.at(i).get();
        // "the ten years from 2001 to 2010", "from 2001 to 2010, a period of ten years": one date, or two, right
        // beside.
        Optional<Integer> date = beside(s, i);
        if (date.isPresent()
                && s.at(date.get()).get().low() < s.at(date.get()).get().high()) {
            Figure range = s.at(date.get()).get();
            declare(span, year(range.low()), year(range.high()), true, drafts);
            return;
        }
        boolean back = s.before(i, 3, Set.of("these", "those", "this", "that"));
        if (back) {
            years(s, i).ifPresent(ends -> declare(span, earlier(ends), later(ends), false, drafts));
        }
        boolean apart = s.at(i - 1).is("after")
                || Set.of("earlier", "later", "ahead", "sooner")
                        .contains(s.at(i + 1).text());
        if (apart) {
            years(s, i)
                    .ifPresent(
                            ends -> drafts.add("span", span, new Composition.Difference(later(ends), earlier(ends))));
        }
        boolean past = span.text().startsWith("the past")
                || span.text().startsWith("the last")
                || s.before(i, 2, Set.of("past", "last"));
        if (past) {
            since(sentences, k, i, drafts);
        }
    }

    private static Optional<Integer> beside(TaggedSentence s, int i) {
        int after = s.next(i, 4, Item::isDate);
        if (after > 0
                && (s.at(after - 1).is("from")
                        || s.at(after - 1).is("between")
                        || s.at(after - 1).is("of")
                        || s.at(after - 1).is("(")
                        || s.at(after - 1).is(","))) {
            return Optional.of(after);
        }
        int before = s.previous(i, 6, Item::isDate);
        boolean period = before >= 0 && s.previous(i, 5, item -> item.is("period") || item.is("span")) >= 0;
        return period ? Optional.of(before) : Optional.empty();
    }

    private static Figure earlier(Figure[] ends) {
        return ends[0].low() < ends[1].low() ? ends[0] : ends[1];
    }

    private static Figure later(Figure[] ends) {
        return ends[0].low() < ends[1].low() ? ends[1] : ends[0];
    }

    private static Term.Literal year(double value) {
        return new Term.Literal(value, YEAR, Integer.toString((int) value));
    }

    /** The first and last single year that the sentence prints before a place. */
    private static Optional<Figure[]> years(TaggedSentence s, int before) {
        int count = 0;
        Figure first = null;
        Figure last = null;
        for (int i = 0; i < before; i++) {
            if (s.at(i).isDate()
                    && s.at(i).get().unit().equals(YEAR)
                    && s.at(i).get().low() == s.at(i).get().high()) {
                count++;
                first = first == null ? s.at(i).get() : first;
                last = s.at(i).get();
            }
        }
        boolean span = first != null && first.low() != last.low() && count == 2;
        return span ? Optional.of(new Figure[] {first, last}) : Optional.empty();
    }

    /** Both ends may count, or only the steps between them: the reading that gives the span is taken. */
    private static void declare(Figure span, Term first, Term last, boolean stated, Drafts drafts) {
        Relation inclusive = new Trend.InclusiveYears(first, last);
        Relation between = new Composition.Difference(last, first);
        if (stated) {
            drafts.either("span", span, inclusive, between);
        } else if (Drafts.isReproduced(span, inclusive)) {
            drafts.add("span", span, inclusive);
        } else {
            drafts.ifHolds("span", span, between, "");
        }
    }

    /** {@code Since 2008 ... Over the past three years ... In 2010}: within one paragraph. */
    private static void since(List<TaggedSentence> sentences, int k, int i, Drafts drafts) {
        TaggedSentence s = sentences.get(k);
        Optional<Figure> first = Optional.empty();
        for (int j = k; j >= Math.max(0, k - 3) && sentences.get(j).block() == s.block(); j--) {
            TaggedSentence earlier = sentences.get(j);
            first = first.or(() -> yearAfter(earlier, "since"));
        }
        Optional<Figure> last = Optional.empty();
        for (int j = k;
                j < Math.min(sentences.size(), k + 3) && sentences.get(j).block() == s.block();
                j++) {
            TaggedSentence later = sentences.get(j);
            last = last.or(() -> yearAfter(later, "in")).or(() -> yearAfter(later, "by"));
        }
        if (first.isPresent()
                && last.isPresent()
                && first.get().low() < last.get().low()) {
            drafts.ifHolds("span", s.at(i).get(), new Trend.InclusiveYears(first.get(), last.get()), "");
        }
    }

    private static Optional<Figure> yearAfter(TaggedSentence s, String word) {
        for (int i = 1; i < s.size(); i++) {
            boolean year = s.at(i).isDate()
                    && s.at(i).get().unit().equals(YEAR)
                    && s.at(i).get().low() == s.at(i).get().high();
            if (year && s.at(i - 1).is(word)) {
                return Optional.of(s.at(i).get());
            }
        }
        return Optional.empty();
    }
}
