package org.headcount.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The names that an import on demand brings, read from class files: types of a package, member types and static
 * members of a class. Only what is public counts, as for the compiler.
 */
final class ImportedNames {
    private static final String CLASS = JavaFileObject.Kind.CLASS.extension;

    private final ClassPathFiles files;

    /** By package: the class files of its top-level types, by simple name. */
    private final Map<String, Map<String, Source>> packages = new HashMap<>();

    private final Map<String, Members> classes = new HashMap<>();

    ImportedNames(ClassPathFiles files) {
        this.files = files;
    }

    /** Opens a class file. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    /**
     * The public members of a class, its own and inherited.
     *
     * @param types simple names of member types
     * @param statics names of static methods and fields
     */
    private record Members(Set<String> types, Set<String> statics) {
        static final Members NONE = new Members(Set.of(), Set.of());
    }

    /** The class path has grown: what was read may be incomplete. */
    void forget() {
        packages.clear();
        classes.clear();
    }

    /** Whether {@code import home.*} brings a type of this name. */
    boolean hasType(String home, String name) {
        Optional<String> owner = binaryName(home);
        return owner.isPresent()
                ? members(owner.get()).types().contains(name)
                : Optional.ofNullable(topLevel(home).get(name))
                        .filter(ImportedNames::isPublic)
                        .isPresent();
    }

    /** The simple names of the types that {@code import home.*} may bring; some may not be public. */
    Set<String> types(String home) {
        return binaryName(home)
                .map(owner -> members(owner).types())
                .orElseGet(() -> topLevel(home).keySet());
    }

    /** The names of static methods and fields that {@code import static home.*} brings. */
    Set<String> statics(String home) {
        return binaryName(home).map(owner -> members(owner).statics()).orElse(Set.of());
    }

    /** The class file's name of a class, as in {@code java.util.Map$Entry}; empty for a package. */
    private Optional<String> binaryName(String home) {
        String packageName = home;
        while (packageName.contains(".")) {
            packageName = packageName.substring(0, packageName.lastIndexOf('.'));
            String rest = home.substring(packageName.length() + 1);
            if (topLevel(packageName).containsKey(rest.replaceFirst("\\..*", ""))) {
                return Optional.of(packageName + "." + rest.replace('.', '$'));
            }
        }
        return Optional.empty();
    }

    private Map<String, Source> topLevel(String packageName) {
        return packages.computeIfAbsent(packageName, this::list);
    }

    private Map<String, Source> list(String packageName) {
        Map<String, Source> found = new HashMap<>();
        try {
            for (JavaFileObject file :
                    files.list(StandardLocation.CLASS_PATH, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
                String name = files.inferBinaryName(StandardLocation.CLASS_PATH, file);
                add(found, name.substring(name.lastIndexOf('.') + 1), file::openInputStream);
            }
            for (Path folder : jdkFolders(packageName)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + CLASS)) {
                    for (Path entry : entries) {
                        String name = entry.getFileName().toString();
                        add(
                                found,
                                name.substring(0, name.length() - CLASS.length()),
                                () -> Files.newInputStream(entry));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("package " + packageName + " cannot be read", e);
        }
        return found;
    }

    private static void add(Map<String, Source> found, String name, Source source) {
        if (name.indexOf('$') < 0 && !name.endsWith("-info")) {
            found.putIfAbsent(name, source);
        }
    }

    /** The folders of the JDK's modules with this package. */
    private static Set<Path> jdkFolders(String packageName) throws IOException {
        Set<Path> folders = new HashSet<>();
        FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(jdk.getPath("/packages", packageName))) {
            for (Path module : modules) {
                Path folder = jdk.getPath("/modules", module.getFileName().toString(), packageName.replace('.', '/'));
                if (Files.isDirectory(folder)) {
                    folders.add(folder);
                }
            }
        } catch (NoSuchFileException e) {
            // Not a package of the JDK.
            return Set.of();
        }
        return folders;
    }

    private static boolean isPublic(Source source) {
        try (InputStream in = source.open()) {
            return (new ClassReader(in).getAccess() & Opcodes.ACC_PUBLIC) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException("a class file cannot be read", e);
        }
    }

    private Members members(String binaryName) {
        Members known = classes.get(binaryName);
        if (known == null) {
            known = read(binaryName);
            classes.put(binaryName, known);
        }
        return known;
    }

    private Members read(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
        String simple = binaryName.substring(dot + 1);
        try (InputStream in = open(packageName, simple)) {
            if (in == null) {
                return Members.NONE;
            }
            Reading reading = new Reading();
            new ClassReader(in)
                    .accept(reading, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            for (String parent : reading.parents) {
                Members inherited = members(parent.replace('/', '.'));
                reading.types.addAll(inherited.types());
                reading.statics.addAll(inherited.statics());
            }
            return new Members(reading.types, reading.statics);
        } catch (IOException e) {
            throw new UncheckedIOException("class " + binaryName + " cannot be read", e);
        }
    }

    /** Opens a class; null if it does not exist. */
    private InputStream open(String packageName, String simple) throws IOException {
        if (simple.indexOf('$') < 0) {
            Source source = topLevel(packageName).get(simple);
            return source == null ? null : source.open();
        }
        for (JavaFileObject file :
                files.list(StandardLocation.CLASS_PATH, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
            if (files.inferBinaryName(StandardLocation.CLASS_PATH, file).equals(packageName + "." + simple)) {
                return file.openInputStream();
            }
        }
        for (Path folder : jdkFolders(packageName)) {
            Path file = folder.resolve(simple + CLASS);
            if (Files.isRegularFile(file)) {
                return Files.newInputStream(file);
            }
        }
        return null;
    }

    private static final class Reading extends ClassVisitor {
        private final Set<String> types = new HashSet<>();
        private final Set<String> statics = new HashSet<>();
        private final Set<String> parents = new HashSet<>();
        private String own = "";

        Reading() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            own = name;
            parents.addAll(Set.of(interfaces));
            if (superName != null) {
                parents.add(superName);
            }
        }

        @Override
        public void visitInnerClass(String name, String outerName, String innerName, int access) {
            if (own.equals(outerName) && innerName != null && (access & Opcodes.ACC_PUBLIC) != 0) {
                types.add(innerName);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            note(access, name);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            note(access, name);
            return null;
        }

        private void note(int access, String name) {
            int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
            if ((access & wanted) == wanted && (access & Opcodes.ACC_SYNTHETIC) == 0) {
                statics.add(name);
            }
        }
    }
}
