package org.headcount.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a page was made, so that it can be made again.
 *
 * <p>A run has a date. An export of what a notebook holds has none, so that the same notebook gives the
 * same page on every day.
 *
 * @param facts what there is to say, each under its name: versions, digests
 * @param date the day of the run
 */
public record Stamp(Map<String, String> facts, Optional<LocalDate> date) {

    /** A stamp that later changes to {@code facts} do not reach. */
    public Stamp {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The facts of every page (the JDK), followed by these. */
    public static Stamp of(Map<String, String> facts) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.put("Java", Runtime.version().toString());
        return new Stamp(all, Optional.empty());
    }

    /** The same for a run on the day of that instant in Greenwich, whatever the time zone here. */
    public Stamp on(Instant instant) {
        return new Stamp(facts, Optional.of(LocalDate.ofInstant(instant, ZoneOffset.UTC)));
    }

    /** The same with one more fact. */
    Stamp with(String name, String fact) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, fact);
        return new Stamp(more, date);
    }

    /** What is said at the end of a page. */
    String html() {
        StringBuilder html = new StringBuilder("<footer><dl>");
        date.ifPresent(
                day -> html.append("<div><dt>Run on</dt><dd>").append(day).append("</dd></div>"));
        facts.forEach((name, fact) -> html.append("<div><dt>")
                .append(HtmlEscape.escape(name))
                .append("</dt><dd>")
                .append(HtmlEscape.escape(fact))
                .append("</dd></div>"));
        return html.append("</dl></footer>\n").toString();
    }
}
