package org.headcount.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.headcount.page.Formulas.Formula;

/**
 * The prose of a notebook: Markdown with tables and formulas, sanitised. Keeps the headings that it has
 * met, for a table of contents.
 */
final class Prose {

    /**
     * A heading.
     *
     * @param level 1 for the title of all
     * @param id the name by which it is linked to
     * @param text its words
     */
    record Title(int level, String id, String text) {}

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .customInlineContentParserFactory(new Formulas())
            .customDelimiterProcessor(new MarkdownExtensions())
            .postProcessor(MarkdownExtensions::in)
            .maxOpenBlockParsers(100)
            .maxInlineNesting(100)
            .build();

    private final Links links;
    private final Anchors anchors = new Anchors();
    private final List<Title> titles = new ArrayList<>();

    Prose(Links links) {
        this.links = links;
    }

    Links links() {
        return links;
    }

    /** The headings so far. */
    List<Title> titles() {
        return List.copyOf(titles);
    }

    /** A text as HTML. */
    String html(String markdown, Pictures pictures) {
        TrustedFragments fragments = new TrustedFragments();
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(TABLES)
                .nodeRendererFactory(context -> new Ours(context, fragments, pictures))
                .attributeProviderFactory(context -> this::attributes)
                .build();
        return Sanitised.around(fragments, renderer.render(PARSER.parse(MathLines.joined(markdown))), pictures, links);
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            Title title = new Title(heading.getLevel(), anchors.of(words(heading, "$")), words(heading));
            titles.add(title);
            attributes.put("id", title.id());
        }
    }

    private static String words(Node node) {
        return words(node, "");
    }

    /** The words of a node, with formulas between two signs. */
    private static String words(Node node, String sign) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof Formula formula) {
                    words.append(sign).append(formula.tex()).append(sign);
                } else {
                    visitChildren(node);
                }
            }
        });
        return words.toString();
    }

    /** What we write ourselves. */
    private record Ours(HtmlNodeRendererContext context, TrustedFragments fragments, Pictures pictures)
            implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Formula.class, FencedCodeBlock.class, Image.class, MarkdownExtensions.Struck.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof MarkdownExtensions.Struck) {
                context.getWriter().tag("del");
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    context.render(child);
                }
                context.getWriter().tag("/del");
                return;
            }
            String html;
            if (node instanceof Formula formula) {
                html = MathMl.html(formula.tex(), formula.place());
            } else if (node instanceof FencedCodeBlock code) {
                html = code(code);
            } else {
                Image image = (Image) node;
                html = pictures.html(image.getDestination(), words(image));
            }
            context.getWriter().raw(fragments.keep(html));
        }

        private static String code(FencedCodeBlock code) {
            String language =
                    code.getInfo() == null ? "" : code.getInfo().strip().toLowerCase(Locale.ROOT);
            boolean java = language.equals("java") || language.equals("jshell") || language.startsWith("java ");
            return "<pre class=\"code\" tabindex=\"0\"><code>"
                    + (java ? JavaCode.html(code.getLiteral()) : HtmlEscape.escape(code.getLiteral()))
                    + "</code></pre>\n";
        }
    }
}
