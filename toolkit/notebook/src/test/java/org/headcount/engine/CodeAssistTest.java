package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.headcount.engine.Suggestion.Kind;
import org.headcount.sources.LibrarySources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody is told who writes a cell; the bar is the cursor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeAssistTest {
    private static final LibrarySources NO_SOURCES = new LibrarySources(library -> Optional.empty());

    private Transcript session;

    @BeforeAll
    void start() {
        session = Transcript.usual();
        session.silent("int population = 3;\nint POVERTY_LINE = 2;\nint twice(int a) { return 2 * a; }"
                + "\nint twice(int a, int b) { return a * b; }\nrecord Household(int size) {}");
    }

    @AfterAll
    void end() {
        session.close();
    }

    /** A cell, and where in it the bar was. */
    private record Written(String source, int cursor) {
        static Written of(String sourceWithBar) {
            int cursor = sourceWithBar.indexOf('|');
            return new Written(sourceWithBar.substring(0, cursor) + sourceWithBar.substring(cursor + 1), cursor);
        }
    }

    private Engine.Suggestions complete(String sourceWithBar) {
        Written written = Written.of(sourceWithBar);
        try {
            return session.engine().complete(written.source(), written.cursor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> texts(String sourceWithBar) {
        return complete(sourceWithBar).texts();
    }

    private Kind kind(String sourceWithBar, String text) {
        return complete(sourceWithBar).found().stream()
                .filter(each -> each.text().equals(text))
                .map(Suggestion::kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not in " + texts(sourceWithBar)));
    }

    private List<String> signatures(String sourceWithBar) {
        Written written = Written.of(sourceWithBar);
        try {
            return session.engine().inspect(written.source(), written.cursor(), NO_SOURCES).stream()
                    .map(Engine.Documented::signature)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsOfferedSaysWhatItIs() {
        assertThat(kind("popul|", "population")).isEqualTo(Kind.VARIABLE);
        assertThat(kind("POV|", "POVERTY_LINE")).isEqualTo(Kind.VARIABLE);
        assertThat(kind("twi|", "twice(")).isEqualTo(Kind.METHOD);
        assertThat(kind("House|", "Household")).isEqualTo(Kind.CLASS);
        assertThat(kind("new House|", "Household(")).isEqualTo(Kind.CLASS);
        assertThat(kind("Integer.M|", "MAX_VALUE")).isEqualTo(Kind.FIELD);
        assertThat(kind("Map.E|", "Entry")).isEqualTo(Kind.CLASS);
        assertThat(kind("new int[3].le|", "length")).isEqualTo(Kind.FIELD);
        assertThat(kind("String.cla|", "class")).isEqualTo(Kind.KEYWORD);
        assertThat(kind("\"\".le|", "length()")).isEqualTo(Kind.METHOD);
        assertThat(kind("List.of(1).forEach(System.out::pri|", "println")).isEqualTo(Kind.METHOD);
        assertThat(kind("doub|", "double")).isEqualTo(Kind.KEYWORD);
        assertThat(kind("java.ut|", "util.")).isEqualTo(Kind.PACKAGE);
        assertThat(kind("import java.util.Li|", "List")).isEqualTo(Kind.CLASS);
        assertThat(kind("import static java.lang.Math.ma|", "max")).isEqualTo(Kind.METHOD);
        assertThat(kind("import static java.lang.Math.P|", "PI")).isEqualTo(Kind.FIELD);
    }

    @Test
    void whatCellsHaveDeclaredComesWithItsDeclaration() {
        assertThat(complete("popul|").found())
                .singleElement()
                .extracting(found -> found.signature().orElseThrow())
                .isEqualTo("int population");
        assertThat(complete("twi|").found())
                .singleElement()
                .extracting(found -> found.signature().orElseThrow())
                .isEqualTo("int twice(int)\nint twice(int,int)");
    }

    @Test
    void whatStandsAboveInTheSameCellIsKnown() {
        assertThat(texts("var list = new ArrayList<String>();\nlist.|")).contains("add(", "size()");
        assertThat(texts("var list = new ArrayList<String>();\nlist.get(0).su|"))
                .contains("substring(");
        assertThat(texts("int county = 1;\ncou|")).containsExactly("county");
        assertThat(texts("int triple(int a) { return 3 * a; }\ntri|")).containsExactly("triple(");
        assertThat(texts("record Person(String name) {}\nnew Person(\"a\").na|"))
                .contains("name()");
        assertThat(texts("record Person(String name) {}\nvar one = new Person(\"a\");\none.na|"))
                .contains("name()");
        assertThat(texts("enum Area { RURAL, URBAN }\nArea.R|")).containsExactly("RURAL");
        assertThat(texts("var a = List.of(1);\nvar a = \"text\";\na.sub|")).contains("substring(");
        assertThat(texts("double[] weights = {1, 2};\nfor (var w : weights) System.out.println(w);\nweights.le|"))
                .containsExactly("length");
    }

    @Test
    void whatIsImportedAboveIsKnown() {
        assertThat(texts("import java.awt.Point;\nPoi|")).containsExactly("Point");
        assertThat(texts("import java.awt.Point;\nnew Point(1, 2).trans|")).containsExactly("translate(");
        assertThat(texts("import java.util.zip.*;\nvar sum = new CRC32();\nsum.getV|"))
                .containsExactly("getValue()");
        assertThat(texts("import java.util.zip.*;\nCRC|")).contains("CRC32");
        assertThat(texts("import static java.lang.Math.*;\nhyp|")).containsExactly("hypot(");
        assertThat(texts("import static java.lang.Math.abs;\nvar x = 1;\nab|")).contains("abs(");
        assertThat(signatures("import java.awt.Point;\nPoint|")).containsExactly("java.awt.Point");
        assertThat(signatures("import java.util.zip.*;\nvar sum = new CRC32();\nsum.getValue(|"))
                .singleElement()
                .asString()
                .endsWith("CRC32.getValue()");
    }

    @Test
    void parametersAndLocalsOfWhatIsBeingWrittenAreKnown() {
        assertThat(texts("int f(int percent) { perc|")).containsExactly("percent");
        assertThat(texts("static int f(int percent) { perc|")).containsExactly("percent");
        assertThat(texts("// what is static\npublic static int f(int percent) { perc|"))
                .containsExactly("percent");
        assertThat(texts("int f(int percent) { int perception = 1; perc|")).contains("percent", "perception");
        assertThat(texts("int f(int percent) { int local = 1; if (local > 0) { loca|"))
                .contains("local");
        assertThat(texts("for (var region : List.of(\"a\")) { regi|")).containsExactly("region");
        assertThat(texts("List.of(\"a\").stream().map(region -> regi|")).containsExactly("region");
        assertThat(texts("List.of(\"a\").stream().map(region -> region.isB|")).containsExactly("isBlank()");
        assertThat(texts("var xs = List.of(\"a\");\nxs.forEach(x -> { int len = x.length(); le|"))
                .containsExactly("len");
        assertThat(texts("int base = 1;\nint f(int a) { return ba|")).containsExactly("base");
        assertThat(texts("class Survey { int households; void add() { house|")).containsExactly("households");
        assertThat(texts("class Survey { int households; Stri|"))
                .contains("String")
                .doesNotContain("households");
    }

    @Test
    void linesThatCannotBeReadHideNothing() {
        assertThat(texts("int broken = ;\nvar list = new ArrayList<String>();\nlist.ad|"))
                .contains("add(");
        assertThat(texts("foo(;\nint twelve(int a) { return 12; }\ntwel|")).containsExactly("twelve(");
        assertThat(texts("String s = \"not closed;\nvar list = new ArrayList<String>();\nlist.ad|"))
                .contains("add(");
        assertThat(texts("nosuch.call();\nvar list = new ArrayList<NoSuch>();\nlist.ad|"))
                .contains("add(");
        assertThat(texts("var list = new ArrayList<String>();\nlist.ad|\nint broken = ;"))
                .contains("add(");
    }

    @Test
    void onlyWhatSomebodyWroteIsOffered() {
        assertThat(texts("int county = 1;\n|"))
                .contains("county", "population", "twice(", "String")
                .noneMatch(text -> text.startsWith("$"))
                .doesNotContain("getClass()", "wait(");
        assertThat(texts("int county = 1;\nthis.|")).doesNotContain("$cell()");
    }

    @Test
    void nothingIsEvaluated() throws IOException {
        assertThat(texts("population = 99;\nint county = 100;\npopul|")).containsExactly("population");
        assertThat(session.engine().declared()).noneMatch(each -> each.name().equals("county"));
        session.shows("population", "3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|",
                ".|",
                "}|",
                "{|",
                "))))|",
                "import |",
                "import|",
                "class|",
                "class {|",
                "%|",
                "@|",
                "\\u|",
                "int f(|",
                "\u0000|",
                "😀|",
                "switch (1) {|",
                "var |",
                "List<|",
                "new |",
                "|.size()",
                "{{{{{|",
                "->|",
                "a ->|",
                "x -> {|",
                "case 1 ->|",
                "int a; }}}\n;|"
            })
    void anywhereElseNothingBreaks(String source) {
        Engine.Suggestions found = complete(source);
        assertThat(found.from()).isBetween(0, source.indexOf('|'));
        assertThat(signatures(source)).isNotNull();
    }

    @Test
    void commentsAndLiteralsHoldNoNames() {
        for (String source :
                List.of("// popu|", "/* popu|", "\"popu|", "'p|", "int a = 1; // popu|", "\"\"\"\n popu|")) {
            assertThat(texts(source)).as(source).isEmpty();
            assertThat(signatures(source)).as(source).isEmpty();
        }
        assertThat(texts("/* popu */ popu|")).containsExactly("population");
    }

    @Test
    void inspectionKnowsWhatStandsAbove() {
        assertThat(signatures("var list = new ArrayList<String>();\nlist|"))
                .containsExactly("list:java.util.ArrayList<java.lang.String>");
        assertThat(signatures("var list = new ArrayList<String>();\nlist.isEm|pty()"))
                .singleElement()
                .asString()
                .endsWith("isEmpty()");
        assertThat(signatures("int triple(int a) { return 3 * a; }\ntriple(|"))
                .anyMatch(found -> found.endsWith("triple(int a)"));
        assertThat(signatures("List.of(\"a\").forEach(region -> regi|on.length())"))
                .containsExactly("region:java.lang.String");
    }
}
