package org.headcount.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.headcount.notebook.Json;
import org.headcount.session.Bundle;
import org.junit.jupiter.api.Test;

/** What a reader of a terminal sees of pictures and differences. */
class TerminalTest {
    private static String printed(Bundle bundle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputPrinter.to(new PrintStream(out, true, StandardCharsets.UTF_8), () -> {}, progress -> {})
                .show(bundle);
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void aPictureIsOneLineWithItsTitle() {
        assertThat(printed(Bundle.text("A bar chart.\nIt has two bars: 1 and 2.")
                        .with("image/svg+xml", "<svg><title id=\"t\">Poor &amp; non-poor\n people</title></svg>")))
                .isEqualTo("plot: Poor & non-poor people (to save it: .save(\"plot.svg\"), or run with --html DIR)\n");
        assertThat(printed(Bundle.text("untitled").with("image/svg+xml", "<svg/>")))
                .isEqualTo("untitled\n");
        assertThat(printed(Bundle.text("a picture").with("image/png", "aGVs"))).isEqualTo("a picture\n");
    }

    private static String difference(String file, String run) throws IOException {
        String output = "{\"output_type\":\"display_data\",\"metadata\":{},\"data\":{\"application/json\":%s}}";
        return OutputComparison.difference(outputs(output.formatted(file)), outputs(output.formatted(run)))
                .orElse("");
    }

    private static List<JsonNode> outputs(String json) throws IOException {
        return List.of(Json.read(json));
    }

    @Test
    void aDifferenceInJsonNamesItsPlaceAndBothValues() throws IOException {
        assertThat(difference("{\"a\":[1,{\"b\":2}]}", "{\"a\":[1,{\"b\":3}]}"))
                .isEqualTo("output 1: application/json.a[1].b\n      file: 2\n      run:  3");
        assertThat(difference("{\"a\":1}", "{\"a\":1,\"c\":\"x\"}"))
                .isEqualTo("output 1: application/json.c\n      file: (nothing)\n      run:  \"x\"");
        assertThat(difference("[1,2]", "[1]")).contains("application/json[1]", "run:  (nothing)");
        assertThat(difference("{\"b\":1.0,\"a\":[]}", "{\"a\":[],\"b\":1}")).isEmpty();
    }
}
