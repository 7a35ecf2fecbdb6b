package org.headcount.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release as one jar. */
class UnpackTest {
    @TempDir
    private Path folder;

    private Path jar(String... entries) throws IOException {
        Path jar = folder.resolve("release.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @Test
    void whatIsInsideIsUnpackedOnce() throws IOException {
        Path place = folder.resolve("place");
        Path unpacked = Unpack.unpack(
                jar("org/headcount/release/Unpack.class", "dist/lib/a.jar", "dist/lib/host/b.jar"), place);
        try (Stream<Path> all = Files.walk(unpacked)) {
            assertThat(all.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrder(unpacked.resolve("lib/a.jar"), unpacked.resolve("lib/host/b.jar"));
        }
        Files.delete(unpacked.resolve("lib/a.jar"));
        assertThat(Unpack.unpack(folder.resolve("release.jar"), place)).isEqualTo(unpacked);
        assertThat(unpacked.resolve("lib/a.jar")).doesNotExist();
        Path other = Unpack.unpack(jar("dist/lib/other.jar"), place);
        assertThat(other).isNotEqualTo(unpacked);
        try (Stream<Path> all = Files.list(place)) {
            assertThat(all).containsExactlyInAnyOrder(unpacked, other);
        }
    }

    @Test
    void nothingIsUnpackedOutside() throws IOException {
        Path place = folder.resolve("place");
        Path jar = jar("dist/a.jar", "dist/../../../b.jar");
        assertThatIOException()
                .isThrownBy(() -> Unpack.unpack(jar, place))
                .withMessageStartingWith("dist/../../../b.jar would be unpacked outside ");
        try (Stream<Path> all = Files.list(place)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void placesOfEverySystem() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(Unpack.place("Linux", Map.of())).isEqualTo(home.resolve(".local/share/headcount"));
        assertThat(Unpack.place("Linux", Map.of("XDG_DATA_HOME", "/d"))).isEqualTo(Path.of("/d/headcount"));
        assertThat(Unpack.place("Mac OS X", Map.of())).isEqualTo(home.resolve("Library/Application Support/headcount"));
        assertThat(Unpack.place("Windows 11", Map.of("LOCALAPPDATA", "/l"))).isEqualTo(Path.of("/l/headcount"));
        assertThat(Unpack.place("Linux", Map.of("HEADCOUNT_HOME", "/h"))).isEqualTo(Path.of("/h/headcount"));
    }
}
