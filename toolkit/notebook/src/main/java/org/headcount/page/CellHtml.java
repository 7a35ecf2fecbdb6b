package org.headcount.page;

import com.fasterxml.jackson.databind.JsonNode;
import org.headcount.notebook.NotebookCell;

/**
 * A cell as HTML.
 *
 * @param number which cell of code it is, as messages count them
 */
record CellHtml(NotebookCell cell, int number, Prose prose, Pictures pictures, Trust trust) {

    /** Jupyter's sign for code that most readers pass over. */
    private static final String HIDDEN = "hide-input";

    String html() {
        return switch (cell.type()) {
            case MARKDOWN -> "<section class=\"prose\">\n" + prose.html(cell.source(), pictures) + "</section>\n";
            case CODE -> code();
            case RAW ->
                cell.source().isBlank()
                        ? ""
                        : "<pre class=\"raw\" tabindex=\"0\">" + HtmlEscape.escape(cell.source()) + "</pre>\n";
        };
    }

    private String code() {
        StringBuilder html = new StringBuilder();
        if (!cell.source().isBlank()) {
            html.append("<details class=\"code\"").append(cell.tags().contains(HIDDEN) ? "" : " open");
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
