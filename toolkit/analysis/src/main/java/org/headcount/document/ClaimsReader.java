package org.headcount.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headcount.data.DataException;
import org.headcount.data.Row;
import org.headcount.data.Rows;
import org.headcount.data.Tables;

/**
 * Reads a file of claims. A row's {@code of} names the printed figure that it tests, or the claim of
 * which it is another reading, or nothing where it gives a new figure. Its {@code inputs} are ids of
 * figures or of new figures, constants ({@code 1 countries (Mexico)}), inputs that nobody printed
 * ({@code ? persons (the population of the world)}), and options ({@code steps=10}).
 */
final class ClaimsReader {

    private static final Pattern CONSTANT = Pattern.compile("([-0-9.]+) ([^ ]+)(?: \\((.*)\\))?");
    private static final Pattern MISSING = Pattern.compile("\\? ([^ ]+) \\((.+)\\)");
    private static final Pattern OPTION = Pattern.compile("([a-z]+)=([0-9]+)");

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
                    if (!rows.containsKey(row.text("of"))) {
                        throw row.fault("of", "no claim of that id in this file", "name the claim that this reads");
                    }
                    relation(id);
                }
            }
        }
        return new Claims(document, claims, derived);
    }

    private Claim claim(Row row, Claim.Purpose purpose) {
        String id = row.text("id");
        Figure figure = recorded.figure(row.text("of"))
                .orElseThrow(() -> row.fault("of", "no figure of that id", "name a recorded figure"));
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
                relation(id),
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
        if (!underway.add(id)) {
            List<String> cycle = new ArrayList<>(underway);
            cycle = cycle.subList(cycle.indexOf(id), cycle.size());
            throw row.fault(
                    "inputs",
                    "a cycle: " + String.join(" rests on ", cycle) + " rests on " + id,
                    "let one of them rest on printed figures");
        }
        Relation relation = new Inputs(row).relation(row.text("relation"));
        underway.remove(id);
        relations.put(id, relation);
        return relation;
    }

    /** The inputs of one row, by position, with its options. */
    private final class Inputs {

        private final Row row;
        private final List<String> words = new ArrayList<>();
        private final Map<String, Integer> options = new LinkedHashMap<>();

        Inputs(Row row) {
            this.row = row;
            for (String word : row.text("inputs").split(";", -1)) {
                Matcher option = OPTION.matcher(word.strip());
                if (option.matches()) {
                    options.put(option.group(1), Integer.parseInt(option.group(2)));
                } else {
                    words.add(word.strip());
                }
            }
        }

        Relation relation(String name) {
            return switch (name) {
                case "growth" -> new Relation.Growth(term(0, 2), term(1, 2), steps());
                case "simple_growth" -> new Relation.SimpleGrowth(term(0, 2), term(1, 2), steps());
                case "steady_total" -> new Relation.SteadyTotal(term(0, 2), term(1, 2), option("years"));
                case "repeated" -> new Relation.Repeated(term(0, 2), term(1, 2));
                case "share" -> new Relation.Share(term(0, 2), term(1, 2));
                case "percent_of" -> new Relation.PercentOf(term(0, 2), term(1, 2));
                case "whole" -> new Relation.Whole(term(0, 2), term(1, 2));
                case "mean" -> new Relation.Mean(term(0, 2), term(1, 2));
                case "per_year" -> new Relation.PerYear(term(0, 1));
                case "sum" -> new Relation.Sum(terms());
                case "union" -> new Relation.Union(term(0, 3), term(1, 3), term(2, 3));
                case "product" -> new Relation.Product(term(0, 2), term(1, 2));
                case "difference" -> new Relation.Difference(term(0, 2), term(1, 2));
                case "ratio" -> new Relation.Ratio(term(0, 2), term(1, 2));
                case "part_of" -> new Relation.PartOf(term(0, 2), term(1, 2));
                case "at_most" -> new Relation.AtMost(term(0, 2), term(1, 2));
                case "inclusive_years" -> new Relation.InclusiveYears(term(0, 2), term(1, 2));
                case "next" -> new Relation.Next(term(0, 1));
                case "same" -> new Relation.Same(term(0, 1));
                case "conversion" -> new Relation.Conversion(term(0, 2), unit(word(1, 2)));
                case "table_count" -> tableCount(word(0, 3), word(1, 3), unit(word(2, 3)));
                default -> throw row.fault("relation", "unknown relation", "use one of " + RELATIONS);
            };
        }

        private List<Term> terms() {
            return words.stream().map(this::term).toList();
        }

        private Term term(int index, int count) {
            return term(word(index, count));
        }

        private String word(int index, int count) {
            if (words.size() != count) {
                throw row.fault(
                        "inputs",
                        row.text("relation") + " takes " + Wording.count(count, "input") + " and has " + words.size(),
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
            try {
                return new BigDecimal(text).doubleValue();
            } catch (NumberFormatException e) {
                throw row.fault("inputs", "'" + text + "' is not a number", "write digits with a point for decimals");
            }
        }

        private Unit unit(String text) {
            return recorded.unit(row, "inputs", text);
        }

        private int steps() {
            if (options.containsKey("steps")) {
                return options.get("steps");
            }
            OptionalInt first = term(0, 2).period().lastYear();
            OptionalInt last = term(1, 2).period().lastYear();
            if (first.isEmpty() || last.isEmpty()) {
                throw row.fault("inputs", "growth between figures without years", "give the steps, as in steps=9");
            }
            return last.getAsInt() - first.getAsInt();
        }

        private int option(String name) {
            return Optional.ofNullable(options.get(name))
                    .orElseThrow(() -> row.fault(
                            "inputs", "the option '" + name + "' is missing", "add it, as in " + name + "=9"));
        }

        private Relation tableCount(String table, String column, Unit unit) {
            List<Row> lines;
            try {
                lines = Tables.rows(recorded.folder(), table);
            } catch (DataException e) {
                throw row.fault("inputs", "no table '" + table + "' (" + e.getMessage() + ")", "name one of tables/");
            }
            List<String> entries =
                    lines.stream().map(line -> line.text(column)).distinct().toList();
            return new Relation.TableCount(table, column, entries, unit);
        }
    }

    private static final String RELATIONS = Arrays.stream(Relation.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .map(name -> name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
            .filter(name -> !name.equals("bound"))
            .sorted()
            .collect(Collectors.joining(", "));
}
