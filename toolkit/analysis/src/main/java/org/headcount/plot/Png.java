package org.headcount.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.headcount.plot.Scene.Area;
import org.headcount.plot.Scene.Mark;
import org.headcount.plot.Scene.Words;

/** Writes a scene as PNG with Java's own drawing, two pixels for each of CSS. It needs a font on the machine, any will do. */
final class Png {

    private static final int SCALE = 2;
    private static final int TILE = 6;

    private Png() {}

    static byte[] of(Scene scene) {
        // A server has no screen, and none is needed.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(scene.width() * SCALE),
                (int) Math.ceil(scene.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.decode(Palette.PAPER));
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(SCALE, SCALE);
            for (Mark mark : scene.marks()) {
                if (mark instanceof Area area) {
                    area(graphics, area);
                } else if (mark instanceof Words words) {
                    words(graphics, words);
                }
            }
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture into memory", e);
        }
        return out.toByteArray();
    }

    private static void area(Graphics2D graphics, Area area) {
        area.fill().ifPresent(fill -> {
            graphics.setPaint(paint(fill));
            graphics.fill(area.path());
        });
        area.pen().ifPresent(pen -> {
            graphics.setPaint(colour(pen.colour(), pen.opacity()));
            graphics.setStroke(stroke(pen, area.fill().isEmpty()));
            graphics.draw(area.path());
        });
    }

    private static BasicStroke stroke(Pen pen, boolean line) {
        float width = (float) pen.width();
        double[] lengths = pen.dash().lengths();
        if (lengths.length == 0) {
            return line
                    ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                    : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
        }
        float[] dash = new float[lengths.length];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) lengths[i];
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
    }

    private static Color colour(String colour, double opacity) {
        Color solid = Color.decode(colour);
        return new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), (int) Math.round(255 * opacity));
    }

    private static Paint paint(Fill fill) {
        if (fill.texture() == Texture.SOLID) {
            return colour(fill.colour(), fill.opacity());
        }
        BufferedImage tile = new BufferedImage(TILE * SCALE, TILE * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = tile.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(SCALE, SCALE);
            graphics.setColor(Color.decode(Palette.tint(fill.colour(), 0.3)));
            graphics.fillRect(0, 0, TILE, TILE);
            graphics.setColor(Color.decode(fill.colour()));
            graphics.setStroke(new BasicStroke(1.3f));
            for (int shift = -TILE; shift <= TILE; shift += TILE) {
                switch (fill.texture()) {
                    case RISING -> graphics.draw(new Line2D.Double(shift, TILE, shift + TILE, 0));
                    case FALLING -> graphics.draw(new Line2D.Double(shift, 0, shift + TILE, TILE));
                    case CROSSED -> {
                        graphics.draw(new Line2D.Double(shift, TILE, shift + TILE, 0));
                        graphics.draw(new Line2D.Double(shift, 0, shift + TILE, TILE));
                    }
                    case LEVEL -> graphics.draw(new Line2D.Double(0, 3, TILE, 3));
                    case DOTTED -> graphics.fill(new Ellipse2D.Double(1.8, 1.8, 2.4, 2.4));
                    case SOLID -> throw new IllegalStateException("a plain colour has no pattern");
                }
            }
        } finally {
            graphics.dispose();
        }
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, TILE, TILE));
    }

    /** Draws a line of text as wide as it was measured, whatever font there is. */
    private static void words(Graphics2D graphics, Words words) {
        Style style = words.style();
        Shape outline;
        double wide;
        try {
            Font font = new Font("Liberation Sans", style.bold() ? Font.BOLD : Font.PLAIN, 1)
                    .deriveFont((float) style.size());
            TextLayout layout = new TextLayout(words.text(), font, new FontRenderContext(null, true, true));
            outline = layout.getOutline(null);
            wide = layout.getAdvance();
        } catch (LinkageError | RuntimeException e) {
            throw new IllegalStateException(
                    "this Java finds no font to write with: install one (fonts-liberation and fontconfig, for example),"
                            + " or save the plot as .svg",
                    e);
        }
        AffineTransform place = AffineTransform.getTranslateInstance(words.x(), words.y());
        if (words.upright()) {
            place.rotate(-Math.PI / 2);
        }
        boolean fits = wide <= words.width() && !Typeface.isKnown(words.text());
        if (wide > 0 && !fits) {
            place.scale(words.width() / wide, 1);
        }
        Shape placed = place.createTransformedShape(outline);
        if (style.haloed()) {
            graphics.setPaint(Color.decode(Palette.PAPER));
            graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(placed);
        }
        graphics.setPaint(Color.decode(style.colour()));
        graphics.fill(placed);
    }
}
