package org.headcount.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Delimited;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/** The words of a Markdown text as they are rendered: without its marks, with its tables. */
final class MarkdownDocument extends AbstractVisitor {

    private final DocumentBuilder builder = new DocumentBuilder();
    private final StringBuilder line = new StringBuilder();
    private final List<List<DocumentBuilder.Cell>> rows = new ArrayList<>();
    private int headRows;

    private MarkdownDocument() {}

    static Document read(String name, String markdown, List<String> notes) {
        MarkdownDocument document = new MarkdownDocument();
        notes.forEach(document.builder::note);
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .customDelimiterProcessor(new StruckDelimiters())
                .maxOpenBlockParsers(200)
                .build()
                .parse(withoutFrontMatter(markdown))
                .accept(document);
        return document.builder.build(name);
    }

    /** Without the settings between two lines of dashes with which some files begin. */
    private static String withoutFrontMatter(String markdown) {
        if (!markdown.startsWith("---\n") && !markdown.startsWith("---\r\n")) {
            return markdown;
        }
        int end = markdown.indexOf("\n---", 3);
        int line = end < 0 ? -1 : markdown.indexOf('\n', end + 4);
        return line < 0 ? markdown : markdown.substring(line + 1);
    }

    private void block(Block.Type type, Node node) {
        line.setLength(0);
        visitChildren(node);
        builder.block(type, Words.clean(line));
        line.setLength(0);
    }

    @Override
    public void visit(Heading heading) {
        block(Block.Type.HEADING, heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
        block(paragraph.getParent() instanceof ListItem ? Block.Type.LIST_ITEM : Block.Type.PARAGRAPH, paragraph);
    }

    @Override
    public void visit(BulletList list) {
        visitChildren(list);
    }

    @Override
    public void visit(Text text) {
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        line.append(' ');
    }

    /** A picture's text is shown only where the picture is not. */
    @Override
    public void visit(Image image) {
        line.append(' ');
    }

    @Override
    public void visit(FencedCodeBlock code) {
        builder.append(Document.ofText("", code.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        builder.append(Document.ofText("", code.getLiteral()));
    }

    /** A tag inside of a line changes how its words look, not what they are. */
    @Override
    public void visit(HtmlInline html) {
        line.append(html.getLiteral().matches("(?i)<br\\s*/?>") ? " " : "");
    }

    @Override
    public void visit(HtmlBlock html) {
        builder.append(HtmlDocument.read("", html.getLiteral(), List.of()));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            rows.clear();
            headRows = 0;
            visitChildren(block);
            builder.table(rows, OptionalInt.of(headRows), OptionalInt.empty());
        } else {
            visitChildren(block);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Struck) {
            return;
        }
        if (node instanceof TableRow) {
            headRows += node.getParent() instanceof TableHead ? 1 : 0;
            rows.add(new ArrayList<>());
            visitChildren(node);
        } else if (node instanceof TableCell) {
            line.setLength(0);
            visitChildren(node);
            rows.get(rows.size() - 1).add(new DocumentBuilder.Cell(Words.clean(line)));
            line.setLength(0);
        } else {
            visitChildren(node);
        }
    }

    /** Words that are struck through: deleted, and not read. */
    private static final class Struck extends CustomNode implements Delimited {

        @Override
        public String getOpeningDelimiter() {
            return "~~";
        }

        @Override
        public String getClosingDelimiter() {
            return "~~";
        }
    }

    /** Finds what is between two tildes and two tildes. A single one is a sign of ranges and of approximate numbers. */
    private static final class StruckDelimiters implements DelimiterProcessor {

        @Override
        public char getOpeningCharacter() {
            return '~';
        }

        @Override
        public char getClosingCharacter() {
            return '~';
        }

        @Override
        public int getMinLength() {
            return 2;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() != 2 || closing.length() != 2) {
                return 0;
            }
            Text opener = opening.getOpener();
            Struck struck = new Struck();
            for (Node node : Nodes.between(opener, closing.getCloser())) {
                struck.appendChild(node);
            }
            opener.insertAfter(struck);
            return 2;
        }
    }
}
