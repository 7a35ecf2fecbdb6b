package org.headcount.reading;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headcount.document.Kind;

/** Units of measure by name and symbol. */
final class MeasureUnits {

    /**
     * What a name or symbol means.
     *
     * @param unit the unit's name in the plural
     * @param kind what it measures; weights, temperatures and the like are counts of their unit
     * @param factor how many of the unit it is: 10 years for a decade
     */
    record Entry(String unit, Kind kind, BigDecimal factor) {}

    /** A unit found in a sentence, and the token after it. */
    record Found(Entry entry, int to) {}

    /** Thousands and millions of barrels, before {@code /d}: elsewhere these are bits and bytes. */
    private static final Map<String, BigDecimal> OIL = Map.of(
            "kb", BigDecimal.valueOf(1000),
            "mb", BigDecimal.valueOf(1_000_000),
            "mmb", BigDecimal.valueOf(1_000_000));

    private static final Map<String, Entry> NAMES = new HashMap<>();

    /** Symbols, with their capitals. */
    private static final Map<String, Entry> SYMBOLS = new HashMap<>();

    static {
        words("percent", Kind.SHARE, "% percent percents pct percentage ％ p.c");
        words("per_mille", Kind.SHARE, "‰ permille permil");
        words("percentage_points", Kind.RATE, "pp pps ppt ppts");
        words("basis_points", Kind.RATE, "bp bps");
        words("ppm", Kind.SHARE, "ppm");
        words("ppb", Kind.SHARE, "ppb");
        words("years", Kind.DURATION, "year years yr yrs");
        words("months", Kind.DURATION, "month months mth mths");
        words("weeks", Kind.DURATION, "week weeks wk wks");
        words("days", Kind.DURATION, "day days");
        words("hours", Kind.DURATION, "hour hours hr hrs");
        words("minutes", Kind.DURATION, "minute minutes min mins");
        words("seconds", Kind.DURATION, "second seconds sec secs");
        words("fortnights", Kind.DURATION, "fortnight fortnights");
        words("milliseconds", Kind.DURATION, "millisecond milliseconds");
        many("years", 10, "decade", "decades");
        many("years", 100, "century", "centuries");
        many("years", 1000, "millennium", "millennia");
        words("km", Kind.LENGTH, "kilometre kilometres kilometer kilometers km kms");
        words("metres", Kind.LENGTH, "metre metres meter meters");
        words("cm", Kind.LENGTH, "centimetre centimetres centimeter centimeters cm cms");
        words("mm", Kind.LENGTH, "millimetre millimetres millimeter millimeters mm");
        words("decimetres", Kind.LENGTH, "decimetre decimetres decimeter decimeters dm");
        words("micrometres", Kind.LENGTH, "micrometre micrometres micrometer micrometers micron microns μm µm");
        words("nanometres", Kind.LENGTH, "nanometre nanometres nanometer nanometers nm");
        words("picometres", Kind.LENGTH, "picometre picometres picometer picometers");
        words("miles", Kind.LENGTH, "mile miles mi");
        words("yards", Kind.LENGTH, "yard yards yd yds");
        words("feet", Kind.LENGTH, "foot feet ft");
        words("inches", Kind.LENGTH, "inch inches");
        words("nautical_miles", Kind.LENGTH, "nmi");
        words("parsecs", Kind.LENGTH, "parsec parsecs megaparsecs kiloparsecs");
        words("light_years", Kind.LENGTH, "lightyear lightyears");
        words("hectares", Kind.AREA, "hectare hectares ha");
        words("acres", Kind.AREA, "acre acres");
        words("mu", Kind.AREA, "mu");
        words("km2", Kind.AREA, "km2 km² sqkm");
        words("m2", Kind.AREA, "m2 m² sqm");
        words("km3", Kind.COUNT, "km3 km³");
        words("m3", Kind.COUNT, "m3 m³ cbm");
        words("square_miles", Kind.AREA, "mi2 mi²");
        words("square_feet", Kind.AREA, "sqft");
        words("tonnes", Kind.COUNT, "tonne tonnes");
        words("tons", Kind.COUNT, "ton tons");
        words("kg", Kind.COUNT, "kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs");
        words("grams", Kind.COUNT, "gram grams gramme grammes");
        words("mg", Kind.COUNT, "milligram milligrams milligramme milligrammes mg");
        words("micrograms", Kind.COUNT, "microgram micrograms microgramme microgrammes mcg μg µg");
        words("pounds_weight", Kind.COUNT, "lb lbs pound pounds");
        words("ounces", Kind.COUNT, "ounce ounces oz");
        words("stone", Kind.COUNT, "stone");
        words("carats", Kind.COUNT, "carat carats");
        words("quintals", Kind.COUNT, "quintal quintals");
        words("litres", Kind.COUNT, "litre litres liter liters");
        words("ml", Kind.COUNT, "millilitre millilitres milliliter milliliters ml");
        words("cl", Kind.COUNT, "centilitre centilitres centiliter centiliters cl");
        words("gallons", Kind.COUNT, "gallon gallons gal");
        words("barrels", Kind.COUNT, "barrel barrels bbl bpd");
        words("bushels", Kind.COUNT, "bushel bushels");
        words("pints", Kind.COUNT, "pint pints");
        words("quarts", Kind.COUNT, "quart quarts");
        words("cups", Kind.COUNT, "cup cups");
        words("teaspoons", Kind.COUNT, "teaspoon teaspoons tsp");
        words("tablespoons", Kind.COUNT, "tablespoon tablespoons tbsp");
        words("watts", Kind.COUNT, "watt watts");
        words("kilowatts", Kind.COUNT, "kilowatt kilowatts kw");
        words("MW", Kind.COUNT, "megawatt megawatts mw");
        words("GW", Kind.COUNT, "gigawatt gigawatts gw");
        words("TW", Kind.COUNT, "terawatt terawatts tw");
        words("kWh", Kind.COUNT, "kwh");
        words("MWh", Kind.COUNT, "mwh");
        words("GWh", Kind.COUNT, "gwh");
        words("TWh", Kind.COUNT, "twh");
        words("volts", Kind.COUNT, "volt volts kv");
        words("joules", Kind.COUNT, "joule joules");
        words("kilojoules", Kind.COUNT, "kilojoule kilojoules kj");
        words("megajoules", Kind.COUNT, "megajoule megajoules mj");
        words("calories", Kind.COUNT, "calorie calories cal");
        words("kilocalories", Kind.COUNT, "kilocalorie kilocalories kcal");
        words("horsepower", Kind.COUNT, "horsepower hp");
        words("amperes", Kind.COUNT, "ampere amperes amps");
        words("megapixels", Kind.COUNT, "megapixel megapixels");
        words("decibels", Kind.COUNT, "decibel decibels");
        words("pascals", Kind.COUNT, "pascal pascals");
        words("rpm", Kind.COUNT, "rpm");
        words("psi", Kind.COUNT, "psi");
        words("mmHg", Kind.COUNT, "mmhg");
        words("mmol", Kind.COUNT, "mmol");
        words("hertz", Kind.COUNT, "hz");
        words("MHz", Kind.COUNT, "mhz");
        words("GHz", Kind.COUNT, "ghz");
        words("kHz", Kind.COUNT, "khz");
        words("bits", Kind.COUNT, "bit bits");
        words("bytes", Kind.COUNT, "byte bytes");
        words("KB", Kind.COUNT, "kb kilobyte kilobytes");
        words("MB", Kind.COUNT, "mb megabyte megabytes");
        words("GB", Kind.COUNT, "gb gigabyte gigabytes");
        words("TB", Kind.COUNT, "tb terabyte terabytes");
        words("petabytes", Kind.COUNT, "petabyte petabytes pb");
        words("exabytes", Kind.COUNT, "exabyte exabytes eb");
        words("celsius", Kind.COUNT, "celsius ℃ centigrade");
        words("fahrenheit", Kind.COUNT, "fahrenheit ℉");
        words("kelvin", Kind.COUNT, "kelvin kelvins");
        words("degrees", Kind.COUNT, "degree degrees °");
        words("radians", Kind.COUNT, "radian radians rad");
        words("km/hour", Kind.COUNT, "kph kmph kmh");
        words("miles/hour", Kind.COUNT, "mph");
        words("knots", Kind.COUNT, "knot knots");
        words("tons/day", Kind.COUNT, "tpd");
        words("index_points", Kind.COUNT, "points point pts");
        words("ratio", Kind.RATIO, "times fold");
        symbols("ratio", Kind.RATIO, "x");
        symbols("mAh", Kind.COUNT, "mAh");
        symbols("ampere_hours", Kind.COUNT, "Ah");
        symbols("milliamperes", Kind.COUNT, "mA");
        symbols("Wh", Kind.COUNT, "Wh");
        symbols("megapixels", Kind.COUNT, "MP");
        symbols("decibels", Kind.COUNT, "dB");
        symbols("kPa", Kind.COUNT, "kPa");
        symbols("hPa", Kind.COUNT, "hPa");
        symbols("Mbit/second", Kind.COUNT, "Mbps");
        symbols("Gbit/second", Kind.COUNT, "Gbps");
        symbols("frames/second", Kind.COUNT, "fps");
        symbols("celsius", Kind.COUNT, "C");
        symbols("fahrenheit", Kind.COUNT, "F");
        symbols("metres", Kind.LENGTH, "m");
        symbols("tonnes", Kind.COUNT, "t");
        symbols("grams", Kind.COUNT, "g gm");
        symbols("litres", Kind.COUNT, "l L");
        symbols("watts", Kind.COUNT, "W");
        symbols("volts", Kind.COUNT, "V");
        symbols("joules", Kind.COUNT, "J");
        symbols("hours", Kind.DURATION, "h");
        symbols("seconds", Kind.DURATION, "s");
        symbols("milliseconds", Kind.DURATION, "ms");
        symbols("kelvin", Kind.COUNT, "K");
        symbols("inches", Kind.LENGTH, "in");
        symbols("electronvolts", Kind.COUNT, "eV");
        symbols("teraelectronvolts", Kind.COUNT, "TeV");
        symbols("gigaelectronvolts", Kind.COUNT, "GeV");
        symbols("Mt", Kind.COUNT, "Mt");
        symbols("Gt", Kind.COUNT, "Gt GtCO2");
        symbols("kt", Kind.COUNT, "kt");
        symbols("feet", Kind.LENGTH, "′");
        symbols("astronomical_units", Kind.LENGTH, "AU");
        spans("kyr ka", 1000);
        spans("Myr Ma", 1_000_000);
        spans("Gyr Ga", 1_000_000_000);
    }

    /** EnglishWords before a unit that make a new one: square kilometres. */
    private static final Map<String, String> POWERS = Map.of(
            "square",
            "square_",
            "sq",
            "square_",
            "cubic",
            "cubic_",
            "metric",
            "",
            "nautical",
            "nautical_",
            "light",
            "light_",
            "astronomical",
            "astronomical_",
            "short",
            "short_",
            "long",
            "long_");

    /** Words beside which a capital C or F after digits is a temperature. */
    private static final Set<String> WEATHER = Splitter.set("""
            temperature temperatures heat heatwave hot hottest warm warmer warmest warming cold colder coldest cool weather
            climate mercury fever chill freezing thermometer oven bake baked ocean degrees summer winter
            """);

    private MeasureUnits() {}

    private static void words(String unit, Kind kind, String names) {
        for (String name : Splitter.words(names)) {
            NAMES.put(name, new Entry(unit, kind, BigDecimal.ONE));
        }
    }

    private static void many(String unit, int factor, String... names) {
        for (String name : names) {
            NAMES.put(name, new Entry(unit, Kind.DURATION, BigDecimal.valueOf(factor)));
        }
    }

    private static void symbols(String unit, Kind kind, String names) {
        for (String name : Splitter.words(names)) {
            SYMBOLS.put(name, new Entry(unit, kind, BigDecimal.ONE));
        }
    }

    private static void spans(String names, int years) {
        Splitter.words(names)
                .forEach(name -> SYMBOLS.put(name, new Entry("years", Kind.DURATION, BigDecimal.valueOf(years))));
    }

    /** The unit that starts at a place, if one does. */
    static Optional<Found> read(Sentence s, int at) {
        Token first = s.at(at);
        Token second = s.at(at + 1);
        if (first.is("per")) {
            if (second.is("cent")) {
                return found("percent", at + 2);
            }
            return second.is("mille") || second.is("mill") ? found("per_mille", at + 2) : Optional.empty();
        }
        if ((first.is("percentage") || first.is("percent") || first.is("%")) && isPoint(second)) {
            return Optional.of(new Found(NAMES.get("pp"), at + 2));
        }
        if (first.is("parts")
                && second.is("per")
                && (s.at(at + 2).is("million") || s.at(at + 2).is("billion"))) {
            String unit = s.at(at + 2).is("million") ? "ppm" : "ppb";
            return Optional.of(new Found(new Entry(unit, Kind.SHARE, BigDecimal.ONE), at + 3));
        }
        if (first.is("basis") && isPoint(second)) {
            return Optional.of(new Found(NAMES.get("bp"), at + 2));
        }
        if (first.is("light") && second.isDash() && s.at(at + 2).text().startsWith("year")) {
            return Optional.of(new Found(NAMES.get("lightyear"), at + 3));
        }
        if (POWERS.containsKey(first.text())
                && (NAMES.containsKey(second.text()) || second.is("years") || second.is("year"))) {
            return powered(s, at);
        }
        if ((first.is("degrees") || first.is("degree") || first.is("°") || first.is("º"))) {
            return degrees(s, at);
        }
        if (OIL.containsKey(first.raw())
                && s.at(at + 1).is("/")
                && (s.at(at + 2).is("d") || s.at(at + 2).is("day"))) {
            return Optional.of(new Found(new Entry("barrels/day", Kind.COUNT, OIL.get(first.raw())), at + 3));
        }
        Entry symbol = SYMBOLS.get(first.raw());
        Entry entry = symbol != null && isSymbol(s, at) ? symbol : NAMES.get(first.text());
        if (entry == null || (entry.unit().equals("percent") && first.is("percentage") && !isEnd(second))) {
            return Optional.empty();
        }
        int to = at + 1;
        if (s.at(to).is("^") && (s.at(to + 1).is("2") || s.at(to + 1).is("3"))) {
            boolean square = s.at(to + 1).is("2");
            return Optional.of(new Found(
                    new Entry(
                            (square ? "square_" : "cubic_") + entry.unit(),
                            square ? Kind.AREA : Kind.COUNT,
                            BigDecimal.ONE),
                    to + 2));
        }
        if (entry.kind() == Kind.LENGTH && (s.at(to).is("squared") || s.at(to).is("cubed"))) {
            boolean square = s.at(to).is("squared");
            return Optional.of(new Found(
                    new Entry(
                            (square ? "square_" : "cubic_") + entry.unit(),
                            square ? Kind.AREA : Kind.COUNT,
                            BigDecimal.ONE),
                    to + 1));
        }
        return Optional.of(new Found(entry, to));
    }

    private static boolean isEnd(Token token) {
        return !token.isWord() || EnglishWords.isFunction(token);
    }

    /** Whether a symbol that is a word or letter elsewhere is one here: right after its digits, or spaced and not a word. */
    private static boolean isSymbol(Sentence s, int at) {
        Token token = s.at(at);
        if (token.is("in")) {
            Token next = s.at(at + 1);
            return (!next.isWord() && !next.isNumber())
                    || next.is("thick")
                    || next.is("wide")
                    || next.is("long")
                    || next.is("more");
        }
        if (token.is("c") || token.is("f")) {
            Token number = s.at(at - 1);
            return token.isGlued()
                    && number.isNumber()
                    && (number.text().indexOf('.') > 0
                            || s.tokens().stream().anyMatch(word -> WEATHER.contains(word.text())));
        }
        return s.at(at - 1).isNumber();
    }

    private static boolean isPoint(Token token) {
        return token.is("point") || token.is("points");
    }

    private static Optional<Found> found(String name, int to) {
        return Optional.of(new Found(NAMES.getOrDefault(name, new Entry("per_mille", Kind.SHARE, BigDecimal.ONE)), to));
    }

    private static Optional<Found> powered(Sentence s, int at) {
        String power = POWERS.get(s.at(at).text());
        Entry base = NAMES.get(s.at(at + 1).text());
        boolean square = power.equals("square_");
        if (power.equals("light_") && base.kind() != Kind.DURATION) {
            return Optional.empty();
        }
        if (!power.equals("light_")
                && base.kind() != Kind.LENGTH
                && !base.unit().startsWith("ton")) {
            return Optional.empty();
        }
        String unit = power.isEmpty() ? "tonnes" : power + base.unit();
        Kind kind =
                square ? Kind.AREA : base.kind() == Kind.LENGTH || power.equals("light_") ? Kind.LENGTH : Kind.COUNT;
        return Optional.of(
                new Found(new Entry(unit, power.equals("cubic_") ? Kind.COUNT : kind, BigDecimal.ONE), at + 2));
    }

    private static Optional<Found> degrees(Sentence s, int at) {
        Token scale = s.at(at + 1);
        String unit = switch (scale.text()) {
            case "celsius", "c", "centigrade" -> "celsius";
            case "fahrenheit", "f" -> "fahrenheit";
            default -> "degrees";
        };
        return Optional.of(
                new Found(new Entry(unit, Kind.COUNT, BigDecimal.ONE), unit.equals("degrees") ? at + 1 : at + 2));
    }
}
