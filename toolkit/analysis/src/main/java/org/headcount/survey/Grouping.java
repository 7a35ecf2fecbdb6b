package org.headcount.survey;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of each group, found in one walk however many groups there are.
 *
 * @param codes the position of each label in order of appearance; labels in the order in which groups come
 * @param rows the rows of each group, in order of the table
 * @param without the rows whose group is missing
 */
record Grouping(Map<String, Integer> codes, List<SampleRows> rows, SampleRows without) {
    static final Grouping NONE = new Grouping(Map.of(), List.of(), new SampleRows(new int[0]));

    static Grouping of(Columns.Coded coded, List<String> first, String column) {
        int[] sizes = new int[coded.labels.size() + 1];
        for (int code : coded.codes) {
            sizes[code + 1]++;
        }
        int[][] rows = new int[sizes.length][];
        Arrays.setAll(rows, group -> new int[sizes[group]]);
        Arrays.fill(sizes, 0);
        for (int row = 0; row < coded.codes.length; row++) {
            int group = coded.codes[row] + 1;
            rows[group][sizes[group]++] = row;
        }
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (String label : first) {
            int code = coded.labels.indexOf(label);
            if (code < 0) {
                throw new IllegalArgumentException("no group '" + label + "' in column " + column
                        + " to come in that order; it has "
                        + coded.order.stream().map(coded.labels::get).collect(Collectors.joining(", ")));
            }
            codes.put(label, code);
        }
        coded.order.forEach(code -> codes.putIfAbsent(coded.labels.get(code), code));
        return new Grouping(
                codes, Arrays.stream(rows).skip(1).map(SampleRows::new).toList(), new SampleRows(rows[0]));
    }
}
