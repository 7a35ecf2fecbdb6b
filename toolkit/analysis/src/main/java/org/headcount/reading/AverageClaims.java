package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Claim;
import org.headcount.document.Composition;
import org.headcount.document.Figure;
import org.headcount.document.Hedge;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Unit;

/** Finds means of a printed total, amounts "each", and rates for so many of a population. */
final class AverageClaims {

    private final TaggedSentence s;
    private final int sentence;
    private final TopicIndex topics;
    private final Drafts drafts;

    AverageClaims(TaggedSentence s, int sentence, TopicIndex topics, Drafts drafts) {
        this.s = s;
        this.sentence = sentence;
        this.topics = topics;
        this.drafts = drafts;
    }

    void find() {
        for (int r : s.quantities()) {
            if (s.at(r).isAmount() && s.at(r).get().hedge() != Hedge.RANGE) {
                Optional<String> base = base(r);
                if (base.isPresent() && base.get().matches("[0-9]+")) {
                    rate(r, Integer.parseInt(base.get()));
                } else {
                    mean(r, base);
                }
            }
        }
    }

    /** What the figure is reckoned per: by its unit, else by the words around it. */
    private Optional<String> base(int r) {
        Optional<String> unit = s.at(r).get().unit().powers().entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> power.getKey())
                .findFirst();
        if (unit.isPresent()) {
            return unit;
        }
        // "an average input for each county reaching R"
        for (int i = r - 1; i >= Math.max(0, r - 8) && !s.at(i).isQuantity(); i--) {
            boolean each = s.at(i).is("per") || s.at(i).is("each") || s.at(i).is("every");
            if (each
                    && Character.isLetter((s.at(i + 1).text() + " ").charAt(0))
                    && s.previous(r, 10, item -> item.text().startsWith("average")) >= 0) {
                return Optional.of(plural(s.at(i + 1).text()));
            }
        }
        return Optional.empty();
    }

    private static String plural(String noun) {
        if (noun.equals("person") || noun.equals("people")) {
            return "persons";
        }
        return noun.endsWith("y") && !noun.endsWith("ay") && !noun.endsWith("ey")
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun.endsWith("s") ? noun : noun + "s";
    }

    /** The unit of time that a base is, if it is one. */
    private static Optional<Unit> time(String base) {
        return Set.of("years", "months", "days", "weeks", "hours").contains(base)
                ? Optional.of(Unit.parse(base))
                : Optional.empty();
    }

    private void mean(int r, Optional<String> base) {
        boolean average = s.previous(r, 9, item -> item.text().startsWith("averag") || item.is("mean")) >= 0
                || s.has(r + 1, "on", "average")
                || s.has(r + 1, "each", "on", "average");
        String text = " " + s.at(r).get().text() + " ";
        boolean inEach = s.at(r + 2).is("each")
                && Set.of("in", "for", "to", "at", "from").contains(s.at(r + 1).text())
                && !Character.isLetter((s.at(r + 3).text() + " ").charAt(0));
        boolean each = s.at(r + 1).is("each")
                || s.at(r + 1).is("apiece")
                || inEach
                || text.contains(" each ")
                || text.contains(" apiece ");
        boolean yearly = base.isPresent()
                && s.at(r - 1).is(",")
                && time(base.get()).isPresent()
                && count(r, base).isPresent();
        boolean or = yearly
                || s.at(r - 1).is("or")
                || s.at(r - 1).is("(")
                || s.at(r - 1).is("about")
                || s.has(r - 2, "equivalent", "to")
                || s.has(r - 2, "works", "out");
        if (!average && !each && !(or && base.isPresent())) {
            return;
        }
        Unit unit = s.at(r).get().unit();
        List<Integer> totals =
                s.quantities().stream().filter(i -> i != r && isTotal(i, r)).toList();
        Optional<Integer> count = count(r, base);
        Optional<Integer> total = totals.stream()
                .filter(i -> i < r && !count.equals(Optional.of(i)))
                .reduce((a, b) -> b)
                .or(() -> totals.stream()
                        .filter(i -> i > r && !count.equals(Optional.of(i)) && s.before(i, 6, ClaimWords.TOTAL))
                        .findFirst());
        if (total.isEmpty()) {
            if (average && count.isPresent() && top(unit).isMoney()) {
                farTotal(r, count.get());
            }
            if (each && count.isPresent()) {
                product(r, count.get());
            }
            return;
        }
        Figure sum = s.at(total.get()).get();
        if (count.isPresent()) {
            Term over = s.at(count.get()).get();
            Relation mean = (Relation) Restatement.ReadAs.in(unit, new Proportion.Mean(numerator(unit, sum), over));
            if (total.get() > r) {
                // "at 56 dollars per child, or a total of T": the total is the claim, and the mean is what it rests on.
                drafts.ifHolds("mean", s.at(r).get(), mean, "");
            } else if (inEach && !average) {
                drafts.binding("mean", s.at(r).get(), List.of(mean), "");
            } else {
                drafts.add("mean", s.at(r).get(), mean);
            }
        } else if (base.isPresent() && total.get() < r) {
            missing(
                    r,
                    totals.stream().filter(i -> i < r).map(i -> s.at(i).get()).toList(),
                    base.get(),
                    average);
        } else if (average && each && total.get() < r && top(unit).isMoney()) {
            Term unknown = new Term.Missing(Unit.parse("items"), "the number of those that share it");
            drafts.add(
                    "mean", s.at(r).get(), (Relation) Restatement.ReadAs.in(unit, new Proportion.Mean(sum, unknown)));
        }
    }

    /** {@code The Fund shall be shared among 24 counties, on average 38 million each}: the total is printed before. */
    private void farTotal(int r, int count) {
        Figure mean = s.at(r).get();
        String currency = mean.unit().bases().iterator().next();
        for (TopicIndex.Entry entry : topics.wholes(currency, s.words(), sentence)) {
            Figure total = entry.figure().figure();
            Relation relation = (Relation) Restatement.ReadAs.in(
                    mean.unit(), new Proportion.Mean(total, s.at(count).get()));
            boolean plain = total.unit().equals(top(mean.unit())) && entry.sentence() < sentence;
            if (plain && Drafts.isReproduced(mean, relation)) {
                drafts.add("mean", mean, relation, List.of(), "the total is " + total.text() + ", printed before");
                return;
            }
        }
    }

    /** {@code 38 schools receive 6,000 each, and 228,000 is set apart}: the total comes last. */
    private void product(int r, int count) {
        Figure each = s.at(r).get();
        int total = s.next(r, 14, Item::isQuantity);
        boolean fits = total > 0
                && s.at(total).isAmount()
                && s.at(total).get().unit().equals(each.unit().numerator())
                && s.at(total).get().unit().isMoney();
        boolean stops =
                fits && s.previous(total, total - r, item -> item.is("while") || item.is("but") || item.is("plus")) > r;
        if (fits && !stops && s.at(total).get().hedge() != Hedge.RANGE) {
            Relation all = new Composition.Product(s.at(count).get(), each);
            drafts.add("product", s.at(total).get(), (Relation)
                    Restatement.ReadAs.in(s.at(total).get().unit(), all));
        }
    }

    private static Term numerator(Unit unit, Figure sum) {
        return unit.isCount() ? sum : Restatement.ReadAs.in(new Unit(sum.unit().powers()), sum);
    }

    /** Whether a figure is of the unit that is shared out: money for money, a count for a count. */
    private boolean isTotal(int i, int r) {
        Figure total = s.at(i).get();
        Figure mean = s.at(r).get();
        boolean perNothing = total.unit().powers().values().stream().noneMatch(power -> power < 0);
        if (!s.at(i).isAmount() || !perNothing || total.hedge() == Hedge.RANGE) {
            return false;
        }
        Unit top = top(mean.unit());
        if (top.isMoney() || total.unit().isMoney()) {
            return total.unit().equals(top);
        }
        boolean unnamed = top.bases().contains("items") || total.unit().bases().contains("items");
        return (top.isCount()
                        && total.unit().isCount()
                        && (unnamed || top.bases().equals(total.unit().bases())))
                || (!top.isCount() && top.equals(total.unit()));
    }

    private static Unit top(Unit unit) {
        java.util.Map<String, Integer> powers = new java.util.LinkedHashMap<>(unit.powers());
        powers.values().removeIf(power -> power < 0);
        return new Unit(powers);
    }

    /** The count over which the total is shared out: by the noun of the base, or after "over", "among", "to". */
    private Optional<Integer> count(int r, Optional<String> base) {
        List<Integer> counts = new ArrayList<>();
        for (int i : s.quantities()) {
            boolean time = base.isPresent()
                    && s.at(i).isDuration()
                    && time(base.get()).filter(s.at(i).get().unit()::equals).isPresent();
            boolean counted = s.at(i).isAmount()
                    && (s.at(i).get().unit().isCount()
                            || (base.isPresent() && s.at(i).get().unit().bases().equals(Set.of(base.get()))));
            boolean again =
                    s.at(i - 1).is("(") && s.at(i + 1).is(")") && s.at(i - 2).isAmount();
            if (i == r || again || (!time && !counted) || s.at(i).get().hedge() == Hedge.RANGE) {
                continue;
            }
            boolean named = base.isPresent()
                    && Likeness.head(s.at(i).figure().orElseThrow())
                            .filter(base.get()::equals)
                            .isPresent();
            boolean shared = (base.isEmpty() && i < r && s.at(r).get().unit().isMoney())
                    || (base.isEmpty()
                            && i < r
                            && !Likeness.sameThing(
                                    s.at(i).figure().orElseThrow(),
                                    s.at(r).figure().orElseThrow()))
                    || (base.isEmpty()
                            && s.before(
                                    i,
                                    3,
                                    Set.of("to", "for", "among", "across", "between", "over", "by", "in", "the")));
            if (time || named || shared) {
                counts.add(i);
            }
        }
        List<Integer> earlier = counts.stream().filter(i -> i < r).toList();
        if (base.isPresent() && earlier.size() > 1) {
            return Optional.of(earlier.get(earlier.size() - 1));
        }
        return counts.size() == 1 || (base.isPresent() && earlier.size() == 1)
                ? Optional.of(earlier.isEmpty() ? counts.get(0) : earlier.get(0))
                : Optional.empty();
    }

    /** The sentence averages over things whose number it does not print. */
    private void missing(int r, List<Figure> totals, String base, boolean average) {
        Figure sum = totals.get(totals.size() - 1);
        Figure mean = s.at(r).get();
        Unit unit = mean.unit();
        if (base.equals("years") || base.equals("months") || base.equals("days") || base.equals("persons")) {
            return;
        }
        Term unknown =
                new Term.Missing(Unit.parse(base), "the number of " + base + " over which the sentence averages");
        Relation claim = (Relation) Restatement.ReadAs.in(unit, new Proportion.Mean(sum, unknown));
        for (TopicIndex.Entry entry : topics.wholes(base, Set.of(), sentence)) {
            for (Figure total : totals) {
                Relation far = (Relation) Restatement.ReadAs.in(
                        unit, new Proportion.Mean(total, entry.figure().figure()));
                if (Drafts.isReproduced(mean, far)) {
                    drafts.add(
                            "mean",
                            mean,
                            far,
                            List.of(),
                            "the divisor is " + entry.figure().text() + ", printed elsewhere");
                    return;
                }
            }
        }
        if (!average) {
            return;
        }
        List<Claim.Reading> tried = topics.wholes(base, Set.of(), sentence).stream()
                .limit(3)
                .map(entry -> new Claim.Reading(
                        "",
                        (Relation) Restatement.ReadAs.in(
                                unit, new Proportion.Mean(sum, entry.figure().figure())),
                        "a number of " + base + " printed elsewhere"))
                .toList();
        drafts.add("mean", mean, claim, tried, "");
    }

    /** {@code 420 cases among 1.2 million people, or 35 per 100,000}. */
    private void rate(int r, int per) {
        Figure rate = s.at(r).get();
        List<Integer> others = s.quantities().stream()
                .filter(i -> i != r
                        && s.at(i).isAmount()
                        && s.at(i).get().unit().isCount()
                        && s.at(i).get().hedge() != Hedge.RANGE)
                .filter(i -> s.at(i).get().unit().powers().values().stream().noneMatch(power -> power < 0))
                .toList();
        List<Integer> populations = others.stream()
                .filter(i -> s.before(i, 4, Set.of("population", "among", "of", "in"))
                        || s.after(i, 2, Set.of("people", "inhabitants", "residents")))
                .filter(i -> s.at(i).get().point() > per)
                .toList();
        List<Integer> cases =
                others.stream().filter(i -> !populations.contains(i) && i < r).toList();
        if (s.at(r + 1).is("(")) {
            inBracket(r, per);
            return;
        }
        boolean linked = s.at(r - 1).is("or")
                || s.at(r - 1).is("(")
                || s.previous(r, 6, item -> item.is("rate") || item.is("equivalent") || item.is("incidence")) >= 0;
        if (linked && populations.size() == 1 && cases.size() == 1) {
            Relation relation = new Proportion.PerPopulation(
                    s.at(cases.get(0)).get(), s.at(populations.get(0)).get(), per);
            drafts.add("rate", rate, (Relation) Restatement.ReadAs.in(rate.unit(), relation));
        }
    }

    /** {@code 13.4 per 100 patient-years (62 events over 462 patient-years)}. */
    private void inBracket(int r, int per) {
        int cases = r + 2;
        int population = s.next(cases, 4, Item::isQuantity);
        boolean closed = population > 0
                && s.at(cases).isAmount()
                && s.at(population).isAmount()
                && s.at(population + 1).is(")");
        if (closed) {
            Relation relation = new Proportion.PerPopulation(
                    s.at(cases).get(), s.at(population).get(), per);
            drafts.add("rate", s.at(r).get(), (Relation)
                    Restatement.ReadAs.in(s.at(r).get().unit(), relation));
        }
    }
}
