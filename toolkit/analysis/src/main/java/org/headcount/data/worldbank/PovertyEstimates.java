package org.headcount.data.worldbank;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.headcount.data.column.CellKind;
import org.headcount.data.column.CellRules;
import org.headcount.data.column.Cells;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Budget;
import tech.tablesaw.api.Table;

/**
 * Estimates of the Poverty and Inequality Platform as its interface gives them in JSON: an array of objects with the same
 * fields, one for each estimate. A field that some of them lack is missing there.
 */
final class PovertyEstimates {

    private static final Set<String> TEXTS = Set.of(
            "region_name",
            "region_code",
            "country_name",
            "country_code",
            "reporting_level",
            "survey_acronym",
            "survey_coverage",
            "welfare_type",
            "survey_comparability",
            "comparable_spell",
            "distribution_type",
            "estimation_type");

    /** What every estimate has. */
    static final List<String> NEEDED = List.of("country_code", "reporting_year", "poverty_line", "headcount");

    private final Map<String, Cells> columns = new LinkedHashMap<>();
    private final Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Budget budget;
    private WorldBankAnswer answer;
    private int rows;

    private PovertyEstimates(WorldBankAnswer first) {
        this.budget = new Budget(first.label());
        this.answer = first;
    }

    /** The kind of a column that the platform documents, in every form of its exports. */
    static Optional<CellKind> kind(String column) {
        return TEXTS.contains(column)
                ? Optional.of(CellKind.TEXT)
                : switch (column) {
                    case "reporting_year" -> Optional.of(CellKind.INTEGER);
                    case "is_interpolated" -> Optional.of(CellKind.BOOLEAN);
                    case "poverty_line", "headcount", "mean" -> Optional.of(CellKind.DOUBLE);
                    default -> Optional.empty();
                };
    }

    /** Throws if a table is not one of estimates. */
    static Table checked(String label, Table table) {
        for (String name : NEEDED) {
            if (!table.columnNames().contains(name)) {
                throw DataException.file(
                        label,
                        "no column '" + name + "'",
                        "check that it is an export of the Poverty and Inequality Platform");
            }
        }
        return table;
    }

    /** The estimates of answers, one below the other. */
    static Table read(String name, List<WorldBankAnswer> answers) {
        PovertyEstimates estimates = new PovertyEstimates(answers.get(0));
        for (WorldBankAnswer answer : answers) {
            estimates.answer = answer;
            answer.read(json -> {
                estimates.all(json);
                return answer;
            });
        }
        Table table = Table.create(name);
        estimates.columns.forEach((column, cells) -> table.addColumns(cells.column(column)));
        return checked(answers.get(0).label(), table);
    }

    private void all(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_OBJECT) {
            throw refused(json);
        }
        if (first != JsonToken.START_ARRAY) {
            throw fault(json, "an array of estimates expected, found " + (first == null ? "the end" : first));
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            estimate(json);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw fault(
                    json,
                    "an estimate expected, found " + (json.currentToken() == null ? "the end" : json.currentToken()));
        }
    }

    private void estimate(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken token = json.nextToken();
            if (token.isStructStart()) {
                throw fault(json, "a value in '" + field + "' expected, found " + token);
            }
            Cells cells = columns.computeIfAbsent(field, name -> begin(json, name, token));
            if (cells.size() > rows) {
                throw fault(json, "the field '" + field + "' occurs twice in an estimate");
            }
            try {
                cells.add(token == JsonToken.VALUE_NULL ? "" : json.getText());
            } catch (Cells.Unfit e) {
                throw DataException.cell(
                        answer.label(),
                        json.currentLocation().getLineNr(),
                        field,
                        json.getText(),
                        "not " + e.kind().words(),
                        "correct it, or ask for it again");
            }
        }
        rows++;
        for (Cells cells : columns.values()) {
            if (cells.size() < rows) {
                cells.addMissing();
            }
        }
    }

    private Cells begin(JsonParser json, String field, JsonToken token) {
        if (field.isBlank() || !field.equals(field.strip()) || names.putIfAbsent(field, field) != null) {
            throw fault(json, "a field called '" + field + "', beside another of that name or without one");
        }
        budget.take(256);
        CellKind usual = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
                ? CellKind.BOOLEAN
                : token == JsonToken.VALUE_STRING ? CellKind.TEXT : CellKind.DOUBLE;
        Cells cells = Cells.of(kind(field).orElse(usual), CellRules.PLAIN, budget);
        for (int row = 0; row < rows; row++) {
            cells.addMissing();
        }
        return cells;
    }

    /** What the interface answered in place of estimates. */
    private DataException refused(JsonParser json) throws IOException {
        return DataException.file(
                answer.label(),
                "the server returned an error instead of estimates (" + WorldBankPages.words(json, JsonToken.END_OBJECT)
                        + ")",
                "correct the query and ask again");
    }

    private DataException fault(JsonParser json, String problem) {
        return DataException.line(
                answer.label(),
                json.currentLocation().getLineNr(),
                problem,
                "check that it is an answer of api.worldbank.org/pip/v1/pip?...&format=json");
    }
}
