package org.headcount.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis with its ends and the round numbers between them.
 *
 * @param axis what is measured
 * @param from the lower end
 * @param to the upper end
 * @param at where lines are drawn and numbers written
 * @param size by what the written numbers are divided
 */
record Ticks(Axis axis, double from, double to, List<Double> at, PlotNumbers.Size size) {

    private static final int MOST_DECADES = 40;

    /**
     * An axis for data, its ends at round numbers.
     *
     * @param count about how many numbers there is room for
     */
    static Ticks round(Axis axis, double least, double most, int count) {
        return make(axis, least, most, count, true);
    }

    /** An axis for data, its lower end at a round number, its upper one too unless that would leave much empty. */
    static Ticks padded(Axis axis, double least, double most, int count) {
        Ticks round = round(axis, least, most, count);
        if (axis.scale() != Axis.Scale.LINEAR || round.at().size() < 2) {
            return round;
        }
        double step = round.at().get(1) - round.at().get(0);
        double top = Math.max(most, axis.range().map(Axis.Range::to).orElse(most));
        if (round.to() - top <= step * 0.4) {
            return round;
        }
        double to = top + (top - round.from()) * 0.03;
        List<Double> at = round.at().stream().filter(tick -> tick <= to).toList();
        return new Ticks(axis, round.from(), to, at, round.size());
    }

    /** An axis that ends where the data end. */
    static Ticks tight(Axis axis, double least, double most, int count) {
        return make(axis, least, most, count, false);
    }

    private static Ticks make(Axis axis, double least, double most, int count, boolean rounded) {
        double from = axis.range().map(range -> Math.min(range.from(), least)).orElse(least);
        double to = axis.range().map(range -> Math.max(range.to(), most)).orElse(most);
        if (from == to) {
            Axis.Range around = around(from, to);
            from = around.from();
            to = around.to();
        }
        if (axis.scale() == Axis.Scale.LOG) {
            return log(axis, from, to, count);
        }
        double step = step((to - from) / Math.max(1, count));
        if (axis.scale() == Axis.Scale.YEARS) {
            step = Math.max(1, step);
        }
        if (rounded) {
            from = Math.floor(from / step + 1e-9) * step;
            to = Math.ceil(to / step - 1e-9) * step;
        }
        List<Double> at = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
            at.add(i * step);
        }
        double largest = Math.max(Math.abs(from), Math.abs(to));
        PlotNumbers.Size size =
                axis.scale() == Axis.Scale.YEARS ? new PlotNumbers.Size(1, "") : PlotNumbers.Size.of(largest);
        return new Ticks(axis, from, to, at, size);
    }

    private static Ticks log(Axis axis, double least, double most, int count) {
        if (!(least > 0)) {
            throw new IllegalArgumentException(
                    "a log axis needs positive values, and '" + axis.title() + "' has " + PlotNumbers.plain(least));
        }
        int first = (int) Math.floor(Math.log10(least) + 1e-9);
        int last = (int) Math.ceil(Math.log10(most) - 1e-9);
        int every = Math.max(1, Math.min(MOST_DECADES, (last - first + count) / Math.max(1, count)));
        List<Double> at = new ArrayList<>();
        for (int power = first; power <= last; power += every) {
            at.add(StrictMath.pow(10, power));
        }
        // Its numbers run over several sizes, so that each names its own.
        return new Ticks(axis, StrictMath.pow(10, first), StrictMath.pow(10, last), at, new PlotNumbers.Size(1, ""));
    }

    /** One, two or five times a power of ten, at least as large. */
    private static double step(double raw) {
        double power = StrictMath.pow(10, Math.floor(Math.log10(raw)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(step -> step >= raw * (1 - 1e-9))
                .findFirst()
                .orElse(10 * power);
    }

    /** From the least to the most; around a single value, a little to both sides; around none, from zero to one. */
    static Axis.Range around(double least, double most) {
        if (!(least <= most)) {
            return new Axis.Range(0, 1);
        }
        if (least < most) {
            return new Axis.Range(least, most);
        }
        double half = least == 0 ? 1 : Math.abs(least) / 10;
        return new Axis.Range(least - half, least + half);
    }

    /** Where a value lies, from 0 at the lower end to 1 at the upper. */
    double share(double value) {
        if (axis.scale() == Axis.Scale.LOG) {
            return Math.log(value / from) / Math.log(to / from);
        }
        return (value - from) / (to - from);
    }

    boolean holds(double value) {
        return value >= from && value <= to;
    }

    /** What is written at a value. */
    String label(double value) {
        return switch (axis.scale()) {
            case YEARS -> PlotNumbers.year(value);
            case LOG -> PlotNumbers.joined(PlotNumbers.text(value), sign());
            case LINEAR -> PlotNumbers.joined(PlotNumbers.plain(value / size.divisor()), sign());
        };
    }

    private String sign() {
        return axis.unit().equals("percent") ? "percent" : "";
    }

    /** Title and unit: {@code money of the central government, billion yuan}. */
    String title() {
        String unit = axis.unit().equals("percent") ? "" : size.unit(axis.unit());
        if (axis.title().isEmpty() || unit.isEmpty()) {
            return axis.title() + unit;
        }
        // "Years of schooling, years" says it twice.
        if (List.of(axis.title().toLowerCase(Locale.ROOT).split(" ", -1)).contains(unit)) {
            return axis.title();
        }
        return axis.title() + ", " + unit;
    }
}
