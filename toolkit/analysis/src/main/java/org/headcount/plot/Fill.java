package org.headcount.plot;

/**
 * What an area is filled with.
 *
 * @param colour its colour
 * @param opacity from 0 to 1
 * @param texture what is drawn in the colour; any but the solid one over a tint of it
 */
record Fill(String colour, double opacity, Texture texture) {

    static Fill of(String colour) {
        return new Fill(colour, 1, Texture.SOLID);
    }

    static Fill of(String colour, double opacity) {
        return new Fill(colour, opacity, Texture.SOLID);
    }
}
