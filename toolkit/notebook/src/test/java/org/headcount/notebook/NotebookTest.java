package org.headcount.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notebooks and scripts as files. */
class NotebookTest {
    private static final Path FILE = Path.of("some.ipynb");

    @TempDir
    private Path folder;

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in = NotebookTest.class.getResourceAsStream("/notebooks/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Notebook notebook(String json) throws UnusableFile {
        return Notebook.parse(FILE, json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jupyter.ipynb", "colab.ipynb", "vscode.ipynb"})
    void anUntouchedNotebookIsTheSameToTheByte(String name) throws IOException, UnusableFile {
        byte[] content = fixture(name);
        assertThat(new String(Notebook.parse(FILE, content).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(new String(content, StandardCharsets.UTF_8));
    }

    @Test
    void aRunChangesOutputsAndCountAndNothingElse() throws IOException, UnusableFile {
        Notebook notebook = Notebook.parse(FILE, fixture("jupyter.ipynb"));
        NotebookCell cell = notebook.cells().get(1);
        cell.record(cell.outputs(), 8);
        assertThat(new String(notebook.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(new String(fixture("jupyter.ipynb"), StandardCharsets.UTF_8)
                        .replaceFirst("\"execution_count\": 7,\n   \"id\"", "\"execution_count\": 8,\n   \"id\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not json                                        | is not JSON at line 1, column 1: Unrecognized token 'not'
                    []                                              | its JSON is not an object
                    {}                                              | it has no number nbformat
                    {"nbformat": 3, "worksheets": []}               | is of nbformat 3, and nbformat 4 is read: convert it
                    {"nbformat": 4}                                 | it has no list of cells
                    {"nbformat": 4, "nbformat": 4}                  | Duplicate field 'nbformat'
                    {"nbformat": 4, "cells": [1]}                   | cell 1 is of type ""
                    {"nbformat": 4, "cells": [{"cell_type":"code"}]}| cell 1 has no source
                    {"nbformat": 4, "cells": [{"cell_type":"raw","source":"","id":"a"},{"cell_type":"raw","source":"","id":"a"}]} | has two cells with the id "a", cells 1 and 2
                    {"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"language": "python"}}} | is a notebook in python
                    {"nbformat": 4, "cells": []                     | is not JSON at line 1
                    {"nbformat": 4, "cells": [], "nbformat_minor": "5"} | nbformat_minor is "5", and should be a whole number
                    {"nbformat": 4, "cells": [], "nbformat_minor": 5.5} | nbformat_minor is 5.5, and should be a whole number
                    {"nbformat": 4, "cells": [], "nbformat_minor": [4]} | nbformat_minor is [4], and should be a whole number
                    {"nbformat": 4, "cells": [], "nbformat_minor": null} | nbformat_minor is null, and should be a whole number
                    {"nbformat": 4, "cells": [], "metadata": 3} | metadata is 3, and should be an object
                    {"nbformat": 4, "cells": [{"cell_type":"code","source":["a",1]}]} | cell 1, source is ["a",1], and should be
                    {"nbformat": 4, "cells": [{"cell_type":"code","source":"","metadata":{"tags":"x"}}]} | cell 1, metadata, tags is "x", and should be a list of strings
                    {"nbformat": 4, "cells": [{"cell_type":"code","source":"","metadata":[]}]} | cell 1, metadata is [], and should be an object
                    {"nbformat": 4, "cells": [{"cell_type":"code","source":"","outputs":{}}]} | cell 1, outputs is {}, and should be a list
                    {"nbformat": 4, "cells": [{"cell_type":"code","source":"","outputs":[1]}]} | cell 1, output 1 is 1, and should be an object
                    {"nbformat": 4, "cells": [{"cell_type":"code","source":"","outputs":[{"output_type":"stream","text":[2]}]}]} | cell 1, output 1, text is [2], and should be
                    {"nbformat": 4, "cells": [{"cell_type":"code","source":"","execution_count":"1"}]} | cell 1, execution_count is "1", and should be
                    """)
    void whatIsNoNotebookIsToldWhatItIs(String content, String message) {
        assertThatThrownBy(() -> notebook(content))
                .isInstanceOf(UnusableFile.class)
                .hasMessageStartingWith("some.ipynb ")
                .hasMessageContaining(message);
    }

    @Test
    void jsonNestedTooDeepIsOneMessage() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> notebook("{\"nbformat\": 4, \"cells\": " + deep))
                .hasMessage("some.ipynb is not a notebook: its JSON is nested more than 1,000 levels deep, or has a"
                        + " longer name or number than is read");
        assertThatThrownBy(() -> notebook("{\"a\":".repeat(2_000)))
                .hasMessageContaining("nested more than 1,000 levels");
        Path script = folder.resolve("deep.jsh");
        assertThatThrownBy(() -> Script.parse(script, "// %% tags=[" + deep + "]\n1"))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining("deep.jsh has tags that are not a list of strings in line 1");
    }

    @Test
    void onlyRegularFilesAreRead() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.ipynb");
        Path zero = folder.resolve("zero.ipynb");
        assumeTrue(Files.exists(Path.of("/dev/zero")), "skipped: no /dev/zero here");
        Files.createSymbolicLink(zero, Path.of("/dev/zero"));
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path file : new Path[] {pipe, zero, Path.of("/dev/zero")}) {
            assertThatThrownBy(() -> Notebook.read(file))
                    .hasMessage(file + " is not a regular file but a pipe or a device: save what it gives to a file"
                            + " first");
            assertThatThrownBy(() -> Script.read(file)).hasMessageContaining("is not a regular file");
            assertThatThrownBy(() -> AtomicFile.requireWritable(file)).hasMessageContaining("is not a regular file");
        }
    }

    @Test
    void aByteOrderMarkIsReadOverAndKept() throws IOException, UnusableFile {
        String json = new String(fixture("jupyter.ipynb"), StandardCharsets.UTF_8);
        Notebook notebook = notebook("\ufeff" + json);
        assertThat(new String(notebook.bytes(), StandardCharsets.UTF_8)).isEqualTo("\ufeff" + json);
        Path script = Files.writeString(folder.resolve("bom.jsh"), "\ufeff// %% tags=[\"parameters\"]\nint a = 1;\n");
        assertThat(Script.read(script).parts()).singleElement().satisfies(part -> {
            assertThat(part.source()).isEqualTo("int a = 1;");
            assertThat(part.tags()).containsExactly("parameters");
        });
        Files.writeString(script, "\ufeffint a = 1;");
        assertThat(Script.read(script).parts().get(0).source()).isEqualTo("int a = 1;");
    }

    @Test
    void aFolderAMissingFileAndAHugeOneAreTold() throws IOException {
        assertThatThrownBy(() -> Notebook.read(folder)).hasMessageContaining("is a folder: name the files in it");
        assertThatThrownBy(() -> Notebook.read(folder.resolve("none.ipynb"))).hasMessageContaining("does not exist");
        Path huge = folder.resolve("huge.ipynb");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(500L << 20);
        }
        assertThatThrownBy(() -> Notebook.read(huge)).hasMessageContaining("has 500 MB, more than the 256 MB");
        Path binary = Files.write(folder.resolve("binary.ipynb"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Notebook.read(binary)).hasMessageContaining("it is not text in UTF-8");
    }

    @Test
    void aFileIsWrittenWholeAndKeepsItsPermissions() throws IOException, UnusableFile {
        Path file = folder.resolve("kept.ipynb");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        AtomicFile.write(file, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aReadOnlyFileIsRefusedEarly() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.ipynb"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> AtomicFile.requireWritable(file))
                .hasMessageContaining("is read-only: make it writable");
        assertThatThrownBy(() -> AtomicFile.requireWritable(folder.resolve("no/where.ipynb")))
                .hasMessageContaining(": create it, or name a file elsewhere");
    }

    @Test
    void aLinkIsFollowed() throws IOException, UnusableFile {
        Path file = Files.writeString(folder.resolve("real.ipynb"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.ipynb"), file);
        AtomicFile.write(link, "new".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void aNotebookBecomesAScriptAndComesBack() throws UnusableFile {
        String script = """
                // %% [markdown]
                // # Poverty
                //
                // in *figures*

                // %% tags=["parameters", "x\\"y"]
                double line = 3.00;

                // %%
                line * 2

                // %% [raw]
                // <b>raw</b>
                """;
        Script read = Script.parse(FILE, script);
        assertThat(read.parts()).hasSize(4);
        assertThat(read.parts().get(0).source()).isEqualTo("# Poverty\n\nin *figures*");
        assertThat(read.parts().get(2).firstLine()).isEqualTo(10);
        Notebook notebook = read.toNotebook();
        assertThat(notebook.cells().get(1).tags()).containsExactly("parameters", "x\"y");
        assertThat(notebook.cells()).extracting(NotebookCell::id).doesNotHaveDuplicates();
        assertThat(Script.of(FILE, notebook).text()).isEqualTo(script);
        assertThat(new String(notebook.bytes(), StandardCharsets.UTF_8)).startsWith("{\n \"cells\": [\n  {");
    }

    @Test
    void aCellThatWouldBecomeTwoIsToldWhere() throws UnusableFile {
        Notebook notebook = Notebook.empty();
        notebook.add(NotebookCell.Type.CODE, "int a;\n// %% not a cell\nint b;");
        assertThatThrownBy(() -> Script.of(FILE, notebook)).hasMessageContaining("in cell 1, line 2");
    }
}
