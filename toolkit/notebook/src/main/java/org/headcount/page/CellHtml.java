package org.headcount.page;

import com.fasterxml.jackson.databind.JsonNode;
import org.headcount.notebook.CodeView;
import org.headcount.notebook.NotebookCell;

/**
 * A cell as HTML.
 *
 * @param number which cell of code it is, as messages count them
 * @param view how code is shown
 */
record CellHtml(NotebookCell cell, int number, Prose prose, Pictures pictures, Trust trust, CodeView view) {

    /** Jupyter's sign for code that most readers pass over. */
    private static final String HIDDEN = "hide-input";

    String html() {
        return switch (cell.type()) {
            case MARKDOWN -> "<section class=\"prose\">\n" + prose.html(cell.source(), pictures) + "</section>\n";
            case CODE -> code();
            case RAW -> raw();
        };
    }

    /** As in Jupyter a raw cell is for the format that it names, and for all formats where it names none. */
    private String raw() {
        String type = cell.rawMimeType();
        if (cell.source().isBlank() || !(type.isBlank() || type.equals("text/html"))) {
            return "";
        }
        if (type.isBlank()) {
            return "<pre class=\"raw\" tabindex=\"0\">" + HtmlEscape.escape(cell.source()) + "</pre>\n";
        }
        String html = trust == Trust.TRUSTED ? cell.source() : Sanitised.html(cell.source(), pictures, prose.links());
        return "<section class=\"prose\">" + html + "</section>\n";
    }

    private String code() {
        StringBuilder html = new StringBuilder();
        if (!cell.source().isBlank() && view != CodeView.HIDDEN) {
            boolean folded = view == CodeView.FOLDED || cell.tags().contains(HIDDEN);
            html.append("<details class=\"code\"").append(folded ? "" : " open");
            html.append("><summary>Cell ").append(number).append(cell.isNotRun() ? " (not run)" : "");
            html.append("</summary><pre tabindex=\"0\"><code>");
            html.append(JavaCode.html(cell.source())).append("</code></pre></details>\n");
        }
        Outputs outputs = new Outputs(prose, pictures, trust);
        for (JsonNode output : cell.outputs()) {
            html.append(outputs.html(output));
        }
        return html.isEmpty() ? "" : "<section class=\"cell\">\n" + html + "</section>\n";
    }
}
