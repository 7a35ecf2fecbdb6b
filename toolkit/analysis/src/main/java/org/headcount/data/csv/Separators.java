package org.headcount.data.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which character separates the cells of a file, found out from its beginning. */
final class Separators {

    /** In the order in which one is taken where two fit alike. */
    private static final String CANDIDATES = "\t|;,";

    private static final int TAB = 0;
    private static final int COMMA = 3;
    private static final int LINES = 100;

    /** The line that states the separator to Excel. */
    private static final Pattern DECLARED = Pattern.compile("^\"?[sS][eE][pP]=(.)\"?\r?(?:\n|$)");

    private Separators() {}

    /** The separator that Excel's line says, at the beginning of a file. */
    static java.util.Optional<Character> declared(String head) {
        Matcher line = DECLARED.matcher(head.startsWith("\uFEFF") ? head.substring(1) : head);
        return line.lookingAt() ? java.util.Optional.of(line.group(1).charAt(0)) : java.util.Optional.empty();
    }

    /**
     * The separator of the lines after those to skip.
     *
     * @param isWhole whether the head is the whole file; if not, its last line is cut and does not count
     * @param hasTabs whether the file's name says that tabs separate
     * @param mark the decimal mark
     */
    static char of(String head, boolean isWhole, int skipped, boolean hasTabs, char mark) {
        List<int[]> lines = counts(head, isWhole, skipped);
        int best = -1;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            int at = i;
            int wanted = lines.isEmpty() ? 0 : lines.get(0)[at];
            boolean fits = wanted > 0 && lines.stream().allMatch(line -> line[at] == wanted);
            boolean isMark = i == COMMA && mark == ',' && best >= 0;
            // Cells hold commas and semicolons, but hardly ever tabs.
            if (fits && !isMark && (best < 0 || (best != TAB && wanted > lines.get(0)[best]))) {
                best = i;
            }
        }
        if (best < 0 || (hasTabs && best != TAB)) {
            best = mostFrequent(lines, hasTabs);
        }
        return CANDIDATES.charAt(best);
    }

    /** Of the first line that has any: where lines differ in their cells, the header decides. */
    private static int mostFrequent(List<int[]> lines, boolean hasTabs) {
        for (int[] line : lines) {
            int best = COMMA;
            for (int i = COMMA - 1; i >= 0; i--) {
                best = line[i] > line[best] ? i : best;
            }
            if (line[best] > 0) {
                return hasTabs && line[TAB] > 0 ? TAB : best;
            }
        }
        return COMMA;
    }

    /** How many of each candidate each line has outside of quotes; empty lines are left out. */
    private static List<int[]> counts(String head, boolean isWhole, int skipped) {
        List<int[]> lines = new ArrayList<>();
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean isEmpty = true;
        int line = 0;
        for (int i = 0; i <= head.length() && lines.size() < LINES; i++) {
            char c = i < head.length() ? head.charAt(i) : '\n';
            boolean isEnd = i == head.length();
            quoted ^= c == '"';
            if (c == '\n' && (!quoted || isEnd)) {
                boolean isCut = isEnd && !isWhole && !lines.isEmpty();
                if (line >= skipped && !isEmpty && !isCut) {
                    lines.add(counts);
                }
                counts = new int[CANDIDATES.length()];
                isEmpty = true;
                line++;
            } else if (!quoted && CANDIDATES.indexOf(c) >= 0) {
                counts[CANDIDATES.indexOf(c)]++;
                isEmpty = false;
            } else if (c != '\r') {
                isEmpty = false;
            }
        }
        return lines;
    }
}
