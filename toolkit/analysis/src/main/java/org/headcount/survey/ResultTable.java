package org.headcount.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Results as a table to print: rows with a label and numbers, headings between them, and notes below.
 *
 * @param header the headings of the columns of numbers
 * @param lines headings and rows, in order
 * @param notes what the numbers were made from, and what was left out
 */
public record ResultTable(List<String> header, List<Line> lines, List<String> notes) {

    private static final int WIDTH = 80;
    private static final int SMALLEST_LABEL = 18;

    /** A heading or a row. */
    public sealed interface Line {
        /** The words at its beginning. */
        String label();

        /** How far it is indented: 0 to 2. */
        int indent();
    }

    /** A heading over the rows that follow. */
    public record Heading(String label, int indent) implements Line {}

    /**
     * A row of numbers.
     *
     * @param cells the numbers as texts, one for each column of the header; empty where there is none
     * @param values the same as numbers in full, in percent where the texts are; NaN where there is none
     * @param mark a sign that a note explains, or an empty text
     */
    public record Row(String label, int indent, List<String> cells, List<Double> values, String mark) implements Line {
        public Row {
            cells = List.copyOf(cells);
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return label + ": " + String.join(", ", cells);
        }
    }

    public ResultTable {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
        notes = notes.stream().distinct().toList();
    }

    /** Several tables with one header as one. */
    public static ResultTable together(List<ResultTable> tables) {
        return new ResultTable(
                tables.get(0).header,
                tables.stream().flatMap(table -> table.lines.stream()).toList(),
                tables.stream().flatMap(table -> table.notes.stream()).toList());
    }

    /** For a terminal: at most 80 columns wide, unless the numbers alone are wider; notes below. */
    public String text() {
        int[] widths = IntStream.range(0, header.size())
                .map(i -> lines.stream()
                        .filter(Row.class::isInstance)
                        .mapToInt(line -> ((Row) line).cells().get(i).length())
                        .reduce(header.get(i).length(), Math::max))
                .toArray();
        int room = WIDTH - 1 - IntStream.of(widths).map(w -> w + 2).sum();
        int longest = lines.stream()
                .filter(Row.class::isInstance)
                .mapToInt(line -> 2 * line.indent() + line.label().length())
                .reduce(SMALLEST_LABEL, Math::max);
        int label = Math.max(SMALLEST_LABEL, Math.min(room, longest));
        var text = new StringBuilder(" ".repeat(label));
        for (int i = 0; i < widths.length; i++) {
            text.append(padded(header.get(i), widths[i] + 2));
        }
        text.append(System.lineSeparator());
        for (Line line : lines) {
            String words = "  ".repeat(line.indent()) + line.label();
            if (line instanceof Row row) {
                if (words.length() > label) {
                    wrapped(text, words);
                    words = "";
                }
                text.append(words).append(" ".repeat(label - words.length()));
                for (int i = 0; i < widths.length; i++) {
                    text.append(padded(row.cells().get(i), widths[i] + 2));
                }
                text.append(row.mark());
                while (text.charAt(text.length() - 1) == ' ') {
                    text.setLength(text.length() - 1);
                }
                text.append(System.lineSeparator());
            } else {
                wrapped(text, words);
            }
        }
        if (!notes.isEmpty()) {
            text.append(System.lineSeparator());
        }
        notes.forEach(note -> wrapped(text, note));
        return text.toString();
    }

    private static String padded(String cell, int width) {
        return " ".repeat(Math.max(0, width - cell.length())) + cell;
    }

    private static void wrapped(StringBuilder text, String words) {
        String rest = words;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > WIDTH / 2 ? space : WIDTH;
            text.append(rest, 0, end).append(System.lineSeparator());
            rest = "  " + rest.substring(end).strip();
        }
        text.append(rest).append(System.lineSeparator());
    }

    /** A table in Markdown (GitHub's), notes below. */
    public String markdown() {
        var text = new StringBuilder("| |");
        header.forEach(name -> text.append(' ').append(name).append(" |"));
        text.append("\n|---|").append("---:|".repeat(header.size())).append('\n');
        for (Line line : lines) {
            String label = "&nbsp;&nbsp;".repeat(line.indent()) + escapedForMarkdown(line.label());
            text.append("| ")
                    .append(line instanceof Heading ? "**" + label + "**" : label)
                    .append(" |");
            if (line instanceof Row row) {
                row.cells().forEach(cell -> text.append(' ').append(minus(cell)).append(" |"));
            } else {
                text.append(" |".repeat(header.size()));
            }
            text.append('\n');
        }
        notes.forEach(note -> text.append('\n').append(escapedForMarkdown(note)).append('\n'));
        return text.toString();
    }

    private static String escapedForMarkdown(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1").replace("\n", " ");
    }

    /** A typographic minus sign before a number. */
    private static String minus(String cell) {
        return cell.startsWith("-") && cell.length() > 1 ? "\u2212" + cell.substring(1) : cell;
    }

    /** A table in LaTeX with the rules of the package booktabs; numbers are aligned at their right end. */
    public String latex() {
        var text = new StringBuilder("% needs \\usepackage{booktabs}\n\\begin{tabular}{l")
                .append("r".repeat(header.size()))
                .append("}\n\\toprule\n");
        header.forEach(name -> text.append(" & ").append(escapedForLatex(name)));
        text.append(" \\\\\n\\midrule\n");
        for (Line line : lines) {
            String indent = "\\quad ".repeat(line.indent());
            if (line instanceof Row row) {
                text.append(indent).append(escapedForLatex(line.label()));
                row.cells().forEach(cell -> text.append(" & ").append(inLatex(cell)));
            } else {
                text.append("\\multicolumn{")
                        .append(header.size() + 1)
                        .append("}{l}{")
                        .append(indent)
                        .append("\\textit{")
                        .append(escapedForLatex(line.label()))
                        .append("}}");
            }
            text.append(" \\\\\n");
        }
        text.append("\\bottomrule\n");
        if (!notes.isEmpty()) {
            text.append(notes.stream()
                    .map(ResultTable::escapedForLatex)
                    .collect(Collectors.joining(
                            ". ",
                            "\\multicolumn{" + (header.size() + 1) + "}{p{0.9\\linewidth}}{\\footnotesize ",
                            "} \\\\\n")));
        }
        return text.append("\\end{tabular}\n").toString();
    }

    private static String inLatex(String cell) {
        return cell.startsWith("-") && cell.length() > 1
                ? "$-$" + escapedForLatex(cell.substring(1))
                : escapedForLatex(cell);
    }

    private static String escapedForLatex(String text) {
        List<String> parts = new ArrayList<>();
        text.codePoints()
                .forEach(c -> parts.add(
                        switch (c) {
                            case '\\' -> "\\textbackslash{}";
                            case '~' -> "\\textasciitilde{}";
                            case '^' -> "\\textasciicircum{}";
                            case '<' -> "\\textless{}";
                            case '>' -> "\\textgreater{}";
                            case '"' -> "\\textquotedbl{}";
                            case '&', '%', '$', '#', '_', '{', '}' -> "\\" + Character.toString(c);
                            case '\n' -> " ";
                            default -> Character.toString(c);
                        }));
        return String.join("", parts);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "table of results (rows: %d)", lines.size());
    }
}
