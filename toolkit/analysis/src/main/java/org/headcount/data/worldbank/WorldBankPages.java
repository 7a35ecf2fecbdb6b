package org.headcount.data.worldbank;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.headcount.data.fault.DataException;
import org.headcount.data.input.Budget;
import tech.tablesaw.api.Table;

/**
 * Pages of an answer of the World Bank's indicators interface, version 2: an array of what the page is ({@code
 * page}, {@code pages}) and an array of observations.
 */
final class WorldBankPages {

    private record Observation(
            String country, String countryCode, String indicator, String indicatorCode, int year, double value) {

        private String series() {
            return countryCode + '\t' + indicatorCode;
        }
    }

    /** More than any answer has, so that no wrong one is asked for without end. */
    private static final int MOST_PAGES = 10_000;

    private final List<WorldBankAnswer> answers;
    private final List<Observation> observations = new ArrayList<>();
    private final Set<Integer> pages = new HashSet<>();
    private final Budget budget;
    private int wanted;
    private WorldBankAnswer answer;

    WorldBankPages(List<WorldBankAnswer> answers) {
        this.answers = answers;
        this.answer = answers.get(0);
        this.budget = new Budget(answer.label());
    }

    /** How many pages the answer has that this is a page of. */
    static int count(WorldBankAnswer page) {
        WorldBankPages one = new WorldBankPages(List.of(page));
        one.readAll();
        return one.wanted;
    }

    private void readAll() {
        for (WorldBankAnswer each : answers) {
            answer = each;
            each.read(json -> {
                page(json);
                return each;
            });
        }
    }

    /** Observations as a table, countries and indicators in the order of the pages, years ascending. */
    Table read(String name) {
        readAll();
        TreeSet<Integer> missing = new TreeSet<>();
        for (int page = 1; page <= wanted && missing.size() < 10; page++) {
            if (!pages.contains(page)) {
                missing.add(page);
            }
        }
        if (!missing.isEmpty()) {
            throw DataException.file(
                    answer.label(),
                    "the answer has " + wanted + " pages, and not given are " + missing,
                    "save them too and name all, or ask for more per page (per_page=20000)");
        }
        Map<String, Integer> order = new HashMap<>();
        observations.forEach(each -> order.putIfAbsent(each.series(), order.size()));
        observations.sort(Comparator.<Observation>comparingInt(each -> order.get(each.series()))
                .thenComparingInt(Observation::year));
        IndicatorRows rows = new IndicatorRows(answer.label());
        observations.forEach(each -> rows.add(
                each.country(), each.countryCode(), each.indicator(), each.indicatorCode(), each.year(), each.value()));
        return rows.table(name);
    }

    private void page(JsonParser json) throws IOException {
        expect(json, json.nextToken(), JsonToken.START_ARRAY, "an array of the page and its observations");
        expect(json, json.nextToken(), JsonToken.START_OBJECT, "what page it is");
        int page = -1;
        int of = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "page" -> page = json.getValueAsInt();
                case "pages" -> of = json.getValueAsInt();
                case "message" -> throw refused(json);
                default -> json.skipChildren();
            }
        }
        // A query that nothing answers to has page 0 of 0.
        if (page < 0 || of < page || of > MOST_PAGES) {
            throw fault(json, "no page number, found page " + Math.max(0, page) + " of " + of);
        }
        if (!pages.add(page) || (wanted != 0 && wanted != of)) {
            throw DataException.file(
                    answer.label(),
                    "page " + page + " of " + of + ", which does not belong to the others",
                    "name each page of one answer once");
        }
        wanted = of;
        JsonToken list = json.nextToken();
        if (list == JsonToken.VALUE_NULL) {
            return;
        }
        expect(json, list, JsonToken.START_ARRAY, "an array of observations");
        while (json.nextToken() == JsonToken.START_OBJECT) {
            observation(json);
        }
        expect(json, json.currentToken(), JsonToken.END_ARRAY, "the end of the observations");
    }

    private DataException refused(JsonParser json) throws IOException {
        return DataException.file(
                answer.label(),
                "the server returned an error instead of data (" + words(json, JsonToken.END_ARRAY) + ")",
                "correct the query and save it again");
    }

    /** What is written up to the end of an array or object: why an interface refused to answer. */
    static String words(JsonParser json, JsonToken end) throws IOException {
        StringBuilder words = new StringBuilder();
        for (JsonToken token = json.nextToken();
                token != null && token != end && words.length() < 200;
                token = json.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                words.append(words.length() == 0 ? "" : ", ").append(json.getText());
            }
        }
        return words.toString();
    }

    private void observation(JsonParser json) throws IOException {
        String[] country = {"", ""};
        String[] indicator = {"", ""};
        String iso3 = "";
        String date = "";
        double value = Double.NaN;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken token = json.nextToken();
            switch (field) {
                case "country" -> country = named(json);
                case "indicator" -> indicator = named(json);
                case "countryiso3code" -> iso3 = json.getValueAsString("");
                case "date" -> date = json.getValueAsString("");
                case "value" -> {
                    if (token.isNumeric()) {
                        value = json.getDoubleValue();
                    } else if (token != JsonToken.VALUE_NULL) {
                        throw fault(json, "a value that is no number, found '" + json.getText() + "'");
                    }
                }
                default -> json.skipChildren();
            }
        }
        if (!date.matches("[12][0-9]{3}")) {
            throw fault(json, "a date that is no year, found '" + date + "'");
        }
        if (indicator[0].isEmpty() || (iso3.isEmpty() && country[0].isEmpty())) {
            throw fault(json, "an observation without its indicator or country");
        }
        budget.take(128);
        // Groups of countries have no code of three letters.
        observations.add(new Observation(
                country[1],
                iso3.isEmpty() ? country[0] : iso3,
                indicator[1],
                indicator[0],
                Integer.parseInt(date),
                value));
    }

    /** The {@code id} and {@code value} of an object. */
    private String[] named(JsonParser json) throws IOException {
        String[] found = {"", ""};
        expect(json, json.currentToken(), JsonToken.START_OBJECT, "an id and a value");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> found[0] = json.getValueAsString("");
                case "value" -> found[1] = json.getValueAsString("");
                default -> json.skipChildren();
            }
        }
        return found;
    }

    private void expect(JsonParser json, JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            throw fault(json, what + " expected, found " + (found == null ? "the end" : found));
        }
    }

    private DataException fault(JsonParser json, String problem) {
        return DataException.line(
                answer.label(),
                json.currentLocation().getLineNr(),
                problem,
                "check that it is a saved page of api.worldbank.org/v2/country/.../indicator/...?format=json");
    }
}
