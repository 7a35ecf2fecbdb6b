package org.headcount.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headcount.plot.Flow.Link;

/** Lays out who goes with whom: two columns of names, and ribbons between them as thick as their amounts. */
final class FlowDrawing {

    private static final double GAP = 7;
    private static final double NODE = 9;
    private static final double THIN = 4;

    private final Sheet sheet;
    private final Flow form;

    private FlowDrawing(Sheet sheet, Flow form) {
        this.sheet = sheet;
        this.form = form;
    }

    static void draw(Sheet sheet, Flow form) {
        new FlowDrawing(sheet, form).draw();
    }

    /** A name in its column: its place and how far its ribbons have filled it. */
    private static final class Node {

        private final String name;
        private final List<String> lines;
        private final double amount;
        private double top;
        private double height;
        private double filled;

        Node(String name, List<String> lines, double amount) {
            this.name = name;
            this.lines = lines;
            this.amount = amount;
        }

        double words() {
            return lines.size() * Style.LABEL.leading();
        }
    }

    private void draw() {
        if (form.links().isEmpty()) {
            return;
        }
        if (form.sorts().size() > 1) {
            sheet.legend(IntStream.range(0, form.sorts().size())
                    .mapToObj(i -> Sheet.Key.of(form.sorts().get(i), ribbon(i)))
                    .toList());
        }
        double most = sheet.inner() * (sheet.isNarrow() ? 0.36 : 0.3);
        List<Node> left = nodes(form.sources(), true, most);
        List<Node> right = nodes(targets(form), false, most);
        double unit = scale(form, Math.max(tallNames(left), tallNames(right)));
        heights(left, unit);
        heights(right, unit);
        double tall = Math.max(tall(left), tall(right));
        double leftEdge = sheet.left() + wide(left) + 8;
        double rightEdge = sheet.right() - wide(right) - 8;
        heads(leftEdge - 8, rightEdge + 8);
        double top = sheet.y();
        stack(left, top, tall);
        stack(right, top, tall);
        ribbons(left, right, leftEdge + NODE, rightEdge - NODE, unit);
        for (Node node : left) {
            sheet.rectangle(leftEdge, node.top, NODE, node.height, Fill.of(Palette.INK));
            sheet.linesEnding(node.lines, leftEdge - 8, node.top + (node.height - node.words()) / 2 + 1.5, Style.LABEL);
        }
        for (Node node : right) {
            sheet.rectangle(rightEdge - NODE, node.top, NODE, node.height, Fill.of(Palette.INK));
            sheet.lines(node.lines, rightEdge + 8, node.top + (node.height - node.words()) / 2 + 1.5, Style.LABEL);
        }
        sheet.downTo(top + tall);
    }

    /** The heading of each side, over its names where it is no wider than they are. */
    private void heads(double leftEnd, double rightStart) {
        if (form.left().isBlank() && form.right().isBlank()) {
            return;
        }
        Style style = Style.STRONG;
        List<String> left = Typeface.wrap(form.left(), sheet.inner() / 2 - 8, style);
        List<String> right = Typeface.wrap(form.right(), sheet.inner() / 2 - 8, style);
        boolean leftFits = left.stream().allMatch(line -> Typeface.width(line, style) <= leftEnd - sheet.left());
        boolean rightFits = right.stream().allMatch(line -> Typeface.width(line, style) <= sheet.right() - rightStart);
        double a = leftFits
                ? sheet.linesEnding(left, leftEnd, sheet.y(), style)
                : sheet.lines(left, sheet.left(), sheet.y(), style);
        double b = rightFits
                ? sheet.lines(right, rightStart, sheet.y(), style)
                : sheet.linesEnding(right, sheet.right(), sheet.y(), style);
        sheet.down(Math.max(a, b) + 8);
    }

    static Fill ribbon(int sort) {
        return sort == 0 ? Fill.of(Palette.NAVY, 0.34) : Palette.fill(sort);
    }

    private List<Node> nodes(List<String> names, boolean source, double most) {
        return names.stream()
                .map(name -> new Node(
                        name, Typeface.wrap(words(form, name, source), most, Style.LABEL), amount(form, name, source)))
                .toList();
    }

    /** How much goes from a name, or to it. */
    static double amount(Flow form, String name, boolean source) {
        return form.links().stream()
                .filter(link -> (source ? link.from() : link.to()).equals(name))
                .mapToDouble(Link::amount)
                .sum();
    }

    /** A name with how much goes from it, or to it. */
    static String words(Flow form, String name, boolean source) {
        return form.unit().isBlank() ? name : name + ", " + PlotNumbers.text(amount(form, name, source), form.unit());
    }

    /** Those on the right in the order of where their ribbons come from, so that few cross. */
    static List<String> targets(Flow form) {
        List<String> sources = form.sources();
        Map<String, Double> place = new HashMap<>();
        form.links().forEach(link -> place.merge(link.to(), sources.indexOf(link.from()) * link.amount(), Double::sum));
        place.replaceAll((name, sum) -> sum / amount(form, name, false));
        return form.targets().stream()
                .sorted(Comparator.comparingDouble(place::get))
                .toList();
    }

    /**
     * How tall one unit is: so that the thinnest ribbon can be seen and the tallest column is no taller than
     * a page.
     *
     * @param names the height of the names of one column
     */
    static double scale(Flow form, double names) {
        double thinnest = form.links().stream().mapToDouble(Link::amount).min().orElse(1);
        double total = form.links().stream().mapToDouble(Link::amount).sum();
        double roomy = Math.max(names, 260) / total;
        return Math.max(0.0, Math.min(Math.max(roomy, THIN / thinnest), 900 / total));
    }

    private static double tallNames(List<Node> nodes) {
        return nodes.stream().mapToDouble(Node::words).sum();
    }

    private static void heights(List<Node> nodes, double unit) {
        for (Node node : nodes) {
            node.height = Math.max(node.words() + 1, node.amount * unit);
        }
    }

    private static double tall(List<Node> nodes) {
        return nodes.stream().mapToDouble(node -> node.height).sum() + GAP * (nodes.size() - 1);
    }

    private static double wide(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> node.lines.stream())
                .mapToDouble(line -> Typeface.width(line, Style.LABEL))
                .max()
                .orElse(0);
    }

    private static void stack(List<Node> nodes, double top, double tall) {
        double gap = nodes.size() > 1 ? (tall - tall(nodes)) / (nodes.size() - 1) + GAP : 0;
        double y = nodes.size() > 1 ? top : top + (tall - nodes.get(0).height) / 2;
        for (Node node : nodes) {
            node.top = y;
            y += node.height + gap;
        }
    }

    private void ribbons(List<Node> left, List<Node> right, double from, double to, double unit) {
        Map<String, Node> sources = byName(left);
        Map<String, Node> targets = byName(right);
        List<Link> links = new ArrayList<>(form.links());
        links.sort((a, b) -> {
            int bySource = Double.compare(sources.get(a.from()).top, sources.get(b.from()).top);
            return bySource != 0 ? bySource : Double.compare(targets.get(a.to()).top, targets.get(b.to()).top);
        });
        List<String> sorts = form.sorts();
        for (Link link : links) {
            Node source = sources.get(link.from());
            Node target = targets.get(link.to());
            double thick = link.amount() * unit;
            double y1 = source.top + (source.height - source.amount * unit) / 2 + source.filled;
            double y2 = target.top + (target.height - target.amount * unit) / 2 + target.filled;
            source.filled += thick;
            target.filled += thick;
            double inset = Math.min(1, thick / 8);
            ribbon(from, y1 + inset, to, y2 + inset, thick - 2 * inset, ribbon(sorts.indexOf(link.sort())));
        }
    }

    private void ribbon(double x1, double y1, double x2, double y2, double thick, Fill fill) {
        double bend = (x2 - x1) / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.curveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
        path.lineTo(x2, y2 + thick);
        path.curveTo(x2 - bend, y2 + thick, x1 + bend, y1 + thick, x1, y1 + thick);
        path.closePath();
        if (fill.texture() == Texture.SOLID) {
            sheet.area(path, fill);
        } else {
            sheet.area(path, fill, Pen.of(fill.colour(), 1));
        }
    }

    private static Map<String, Node> byName(List<Node> nodes) {
        Map<String, Node> byName = new HashMap<>();
        nodes.forEach(node -> byName.put(node.name, node));
        return byName;
    }
}
