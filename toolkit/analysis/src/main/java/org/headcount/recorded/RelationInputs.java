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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.data.Row;
import org.headcount.data.Tables;
import org.headcount.document.Composition;
import org.headcount.document.Relation;
import org.headcount.document.Term;
import org.headcount.document.Unit;
import org.headcount.document.Wording;

/** The inputs of one row, by position, with its options. */
final class RelationInputs {

    private static final Pattern CONSTANT = Pattern.compile("(-?[0-9.]+) ([^ ]+)(?: \\((.*)\\))?");
    private static final Pattern MISSING = Pattern.compile("\\? ([^ ]+) \\((.+)\\)");
    private static final Pattern NESTED = Pattern.compile("([a-z_]+)\\((.*)\\)");
    private static final Pattern OPTION = Pattern.compile("([a-z]+)=(.*)");

    private static final int DEEPEST = 20;

    /** More years than any document spans. */
    private static final int MOST_YEARS = 200;

    private final ClaimsReader claims;
    private final Row row;
    private final String name;
    private final int depth;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> options = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    RelationInputs(ClaimsReader claims, Row row, String relation, String inputs, int depth) {
        this.claims = claims;
        this.row = row;
        this.name = relation;
        this.depth = depth;
        for (String word : split(inputs)) {
            Matcher option = OPTION.matcher(word.strip());
            if (option.matches()) {
                String name = option.group(1);
                if (!option.group(2).matches("[1-9][0-9]{0,2}") || Integer.parseInt(option.group(2)) > MOST_YEARS) {
                    throw row.fault(
                            "inputs", "'" + word.strip() + "' is no option", name + " takes 1 to " + MOST_YEARS);
                }
                if (options.put(name, Integer.parseInt(option.group(2))) != null) {
                    throw row.fault("inputs", "the option '" + name + "' occurs twice", "delete one of them");
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
        return RelationTable.make(name, this)
                .orElseThrow(() -> row.fault(
                        "relation", "unknown relation", "use one of " + String.join(", ", RelationTable.names())));
    }

    /** A misspelt option would otherwise be ignored. */
    private void refuseUnusedOptions() {
        Set<String> unused = new LinkedHashSet<>(options.keySet());
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw row.fault(
                    "inputs", name + " has no option '" + unused.iterator().next() + "'", "correct or delete it");
        }
    }

    Relation pair(BiFunction<Term, Term, Relation> relation) {
        return relation.apply(term(0, 2), term(1, 2));
    }

    Relation single(Function<Term, Relation> relation) {
        return relation.apply(term(0, 1));
    }

    List<Term> terms() {
        if (words.isEmpty()) {
            throw row.fault("inputs", "nothing to compute with", "name at least one figure");
        }
        return words.stream().map(this::term).toList();
    }

    Term term(int index, int count) {
        return term(word(index, count));
    }

    String word(int index, int count) {
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
            return new RelationInputs(claims, row, nested.group(1), nested.group(2), depth + 1).relation();
        }
        if (claims.hasRow(word)) {
            return claims.relation(word);
        }
        return claims.recorded()
                .figure(word)
                .orElseThrow(() -> row.fault(
                        "inputs",
                        "no figure, and no row of this file, is called '" + word + "'",
                        "name a recorded figure, a row of this file, a constant such as '1 countries', or what is"
                                + " missing as '? unit (what it is)'"));
    }

    double number(String text) {
        return Row.decimal(text)
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> row.fault(
                        "inputs", "'" + text + "' is not a number", "write digits with a point for decimals"));
    }

    Unit unit(String text) {
        return claims.recorded().unit(row, "inputs", text);
    }

    int steps() {
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

    int option(String name) {
        used.add(name);
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() ->
                        row.fault("inputs", "the option '" + name + "' is missing", "add it, as in " + name + "=9"));
    }

    Relation tableCount(String table, String column, Unit unit) {
        if (!claims.recorded().tables().contains(table)) {
            throw row.fault("inputs", "no table '" + table + "'", "use one of tables.csv, or add it there");
        }
        List<Row> lines = Tables.rows(claims.recorded().folder(), table);
        List<String> entries =
                lines.stream().map(line -> line.text(column)).distinct().toList();
        return new Composition.TableCount(table, column, entries, unit);
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
}
