package org.headcount.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headcount.data.input.Budget;

/**
 * Why cells of a variable are missing, where its file says more than that they are: Stata's letters ({@code a} to
 * {@code z} for {@code .a} to {@code .z}), or the codes that an SPSS file declares to be missing ({@code 98}).
 *
 * <p>In the table such a cell is missing like any other, so that no mean is ever taken over a 98.
 */
public final class MissingReasons {

    private final List<String> declared;
    private final Map<String, String> labels;
    private final int[] rows;
    private final String[] reasons;

    private MissingReasons(List<String> declared, Map<String, String> labels, int[] rows, String[] reasons) {
        this.declared = List.copyOf(declared);
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.rows = rows;
        this.reasons = reasons;
    }

    /** None: every missing cell is just missing. */
    public static MissingReasons none() {
        return new MissingReasons(List.of(), Map.of(), new int[0], new String[0]);
    }

    /** The codes that the file declares to be missing ({@code 98}), or ranges of them ({@code 90 to 99}). */
    public List<String> declared() {
        return declared;
    }

    /** What a reason means, by reason, where the file says so: {@code a} is "refused". */
    public Map<String, String> labels() {
        return labels;
    }

    /** Why the cell of a row, from 0, is missing; nothing where it is not, or for no reason given. */
    public Optional<String> of(int row) {
        int at = Arrays.binarySearch(rows, row);
        return at < 0 ? Optional.empty() : Optional.of(reasons[at]);
    }

    /** The same of some of the rows. */
    MissingReasons among(int[] kept) {
        int[] at = IntStream.range(0, kept.length)
                .filter(row -> of(kept[row]).isPresent())
                .toArray();
        return new MissingReasons(
                declared,
                labels,
                at,
                Arrays.stream(at).mapToObj(row -> of(kept[row]).orElseThrow()).toArray(String[]::new));
    }

    /** How many cells are missing for each reason. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String reason : reasons) {
            counts.merge(reason, 1, Integer::sum);
        }
        return counts;
    }

    @Override
    public String toString() {
        if (declared.isEmpty() && labels.isEmpty() && rows.length == 0) {
            return "no reasons for missing cells";
        }
        String listed = counts().entrySet().stream()
                .map(it -> it.getKey()
                        + Optional.ofNullable(labels.get(it.getKey()))
                                .map(label -> " (" + label + ")")
                                .orElse("")
                        + ": " + it.getValue())
                .collect(Collectors.joining(", "));
        return "cells missing for a reason: " + rows.length + (listed.isEmpty() ? "" : " (" + listed + ")");
    }

    /** Collects reasons, row by row downwards. */
    public static final class Builder {

        private static final int BYTES = 12;

        private final Budget budget;
        private final List<String> declared = new ArrayList<>();
        private final Map<String, String> labels = new LinkedHashMap<>();
        private int[] rows = new int[0];
        private String[] reasons = new String[0];
        private int size;

        public Builder(Budget budget) {
            this.budget = budget;
        }

        public void declare(String code) {
            declared.add(code);
        }

        public void label(String reason, String label) {
            labels.put(reason, label);
        }

        public void add(int row, String reason) {
            if (size == rows.length) {
                int more = budget.grown(size, BYTES);
                rows = Arrays.copyOf(rows, more);
                reasons = Arrays.copyOf(reasons, more);
            }
            rows[size] = row;
            reasons[size++] = reason;
        }

        @Override
        public String toString() {
            return "reasons of missing cells (so far: " + size + ")";
        }

        public MissingReasons build() {
            return new MissingReasons(declared, labels, Arrays.copyOf(rows, size), Arrays.copyOf(reasons, size));
        }
    }
}
