package org.headcount.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The packages that cells have imported from the start agree on whose each name is. */
class CellSettingsTest {
    @Test
    void everyNameMeansOneType() throws IOException, ClassNotFoundException {
        Map<String, Set<String>> homes = new TreeMap<>();
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            note(homes, files, "java.lang");
            for (String imported : CellSettings.settings().imports()) {
                if (imported.endsWith(".*") && !imported.startsWith("static ")) {
                    note(homes, files, imported.substring(0, imported.length() - ".*".length()));
                }
            }
        }
        homes.values().removeIf(packages -> packages.size() == 1);
        homes.keySet()
                .removeIf(name -> homes.get(name).stream()
                        .anyMatch(home -> CellSettings.settings().imports().contains(home + "." + name)));
        assertThat(homes)
                .as("names in two packages that cells import: import one by its name in Cells")
                .isEmpty();
    }

    private static void note(Map<String, Set<String>> homes, StandardJavaFileManager files, String packageName)
            throws IOException, ClassNotFoundException {
        JavaFileManager.Location jdk = files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base");
        for (JavaFileManager.Location location : Set.of(jdk, StandardLocation.CLASS_PATH)) {
            for (JavaFileObject file : files.list(location, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
                String name = files.inferBinaryName(location, file);
                if (name.indexOf('$') < 0 && Modifier.isPublic(type(name).getModifiers())) {
                    homes.computeIfAbsent(name.substring(packageName.length() + 1), none -> new TreeSet<>())
                            .add(packageName);
                }
            }
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, CellSettingsTest.class.getClassLoader());
    }
}
