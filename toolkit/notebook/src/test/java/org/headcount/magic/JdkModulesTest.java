package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that need a module of the JDK with which a VM must be started. */
class JdkModulesTest {
    private static final String MODULE = "jdk.incubator.vector";

    @TempDir
    private Path folder;

    private void library() throws IOException {
        Assumptions.assumeTrue(ModuleFinder.ofSystem().find(MODULE).isPresent(), "this JDK has no module " + MODULE);
        Path source = folder.resolve("Fast.java");
        Files.writeString(
                source,
                "package org.example; public class Fast { public static boolean works() {"
                        + " return jdk.incubator.vector.IntVector.SPECIES_PREFERRED.length() > 0; } }");
        String[] options = {"-nowarn", "--add-modules", MODULE, "-d", folder.toString(), source.toString()};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, OutputStream.nullOutputStream(), options))
                .isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Add-Opens", "java.base/java.lang");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("fast.jar")), manifest)) {
            jar.putNextEntry(new JarEntry("org/example/Fast.class"));
            jar.write(Files.readAllBytes(folder.resolve("org/example/Fast.class")));
        }
    }

    @Test
    void aSessionWithNothingDeclaredIsRestartedWithWhatALibraryNeeds() throws IOException {
        library();
        try (Talk talk = Talk.in(folder)) {
            talk.prints(
                            "%classpath fast.jar",
                            ".*added fast.jar.*restarted with --add-modules jdk.incubator.vector --add-opens"
                                    + " java.base/java.lang=ALL-UNNAMED, which it needs.*")
                    .shows("org.example.Fast.works()", "true")
                    .prints("%classpath fast.jar", ".*on the class path already.*")
                    .silent("int kept = 1;")
                    .shows("import jdk.incubator.vector.*;\nIntVector.SPECIES_128.length() * kept", "4");
        }
    }

    @Test
    void aSessionWithDeclarationsIsToldWhatToDo() throws IOException {
        library();
        try (Talk talk = Talk.in(folder)) {
            String magic = "%jvm --add-modules jdk.incubator.vector";
            talk.silent("int kept = 1;")
                    .prints("%classpath fast.jar", ".*it needs a VM with --add-modules.*" + magic + ".*")
                    .shows("kept", "1")
                    .fails("org.example.Fast.works()", "NoClassDefFoundError", "hint: write " + magic)
                    .fails("import jdk.incubator.vector.*;", "hint: write " + magic)
                    .fails(
                            "Object.class.getDeclaredMethod(\"clone\").setAccessible(true);",
                            "hint: write %jvm --add-opens java.base/java.lang=ALL-UNNAMED")
                    .fails("sun.nio.ch.DirectBuffer b;", "%jvm --add-exports java.base/sun.nio.ch=ALL-UNNAMED");
            talk.prints(magic + "\nint again = 2;", ".*restarted.*").shows("org.example.Fast.works()", "true");
        }
    }
}
