package org.headcount.metrics;

import java.util.Arrays;

/** A number per row. */
final class Numbers implements Attribute {
    private final double[] values;

    Numbers(double[] values) {
        this.values = values;
    }

    static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        Arrays.setAll(picked, i -> values[rows[i]]);
        return picked;
    }

    static double[] join(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Attribute pick(int[] rows) {
        return new Numbers(pick(values, rows));
    }

    @Override
    public Attribute join(Attribute next, String name) {
        return new Numbers(join(values, next.numbers(name)));
    }

    @Override
    public double[] numbers(String name) {
        return values;
    }

    /** Numbers name groups as they print, whole ones without a decimal point. */
    @Override
    public Groups groups() {
        return Groups.of(Arrays.stream(values)
                .mapToObj(value -> value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value))
                .toList());
    }
}
