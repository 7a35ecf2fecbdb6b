package org.headcount.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    private final Optional<Design> within;

    private Design(int[] psuOfRow, int[] stratumOfPsu, double[] fraction, List<String> strata) {
        this(psuOfRow, stratumOfPsu, fraction, strata, Optional.empty());
    }

    private Design(
            int[] psuOfRow, int[] stratumOfPsu, double[] fraction, List<String> strata, Optional<Design> within) {
        this.within = within;
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
        var units = new Units();
        int[] psuOfRow = new int[stratum.length];
        int[] stratumOfPsu = new int[16];
        for (int i = 0; i < stratum.length; i++) {
            int unit = units.number(stratum[i], psu[i]);
            if (unit == stratumOfPsu.length) {
                stratumOfPsu = Arrays.copyOf(stratumOfPsu, 2 * unit);
            }
            psuOfRow[i] = unit;
            stratumOfPsu[unit] = stratum[i];
        }
        return new Design(psuOfRow, Arrays.copyOf(stratumOfPsu, units.count), new double[strata.size()], strata);
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
        return new Design(psuOfRow, stratumOfPsu, drawn, strata, within);
    }

    /**
     * The same design with a second stage: units drawn within each PSU. They count where a finite correction says that a part of
     * a stratum's PSUs was drawn; where PSUs are as if drawn with replacement, their totals vary with all later stages.
     *
     * @param secondStage a design of the same rows whose strata are the PSUs of this one, by number
     */
    public Design within(Design secondStage) {
        if (secondStage.rows() != rows() || secondStage.strata() != psus()) {
            throw new IllegalArgumentException("the second stage must have the same " + rows() + " rows, and the "
                    + psus() + " PSUs as its strata, but has " + secondStage.rows() + " rows and "
                    + secondStage.strata() + " strata");
        }
        return new Design(psuOfRow, stratumOfPsu, fraction, strata, Optional.of(secondStage));
    }

    /** The second stage, if there is one: a design whose strata are the PSUs of this one. */
    public Optional<Design> within() {
        return within;
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

    @Override
    public String toString() {
        return "sampling design (rows: " + rows() + ", PSUs: " + psus() + ", strata: " + strata() + ")";
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

    /** Numbers the units of all strata 0, 1, ... as they appear: a hash table of primitives, for samples of census size. */
    private static final class Units {
        private static final int FREE = -1;

        private long[] keys = new long[64];
        private int[] numbers = free(64);
        private int count;

        int number(int stratum, int psu) {
            if (2 * count >= keys.length) {
                grow();
            }
            long key = ((long) stratum << Integer.SIZE) | (psu & 0xFFFF_FFFFL);
            int slot = slot(key);
            if (numbers[slot] == FREE) {
                keys[slot] = key;
                numbers[slot] = count++;
            }
            return numbers[slot];
        }

        private int slot(long key) {
            long mixed = key * 0x9E37_79B9_7F4A_7C15L;
            int slot = (int) (mixed >>> Integer.SIZE) & (keys.length - 1);
            while (numbers[slot] != FREE && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldNumbers = numbers;
            keys = new long[2 * oldKeys.length];
            numbers = free(2 * oldKeys.length);
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldNumbers[i] != FREE) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    numbers[slot] = oldNumbers[i];
                }
            }
        }

        private static int[] free(int size) {
            int[] numbers = new int[size];
            Arrays.fill(numbers, FREE);
            return numbers;
        }
    }
}
