package org.headcount.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads the classes of cells and of the whole class path of cells.
 *
 * <p>All libraries are in this one loader, those that cells start with and those that cells add, so that each finds
 * the others: a logging facade its implementation, a library a newer version of what it needs. What cells add comes
 * first. Only the JDK's modules and this package are loaded by the VM's own loader.
 */
final class SnippetLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String SESSION = SnippetLoader.class.getPackageName() + ".";

    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

    /** The file or folder of each class that was loaded from the class path, by the class's name. */
    private final Map<String, String> origins = new ConcurrentHashMap<>();

    private volatile ClassPath classPath;

    /** The packages of the JDK's modules. A nested class, so that they are collected only when they are needed. */
    private static final class Modules {
        static final Set<String> PACKAGES = ModuleLayer.boot().modules().stream()
                .flatMap(module -> module.getPackages().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Finds files; it never defines a class. */
    private static final class Files extends URLClassLoader {
        Files(List<URL> urls) {
            super(urls.toArray(URL[]::new), null);
        }
    }

    /**
     * The class path at one time.
     *
     * @param added what cells have added, the latest first
     * @param first what cells started with
     * @param removed what of {@code first} has been replaced
     */
    private record ClassPath(List<URL> added, Files files, List<URL> first, Set<String> removed) {
        static ClassPath of(List<URL> first) {
            return new ClassPath(List.of(), new Files(List.of()), first, Set.of());
        }

        ClassPath with(List<URL> more, Set<String> less) {
            List<URL> all = Stream.concat(more.stream(), added.stream())
                    .filter(url -> !less.contains(url.toExternalForm()))
                    .toList();
            Set<String> allRemoved =
                    Stream.concat(removed.stream(), less.stream()).collect(Collectors.toSet());
            return new ClassPath(all, new Files(all), first, allRemoved);
        }

        boolean isUnchanged() {
            return added.isEmpty() && removed.isEmpty();
        }

        List<URL> entries() {
            return Stream.concat(added.stream(), first.stream().filter(url -> !removed.contains(url.toExternalForm())))
                    .toList();
        }
    }

    SnippetLoader(ClassLoader parent, List<URL> classPath) {
        super("cells", classPath.toArray(URL[]::new), parent);
        this.classPath = ClassPath.of(classPath);
    }

    void declare(String name, byte[] bytes) {
        declared.put(name, bytes);
    }

    /** Puts files and folders before what is there, and takes others away, from which nothing may have been loaded. */
    void change(List<URL> added, List<URL> removed) {
        classPath = classPath.with(
                added, removed.stream().map(URL::toExternalForm).collect(Collectors.toUnmodifiableSet()));
    }

    /** The files and folders from which classes have been loaded. */
    Set<String> used() {
        return Set.copyOf(origins.values());
    }

    /** The files and folders from which classes have been loaded that these files or folders have too. */
    Set<String> hiding(List<URL> entries) throws IOException {
        try (Files files = new Files(entries)) {
            return origins.entrySet().stream()
                    .filter(origin -> files.findResource(fileName(origin.getKey())) != null)
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Whether a class has been used by a class of cells or of a library. */
    boolean isUsed(String name) {
        return findLoadedClass(name) != null;
    }

    @Override
    public URL[] getURLs() {
        return classPath.entries().toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isOfVm(name)) {
            Class<?> found = findLoadedClass(name);
            return found == null ? getParent().loadClass(name) : found;
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found == null) {
                found = findOrAsk(name);
            }
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    private static boolean isOfVm(String name) {
        if (name.startsWith("java.") || name.startsWith(SESSION)) {
            return true;
        }
        int end = name.lastIndexOf('.');
        return end > 0 && Modules.PACKAGES.contains(name.substring(0, end));
    }

    private Class<?> findOrAsk(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            // An agent of the VM may be on the VM's own class path.
            return getParent().loadClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = declared.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        if (classPath.isUnchanged()) {
            Class<?> found = super.findClass(name);
            CodeSource source = found.getProtectionDomain().getCodeSource();
            if (source != null) {
                origins.put(name, source.getLocation().toExternalForm());
            }
            return found;
        }
        URL place = findResource(fileName(name));
        if (place == null) {
            throw new ClassNotFoundException(name);
        }
        return define(name, place);
    }

    private static String fileName(String name) {
        return name.replace('.', '/') + ".class";
    }

    private Class<?> define(String name, URL place) throws ClassNotFoundException {
        try {
            URLConnection connection = place.openConnection();
            byte[] bytes;
            try (InputStream in = connection.getInputStream()) {
                bytes = in.readAllBytes();
            }
            CodeSource source = source(name, place, connection);
            definePackage(name, connection, source.getLocation());
            Class<?> defined = defineClass(name, bytes, 0, bytes.length, source);
            origins.put(name, source.getLocation().toExternalForm());
            return defined;
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static CodeSource source(String name, URL place, URLConnection connection) throws IOException {
        if (connection instanceof JarURLConnection jar) {
            return new CodeSource(jar.getJarFileURL(), jar.getJarEntry().getCodeSigners());
        }
        String folder = place.toExternalForm();
        return new CodeSource(
                new URL(folder.substring(0, folder.length() - fileName(name).length())), (CodeSigner[]) null);
    }

    private void definePackage(String className, URLConnection connection, URL source) throws IOException {
        int end = className.lastIndexOf('.');
        if (end < 0 || getDefinedPackage(className.substring(0, end)) != null) {
            return;
        }
        Manifest manifest = connection instanceof JarURLConnection jar ? jar.getManifest() : null;
        try {
            definePackage(className.substring(0, end), manifest == null ? new Manifest() : manifest, source);
        } catch (IllegalArgumentException e) {
            // Another thread was first.
            return;
        }
    }

    @Override
    public URL findResource(String name) {
        ClassPath present = classPath;
        URL added = present.files().findResource(name);
        if (added != null || present.removed().isEmpty()) {
            return added != null ? added : super.findResource(name);
        }
        try {
            return Collections.list(super.findResources(name)).stream()
                    .filter(url -> !isRemoved(url, name, present))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            // As for a jar that cannot be read: it has no such file.
            return null;
        }
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        ClassPath present = classPath;
        List<URL> all = new ArrayList<>(Collections.list(present.files().findResources(name)));
        super.findResources(name).asIterator().forEachRemaining(url -> {
            if (!isRemoved(url, name, present)) {
                all.add(url);
            }
        });
        return Collections.enumeration(all);
    }

    private static boolean isRemoved(URL found, String name, ClassPath present) {
        String place = found.toExternalForm();
        return present.removed().stream()
                .anyMatch(entry -> place.startsWith("jar:" + entry + "!/") || place.equals(entry + name));
    }

    @Override
    public URL getResource(String name) {
        URL found = findResource(name);
        return found == null ? getParent().getResource(name) : found;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Map<String, URL> all = new LinkedHashMap<>();
        for (Enumeration<URL> some : List.of(findResources(name), getParent().getResources(name))) {
            some.asIterator().forEachRemaining(url -> all.putIfAbsent(url.toExternalForm(), url));
        }
        return Collections.enumeration(all.values());
    }

    /** Some libraries read the class file of a lambda they are given. */
    @Override
    public InputStream getResourceAsStream(String name) {
        if (name.endsWith(".class")) {
            byte[] bytes = declared.get(
                    name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            if (bytes != null) {
                return new ByteArrayInputStream(bytes);
            }
        }
        return super.getResourceAsStream(name);
    }
}
