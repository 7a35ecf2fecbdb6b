package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is declared again, and what becomes of the rest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedeclarationTest {
    private Transcript session;

    @BeforeAll
    void start() {
        session = Transcript.usual();
    }

    @AfterAll
    void end() {
        session.close();
    }

    private void says(String source, String... lines) {
        session.silent(source);
        assertThat(session.printed(CellOutput.Stream.STDERR).lines()).as(source).containsExactlyInAnyOrder(lines);
    }

    @Test
    void aVariableKeepsWhatAnEditedMethodGave() {
        session.silent("int f() { return 1; }")
                .silent("var v = f();")
                .silent("List<Integer> list = new ArrayList<>(List.of(f()));");
        says("int f() { return 2; }");
        session.shows("v", "1").shows("list", "[1]").shows("f()", "2");
        says("int f() { return 2; } // a comment");
        session.shows("v", "1");
        says("int f() { Runnable more = () -> {}; more.run(); return 3; }");
        session.shows("v", "1").shows("list", "[1]").shows("f()", "3");
        says("String f() { return \"text\"; }");
        session.shows("v", "1").shows("list", "[1]").shows("f()", "text");
    }

    @Test
    void whatUsesAnEditedMethodOrVariableSeesTheNewOne() {
        session.silent("int rate = 2; int scaled(int n) { return n * rate; }")
                .silent("Supplier<Integer> later = () -> scaled(10);"
                        .replace("Supplier", "java.util.function.Supplier"))
                .shows("later.get()", "20")
                .silent("int rate = 3;")
                .shows("later.get()", "30")
                .silent("int scaled(int n) { return -n * rate; }")
                .shows("later.get()", "-30");
    }

    @Test
    void objectsLiveOnWhenOnlyTheCodeOfTheirClassChanges() {
        session.silent(
                        "class Household { int size; Household(int size) { this.size = size; } int need() { return size; } }")
                .silent("var home = new Household(4); var homes = List.of(home, new Household(2));");
        says("class Household { int size; Household(int size) { this.size = size; }\n"
                + "    // with a comment\n    int need() { return 10 * size; } }");
        session.shows("home.need() + homes.get(1).need()", "60");
    }

    @Test
    void aVariableWhoseClassIsAnotherIsResetAndThisIsSaid() {
        session.silent("class Person { int age; Person(int age) { this.age = age; } }")
                .silent("Person ada = new Person(36); var people = new ArrayList<>(List.of(ada)); int ages = ada.age;");
        says(
                "class Person { int age; String name; Person(int age) { this.age = age; } }",
                "variable ada was reset: its value does not fit the new Person; run the cell that sets it",
                "people keeps its value, with objects of the Person before this one");
        session.shows("ada", "null")
                .shows("ages", "36")
                .shows("people.size()", "1")
                .fails("people.get(0).age", "made before Person was declared as it is now")
                .silent("ada = new Person(37);")
                .shows("ada.age", "37");
    }

    @Test
    void aVariableOutlivesTheExpressionItBeganWith() {
        session.silent("class Box { int n; Box(int n) { this.n = n; } }")
                .silent("int start() { return 5; }")
                .silent("int begun = start() + 1; var box = new Box(2); Object any = box;");
        says("String start() { return \"five\"; }");
        session.shows("begun", "6");
        says(
                "class Box { int n; Box(int n, int more) { this.n = n; } }",
                "variable box was reset: its value does not fit the new Box; run the cell that sets it");
        session.shows("box", "null").silent("box = new Box(1, 2);").shows("box.n", "1");
        assertThat(session.bundle("any").text()).startsWith("Box@");
    }

    @Test
    void aRefusedDeclarationLeavesWhatWasThere() {
        session.silent("int kept = 1; int usesKept() { return kept; }")
                .fails("int kept = \"text\";", "incompatible types")
                .shows("kept + usesKept()", "2")
                .silent("record Pair(int a, int b) { } Pair pair = new Pair(1, 2);")
                .fails("record Pair(int a, int b) { int sum() { return \"no\"; } }", "incompatible types")
                .shows("pair", "Pair[a=1, b=2]")
                .shows("new Pair(3, 4).b()", "4")
                .silent("int times(int n) { return 2 * n; }")
                .fails("int times(int n) { return true; }", "incompatible types")
                .shows("times(4)", "8");
        assertThat(session.printed(CellOutput.Stream.STDERR)).isEmpty();
    }

    @Test
    void staticFieldsThatBeginAnewAreSaid() {
        session.silent("class Counter { static int made = 0; Counter() { made++; } }")
                .silent("new Counter(); { new Counter(); }");
        says(
                "class Counter { static int made = 0; int id = ++made; }",
                "class Counter is compiled as a new class: its static fields begin anew");
        session.shows("Counter.made", "0");
    }

    @Test
    void whatIsMissingIsSaidAtOnceAndWhenItIsThere() {
        says(
                "record Row(int n, doubel x) { }",
                "record Row can be used once class doubel is declared (did you mean double?)");
        says("int area(Room r) { return width(r) * 2; }", "method area(Room) can be used once class Room is declared");
        says("class Room { int w = 3; }", "method area(Room) cannot be used until method width(Room) is declared");
        says("int width(Room r) { return r.w; }", "method area(Room) can be used now");
        session.shows("area(new Room())", "6");
        says("abstract class Shape { abstract Area area(); }\nclass Area { }");
    }

    @Test
    void whatNoLongerCompilesIsSaid() {
        session.silent("int total() { return 1; } int twice() { return 2 * total(); }");
        session.silent("String total() { return \"one\"; }");
        assertThat(session.printed(CellOutput.Stream.STDERR))
                .contains("method twice() cannot be used any more: bad operand types for binary operator '*'");
        says("int total() { return 4; }", "method twice() can be used now");
        session.shows("twice()", "8");
    }

    @Test
    void errorsNameTheCellThatDeclaredLast() {
        session.silent("int quotient(int n) { return 1 / n; }").fails("quotient(0)", "line 1)");
        String cell = "int quotient(int n) {\n\n    return 1 / n;\n}";
        session.silent(cell);
        String name = "cell " + session.cells();
        session.fails("quotient(0)", "at quotient (" + name + ", line 3)");
    }
}
