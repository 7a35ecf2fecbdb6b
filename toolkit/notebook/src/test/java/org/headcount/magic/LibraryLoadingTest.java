package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headcount.engine.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that cells add, beside those that cells start with: nothing there hides what is added. */
class LibraryLoadingTest {
    private static final String ADVICE =
            ": to have it, put this line into the first cell, restart the kernel and run that first";

    @TempDir
    private Path folder;

    private ShelfOfLibraries shelf;
    private Talk talk;

    /** Cells start with {@code scale 1.4}, and with a library that uses it. */
    @BeforeEach
    void start() {
        shelf = new ShelfOfLibraries(folder.resolve("shelf"));
        for (String version : List.of("0.9", "1.3", "1.4", "1.5")) {
            shelf.withFiles(
                    "org.example:scale:" + version,
                    Map.of(
                            "scale/Scale.java",
                            "package scale; public class Scale { public static String version() { return \"" + version
                                    + "\"; } }",
                            "scale/Only" + version.replace(".", "_") + ".java",
                            "package scale; class Only" + version.replace(".", "_") + " {}"));
        }
        shelf.withFiles(
                "org.example:user:1.0",
                Map.of(
                        "user/User.java",
                        "package user; public class User { public static String version() throws Exception {"
                                + " return (String) Class.forName(\"scale.Scale\").getMethod(\"version\").invoke(null);"
                                + " } }"));
        Settings usual = Settings.usual().in(folder);
        talk = Talk.in(
                usual.withClassPath(Stream.concat(
                                Stream.of(jar("org.example:scale:1.4"), jar("org.example:user:1.0")),
                                usual.classPath().stream())
                        .toList()),
                shelf.places(folder.resolve("m2")));
    }

    private Path jar(String coordinates) {
        return shelf.file(coordinates, ".jar");
    }

    @AfterEach
    void end() {
        talk.close();
    }

    @Test
    void aVersionThatIsAskedForReplacesTheOneFromTheStart() {
        talk.silent("int before = 1;").silent("%maven org.example:scale:1.5");
        assertThat(talk.told()).isEqualTo("added scale 1.5\nscale 1.5 replaces 1.4");
        talk.shows("scale.Scale.version() + user.User.version()", "1.51.5")
                .shows(
                        "ClassLoader cells = Thread.currentThread().getContextClassLoader();\n"
                                + "Collections.list(cells.getResources(\"scale/Scale.class\")).size()",
                        "1")
                .fails("Class.forName(\"scale.Only1_4\")", "ClassNotFoundException")
                .shows("before", "1")
                .silent("%jvm -Dx=y")
                .shows("user.User.version()", "1.5")
                .silent("int after = 1;")
                .silent("%maven org.example:scale:1.3");
        assertThat(talk.told())
                .isEqualTo("nothing to add: all of it is there already\nscale 1.3 was not added, since 1.5 is in use"
                        + " already" + ADVICE);
        talk.shows("scale.Scale.version()", "1.5");
        talk.engine().restart();
        talk.shows("%maven org.example:scale:1.3\nscale.Scale.version()", "1.3");
    }

    @Test
    void aSessionWithoutDeclarationsIsRestartedForIt() {
        talk.shows("user.User.version()", "1.4").shows("%maven org.example:scale:1.5\nuser.User.version()", "1.5");
        assertThat(talk.told())
                .isEqualTo("added scale 1.5\nscale 1.5 replaces 1.4\n"
                        + "the session was restarted for it, since nothing was declared in it yet");
        talk.silent("import scale.*;").silent("%maven org.example:scale:1.4");
        assertThat(talk.told()).contains("scale 1.4 was not added, since 1.5 is in use already");
        talk.shows("Scale.version()", "1.5");
    }

    @Test
    void whatOthersNeedReplacesOlderVersionsUnlessACellHasAskedForThem() {
        shelf.with("org.example:old:1.0", "org.example:scale:1.3").with("org.example:new:1.0", "org.example:scale:1.5");
        talk.silent("%maven org.example:old:1.0");
        assertThat(talk.told()).isEqualTo("added old 1.0\nscale 1.3 gave way to 1.4, which is there already");
        talk.silent("%maven org.example:new:1.0");
        assertThat(talk.told()).isEqualTo("added new 1.0, scale 1.5\nscale 1.5 replaces 1.4");
        talk.silent("%maven org.example:scale:1.3").silent("%maven org.example:new:1.0");
        assertThat(talk.told())
                .isEqualTo(
                        "nothing to add: all of it is there already\nscale 1.5 gave way to 1.3, which is there already");
        talk.shows("user.User.version()", "1.3");
    }

    @Test
    void anImplementationOfLoggingForAnOlderSlf4jBringsThat() {
        shelf.with("org.slf4j:slf4j-api:1.7.36")
                .with("org.example:quiet:1.0", "org.slf4j:slf4j-api:1.7.36")
                .withFiles(
                        "org.example:loud:1.0",
                        Map.of(
                                "org/slf4j/impl/StaticLoggerBinder.java",
                                "package org.slf4j.impl; public class StaticLoggerBinder {}"),
                        "org.slf4j:slf4j-api:1.7.36");
        talk.silent("%maven org.example:quiet:1.0");
        assertThat(talk.told()).matches("added quiet 1.0\nslf4j-api 1.7.36 gave way to 2.*, which is there already");
        talk.silent("%maven org.example:loud:1.0");
        assertThat(talk.told()).matches("added loud 1.0, slf4j-api 1.7.36\nslf4j-api 1.7.36 replaces 2.*");
    }

    @Test
    void filesThatAreAddedComeFirst() {
        talk.silent("int before = 1;")
                .prints("%classpath shelf/org/example/scale/1.5/*.jar", "added scale-1.5.jar\n")
                .shows("scale.Scale.version() + user.User.version()", "1.51.5")
                .prints(
                        "%jars shelf/org/example/scale/1.3/*.jar",
                        "added scale-1.3.jar\nclasses that it shares with scale-1.5.jar are in use already and were not"
                                + " replaced" + ADVICE + "\n")
                .shows("scale.Scale.version()", "1.5")
                .shows("Class.forName(\"scale.Only1_3\").getSimpleName()", "Only1_3")
                .silent("%classpath shelf/sources/org.example-scale-0.9/made");
        talk.engine().restart();
        talk.shows("scale.Scale.version() + user.User.version()", "0.90.9");
    }

    @Test
    void driversAreFoundWhenDriverManagerWasUsedBefore() {
        shelf.withFiles(
                "org.example:driver:1.0",
                Map.of(
                        "tiny/Driver.java",
                        "package tiny; import java.sql.*; import java.util.*; import java.util.logging.Logger;"
                                + " public class Driver implements java.sql.Driver {"
                                + " static { try { DriverManager.registerDriver(new Driver()); } catch (SQLException e) {"
                                + " throw new ExceptionInInitializerError(e); } }"
                                + " public boolean acceptsURL(String url) { return url.startsWith(\"jdbc:tiny:\"); }"
                                + " public Connection connect(String url, Properties p) { return !acceptsURL(url) ? null"
                                + " : (Connection) java.lang.reflect.Proxy.newProxyInstance("
                                + "Driver.class.getClassLoader(), new Class<?>[] {Connection.class},"
                                + " (proxy, method, a) -> method.getName().equals(\"getCatalog\") ? url : null); }"
                                + " public DriverPropertyInfo[] getPropertyInfo(String url, Properties p) { return null; }"
                                + " public int getMajorVersion() { return 1; }"
                                + " public int getMinorVersion() { return 0; }"
                                + " public boolean jdbcCompliant() { return false; }"
                                + " public Logger getParentLogger() { return null; } }",
                        "META-INF/services/java.sql.Driver",
                        "# the driver\ntiny.Driver # of the test\n"));
        String connect = "java.sql.DriverManager.getConnection(\"jdbc:tiny:a\").getCatalog()";
        talk.fails(connect, "No suitable driver")
                .shows("%maven org.example:driver:1.0\n" + connect, "jdbc:tiny:a")
                .shows(
                        "CompletableFuture.supplyAsync(() -> { try { return " + connect
                                + "; } catch (Exception e) { return e.toString(); } }).get()",
                        "jdbc:tiny:a");
        talk.engine().restart();
        talk.shows(connect, "jdbc:tiny:a");
    }

    @Test
    void servicesAreFoundInThreadsOfTheCommonPool() {
        shelf.withFiles(
                "org.example:greeting:1.0",
                Map.of(
                        "greeting/Greeting.java",
                        "package greeting; public interface Greeting { String text(); }",
                        "greeting/Hello.java",
                        "package greeting; public class Hello implements Greeting {"
                                + " public String text() { return \"hello\"; } }",
                        "META-INF/services/greeting.Greeting",
                        "greeting.Hello"));
        String find = "ServiceLoader.load(greeting.Greeting.class).findFirst().map(g -> g.text()).orElse(\"none\")";
        talk.shows("IntStream.range(0, 100).parallel().sum()", "4950")
                .silent("%maven org.example:greeting:1.0")
                .shows(
                        "IntStream.range(0, 1000).parallel().mapToObj(i -> " + find + ").collect(Collectors.toSet())",
                        "[hello]")
                .shows("CompletableFuture.supplyAsync(() -> " + find + ").get()", "hello")
                .shows("CompletableFuture.runAsync(() -> {}).thenApplyAsync(none -> " + find + ").get()", "hello")
                .shows("ForkJoinPool.commonPool().submit(() -> " + find + ").get()", "hello")
                .shows(
                        "var given = new CompletableFuture<String>();\n" + "new Thread(() -> given.complete(" + find
                                + ")).start();\ngiven.get()",
                        "hello");
    }

    @Test
    void loggersAreThoseOfTheImplementationThatIsAdded() {
        shelf.withFiles(
                "org.example:logging:1.0",
                Map.of(
                        "logging/Provider.java",
                        "package logging; import org.slf4j.*; import org.slf4j.helpers.*; import org.slf4j.spi.*;"
                                + " public class Provider implements SLF4JServiceProvider {"
                                + " public ILoggerFactory getLoggerFactory() { return Loud::new; }"
                                + " public IMarkerFactory getMarkerFactory() { return new BasicMarkerFactory(); }"
                                + " public MDCAdapter getMDCAdapter() { return new NOPMDCAdapter(); }"
                                + " public String getRequestedApiVersion() { return \"2.0.99\"; }"
                                + " public void initialize() {} }",
                        "logging/Loud.java",
                        "package logging; import org.slf4j.*; import org.slf4j.event.Level;"
                                + " class Loud extends org.slf4j.helpers.LegacyAbstractLogger {"
                                + " Loud(String name) { this.name = name; }"
                                + " public boolean isTraceEnabled() { return true; }"
                                + " public boolean isDebugEnabled() { return true; }"
                                + " public boolean isInfoEnabled() { return true; }"
                                + " public boolean isWarnEnabled() { return true; }"
                                + " public boolean isErrorEnabled() { return true; }"
                                + " protected String getFullyQualifiedCallerName() { return null; }"
                                + " protected void handleNormalizedLoggingCall(Level level, Marker marker, String message,"
                                + " Object[] values, Throwable thrown) {"
                                + " System.out.println(level + \" \" + name + \" \" + message); } }",
                        "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
                        "logging.Provider"));
        String log = "org.slf4j.LoggerFactory.getLogger(\"cells\").info(\"read\");";
        talk.prints(log, "")
                .silent("int kept = 1;")
                .prints("%maven org.example:logging:1.0\n" + log, "INFO cells read\n");
        talk.engine().restart();
        talk.prints(log, "INFO cells read\n");
    }
}
