package org.headcount.page;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern ANCHOR = Pattern.compile("[^\\s\\p{Cntrl}]{1,200}");
    private static final Pattern PICTURE =
            Pattern.compile("data:image/(png|jpeg|gif|webp|svg\\+xml);base64,[\\sA-Za-z0-9+/=]*");

    /** What is left of every text; pictures are added for each text, since what they may show depends on its place. */
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "hr", "blockquote", "pre")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption")
            .allowElements("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowElements("a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark")
            .allowElements("abbr", "kbd", "samp", "var", "cite", "q", "span", "code")
            .allowAttributes("id")
            .matching(ANCHOR)
            .onElements("h1", "h2", "h3", "h4", "h5", "h6", "a")
            .allowAttributes("name")
            .matching(ANCHOR)
            .onElements("a")
            .allowUrlProtocols("https", "http", "mailto", "data")
            .requireRelsOnLinks("noopener", "noreferrer")
            .allowAttributes("alt", "title")
            .globally()
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
        return Stream.of("data:", "attachment:")
                .noneMatch(scheme -> address.strip().regionMatches(true, 0, scheme, 0, scheme.length()));
    }

    /** What is left of HTML from outside; a picture keeps the address that is given for its own, or has none. */
    static String plain(String html, UnaryOperator<String> picture, Links links) {
        PolicyFactory addresses = new HtmlPolicyBuilder()
                .allowElements("img", "a")
                .allowAttributes("href")
                .matching((element, attribute, address) -> isNoData(address) ? links.of(address) : null)
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer")
                .allowAttributes("src")
                .matching((element, attribute, address) -> picture(address, picture))
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(NUMBER)
                .onElements("img")
                .allowUrlProtocols("https", "http", "mailto", "data", "attachment")
                .toFactory();
        return POLICY.and(addresses).sanitize(html);
    }

    private static String picture(String address, UnaryOperator<String> picture) {
        String given = picture.apply(address);
        return PICTURE.matcher(given).matches() ? given : null;
    }

    /** What is left of HTML from outside, with its pictures embedded, and its tables each in a box that scrolls. */
    static String html(String html, Pictures pictures, Links links) {
        return TableHtml.boxed(plain(html, pictures::embedded, links));
    }

    /** What is left of HTML in which pieces of our own have their places. */
    static String around(TrustedFragments fragments, String html, Pictures pictures, Links links) {
        return fragments.putBack(html(html, pictures, links));
    }
}
