package org.headcount.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** A table of wrapped cells for a terminal. Columns are two spaces apart. */
final class TextTable {

    /** How wide anything that is printed may be. */
    static final int WIDTH = 80;

    private record Line(Optional<Ansi.Style> style, List<String> cells) {}

    private final Ansi ansi;
    private final int[] widths;
    private final List<Line> lines = new ArrayList<>();

    TextTable(Ansi ansi, int... widths) {
        this.ansi = ansi;
        this.widths = widths.clone();
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

    void print(PrintWriter out) {
        for (Line line : lines) {
            if (line.cells().size() == 1) {
                wrap(line.cells().get(0), WIDTH - 4).forEach(part -> out.println(styled(line.style(), "    " + part)));
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
