package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.headcount.session.MarkedStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What cells read, and what processes print that they start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardStreamsTest {
    private Transcript session;

    @BeforeAll
    void start() {
        session = Transcript.usual();
    }

    @AfterAll
    void end() {
        session.close();
    }

    @Test
    void aScannerReadsOnAfterARefusedRead() {
        session.silent("var scanner = new Scanner(System.in);")
                .fails("scanner.nextLine()", "this run has no keyboard input")
                .types("Ada Lovelace")
                .shows("scanner.nextLine()", "Ada Lovelace")
                .fails("scanner.nextInt()", "this run has no keyboard input")
                .types("36 half")
                .shows("scanner.nextInt() + scanner.next()", "36half")
                .fails("scanner.nextInt()", "this run has no keyboard input")
                .types("7")
                .shows("scanner.nextInt()", "7");
    }

    @Test
    void aScannerReadsOnAfterAnInterruptedRead() {
        session.silent("java.util.function.Function<java.io.InputStream, Scanner> maker = Scanner::new;"
                + " var other = maker.apply(System.in); var third = new Scanner(System.in, \"UTF-8\");");
        for (String scanner : List.of("other", "third")) {
            assertThat(interrupted("System.out.println(\"reads\"); " + scanner + ".nextLine();"))
                    .isInstanceOf(Outcome.Interrupted.class);
            session.types("Zoë").shows(scanner + ".nextLine()", "Zoë");
        }
    }

    @Test
    void readersReadOnToo() {
        session.silent("var reader = new BufferedReader(new InputStreamReader(System.in));")
                .fails("reader.readLine()", "this run has no keyboard input")
                .types("one")
                .shows("reader.readLine()", "one");
        assertThat(interrupted("System.out.println(\"reads\"); reader.readLine();"))
                .isInstanceOf(Outcome.Interrupted.class);
        session.types("two").shows("reader.readLine()", "two");
        assertThat(interrupted("System.out.println(\"reads\"); readLine(\"name? \");"))
                .isInstanceOf(Outcome.Interrupted.class);
        session.types("three").shows("readLine(\"name? \")", "three");
        if (Runtime.version().feature() >= 25) {
            session.fails("IO.readln()", "this run has no keyboard input")
                    .types("four")
                    .shows("IO.readln()", "four");
            assertThat(interrupted("System.out.println(\"reads\"); IO.readln();"))
                    .isInstanceOf(Outcome.Interrupted.class);
            session.types("five").shows("IO.readln()", "five");
        }
    }

    /** A library's scanner is not one of a cell's: it ends, and gives nothing that was not typed. */
    @Test
    void aScannerOfALibraryGivesNothingThatWasNotTyped() {
        session.silent("var wrapped = new Scanner(new BufferedInputStream(System.in));");
        assertThat(session.run("wrapped.nextLine()").problem())
                .hasValueSatisfying(failure -> assertThat(failure.name()).isEqualTo("NoSuchElementException"));
        assertThat(session.run("wrapped.nextLine()").problem())
                .hasValueSatisfying(failure -> assertThat(failure.name()).isEqualTo("NoSuchElementException"));
    }

    @Test
    void aScannerOfSomethingElseIsAsEver() {
        session.shows("new Scanner(new ByteArrayInputStream(\"é 3\".getBytes(\"UTF-8\")), \"UTF-8\").next()", "é")
                .shows("new Scanner(\"a b\").next()", "a")
                .fails("new Scanner(System.in, \"nonsense\")", "nonsense");
    }

    @Test
    void thereIsNoConsoleAndItIsSaid() {
        session.fails("System.console().readLine()", "readLine(prompt) and readPassword(prompt) ask");
    }

    private Outcome interrupted(String source) {
        return session.interruptsReading(source);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatAProcessPrintsStandsWhereItWasPrinted() {
        for (int i = 0; i < 5; i++) {
            session.prints(
                    "System.out.println(\"a\");\nnew ProcessBuilder(\"echo\", \"b\").inheritIO().start().waitFor();\n"
                            + "System.out.println(\"c\");",
                    "a\nb\nc\n");
        }
        session.silent("var status = new ProcessBuilder(\"sh\", \"-c\", \"echo out; echo err >&2\")"
                + ".redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT)"
                + ".start().waitFor();");
        assertThat(session.printed(CellOutput.Stream.STDOUT)).isEqualTo("out\n");
        assertThat(session.printed(CellOutput.Stream.STDERR)).isEqualTo("err\n");
        session.prints(
                "for (var each : ProcessBuilder.startPipeline(List.of(new ProcessBuilder(\"echo\", \"piped\"),"
                        + " new ProcessBuilder(\"cat\").redirectOutput(ProcessBuilder.Redirect.INHERIT)))) {"
                        + " each.waitFor(); }",
                "piped\n");
        session.shows("new ProcessBuilder(\"sh\", \"-c\", \"exit 3\").inheritIO().start().waitFor()", "3")
                .fails("new ProcessBuilder(\"nosuchprogram\").inheritIO().start()", "Cannot run program");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProcessThatOutlivesItsCellPrintsThere() throws InterruptedException {
        session.silent("var slow = new ProcessBuilder(\"sh\", \"-c\", \"sleep 1; echo late; (sleep 1; echo later) &\")"
                + ".inheritIO().start();");
        List<CellOutput> first = session.liveOutputs();
        session.prints("slow.waitFor(); System.out.println(\"next\");", "next\n");
        session.prints("Thread.sleep(1500);", "");
        assertThat(first)
                .extracting(output -> ((CellOutput.Printed) output).text())
                .containsExactly("late\n", "later\n");
    }

    @Test
    void whatIsPrintedPastTheCellsOwnStreamIsThatCellsToo() {
        String raw = "new FileOutputStream(FileDescriptor.out).write(\"raw %d\\n\".getBytes());";
        for (int i = 0; i < 30; i++) {
            session.prints(raw.formatted(i), "raw " + i + "\n");
        }
    }

    @Test
    void marksAreFoundHoweverTheyAreCut() {
        byte[] stream = "one\0mar\0marktwo\0markthree\0ma".getBytes(StandardCharsets.US_ASCII);
        byte[] mark = "\0mark".getBytes(StandardCharsets.US_ASCII);
        for (int size = 1; size <= stream.length; size++) {
            StringBuilder text = new StringBuilder();
            MarkedStream marked = new MarkedStream(
                    mark, (bytes, length) -> text.append(new String(bytes, 0, length, StandardCharsets.US_ASCII)));
            int marks = 0;
            for (int from = 0; from < stream.length; from += size) {
                byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + size));
                marks += marked.take(part, part.length);
            }
            marked.end();
            assertThat(marks).isEqualTo(2);
            assertThat(text).hasToString("one\0martwothree\0ma");
        }
    }

    @Test
    void aControlStructureWithoutItsStatementIsIncomplete() throws IOException {
        for (String source : List.of(
                "if (x)",
                "if (x) // when",
                "for (int i = 0; i < 3; i++)",
                "for (var a : list)\n",
                "while (x)",
                "int a = 1;\nif (a > 0)",
                "if (x) f(); else",
                "do",
                "do f();",
                "try",
                "try { f(); }",
                "switch (x)",
                "synchronized (this)",
                "void f()",
                "class A",
                "label:",
                "for (;;) if (x)")) {
            assertThat(session.engine().completeness(source)).as(source).isEqualTo(Engine.Completeness.INCOMPLETE);
        }
        for (String source : List.of(
                "if (x) f();",
                "for (;;) { }",
                "while (x) f();",
                "do f(); while (x);",
                "int a",
                "f()",
                "x",
                "try { } finally { }",
                "if (x) { } else { }",
                "void f();",
                "")) {
            assertThat(session.engine().completeness(source)).as(source).isEqualTo(Engine.Completeness.COMPLETE);
        }
    }
}
