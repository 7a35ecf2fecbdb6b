package org.headcount.data.stata;

/**
 * How Stata writes missing values: as numbers above those it allows, 27 of them for {@code .}, {@code .a} to {@code .z}.
 *
 * <p>After {@code help dta_118}, section 5.2.2.
 */
final class StataMissing {

    static final int BYTE = 101;
    static final int INT = 32_741;
    static final int LONG = 2_147_483_621;
    static final int FLOAT = 0x7f00_0000;
    static final int FLOAT_STEP = 0x800;
    static final long DOUBLE = 0x7fe0_0000_0000_0000L;
    static final long DOUBLE_STEP = 0x100_0000_0000L;

    /** Releases before 113 have no reasons, and one code of each type. */
    static final int OLD_BYTE = 127;

    static final int OLD_INT = 32_767;
    static final int OLD_LONG = 2_147_483_647;

    /** Stata 5 wrote a missing double as 2 to the 333rd. */
    static final long OLDEST_DOUBLE = 0x54c0_0000_0000_0000L;

    /** How many missing values there are: {@code .}, {@code .a} to {@code .z}. */
    static final int COUNT = 27;

    private static final String[] REASONS = reasons();

    private StataMissing() {}

    private static String[] reasons() {
        String[] reasons = new String[COUNT];
        reasons[0] = "";
        for (int i = 1; i < reasons.length; i++) {
            reasons[i] = String.valueOf((char) ('a' + i - 1));
        }
        return reasons;
    }

    /** The reason that so many steps above {@code .} encode: none for {@code .} itself, else a letter. */
    static String reason(long steps) {
        return steps > 0 && steps < REASONS.length ? REASONS[(int) steps] : "";
    }

    /** Steps above {@code .} for a reason. */
    static int steps(String reason) {
        return reason.isEmpty() ? 0 : reason.charAt(0) - 'a' + 1;
    }
}
