package org.headcount.plot;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The numbers and the title under an axis that runs across. */
final class AxisNumbers {

    private AxisNumbers() {}

    /** Writes as many of the numbers as have room, kept inside the margins. */
    static void under(Sheet sheet, Ticks ticks, DoubleUnaryOperator x, double top) {
        Style style = Style.SMALL;
        double free = Double.NEGATIVE_INFINITY;
        for (double tick : ticks.at()) {
            String label = ticks.label(tick);
            double wide = Typeface.width(label, style);
            double left = Math.min(x.applyAsDouble(tick) - wide / 2, sheet.right() - wide);
            left = Math.max(sheet.left(), left);
            if (left >= free) {
                sheet.words(label, left, top + style.ascent(), style);
                free = left + wide + 8;
            }
        }
    }

    /** Writes a title under the numbers, around the middle of the axis as far as the margins let it. */
    static void title(Sheet sheet, String title, double from, double to) {
        Style style = Style.SMALL;
        List<String> lines = Typeface.wrap(title, Math.min(sheet.inner(), Math.max(260, to - from)), style);
        for (String line : lines) {
            double wide = Typeface.width(line, style);
            double left = Math.max(sheet.left(), Math.min(sheet.right() - wide, (from + to - wide) / 2));
            sheet.words(line, left, sheet.y() + style.ascent(), style);
            sheet.down(style.leading());
        }
    }
}
