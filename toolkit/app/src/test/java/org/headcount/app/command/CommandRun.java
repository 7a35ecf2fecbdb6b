package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * What a command wrote, and how it ended.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param messages what it wrote to standard error
 */
record CommandRun(int status, String out, String messages) {
    /** Runs a command as it is typed. */
    static CommandRun of(Object command, Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
        try {
            String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
            int status = new CommandLine(command).execute(words);
            return new CommandRun(
                    status, written.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    CommandRun ends(int expected) {
        assertThat(status).as(messages).isEqualTo(expected);
        return this;
    }

    CommandRun says(String... words) {
        assertThat(messages).contains(words);
        return this;
    }
}
