package org.headcount.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.document.Audit;
import org.headcount.document.AuditedClaim;
import org.headcount.document.Claim;
import org.headcount.document.Figure;
import org.headcount.document.Provenance;
import org.headcount.document.Source;
import org.headcount.plot.Plot;
import org.headcount.plotting.Plots;
import org.headcount.reading.Block;
import org.headcount.reading.Document;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * An audit as one HTML page: a summary, the claims that fail, those that could not be checked and why, the document's
 * text with every figure marked, the plots, and the details of each claim.
 *
 * <p>The page needs no network and shows everything without scripts; its one script shows the details beside a figure
 * that is pointed at. Each figure is an element with its own id, so a link can lead to it. A content security policy
 * allows that one script by its hash, and nothing else.
 *
 * <pre>{@code
 * AuditPage.of(document, audit).withReviewer("A. Reader").html();
 * }</pre>
 *
 * @param document the document whose text is shown
 * @param audit its audit; offsets of figures are code points of the document's text
 * @param source title, publisher and date, where they are known
 * @param reviewer who reviewed the verdicts, if anyone did
 * @param date when the page was made
 * @param version the version of Headcount, empty if unknown
 */
public record AuditPage(
        Document document,
        Audit audit,
        Optional<Source> source,
        Optional<String> reviewer,
        Optional<LocalDate> date,
        String version) {

    private static final int PASSAGE = 500;

    /** A page without reviewer, date and version. */
    public static AuditPage of(Document document, Audit audit) {
        return new AuditPage(document, audit, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /** The same with title, publisher and date of the document. */
    public AuditPage withSource(Optional<Source> source) {
        return new AuditPage(document, audit, source, reviewer, date, version);
    }

    /** The same with the name of the person who reviewed the verdicts. */
    public AuditPage withReviewer(String reviewer) {
        return new AuditPage(document, audit, source, Optional.of(reviewer), date, version);
    }

    /** The same with the day on which it was made and the version of Headcount that made it. */
    public AuditPage withStamp(LocalDate date, String version) {
        return new AuditPage(document, audit, source, reviewer, Optional.of(date), version);
    }

    /** The document's title: the recorded one, else its first heading, else its name. */
    public String title() {
        return source.map(Source::title)
                .or(() -> document.blocks().stream()
                        .filter(block -> block.type() == Block.Type.HEADING)
                        .findFirst()
                        .map(document::text))
                .orElseGet(document::name);
    }

    /**
     * The page.
     *
     * @throws IllegalArgumentException if a figure lies outside the text, which is then not the text of the audit
     */
    public String html() {
        FigureCards cards = new FigureCards(audit);
        MarkedText text = new MarkedText(document, audit.figures().stream().toList(), cards);
        String style = resource("audit-page.css");
        String script = resource("audit-page.js");
        org.jsoup.nodes.Document page = new org.jsoup.nodes.Document("");
        page.outputSettings().prettyPrint(false);
        page.appendChild(new DocumentType("html", "", ""));
        Element root = page.appendElement("html").attr("lang", "en");
        Element head = root.appendElement("head");
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr(
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash(script)
                                + "'; base-uri 'none'; form-action 'none'");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("title").text("Audit of " + title());
        head.appendElement("style").appendChild(new DataNode(style));
        head.appendElement("script")
                .attr("type", "application/ld+json")
                .appendChild(new DataNode(ClaimReviews.of(this)));
        body(root.appendElement("body"), cards, text, script);
        return page.outerHtml() + "\n";
    }

    @Override
    public String toString() {
        return "audit page of " + title() + " (figures: " + audit.figures().size() + ", claims: "
                + audit.claims().size() + ", derived figures: "
                + audit.derived().size() + ")";
    }

    private void body(Element body, FigureCards cards, MarkedText text, String script) {
        body.appendElement("a").addClass("skip").attr("href", "#text").text("Skip to the text");
        Element main = body.appendElement("main");
        header(main.appendElement("header"));
        Summary summary = new Summary(audit);
        summary.write(main);
        List<AuditedClaim> fails = claims(Mark.FAILS).toList();
        section(
                main,
                "fails",
                "Not reproduced",
                fails.stream().map(AuditPage::withImplications).toList(),
                fails);
        List<AuditedClaim> close =
                Stream.concat(claims(Mark.ROUNDING), claims(Mark.POSSIBLE)).toList();
        section(main, "near", "Reproduced only within rounding, or possible", sentences(close), close);
        List<AuditedClaim> unknown = claims(Mark.UNKNOWN).toList();
        section(main, "unknown", "Not checkable, and why", sentences(unknown), unknown);
        Element reading = main.appendElement("section").id("text").addClass("reading");
        reading.appendElement("h2").text("The text");
        Element columns = reading.appendElement("div").addClass("columns");
        Element prose = columns.appendElement("div").addClass("prose");
        text.write(prose);
        columns.appendElement("aside")
                .id("panel")
                .attr("aria-label", "Details of the figure")
                .attr("aria-live", "polite")
                .appendElement("p")
                .addClass("hint")
                .text("Point at a marked figure, or reach it with the Tab key: its details appear here.");
        plots(main);
        details(main, cards);
        stamp(body.appendElement("footer"));
        body.appendElement("script").appendChild(new DataNode(script));
    }

    private void header(Element header) {
        header.appendElement("p").addClass("kind").text("Audit of the figures in");
        header.appendElement("h1").text(title());
        String facts = Stream.of(
                        source.flatMap(Source::publisher),
                        source.flatMap(Source::date),
                        source.isPresent() ? Optional.of(document.name()) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
        if (!facts.isEmpty()) {
            header.appendElement("p").addClass("source").text(facts);
        }
    }

    private Stream<AuditedClaim> claims(Mark mark) {
        return audit.claims().stream().filter(claim -> Mark.of(claim.grade()) == mark);
    }

    private static List<String> sentences(List<AuditedClaim> claims) {
        return claims.stream().map(AuditedClaim::sentence).toList();
    }

    private static String withImplications(AuditedClaim claim) {
        List<String> implied = new ArrayList<>();
        claim.implications()
                .forEach(implication ->
                        implied.add(implication.input().words() + " would have to be " + implication.words()));
        return claim.sentence() + (implied.isEmpty() ? "" : " To agree, " + String.join(", or ", implied) + ".");
    }

    private static void section(
            Element main, String id, String title, List<String> sentences, List<AuditedClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        Element section = main.appendElement("section").id(id).addClass("list");
        section.appendElement("h2").text(title);
        Element list = section.appendElement("ul");
        for (int i = 0; i < claims.size(); i++) {
            Mark mark = Mark.of(claims.get(i).grade());
            Figure figure = claims.get(i).claim().figure();
            Element item = list.appendElement("li").addClass(mark.style()).attr("data-sign", mark.sign());
            item.appendElement("a").attr("href", "#" + figure.id()).text(figure.words());
            item.appendElement("p").text(sentences.get(i));
            claims.get(i)
                    .caveats()
                    .forEach(
                            caveat -> item.appendElement("p").addClass("caveat").text("Caveat: " + caveat.note()));
        }
    }

    private void plots(Element main) {
        List<Plot> plots = new ArrayList<>();
        boolean recomputed = audit.claims().stream()
                .anyMatch(claim -> claim.result().isPresent()
                        && !claim.claim().figure().hedge().isOneSided()
                        && !claim.isBound());
        if (recomputed) {
            plots.add(Plots.verdicts(audit));
        }
        if (audit.claims().stream().anyMatch(AuditedClaim::isBound)) {
            plots.add(Plots.bounds(audit));
        }
        if (plots.isEmpty()) {
            return;
        }
        Element section = main.appendElement("section").id("plots");
        section.appendElement("h2").text("The claims as pictures");
        plots.forEach(plot -> section.appendElement("div").addClass("plot").appendChild(new DataNode(plot.figure())));
    }

    private void details(Element main, FigureCards cards) {
        List<Figure> figures = audit.figures().stream().toList();
        List<Figure> claimed = figures.stream()
                .filter(figure -> cards.mark(figure).isPresent())
                .sorted(Comparator.comparing(figure -> cards.mark(figure).orElseThrow()))
                .toList();
        Element section = main.appendElement("section").id("details");
        section.appendElement("h2").text("Each claim in detail");
        if (claimed.isEmpty()) {
            section.appendElement("p")
                    .text("The document states no relation between its figures that could be checked.");
        }
        claimed.forEach(figure -> cards.write(section, figure));
        List<Figure> others =
                figures.stream().filter(figure -> cards.mark(figure).isEmpty()).toList();
        if (!others.isEmpty()) {
            Element rest = main.appendElement("section").id("others").appendElement("details");
            rest.appendElement("summary").text("Figures that nothing is claimed of: " + others.size());
            others.forEach(figure -> cards.write(rest, figure));
        }
    }

    private void stamp(Element footer) {
        Element facts = footer.appendElement("dl");
        fact(facts, "Made by", "Headcount" + (version.isEmpty() ? "" : " " + version));
        date.ifPresent(day -> fact(facts, "Date", day.toString()));
        fact(facts, "Reviewed by", reviewer.orElse("no person: the verdicts are the program's"));
        fact(facts, "Text", document.name());
        fact(facts, "SHA-256 of the text", digest(document.text()));
        footer.appendElement("p")
                .text("An audit says whether printed numbers agree with each other. It does not say which of two that"
                        + " disagree is wrong, nor whether one that agrees is true.");
    }

    private static void fact(Element facts, String name, String words) {
        Element fact = facts.appendElement("div");
        fact.appendElement("dt").text(name);
        fact.appendElement("dd").text(words);
    }

    /** The sentence of the text that prints a figure, shortened if it is very long; for a cell, the cell. */
    String passage(Figure figure) {
        if (!(figure.provenance() instanceof Provenance.Printed place)) {
            return figure.text();
        }
        String text = document.text();
        int start = text.offsetByCodePoints(0, place.start());
        int end = text.offsetByCodePoints(start, place.end() - place.start());
        Block block = document.blocks().stream()
                .filter(one -> one.start() <= start && start < one.end())
                .findFirst()
                .orElse(new Block(Block.Type.PARAGRAPH, start, end));
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        String words = document.text(block);
        sentences.setText(words);
        int from = Math.max(0, sentences.preceding(Math.min(words.length(), start - block.start() + 1)));
        int to = sentences.following(Math.min(words.length() - 1, Math.max(0, end - block.start() - 1)));
        String sentence = words.substring(from, to == BreakIterator.DONE ? words.length() : to)
                .strip();
        return sentence.length() <= PASSAGE ? sentence : figure.text();
    }

    private static String resource(String name) {
        try (InputStream in = AuditPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of Headcount's own jar", e);
        }
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static String hash(String script) {
        return Base64.getEncoder().encodeToString(sha256(script));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The verdicts of one audit, counted; the two purposes apart. */
    private record Summary(Audit audit) {

        void write(Element main) {
            Element section = main.appendElement("section").id("summary");
            section.appendElement("p").addClass("lead").text(sentence());
            for (Claim.Purpose purpose : Claim.Purpose.values()) {
                List<AuditedClaim> claims = audit.only(purpose);
                if (!claims.isEmpty()) {
                    bar(section, purpose, claims);
                }
            }
        }

        private String sentence() {
            long figures = audit.figures().stream()
                    .filter(figure -> figure.kind().isQuantity())
                    .count();
            return count(figures, "figure") + ", "
                    + count(audit.only(Claim.Purpose.RECOMPUTED).size(), "claim") + " checked"
                    + counted(audit.only(Claim.Purpose.RECOMPUTED));
        }

        private static String counted(List<AuditedClaim> claims) {
            List<String> parts = new ArrayList<>();
            for (Mark mark : List.of(Mark.HOLDS, Mark.ROUNDING, Mark.POSSIBLE, Mark.FAILS, Mark.UNKNOWN)) {
                long count = count(claims, mark);
                if (count > 0) {
                    parts.add(count + " " + mark.words());
                }
            }
            return parts.isEmpty() ? "." : ": " + String.join(", ", parts) + ".";
        }

        private static void bar(Element section, Claim.Purpose purpose, List<AuditedClaim> claims) {
            Element figure = section.appendElement("figure").addClass("bar");
            figure.appendElement("figcaption")
                    .text(
                            purpose == Claim.Purpose.RECOMPUTED
                                    ? "Claims that the document states"
                                    : "Consistency checks: what ought to hold" + counted(claims));
            Element bar = figure.appendElement("ul");
            for (Mark mark : Mark.values()) {
                long count = count(claims, mark);
                if (count > 0) {
                    bar.appendElement("li")
                            .addClass(mark.style())
                            .attr("style", "flex-grow:" + count)
                            .attr("data-sign", mark.sign())
                            .text(count + " " + mark.words());
                }
            }
        }

        private static long count(List<AuditedClaim> claims, Mark mark) {
            return claims.stream()
                    .filter(claim -> Mark.of(claim.grade()) == mark)
                    .count();
        }

        private static String count(long count, String noun) {
            return count + " " + noun + (count == 1 ? "" : "s");
        }
    }
}
