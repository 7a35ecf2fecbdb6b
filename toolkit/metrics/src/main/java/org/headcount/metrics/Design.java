package org.headcount.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which stratum and which primary sampling unit (PSU) each row of a sample comes from, and what share of a stratum's
 * units was drawn. PSUs are nested in strata: the same name in two strata is two units.
 */
public final class Design {
    private final int[] psuOfRow;
    private final int[] stratumOfPsu;
    private final int[] psusOfStratum;
    private final double[] fraction;
    private final List<String> strata;

    private Design(int[] psuOfRow, int[] stratumOfPsu, double[] fraction, List<String> strata) {
        this.psuOfRow = psuOfRow;
        this.stratumOfPsu = stratumOfPsu;
        this.fraction = fraction;
        this.strata = List.copyOf(strata);
        psusOfStratum = new int[strata.size()];
        for (int stratum : stratumOfPsu) {
            psusOfStratum[stratum]++;
        }
    }

    /** Every row is a unit of its own, in one stratum: a sample of persons drawn with unequal probabilities. */
    public static Design ofRows(int rows) {
        int[] psu = new int[rows];
        Arrays.setAll(psu, i -> i);
        return new Design(psu, new int[rows], new double[1], List.of("all"));
    }

    /**
     * A stratified sample of units.
     *
     * @param stratum the stratum of each row, as an index into {@code strata}
     * @param psu the unit of each row, as any number that differs between the units of one stratum
     * @param strata the names of the strata, for messages
     */
    public static Design of(int[] stratum, int[] psu, List<String> strata) {
        if (stratum.length != psu.length) {
            throw new IllegalArgumentException(
                    "there are " + stratum.length + " strata and " + psu.length + " units for the same rows");
        }
        record Unit(int stratum, int psu) {}
        Map<Unit, Integer> units = new HashMap<>();
        int[] psuOfRow = new int[stratum.length];
        int[] stratumOfPsu = new int[stratum.length];
        for (int i = 0; i < stratum.length; i++) {
            int next = units.size();
            psuOfRow[i] = units.computeIfAbsent(new Unit(stratum[i], psu[i]), unit -> next);
            stratumOfPsu[psuOfRow[i]] = stratum[i];
        }
        return new Design(psuOfRow, Arrays.copyOf(stratumOfPsu, units.size()), new double[strata.size()], strata);
    }

    /**
     * The same design with a finite population correction.
     *
     * @param unitsInPopulation how many units each stratum has in the population, by index of the stratum
     */
    public Design withUnitsInPopulation(double[] unitsInPopulation) {
        double[] drawn = new double[strata.size()];
        for (int h = 0; h < drawn.length; h++) {
            if (!(unitsInPopulation[h] >= psusOfStratum[h])) {
                throw new IllegalArgumentException("stratum " + strata.get(h) + " has " + psusOfStratum[h]
                        + " sampled units but only " + unitsInPopulation[h]
                        + " in the population; the correction wants the number of units, not of households or a share");
            }
            drawn[h] = psusOfStratum[h] / unitsInPopulation[h];
        }
        return new Design(psuOfRow, stratumOfPsu, drawn, strata);
    }

    /** The number of rows. */
    public int rows() {
        return psuOfRow.length;
    }

    /** The number of primary sampling units. */
    public int psus() {
        return stratumOfPsu.length;
    }

    /** The number of strata. */
    public int strata() {
        return psusOfStratum.length;
    }

    /** The name of a stratum. */
    public String stratum(int index) {
        return strata.get(index);
    }

    /** The unit of a row. */
    public int psuOf(int row) {
        return psuOfRow[row];
    }

    /** The stratum of a unit. */
    public int stratumOf(int psu) {
        return stratumOfPsu[psu];
    }

    /** The number of sampled units in a stratum. */
    public int psusIn(int stratum) {
        return psusOfStratum[stratum];
    }

    /** The share of a stratum's units that was drawn; 0 without a finite population correction. */
    public double fraction(int stratum) {
        return fraction[stratum];
    }
}
