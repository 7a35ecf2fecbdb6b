package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Statuses: 1 is for work that was done, and never for what could not be carried out. */
class StatusTest {
    @Command(name = "fails")
    private record Fails(Throwable thrown) implements Runnable {
        @Override
        public void run() {
            throw Fails.<RuntimeException>unchecked(thrown);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.OutOfMemoryError, memory ran out",
        "java.lang.StackOverflowError, a fault of Headcount itself",
        "java.lang.ExceptionInInitializerError, a fault of Headcount itself",
        "java.lang.IllegalStateException, a fault of Headcount itself"
    })
    void whateverIsThrownIsOneMessageAndStatusTwo(Class<? extends Throwable> thrown, String message) throws Exception {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine()
                .addSubcommand(new Fails(thrown.getConstructor().newInstance()))
                .setErr(new PrintWriter(err, true));
        assertThat(Main.status(command, "fails")).isEqualTo(2);
        assertThat(err.toString()).startsWith("headcount: " + message);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void argumentsThatTheLocaleCannotReadAreOneMessage() {
        for (String word : new String[] {"caf\uFFFD\uFFFD", "--data=\uFFFD"}) {
            StringWriter err = new StringWriter();
            CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
            assertThat(Main.status(command, "audit", word)).isEqualTo(2);
            assertThat(err.toString())
                    .matches("headcount: the name \"" + word + "\" cannot be read in the locale's encoding, .*: .*\\R");
        }
    }
}
