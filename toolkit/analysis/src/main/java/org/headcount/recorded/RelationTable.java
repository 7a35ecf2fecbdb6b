package org.headcount.recorded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.headcount.document.Bound;
import org.headcount.document.Composition;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Trend;

/** The relations that a file of claims may name: what each takes and gives, and how it is made from the inputs of a row. */
final class RelationTable {

    private record Form(String inputs, String gives, Function<RelationInputs, Relation> relation) {}

    private static final Map<String, Form> RELATIONS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "growth",
                    new Form(
                            "first; last; steps=N unless the years say it",
                            "percent a year, compounded: (last / first)^(1 / steps) - 1",
                            in -> in.pair((a, b) -> new Trend.Growth(a, b, in.steps())))),
            Map.entry(
                    "simple_growth",
                    new Form(
                            "first; last; steps=N unless the years say it",
                            "percent a year, not compounded: (last / first - 1) / steps",
                            in -> in.pair((a, b) -> new Trend.SimpleGrowth(a, b, in.steps())))),
            Map.entry(
                    "total_growth",
                    new Form(
                            "first; last",
                            "the change of the whole span in percent: last / first - 1",
                            in -> in.pair(Trend.TotalGrowth::new))),
            Map.entry(
                    "total_decline",
                    new Form(
                            "first; last",
                            "the fall of the whole span in percent, positive: 1 - last / first",
                            in -> in.pair(Trend.TotalDecline::new))),
            Map.entry(
                    "decline",
                    new Form(
                            "first; last; steps=N unless the years say it",
                            "percent a year, compounded and positive: 1 - (last / first)^(1 / steps)",
                            in -> in.pair((a, b) -> new Trend.Decline(a, b, in.steps())))),
            Map.entry(
                    "steady_total",
                    new Form(
                            "first; rate; years=N",
                            "the total over N years that grow at the rate",
                            in -> in.pair((a, b) -> new Trend.SteadyTotal(a, b, in.option("years"))))),
            Map.entry(
                    "repeated",
                    new Form(
                            "amount; years",
                            "the same amount in each of the years: amount * years",
                            in -> in.pair(Trend.Repeated::new))),
            Map.entry(
                    "share",
                    new Form(
                            "part; whole",
                            "percent of a whole that the part lies in: part / whole",
                            in -> in.pair(Proportion.Share::new))),
            Map.entry(
                    "percent_of",
                    new Form(
                            "amount; base",
                            "percent of another amount: amount / base",
                            in -> in.pair(Proportion.PercentOf::new))),
            Map.entry(
                    "whole",
                    new Form(
                            "part; share",
                            "the whole that a part and its percentage imply: part / share",
                            in -> in.pair(Proportion.Whole::new))),
            Map.entry(
                    "mean",
                    new Form(
                            "total; count",
                            "a total for each of the things that share it: total / count",
                            in -> in.pair(Proportion.Mean::new))),
            Map.entry(
                    "multiple",
                    new Form(
                            "amount; base",
                            "how many times as much: amount / base",
                            in -> in.pair(Proportion.Multiple::new))),
            Map.entry(
                    "per_population",
                    new Form(
                            "cases; population; N",
                            "cases for every N of a population: cases / population * N",
                            in -> new Proportion.PerPopulation(
                                    in.term(0, 3), in.term(1, 3), in.number(in.word(2, 3))))),
            Map.entry(
                    "points",
                    new Form(
                            "minuend; subtrahend; unit",
                            "the difference of two percentages, in percentage_points or basis_points",
                            in -> new Composition.Points(in.term(0, 3), in.term(1, 3), in.unit(in.word(2, 3))))),
            Map.entry(
                    "average",
                    new Form(
                            "value; value; ...",
                            "the simple mean of the values",
                            in -> new Composition.Average(in.terms()))),
            Map.entry(
                    "read_as",
                    new Form(
                            "amount; unit",
                            "the same number counted as another unit, such as women as persons",
                            in -> new Restatement.ReadAs(in.term(0, 2), in.unit(in.word(1, 2))))),
            Map.entry(
                    "exchange",
                    new Form(
                            "amount; rate",
                            "money in another currency by a printed rate",
                            in -> in.pair(Restatement.Exchange::new))),
            Map.entry(
                    "per_year",
                    new Form(
                            "total",
                            "a total for each calendar year of its period",
                            in -> in.single(Proportion.PerYear::new))),
            Map.entry(
                    "sum",
                    new Form(
                            "part; part; ...",
                            "the sum of parts that do not overlap",
                            in -> new Composition.Sum(in.terms()))),
            Map.entry(
                    "union",
                    new Form(
                            "one; other; both",
                            "the size of a union: one + other - both",
                            in -> new Composition.Union(in.term(0, 3), in.term(1, 3), in.term(2, 3)))),
            Map.entry(
                    "product",
                    new Form(
                            "one; other",
                            "one * other; percent are hundredths",
                            in -> in.pair(Composition.Product::new))),
            Map.entry(
                    "difference",
                    new Form(
                            "minuend; subtrahend",
                            "what is left, or by how much one is more: minuend - subtrahend",
                            in -> in.pair(Composition.Difference::new))),
            Map.entry(
                    "ratio",
                    new Form(
                            "numerator; denominator",
                            "one over the other, whatever they are",
                            in -> in.pair(Proportion.Ratio::new))),
            Map.entry(
                    "part_of",
                    new Form(
                            "part; whole",
                            "holds if the part is no larger than the whole; of one of the two",
                            in -> in.pair(Bound.PartOf::new))),
            Map.entry(
                    "at_most",
                    new Form(
                            "lesser; greater",
                            "holds if the lesser is no larger; of one of the two",
                            in -> in.pair(Bound.AtMost::new))),
            Map.entry(
                    "inclusive_years",
                    new Form(
                            "first year; last year",
                            "calendar years, both ends counted",
                            in -> in.pair(Trend.InclusiveYears::new))),
            Map.entry(
                    "next",
                    new Form("previous", "the next number of an enumeration", in -> in.single(Restatement.Next::new))),
            Map.entry(
                    "same",
                    new Form(
                            "elsewhere",
                            "the same quantity, printed elsewhere",
                            in -> in.single(Restatement.Same::new))),
            Map.entry(
                    "conversion",
                    new Form(
                            "amount; unit",
                            "the same amount in another unit, such as hectares",
                            in -> new Restatement.Conversion(in.term(0, 2), in.unit(in.word(1, 2))))),
            Map.entry(
                    "table_count",
                    new Form(
                            "table; column; unit",
                            "how many different entries a column of a recorded table has",
                            in -> in.tableCount(in.word(0, 3), in.word(1, 3), in.unit(in.word(2, 3)))))));

    private RelationTable() {}

    /** Every relation, by name. */
    static List<RelationForm> forms() {
        return RELATIONS.entrySet().stream()
                .map(entry -> new RelationForm(
                        entry.getKey(),
                        entry.getValue().inputs(),
                        entry.getValue().gives()))
                .toList();
    }

    /** The names of the relations, in order. */
    static Set<String> names() {
        return RELATIONS.keySet();
    }

    /** The relation of that name between inputs, if there is one of that name. */
    static Optional<Relation> make(String name, RelationInputs inputs) {
        return Optional.ofNullable(RELATIONS.get(name))
                .map(form -> form.relation().apply(inputs));
    }
}
