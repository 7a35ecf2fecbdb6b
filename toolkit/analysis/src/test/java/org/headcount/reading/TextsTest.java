package org.headcount.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labelled texts are consistent: every phrase is at its offsets, every claim refers to labelled figures. */
class TextsTest {

    private static final Set<String> SCORED =
            Set.of("money", "count", "share", "rate", "duration", "frequency", "length", "area", "ratio");
    private static final Set<String> OPTIONAL = Set.of("date", "ordinal", "vague", "label");
    private static final Set<String> HEDGES =
            Set.of("exact", "about", "at_least", "at_most", "more_than", "nearly", "range");
    private static final Map<String, Set<String>> GRADES = Map.of(
            "reproduced", Set.of("exact_point", "within_rounding", "bound_holds", "bound_possible"),
            "not_reproduced", Set.of("fails"),
            "not_checkable", Set.of("none"));

    static List<String> names() {
        return List.of(
                "astronomy-note",
                "budget-speech",
                "city-news",
                "company-results",
                "development-bank",
                "food-science",
                "labour-release",
                "microfinance-act",
                "outbreak-news",
                "sports-report",
                "trial-abstract",
                "un-hunger");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPhraseIsAtItsOffsets(String name) {
        int[] text = text(name).codePoints().toArray();
        int[] paragraphs = paragraphs(text);
        int last = 0;
        for (Map<String, String> figure : rows(name, "figures")) {
            int start = Integer.parseInt(figure.get("char_start"));
            int end = Integer.parseInt(figure.get("char_end"));
            assertThat(start).as(figure.get("id")).isGreaterThanOrEqualTo(last);
            assertThat(new String(text, start, end - start)).isEqualTo(figure.get("text"));
            assertThat(figure.get("text")).isEqualTo(figure.get("text").strip()).isNotEmpty();
            assertThat(figure.get("paragraph")).as(figure.get("id")).isEqualTo("" + paragraphs[start]);
            last = end;
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNumberInDigitsIsLabelled(String name) {
        int[] text = text(name).codePoints().toArray();
        boolean[] labelled = new boolean[text.length];
        for (Map<String, String> figure : rows(name, "figures")) {
            Arrays.fill(
                    labelled,
                    Integer.parseInt(figure.get("char_start")),
                    Integer.parseInt(figure.get("char_end")),
                    true);
        }
        for (int i = 0; i < text.length; i++) {
            assertThat(labelled[i] || text[i] < '0' || text[i] > '9')
                    .as("digit at %d of %s", i, name)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFigureIsWellFormed(String name) {
        Set<String> ids = new HashSet<>();
        for (Map<String, String> figure : rows(name, "figures")) {
            String id = figure.get("id");
            assertThat(ids.add(id)).as(id).isTrue();
            assertThat(id).startsWith(name + "-");
            assertThat(figure.get("doc")).isEqualTo(name + ".txt");
            assertThat(figure.get("hedge")).as(id).isIn(HEDGES);
            String kind = figure.get("kind");
            assertThat(SCORED.contains(kind) || OPTIONAL.contains(kind)).as(id).isTrue();
            if (SCORED.contains(kind)) {
                double low = Double.parseDouble(figure.get("value_low"));
                double high = Double.parseDouble(figure.get("value_high"));
                assertThat(high).as(id).isGreaterThanOrEqualTo(low);
                assertThat(low < high).as(id).isEqualTo(figure.get("hedge").equals("range"));
                assertThat(figure.get("unit")).as(id).matches("[^ /]+(/[^ /]+)*");
                assertThat(kind.equals("money"))
                        .as(id)
                        .isEqualTo(figure.get("unit").matches("[A-Z]{3}(/.*)?"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyClaimRefersToFiguresAndItsGradeFitsItsVerdict(String name) {
        Map<String, Map<String, String>> figures = new HashMap<>();
        rows(name, "figures").forEach(figure -> figures.put(figure.get("id"), figure));
        Set<String> ids = new HashSet<>();
        for (Map<String, String> claim : rows(name, "claims")) {
            String id = claim.get("id");
            assertThat(ids.add(id)).as(id).isTrue();
            assertThat(figures).as(id).containsKey(claim.get("claim_ref"));
            Map<String, String> figure = figures.get(claim.get("claim_ref"));
            assertThat(SCORED).as(id).contains(figure.get("kind"));
            assertThat(claim.get("claim")).as(id).isEqualTo(figure.get("text"));
            assertThat(GRADES.get(claim.get("verdict"))).as(id).contains(claim.get("grade"));
            Set<String> bound = Arrays.stream(claim.get("inputs").split("; "))
                    .map(binding -> binding.split("="))
                    .peek(binding -> assertThat(figures).as(id).containsKey(binding[1]))
                    .map(binding -> binding[0])
                    .collect(Collectors.toSet());
            Set<String> used = Arrays.stream(claim.get("formula").split("[^A-Za-z]+"))
                    .filter(letters -> letters.length() == 1)
                    .collect(Collectors.toSet());
            assertThat(used).as(id).containsAll(bound);
            if (!claim.get("verdict").equals("not_checkable")) {
                assertThat(bound).as(id).isEqualTo(used);
            }
            assertIntervalFits(claim, figure);
        }
    }

    /** The interval decides between reproduced and not, whatever the formula. */
    private static void assertIntervalFits(Map<String, String> claim, Map<String, String> figure) {
        if (claim.get("verdict").equals("not_checkable")) {
            return;
        }
        double low = number(claim.get("interval_low"));
        double high = number(claim.get("interval_high"));
        double value = number(claim.get("recomputed"));
        String id = claim.get("id");
        assertThat(value).as(id).isBetween(low, high);
        if (claim.get("relation").equals("part_of")) {
            assertThat(high <= 1).as(id).isEqualTo(claim.get("grade").equals("bound_holds"));
        } else if (figure.get("hedge").equals("exact")
                && !figure.get("half_unit").isEmpty()) {
            double printed = number(figure.get("value_low"));
            double half = number(figure.get("half_unit"));
            double grain = (half > 0 ? half : 0.5) * (1 + 1e-6);
            boolean reached = low <= printed + grain && high >= printed - grain;
            assertThat(reached).as(id).isEqualTo(claim.get("verdict").equals("reproduced"));
            if (claim.get("grade").equals("exact_point")) {
                assertThat(Math.abs(value - printed)).as(id).isLessThanOrEqualTo(grain);
            }
        }
    }

    @Test
    void theCorpusIsLargeEnough() {
        Map<String, Long> figures = new LinkedHashMap<>();
        List<Map<String, String>> claims = new ArrayList<>();
        for (String name : names()) {
            figures.put(
                    name,
                    rows(name, "figures").stream()
                            .filter(figure -> SCORED.contains(figure.get("kind")))
                            .count());
            rows(name, "claims").stream()
                    .filter(claim -> claim.get("role").equals("primary"))
                    .forEach(claims::add);
        }
        assertThat(figures.values()).allMatch(count -> count >= 30);
        assertThat(figures.values().stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(420);
        assertThat(claims).hasSizeGreaterThanOrEqualTo(130);
        assertThat(claims.stream().filter(claim -> claim.get("verdict").equals("not_reproduced")))
                .hasSizeGreaterThanOrEqualTo(claims.size() / 5);
    }

    private static double number(String printed) {
        return printed.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(printed);
    }

    /** For every code point the number of its paragraph: the n-th line that is not blank. */
    private static int[] paragraphs(int[] text) {
        int[] numbers = new int[text.length];
        int paragraph = 0;
        boolean blank = true;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                blank = true;
            } else if (blank && !Character.isWhitespace(text[i])) {
                blank = false;
                paragraph++;
            }
            numbers[i] = paragraph;
        }
        return numbers;
    }

    private static String text(String name) {
        return resource(name + ".txt");
    }

    private static List<Map<String, String>> rows(String name, String what) {
        List<String> lines = resource(name + "." + what + ".tsv").lines().toList();
        String[] header = lines.get(0).split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> row(header, line.split("\t", -1)))
                .toList();
    }

    private static Map<String, String> row(String[] header, String[] cells) {
        assertThat(cells).hasSameSizeAs(header);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return row;
    }

    private static String resource(String name) {
        try (InputStream in = TextsTest.class.getResourceAsStream("texts/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
