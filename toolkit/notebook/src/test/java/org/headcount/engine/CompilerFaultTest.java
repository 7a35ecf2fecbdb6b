package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.headcount.sources.LibrarySources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Cells that the compiler cannot make code of, or fails at itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompilerFaultTest {
    private static final String LONG_TEXT = "\"" + "x".repeat(70_000) + "\"";
    private static final String MANY_NUMBERS = "{" + "1, 22222, ".repeat(5_000) + "}";

    private Transcript session;

    @BeforeAll
    void start() {
        session = Transcript.usual();
        session.silent("int kept = 1; List<Integer> list = new ArrayList<>(List.of(1)); int f() { return kept; }");
    }

    @AfterAll
    void end() {
        session.close();
    }

    /** The next cell is none the worse for it. */
    private void recovers() {
        session.shows("kept + f() + list.size()", "3").silent("int fresh = 4;").shows("fresh", "4");
    }

    @Test
    void aTextThatIsTooLong() {
        session.fails("String large = " + LONG_TEXT + ";", "constant string too long");
        recovers();
        session.fails("System.out.println(" + LONG_TEXT + ");", "constant string too long");
        recovers();
        session.fails("class Large { String s = " + LONG_TEXT + "; }", "constant string too long");
        recovers();
        session.fails("large", "cannot find symbol");
    }

    @Test
    void codeThatIsTooLarge() {
        session.fails("int f() { int[] many = " + MANY_NUMBERS + "; return many.length; }", "code too large");
        recovers();
        session.fails("int[] many = " + MANY_NUMBERS + ";", "code too large");
        recovers();
    }

    @Test
    void whatTheCompilerItselfFailsAtIsTheCellsFailure() {
        assertThat(session.run("var a = a;").problem())
                .hasValueSatisfying(failure -> assertThat(failure.name()).isEqualTo("CompileError"));
        recovers();
        assertThat(Failures.compilerFault(Cutter.Piece.NONE, new IllegalStateException(new StackOverflowError()))
                        .message())
                .contains("nested too deeply");
        assertThat(Failures.compilerFault(Cutter.Piece.NONE, new OutOfMemoryError())
                        .message())
                .contains("ran out of memory");
    }

    @Test
    void deepExpressionsCompile() {
        session.shows("int sum = " + "1 + ".repeat(6_000) + "1;\nsum", "6001")
                .shows("int nested = " + "(".repeat(9_000) + "1" + ")".repeat(9_000) + ";\nnested", "1")
                .shows("\"a\"" + ".concat(\"b\")".repeat(2_000) + ".length()", "2001");
        recovers();
    }

    @Test
    void whoAsksAboutACellThatTheCompilerFailsAtIsAnswered() throws IOException {
        String sum = "int sum = " + "1 + ".repeat(6_000);
        assertThat(session.engine().completeness(sum + "1;")).isEqualTo(Engine.Completeness.COMPLETE);
        assertThat(session.engine().complete(sum + "kep", sum.length() + 3)).isNotNull();
        assertThat(session.engine()
                        .inspect(sum + "kept", sum.length() + 4, new LibrarySources(gav -> Optional.empty())))
                .isNotNull();
        recovers();
    }
}
