package org.headcount.page;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text for terminals as HTML: the sixteen colours and emphasis are kept, what moves a cursor is left out. */
final class Ansi {

    /**
     * The sequences of ECMA-48 and of xterm: a control sequence, with its parameters and its last character; a string for
     * the terminal (window title, link, picture), up to its end or the end of the line; an escape with intermediate
     * characters, as for character sets; and any other control character but tabs and ends of lines.
     */
    private static final Pattern SEQUENCE = Pattern.compile("(?:\u001b\\[|\u009b)([0-?]*)([ -/]*[@-~])"
            + "|(?:\u001b[\\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\\n]*(?:\u0007|\u001b\\\\|\u009c)?"
            + "|\u001b[ -/]*[0-~]?"
            + "|[\\p{Cntrl}\u0080-\u009f&&[^\\t\\n\\r]]");

    private static final Pattern COLOURS = Pattern.compile("[0-9;:]*");

    private final StringBuilder html = new StringBuilder();
    private final TreeSet<String> emphasis = new TreeSet<>();
    private Optional<String> ink = Optional.empty();
    private Optional<String> paper = Optional.empty();

    private Ansi() {}

    static String html(String text) {
        Ansi ansi = new Ansi();
        String shown = overwritten(text);
        Matcher sequence = SEQUENCE.matcher(shown);
        int from = 0;
        while (sequence.find()) {
            ansi.text(shown.substring(from, sequence.start()));
            if ("m".equals(sequence.group(2))
                    && COLOURS.matcher(sequence.group(1)).matches()) {
                ansi.obey(sequence.group(1));
            }
            from = sequence.end();
        }
        ansi.text(shown.substring(from));
        return ansi.html.toString();
    }

    /** The text alone. */
    static String plain(String text) {
        return SEQUENCE.matcher(overwritten(text)).replaceAll("");
    }

    /** A line that was written over, as progress is, shows what a terminal would show in the end. */
    private static String overwritten(String text) {
        return text.indexOf('\r') < 0
                ? text
                : Stream.of(text.split("\n", -1)).map(Ansi::lastWritten).collect(Collectors.joining("\n"));
    }

    private static String lastWritten(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }

    private void text(String text) {
        if (text.isEmpty()) {
            return;
        }
        TreeSet<String> classes = new TreeSet<>(emphasis);
        ink.ifPresent(classes::add);
        paper.ifPresent(classes::add);
        if (classes.isEmpty()) {
            html.append(HtmlEscape.escape(text));
        } else {
            html.append("<span class=\"").append(String.join(" ", classes)).append("\">");
            html.append(HtmlEscape.escape(text)).append("</span>");
        }
    }

    private void obey(String numbers) {
        int[] codes = Arrays.stream(numbers.split("[;:]", -1))
                .mapToInt(code -> code.isEmpty() || code.length() > 3 ? 0 : Integer.parseInt(code))
                .toArray();
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i];
            if (code == 38 || code == 48) {
                // One of 256 colours, or of 16 million: not kept, since no page can promise to show it readably.
                i += i + 1 < codes.length && codes[i + 1] == 2 ? 4 : 2;
            } else {
                obey(code);
            }
        }
    }

    private void obey(int code) {
        switch (code) {
            case 0 -> {
                emphasis.clear();
                ink = Optional.empty();
                paper = Optional.empty();
            }
            case 1 -> emphasis.add("ansi-bold");
            case 2 -> emphasis.add("ansi-faint");
            case 3 -> emphasis.add("ansi-italic");
            case 4 -> emphasis.add("ansi-underline");
            case 22 -> {
                emphasis.remove("ansi-bold");
                emphasis.remove("ansi-faint");
            }
            case 23 -> emphasis.remove("ansi-italic");
            case 24 -> emphasis.remove("ansi-underline");
            case 39 -> ink = Optional.empty();
            case 49 -> paper = Optional.empty();
            default -> colour(code);
        }
    }

    private void colour(int code) {
        int bright = code >= 90 ? 60 : 0;
        int plain = code - bright;
        if (plain >= 30 && plain <= 37) {
            ink = Optional.of("ansi-" + (plain - 30));
        } else if (plain >= 40 && plain <= 47) {
            paper = Optional.of("ansi-on-" + (plain - 40));
        }
    }
}
