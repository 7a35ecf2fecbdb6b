package org.headcount.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A jar on the class path of cells, opened when one of its packages is first asked for. Usable by any thread. */
final class Jar implements AutoCloseable {
    private final Path path;
    private Optional<JarFile> file = Optional.empty();

    /** The names of its entries that are classes, by package. */
    private final Map<String, List<String>> names = new HashMap<>();

    private final Map<String, List<JavaFileObject>> classes = new HashMap<>();

    Jar(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The packages in it that have classes. */
    synchronized Set<String> packages() throws IOException {
        open();
        return new TreeSet<>(names.keySet());
    }

    /** The classes of a package; none where it has no such package. */
    synchronized List<JavaFileObject> classes(String packageName) throws IOException {
        JarFile opened = open();
        return classes.computeIfAbsent(
                packageName,
                name -> names.getOrDefault(name, List.of()).stream()
                        .<JavaFileObject>map(entry -> new ClassFile(opened, path, entry))
                        .toList());
    }

    private JarFile open() throws IOException {
        if (file.isEmpty()) {
            JarFile opened = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
            opened.versionedStream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(JavaFileObject.Kind.CLASS.extension) && !name.startsWith("META-INF/"))
                    .forEach(name -> names.computeIfAbsent(packageOf(name), none -> new ArrayList<>())
                            .add(name));
            file = Optional.of(opened);
        }
        return file.get();
    }

    private static String packageOf(String entry) {
        int slash = entry.lastIndexOf('/');
        return slash < 0 ? "" : entry.substring(0, slash).replace('/', '.');
    }

    @Override
    public synchronized void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
            names.clear();
            classes.clear();
        }
    }

    /** A class in a jar, as the compiler reads it. */
    static final class ClassFile extends SimpleJavaFileObject {
        private final JarFile jar;
        private final String entry;

        ClassFile(JarFile jar, Path path, String entry) {
            // The path, and not only the opaque rest of a jar's URI, is what the compiler compares names with.
            super(URI.create("jar://" + path.toUri().getRawPath() + "!/" + entry), Kind.CLASS);
            this.jar = jar;
            this.entry = entry;
        }

        /** As in {@code java.util.Map$Entry}. */
        String binaryName() {
            return entry.substring(0, entry.length() - kind.extension.length()).replace('/', '.');
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return jar.getInputStream(jar.getJarEntry(entry));
        }
    }
}
