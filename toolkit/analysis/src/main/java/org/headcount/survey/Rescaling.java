package org.headcount.survey;

import java.util.Arrays;
import java.util.Optional;
import org.headcount.data.table.RowPlaces;
import tech.tablesaw.api.Table;

/**
 * Welfare divided by a column to a power and by a constant; an empty column name is no column.
 *
 * @param scale how the column of members is turned into equivalent adults first, if it is
 */
record Rescaling(String note, String column, double power, double divisor, Optional<Oecd> scale) {

    /**
     * Equivalent adults: 1 for the first, and a weight for each other adult and each child.
     *
     * @param children the column with the number of children among the members
     */
    record Oecd(String children, double adult, double child) {

        double of(double members, double children) {
            double adults = members - children;
            return adults >= 1 ? 1 + adult * (adults - 1) + child * children : 1 + child * Math.max(0, children - 1);
        }

        /** The same over columns of another tool. */
        String in(Language language, String members) {
            String kids = language.name(children);
            String adults = "(" + language.name(members) + " - " + kids + ")";
            String none = language.truth(adults + " < 1");
            return "(1 + (1 - " + none + ") * (" + language.number(adult) + " * (" + adults + " - 1) + "
                    + language.number(child) + " * " + kids + ") + " + none + " * " + language.number(child) + " * ("
                    + kids + " - 1))";
        }
    }

    Rescaling(String note, String column, double power, double divisor) {
        this(note, column, power, divisor, Optional.empty());
    }

    static Rescaling equivalent(String members, double elasticity) {
        if (!(elasticity >= 0 && elasticity <= 1)) {
            throw new IllegalArgumentException(
                    "the elasticity of an equivalence scale lies between 0 and 1, was " + elasticity);
        }
        return new Rescaling("per equivalent, " + members + " to the " + elasticity, members, elasticity, 1);
    }

    static Rescaling ppp(double factor, int vintage) {
        requireFactor("a PPP factor", factor);
        return new Rescaling("in " + vintage + " PPP dollars, at " + factor, "", 0, factor);
    }

    static Rescaling prices(double index, int year) {
        requireFactor("a price index", index);
        return new Rescaling("at " + year + " prices, index " + index, "", 0, index);
    }

    private static void requireFactor(String what, double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be positive, was " + factor);
        }
    }

    static Rescaling oecd(String members, String children, double adult, double child) {
        return new Rescaling(
                "per equivalent adult of the OECD-modified scale, by " + members + " and " + children,
                members,
                1,
                1,
                Optional.of(new Oecd(children, adult, child)));
    }

    void apply(Table table, RowPlaces places, double[] welfare) {
        if (power == 0) {
            Arrays.setAll(welfare, row -> welfare[row] / divisor);
            return;
        }
        double[] by = Columns.numbers(table, places, column);
        for (int row = 0; row < by.length; row++) {
            if (by[row] <= 0) {
                throw Columns.fault(
                        table, places, column, row, "welfare is divided by " + column + ", which must be positive");
            }
        }
        scale.ifPresent(oecd -> equivalents(table, places, oecd, by));
        Arrays.setAll(welfare, row -> welfare[row] / Math.pow(by[row], power) / divisor);
    }

    private void equivalents(Table table, RowPlaces places, Oecd oecd, double[] members) {
        double[] children = Columns.numbers(table, places, oecd.children());
        for (int row = 0; row < members.length; row++) {
            if (children[row] < 0 || children[row] > members[row]) {
                throw Columns.fault(
                        table,
                        places,
                        oecd.children(),
                        row,
                        "children are 0 or more and are counted among the members, who are " + members[row] + " by "
                                + column);
            }
            members[row] = oecd.of(members[row], children[row]);
        }
    }
}
