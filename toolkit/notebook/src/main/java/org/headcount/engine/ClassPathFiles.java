package org.headcount.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The class path of cells, as the compiler reads it: it knows which jar has which package.
 *
 * <p>The JDK's own opens every jar and walks through all its entries before the first line is compiled, and
 * asks each of them for every package of every snippet. With an index of packages it opens none but those
 * that a cell uses.
 *
 * <p>Folders are left to the JDK's, and come behind the jars, as what is added to a session does. Sources in jars
 * are not compiled along, as they would be by javac.
 */
final class ClassPathFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private final List<Path> classPath = new ArrayList<>();
    private final List<Jar> jars = new ArrayList<>();
    private final Map<String, List<Jar>> byPackage = new HashMap<>();

    private ClassPathFiles(StandardJavaFileManager jdk) {
        super(jdk);
    }

    /** The compiler's files, with a class path to start with. */
    static ClassPathFiles of(List<Path> classPath, PackageIndex index) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ClassPathFiles files = new ClassPathFiles(compiler.getStandardFileManager(null, null, null));
        files.addFirst(classPath, index);
        return files;
    }

    /** Puts jars and folders before those that are there, and takes others away. */
    synchronized void change(List<Path> added, List<Path> removed) {
        classPath.removeAll(removed);
        byPackage.values().forEach(having -> having.removeIf(jar -> removed.contains(jar.path())));
        addFirst(added, PackageIndex.EMPTY);
    }

    private synchronized void addFirst(List<Path> entries, PackageIndex index) {
        try {
            Map<String, List<Jar>> added = new HashMap<>();
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)) {
                    Jar jar = new Jar(entry);
                    jars.add(jar);
                    for (String packageName : index.packages(jar)) {
                        added.computeIfAbsent(packageName, none -> new ArrayList<>())
                                .add(jar);
                    }
                }
            }
            added.forEach((name, having) ->
                    byPackage.computeIfAbsent(name, none -> new ArrayList<>()).addAll(0, having));
            classPath.addAll(0, entries);
            fileManager.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    classPath.stream().filter(Files::isDirectory).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be used", e);
        }
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> others = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
            return others;
        }
        List<JavaFileObject> found = new ArrayList<>();
        for (String each : recurse ? packagesIn(packageName) : List.of(packageName)) {
            for (Jar jar : having(each)) {
                found.addAll(jar.classes(each));
            }
        }
        others.forEach(found::add);
        return found;
    }

    private synchronized List<Jar> having(String packageName) {
        return List.copyOf(byPackage.getOrDefault(packageName, List.of()));
    }

    private synchronized List<String> packagesIn(String name) {
        return byPackage.keySet().stream()
                .filter(each -> name.isEmpty() || each.equals(name) || each.startsWith(name + "."))
                .sorted()
                .toList();
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Jar.ClassFile found ? found.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        boolean ours = a instanceof Jar.ClassFile || b instanceof Jar.ClassFile;
        return ours ? a.equals(b) : super.isSameFile(a, b);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof Jar.ClassFile ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
    }

    /** Plug-ins of the compiler would run in this VM, where the libraries of cells have no business. */
    @Override
    public ClassLoader getClassLoader(Location location) {
        return location == StandardLocation.CLASS_PATH
                ? ClassLoader.getPlatformClassLoader()
                : super.getClassLoader(location);
    }

    /** JShell sets a class path that begins with this VM's own, which cells must not see: {@link #change} is the way. */
    @Override
    public boolean handleOption(String current, Iterator<String> remaining) {
        if (current.equals("-classpath")) {
            remaining.next();
            return true;
        }
        return super.handleOption(current, remaining);
    }

    /** For JShell, which looks here for the names that completion knows. */
    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        if (location != StandardLocation.CLASS_PATH) {
            return fileManager.getLocationAsPaths(location);
        }
        synchronized (this) {
            return List.copyOf(classPath);
        }
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        Iterable<? extends Path> paths = getLocationAsPaths(location);
        return paths == null
                ? null
                : StreamSupport.stream(paths.spliterator(), false)
                        .map(Path::toFile)
                        .toList();
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void close() {
        try {
            for (Jar jar : jars) {
                jar.close();
            }
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a jar does not close", e);
        }
    }
}
