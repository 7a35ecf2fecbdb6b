package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One run of {@code headcount measure}. */
record Measured(int status, String out, String err) {

    /** The made-up households with their whole design. */
    static final Path HOUSEHOLDS = Path.of("..", "..", "data", "surveys", "households.csv");

    private static final List<String> DESIGN = List.of(
            "--welfare",
            "consumption",
            "--weight",
            "weight",
            "--size",
            "members",
            "--strata",
            "stratum",
            "--psu",
            "cluster");

    static Measured run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("measure"));
        all.addAll(Arrays.asList(args));
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Measured(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    static Measured households(String... options) {
        List<String> args = new ArrayList<>(List.of(HOUSEHOLDS.toString()));
        args.addAll(DESIGN);
        args.addAll(Arrays.asList(options));
        return run(args.toArray(String[]::new));
    }

    Measured done() {
        assertThat(status).as(err).isZero();
        return this;
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(done().out);
    }

    /** Status 2, nothing on standard output, and one message in the words of the command. */
    void refused(String message) {
        assertThat(status).as(message).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err)
                .startsWith("headcount: ")
                .contains(message)
                .doesNotContain("\tat ", "a fault of Headcount", "(...)", "()");
    }
}
