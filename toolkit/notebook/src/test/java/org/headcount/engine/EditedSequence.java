package org.headcount.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A sequence of cells that declare variables, methods, classes and interfaces, edit them in any order, and use them.
 * Names end in the sequence's number, so that sequences do not touch each other.
 */
final class EditedSequence {
    /**
     * A cell: what it declares, or nothing where it only uses.
     *
     * @param source its source
     * @param declares the name it declares, or an empty text
     */
    record Step(String source, String declares) {
        boolean isUse() {
            return declares.isEmpty();
        }
    }

    private static final Pattern NAME = Pattern.compile("\\b[fgICDcilas]_\\d+\\b");

    private final Random random;
    private final String suffix;
    private final List<Step> steps = new ArrayList<>();

    private EditedSequence(Random random, int number) {
        this.random = random;
        this.suffix = "_" + number;
    }

    static List<Step> of(Random random, int number) {
        EditedSequence sequence = new EditedSequence(random, number);
        sequence.declare("int f() { return 1; }", "f");
        sequence.declare("interface I { int get(); }", "I");
        sequence.declare(
                "class C implements I { int x; C(int x) { this.x = x; } public int get() { return x + f(); } }", "C");
        sequence.declare("C c = new C(3);", "c");
        for (int left = 3 + random.nextInt(6); left > 0; left--) {
            sequence.add();
        }
        return sequence.steps;
    }

    private void add() {
        switch (random.nextInt(14)) {
            case 0, 1 -> method("f");
            case 2 -> method("g");
            case 3, 4 -> type();
            case 5 ->
                declare(
                        pick(
                                "interface I { int get(); }",
                                "interface I { int get(); } // edited",
                                "interface I { int get(); default int twice() { return 2 * get(); } }",
                                "interface I { int LIMIT = 9; int get(); }"),
                        "I");
            case 6 ->
                declare(
                        pick(
                                "class D extends C { D() { super(5); } }",
                                "class D extends C { D() { super(f()); } }",
                                "record D(int x) implements I { public int get() { return x; } }"),
                        "D");
            case 7 -> declare(pick("C c = new C(4);", "var c = new C(f());", "C c = new C(a);"), "c");
            case 8 -> declare(pick("I i = new C(7);", "I i = () -> 8;", "var i = new D();", "Object i = c;"), "i");
            case 9 ->
                declare(
                        pick(
                                "List<C> l = List.of(new C(1), new C(2));",
                                "var l = new ArrayList<>(List.of(c));",
                                "List<I> l = List.of(c);"),
                        "l");
            case 10 ->
                declare(
                        pick(
                                "int a = f();",
                                "int a = 12;",
                                "var a = f() + 1;",
                                "String a = \"text\" + f();",
                                "long a = 5;"),
                        "a");
            case 11 ->
                declare(
                        pick(
                                "Supplier<Integer> s = () -> f();",
                                "Supplier<Object> s = () -> a;",
                                "Supplier<Integer> s = () -> c.get();"),
                        "s");
            default -> use();
        }
        use();
    }

    private void method(String name) {
        String parameter = name.equals("f") ? "" : "int n";
        String body = pick(
                "return " + random.nextInt(10) + ";",
                "return " + random.nextInt(10) + "; // edited",
                "Supplier<Integer> once = () -> " + random.nextInt(10) + "; return once.get();",
                name.equals("f") ? "return a;" : "return f() + n;",
                name.equals("f") ? "return \"text\";" : "return c.get() * n;",
                "int sum = 0; for (int k = 0; k < 3; k++) { sum += k; } return sum;");
        String type = body.contains("\"text\"") ? pick("String", "int") : pick("int", "int", "long");
        declare(type + " " + name + "(" + parameter + ") { " + body + " }", name);
    }

    private void type() {
        String extra = pick(
                "",
                "",
                "// edited\n",
                "int y = 2; ",
                "static int made = 5; ",
                "int twice() { return 2 * get(); } ",
                "C next; ");
        String get = pick(
                "return x + f();",
                "return x * 2;",
                "return x + 1; /* edited */",
                "Runnable r = () -> {}; r.run(); return x;");
        String parameters = pick("int x", "int x", "int x", "int x, int y");
        declare(
                "class C implements I { " + extra + "int x; C(" + parameters + ") { this.x = x; } public int get() { "
                        + get + " } }",
                "C");
    }

    private void use() {
        String source = pick(
                "f()",
                "g(2)",
                "c.get()",
                "c.x",
                "new C(6).get()",
                "i == null",
                "l.size()",
                "l.get(0).get()",
                "a",
                "s.get()",
                "new D().get()",
                "C.made",
                "I.LIMIT",
                "c == null",
                "l",
                "f() + a",
                "((I) c).get()");
        steps.add(new Step(named(source), ""));
    }

    private void declare(String source, String name) {
        steps.add(new Step(named(source), named(name)));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The source with the names of this sequence. */
    private String named(String source) {
        return source.replaceAll("(?<![\\w.\"])(f|g|I|C|D|c|i|l|a|s)(?=[\\s().;,>=]|$)", "$1" + suffix);
    }

    /** The names of sequences that a source mentions. */
    static Set<String> names(String source) {
        Set<String> names = new LinkedHashSet<>();
        NAME.matcher(source).results().forEach(found -> names.add(found.group()));
        return names;
    }
}
