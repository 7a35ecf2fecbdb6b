package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every form as somebody looked at it and found it good. To take over a change that was looked at, run
 * with {@code -Dgolden.write=src/test/resources/org/headcount/plot/golden} and read the difference.
 */
class GoldenTest {

    @TestFactory
    Stream<DynamicTest> picturesAreAsTheyWere() {
        return Gallery.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> compare(entry.getKey(), entry.getValue())));
    }

    private static void compare(String name, Plot plot) throws IOException {
        String file = name + ".svg";
        String drawn = plot.svg();
        String folder = System.getProperty("golden.write");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.writeString(Path.of(folder, file), drawn);
        }
        try (InputStream golden = GoldenTest.class.getResourceAsStream("golden/" + file)) {
            assertThat(golden).as("golden/%s", file).isNotNull();
            assertThat(drawn).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
