package org.headcount.page;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML from notebooks and data, less whatever could run, load, send, or look like the page's own: tables,
 * lists, emphasis, links and pictures that it carries itself are left.
 */
final class Sanitised {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern SCOPE = Pattern.compile("(?i)row|col|rowgroup|colgroup");
    private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{N}._-]{1,200}");
    private static final Pattern PICTURE =
            Pattern.compile("data:image/(png|jpeg|gif|webp|svg\\+xml);base64,[\\sA-Za-z0-9+/=]*");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "hr", "blockquote", "pre")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption")
            .allowElements("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowElements("a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark")
            .allowElements("abbr", "kbd", "samp", "var", "cite", "q", "span", "code", "img")
            .allowAttributes("id")
            .matching(ANCHOR)
            .onElements("h1", "h2", "h3", "h4", "h5", "h6", "a")
            .allowAttributes("name")
            .matching(ANCHOR)
            .onElements("a")
            .allowAttributes("href")
            .matching(Sanitised::isNoData)
            .onElements("a")
            .allowAttributes("src")
            .matching(PICTURE)
            .onElements("img")
            .allowUrlProtocols("https", "http", "mailto", "data")
            .requireRelsOnLinks("noopener", "noreferrer")
            .allowAttributes("alt", "title")
            .globally()
            .allowAttributes("width", "height")
            .matching(NUMBER)
            .onElements("img")
            .allowAttributes("colspan", "rowspan", "span")
            .matching(NUMBER)
            .onElements("th", "td", "col", "colgroup")
            .allowAttributes("scope")
            .matching(SCOPE)
            .onElements("th")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .allowAttributes("align")
            .matching(Pattern.compile("(?i)left|right|center"))
            .onElements("th", "td")
            .allowStyling(CssSchema.withProperties(List.of("text-align")))
            .toFactory();

    private Sanitised() {}

    /** Pictures may be carried along; a link to what is carried along would be a page of its own. */
    private static boolean isNoData(String address) {
        return !address.strip().regionMatches(true, 0, "data:", 0, 5);
    }

    /** What is left of HTML from outside. */
    static String plain(String html) {
        return POLICY.sanitize(html);
    }

    /** The same, its tables each in a box of its own that scrolls. */
    static String html(String html) {
        return boxed(plain(html));
    }

    /** What is left of HTML in which pieces of our own have their places. */
    static String around(TrustedFragments fragments, String html) {
        return fragments.putBack(boxed(plain(html)));
    }

    /** The sanitiser writes every tag in one way, and closes every table that it opened. */
    private static String boxed(String clean) {
        return clean.replaceAll(
                        "<table[^>]*>", "<div class=\"box\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">$0")
                .replace("</table>", "</table></div>");
    }
}
