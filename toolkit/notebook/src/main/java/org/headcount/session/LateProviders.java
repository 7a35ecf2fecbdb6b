package org.headcount.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Registers service providers in jars that cells add, with what looks for providers only once: JDBC's driver manager,
 * slf4j, and the JDK's image formats.
 */
final class LateProviders {
    private static final String DRIVERS = "META-INF/services/java.sql.Driver";
    private static final String LOGGERS = "org.slf4j.LoggerFactory";
    private static final List<String> LOGGING = List.of(
            "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
            // slf4j before 2.0
            "org/slf4j/impl/StaticLoggerBinder.class");
    private static final List<String> IMAGES = List.of(
            "META-INF/services/javax.imageio.spi.ImageReaderSpi", "META-INF/services/javax.imageio.spi.ImageWriterSpi");

    private final SnippetLoader loader;
    private final List<URL> added = new ArrayList<>();

    LateProviders(SnippetLoader loader) {
        this.loader = loader;
    }

    synchronized void add(List<URL> entries) {
        added.addAll(entries);
    }

    private synchronized List<URL> take() {
        List<URL> taken = List.copyOf(added);
        added.clear();
        return taken;
    }

    /** Registers the providers added since the last call. It runs their code, so that it belongs in a cell's thread. */
    void register() {
        List<URL> entries = take();
        if (entries.isEmpty()) {
            return;
        }
        try (URLClassLoader alone = new URLClassLoader(entries.toArray(URL[]::new), null)) {
            // What has not been used yet will look for providers itself.
            if (loader.isUsed("java.sql.DriverManager")) {
                registerDrivers(alone.findResources(DRIVERS));
            }
            if (loader.isUsed(LOGGERS) && LOGGING.stream().anyMatch(name -> alone.findResource(name) != null)) {
                resetLoggers();
            }
            if (loader.isUsed("javax.imageio.ImageIO")
                    && IMAGES.stream().anyMatch(name -> alone.findResource(name) != null)) {
                ImageIO.scanForPlugins();
            }
        } catch (IOException e) {
            System.err.println("The added jars cannot be searched for service providers: " + e);
        }
    }

    private void registerDrivers(Enumeration<URL> services) throws IOException {
        while (services.hasMoreElements()) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(services.nextElement().openStream(), StandardCharsets.UTF_8))) {
                lines.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(name -> !name.isEmpty())
                        .forEach(this::registerDriver);
            }
        }
    }

    /** A driver registers itself when its class is initialised. */
    private void registerDriver(String name) {
        try {
            Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            System.err.println("The JDBC driver " + name + " cannot be loaded: " + e);
        }
    }

    /** Loggers created from now on come from what was added; earlier ones stay as they are. */
    private void resetLoggers() {
        try {
            Method reset = loader.loadClass(LOGGERS).getDeclaredMethod("reset");
            reset.setAccessible(true);
            reset.invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            System.err.println("slf4j keeps the logging implementation it started with: " + e);
        }
    }
}
