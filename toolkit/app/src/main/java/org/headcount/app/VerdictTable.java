package org.headcount.app;

import java.io.PrintWriter;
import java.util.List;
import org.headcount.app.render.Verdicts;
import org.headcount.document.Claim;
import org.headcount.document.Grade;
import picocli.CommandLine.Help.Ansi;

/** The table of verdicts, a row for each document: for a terminal, and for a page. */
final class VerdictTable {

    private final Verdicts verdicts;
    private final List<String> documents;

    VerdictTable(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.documents = List.copyOf(verdicts.ids());
    }

    void print(PrintWriter out, Ansi ansi) {
        TextTable table = new TextTable(ansi, 21, 5, 8, 5, 9, 5, 8, 5);
        table.header("", "exact", "within", "", "not", "", "bound", "");
        table.header("DOCUMENT", "point", "rounding", "fails", "checkable", "holds", "possible", "fails");
        documents.forEach(document -> table.row(row(document, List.of(document))));
        if (documents.size() > 1) {
            table.row(Ansi.Style.bold, row("all", documents));
        }
        out.println("VERDICTS               claims recomputed                 consistency checks");
        table.print(out);
    }

    String html() {
        StringBuilder html = new StringBuilder("<table><thead><tr><th scope=\"col\" rowspan=\"2\">Document</th>")
                .append("<th scope=\"colgroup\" colspan=\"4\">Claims recomputed</th>")
                .append("<th scope=\"colgroup\" colspan=\"3\">Consistency checks</th></tr><tr>");
        for (String head : List.of(
                "exact point", "within rounding", "fails", "not checkable", "holds", "bound possible", "fails")) {
            html.append("<th scope=\"col\" style=\"text-align:right\">")
                    .append(head)
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        documents.forEach(document -> row(html, row(document, List.of(document))));
        if (documents.size() > 1) {
            row(html, row("all", documents));
        }
        return html.append("</tbody></table>").toString();
    }

    private static void row(StringBuilder html, String... cells) {
        html.append("<tr><th scope=\"row\">").append(cells[0]).append("</th>");
        for (int i = 1; i < cells.length; i++) {
            html.append("<td style=\"text-align:right\">").append(cells[i]).append("</td>");
        }
        html.append("</tr>");
    }

    private String[] row(String name, List<String> documents) {
        Claim.Purpose claims = Claim.Purpose.RECOMPUTED;
        Claim.Purpose checks = Claim.Purpose.CONSISTENCY;
        return new String[] {
            name,
            count(documents, claims, Grade.EXACT_POINT, Grade.BOUND_HOLDS),
            count(documents, claims, Grade.WITHIN_ROUNDING, Grade.BOUND_POSSIBLE),
            count(documents, claims, Grade.FAILS),
            count(documents, claims, Grade.NONE),
            count(documents, checks, Grade.EXACT_POINT, Grade.WITHIN_ROUNDING, Grade.BOUND_HOLDS),
            count(documents, checks, Grade.BOUND_POSSIBLE),
            count(documents, checks, Grade.FAILS)
        };
    }

    private String count(List<String> documents, Claim.Purpose purpose, Grade... grades) {
        long count = documents.stream()
                .mapToLong(document -> verdicts.count(document, purpose, grades))
                .sum();
        return count == 0 ? "-" : Long.toString(count);
    }
}
