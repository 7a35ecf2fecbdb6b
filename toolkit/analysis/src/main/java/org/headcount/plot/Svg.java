package org.headcount.plot;

import java.awt.geom.PathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.headcount.plot.Scene.Area;
import org.headcount.plot.Scene.Mark;
import org.headcount.plot.Scene.Words;

/**
 * Writes a scene as SVG: no style sheet, no script, nothing fetched. All text goes through
 * {@link #escape}; numbers and our own colours are all else that is written.
 */
final class Svg {

    private final StringBuilder out = new StringBuilder();
    private final Set<Fill> textures = new LinkedHashSet<>();
    private final String id;

    private Svg(Scene scene) {
        // The same picture gets the same name, so that files compare, and two on a page get different ones.
        int hash = 31 * scene.marks().size()
                + scene.description().hashCode()
                + 31 * scene.title().hashCode();
        this.id = "p" + Integer.toHexString(hash) + "w" + Math.round(scene.width());
    }

    static String of(Scene scene) {
        return new Svg(scene).write(scene);
    }

    /** Text for the inside of an element or a quoted attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    private String write(Scene scene) {
        for (Mark mark : scene.marks()) {
            if (mark instanceof Area area) {
                area.fill().filter(fill -> fill.texture() != Texture.SOLID).ifPresent(textures::add);
            }
        }
        String wide = number(scene.width());
        String tall = number(scene.height());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(wide)
                .append(' ')
                .append(tall);
        out.append("\" width=\"").append(wide).append("\" height=\"").append(tall);
        out.append("\" style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"")
                .append(id);
        out.append("t ")
                .append(id)
                .append("d\" font-family=\"")
                .append(escape(Typeface.FAMILY))
                .append("\">\n");
        out.append("<title id=\"").append(id).append("t\">").append(escape(Typeface.clean(scene.title())));
        out.append("</title>\n<desc id=\"").append(id).append("d\">");
        out.append(escape(Typeface.clean(scene.description()))).append("</desc>\n");
        if (!textures.isEmpty()) {
            out.append("<defs>\n");
            int index = 0;
            for (Fill fill : textures) {
                texture(fill, index++);
            }
            out.append("</defs>\n");
        }
        out.append("<rect width=\"").append(wide).append("\" height=\"").append(tall);
        out.append("\" fill=\"").append(Palette.PAPER).append("\"/>\n");
        for (Mark mark : scene.marks()) {
            if (mark instanceof Area area) {
                area(area);
            } else if (mark instanceof Words words) {
                words(words);
            }
        }
        return out.append("</svg>\n").toString();
    }

    private void texture(Fill fill, int index) {
        out.append("<pattern id=\"").append(id).append('f').append(index);
        out.append(
                "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"");
        out.append(Palette.tint(fill.colour(), 0.3)).append("\"/>");
        String colour = "\" stroke=\"" + fill.colour() + "\" stroke-width=\"1.3\"/>";
        switch (fill.texture()) {
            case RISING ->
                out.append("<path d=\"M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3").append(colour);
            case FALLING ->
                out.append("<path d=\"M-1.5 4.5l3 3M0 0l6 6M4.5-1.5l3 3").append(colour);
            case CROSSED -> out.append("<path d=\"M0 0l6 6M0 6l6-6").append(colour);
            case LEVEL -> out.append("<path d=\"M0 3h6").append(colour);
            case DOTTED ->
                out.append("<circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"")
                        .append(fill.colour())
                        .append("\"/>");
            case SOLID -> throw new IllegalStateException("a plain colour has no pattern");
        }
        out.append("</pattern>\n");
    }

    private void area(Area area) {
        out.append("<path d=\"");
        path(area.path().getPathIterator(null));
        out.append("\" fill=\"");
        if (area.fill().isPresent()) {
            Fill fill = area.fill().get();
            if (fill.texture() == Texture.SOLID) {
                out.append(fill.colour());
            } else {
                out.append("url(#")
                        .append(id)
                        .append('f')
                        .append(java.util.List.copyOf(textures).indexOf(fill));
                out.append(')');
            }
            if (fill.opacity() < 1) {
                out.append("\" fill-opacity=\"").append(number(fill.opacity()));
            }
        } else {
            out.append("none");
        }
        area.pen().ifPresent(pen -> {
            out.append("\" stroke=\"")
                    .append(pen.colour())
                    .append("\" stroke-width=\"")
                    .append(number(pen.width()));
            if (pen.dash() != Pen.Dash.SOLID) {
                out.append("\" stroke-dasharray=\"");
                for (double length : pen.dash().lengths()) {
                    out.append(number(length)).append(' ');
                }
                out.setLength(out.length() - 1);
            } else if (area.fill().isEmpty()) {
                out.append("\" stroke-linecap=\"round\" stroke-linejoin=\"round");
            }
            if (pen.opacity() < 1) {
                out.append("\" stroke-opacity=\"").append(number(pen.opacity()));
            }
        });
        out.append("\"/>\n");
    }

    private void path(PathIterator path) {
        double[] at = new double[6];
        double startX = Double.NaN;
        double startY = Double.NaN;
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    startX = at[0];
                    startY = at[1];
                    out.append('M');
                    numbers(at, 2);
                }
                case PathIterator.SEG_LINETO -> {
                    if (at[0] == startX && at[1] == startY) {
                        out.append("h0");
                    } else {
                        out.append('L');
                        numbers(at, 2);
                    }
                }
                case PathIterator.SEG_CUBICTO -> {
                    out.append('C');
                    numbers(at, 6);
                }
                case PathIterator.SEG_CLOSE -> out.append('Z');
                default -> throw new IllegalStateException("nothing here draws such a curve");
            }
        }
    }

    private void numbers(double[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : " ").append(number(numbers[i]));
        }
    }

    private void words(Words words) {
        Style style = words.style();
        out.append("<text x=\"").append(number(words.x())).append("\" y=\"").append(number(words.y()));
        if (words.upright()) {
            out.append("\" transform=\"rotate(-90 ").append(number(words.x())).append(' ');
            out.append(number(words.y())).append(')');
        }
        out.append("\" font-size=\"").append(number(style.size()));
        if (style.bold()) {
            out.append("\" font-weight=\"700");
        }
        if (style.haloed()) {
            out.append("\" paint-order=\"stroke\" stroke=\"").append(Palette.PAPER);
            out.append("\" stroke-width=\"3\" stroke-linejoin=\"round");
        }
        if (Typeface.isKnown(words.text()) && words.text().length() > 1) {
            out.append("\" textLength=\"").append(number(words.width())).append("\" lengthAdjust=\"spacingAndGlyphs");
        }
        out.append("\" fill=\"")
                .append(style.colour())
                .append("\">")
                .append(escape(words.text()))
                .append("</text>\n");
    }

    /** A number to the hundredth of a pixel, the same on every machine. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
