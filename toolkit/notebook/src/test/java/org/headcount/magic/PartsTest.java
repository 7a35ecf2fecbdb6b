package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.headcount.engine.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a magic may stand, and where a % is Java's. */
class PartsTest {
    /** The parts as text: Java as it is, calls in angle brackets. */
    private static List<String> cut(String source) {
        return Parts.of(new Cell("cell", 10, source)).stream()
                .map(part -> {
                    if (part instanceof Parts.Part.Java java) {
                        return java.cell().firstLine() + ": "
                                + java.cell().source().strip();
                    }
                    if (part instanceof Parts.Part.Assigned assigned) {
                        Cell before = assigned.before();
                        return before.firstLine() + ": " + before.source().strip() + " " + text(assigned.call());
                    }
                    return text(((Parts.Part.Plain) part).call());
                })
                .toList();
    }

    private static String text(MagicCall call) {
        return "<" + call.line() + " " + call.signed() + "|" + call.arguments() + ">";
    }

    @Test
    void magicsStandBetweenStatements() {
        assertThat(cut("%maven g:a:1\nimport g.A;\n  %time new A();\nint b = 1;\n"))
                .containsExactly("<10 %maven|g:a:1>", "11: import g.A;", "<12 %time|new A();>", "13: int b = 1;");
        assertThat(cut("for (;;) {\n}\n// a comment\n%help"))
                .containsExactly("10: for (;;) {\n}\n// a comment", "<13 %help|>");
        assertThat(cut("record A(int b) {}\r\n%help\r\nint a;"))
                .containsExactly("10: record A(int b) {}", "<11 %help|>", "12: int a;");
        assertThat(cut("%bash echo 'it\nint a;")).containsExactly("<10 %bash|echo 'it>", "11: int a;");
        assertThat(cut("%bash echo /* \"\"\"\n%bash ls */\nint a;"))
                .containsExactly("<10 %bash|echo /* \"\"\">", "<11 %bash|ls */>", "12: int a;");
        assertThat(cut("%")).containsExactly("<10 %|>");
    }

    @Test
    void aStatementMayTakeAMagicsValue() {
        assertThat(cut("int a = 1;\nList<String> added = %jars lib/*.jar ;\nadded.size()"))
                .containsExactly("10: int a = 1;", "11: List<String> added = <11 %jars|lib/*.jar>", "12: added.size()");
        assertThat(cut("var added =\n    %jars a b\n")).containsExactly("10: var added = <11 %jars|a b>");
    }

    @Test
    void aCellMagicTakesTheLinesBelowIt() {
        List<Parts.Part> parts = Parts.of(Cell.of("cell", "\n%%bash a b\necho 'it\n%maven g:a:1\n"));
        assertThat(parts).hasSize(1);
        MagicCall call = ((Parts.Part.Plain) parts.get(0)).call();
        assertThat(call.signed()).isEqualTo("%%bash");
        assertThat(call.arguments()).isEqualTo("a b");
        assertThat(call.body()).isEqualTo(new Cell("cell", 3, "echo 'it\n%maven g:a:1\n"));
        assertThat(cut("int a;\n%%bash\nls")).containsExactly("10: int a;", "<11 %%bash|>");
        assertThat(cut("// why\n/* and\n%%html */\n%%bash\nls % 2;\n%maven g:a:1"))
                .containsExactly("10: // why\n/* and\n%%html */", "<13 %%bash|>");
    }

    @Test
    void whatACellNeedsComesFirstAndTogether() {
        assertThat(cut("int a;\n//DEPS g:a:1\n//REPOS here=file:///x\nclass A {\n    //DEPS g:b:2 g:c:3\n}"))
                .containsExactly(
                        "<12 //REPOS|here=file:///x>",
                        "<11 //DEPS|g:a:1 g:b:2 g:c:3>",
                        "10: int a;\n//DEPS g:a:1\n//REPOS here=file:///x\nclass A {\n    //DEPS g:b:2 g:c:3\n}");
        assertThat(cut("/*\n//DEPS g:a:1\n*/ int a; //DEPS g:b:1\nString s = \"\"\"\n//DEPS g:a:1\n\"\"\";"))
                .hasSize(1);
        assertThat(cut("//DEPSg:a:1\n// DEPS g:a:1")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int c = a\n    % b;",
                "int c = a\n%b;",
                "int c = (a\n%b);",
                "a %\nb",
                "a % b",
                "f(x,\n%y)",
                "String s = \"\"\"\n%maven g:a:1\n\"\"\";",
                "String s = \"a\\\"\\\n%maven\";",
                "/*\n%maven g:a:1\n*/",
                "// x\n/* ; */ // %maven",
                "int a = 5 /* = */ % b;",
                "a = \"%time\";",
                "a = '%';\nb = 3 /*\n*/\n%time;",
                "'a'\n%time",
                "\"a\"\n%time",
                "a %= %time",
                "a == %time",
                "int v = switch (x) { case 1 -> 2; default -> 3; }\n%time;",
                "return switch (x) { default -> 3; }\n%time;",
                "class A {\n%maven g:a:1\n}",
                "if (a) {\n%time\n}",
                "int[] a = {1\n%time};",
                "a[0]\n%time",
                "a++\n%time",
                "System.out.printf(\"%d\\n\", 1);",
                "foo()\n%time",
                "% time",
                "%5"
            })
    void javasOwnPercentIsNoMagic(String source) {
        assertThat(cut(source)).hasSize(1).first().asString().startsWith("10: ");
    }

    @Test
    void whateverIsWrittenIsCutWithoutLoss() {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        String[] tokens = {
            "%",
            "%%",
            "time",
            "\n",
            " ",
            "'",
            "\"",
            "\"\"\"",
            "/*",
            "*/",
            "//",
            "{",
            "}",
            ";",
            "=",
            "a",
            "(",
            ")",
            "\\",
            "//DEPS x",
            "%jars y",
            "switch",
            "\r\n",
            "é",
            "😀"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(25); length > 0; length--) {
                text.append(tokens[random.nextInt(tokens.length)]);
            }
            String source = text.toString();
            List<Parts.Part> parts = Parts.of(Cell.of("cell", source));
            int java = 0;
            for (Parts.Part part : parts) {
                if (part instanceof Parts.Part.Java own) {
                    assertThat(source.substring(own.start()))
                            .as("seed " + seed + "\n" + source)
                            .startsWith(own.cell().source());
                    java++;
                }
            }
            if (source.indexOf('%') < 0 && !source.isBlank()) {
                assertThat(java).as("seed " + seed + "\n" + source).isEqualTo(1);
            }
            int position = random.nextInt(source.length() + 1);
            Parts.callAt(Cell.of("cell", source), position)
                    .ifPresent(call -> assertThat(position).isBetween(call.start(), call.end()));
        }
    }
}
