package org.headcount.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headcount.notebook.UnusableFile;
import org.headcount.session.Bundle;

/**
 * The page over the pages of a run.
 *
 * @param entries the notebooks, in the order they were run
 * @param section more about the run
 * @param stamp how it came about
 */
public record PageIndex(List<Entry> entries, Optional<About.Section> section, Stamp stamp) {

    /** Its file's name. */
    public static final String FILE = "index.html";

    /**
     * A notebook of the run.
     *
     * @param file the notebook or script
     * @param title its title
     * @param page the name of its page's file
     * @param cells how many cells of code it has
     * @param notRun how many of them were not run
     * @param seconds how long it took
     * @param error the first thing that went wrong
     */
    public record Entry(
            Path file, String title, String page, int cells, int notRun, double seconds, Optional<String> error) {}

    /** An index that nothing can later change. */
    public PageIndex {
        entries = List.copyOf(entries);
    }

    /** The run in one sentence: how many notebooks and cells, how long, how many failed. */
    public String summary() {
        long failed =
                entries.stream().filter(entry -> entry.error().isPresent()).count();
        int cells = entries.stream().mapToInt(Entry::cells).sum();
        int notRun = entries.stream().mapToInt(Entry::notRun).sum();
        double seconds = entries.stream().mapToDouble(Entry::seconds).sum();
        return String.format(
                Locale.ROOT,
                "%s, %s, %.1f s: %s%s",
                count(entries.size(), "notebook"),
                count(cells, "cell"),
                seconds,
                failed == 0 ? "all ran" : failed + " failed",
                notRun == 0 ? "" : ", " + count(notRun, "cell") + " not run");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    String html() {
        StringBuilder main = new StringBuilder("<h1>Notebooks</h1>\n<p>");
        main.append(HtmlEscape.escape(summary())).append(".</p>\n");
        main.append("<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"Notebooks\"><table><thead><tr>")
                .append("<th scope=\"col\">Notebook</th><th scope=\"col\">Result</th>")
                .append("<th scope=\"col\" class=\"number\">Cells</th>")
                .append("<th scope=\"col\" class=\"number\">Seconds</th></tr></thead><tbody>\n");
        entries.forEach(entry -> main.append(row(entry)));
        main.append("</tbody></table></div>\n");
        section.ifPresent(each -> main.append("<h2>")
                .append(HtmlEscape.escape(each.title()))
                .append("</h2>\n")
                .append(Sanitised.html(
                        each.content().data().getOrDefault("text/html", preformatted(each.content())),
                        Pictures.NONE,
                        Links.NONE)));
        return new PageTemplate("Notebooks", Trust.NONE).html(main.toString(), Optional.empty(), stamp.html());
    }

    private static String preformatted(Bundle content) {
        return "<pre>" + HtmlEscape.escape(content.text()) + "</pre>";
    }

    private static String row(Entry entry) {
        String result = entry.error()
                .map(error -> "<span class=\"failed\">✗ failed:</span> " + HtmlEscape.escape(error) + notRun(entry))
                .orElse("<span class=\"ok\">✓ ran</span>");
        return "<tr><td><a href=\"" + HtmlEscape.escape(address(entry.page())) + "\">"
                + HtmlEscape.escape(entry.title()) + "</a><div class=\"file\">"
                + HtmlEscape.escape(entry.file().toString())
                + "</div></td><td>" + result + "</td><td class=\"number\">"
                + entry.cells() + "</td><td class=\"number\">" + String.format(Locale.ROOT, "%.1f", entry.seconds())
                + "</td></tr>\n";
    }

    private static String notRun(Entry entry) {
        return entry.notRun() == 0 ? "" : " (" + count(entry.notRun(), "cell") + " not run)";
    }

    /** A file's name as a link to it from beside: never taken for another scheme, folder, or part of a page. */
    private static String address(String name) {
        return "./" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @throws UnusableFile when it cannot be written, or another file has that name
     */
    public void write(Path folder) throws UnusableFile {
        PageFile.write(folder.resolve(FILE), html());
    }
}
