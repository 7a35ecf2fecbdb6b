package org.headcount.magic;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headcount.engine.Cell;
import org.headcount.engine.Comments;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;
import org.headcount.notebook.Script;
import org.headcount.notebook.UnusableFile;

/**
 * A script made ready to run: the files that it opens are put in its place, and it ends where it says
 * {@code /exit}. Its cells know the file and line they came from.
 */
public final class ScriptCells {
    private static final Pattern COMMAND = Pattern.compile("/([a-z!?-]\\S*)\\s*(.*)");
    private static final int DEEPEST = 20;

    /** Names of the jshell tool's built-in scripts. Its default imports are there from the start. */
    private static final Map<String, String> BUILT_IN = Map.of("DEFAULT", "", "PRINTING", """
            void print(Object value) { System.out.print(value); }
            void println(Object value) { System.out.println(value); }
            void println() { System.out.println(); }
            void printf(String format, Object... values) { System.out.printf(format, values); }
            """);

    private final Notebook notebook = Notebook.empty();
    private final Map<String, Cell> places = new HashMap<>();
    private final Deque<Path> open = new ArrayDeque<>();
    private boolean ended;

    private ScriptCells() {}

    /**
     * Reads a script and the files that it opens.
     *
     * @throws UnusableFile when one of them cannot be read, or has a command that is for the jshell tool alone
     */
    public static ScriptCells read(Path file) throws UnusableFile {
        ScriptCells run = new ScriptCells();
        run.add(file);
        return run;
    }

    /** The script as a notebook. */
    public Notebook notebook() {
        return notebook;
    }

    /** The position of a cell in its file. */
    public Optional<Cell> place(NotebookCell cell) {
        return Optional.ofNullable(places.get(cell.id()));
    }

    private void add(Path file) throws UnusableFile {
        if (open.size() >= DEEPEST || open.contains(file.toAbsolutePath().normalize())) {
            throw new UnusableFile(file, "opens itself, by way of " + open.peek());
        }
        open.push(file.toAbsolutePath().normalize());
        for (Script.Part part : Script.read(file).parts()) {
            if (part.type() == NotebookCell.Type.CODE) {
                add(file, part);
            } else if (!ended) {
                notebook.add(part.type(), part.source());
            }
        }
        open.pop();
    }

    /** A command begins a line of code, as in the jshell tool. */
    private void add(Path file, Script.Part part) throws UnusableFile {
        List<String> lines = part.source().lines().toList();
        List<String> code = Comments.blanked(part.source()).lines().toList();
        List<String> gathered = new ArrayList<>();
        int first = part.firstLine();
        for (int i = 0; i < lines.size() && !ended; i++) {
            Matcher command = COMMAND.matcher(lines.get(i));
            if (command.matches() && code.get(i).startsWith("/")) {
                addCode(file, part, gathered, first);
                gathered.clear();
                first = part.firstLine() + i + 1;
                obey(
                        file,
                        part.firstLine() + i,
                        command.group(1),
                        command.group(2).strip());
            } else {
                gathered.add(lines.get(i));
            }
        }
        addCode(file, part, gathered, first);
    }

    private void addCode(Path file, Script.Part part, List<String> lines, int firstLine) {
        String source = String.join("\n", lines);
        if (ended || (source.isBlank() && part.tags().isEmpty())) {
            return;
        }
        add(file, firstLine, source);
        List<NotebookCell> cells = notebook.cells();
        part.tags().forEach(cells.get(cells.size() - 1)::tag);
    }

    private void obey(Path file, int line, String command, String argument) throws UnusableFile {
        if ("exit".startsWith(command) && command.length() > 1) {
            ended = true;
            if (!argument.isEmpty() && !argument.equals("0")) {
                String why = "the script ended with /exit " + argument.replace("\"", "");
                add(file, line, "throw new IllegalStateException(\"" + why + "\");");
            }
        } else if ("open".startsWith(command) && !argument.isEmpty()) {
            if (BUILT_IN.containsKey(argument)) {
                add(file, line, BUILT_IN.get(argument));
            } else {
                Path folder = file.toAbsolutePath().getParent();
                Path opened = folder.resolve(argument);
                add(file.isAbsolute() ? opened : Path.of("").toAbsolutePath().relativize(opened));
            }
        } else {
            throw new UnusableFile(
                    file,
                    "has the command /" + command + " in line " + line
                            + ", which is for the jshell tool: a script may use /open FILE and /exit");
        }
    }

    private void add(Path file, int line, String source) {
        NotebookCell cell = notebook.add(NotebookCell.Type.CODE, source);
        places.put(cell.id(), new Cell(file.getFileName().toString(), line, source));
    }
}
