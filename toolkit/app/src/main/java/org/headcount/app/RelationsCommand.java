package org.headcount.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.headcount.app.command.ExitStatus;
import org.headcount.recorded.RelationForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headcount relations}: what recorded claims may rest on. */
@Command(
        name = "relations",
        mixinStandardHelpOptions = true,
        description = "List the relations that recorded claims may name, with their inputs.")
final class RelationsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable(AuditCommand.colours(), 16, 26, 34);
        table.header("RELATION", "INPUTS", "GIVES");
        RelationForm.all().forEach(form -> table.row(form.name(), form.inputs(), form.gives()));
        table.print(out);
        out.flush();
        return ExitStatus.DONE;
    }
}
