package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What JShell keeps of snippets, and what a session needs of it. */
class SpentClassesTest {
    private JShell jshell;
    private SpentClasses classes;

    @BeforeEach
    void start() {
        jshell = JShell.builder().executionEngine("local").build();
        jshell.eval("import java.util.*;");
        // The tests' VM is started with Engine.STEADY; without it, or with a JDK that keeps them elsewhere, this fails.
        classes = SpentClasses.of(jshell).orElseThrow();
    }

    @AfterEach
    void close() {
        jshell.close();
    }

    private String run(String snippet) {
        List<SnippetEvent> events = jshell.eval(snippet);
        classes.remove(events);
        assertThat(events.get(0).status()).as(snippet).isEqualTo(Snippet.Status.VALID);
        return String.valueOf(events.get(0).value());
    }

    @Test
    void statementsLeaveNothing() {
        run("int a = 1;");
        int before = classes.kept();
        for (int i = 0; i < 20; i++) {
            run("{ a++; Runnable later = () -> a++; later.run(); }");
            run("if (a > 1000) { a = 0; }");
        }
        assertThat(classes.kept()).isEqualTo(before);
        assertThat(run("a")).isEqualTo("41");
    }

    @Test
    void whatIsDeclaredAnewTakesThePlaceOfWhatWas() {
        run("int a = 1;");
        run("int twice(int x) { return 2 * x; }");
        run("int both() { return twice(a); }");
        int before = classes.kept();
        for (int i = 0; i < 20; i++) {
            run("int a = " + i + ";");
            run("int twice(int x) { return " + i + " + 2 * x; }");
            assertThat(run("both()")).isEqualTo(Integer.toString(3 * i));
        }
        // The values of the twenty calls are variables of their own.
        assertThat(classes.kept()).isEqualTo(before + 20);
    }

    @Test
    void typesOutliveTheirVariables() {
        run("record Pair(int a, int b) {}");
        run("Pair pair = new Pair(1, 2);");
        run("List<Pair> pairs = List.of(pair);");
        run("Pair pair = new Pair(3, 4);");
        run("var point = new Object() { int x = 3; };");
        run("var point = new Object() { int x = 4; };");
        assertThat(run("point.x + pair.a() + pairs.get(0).a()")).isEqualTo("8");
    }

    @Test
    void aMethodThatCouldNotBeCompiledAtFirstIsThereOnceItCan() {
        classes.remove(jshell.eval("int later() { return missing() + 1; }"));
        classes.remove(jshell.eval("int later() { return missing() + 2; }"));
        run("int missing() { return 5; }");
        assertThat(run("later()")).isEqualTo("7");
    }
}
