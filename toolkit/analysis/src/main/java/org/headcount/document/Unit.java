package org.headcount.document;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a figure counts or measures: an ISO 4217 code for money, {@code percent}, {@code years}, a
 * counted noun in the plural, and what it is reckoned per: {@code CNY/county}, {@code percent/year}.
 *
 * <p>Units multiply and divide as their figures do: yuan over counties are yuan per county, and
 * counties times yuan per county are yuan again. Nothing is converted.
 *
 * @param powers the exponent of each base unit, by its plural, in the order in which it is written
 */
public record Unit(Map<String, Integer> powers) {

    /** The unit of a quotient of like by like. */
    public static final Unit RATIO = new Unit(Map.of());

    /** Parts of a hundred. */
    public static final Unit PERCENT = new Unit(Map.of("percent", 1));

    /** Spans of years. */
    public static final Unit YEARS = new Unit(Map.of("years", 1));

    /** Places on a scale, between which only differences make sense, and the unit of the difference. */
    private static final Map<String, String> POINTS =
            Map.of("year", "years", "date", "years", "weekday", "days", "day_of_month", "days", "ordinal", "ordinal");

    private static final Set<String> UNINFLECTED = Set.of(
            "percent",
            "percentage_points",
            "basis_points",
            "per_mille",
            "mu",
            "km",
            "m2",
            "km2",
            "cm",
            "mm",
            "kg",
            "head",
            "text",
            "ratio",
            "celsius",
            "fahrenheit",
            "feet",
            "inches");

    /** Bases that measure; every other base that is no currency counts things. */
    private static final Set<String> MEASURES = Set.of(
            "percent",
            "percentage_points",
            "basis_points",
            "per_mille",
            "index_points",
            "years",
            "months",
            "weeks",
            "days",
            "hours",
            "minutes",
            "seconds",
            "fortnights",
            "milliseconds",
            "km",
            "metres",
            "cm",
            "mm",
            "miles",
            "yards",
            "feet",
            "inches",
            "nautical_miles",
            "hectares",
            "acres",
            "mu",
            "km2",
            "m2",
            "m3",
            "square_km",
            "square_metres",
            "square_miles",
            "square_feet",
            "square_kilometres",
            "tonnes",
            "tons",
            "kg",
            "grams",
            "mg",
            "micrograms",
            "pounds_weight",
            "ounces",
            "litres",
            "ml",
            "gallons",
            "barrels",
            "bushels",
            "watts",
            "kilowatts",
            "MW",
            "GW",
            "TW",
            "kWh",
            "MWh",
            "GWh",
            "TWh",
            "volts",
            "celsius",
            "fahrenheit",
            "kelvin",
            "degrees",
            "year",
            "date",
            "weekday",
            "day_of_month",
            "ordinal",
            "times");

    private static final Map<String, String> IRREGULAR = Map.of(
            "child", "children", "schoolchild", "schoolchildren", "woman", "women", "man", "men", "person", "persons");

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Pattern NOUN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** A number of things that a rate is reckoned per, as in {@code deaths/100000}. */
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]*");

    /** Copies the exponents, leaving out what cancels. */
    public Unit {
        Map<String, Integer> kept = new LinkedHashMap<>();
        powers.forEach((base, power) -> {
            if (power != 0) {
                kept.put(base, power);
            }
        });
        powers = java.util.Collections.unmodifiableMap(kept);
    }

    /**
     * Reads a unit as data and JSON write it.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static Unit parse(String text) {
        if (text.equals("ratio")) {
            return RATIO;
        }
        Map<String, Integer> powers = new LinkedHashMap<>();
        String[] parts = text.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            boolean currency = CODE.matcher(part).matches();
            if (currency) {
                Currency.getInstance(part);
            } else if (!NOUN.matcher(part).matches()
                    && !(i > 0 && SIZE.matcher(part).matches())) {
                throw new IllegalArgumentException("not a unit: '" + text + "'");
            }
            powers.merge(i == 0 || currency ? part : plural(part), i == 0 ? 1 : -1, Integer::sum);
        }
        return new Unit(powers);
    }

    /** The base units of which it is made, by their plurals. */
    public Set<String> bases() {
        return powers.keySet();
    }

    /** The currencies in it. */
    public Set<String> currencies() {
        return powers.keySet().stream()
                .filter(base -> CODE.matcher(base).matches())
                .collect(Collectors.toSet());
    }

    /** Whether it is an amount of money, whatever it is reckoned per. */
    public boolean isMoney() {
        for (Map.Entry<String, Integer> power : powers.entrySet()) {
            if (power.getValue() > 0 && isCode(power.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a base is the code of a currency: three capital letters. */
    private static boolean isCode(String base) {
        return base.length() == 3
                && isCapital(base.charAt(0))
                && isCapital(base.charAt(1))
                && isCapital(base.charAt(2));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Whether it is parts of a hundred. */
    public boolean isPercent() {
        return powers.getOrDefault("percent", 0) == 1;
    }

    /** Whether it is a place on a scale (a year, a weekday, an ordinal), not an amount. */
    public boolean isPoint() {
        return powers.size() == 1 && POINTS.containsKey(onlyBase());
    }

    /** The unit of the difference of two such places; of an amount, the unit itself. */
    public Unit difference() {
        return isPoint() ? parse(POINTS.get(onlyBase())) : this;
    }

    /** Whether it counts things or people, and nothing else: {@code counties}, {@code persons/household}. */
    public boolean isCount() {
        if (powers.isEmpty()) {
            return false;
        }
        for (String base : powers.keySet()) {
            if (isMeasured(base)) {
                return false;
            }
        }
        return true;
    }

    /** The unit without what it is reckoned per: {@code CNY} of {@code CNY/county}. */
    public Unit numerator() {
        Map<String, Integer> kept = new LinkedHashMap<>(powers);
        kept.values().removeIf(power -> power < 0);
        return new Unit(kept);
    }

    /** The unit without what is counted: {@code CNY} of {@code CNY/county}, {@link #RATIO} of {@code persons}. */
    Unit measured() {
        Map<String, Integer> kept = new LinkedHashMap<>(powers);
        kept.keySet().removeIf(base -> !isMeasured(base));
        return new Unit(kept);
    }

    private static boolean isMeasured(String base) {
        return isCode(base) || MEASURES.contains(base) || UnitSizes.isKnown(base);
    }

    /** The unit of a product. */
    public Unit times(Unit other) {
        return combine(other, Integer::sum);
    }

    /** The unit of a quotient. */
    public Unit per(Unit other) {
        return combine(other, (mine, theirs) -> mine - theirs);
    }

    private Unit combine(Unit other, BinaryOperator<Integer> operation) {
        Map<String, Integer> powers = new LinkedHashMap<>(this.powers);
        other.powers.forEach((base, power) -> powers.put(base, operation.apply(powers.getOrDefault(base, 0), power)));
        return new Unit(powers);
    }

    private String onlyBase() {
        return powers.keySet().iterator().next();
    }

    /** In words: {@code yuan per county}, {@code percent a year}. */
    public String words() {
        return Wording.noun(this);
    }

    /** As data and JSON write it. */
    @Override
    public String toString() {
        String over = powers.entrySet().stream()
                .filter(power -> power.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining("*"));
        String under = powers.entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> "/" + singular(power.getKey()))
                .collect(Collectors.joining());
        return (over.isEmpty() ? "ratio" : over) + under;
    }

    static String plural(String noun) {
        if (UNINFLECTED.contains(noun) || SIZE.matcher(noun).matches()) {
            return noun;
        }
        if (IRREGULAR.containsKey(noun)) {
            return IRREGULAR.get(noun);
        }
        return noun.length() > 1 && noun.endsWith("y") && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun + "s";
    }

    static String singular(String noun) {
        for (Map.Entry<String, String> irregular : IRREGULAR.entrySet()) {
            if (irregular.getValue().equals(noun)) {
                return irregular.getKey();
            }
        }
        if (UNINFLECTED.contains(noun) || !noun.endsWith("s")) {
            return noun;
        }
        return noun.endsWith("ies") ? noun.substring(0, noun.length() - 3) + "y" : noun.substring(0, noun.length() - 1);
    }
}
