package org.headcount.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.headcount.app.command.ExitStatus;
import org.headcount.data.DataFolder;
import org.headcount.reading.Document;
import org.headcount.reading.RecordFolder;
import org.headcount.recorded.Recorded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headcount record}: writes what was found in a document as data that a person corrects. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Record the figures and claims found in a document as CSV, for a person to correct.",
            "Then audit them with 'headcount audit ID --data DIR'."
        })
final class RecordCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A document.")
    private Path file;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder to write to.")
    private Path data;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The id to record it under (default: from the file's name).")
    private Optional<String> id = Optional.empty();

    @Mixin
    private ReadingOptions reading;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String name = id.orElseGet(() -> RecordFolder.id(file.getFileName().toString()));
        if (!name.equals(RecordFolder.id(name))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + name + "' cannot be an id: use small letters, digits and hyphens, such as "
                            + RecordFolder.id(name));
        }
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--data " + data + " is a file, not a folder: name a folder; it is created where there is none");
        }
        Document document = reading.read(file, spec.commandLine());
        List<Path> written = new RecordFolder(data).save(name, document);
        // What was written must be what the audit reads.
        Recorded.in(DataFolder.at(data)).audit(name);
        written.forEach(path -> spec.commandLine().getOut().println(path));
        spec.commandLine().getErr().println("Next: headcount audit " + name + " --data " + data);
        return ExitStatus.DONE;
    }
}
