package org.headcount.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headcount.engine.Spelling;
import org.headcount.magic.CellVariables;
import org.headcount.magic.CellVariables.Variable;
import org.headcount.notebook.Notebook;
import org.headcount.notebook.NotebookCell;

/**
 * Puts the values of parameters into notebooks.
 *
 * @param parameters the values
 * @param notebooks the notebooks of a run, by their files
 */
record ParameterInjection(ParameterValues parameters, Map<Path, Notebook> notebooks) {
    private static final int MOST_LETTERS = 3;

    /**
     * Inserts a cell that assigns the values behind the last cell tagged as parameters, in place of the one of an
     * earlier run.
     *
     * @return a warning for each value and notebook that does not declare it, although another does
     * @throws ParameterValues.Unsuitable when no notebook declares a name, or a value does not have the declared type
     */
    List<String> insert() throws ParameterValues.Unsuitable {
        Map<Path, List<Variable>> declared = new LinkedHashMap<>();
        notebooks.forEach((file, notebook) -> declared.put(file, declared(notebook)));
        List<String> warnings = new ArrayList<>();
        for (String name : parameters.values().keySet()) {
            List<Path> without = notebooks.keySet().stream()
                    .filter(file ->
                            ParameterValues.named(name, declared.get(file)).isEmpty())
                    .toList();
            if (without.size() == notebooks.size()) {
                throw unknown(name, declared);
            }
            without.forEach(file -> warnings.add(
                    file + " declares no parameter " + name + ": it runs without the value that -p gives"));
        }
        for (Map.Entry<Path, Notebook> each : notebooks.entrySet()) {
            insert(each.getValue(), declared.get(each.getKey()));
        }
        return warnings;
    }

    private void insert(Notebook notebook, List<Variable> declared) throws ParameterValues.Unsuitable {
        List<NotebookCell> cells = notebook.cells();
        for (int i = cells.size() - 1; i >= 0; i--) {
            if (cells.get(i).tags().contains(ParameterValues.INJECTED)) {
                notebook.remove(i);
            }
        }
        boolean declares = parameters.values().keySet().stream()
                .anyMatch(name -> ParameterValues.named(name, declared).isPresent());
        String source = parameters.source(declared);
        int last = -1;
        List<NotebookCell> left = notebook.cells();
        for (int i = 0; i < left.size(); i++) {
            last = isParameters(left.get(i)) ? i : last;
        }
        if (declares) {
            notebook.insert(last + 1, NotebookCell.Type.CODE, source).tag(ParameterValues.INJECTED);
        }
    }

    private static boolean isParameters(NotebookCell cell) {
        return cell.type() == NotebookCell.Type.CODE && cell.tags().contains(ParameterValues.TAG);
    }

    private static List<Variable> declared(Notebook notebook) {
        return notebook.cells().stream()
                .filter(ParameterInjection::isParameters)
                .flatMap(cell -> CellVariables.of(cell.source()).stream())
                .toList();
    }

    private ParameterValues.Unsuitable unknown(String name, Map<Path, List<Variable>> declared) {
        String what = "-p " + name + "=" + parameters.values().get(name) + ": ";
        List<String> names = declared.values().stream()
                .flatMap(List::stream)
                .map(Variable::name)
                .distinct()
                .toList();
        Optional<String> untagged = notebooks.entrySet().stream()
                .flatMap(each -> untagged(name, each.getKey(), each.getValue()).stream())
                .findFirst();
        if (untagged.isPresent()) {
            return new ParameterValues.Unsuitable(what + untagged.get());
        }
        if (names.isEmpty()) {
            return new ParameterValues.Unsuitable(what + "no cell of "
                    + notebooks.keySet().stream().map(Path::toString).collect(Collectors.joining(", "))
                    + " is tagged \"" + ParameterValues.TAG
                    + "\" and declares variables: give that tag to the cell that"
                    + " declares " + name);
        }
        return new ParameterValues.Unsuitable(what + "no cell tagged \"" + ParameterValues.TAG + "\" declares " + name
                + Spelling.nearest(name, names, MOST_LETTERS)
                        .map(near -> ". Did you mean " + near + "?")
                        .orElse(".")
                + " Declared: " + String.join(", ", names));
    }

    /** A value for what a cell without the tag declares would be overwritten by that cell. */
    private static Optional<String> untagged(String name, Path file, Notebook notebook) {
        int number = 0;
        for (NotebookCell cell : notebook.cells()) {
            number += cell.type() == NotebookCell.Type.CODE ? 1 : 0;
            if (cell.type() == NotebookCell.Type.CODE
                    && !cell.tags().contains(ParameterValues.INJECTED)
                    && ParameterValues.named(name, CellVariables.of(cell.source()))
                            .isPresent()) {
                return Optional.of("cell " + number + " of " + file + " declares " + name
                        + " without being tagged \"" + ParameterValues.TAG
                        + "\": give it that tag, which in a script is the"
                        + " line // %% tags=[\"" + ParameterValues.TAG + "\"]");
            }
        }
        return Optional.empty();
    }
}
