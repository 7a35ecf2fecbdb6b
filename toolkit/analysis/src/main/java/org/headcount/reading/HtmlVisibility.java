package org.headcount.reading;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;

/** Which elements of a page a reader sees, and which of those are the page's furniture and not its words. */
final class HtmlVisibility {

    /** Scripts, what is shown only without them, controls, pictures, and what was deleted. */
    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "title",
            "meta",
            "link",
            "nav",
            "search",
            "button",
            "select",
            "option",
            "datalist",
            "textarea",
            "input",
            "svg",
            "canvas",
            "iframe",
            "object",
            "embed",
            "audio",
            "video",
            "map",
            "progress",
            "meter",
            "del",
            "s",
            "strike",
            "rp",
            "rt",
            "noframes",
            "area",
            "param",
            "frameset");

    private static final Set<String> FURNITURE = Set.of(
            "navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog");

    private static final Set<String> SECTIONS = Set.of("article", "main", "section", "aside");

    private static final Pattern HIDING = Pattern.compile(
            "(?:^|[;{\\s])(?:display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse))", Pattern.CASE_INSENSITIVE);

    private static final Pattern RULE = Pattern.compile("([^{}]{1,500})\\{([^{}]{0,5000})\\}");

    private static final Pattern HIDDEN_CLASS =
            Pattern.compile("(?:^|\\s)(?:sr-only|visually-hidden|screen-reader-text|screen-reader-only)(?:\\s|$)");

    /** At most so many rules of a page's own styles are looked at. */
    private static final int MOST_RULES = 500;

    private final Set<Element> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean headingElsewhere;

    HtmlVisibility(Document page) {
        this.headingElsewhere = page.select("h1").stream().anyMatch(heading -> heading.closest("header") == null);
        int rules = 0;
        for (Element style : page.select("style")) {
            if (style.hasAttr("media") && !style.attr("media").matches("(?i)\\s*(?:all|screen)?\\s*")) {
                continue;
            }
            String sheet = withoutBlocks(style.data().replaceAll("(?s)/\\*.{0,20000}?\\*/", " "));
            Matcher rule = RULE.matcher(sheet);
            while (rule.find() && rules < MOST_RULES) {
                if (HIDING.matcher(rule.group(2)).find()) {
                    rules++;
                    hide(page, rule.group(1).strip());
                }
            }
        }
    }

    /** The sheet without its conditional blocks, which hold for print or for some screens only. */
    private static String withoutBlocks(String sheet) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        int conditional = 0;
        int from = 0;
        for (int i = 0; i < sheet.length(); i++) {
            char c = sheet.charAt(i);
            if (c == '{') {
                depth++;
                if (depth == 1 && sheet.substring(from, i).strip().startsWith("@")) {
                    conditional = depth;
                }
            } else if (c == '}') {
                depth = Math.max(0, depth - 1);
                if (depth == 0) {
                    if (conditional == 0) {
                        plain.append(sheet, from, i + 1);
                    }
                    conditional = 0;
                    from = i + 1;
                }
            }
        }
        return plain.toString();
    }

    private void hide(Document page, String selector) {
        try {
            if (!selector.contains(":")) {
                hidden.addAll(page.select(selector));
            }
        } catch (SelectorParseException e) {
            // A selector that is not understood hides nothing: better a word too many than one too few.
            return;
        }
    }

    boolean isVisible(Element element) {
        String tag = element.normalName();
        if (NEVER.contains(tag)
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equalsIgnoreCase("true")
                || hidden.contains(element)
                || HIDING.matcher(element.attr("style")).find()
                || HIDDEN_CLASS.matcher(element.className()).find()
                || (tag.equals("dialog") && !element.hasAttr("open"))) {
            return false;
        }
        if ((tag.equals("header") && !isInSection(element))
                || element.attr("role").equals("banner")) {
            return holdsTitle(element);
        }
        if (tag.equals("footer")) {
            return isNotes(element) || element.selectFirst("[role=doc-endnotes], [role=doc-footnote]") != null;
        }
        return !FURNITURE.contains(element.attr("role").toLowerCase(Locale.ROOT)) && !isInBanner(element);
    }

    /** A page whose only title is in its banner has that as a title. */
    private boolean holdsTitle(Element banner) {
        return !headingElsewhere && banner.selectFirst("h1") != null;
    }

    /** Of a banner with the title nothing else is kept. */
    private boolean isInBanner(Element element) {
        if (element.normalName().equals("h1") || element.selectFirst("h1") != null || element.closest("h1") != null) {
            return false;
        }
        Element header = element.closest("header, [role=banner]");
        return header != null && !isInSection(header);
    }

    private static boolean isInSection(Element element) {
        return element.parents().stream().anyMatch(parent -> SECTIONS.contains(parent.normalName()));
    }

    /** Whether an element holds notes to the text. */
    static boolean isNotes(Element element) {
        return element != null
                && (element.attr("role").matches("doc-(?:foot|end)notes?")
                        || element.className().matches("(?i)(?:.*[\\s_-])?(?:foot|end)notes?(?:[\\s_-].*)?")
                        || element.id().matches("(?i)(?:fn|footnote|endnote|note)[-_:]?[0-9]*"));
    }
}
