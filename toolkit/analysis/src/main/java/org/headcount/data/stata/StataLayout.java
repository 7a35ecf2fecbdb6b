package org.headcount.data.stata;

/**
 * Widths of the fields of a .dta file, which changed with its releases: 105 to 121, of Stata 5 to 19.
 *
 * <p>After {@code help dta} of Stata 8 to 18 (dta_113, dta_114, dta_115, dta_117 to dta_121). Releases 120 and 121 are 118 and 119
 * with variables that are aliases of ones in another frame.
 *
 * @param release the release of the format, as the file begins with it
 */
record StataLayout(int release) {

    static boolean isKnown(int release) {
        return switch (release) {
            case 105, 108, 110, 111, 113, 114, 115, 117, 118, 119, 120, 121 -> true;
            default -> false;
        };
    }

    /** Why a release is not read. */
    static String refusal(int release) {
        String oldest = switch (release) {
            case 102 -> "Stata 1";
            case 103 -> "Stata 2 and 3";
            case 104 -> "Stata 4";
            default -> "";
        };
        if (!oldest.isEmpty()) {
            return "a Stata file of release " + release + ", of " + oldest
                    + "; releases 105 to 121, of Stata 5 to 19, are read";
        }
        return release > 121 && release < 140
                ? "a Stata file of release " + release + ", newer than those that are read, 105 to 121"
                : "not a Stata file of release 105 to 121 (it begins with " + release + ")";
    }

    /** What to do about it. */
    static String cure(int release) {
        if (release >= 102 && release <= 104) {
            return "open it in a current Stata and save it again: use FILE, then save FILE, replace";
        }
        return release > 121 && release < 140
                ? "save it in Stata in the format of version 14: saveold FILE, version(14)"
                : "check that it is a .dta file, and save it with saveold where it is newer or older";
    }

    /** Whether sections are between tags. */
    boolean isTagged() {
        return release >= 117;
    }

    boolean isUnicode() {
        return release >= 118;
    }

    /** Whether there may be more than 32,767 variables. */
    boolean isWide() {
        return release == 119 || release == 121;
    }

    /** Whether {@code .a} to {@code .z} exist. */
    boolean hasReasons() {
        return release >= 113;
    }

    /** Whether types are letters, and texts 127 and their length. */
    boolean hasLetterTypes() {
        return release < 111;
    }

    int nameBytes() {
        return release >= 118 ? 129 : release >= 110 ? 33 : 9;
    }

    int formatBytes() {
        return release >= 118 ? 57 : release >= 114 ? 49 : 12;
    }

    int labelBytes() {
        return release >= 118 ? 321 : release >= 108 ? 81 : 32;
    }

    /** The name of a set of value labels at the set itself. */
    int labelSetBytes() {
        return release >= 118 ? 129 : release >= 110 ? 33 : 9;
    }

    /** Whether value labels are of Stata 5's kind. */
    boolean hasShortLabels() {
        return release <= 105;
    }

    int expansionLengthBytes() {
        return release >= 110 ? 4 : 2;
    }

    int sortBytes() {
        return isWide() ? 4 : 2;
    }

    /** Of the eight bytes that refer to a long text, how many count variables; the rest counts rows. */
    int longTextVariableBytes() {
        return isWide() ? 3 : isUnicode() ? 2 : 4;
    }
}
