package org.headcount.recorded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.data.Tables;
import org.headcount.document.Bound;
import org.headcount.document.Claim;
import org.headcount.document.Claims;
import org.headcount.document.Composition;
import org.headcount.document.Derived;
import org.headcount.document.Figure;
import org.headcount.document.Proportion;
import org.headcount.document.Relation;
import org.headcount.document.Restatement;
import org.headcount.document.Term;
import org.headcount.document.Trend;
import org.headcount.document.Unit;
import org.headcount.document.Wording;

/**
 * Reads a file of claims. A row's {@code of} names the printed figure that it tests, or the claim of
 * which it is another reading, or nothing where it gives a new figure. Its {@code inputs} are ids of
 * figures or of new figures, constants ({@code 1 countries (Mexico)}), inputs that nobody printed
 * ({@code ? persons (the population of the world)}), options ({@code steps=10}), and relations of such inputs
 * ({@code read_as(f12; persons)}).
 */
final class ClaimsReader {

    private static final Pattern CONSTANT = Pattern.compile("(-?[0-9.]+) ([^ ]+)(?: \\((.*)\\))?");
    private static final Pattern MISSING = Pattern.compile("\\? ([^ ]+) \\((.+)\\)");
    private static final Pattern NESTED = Pattern.compile("([a-z_]+)\\((.*)\\)");
    private static final Pattern OPTION = Pattern.compile("([a-z]+)=(.*)");

    private static final int DEEPEST = 20;

    /** More years, or more rows that rest on each other, than any document has. */
    private static final int MANY = 200;

    /** What a relation takes and gives, and how it is made from the inputs of a row. */
    private record Form(String inputs, String gives, Function<Inputs, Relation> relation) {}

    /** Every relation by its name. */
    private static final Map<String, Form> RELATIONS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "growth",
                    new Form(
                            "first; last; steps=N where the years do not tell",
                            "percent a year, compounded: (last / first)^(1 / steps) - 1",
                            in -> in.pair((a, b) -> new Trend.Growth(a, b, in.steps())))),
            Map.entry(
                    "simple_growth",
                    new Form(
                            "first; last; steps=N where the years do not tell",
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
                            "first; last; steps=N where the years do not tell",
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

    /** The relations that claims may name. */
    static List<RelationForm> forms() {
        return RELATIONS.entrySet().stream()
                .map(entry -> new RelationForm(
                        entry.getKey(),
                        entry.getValue().inputs(),
                        entry.getValue().gives()))
                .toList();
    }

    private enum Purpose {
        RECOMPUTED,
        CONSISTENCY,
        TRIED,
        DERIVED
    }

    private final Recorded recorded;
    private final String document;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Set<String> underway = new LinkedHashSet<>();
    private final Set<String> judged = new LinkedHashSet<>();

    ClaimsReader(Recorded recorded, String document, List<Row> rows) {
        this.recorded = recorded;
        this.document = document;
        this.rows.putAll(Rows.byId(rows, row -> row));
    }

    Claims read() {
        List<Claim> claims = new ArrayList<>();
        List<Derived> derived = new ArrayList<>();
        for (Row row : rows.values()) {
            String id = row.text("id");
            switch (row.choice("purpose", Purpose.class)) {
                case RECOMPUTED -> claims.add(claim(row, Claim.Purpose.RECOMPUTED));
                case CONSISTENCY -> claims.add(claim(row, Claim.Purpose.CONSISTENCY));
                case DERIVED -> derived.add(derived(row));
                case TRIED -> {
                    if (!isClaim(row.text("of"))) {
                        throw row.fault("of", "no claim of that id in this file", "name the claim that this reads");
                    }
                    relation(id);
                }
            }
        }
        return new Claims(document, claims, derived);
    }

    private boolean isClaim(String id) {
        return Optional.ofNullable(rows.get(id))
                .map(row -> row.choice("purpose", Purpose.class))
                .filter(purpose -> purpose == Purpose.RECOMPUTED || purpose == Purpose.CONSISTENCY)
                .isPresent();
    }

    private Claim claim(Row row, Claim.Purpose purpose) {
        String id = row.text("id");
        Figure figure = recorded.figure(row.text("of"))
                .orElseThrow(() -> row.fault("of", "no figure of that id", "name a recorded figure"));
        Relation relation = relation(id);
        if (relation instanceof Bound != relation.figures().contains(figure)) {
            throw row.fault(
                    "inputs",
                    relation instanceof Bound
                            ? "a bound on " + figure.id() + " that does not speak of it"
                            : "the claim rests on the figure that it tests",
                    "name what " + figure.id() + " should follow from");
        }
        if (!judged.add(figure.id() + relation)) {
            throw row.fault("inputs", "the same relation for the same figure stands above", "delete one of them");
        }
        List<Claim.Reading> readings = rows.values().stream()
                .filter(other -> other.optional("of").equals(Optional.of(id)))
                .map(other -> new Claim.Reading(
                        other.text("id"),
                        relation(other.text("id")),
                        other.optional("note").orElse("")))
                .toList();
        return new Claim(
                id,
                figure,
                relation,
                purpose,
                readings,
                recorded.caveats(id),
                row.optional("note").orElse(""));
    }

    private Derived derived(Row row) {
        String id = row.text("id");
        if (row.optional("of").isPresent()) {
            throw row.fault("of", "a new figure is of no printed one", "leave it blank, or change the purpose");
        }
        return new Derived(
                id, relation(id), recorded.caveats(id), row.optional("note").orElse(""));
    }

    /** The relation of a row, read once, after those that it rests on. */
    private Relation relation(String id) {
        Relation known = relations.get(id);
        if (known != null) {
            return known;
        }
        Row row = rows.get(id);
        if (recorded.figure(id).isPresent()) {
            throw row.fault("id", "a figure has that id", "give the row an id of its own");
        }
        if (underway.size() > MANY) {
            throw row.fault("inputs", "more than " + MANY + " rows rest on each other", "let them rest on figures");
        }
        if (!underway.add(id)) {
            List<String> cycle = new ArrayList<>(underway);
            cycle = cycle.subList(cycle.indexOf(id), cycle.size());
            throw row.fault(
                    "inputs",
                    "a cycle: " + String.join(" rests on ", cycle) + " rests on " + id,
                    "let one of them rest on printed figures");
        }
        Relation relation = new Inputs(row, row.text("relation"), row.text("inputs"), 0).relation();
        underway.remove(id);
        relations.put(id, relation);
        return relation;
    }

    /** The inputs between semicolons; those inside of brackets belong to a relation in them, or to a remark. */
    private static List<String> split(String inputs) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inputs.length(); i++) {
            char c = inputs.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ';' && depth <= 0) {
                words.add(inputs.substring(from, i));
                from = i + 1;
            }
        }
        words.add(inputs.substring(from));
        return words;
    }

    /** The inputs of one row, by position, with its options. */
    private final class Inputs {

        private final Row row;
        private final String name;
        private final int depth;
        private final List<String> words = new ArrayList<>();
        private final Map<String, Integer> options = new LinkedHashMap<>();
        private final Set<String> used = new LinkedHashSet<>();

        Inputs(Row row, String relation, String inputs, int depth) {
            this.row = row;
            this.name = relation;
            this.depth = depth;
            for (String word : split(inputs)) {
                Matcher option = OPTION.matcher(word.strip());
                if (option.matches()) {
                    String name = option.group(1);
                    if (!option.group(2).matches("[1-9][0-9]{0,2}") || Integer.parseInt(option.group(2)) > MANY) {
                        throw row.fault("inputs", "'" + word.strip() + "' is no option", name + " takes 1 to " + MANY);
                    }
                    if (options.put(name, Integer.parseInt(option.group(2))) != null) {
                        throw row.fault("inputs", "the option '" + name + "' stands twice", "delete one of them");
                    }
                } else {
                    words.add(word.strip());
                }
            }
        }

        Relation relation() {
            Relation relation = make();
            refuseUnusedOptions();
            return relation;
        }

        private Relation make() {
            return Optional.ofNullable(RELATIONS.get(name))
                    .orElseThrow(() -> row.fault(
                            "relation", "unknown relation", "use one of " + String.join(", ", RELATIONS.keySet())))
                    .relation()
                    .apply(this);
        }

        /** A misspelt option would otherwise change nothing, and nobody would know. */
        private void refuseUnusedOptions() {
            Set<String> unused = new LinkedHashSet<>(options.keySet());
            unused.removeAll(used);
            if (!unused.isEmpty()) {
                throw row.fault(
                        "inputs", name + " has no option '" + unused.iterator().next() + "'", "correct or delete it");
            }
        }

        private Relation pair(BiFunction<Term, Term, Relation> relation) {
            return relation.apply(term(0, 2), term(1, 2));
        }

        private Relation single(Function<Term, Relation> relation) {
            return relation.apply(term(0, 1));
        }

        private List<Term> terms() {
            if (words.isEmpty()) {
                throw row.fault("inputs", "nothing to compute with", "name at least one figure");
            }
            return words.stream().map(this::term).toList();
        }

        private Term term(int index, int count) {
            return term(word(index, count));
        }

        private String word(int index, int count) {
            if (words.size() != count) {
                throw row.fault(
                        "inputs",
                        name + " takes " + Wording.count(count, "input") + " and has " + words.size(),
                        "separate them by semicolons");
            }
            return words.get(index);
        }

        private Term term(String word) {
            Matcher missing = MISSING.matcher(word);
            if (missing.matches()) {
                return new Term.Missing(unit(missing.group(1)), missing.group(2));
            }
            Matcher constant = CONSTANT.matcher(word);
            if (constant.matches()) {
                String what = Optional.ofNullable(constant.group(3)).orElse("");
                return new Term.Literal(number(constant.group(1)), unit(constant.group(2)), what);
            }
            Matcher nested = NESTED.matcher(word);
            if (nested.matches()) {
                if (depth > DEEPEST) {
                    throw row.fault("inputs", "relations nested more than " + DEEPEST + " deep", "give some a row");
                }
                return new Inputs(row, nested.group(1), nested.group(2), depth + 1).relation();
            }
            if (rows.containsKey(word)) {
                return ClaimsReader.this.relation(word);
            }
            return recorded.figure(word)
                    .orElseThrow(() -> row.fault(
                            "inputs",
                            "no figure, and no row of this file, is called '" + word + "'",
                            "name a recorded figure, a row of this file, a constant such as '1 countries', or what is"
                                    + " missing as '? unit (what it is)'"));
        }

        private double number(String text) {
            return Row.decimal(text)
                    .map(BigDecimal::doubleValue)
                    .orElseThrow(() -> row.fault(
                            "inputs", "'" + text + "' is not a number", "write digits with a point for decimals"));
        }

        private Unit unit(String text) {
            return recorded.unit(row, "inputs", text);
        }

        private int steps() {
            if (options.containsKey("steps")) {
                return option("steps");
            }
            OptionalInt first = term(0, 2).period().lastYear();
            OptionalInt last = term(1, 2).period().lastYear();
            if (first.isEmpty() || last.isEmpty()) {
                throw row.fault("inputs", "growth between figures without years", "give the steps, as in steps=9");
            }
            return last.getAsInt() - first.getAsInt();
        }

        private int option(String name) {
            used.add(name);
            return Optional.ofNullable(options.get(name))
                    .orElseThrow(() -> row.fault(
                            "inputs", "the option '" + name + "' is missing", "add it, as in " + name + "=9"));
        }

        private Relation tableCount(String table, String column, Unit unit) {
            if (!recorded.tables().contains(table)) {
                throw row.fault("inputs", "no table '" + table + "'", "use one of tables.csv, or add it there");
            }
            List<Row> lines = Tables.rows(recorded.folder(), table);
            List<String> entries =
                    lines.stream().map(line -> line.text(column)).distinct().toList();
            return new Composition.TableCount(table, column, entries, unit);
        }
    }
}
