package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/**
 * Finds amounts that a number of equal ones, or a percentage of an amount, should give: "466 children at 56 dollars per
 * child, or T", "24 payments of 25 dollars, T", "46 percent of the 52,000, which is T", "2 percent a month (T a year)".
 */
final class ProductClaims {

    /** What leads from the factors to their product, as the words right before it, by the last of them. */
    private static final Map<String, List<List<String>>> LEADS = Splitter.phrases(
                    "or ; that is ; which is ; this is ; i . e ; i e ; i . e . ; for a total of ; a total of ; in total ; equal to ; equivalent to ;"
                            + " equals ; totalling ; totaling ; which means ; meaning ; for a combined ; making ; comes to ; amounts to ;"
                            + " amounting to ; adds up to ; add up to ; adding up to ; worth ; an annual total of ; provides ; bringing in ; at a cost of ; yielding")
            .stream()
            .collect(Collectors.groupingBy(lead -> lead.get(lead.size() - 1)));

    private static final Set<String> PRICES =
            Set.of("price", "cost", "rate", "fee", "at", "wage", "salary", "premium", "benefit");

    private static final Set<String> SPENT = Set.of(
            "spending",
            "raising",
            "costing",
            "cost",
            "paying",
            "earning",
            "totalling",
            "totaling",
            "total",
            "worth",
            "bill",
            "for",
            "saving",
            "yielding",
            "bringing",
            "outlay",
            "or",
            "expense");

    /** How many of a shorter span of time a longer one has, by the units of the two. */
    private static final Map<String, Integer> SPANS = Map.of(
            "months/years",
            12,
            "weeks/years",
            52,
            "quarters/years",
            4,
            "days/weeks",
            7,
            "hours/days",
            24,
            "minutes/hours",
            60,
            "seconds/hours",
            3600,
            "seconds/minutes",
            60);

    private static final Map<String, String> ADVERBS =
            Map.of("monthly", "months", "weekly", "weeks", "quarterly", "quarters", "daily", "days");

    private final Paragraph paragraph;
    private final TaggedSentence s;
    private final TopicIndex topics;
    private final Drafts drafts;

    ProductClaims(Paragraph paragraph, TopicIndex topics, Drafts drafts) {
        this.topics = topics;
        this.paragraph = paragraph;
        this.s = paragraph.s();
        this.drafts = drafts;
    }

    /** Declares the products of the sentence. */
    void find() {
        for (int t : s.quantities()) {
            if (s.at(t).get().hedge() == Hedge.RANGE) {
                continue;
            }
            if (s.at(t).isAmount()) {
                ofPercent(t);
                ofRate(t);
                ofEqual(t);
                ofEach(t);
                ofTime(t);
            } else if (s.at(t).isPercent()) {
                ofTime(t);
            }
        }
    }

    private boolean isLed(int t) {
        int from = s.at(t - 1).is(",") ? t - 1 : t;
        return (s.at(t - 1).is("(") && s.at(t + 1).is(")"))
                || LEADS.getOrDefault(s.at(from - 1).text(), List.of()).stream().anyMatch(lead -> ends(from, lead));
    }

    private boolean ends(int place, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!s.at(place - words.size() + i).is(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    // ---- a percentage of an amount

    /** {@code P of the W, that is T}; {@code P of it, or T}: the whole may be in a sentence before. */
    private void ofPercent(int t) {
        int p = isLed(t) ? s.previous(t, 12, Item::isQuantity) : -1;
        if (p < 0) {
            return;
        }
        List<Item> wholes = new ArrayList<>();
        int share = p;
        if (s.at(p).isAmount()) {
            int w = p;
            share = s.previous(w, 9, Item::isQuantity);
            wholes.add(s.at(w));
        } else {
            boolean referred = s.at(p + 1).is("of")
                    && Set.of("it", "this", "that", "these", "them", "which", "the", "its")
                            .contains(s.at(p + 2).text());
            boolean which = s.at(p - 2).is("of") && s.at(p - 1).is("which");
            if (!referred && !which) {
                return;
            }
            paragraph.itemsBefore(p).stream()
                    .filter(item -> item.isAmount() && SuggestedClaims.isPlain(item.get()))
                    .limit(3)
                    .forEach(wholes::add);
            if (wholes.isEmpty() && s.at(t).get().unit().isMoney()) {
                String currency = s.at(t).get().unit().bases().iterator().next();
                topics.wholes(currency, s.words(), paragraph.index()).stream()
                        .filter(entry -> entry.sentence() < paragraph.index()
                                && SuggestedClaims.isPlain(entry.figure().figure()))
                        .limit(2)
                        .forEach(entry -> wholes.add(new Item("", Optional.of(entry.figure()))));
            }
        }
        boolean stated = share >= 0
                && (s.at(share).get().hedge().isOneSided()
                        || !(s.at(t - 1).is("or") || s.at(t - 1).is("(")));
        boolean of = stated
                && s.at(share).isPercent()
                && (s.at(share + 1).is("of") || s.at(share - 1).is("which"))
                && s.at(share).get().hedge() != Hedge.RANGE
                && s.at(share).get().low() > 0;
        if (!of) {
            return;
        }
        Figure total = s.at(t).get();
        List<Relation> products = new ArrayList<>();
        for (Item whole : wholes) {
            boolean fits = Likeness.mayBePart(
                            s.at(t).figure().orElseThrow(), whole.figure().orElseThrow())
                    && whole.get().point() > total.point();
            if (fits) {
                Term in = Restatement.ReadAs.in(total.unit(), whole.get());
                products.add((Relation) Restatement.ReadAs.in(
                        total.unit(), new Composition.Product(in, s.at(share).get())));
            }
        }
        drafts.binding("product", total, products, "");
    }

    // ---- an amount for each of a number

    /** {@code 466 million children at 56 dollars per child, or a total of T}: the number may be in a sentence before. */
    private void ofRate(int t) {
        int r = isLed(t) ? s.previous(t, 9, Item::isQuantity) : -1;
        if (r < 0 || !s.at(r).isAmount() || s.at(r).get().hedge() == Hedge.RANGE) {
            return;
        }
        Figure rate = s.at(r).get();
        Figure total = s.at(t).get();
        Optional<String> base = rate.unit().powers().entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> power.getKey())
                .findFirst();
        boolean fits =
                base.isPresent() && rate.unit().numerator().equals(total.unit().numerator());
        if (!fits) {
            return;
        }
        List<Relation> products = new ArrayList<>();
        for (Item count : paragraph.itemsBefore(r)) {
            boolean named = (count.isAmount() || count.isDuration())
                    && (count.get().unit().bases().equals(Set.of(base.get()))
                            || Likeness.head(count.figure().orElseThrow())
                                    .filter(noun -> isKindOf(noun, base.get()))
                                    .isPresent());
            if (named && products.size() < 2) {
                products.add(product(total.unit(), count.get(), rate));
            }
        }
        drafts.binding("product", total, products, "");
    }

    private static boolean isKindOf(String noun, String base) {
        return noun.equals(base) || (Likeness.isPeople(noun) && Likeness.isPeople(base));
    }

    /** {@code N shares at an average price of R, spending T}; {@code N people saving R each, at a cost of T}. */
    private void ofEach(int t) {
        int r = s.previous(t, 9, Item::isQuantity);
        int n = r < 0 ? -1 : s.previous(r, 9, Item::isQuantity);
        boolean fits = n >= 0
                && s.at(t).get().unit().isMoney()
                && s.at(r).isAmount()
                && s.at(r).get().unit().numerator().equals(s.at(t).get().unit())
                && s.at(r).get().hedge() != Hedge.RANGE
                && !s.at(r).get().hedge().isOneSided()
                && s.at(n).isAmount()
                && s.at(n).get().unit().isCount()
                && SuggestedClaims.isPlain(s.at(n).get());
        if (!fits) {
            return;
        }
        boolean price = s.previous(r, 5, item -> PRICES.contains(item.text())) > n;
        boolean each = s.at(r + 1).is("each")
                || s.at(r + 1).is("apiece")
                || s.previous(r, 5, item -> item.is("each")) > n
                || s.at(r).get().text().matches("(?s).*\\b(each|apiece)\\b.*");
        boolean led = s.previous(t, 5, item -> SPENT.contains(item.text())) > r;
        if ((price || each) && led) {
            drafts.binding(
                    "product",
                    s.at(t).get(),
                    List.of(product(s.at(t).get().unit(), s.at(n).get(), s.at(r).get())),
                    "");
        }
    }

    /** {@code 24 payments of 25 dollars, 600 dollars}; {@code two loaves of 765 g each}. */
    private void ofEqual(int t) {
        int r = s.previous(t, 5, Item::isQuantity);
        boolean led = isLed(t) || (r >= 0 && s.at(t - 1).is(","));
        int n = r < 1 ? -1 : s.previous(r, 3, Item::isQuantity);
        boolean fits = led
                && n >= 0
                && s.at(r - 1).is("of")
                && s.at(n).isAmount()
                && s.at(n).get().unit().isCount()
                && SuggestedClaims.isPlain(s.at(n).get())
                && s.at(r).isAmount()
                && !s.at(r).get().unit().isCount()
                && s.at(r).get().unit().numerator().equals(s.at(t).get().unit().numerator())
                && s.at(r).get().hedge() != Hedge.RANGE
                && !s.at(r).get().hedge().isOneSided();
        if (fits && s.at(r).get().point() < s.at(t).get().point()) {
            drafts.binding(
                    "product",
                    s.at(t).get(),
                    List.of(product(s.at(t).get().unit(), s.at(n).get(), s.at(r).get())),
                    "");
        }
    }

    private static Relation product(Unit unit, Figure count, Figure rate) {
        Term plain = FigureUnits.as(rate, new Unit(rate.unit().numerator().powers()));
        Term number = FigureUnits.as(count, Unit.RATIO);
        return (Relation) Restatement.ReadAs.in(unit, new Composition.Product(number, plain));
    }

    // ---- a rate for a longer time

    /** {@code 2 percent a month (24 percent a year)}; {@code a monthly payment of 55 dollars adds up to 660 dollars a year}. */
    private void ofTime(int t) {
        int r = isLed(t) ? s.previous(t, 5, Item::isQuantity) : -1;
        Optional<String> longer = span(s.at(t).get().unit());
        if (r < 0
                || longer.isEmpty()
                || !s.at(r).get().unit().numerator().equals(s.at(t).get().unit().numerator())) {
            return;
        }
        Optional<String> shorter = span(s.at(r).get().unit()).or(() -> adverb(r));
        Optional<Integer> times = shorter.map(one -> SPANS.get(one + "/" + longer.get()));
        if (times.isPresent() && s.at(r).get().hedge() != Hedge.RANGE) {
            Unit unit = s.at(t).get().unit();
            Term number = new Term.Literal(times.get(), Unit.RATIO, times.get() + " " + shorter.get());
            Relation product =
                    new Composition.Product(number, FigureUnits.as(s.at(r).get(), unit));
            drafts.binding("product", s.at(t).get(), List.of((Relation) Restatement.ReadAs.in(unit, product)), "");
        }
    }

    /** The span of time that a unit is reckoned per, if that is all it is reckoned per. */
    private static Optional<String> span(Unit unit) {
        List<String> per = unit.powers().entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> power.getKey())
                .toList();
        return per.size() == 1 ? Optional.of(per.get(0)) : Optional.empty();
    }

    private Optional<String> adverb(int r) {
        for (int i = r - 1; i >= Math.max(0, r - 5) && !s.isBreak(i); i--) {
            if (ADVERBS.containsKey(s.at(i).text())) {
                return Optional.of(ADVERBS.get(s.at(i).text()));
            }
        }
        return Optional.empty();
    }
}
