package org.headcount.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sizes of units of measure, by which one amount converts to another unit of its dimension.
 *
 * <p>Sizes are those of the international yard and pound of 1959, of the SI prefixes and of the IAU (2012, 2015) for
 * astronomical units. Calendar years and months convert to each other and not to days, whose number varies.
 */
final class UnitSizes {

    /** A unit in the base unit of its dimension. */
    private record Size(String dimension, int exponent, double size) {}

    private static final Map<String, Size> SIZES = new HashMap<>();

    static {
        lengths(1000, "km");
        lengths(1, "metres");
        lengths(0.1, "decimetres");
        lengths(0.01, "cm");
        lengths(1e-3, "mm");
        lengths(1e-6, "micrometres");
        lengths(1e-9, "nanometres");
        lengths(1609.344, "miles");
        lengths(0.9144, "yards");
        lengths(0.3048, "feet");
        lengths(0.0254, "inches");
        lengths(1852, "nautical_miles");
        lengths(149_597_870_700d, "astronomical_units", "AU");
        lengths(9.4607304725808e15, "light_years");
        lengths(648_000 / Math.PI * 149_597_870_700d, "parsecs");
        areas(1, "m2", "square_metres");
        areas(1e6, "km2", "square_km");
        areas(1e4, "hectares");
        areas(1e4 / 15, "mu");
        areas(4046.8564224, "acres");
        areas(0.09290304, "square_feet");
        areas(0.83612736, "square_yards");
        areas(2_589_988.110336, "square_miles");
        volumes(1, "m3", "cubic_metres");
        volumes(1e9, "km3", "cubic_km");
        volumes(1e-3, "litres");
        volumes(1e-5, "cl");
        volumes(1e-6, "ml");
        volumes(0.028316846592, "cubic_feet");
        volumes(0.003785411784, "gallons");
        volumes(0.158987294928, "barrels");
        add("mass", 1, 1, "kg");
        add("mass", 1, 1000, "tonnes");
        add("mass", 1, 100, "quintals");
        add("mass", 1, 1e-3, "grams");
        add("mass", 1, 1e-6, "mg");
        add("mass", 1, 1e-9, "micrograms");
        add("mass", 1, 1e6, "kt");
        add("mass", 1, 1e9, "Mt");
        add("mass", 1, 1e12, "Gt");
        add("mass", 1, 0.45359237, "pounds_weight");
        add("mass", 1, 0.028349523125, "ounces");
        add("mass", 1, 6.35029318, "stone");
        add("mass", 1, 0.0002, "carats");
        add("time", 1, 1, "seconds");
        // km/h and m/s, whose last letter Unit writes as a plural.
        add("time", 1, 1, "ss");
        add("time", 1, 3600, "hs");
        add("length", 1, 1, "m");
        add("time", 1, 1e-3, "milliseconds");
        add("time", 1, 60, "minutes");
        add("time", 1, 3600, "hours");
        add("time", 1, 86_400, "days");
        add("time", 1, 604_800, "weeks");
        add("time", 1, 1_209_600, "fortnights");
        add("calendar", 1, 12, "years");
        add("calendar", 1, 1, "months");
        add("power", 1, 1, "watts");
        add("power", 1, 1e3, "kilowatts");
        add("power", 1, 1e6, "MW");
        add("power", 1, 1e9, "GW");
        add("power", 1, 1e12, "TW");
        add("power", 1, 745.6998715822702, "horsepower");
        add("energy", 1, 1, "joules");
        add("energy", 1, 1e3, "kilojoules");
        add("energy", 1, 1e6, "megajoules");
        add("energy", 1, 3.6e6, "kWh");
        add("energy", 1, 3.6e9, "MWh");
        add("energy", 1, 3.6e12, "GWh");
        add("energy", 1, 3.6e15, "TWh");
        add("energy", 1, 4184, "kilocalories");
        add("data", 1, 1, "bytes");
        add("data", 1, 1e3, "KB");
        add("data", 1, 1e6, "MB");
        add("data", 1, 1e9, "GB");
        add("data", 1, 1e12, "TB");
        add("share", 1, 1, "percent");
        add("share", 1, 0.1, "per_mille");
        add("share", 1, 1e-4, "ppm");
        add("points", 1, 1, "percentage_points");
        add("points", 1, 0.01, "basis_points");
    }

    private UnitSizes() {}

    private static void lengths(double metres, String... names) {
        for (String name : names) {
            add("length", 1, metres, name);
            add("length", 2, metres * metres, "square_" + name);
            add("length", 3, metres * metres * metres, "cubic_" + name);
        }
    }

    private static void areas(double size, String... names) {
        for (String name : names) {
            add("length", 2, size, name);
        }
    }

    private static void volumes(double size, String... names) {
        for (String name : names) {
            add("length", 3, size, name);
        }
    }

    private static void add(String dimension, int exponent, double size, String name) {
        SIZES.put(name, new Size(dimension, exponent, size));
    }

    /** Whether a base unit measures something that converts to other units. */
    static boolean isKnown(String base) {
        return SIZES.containsKey(base) || base.equals("knots");
    }

    /** How many of one unit an amount of one of the other is; nothing where their dimensions differ or are not known. */
    static Optional<Double> factor(Unit from, Unit to) {
        Map<String, Integer> dimensions = new HashMap<>();
        double factor = size(from, 1, dimensions) / size(to, -1, dimensions);
        boolean alike = dimensions.values().stream().allMatch(exponent -> exponent == 0);
        return alike
                ? Optional.of(Math.abs(factor - Math.rint(factor)) < 1e-9 * factor ? Math.rint(factor) : factor)
                : Optional.empty();
    }

    private static double size(Unit unit, int sign, Map<String, Integer> dimensions) {
        double size = 1;
        for (Map.Entry<String, Integer> power : base(unit).powers().entrySet()) {
            Size known = SIZES.getOrDefault(power.getKey(), new Size(power.getKey(), 1, 1));
            dimensions.merge(known.dimension(), sign * power.getValue() * known.exponent(), Integer::sum);
            size *= Math.pow(known.size(), power.getValue());
        }
        return size;
    }

    /** A knot is a nautical mile an hour. */
    private static Unit base(Unit unit) {
        return unit.powers().getOrDefault("knots", 0) == 1
                ? unit.per(Unit.parse("knots")).times(Unit.parse("nautical_miles/hour"))
                : unit;
    }
}
