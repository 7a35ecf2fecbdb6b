package org.headcount.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that cells ask for, from repositories in folders: nothing is fetched from anywhere else. */
class LibraryMagicsTest {
    @TempDir
    private Path folder;

    private ShelfOfLibraries shelf;
    private Talk talk;

    @BeforeEach
    void start() {
        shelf = new ShelfOfLibraries(folder.resolve("shelf"))
                .with("org.example:base:1.0")
                .with("org.example:base:2.0")
                .with(
                        "org.example:top:1.0",
                        "org.example:middle:1.0",
                        "org.example:base:2.0",
                        "org.example:tests:1.0:test")
                .with("org.example:middle:1.0", "org.example:base:1.0");
        talk = Talk.in(folder, shelf.places(folder.resolve("m2")));
    }

    @AfterEach
    void end() {
        talk.close();
    }

    private String told() {
        return talk.told();
    }

    private static String content(String name) {
        return "new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"" + name
                + ".txt\").readAllBytes())";
    }

    @Test
    void aLibraryComesWithWhatItNeeds() {
        talk.silent("%maven org.example:top:1.0");
        assertThat(told())
                .isEqualTo("added top 1.0, middle 1.0, base 2.0\nbase 1.0, which middle 1.0 asks for, gave way to 2.0");
        talk.shows(content("base"), "org.example:base:2.0")
                .shows(content("middle"), "org.example:middle:1.0")
                .silent("%maven org.example:top:1.0");
        assertThat(told()).startsWith("nothing to add: all of it is there already\n");
        talk.silent("%maven org.example:base:1.0");
        assertThat(told()).isEqualTo("added base 1.0\nbase 1.0 replaces 2.0");
        talk.shows(content("base"), "org.example:base:1.0")
                .silent("%jvm -Dx=y")
                .shows(content("base"), "org.example:base:1.0");
    }

    @Test
    void needsOfACellAreMetBeforeItRuns() {
        talk.shows("String read = " + content("base") + ";\n//DEPS org.example:base:1.0\nread", "org.example:base:1.0")
                .shows("List<String> added = %maven org.example:middle:1.0\nadded.size()", "1");
    }

    @Test
    void whatIsMissingIsSaidWithEveryPlaceAsked() {
        Path local = folder.resolve("m2/local");
        talk.fails(
                "int before = 1;\n%maven org.example:nosuch:1.0",
                "line 2: org.example:nosuch:1.0 not found in the repository asked: shelf",
                "    %maven org.example:nosuch:1.0",
                "    local repository (" + local + ")",
                "    shelf (" + shelf.url() + ")",
                "hint: look at spelling and version, or add the repository that has it: %mavenRepo ID URL");
        shelf.with("org.example:broken:1.0", "org.example:gone:3.0", "org.example:lost:1.0");
        talk.fails(
                "%maven org.example:broken:1.0",
                "org.example:gone:3.0, org.example:lost:1.0 not found in the repository asked");
        // Nothing of the failure is remembered.
        shelf.with("org.example:nosuch:1.0").with("org.example:gone:3.0").with("org.example:lost:1.0");
        talk.silent("%maven org.example:nosuch:1.0 org.example:broken:1.0")
                .shows(content("gone"), "org.example:gone:3.0");
    }

    @Test
    void coordinatesThatAreNone() {
        talk.silent("%maven org.example:base:1.0")
                .fails(
                        "%maven org.example:base",
                        "coordinates are group:artifact:version",
                        "in the local repository there is org.example:base:1.0")
                .fails("%maven base", "base has no version, group and artifact")
                .fails("%maven a:b:c:d:e:f", "coordinates are group:artifact:version")
                .fails("%maven a::1", "a::1 is not coordinates")
                .fails("%maven", "no library is named");
    }

    @Test
    void aRepositoryThatCannotBeAskedDoesNotSpoilTheOthers() {
        ShelfOfLibraries other = new ShelfOfLibraries(folder.resolve("other")).with("org.other:thing:1.0");
        talk.silent("%mavenRepo dead http://127.0.0.1:1/maven")
                .silent("%mavenRepo other " + other.url())
                .silent("%maven org.other:thing:1.0 org.example:top:1.0");
        assertThat(told())
                .startsWith("added thing 1.0, top 1.0")
                .contains("not asked, as it could not be: dead (http://127.0.0.1:1/maven): Connect");
        talk.shows(content("thing"), "org.other:thing:1.0")
                .fails(
                        "%maven org.other:nosuch:1.0",
                        "org.other:nosuch:1.0 not found in the 3 repositories asked: shelf, dead, other",
                        "    dead (http://127.0.0.1:1/maven), which could not be asked: Connect",
                        "    other (" + other.url() + ")")
                .prints("%mavenRepo", "shelf \\(.*\\)\ndead \\(.*\\)\nother \\(.*\\)\n")
                .fails("%mavenRepo x", "x is not a URL of a repository", "%mavenRepo jitpack https://jitpack.io")
                .fails("%mavenRepo x ftp://a b", "is not a URL of a repository")
                .silent("//REPOS other=" + other.url() + "\n//DEPS org.other:thing:1.0\nint a;");
    }

    @Test
    void pomsAreLoaded() {
        shelf.withPom(
                "org.example:parent:1.0",
                "<properties><base.version>1.0</base.version></properties>"
                        + "<dependencyManagement><dependencies>" + ShelfOfLibraries.dependency("org.example:middle:1.0")
                        + "</dependencies></dependencyManagement>");
        ShelfOfLibraries.write(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.example</groupId>"
                        + "<artifactId>parent</artifactId><version>1.0</version><relativePath/></parent>"
                        + "<artifactId>mine</artifactId><dependencies><dependency><groupId>org.example</groupId>"
                        + "<artifactId>middle</artifactId></dependency>"
                        + ShelfOfLibraries.dependency("org.example:base:${base.version}:test")
                        + "</dependencies></project>");
        talk.silent("%loadFromPOM");
        assertThat(told()).isEqualTo("added middle 1.0, base 1.0");
        talk.silent("%%loadFromPOM\n" + ShelfOfLibraries.dependency("org.example:top:1.0"));
        assertThat(told())
                .isEqualTo(
                        "added top 1.0, base 2.0\nbase 2.0 replaces 1.0\nbase 1.0, which middle 1.0 asks for, gave way to 2.0");
        talk.fails("%loadFromPOM nosuch.xml", "there is no file " + folder.resolve("nosuch.xml"))
                .fails("%loadFromPOM pom.xml tset", "tset is not a scope", "scopes are compile, runtime")
                .fails("%%loadFromPOM\n<dependency><groupId>", "cannot be used as a POM")
                .silent("%loadFromPOM pom.xml test");
        assertThat(told()).isEqualTo("added base 1.0\nbase 1.0 replaces 2.0");
    }

    @Test
    void anArtifactOfPackagingPomIsAddedByItsDependencies() {
        ShelfOfLibraries.write(
                shelf.file("org.example:bundle:1.0", ".pom"),
                ShelfOfLibraries.pom("org.example:bundle:1.0", "<packaging>pom</packaging>", "org.example:middle:1.0"));
        talk.silent("%maven org.example:bundle:1.0");
        assertThat(told()).isEqualTo("added middle 1.0, base 1.0");
        talk.shows(content("middle"), "org.example:middle:1.0").silent("%maven org.example:bundle:1.0");
        assertThat(told()).isEqualTo("nothing to add: all of it is there already");
    }

    @Test
    void aDependencyOfTypePomIsWhatItDependsOn() {
        ShelfOfLibraries.write(
                shelf.file("org.example:natives:1.0", ".pom"),
                ShelfOfLibraries.pom("org.example:natives:1.0", "<packaging>pom</packaging>", "org.example:base:1.0"));
        shelf.with("org.example:weka:1.0");
        ShelfOfLibraries.write(shelf.file("org.example:data:1.0", ".zip"), "no jar");
        ShelfOfLibraries.write(
                shelf.file("org.example:data:1.0", ".pom"), ShelfOfLibraries.pom("org.example:data:1.0", ""));
        ShelfOfLibraries.write(
                shelf.file("org.example:weka:1.0", ".pom"),
                ShelfOfLibraries.pom("org.example:weka:1.0", "")
                        .replace(
                                "<dependencies>",
                                "<dependencies><dependency><groupId>org.example</groupId><artifactId>natives</artifactId>"
                                        + "<version>1.0</version><type>pom</type></dependency>"
                                        + "<dependency><groupId>org.example</groupId><artifactId>data</artifactId>"
                                        + "<version>1.0</version><type>zip</type></dependency>"));
        talk.silent("%maven org.example:weka:1.0");
        assertThat(told())
                .isEqualTo("added weka 1.0, base 1.0\norg.example:data:1.0@zip was not added, since it is not a jar");
        talk.shows(content("weka"), "org.example:weka:1.0").shows("1 + 1", "2");
        talk.silent("%%loadFromPOM\n"
                + ShelfOfLibraries.dependency("org.example:natives:1.0")
                        .replace("</version>", "</version><type>pom</type>"));
        assertThat(told()).isEqualTo("nothing to add: all of it is there already");
    }

    @Test
    void aFaultyPomSaysWhichProblem() {
        shelf.with("org.example:faulty:1.0")
                .with("org.example:cut:1.0")
                .with("org.example:asks:1.0", "org.example:cut:1.0");
        ShelfOfLibraries.write(
                shelf.file("org.example:faulty:1.0", ".pom"),
                ShelfOfLibraries.pom("org.example:faulty:1.0", "")
                        .replace(
                                "<dependencies>",
                                "<dependencies><dependency><groupId>org.example</groupId><artifactId>base</artifactId>"
                                        + "</dependency>"));
        ShelfOfLibraries.write(
                shelf.file("org.example:cut:1.0", ".pom"), "<project><modelVersion>4.0.0</modelVersion>");
        talk.silent("%maven org.example:faulty:1.0");
        assertThat(told())
                .isEqualTo("added faulty 1.0\nwithout what it needs, since its POM is faulty: faulty 1.0"
                        + " ('dependencies.dependency.version' for org.example:base:jar is missing.)");
        talk.silent("%maven org.example:asks:1.0");
        assertThat(told()).contains("added asks 1.0, cut 1.0", "since its POM is faulty: cut 1.0 (Non-readable POM");
        talk.fails("%maven org.example:cut:1.0@pom", "the POM of cut 1.0 (Non-readable POM")
                .fails(
                        "%%loadFromPOM\n<dependency><groupId>org.example</groupId><artifactId>base</artifactId></dependency>",
                        "cannot be used as a POM: 'dependencies.dependency.version' for org.example:base:jar is missing");
    }

    @Test
    void anotherKernelsWordsAreUnderstood() {
        talk.silent("%dependency /add org.example:top:1.0");
        assertThat(told()).isEqualTo("added top 1.0");
        talk.silent("%dependency /add org.example:middle:1.0 --transitive");
        assertThat(told()).isEqualTo("added middle 1.0, base 1.0");
        talk.prints("%dependency /resolve", "nothing is left to resolve.*\n")
                .fails(
                        "%dependency /nosuch",
                        "%dependency has no command /nosuch", "there are /add, /resolve and /repo")
                .silent("%addMavenDependency org.example:base:1.0");
        shelf.withPom(
                "org.example:versions:1.0",
                "<dependencyManagement><dependencies>" + ShelfOfLibraries.dependency("org.example:base:2.0")
                        + "</dependencies></dependencyManagement>");
        try (Talk fresh = Talk.in(folder, shelf.places(folder.resolve("m2")))) {
            fresh.silent("//DEPS org.example:versions:1.0@pom\n//DEPS org.example:middle:1.0\nint a;")
                    .shows(content("base"), "org.example:base:2.0")
                    .fails("%maven org.example:nosuch:1.0@pom", "org.example:nosuch:1.0@pom not found in");
        }
    }

    @Test
    void coordinatesInTheLocalRepositoryComplete() {
        talk.silent("%maven org.example:top:1.0 org.example:base:2.0");
        assertThat(talk.completes("%maven org.ex|")).containsExactly("%maven org.example:");
        assertThat(talk.completes("%maven or|")).containsExactly("%maven org.");
        assertThat(talk.completes("%maven org.example:|"))
                .containsExactly("%maven org.example:base:", "%maven org.example:middle:", "%maven org.example:top:");
        assertThat(talk.completes("//DEPS org.example:base:|"))
                .containsExactly("//DEPS org.example:base:2.0", "//DEPS org.example:base:1.0");
        assertThat(talk.completes("int a = 1;\n//DEPS org.example:base:1.0 org.exam|"))
                .contains("int a = 1;\n//DEPS org.example:base:1.0 org.example:");
        assertThat(talk.offers("var a = \"😀\";\n%maven org.example:ba|")).containsExactly("LIBRARY org.example:base:");
        assertThat(talk.completes("%maven ../|")).isEmpty();
        assertThat(talk.completes("%loadFromPOM pom.xml te|")).containsExactly("%loadFromPOM pom.xml test");
    }

    @Test
    void settingsThatCannotBeUsed() throws Exception {
        Files.writeString(folder.resolve("m2/settings.xml"), "<settings><mirrors>");
        talk.fails(
                "%maven org.example:top:1.0",
                "Maven's settings cannot be used: ", "hint: mend " + folder.resolve("m2/settings.xml"));
        Files.writeString(folder.resolve("m2/settings.xml"), "<settings><offline>true</offline></settings>");
        talk.fails(
                "%maven org.example:top:1.0",
                "central (https://repo.maven.apache.org/maven2/)",
                "which could not be asked: Maven is offline, as its settings say");
    }

    @Test
    void aLibrarysSourcesAreFetchedWhenTheyAreMissed() throws IOException, InterruptedException {
        shelf.withClass(
                "org.example:described:1.0",
                "described.Scale",
                "package described; public class Scale {"
                        + " /** Makes a value larger. */ public static int up(int value) { return 2 * value; } }");
        talk.silent("%maven org.example:described:1.0");
        Path sources = folder.resolve("m2/local/org/example/described/1.0/described-1.0-sources.jar");
        assertThat(sources).doesNotExist();
        assertThat(inspect("described.Scale.up("))
                .containsExactly("The library's sources are being fetched: ask again to read what they say.");
        for (int i = 0; i < 600 && !Files.exists(sources); i++) {
            Thread.sleep(50);
        }
        assertThat(inspect("described.Scale.up(")).containsExactly("Makes a value larger.");
    }

    @Test
    void aLibraryWithoutSourcesIsNotAskedForThemTwice() throws IOException {
        shelf.withClass(
                "org.example:silent:1.0",
                "silent.Scale",
                "package silent; public class Scale { public static int up(int value) { return 2 * value; } }");
        Files.delete(shelf.file("org.example:silent:1.0", "-sources.jar"));
        talk.silent("%maven org.example:silent:1.0");
        assertThat(inspect("silent.Scale.up(")).singleElement().asString().contains("are being fetched");
        assertThat(inspect("silent.Scale.up(")).containsExactly("");
    }

    private List<String> inspect(String source) throws IOException {
        return talk.interpreter().inspect(source, source.length()).stream()
                .map(found -> found.documentation().orElse("").strip())
                .toList();
    }
}
