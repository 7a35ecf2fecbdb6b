package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What cells may say, and what comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {
    private Transcript session;

    @BeforeAll
    void start() {
        session = new Transcript(Settings.usual().withVmOptions("-Xmx256m"));
    }

    @AfterAll
    void end() {
        session.close();
    }

    @Test
    void theLastExpressionIsShownWhateverItsForm() {
        try (Transcript session = Transcript.usual()) {
            session.shows("true ? 1 : 2.0", "1.0");
            session.shows("1 + 1 // two", "2");
            session.silent("int x = 3;\nx = x + 2");
            session.silent("x++");
            session.shows("x", "6");
            session.shows("(Object) null", "null");
            session.shows("new int[] {1, 2}", "[1, 2]");
            session.shows(
                    "new Object() {\n    @Override public String toString() { return \"made here\"; }\n}", "made here");
            session.shows("switch (x) { case 6 -> \"six\"; default -> \"another\"; }", "six");
            session.silent("List.of(1, 2).forEach(each -> {})");
            session.silent("for (int i = 0; i < 2; i++) { }");
            session.silent("String org = \"hides what the engine calls\";");
            session.shows("org.length()", "27");
            session.fails("$1", "cannot find symbol");
        }
    }

    @Test
    void theLastExpressionIsShownWithASemicolonAndWithout() {
        session.shows("1 + 1", "2")
                .shows("1 + 1;", "2")
                .shows("1 + 1 // with a comment;", "2")
                .shows("1 + 1; // with a comment", "2")
                .silent("int a = 5")
                .shows("a", "5")
                .silent("a = 6")
                .shows("\"poor\"", "poor")
                .shows("(String) null", "null")
                .silent("")
                .silent("// nothing but a comment");
    }

    @Test
    void lambdasAreShownByTheirInterface() {
        session.shows("(Function<Integer, Integer>) x -> x + 1", "lambda: Function")
                .shows("(Runnable & java.io.Serializable) () -> {}", "lambda: Runnable & Serializable")
                .shows("List.<Supplier<String>>of(\"a\"::trim)", "[lambda: Supplier]");
    }

    @Test
    void printedTextIsNotAResult() {
        session.prints("System.out.println(\"a\"); System.out.print(\"b\")", "a\nb");
        session.shows("System.out.println(\"c\");\n3", "3");
        assertThat(session.printed(CellOutput.Stream.STDOUT)).isEqualTo("c\n");
    }

    @Test
    void statementsShareASnippetOnlyWhereThatMeansTheSame() {
        session.silent("int n = 0;")
                .shows("n++; n++; if (n > 1) n *= 10; for (int i = 0; i < 3; i++) n += i; n", "23")
                .shows("n = 1; if (n == 1) return null; n = 2; n", "2")
                .fails("n = 5; throw new IllegalStateException(\"here\"); n = 6;", "cell", "line 1")
                .shows("n", "5")
                .fails("n = 7;\nint m = n / 0;\nn = 8;", "ArithmeticException: / by zero", ", line 2")
                .shows("n", "7");
    }

    @Test
    void declarationsMayReferForward() {
        session.silent("int twice(int x) { return helper(x) * 2; }")
                .fails("twice(3)", "method twice(int) cannot be used until method helper(int) is declared")
                .silent("int helper(int x) { return x + 1; }")
                .shows("twice(3)", "8")
                .silent("class Parent { Child child; }\nclass Child { Parent parent = new Parent(); }")
                .shows("new Child().parent.child", "null")
                .silent("class Parent { Child child; int age = 40; }")
                .shows("new Child().parent.age", "40");
    }

    @Test
    void theLanguageOfToday() {
        session.silent("record Person(String name, double spending) { boolean poor() { return spending < 3; } }")
                .shows("new Person(\"A\", 2.5).poor()", "true")
                .silent("""
                        sealed interface Shape permits Square, Circle {}
                        record Square(int side) implements Shape {}
                        record Circle(int radius) implements Shape {}\
                        """)
                .shows("Shape shape = new Square(3);\nshape instanceof Square s ? s.side() : 0", "3")
                .shows("int day = 3;\nswitch (day) { case 1, 7 -> \"weekend\"; default -> \"week\"; }", "week")
                .shows("\"\"\"\n  two\n  lines\"\"\"", "two\nlines")
                .shows(
                        "var names = new TreeMap<String, List<Integer>>();\nnames.put(\"a\", List.of(1, 2));\nnames",
                        "{a=[1, 2]}")
                .shows("Stream.of(3, 1, 2).sorted(Comparator.reverseOrder()).toList()", "[3, 2, 1]")
                .shows(
                        "<T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }\n"
                                + "larger(2, 3)",
                        "3")
                .shows(
                        "class Outer { class Inner { int v = 7; } static int nested() { return 8; } }\n"
                                + "new Outer().new Inner().v",
                        "7")
                .shows("int local() { class Local { int v = 9; } return new Local().v; }\nlocal()", "9")
                .shows("Runnable r = () -> System.out.print(\"ran\");\nr.run();\n1", "1")
                .shows("enum Grade { EXACT, FAILS }\nGrade.valueOf(\"FAILS\").ordinal()", "1")
                .shows("interface Named { default String hi() { return \"hi\"; } }\nnew Named() {}.hi()", "hi")
                .shows("int f(int x) { return x; } String f(String s) { return s + s; }\nf(\"a\") + f(1)", "aa1");
    }

    @Test
    void aNameMayBeDeclaredAgain() {
        session.silent("int redone = 1; int usesRedone() { return redone; }")
                .shows("usesRedone()", "1")
                .silent("int redone = 2;")
                .shows("usesRedone()", "2")
                .silent("String redone = \"two\";")
                .fails("usesRedone()", "usesRedone() cannot be used until")
                .shows("redone", "two")
                .silent("record Redone(int a) {}")
                .silent("record Redone(int a, int b) {}")
                .shows("new Redone(1, 2)", "Redone[a=1, b=2]");
    }

    @Test
    void compileErrorsPointAtTheCell() {
        session.fails(
                        "int ok = 1;\nint bad = \"text\";",
                        ", line 2: incompatible types",
                        "    int bad = \"text\";",
                        "              ^")
                .shows("ok", "1")
                .fails(
                        "foo()\nbar()",
                        ", line 1: ';' expected",
                        "    foo()",
                        "         ^",
                        "hint: end this line with a semicolon")
                .fails("int population = 3; popluation", "cannot find symbol", "hint: did you mean population?")
                .fails("println(3)", "hint: System.out.println(...) prints")
                .fails("int f() { return 1;", "reached end of file", "hint: 1 '{' opened, 0 '}' closed")
                .fails("String s = \"open;", "unclosed string literal", "hint: a string ends on the line")
                .fails("int i = 3.5;", "possible lossy conversion", "hint: write (int) before")
                .fails("%unknown magic", "illegal start of expression")
                .fails("class { }", "<identifier> expected")
                .fails("int 1a = 2;", "line 1: ")
                .fails("}", "line 1: ");
    }

    @Test
    void nothingRunsOfACellThatCannotBeRead() {
        session.silent("int runs = 0;").fails("runs++;\nint f( {", "line 2: ").shows("runs", "0");
    }

    @Test
    void thrownErrorsNameCellAndLineAndKeepTheirCauses() {
        session.silent("int divide(int a, int b) {\n  return a / b;\n}")
                .fails(
                        "int zero = 0;\n\nint quotient = divide(1, zero);",
                        "java.lang.ArithmeticException: / by zero",
                        "    at divide (cell ",
                        ", line 2)",
                        ", line 3")
                .fails(
                        "try {\n  divide(1, 0);\n} catch (ArithmeticException e) {\n"
                                + "  throw new IllegalStateException(\"outer\", e);\n}",
                        "java.lang.IllegalStateException: outer",
                        ", line 4",
                        "caused by java.lang.ArithmeticException: / by zero",
                        "    at divide (cell ",
                        ", line 2)")
                .fails(
                        "List.of(1, 0).forEach(i -> {\n  System.out.println(1 / i);\n});",
                        "a lambda (cell ",
                        ", line 2)")
                .fails(
                        "new ArrayList<>(List.of()).get(3)",
                        "java.lang.IndexOutOfBoundsException: Index 3 out of bounds")
                .fails(
                        "class Own extends RuntimeException { Own() { super(\"mine\"); } }\nthrow new Own();",
                        "Own: mine");
        assertThat(((Outcome.Failed) session.run("int[] none = {};\nnone[1]"))
                        .failure()
                        .report())
                .noneMatch(
                        line -> line.contains("REPL") || line.contains("jdk.internal") || line.contains("headcount"));
    }

    @Test
    void stackTracesPrintedByACellNameItToo() {
        session.silent("new RuntimeException(\"printed\").printStackTrace();");
        assertThat(session.printed(CellOutput.Stream.STDERR))
                .contains("printed")
                .containsPattern("\\(cell \\d+:1\\)");
    }

    @Test
    void displaysStandWhereTheyWereMade() {
        session.silent("System.out.print(\"before \"); String id = display(\"shown\"); System.out.print(\"after\");");
        assertThat(session.outputs())
                .extracting(output -> output.getClass().getSimpleName())
                .containsExactly("Printed", "Displayed", "Printed");
        session.silent("updateDisplay(id, \"replaced\"); clearOutput(); clearOutputOnNext();");
        assertThat(session.outputs())
                .extracting(output -> output.getClass().getSimpleName())
                .containsExactly("Updated", "Cleared", "Cleared");
        session.silent("display(42)");
        assertThat(session.outputs()).hasSize(1);
        session.silent("display(\"<b>poor</b>\", \"text/html\");");
        assertThat(((CellOutput.Displayed) session.outputs().get(0)).bundle().data())
                .containsOnlyKeys("text/html");
        session.fails("display(42, \"text/html\")", "a java.lang.Integer has no form text/html: it has text/plain");
    }

    @Test
    void picturesAreShownAsPictures() {
        assertThat(session.bundle("new java.awt.image.BufferedImage(2, 3, java.awt.image.BufferedImage.TYPE_INT_RGB)")
                        .data())
                .containsKeys("image/png", "text/plain");
    }

    @Test
    void longResultsAreCutAndSaySo() {
        assertThat(session.bundle("new int[10_000_000]").text())
                .startsWith("[0, 0, 0")
                .endsWith("… (cut at 10,000 characters; 10,000,000 elements in all)");
        assertThat(session.bundle("\"x\".repeat(20_000)").text()).endsWith("… (cut at 10,000 characters of 20,000)");
        session.shows("new int[][] {{1, 2}, {3}}", "[[1, 2], [3]]")
                .shows("var itself = new ArrayList<Object>(); itself.add(itself); itself", "[(…)]");
    }

    @Test
    void standardInputIsAsked() {
        session.types("Ada").shows("new Scanner(System.in).nextLine()", "Ada");
        session.types("7").shows("readLine(\"age? \")", "7");
        session.fails("System.in.read()", "this run has no keyboard input");
    }

    @Test
    void printedTextArrivesWholeAndInOrder() {
        session.silent("for (int i = 0; i < 20_000; i++) { System.out.println(\"line ü \" + i); }");
        assertThat(session.printed(CellOutput.Stream.STDOUT).lines())
                .hasSize(20_000)
                .startsWith("line ü 0", "line ü 1")
                .endsWith("line ü 19999");
        session.silent("System.out.print(1); System.err.print(2); System.out.print(3);");
        assertThat(session.outputs())
                .containsExactly(
                        new CellOutput.Printed(CellOutput.Stream.STDOUT, "1"),
                        new CellOutput.Printed(CellOutput.Stream.STDERR, "2"),
                        new CellOutput.Printed(CellOutput.Stream.STDOUT, "3"));
    }

    @Test
    void exitIsRefusedAndLosesNothing() {
        session.silent("int kept = 11;")
                .fails("System.exit(3)", "System.exit(3) in a cell would end the session", "line 1")
                .fails("Runtime.getRuntime().halt(4)", "Runtime.halt(4)")
                .fails("IntConsumer leave = System::exit;\nleave.accept(5)", "System.exit(5)")
                .shows("kept", "11");
    }

    @Test
    void memoryThatRunsOutInACellLosesNothing() {
        session.silent("int before = 12;")
                .fails(
                        "var hoard = new ArrayList<long[]>(); while (true) hoard.add(new long[1_000_000]);",
                        "java.lang.OutOfMemoryError")
                .silent("hoard = null;")
                .shows("before", "12");
    }

    @Test
    void aTypeThatWouldBreakLaterCellsIsRefused() {
        session.fails("class Object {}", "would hide java.lang.Object")
                .shows("new java.lang.Object() != null", "true")
                .shows("1 + 2", "3");
    }

    @Test
    void deepRecursionIsAnErrorLikeAnother() {
        session.fails("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)", "StackOverflowError", "frames more")
                .shows("2 + 2", "4");
    }

    @Test
    void onlyTheLastValuesAreKept() {
        session.shows("100 + 1", "101");
        for (int i = 0; i < 10; i++) {
            session.shows("200 + " + i, Integer.toString(200 + i));
        }
        session.fails("$1", "cannot find symbol");
    }

    @Test
    void outputOfAThreadGoesToTheCellThatStartedIt() {
        session.silent("var go = new CountDownLatch(1); var done = new CountDownLatch(1);\n"
                + "new Thread(() -> { try { go.await(); } catch (InterruptedException e) {}"
                + " System.out.print(\"late\"); done.countDown(); }).start();");
        session.silent("go.countDown(); done.await(); System.out.print(\"now\");");
        assertThat(session.printed(CellOutput.Stream.STDOUT)).isEqualTo("now");
    }
}
