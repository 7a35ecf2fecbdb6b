package org.headcount.plot;

import java.util.List;

/**
 * Colours that contrast with white by at least 3 to 1 and from each other for every kind of colour
 * vision (held by a test to Machado, Oliveira and Fernandes 2009), each with a texture, a symbol and a
 * dash, so that nothing is shown by colour alone and a print in greys can be read.
 */
final class Palette {

    static final String INK = "#1d1d1f";
    static final String SOFT_INK = "#565656";
    static final String GREY = "#767676";
    static final String GRID = "#dcdcdc";
    static final String FAINT = "#f1f1ef";
    static final String PAPER = "#ffffff";

    static final String NAVY = "#1b4f8f";
    static final String GOLD = "#b8860b";
    static final String CRIMSON = "#b2182b";
    static final String SKY = "#4393c3";

    static final List<String> COLOURS = List.of(NAVY, GOLD, CRIMSON, SKY, "#2e2e2e", "#7a7a7a");

    private static final List<Texture> TEXTURES =
            List.of(Texture.SOLID, Texture.RISING, Texture.DOTTED, Texture.FALLING, Texture.CROSSED, Texture.LEVEL);

    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.CIRCLE, Symbol.SQUARE, Symbol.DIAMOND, Symbol.TRIANGLE, Symbol.CROSS, Symbol.RING);

    private static final List<Pen.Dash> DASHES =
            List.of(Pen.Dash.SOLID, Pen.Dash.LONG, Pen.Dash.DOTTED, Pen.Dash.MIXED, Pen.Dash.SHORT, Pen.Dash.SOLID);

    private Palette() {}

    static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    static Symbol symbol(int index) {
        return SYMBOLS.get(index % SYMBOLS.size());
    }

    static Texture texture(int index) {
        return TEXTURES.get(index % TEXTURES.size());
    }

    static Pen.Dash dash(int index) {
        return DASHES.get(index % DASHES.size());
    }

    static Fill fill(int index) {
        return new Fill(colour(index), 1, texture(index));
    }

    /** For an emphasised series. */
    static Fill apart() {
        return new Fill(GREY, 1, Texture.LEVEL);
    }

    /** A colour mixed with white: all of it at one, none at zero. */
    static String tint(String colour, double share) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        StringBuilder mixed = new StringBuilder("#");
        for (int shift = 16; shift >= 0; shift -= 8) {
            long part = Math.round(255 + ((rgb >> shift & 255) - 255) * share);
            mixed.append(Character.forDigit((int) part / 16, 16)).append(Character.forDigit((int) part % 16, 16));
        }
        return mixed.toString();
    }
}
