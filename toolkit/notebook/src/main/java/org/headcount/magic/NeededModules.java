package org.headcount.magic;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.headcount.engine.Settings;

/**
 * What libraries need of the JDK that a VM has only when it is started with it: modules that are not resolved by
 * default, as {@code jdk.incubator.vector}, and packages that are not exported or open.
 *
 * @param options the options, as in {@code --add-modules jdk.incubator.vector}
 */
record NeededModules(List<String> options) {
    private static final String ADD_MODULES = "--add-modules";
    private static final List<String> ATTRIBUTES = List.of("Add-Exports", "Add-Opens");

    /** The JDK's modules that are not resolved by default, by the packages that they export. */
    private static final Map<String, String> UNRESOLVED = unresolved();

    private static Map<String, String> unresolved() {
        Map<String, String> byPackage = new HashMap<>();
        Set<String> resolved =
                ModuleLayer.boot().modules().stream().map(Module::getName).collect(Collectors.toSet());
        ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> module.name().startsWith("jdk.incubator.") && !resolved.contains(module.name()))
                .forEach(module -> module.exports().stream()
                        .filter(exported -> !exported.isQualified())
                        .forEach(exported -> byPackage.put(exported.source(), module.name())));
        return byPackage;
    }

    /** The module that a package is in, where a VM has that only when it is started with it. */
    static Optional<String> moduleOf(String packageName) {
        return Optional.ofNullable(UNRESOLVED.get(packageName));
    }

    /**
     * Gives the session's VM what jars need of the JDK: restarts a session in which nothing is declared.
     *
     * @return what was done, or what is to be done; nothing where nothing is needed
     * @throws MagicFailure when no VM takes the options
     */
    static Optional<String> provide(MagicContext context, List<Path> jars) throws MagicFailure, IOException {
        Settings settings = context.engine().settings();
        List<String> missing = new ArrayList<>();
        List<String> options = of(jars).options();
        for (int i = 0; i < options.size(); i += 2) {
            if (!isGiven(settings.vmOptions(), options.get(i), options.get(i + 1))) {
                missing.addAll(options.subList(i, i + 2));
            }
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String needed = String.join(" ", missing);
        if (!context.interpreter().isUntouched()) {
            return Optional.of("it needs a VM with " + needed + ": write %jvm " + needed
                    + " in the first cell, restart the kernel and run that first");
        }
        List<String> forCompiler = new ArrayList<>();
        for (int i = 0; i < missing.size(); i += 2) {
            if (!missing.get(i).equals("--add-opens")) {
                forCompiler.addAll(missing.subList(i, i + 2));
            }
        }
        try {
            context.engine()
                    .restart(settings.withOptions(
                            joined(settings.vmOptions(), missing), joined(settings.compilerOptions(), forCompiler)));
        } catch (IllegalArgumentException e) {
            throw MagicFailure.of(e.getMessage(), "nothing was added");
        }
        return Optional.of(
                "the session was restarted with " + needed + ", which it needs, since nothing was declared in it yet");
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static boolean isGiven(List<String> given, String option, String value) {
        for (int i = 0; i < given.size(); i++) {
            String each = given.get(i);
            String its = each.startsWith(option + "=")
                    ? each.substring(option.length() + 1)
                    : each.equals(option) && i + 1 < given.size() ? given.get(i + 1) : "";
            if (List.of(its.split(",", -1)).contains(value)) {
                return true;
            }
        }
        return false;
    }

    /** What jars need, as their descriptors, manifests and classes say. */
    static NeededModules of(List<Path> jars) throws IOException {
        Set<String> modules = new TreeSet<>();
        Set<List<String>> packages = new LinkedHashSet<>();
        for (Path path : jars) {
            if (Files.isRegularFile(path)) {
                try (JarFile jar = new JarFile(path.toFile(), false)) {
                    modules.addAll(modules(jar));
                    packages.addAll(packages(jar));
                } catch (ZipException e) {
                    // What cannot be read is refused when it is added, with the reason.
                }
            }
        }
        List<String> options = new ArrayList<>();
        if (!modules.isEmpty()) {
            options.addAll(List.of(ADD_MODULES, String.join(",", modules)));
        }
        packages.forEach(options::addAll);
        return new NeededModules(options);
    }

    private static Set<String> modules(JarFile jar) throws IOException {
        Set<String> found = new TreeSet<>();
        List<ZipEntry> classes = jar.stream()
                .<ZipEntry>map(entry -> entry)
                .filter(entry -> entry.getName().endsWith(".class"))
                .toList();
        for (ZipEntry entry : classes) {
            try (InputStream in = jar.getInputStream(entry)) {
                if (entry.getName().endsWith("module-info.class")) {
                    ModuleDescriptor.read(in).requires().stream()
                            .map(ModuleDescriptor.Requires::name)
                            .filter(UNRESOLVED::containsValue)
                            .forEach(found::add);
                } else if (!UNRESOLVED.isEmpty()) {
                    // Names in a class file are text in its constants.
                    String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    UNRESOLVED.forEach((packageName, module) -> {
                        if (constants.contains(packageName.replace('.', '/') + "/")) {
                            found.add(module);
                        }
                    });
                }
            } catch (java.lang.module.InvalidModuleDescriptorException e) {
                // On a class path nothing reads it.
            }
        }
        return found;
    }

    /** The attributes of a manifest that a VM heeds only of the jar that it is started with. */
    private static List<List<String>> packages(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        List<List<String>> options = new ArrayList<>();
        if (manifest != null) {
            for (String attribute : ATTRIBUTES) {
                String value = manifest.getMainAttributes().getValue(attribute);
                for (String each : value == null ? new String[0] : value.strip().split("\\s+")) {
                    if (each.matches("[\\w.]+/[\\w.]+")) {
                        options.add(
                                List.of("--" + attribute.toLowerCase(java.util.Locale.ROOT), each + "=ALL-UNNAMED"));
                    }
                }
            }
        }
        return options;
    }
}
