package org.headcount.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.Table;

/**
 * Saved pages of an answer of the World Bank's indicators interface, version 2: an array of what the page is ({@code
 * page}, {@code pages}) and an array of observations.
 */
final class WorldBankPages {

    private record Observation(
            String country, String countryCode, String indicator, String indicatorCode, int year, double value) {

        private String series() {
            return countryCode + '\t' + indicatorCode;
        }
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Path> files;
    private final List<Observation> observations = new ArrayList<>();
    private final Map<Integer, Path> pages = new LinkedHashMap<>();
    private final Budget budget;
    private int wanted;
    private Path file;

    WorldBankPages(List<Path> files) {
        this.files = files;
        this.budget = new Budget(files.get(0).toString());
    }

    static boolean isJson(Path file) {
        Source source = Source.of(file);
        return source.plainName().endsWith(".json");
    }

    Table read() {
        for (Path each : files) {
            file = each;
            Source source = Source.of(file);
            try (InputStream in = source.open();
                    JsonParser json = JSON.createParser(in)) {
                page(json);
            } catch (JsonParseException | StreamConstraintsException e) {
                throw DataException.line(
                        file.toString(),
                        e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                        "not JSON (" + e.getOriginalMessage() + ")",
                        "save the page again, with format=json");
            } catch (IOException e) {
                throw source.unreadable(e);
            }
        }
        TreeSet<Integer> missing = new TreeSet<>();
        for (int page = 1; page <= wanted && missing.size() < 10; page++) {
            if (!pages.containsKey(page)) {
                missing.add(page);
            }
        }
        if (!missing.isEmpty()) {
            throw DataException.file(
                    file.toString(),
                    "the answer has " + wanted + " pages, and not given are " + missing,
                    "save them too and name all, or ask for more per page (per_page=20000)");
        }
        return table();
    }

    private Table table() {
        Map<String, Integer> order = new HashMap<>();
        observations.forEach(each -> order.putIfAbsent(each.series(), order.size()));
        observations.sort(Comparator.<Observation>comparingInt(each -> order.get(each.series()))
                .thenComparingInt(Observation::year));
        IndicatorRows rows = new IndicatorRows(file.toString());
        observations.forEach(each -> rows.add(
                each.country(), each.countryCode(), each.indicator(), each.indicatorCode(), each.year(), each.value()));
        return rows.table(String.valueOf(files.get(0).getFileName()));
    }

    private void page(JsonParser json) throws IOException {
        expect(json, json.nextToken(), JsonToken.START_ARRAY, "an array of the page and its observations");
        expect(json, json.nextToken(), JsonToken.START_OBJECT, "what page it is");
        int page = 0;
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
        if (page < 1 || of < page) {
            throw fault(json, "no page number, found page " + page + " of " + of);
        }
        Path before = pages.putIfAbsent(page, file);
        if (before != null || (wanted != 0 && wanted != of)) {
            throw DataException.file(
                    file.toString(),
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

    /** What the interface answered in place of data. */
    private DataException refused(JsonParser json) throws IOException {
        StringBuilder words = new StringBuilder();
        for (JsonToken token = json.nextToken();
                token != null && token != JsonToken.END_ARRAY && words.length() < 200;
                token = json.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                words.append(words.length() == 0 ? "" : ", ").append(json.getText());
            }
        }
        return DataException.file(
                file.toString(), "holds no data but a refusal (" + words + ")", "correct the query and save it again");
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
                file.toString(),
                json.currentLocation().getLineNr(),
                problem,
                "check that it is a saved page of api.worldbank.org/v2/country/.../indicator/...?format=json");
    }
}
