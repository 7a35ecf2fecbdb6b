package org.headcount.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Changes the addresses of links and pictures in a text of Markdown, and nothing else of it. */
final class MarkdownAddresses extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(100)
            .maxInlineNesting(100)
            .build();

    private static final Pattern INLINE = Pattern.compile("\\]\\(\\s*(<[^>\\n]*>|[^\\s)]+)");
    private static final Pattern DEFINITION = Pattern.compile("\\]:\\s*(<[^>\\n]*>|\\S+)");
    private static final Pattern HTML =
            Pattern.compile("(?i)<(?:img|a)\\b[^>]{0,2000}?\\b(?:src|href)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>\"']+)");

    private final String text;
    private final UnaryOperator<String> change;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int start, int end, String address) {}

    private MarkdownAddresses(String text, UnaryOperator<String> change) {
        this.text = text;
        this.change = change;
    }

    /** The text with each address of a link or picture as the function gives it. */
    static String changed(String markdown, UnaryOperator<String> change) {
        MarkdownAddresses addresses = new MarkdownAddresses(markdown, change);
        PARSER.parse(markdown).accept(addresses);
        StringBuilder changed = new StringBuilder(markdown);
        addresses.edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).reversed())
                .forEach(edit -> changed.replace(edit.start(), edit.end(), edit.address()));
        return changed.toString();
    }

    @Override
    public void visit(Image image) {
        last(INLINE, image);
        visitChildren(image);
    }

    @Override
    public void visit(Link link) {
        last(INLINE, link);
        visitChildren(link);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        last(DEFINITION, definition);
    }

    @Override
    public void visit(HtmlInline html) {
        all(html);
    }

    @Override
    public void visit(HtmlBlock html) {
        all(html);
    }

    /** A link's own address is the last of its text: others in it belong to pictures inside. */
    private void last(Pattern pattern, Node node) {
        int[] span = span(node);
        Matcher found = pattern.matcher(text).region(span[0], span[1]);
        int start = -1;
        int end = -1;
        while (found.find()) {
            start = found.start(1);
            end = found.end(1);
        }
        if (start >= 0) {
            edit(start, end);
        }
    }

    private void all(Node node) {
        int[] span = span(node);
        Matcher found = HTML.matcher(text).region(span[0], span[1]);
        while (found.find()) {
            edit(found.start(1), found.end(1));
        }
    }

    private void edit(int start, int end) {
        String written = text.substring(start, end);
        boolean quoted = written.length() > 1 && "<\"'".indexOf(written.charAt(0)) >= 0;
        String address = quoted ? written.substring(1, written.length() - 1) : written;
        String changed = change.apply(address);
        if (!changed.equals(address)) {
            edits.add(new Edit(start + (quoted ? 1 : 0), end - (quoted ? 1 : 0), changed));
        }
    }

    private static int[] span(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return new int[] {0, 0};
        }
        SourceSpan last = spans.get(spans.size() - 1);
        return new int[] {spans.get(0).getInputIndex(), last.getInputIndex() + last.getLength()};
    }
}
