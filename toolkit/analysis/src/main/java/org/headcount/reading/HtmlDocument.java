package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * The body of a page as a browser shows it, in the order of its source: paragraphs, headings, list items, captions and
 * tables, without navigation, scripts, hidden or deleted text.
 */
final class HtmlDocument implements NodeFilter {

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /** Elements whose words are not of the line around them; every other element is taken as part of its line. */
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "search",
            "section",
            "summary",
            "table",
            "caption",
            "ul",
            "tr",
            "td",
            "th",
            "thead",
            "tbody",
            "tfoot");

    private final DocumentBuilder builder;
    private final HtmlVisibility visibility;

    /** What to do with the blocks of this element's subtree. */
    private final Element root;

    private final StringBuilder line = new StringBuilder();
    private Block.Type type = Block.Type.PARAGRAPH;

    private HtmlDocument(DocumentBuilder builder, HtmlVisibility visibility, Element root) {
        this.builder = builder;
        this.visibility = visibility;
        this.root = root;
    }

    static Document read(String name, String html, List<String> notes) {
        org.jsoup.nodes.Document page = Parser.htmlParser().parseInput(html, "");
        page.outputSettings(new OutputSettings().prettyPrint(false));
        DocumentBuilder builder = new DocumentBuilder();
        notes.forEach(builder::note);
        walk(builder, new HtmlVisibility(page), page.body());
        return builder.build(name);
    }

    private static void walk(DocumentBuilder builder, HtmlVisibility visibility, Element root) {
        HtmlDocument walk = new HtmlDocument(builder, visibility, root);
        root.filter(walk);
        walk.flush();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            line.append(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element) || !visibility.isVisible(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        String tag = element.normalName();
        if (!element.equals(root) && tag.equals("table") && !isLayout(element)) {
            flush();
            table(element);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (tag.equals("pre")) {
            flush();
            builder.append(Document.ofText("", element.wholeText().replace("\u00ad", "")));
            return FilterResult.SKIP_ENTIRELY;
        }
        if (tag.equals("br")) {
            // Two of them part paragraphs, as one parts lines.
            if (isBreak(element.previousSibling())) {
                flush();
            }
            line.append(' ');
        } else if (tag.equals("sup")) {
            superscript(element);
            return FilterResult.SKIP_ENTIRELY;
        } else if (tag.equals("q")) {
            line.append('\u201c');
        } else if (BLOCKS.contains(tag)) {
            flush();
            type = type(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (BLOCKS.contains(element.normalName())) {
                flush();
                type = element.parent() == null ? Block.Type.PARAGRAPH : type(element.parent());
            } else if (element.normalName().equals("q")) {
                line.append('\u201d');
            }
        }
        return FilterResult.CONTINUE;
    }

    private void flush() {
        builder.block(type, Words.clean(line));
        line.setLength(0);
    }

    private static boolean isBreak(Node node) {
        Node before = node;
        while (before instanceof TextNode text && text.isBlank()) {
            before = before.previousSibling();
        }
        return before instanceof Element element && element.normalName().equals("br");
    }

    private static Block.Type type(Element element) {
        String tag = element.normalName();
        if (HEADINGS.contains(tag) || element.attr("role").equals("heading")) {
            return Block.Type.HEADING;
        }
        if (HtmlVisibility.isNotes(element) || HtmlVisibility.isNotes(element.parent())) {
            return Block.Type.FOOTNOTE;
        }
        if (tag.equals("figcaption") || tag.equals("caption")) {
            return Block.Type.CAPTION;
        }
        // A paragraph inside of an item or a heading is that.
        boolean inner = tag.equals("p") || tag.equals("div");
        if (inner && element.parent() != null && element.parent().normalName().equals("li")) {
            return type(element.parent());
        }
        return tag.equals("li") ? Block.Type.LIST_ITEM : Block.Type.PARAGRAPH;
    }

    /** Raised digits are the mark of a note, which is left out, or an exponent. */
    private void superscript(Element element) {
        StringBuilder inner = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode text) {
                inner.append(text.getWholeText());
                return FilterResult.CONTINUE;
            }
            return node instanceof Element child && visibility.isVisible(child)
                    ? FilterResult.CONTINUE
                    : FilterResult.SKIP_ENTIRELY;
        });
        String words = Words.clean(inner);
        boolean refers = element.selectFirst("a[href^=#]") != null
                || element.closest("a[href^=#]") != null
                || element.attr("role").equals("doc-noteref");
        if (refers || Words.isNoteMark(line.toString().stripTrailing(), words)) {
            return;
        }
        line.append(words.chars().noneMatch(Character::isLetter) ? Words.superscript(words) : words);
    }

    /** Tables that only place things on the page: they say so, hold other tables, or have but one column. */
    private static boolean isLayout(Element table) {
        String role = table.attr("role");
        if (role.equals("presentation") || role.equals("none")) {
            return true;
        }
        if (table.select("table").size() > 1) {
            return table.selectFirst("th") == null;
        }
        return table.select("tr").stream()
                .allMatch(row ->
                        row.children().stream().filter(HtmlDocument::isCell).count() <= 1);
    }

    private static boolean isCell(Element element) {
        return element.normalName().equals("td") || element.normalName().equals("th");
    }

    private void table(Element table) {
        for (Element caption : table.children()) {
            if (caption.normalName().equals("caption") && visibility.isVisible(caption)) {
                builder.block(Block.Type.CAPTION, words(caption));
            }
        }
        HtmlGrid grid = new HtmlGrid(rows(table), this::words);
        builder.table(grid.rows(), grid.headerRows(), grid.headerColumns());
    }

    /** The rows in the order in which they are shown: a foot comes last wherever it is written. */
    private List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        List<Element> foot = new ArrayList<>();
        for (Element part : table.children()) {
            if (!visibility.isVisible(part)) {
                continue;
            }
            if (part.normalName().equals("tr")) {
                rows.add(part);
            } else if (Set.of("thead", "tbody", "tfoot").contains(part.normalName())) {
                List<Element> into = part.normalName().equals("tfoot") ? foot : rows;
                part.children().stream()
                        .filter(row -> row.normalName().equals("tr") && visibility.isVisible(row))
                        .forEach(into::add);
            }
        }
        rows.addAll(foot);
        return rows.stream().toList();
    }

    /** All words of an element as one line. */
    private String words(Element element) {
        if (!visibility.isVisible(element)) {
            return "";
        }
        DocumentBuilder inner = new DocumentBuilder();
        walk(inner, visibility, element);
        return Words.clean(inner.build("").text());
    }
}
