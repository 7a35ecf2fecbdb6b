package org.headcount.survey;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Negative amounts that look like codes for missing: -1 to -9, -77, -88, -99, -98, -999, -997 and the like. */
final class SuspectCodes {

    private static final Pattern CODE = Pattern.compile("-([1-9]|77+|88+|9+[1-9]?)");
    private static final int SHOWN = 6;

    private SuspectCodes() {}

    /**
     * Names the suspects in a column, with how often each comes.
     *
     * @param column its name
     * @param values its values
     * @param asked the rows that count
     */
    static Optional<String> note(String column, double[] values, IntPredicate asked) {
        Map<Double, Integer> found = new TreeMap<>();
        for (int row = 0; row < values.length; row++) {
            if (values[row] < 0 && values[row] == Math.rint(values[row]) && asked.test(row) && isCode(values[row])) {
                found.merge(values[row], 1, Integer::sum);
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String listed = found.entrySet().stream()
                .limit(SHOWN)
                .map(one ->
                        one.getKey().longValue() + " in " + one.getValue() + (one.getValue() == 1 ? " row" : " rows"))
                .collect(Collectors.joining(", "));
        return Optional.of(column + " is " + listed + (found.size() > SHOWN ? ", ..." : "")
                + ": codes for missing? They count as amounts; if they are codes, make them missing first");
    }

    private static boolean isCode(double value) {
        return value > -1e9 && CODE.matcher(Long.toString((long) value)).matches();
    }
}
