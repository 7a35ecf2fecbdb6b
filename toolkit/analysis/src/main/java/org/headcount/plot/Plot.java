package org.headcount.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A picture of numbers, with everything that a reader needs to believe it: what it shows, what it
 * finds, where the numbers come from.
 *
 * <p>It is only a description. {@link #svg()} and {@link #plotly()} draw it, {@link #save} writes it to
 * a file. Every part can be changed afterwards; the change is a new plot.
 *
 * @param title what is shown
 * @param subtitle what it finds, in a sentence; may be blank
 * @param form the form with its data
 * @param notes further remarks
 * @param source where the numbers come from; may be blank
 * @param altText the alternative text; empty to make it from the data
 */
public record Plot(
        String title, String subtitle, Form form, List<PlotNote> notes, String source, Optional<String> altText) {

    /** Wide enough for a page of text, narrow enough for half a screen. */
    public static final int WIDTH = 720;

    /** A telephone held upright, less the margins of a page. */
    public static final int PHONE = 358;

    private static final int NARROWEST = 280;
    private static final int WIDEST = 4000;

    /** Copies the notes. */
    public Plot {
        notes = List.copyOf(notes);
    }

    /** A form under a title. */
    public static Plot of(String title, Form form) {
        return new Plot(title, "", form, List.of(), "", Optional.empty());
    }

    /** The same under another title. */
    public Plot withTitle(String title) {
        return new Plot(title, subtitle, form, notes, source, altText);
    }

    /** The same with another finding. */
    public Plot withSubtitle(String subtitle) {
        return new Plot(title, subtitle, form, notes, source, altText);
    }

    /** The same title over another form. */
    public Plot withForm(Form form) {
        return new Plot(title, subtitle, form, notes, source, altText);
    }

    /**
     * The same with its form changed: {@code plot.with(Bars.class, Bars::stacked)}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public <F extends Form> Plot with(Class<F> kind, UnaryOperator<F> change) {
        if (!kind.isInstance(form)) {
            throw new IllegalArgumentException(
                    "this plot is made of " + form.getClass().getSimpleName() + ", not " + kind.getSimpleName());
        }
        return withForm(change.apply(kind.cast(form)));
    }

    /** The same with another note under it. */
    public Plot withNote(String text) {
        return withNote(PlotNote.of(text));
    }

    /** The same with another note. */
    public Plot withNote(PlotNote note) {
        List<PlotNote> more = new ArrayList<>(notes);
        more.add(note);
        return withNotes(more);
    }

    /** The same with these notes and no others. */
    public Plot withNotes(List<PlotNote> notes) {
        return new Plot(title, subtitle, form, notes, source, altText);
    }

    /** The same with another source. */
    public Plot withSource(String source) {
        return new Plot(title, subtitle, form, notes, source, altText);
    }

    /** The same with another alternative text. */
    public Plot withAlt(String words) {
        return new Plot(title, subtitle, form, notes, source, Optional.of(words));
    }

    /** What it shows, for those who do not see it. */
    public String alt() {
        return altText.orElseGet(() -> AltText.of(this));
    }

    /** The picture as SVG, as wide as a page. */
    public String svg() {
        return svg(WIDTH);
    }

    /**
     * The picture as SVG, laid out for a width: letters keep their size, so a narrow picture is a
     * longer one, not a smaller one.
     *
     * @param width in pixels of CSS
     * @throws IllegalArgumentException if it is illegible at that width
     */
    public String svg(int width) {
        return Svg.of(scene(width));
    }

    /** The picture for plotly.js, as {@code application/vnd.plotly.v1+json}: data, layout and config. */
    public String plotly() {
        return plotly(WIDTH);
    }

    /**
     * The picture for plotly.js, its lines broken and its margins measured for a width.
     *
     * @param width in pixels of CSS
     * @throws IllegalArgumentException if it is illegible at that width
     */
    public String plotly(int width) {
        return Plotly.of(this, checked(width));
    }

    /**
     * The picture for plotly.js on wide and narrow screens: {@link #plotly()} with a field {@code narrow}, which holds what
     * differs at {@link #PHONE}: {@code data}, a merge patch (RFC 7396) for each trace, and {@code layout}, one for the
     * layout. Clients that do not know the field draw the wide picture.
     */
    public String responsivePlotly() {
        return Plotly.responsive(this);
    }

    /**
     * A figure for a page of HTML: the SVG for wide and for narrow screens, of which style sheets show one.
     * It needs no script and asks for nothing.
     */
    public String figure() {
        return Html.figure(this);
    }

    /**
     * Writes the picture to a file: {@code .svg}, {@code .png} at twice the pixels, or {@code .html}, a page
     * that can be touched, needs no network, and shows the SVG where no script may run.
     *
     * @return the file
     * @throws IllegalArgumentException if the name ends otherwise
     */
    public Path save(Path file) {
        return written(file, bytes(file));
    }

    /** Writes a temporary file and renames it atomically. */
    private static Path written(Path file, byte[] bytes) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                Files.write(beside, bytes);
                return Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            String why = Files.isDirectory(folder) ? e.getMessage() : "there is no folder " + folder;
            throw new UncheckedIOException("cannot write the plot to " + file + ": " + why, e);
        }
    }

    /**
     * What {@link #save} writes to a file of that name.
     *
     * @throws IllegalArgumentException if the name ends neither in .svg nor in .png nor in .html
     */
    public byte[] bytes(Path file) {
        return Picture.of(file).bytes(this);
    }

    /** The kinds of files that a plot can be written to, by the ends of their names. */
    public enum Picture {
        /** The picture as SVG. */
        SVG {
            @Override
            byte[] bytes(Plot plot) {
                return plot.svg().getBytes(StandardCharsets.UTF_8);
            }
        },
        /** The picture in pixels. */
        PNG {
            @Override
            byte[] bytes(Plot plot) {
                return Png.of(plot.scene(WIDTH));
            }
        },
        /** A page that can be touched. */
        HTML {
            @Override
            byte[] bytes(Plot plot) {
                return Html.page(plot).getBytes(StandardCharsets.UTF_8);
            }
        };

        abstract byte[] bytes(Plot plot);

        /**
         * The kind of a file of that name.
         *
         * @throws IllegalArgumentException if it is none of these
         */
        public static Picture of(Path file) {
            String name = String.valueOf(file.getFileName());
            for (Picture kind : values()) {
                if (name.toLowerCase(Locale.ROOT).endsWith("." + kind.name().toLowerCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "cannot decide from '" + name + "' what to write: name it .svg, .png or .html");
        }
    }

    /** Writes the picture to a file of that name. */
    public Path save(String file) {
        return save(Path.of(file));
    }

    /**
     * Shows the picture in a browser, from a script or the JDK's jshell; where there is no browser, says
     * where the page is that would be shown.
     */
    public void show() {
        show(Viewer.here());
    }

    void show(Viewer viewer) {
        try {
            Path page = save(Files.createTempFile("headcount-plot-", ".html"));
            System.out.println(
                    (viewer.open(page) ? "shown in the browser: " : "no browser here; the plot is in ") + page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a page for the plot in the folder for temporary files", e);
        }
    }

    /** In words: what a terminal shows. */
    @Override
    public String toString() {
        return alt();
    }

    Scene scene(int width) {
        return Drawing.of(this, checked(width));
    }

    private static int checked(int width) {
        if (width < NARROWEST || width > WIDEST) {
            throw new IllegalArgumentException(
                    "a plot is from " + NARROWEST + " to " + WIDEST + " pixels wide, not " + width);
        }
        return width;
    }
}
