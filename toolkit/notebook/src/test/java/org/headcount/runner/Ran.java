package org.headcount.runner;

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
record Ran(int status, String out, String messages) {
    /** Runs a command as it is typed. */
    static Ran of(Object command, Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
        try {
            String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
            int status = new CommandLine(command).execute(words);
            return new Ran(status, written.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    Ran ends(int expected) {
        assertThat(status).as(messages).isEqualTo(expected);
        return this;
    }

    Ran says(String... words) {
        assertThat(messages).contains(words);
        return this;
    }
}
