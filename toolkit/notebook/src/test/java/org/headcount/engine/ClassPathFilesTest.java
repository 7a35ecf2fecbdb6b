package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class path as the compiler sees it. */
class ClassPathFilesTest {
    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = folder.resolve("some library.jar");
        pack(jar, "lib/Added.class", "lib/Added$Inner.class", "lib/deep/Other.class", "lib/readme.txt");
    }

    private static void pack(Path jar, String... names) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Multi-Release"), "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (String name : names) {
                out.putNextEntry(new JarEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }

    private static List<String> classes(ClassPathFiles files, String packageName, boolean recurse) throws IOException {
        return StreamSupport.stream(
                        files.list(StandardLocation.CLASS_PATH, packageName, Set.of(Kind.CLASS), recurse)
                                .spliterator(),
                        false)
                .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
                .sorted()
                .toList();
    }

    @Test
    void aPackageHasItsClasses() throws IOException {
        try (ClassPathFiles files = ClassPathFiles.of(List.of(jar), PackageIndex.EMPTY)) {
            assertThat(classes(files, "lib", false)).containsExactly("lib.Added", "lib.Added$Inner");
            assertThat(classes(files, "lib", true)).containsExactly("lib.Added", "lib.Added$Inner", "lib.deep.Other");
            assertThat(classes(files, "li", true)).isEmpty();
            assertThat(classes(files, "nosuch", false)).isEmpty();
        }
    }

    @Test
    void aClassForThisJavaIsReadInPlaceOfTheUsualOne() throws IOException {
        pack(jar, "lib/Added.class", "META-INF/versions/11/lib/Added.class", "META-INF/versions/99/lib/Added.class");
        try (ClassPathFiles files = ClassPathFiles.of(List.of(jar), PackageIndex.EMPTY)) {
            assertThat(classes(files, "lib", true)).containsExactly("lib.Added");
            var found = files.list(StandardLocation.CLASS_PATH, "lib", Set.of(Kind.CLASS), false)
                    .iterator()
                    .next();
            assertThat(found.openInputStream()).hasContent("META-INF/versions/11/lib/Added.class");
        }
    }

    @Test
    void anIndexIsBelievedForAsLongAsTheJarIsTheSame() throws IOException {
        Path index = folder.resolve("packages");
        PackageIndex.write(index, List.of(jar));
        FileTime then = Files.getLastModifiedTime(jar);
        Files.writeString(index, Files.readString(index).replace("lib.deep", "lib.told"));
        try (ClassPathFiles files = ClassPathFiles.of(List.of(jar), PackageIndex.read(index))) {
            assertThat(classes(files, "lib.deep", false))
                    .as("the jar is not asked for what the index does not know")
                    .isEmpty();
            assertThat(classes(files, "lib", false)).containsExactly("lib.Added", "lib.Added$Inner");
        }
        Files.setLastModifiedTime(jar, FileTime.fromMillis(then.toMillis() + 5_000));
        try (ClassPathFiles files = ClassPathFiles.of(List.of(jar), PackageIndex.read(index))) {
            assertThat(classes(files, "lib.deep", false)).containsExactly("lib.deep.Other");
        }
    }

    @Test
    void anIndexThatCannotBeReadIsNone() throws IOException {
        Files.write(folder.resolve("packages"), new byte[] {(byte) 0xff, 0, 9, 9, 10});
        try (ClassPathFiles files = ClassPathFiles.of(List.of(jar), PackageIndex.read(folder.resolve("packages")))) {
            assertThat(classes(files, "lib.deep", false)).containsExactly("lib.deep.Other");
        }
    }

    @Test
    void cellsDoNotSeeTheLibrariesOfTheKernelWhenTheirClassPathGrows() throws IOException {
        Path source = Files.createDirectories(folder.resolve("lib")).resolve("Grown.java");
        Files.writeString(source, "package lib; public class Grown { public static int answer() { return 42; } }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        Settings alone = Settings.usual().withClassPath(List.of());
        try (Transcript session = new Transcript(alone)) {
            session.engine().addToClassPath(List.of(folder));
            session.shows("lib.Grown.answer()", "42");
            session.fails("new org.zeromq.ZContext()", "package org.zeromq does not exist");
        }
    }
}
