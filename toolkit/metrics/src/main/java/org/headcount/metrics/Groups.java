package org.headcount.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which group each row belongs to: a region, a sector. */
public final class Groups implements Attribute {
    private static final int SHOWN = 20;

    private final int[] codes;
    private final List<String> levels;

    private Groups(int[] codes, List<String> levels) {
        this.codes = codes;
        this.levels = List.copyOf(levels);
    }

    /** The group of each row, by name. */
    public static Groups of(List<String> names) {
        Map<String, Integer> known = new LinkedHashMap<>();
        int[] codes = new int[names.size()];
        for (int row = 0; row < codes.length; row++) {
            int next = known.size();
            codes[row] = known.computeIfAbsent(names.get(row), name -> next);
        }
        return new Groups(codes, new ArrayList<>(known.keySet()));
    }

    /** The names of the groups, in order of first appearance. */
    public List<String> levels() {
        return levels;
    }

    /** The position among {@link #levels} of a row's group. */
    public int of(int row) {
        return codes[row];
    }

    int code(String level) {
        int code = levels.indexOf(level);
        if (code < 0) {
            throw new IllegalArgumentException("no group " + level + "; there are " + String.join(", ", levels));
        }
        return code;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public Attribute pick(int[] rows) {
        return of(Arrays.stream(rows).mapToObj(row -> levels.get(codes[row])).toList());
    }

    @Override
    public Attribute join(Attribute next, String name) {
        var names = new ArrayList<String>();
        for (Groups part : List.of(this, next.groups())) {
            Arrays.stream(part.codes).mapToObj(part.levels::get).forEach(names::add);
        }
        return of(names);
    }

    @Override
    public double[] numbers(String name) {
        throw new IllegalArgumentException(
                "column " + name + " holds names of groups, such as " + levels.get(0) + ", where numbers are wanted");
    }

    @Override
    public Groups groups() {
        return this;
    }

    @Override
    public String toString() {
        return "groups (rows: " + codes.length + "): "
                + levels.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (levels.size() > SHOWN ? " and " + (levels.size() - SHOWN) + " more" : "");
    }
}
