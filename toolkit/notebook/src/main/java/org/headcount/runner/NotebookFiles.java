package org.headcount.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.headcount.notebook.UnusableFile;

/** The notebooks and scripts that paths name: files as they are, folders by what lies in them. */
public final class NotebookFiles {

    private NotebookFiles() {}

    public static List<Path> of(List<Path> paths) throws UnusableFile {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(Files.isDirectory(path) ? in(path) : List.of(path));
        }
        return files;
    }

    /** In the order of their names; hidden folders, where Jupyter keeps its copies, are left alone. */
    private static List<Path> in(Path folder) throws UnusableFile {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".ipynb")
                            || file.toString().endsWith(".jsh"))
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new UnusableFile(folder, "is a folder without notebooks (.ipynb) and scripts (.jsh)");
            }
            return files;
        } catch (IOException e) {
            throw new UnusableFile(folder, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isHidden(Path path) {
        for (Path name : path) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
