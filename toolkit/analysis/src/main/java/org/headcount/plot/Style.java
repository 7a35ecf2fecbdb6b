package org.headcount.plot;

/**
 * How text is set.
 *
 * @param size in pixels of CSS
 * @param bold whether it is
 * @param colour its colour, with a contrast to white of 4.5 to 1 or more
 * @param haloed whether a white edge keeps it readable over what is drawn
 */
record Style(double size, boolean bold, String colour, boolean haloed) {

    static final Style TITLE = new Style(19, true, Palette.INK, false);
    static final Style SUBTITLE = new Style(14.5, false, Palette.SOFT_INK, false);
    static final Style LABEL = new Style(13, false, Palette.INK, false);
    static final Style STRONG = new Style(13, true, Palette.INK, false);
    static final Style SMALL = new Style(12, false, Palette.SOFT_INK, false);
    static final Style OVER = new Style(12.5, false, Palette.INK, true);

    /** From the top of a line to its base. */
    double ascent() {
        return size * 0.905;
    }

    /** How tall the letters of a line are. */
    double height() {
        return size * 1.117;
    }

    /** From the base of a line to that of the next. */
    double leading() {
        return size * 1.28;
    }

    Style coloured(String colour) {
        return new Style(size, bold, colour, haloed);
    }

    Style over() {
        return new Style(size, bold, colour, true);
    }
}
