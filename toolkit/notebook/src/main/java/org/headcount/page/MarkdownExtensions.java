package org.headcount.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/** What notebooks' Markdown has beyond CommonMark: words struck out, tasks with their boxes, addresses that are links. */
final class MarkdownExtensions extends AbstractVisitor implements DelimiterProcessor {
    private static final int SIGNS = 2;
    private static final Pattern TASK = Pattern.compile("\\[([ xX])\\]\\s+");
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://[^\\s<>\"]+");
    private static final String CLOSING = ".,:;!?'*_~";

    /** Words between two tildes on each side. */
    static final class Struck extends CustomNode {}

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
        return SIGNS;
    }

    @Override
    public int process(DelimiterRun opening, DelimiterRun closing) {
        if (opening.length() != SIGNS || closing.length() != SIGNS) {
            return 0;
        }
        Text opener = opening.getOpener();
        Struck struck = new Struck();
        for (Node node : Nodes.between(opener, closing.getCloser())) {
            struck.appendChild(node);
        }
        opener.insertAfter(struck);
        return SIGNS;
    }

    /** Marks tasks and addresses in what has been parsed. */
    static Node in(Node document) {
        document.accept(new MarkdownExtensions());
        return document;
    }

    @Override
    public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph && paragraph.getFirstChild() instanceof Text text) {
            Matcher task = TASK.matcher(text.getLiteral());
            if (task.lookingAt()) {
                String box = task.group(1).isBlank() ? "\u2610 " : "\u2611 ";
                text.setLiteral(box + text.getLiteral().substring(task.end()));
            }
        }
        visitChildren(item);
    }

    /** The text of a link is not searched for links again. */
    @Override
    public void visit(Link link) {}

    @Override
    public void visit(Text text) {
        String literal = text.getLiteral();
        Matcher address = ADDRESS.matcher(literal);
        Node last = text;
        int from = 0;
        while (address.find()) {
            int end = end(literal, address.start(), address.end());
            Text before = new Text(literal.substring(from, address.start()));
            Link link = new Link(literal.substring(address.start(), end), null);
            link.appendChild(new Text(literal.substring(address.start(), end)));
            last.insertAfter(before);
            before.insertAfter(link);
            last = link;
            from = end;
        }
        if (from > 0) {
            last.insertAfter(new Text(literal.substring(from)));
            text.unlink();
        }
    }

    /** Where an address ends: before the punctuation of its sentence, and a bracket that was opened before it. */
    private static int end(String text, int start, int found) {
        int end = found;
        while (end > start) {
            char last = text.charAt(end - 1);
            String address = text.substring(start, end);
            boolean isOpened = address.chars().filter(c -> c == '(').count()
                    >= address.chars().filter(c -> c == ')').count();
            if (CLOSING.indexOf(last) < 0 && (last != ')' || isOpened)) {
                return end;
            }
            end--;
        }
        return end;
    }
}
