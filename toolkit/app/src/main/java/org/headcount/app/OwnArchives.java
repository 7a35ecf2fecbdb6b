package org.headcount.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.headcount.app.command.ArchiveCommand;
import org.headcount.engine.Archives;
import org.headcount.engine.Settings;
import picocli.CommandLine;

/** The class archives that lie beside the jars of this program. */
final class OwnArchives {
    private OwnArchives() {}

    /**
     * Their folder; they are made where they are not there yet.
     *
     * @throws IOException when they cannot be made
     */
    static Path folder(Settings cells) throws IOException {
        Path folder = Optional.ofNullable(System.getProperty(Archives.FOLDER))
                .map(Path::of)
                .orElseGet(OwnArchives::besideTheJars);
        if (!Files.exists(folder.resolve("kernel"))
                && new CommandLine(new ArchiveCommand(cells, Main.class)).execute(folder.toString()) != 0) {
            throw new IOException("see above");
        }
        return folder;
    }

    /** Jars lie in {@code lib}, or in a folder in it; archives beside {@code lib}, as the launcher has them. */
    private static Path besideTheJars() {
        Path jar = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)[0])
                .toAbsolutePath();
        Path lib = jar.getParent().endsWith("host") ? jar.getParent().getParent() : jar.getParent();
        return lib.resolveSibling("archives-" + Runtime.version().feature());
    }
}
