package org.headcount.app.render;

import java.util.List;
import java.util.stream.Collectors;

/** Notes under a table: a compact line each, folded where there are many. */
final class TableNotes {
    /** More notes than this are folded. */
    private static final int MOST = 3;

    private TableNotes() {}

    /** The notes as HTML; nothing where there are none. */
    static String html(List<String> notes) {
        String lines = notes.stream()
                .map(note -> "<small>" + HtmlMarkup.escape(note) + "</small>")
                .collect(Collectors.joining("<br>"));
        if (notes.size() > MOST) {
            return "<details><summary>" + notes.size() + " notes</summary>" + lines + "</details>";
        }
        return lines.isEmpty() ? "" : "<p>" + lines + "</p>";
    }
}
