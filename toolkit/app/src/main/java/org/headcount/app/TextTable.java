package org.headcount.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** A table of wrapped cells for a terminal. Columns are two spaces apart. */
final class TextTable {

    private static final int USUAL = 80;
    private static final int NARROWEST_COLUMN = 8;

    /** How wide anything that is printed may be: as the variable COLUMNS says, or 80. */
    static final int WIDTH = width(System.getenv("COLUMNS"));

    private record Line(Optional<Ansi.Style> style, List<String> cells) {}

    private final Ansi ansi;
    private final int width;
    private final int[] widths;
    private final List<Line> lines = new ArrayList<>();

    /** A table with columns of these widths at the usual width of a terminal; the widest follow another width. */
    TextTable(Ansi ansi, int... widths) {
        this(WIDTH, ansi, widths);
    }

    TextTable(int width, Ansi ansi, int... widths) {
        this.ansi = ansi;
        this.width = width;
        this.widths = fitted(width - USUAL, widths);
    }

    /** The width that a variable's value names; the usual one where it names none that a table fits in. */
    static int width(String columns) {
        return columns != null && columns.matches("[1-9][0-9]{1,3}") && Integer.parseInt(columns) >= USUAL / 2
                ? Integer.parseInt(columns)
                : USUAL;
    }

    private static int[] fitted(int more, int... widths) {
        int[] fitted = widths.clone();
        for (int left = Math.abs(more); left > 0; left--) {
            int widest = 0;
            for (int i = 1; i < fitted.length; i++) {
                widest = fitted[i] > fitted[widest] ? i : widest;
            }
            if (more < 0 && fitted[widest] <= NARROWEST_COLUMN) {
                return fitted;
            }
            fitted[widest] += more < 0 ? -1 : 1;
        }
        return fitted;
    }

    void header(String... cells) {
        row(Ansi.Style.faint, cells);
    }

    void row(String... cells) {
        lines.add(new Line(Optional.empty(), List.of(cells)));
    }

    void row(Ansi.Style style, String... cells) {
        lines.add(new Line(Optional.of(style), List.of(cells)));
    }

    /** A remark on the row above, over the whole width. */
    void note(String text) {
        lines.add(new Line(Optional.of(Ansi.Style.faint), List.of(text)));
    }

    /** Prints the rows so far and forgets them; further rows may follow. */
    void print(PrintWriter out) {
        for (Line line : lines) {
            if (line.cells().size() == 1) {
                wrap(line.cells().get(0), width - 4).forEach(part -> out.println(styled(line.style(), "    " + part)));
                continue;
            }
            List<List<String>> columns = new ArrayList<>();
            int height = 0;
            for (int i = 0; i < widths.length; i++) {
                List<String> parts = wrap(line.cells().get(i), widths[i]);
                columns.add(parts);
                height = Math.max(height, parts.size());
            }
            for (int part = 0; part < height; part++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < widths.length; i++) {
                    String cell = part < columns.get(i).size() ? columns.get(i).get(part) : "";
                    text.append(i == 0 ? "" : "  ").append(cell).append(" ".repeat(widths[i] - cell.length()));
                }
                out.println(styled(line.style(), text.toString().stripTrailing()));
            }
        }
        lines.clear();
    }

    /** Styled around the text, never through the styling language, whose markers a phrase may hold. */
    private String styled(Optional<Ansi.Style> style, String text) {
        return style.filter(on -> ansi.enabled() && !text.isEmpty())
                .map(on -> on.on() + text + Ansi.Style.reset.on())
                .orElse(text);
    }

    /** The text in lines no longer than the width, broken at spaces where there are any. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(line.length() == 0 ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
