package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The last expression of a cell is shown, with a semicolon or without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastExpressionTest {
    private Transcript session;

    @BeforeAll
    void start() {
        session = Transcript.usual();
        session.silent("int n = 3;\nString text = \"abc\";\nStringBuilder builder = new StringBuilder();"
                + "\nList<Integer> numbers = new ArrayList<>(List.of(3, 1));"
                + "\nclass Fluent { int n; Fluent up(int by, long twice) { n += by; return this; }"
                + " <T> T same(T value, double d) { return value; } boolean is(char c) { return true; } }"
                + "\nFluent fluent = new Fluent();\nvoid nothing(int a) {}\nint twice(int a) { return 2 * a; }"
                + "\nrecord Point(int x) { Point move(int by) { return by == 0 ? this : new Point(x + by); } }"
                + "\nPoint point = new Point(1);");
    }

    @AfterAll
    void end() {
        session.close();
    }

    @Test
    void valuesOfEveryTypeAreShown() {
        session.shows("text.length();", "3")
                .shows("twice(2);", "4")
                .shows("text.isEmpty();", "false")
                .shows("text.charAt(0);", "a")
                .shows("Long.parseLong(\"7\");", "7")
                .shows("Math.sqrt(4);", "2.0")
                .shows("Float.valueOf(1.5f).floatValue();", "1.5")
                .shows("Byte.parseByte(\"7\");", "7")
                .shows("Short.parseShort(\"7\");", "7")
                .shows("new int[] {1, 2}.clone();", "[1, 2]")
                .shows("numbers.get(0);", "3")
                .shows("Optional.of(1).get() ;; // one", "1")
                .shows("new Point(2);", "Point[x=2]")
                .shows("fluent.same(text, 1.5);", "abc")
                .shows("fluent.is('c');", "true")
                .shows("fluent.same(fluent.is('c') ? \"a\" : \"b\", 1.5);", "a");
    }

    @Test
    void expressionsThatAreNoStatementsAreShown() {
        session.shows("n + 1;", "4")
                .shows("n;", "3")
                .shows("text;", "abc")
                .shows("n > 2 ? \"many\" : \"few\";", "many")
                .shows("(n);", "3")
                .shows("numbers.get(0) + 1; /* what follows */", "4")
                .shows("switch (n) { case 3 -> \"three\"; default -> \"other\"; };", "three");
    }

    @Test
    void theLastOfSeveralIsShown() {
        session.shows("n = 4;\ntwice(n);", "8")
                .shows("n = 3;\ntwice(n)", "6")
                .shows("System.out.print(1);\nnumbers.size();", "2")
                .shows("int own = 5;\nown;", "5")
                .shows("for (int i = 0; i < 2; i++) { n = i; }\nn = 3;\ntext.length();", "3");
    }

    @Test
    void aReturnedValueIsShown() {
        session.shows("return n + 1;", "4")
                .shows("int last = 8;\n// the result\nreturn last;", "8")
                .fails("return missing;", "cannot find symbol");
    }

    @Test
    void whatHasNoValueIsNotShown() {
        session.silent("nothing(1);")
                .silent("nothing(1)")
                .silent("numbers.forEach(each -> {});")
                .prints("System.out.println(1);", "1\n")
                .silent("if (n == 3) twice(1);")
                .silent("for (int each : numbers) twice(each);")
                .silent("int declared = twice(1);")
                .silent("var other = text.length();")
                .silent("{ twice(1); }")
                .silent("");
    }

    @Test
    void assignmentsAndIncrementsAreNotShown() {
        session.silent("n = 3;")
                .silent("n = 3")
                .silent("n += 0;")
                .silent("n++;")
                .silent("--n")
                .silent("Integer boxed = 3; boxed++;")
                .silent("int[] array = {1}; array[0] = twice(2);")
                .shows("(n = 3);", "3");
    }

    @Test
    void aCallThatReturnsItsReceiverIsNotShown() {
        session.silent("builder.append(\"a\");")
                .silent("builder.append(1.5).append('c')")
                .prints("System.out.printf(\"%d%n\", 1);", "1\n")
                .silent("fluent.up(1, 2L);")
                .silent("n = 3;\nfluent.up(1, 2L).up(2, 3L)")
                .shows("fluent.n;", "4")
                .shows("fluent.up(1, 2L).n;", "5");
    }

    @Test
    void aValueThatIsItsReceiverIsShown() {
        session.shows("text.strip();", "abc")
                .shows("point.move(0);", "Point[x=1]")
                .shows("new java.math.BigDecimal(\"1.5\").abs();", "1.5")
                .shows("Optional.of(1).or(() -> Optional.of(2));", "Optional[1]")
                .shows("java.time.Period.ofDays(1).plusDays(0);", "P1D")
                .shows("Path.of(\"a\").normalize();", "a");
    }

    @Test
    void whatIsDisplayedIsNotShownAgain() {
        session.silent("display(\"a\");").silent("n = 3;\ndisplay(\"a\")").silent("updateDisplay(display(1), 2);");
    }

    @Test
    void faultsNameTheirPlace() {
        session.fails("n = 3;\nInteger.parseInt(\"x\");", "line 2");
        session.fails("n = 3;\nfluent.missing(1);", "cannot find symbol");
        assertThat(session.run("n = \"x\".length();\ntwice(\"y\");").toString()).contains("line 2");
    }
}
