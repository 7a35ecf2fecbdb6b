package org.headcount.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headcount.plot.LineForm.Curve;
import org.headcount.plot.LineForm.Stroke;

/**
 * A line plot with no more points than can be seen, and what was left out in words.
 *
 * <p>A line keeps the first, the least, the greatest and the last point of each of many narrow columns,
 * so that no peak is lost. Of dots, one is kept for each spot of a fine grid that has any, so that the
 * outlying ones all stay.
 *
 * @param form what can be seen
 * @param remarks what was left out, a sentence for each curve that lost points
 */
record Thinned(LineForm form, List<String> remarks) {

    static final int MOST = 4000;

    private static final int COLUMNS = 900;
    private static final int SPOTS_ACROSS = 96;
    private static final int SPOTS_UP = 64;

    static Thinned of(LineForm form) {
        List<Curve> curves = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Curve curve : form.curves()) {
            Points points = curve.points();
            String name = curve.name().isBlank() ? "" : curve.name() + ": ";
            if (points.missing() > 0) {
                remarks.add(name + PlotNumbers.plain(points.missing()) + " points with a number missing are left out.");
            }
            boolean dots = curve.stroke() == Stroke.DOTS;
            Points kept = points.size() <= MOST ? points : dots ? spots(points) : columns(points);
            if (kept.size() < points.size()) {
                remarks.add(name + PlotNumbers.plain(points.size()) + " points, thinned to "
                        + PlotNumbers.plain(kept.size())
                        + " that can be seen"
                        + (dots
                                ? ": one for each spot that has any."
                                : ": the least and the greatest of each column stay."));
            }
            Optional<LineForm.Band> band = curve.band().map(Thinned::band);
            curves.add(new Curve(curve.name(), kept, curve.stroke(), band));
        }
        return new Thinned(form.withCurves(curves), remarks);
    }

    /** Each edge by itself would lose other points than the other, so both lose the same. */
    private static LineForm.Band band(LineForm.Band band) {
        int size = band.low().size();
        if (size <= MOST) {
            return band;
        }
        boolean[] keep = new boolean[size];
        markColumns(band.low(), keep);
        markColumns(band.high(), keep);
        return new LineForm.Band(kept(band.low(), keep), kept(band.high(), keep));
    }

    private static Points columns(Points points) {
        boolean[] keep = new boolean[points.size()];
        markColumns(points, keep);
        return kept(points, keep);
    }

    private static void markColumns(Points points, boolean[] keep) {
        int size = points.size();
        for (int column = 0; column < COLUMNS; column++) {
            int from = (int) ((long) size * column / COLUMNS);
            int to = (int) ((long) size * (column + 1) / COLUMNS);
            int least = from;
            int most = from;
            for (int i = from; i < to; i++) {
                if (points.y(i) < points.y(least)) {
                    least = i;
                }
                if (points.y(i) > points.y(most)) {
                    most = i;
                }
            }
            keep[from] = true;
            keep[least] = true;
            keep[most] = true;
            keep[to - 1] = true;
        }
    }

    private static Points spots(Points points) {
        Axis.Range x = points.spanX();
        Axis.Range y = points.spanY();
        boolean[] seen = new boolean[SPOTS_ACROSS * SPOTS_UP];
        boolean[] keep = new boolean[points.size()];
        for (int i = 0; i < keep.length; i++) {
            int column = spot(points.x(i), x, SPOTS_ACROSS);
            int row = spot(points.y(i), y, SPOTS_UP);
            keep[i] = !seen[row * SPOTS_ACROSS + column];
            seen[row * SPOTS_ACROSS + column] = true;
        }
        return kept(points, keep);
    }

    private static int spot(double value, Axis.Range range, int spots) {
        return (int) Math.min(spots - 1, (value - range.from()) / (range.to() - range.from()) * spots);
    }

    private static Points kept(Points points, boolean[] keep) {
        double[] x = new double[keep.length];
        double[] y = new double[keep.length];
        int next = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                x[next] = points.x(i);
                y[next++] = points.y(i);
            }
        }
        return Points.of(Arrays.copyOf(x, next), Arrays.copyOf(y, next));
    }
}
