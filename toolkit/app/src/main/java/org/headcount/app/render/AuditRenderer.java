package org.headcount.app.render;

import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.session.Bundle;
import org.headcount.session.Renderer;

/** An audit: each claim with its verdict and the sentence that says how it came about. */
public final class AuditRenderer implements Renderer<Audit> {

    @Override
    public Class<Audit> type() {
        return Audit.class;
    }

    @Override
    public Bundle render(Audit audit) {
        StringBuilder text =
                new StringBuilder(audit.document() + ": " + audit.claims().size() + " claims");
        StringBuilder html = new StringBuilder("<table><caption>")
                .append(Html.escape(text.toString()))
                .append("</caption><thead><tr><th scope=\"col\">printed</th><th scope=\"col\">grade</th>")
                .append("<th scope=\"col\">why</th></tr></thead><tbody>");
        for (AuditedClaim claim : audit.claims()) {
            String printed = claim.claim().figure().text();
            text.append("\n[").append(claim.grade().words()).append("] ").append(claim.sentence());
            html.append("<tr><td>")
                    .append(Html.escape(printed))
                    .append("</td><td>")
                    .append(Html.escape(claim.grade().words()))
                    .append("</td><td>")
                    .append(Html.escape(claim.sentence()))
                    .append("</td></tr>");
        }
        return Bundle.text(text.toString())
                .with("text/html", html.append("</tbody></table>").toString());
    }
}
