package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.UnusableFile;
import org.headcount.plot.Browser;
import org.headcount.plot.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's way through Jupyter Notebook in a browser, by its menus, buttons and keys. */
@Tag("thorough")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BrowserPathTest {

    /** After which a user would press a key again. */
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private static final String CODE_CELLS = "Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code')";

    private static final String PAPER = "white-paper-2011.ipynb";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static NotebookServer server;
    private static Path notebooks;
    private static Path pictures;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(Files.createDirectory(folder.resolve("browser")));
        Jupyter jupyter = Jupyter.in(
                Files.createDirectory(folder.resolve("jupyter")),
                "jupyter-notebook (6)",
                "notebook.notebookapp",
                "ipykernel");
        notebooks = Files.createDirectory(folder.resolve("notebooks"));
        server = NotebookServer.start(jupyter, notebooks);
        // They are left for somebody to look at.
        pictures = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private static Tab enter() throws IOException, InterruptedException {
        Tab tab = browser.tab(1280).online().open(server.entrance());
        return tab.until("!!document.querySelector('#kernel-headcount a')");
    }

    private static void untilReady(Tab tab) throws IOException, InterruptedException {
        tab.until("typeof Jupyter !== 'undefined' && !!Jupyter.notebook && Jupyter.notebook._fully_loaded"
                + " && !!Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()"
                + " && Jupyter.notebook.kernel.info_reply.language_info !== undefined");
    }

    /** From now on the page notes when another kernel is ready. */
    private static void expectKernel(Tab tab) throws IOException, InterruptedException {
        tab.evaluate("window.kernelIsReady = false;"
                + " Jupyter.notebook.events.one('kernel_ready.Kernel', () => { window.kernelIsReady = true; }); true");
    }

    private static int count(Tab tab, String selector) throws IOException, InterruptedException {
        return tab.evaluate("[...document.querySelectorAll('" + selector + "')]"
                        + ".filter(element => element.getBoundingClientRect().height > 20).length")
                .asInt();
    }

    @Test
    void thePaperIsRunSavedAndReadAgain() throws Exception {
        Path committed = Path.of("..", "..", "notebooks", PAPER);
        int plots = outputs(committed, "image/svg+xml");
        int tables = outputs(committed, "text/html");
        Files.write(notebooks.resolve(PAPER), untouched(committed));

        try (Tab tab = enter()) {
            tab.open(server.address("notebooks/" + PAPER));
            untilReady(tab);
            expectKernel(tab);
            tab.evaluate("document.querySelector('#kernel-submenu-headcount a').click()");
            tab.until("window.kernelIsReady");
            tab.evaluate("document.querySelector('#run_all_cells a').click()");
            tab.until(CODE_CELLS + ".every(cell => typeof cell.input_prompt_number === 'number')");
            tab.until("!!document.querySelector('.kernel_idle_icon')");
            assertThat(count(tab, ".output_svg svg")).isEqualTo(plots);
            assertThat(count(tab, ".output_html")).isEqualTo(tables);
            assertThat(count(tab, ".output_error")).isZero();
            assertThat(tab.faults()).isEmpty();
            tab.evaluate("document.querySelectorAll('.output_svg')[0].scrollIntoView()");
            tab.view(pictures.resolve("paper.png"));
            save(tab);

            tab.open(server.address("tree"));
            tab.open(server.address("notebooks/" + PAPER));
            untilReady(tab);
            assertThat(tab.evaluate("Jupyter.notebook.kernel.name").asText()).isEqualTo("headcount");
            assertThat(count(tab, ".output_svg svg")).isEqualTo(plots);
            assertThat(count(tab, ".output_html")).isEqualTo(tables);
        }
    }

    /** How many outputs of a notebook have a form. */
    private static int outputs(Path notebook, String mime) throws UnusableFile {
        return (int) Notebook.read(notebook).cells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(output -> output.path("data").has(mime))
                .count();
    }

    /** A notebook for which nobody has chosen a kernel, nor run any of its cells. */
    private static byte[] untouched(Path notebook) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode written = (ObjectNode) mapper.readTree(notebook.toFile());
        written.withObject("/metadata").remove("kernelspec");
        for (JsonNode cell : written.path("cells")) {
            if (cell.has("outputs")) {
                ((ObjectNode) cell).putNull("execution_count").putArray("outputs");
            }
        }
        return mapper.writeValueAsBytes(written);
    }

    private static void save(Tab tab) throws IOException, InterruptedException {
        tab.click("#save-notbook button");
        tab.until("!Jupyter.notebook.dirty");
    }

    private static void openNew(Tab tab) throws IOException, InterruptedException {
        // A notebook opens in another window, which here would be another tab.
        tab.evaluate("window.open = () => window; true");
        tab.click("#new-dropdown-button");
        tab.view(pictures.resolve("new.png"));
        tab.click("#kernel-headcount a");
        untilReady(tab);
    }

    @Test
    void shiftTabShowsTheDocumentationOfTheJdk() throws Exception {
        boolean installed = Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
        assumeTrue(installed || System.getenv("CI") != null, "the JDK's sources (src.zip) are not installed");
        try (Tab tab = enter()) {
            openNew(tab);
            run(tab, 0, "String word = \"here\";");
            write(tab, 1, "word.toUpperCase(");
            tab.press(Tab.Key.SHIFT_TAB);
            tab.until("(tip => tip.offsetHeight > 50 && getComputedStyle(tip).opacity === '1')"
                    + "(document.querySelector('#tooltip'))");
            tab.view(pictures.resolve("tooltip.png"));
            assertThat(tab.evaluate("document.querySelector('#tooltip').textContent")
                            .asText())
                    .contains("String String.toUpperCase()", "Converts all of the characters");
            tab.press(Tab.Key.ESCAPE);
            save(tab);
        }
    }

    @Test
    void aNewNotebookHelpsStopsAndStartsAgain() throws Exception {
        try (Tab tab = enter()) {
            openNew(tab);
            run(tab, 0, "int kept = 42;\nString word = \"here\";");
            complete(tab, "word.toUp", "Jupyter.notebook.get_cell(1).get_text() === 'word.toUpperCase('");
            complete(tab, "word.", "!!document.querySelector('#complete')");
            tab.view(pictures.resolve("completion.png"));
            assertThat(tab.evaluate("document.querySelector('#complete').textContent")
                            .asText())
                    .contains("charAt(", "length()");
            tab.press(Tab.Key.ESCAPE);

            run(tab, 1, "int[] few = new int[2];\nfew[5] = 1;");
            assertThat(output(tab, 1)).contains("Index 5 out of bounds for length 2", "at cell 2, line 2");
            assertThat(tab.evaluate("document.querySelector('.output_error .ansi-red-fg').textContent")
                            .asText())
                    .startsWith("java.lang.ArrayIndexOutOfBoundsException");
            start(tab, 2, "System.out.println(\"begun\"); while (true);");
            tab.until("Jupyter.notebook.get_cell(2).element.text().includes('begun\\n')");
            do {
                tab.click("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
            } while (!tab.within(A_WHILE, hasRun(2)));
            assertThat(output(tab, 2)).contains("Interrupted: the cell was stopped; variables are kept.");
            run(tab, 3, "kept");
            assertThat(output(tab, 3)).isEqualTo("42");
            tab.view(pictures.resolve("stopped.png"));

            expectKernel(tab);
            tab.click("button[data-jupyter-action='jupyter-notebook:confirm-restart-kernel']");
            tab.click(".modal.in .btn-danger");
            tab.until("window.kernelIsReady && !document.querySelector('.modal.in')");
            run(tab, 3, "kept");
            assertThat(output(tab, 3)).contains("cannot find symbol");
            assertThat(tab.evaluate("Jupyter.notebook.get_cell(3).input_prompt_number")
                            .asInt())
                    .isEqualTo(1);
            tab.view(pictures.resolve("restarted.png"));
            save(tab);
        }
    }

    private static void write(Tab tab, int cell, String code) throws IOException, InterruptedException {
        tab.evaluate("{ const book = Jupyter.notebook; while (book.ncells() <= " + cell
                + ") book.insert_cell_at_bottom('code'); book.select(" + cell + "); book.get_cell(" + cell
                + ").set_text(''); book.get_cell(" + cell + ").set_input_prompt(null); book.edit_mode(); book.get_cell("
                + cell + ").focus_editor(); }");
        tab.until("document.activeElement.tagName === 'TEXTAREA'");
        tab.type(code);
        tab.until("Jupyter.notebook.get_cell(" + cell + ").get_text() === " + JsonNodeFactory.instance.textNode(code));
    }

    /** Writes into the second cell and asks for completions, again where a busy page took no notice of the key. */
    private static void complete(Tab tab, String code, String condition) throws IOException, InterruptedException {
        do {
            write(tab, 1, code);
            tab.press(Tab.Key.TAB);
        } while (!tab.within(A_WHILE, condition));
    }

    private static void start(Tab tab, int cell, String code) throws IOException, InterruptedException {
        write(tab, cell, code);
        tab.press(Tab.Key.CONTROL_ENTER);
    }

    private static void untilRun(Tab tab, int cell) throws IOException, InterruptedException {
        tab.until(hasRun(cell));
    }

    private static String hasRun(int cell) {
        return "typeof Jupyter.notebook.get_cell(" + cell + ").input_prompt_number === 'number'"
                + " && !!document.querySelector('.kernel_idle_icon')";
    }

    private static void run(Tab tab, int cell, String code) throws IOException, InterruptedException {
        start(tab, cell, code);
        untilRun(tab, cell);
    }

    private static String output(Tab tab, int cell) throws IOException, InterruptedException {
        return tab.evaluate("Jupyter.notebook.get_cell(" + cell + ").element.find('.output_subarea').text()")
                .asText()
                .strip();
    }
}
