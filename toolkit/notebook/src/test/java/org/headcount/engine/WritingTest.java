package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.headcount.sources.LibrarySources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine says of a cell that is being written. */
class WritingTest {
    @Test
    void completionsAreFoundInTheSnippetAtTheCursor() throws IOException {
        try (Transcript session = Transcript.usual()) {
            session.silent("String region = \"south\";");
            String source = "int a = 1;\nregion.toUpp";
            Engine.Suggestions found = session.engine().complete(source, source.length());
            assertThat(found.texts()).contains("toUpperCase(");
            assertThat(found.from()).isEqualTo(source.indexOf("toUpp"));
            assertThat(session.engine()
                            .inspect(
                                    "int b = 2;\nregion.substring(",
                                    28,
                                    new LibrarySources(library -> Optional.empty())))
                    .extracting(Engine.Documented::signature)
                    .anyMatch(signature -> signature.contains("String.substring(int beginIndex)"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 + 1                         | COMPLETE
                    int x = 5                     | COMPLETE
                    int f() {                     | INCOMPLETE
                    if (true) {                   | INCOMPLETE
                    foo(                          | INCOMPLETE
                    int 1a = 2;                   | INVALID
                    class { }                     | INVALID
                    }                             | INVALID
                    class A { int b; }            | COMPLETE
                    for (;;) ;                    | COMPLETE
                    import java.util.List;        | COMPLETE
                    record P(int x) {}            | COMPLETE
                    """)
    void sourceIsCompleteOrNotOrNeverWillBe(String source, Engine.Completeness expected) throws IOException {
        try (Engine engine = Engine.start(Settings.usual())) {
            assertThat(engine.completeness(source)).isEqualTo(expected);
        }
    }

    @Test
    void theClassPathCanGrow(@TempDir Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("lib")).resolve("Added.java");
        Files.writeString(source, "package lib; public class Added { public static int answer() { return 42; } }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        try (Transcript session = Transcript.usual()) {
            session.fails("lib.Added.answer()", "package lib does not exist");
            session.engine().addToClassPath(List.of(folder));
            session.shows("lib.Added.answer()", "42");
        }
    }
}
