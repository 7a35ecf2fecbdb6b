package org.headcount.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.headcount.sources.LibrarySources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What cells have imported from the start gives way to what they import and declare. Each test has names of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FallbackImportsTest {
    private static final List<String> TYPES =
            List.of("Alone", "Csv", "Hidden", "Own", "Late", "Named", "Twice", "Draft");

    private Transcript session;

    /** A toolkit with names that others have too, and libraries that have them. */
    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String type : TYPES) {
            sources.add(source(folder, "kit", type, named("public class " + type, "the toolkit's")));
        }
        sources.add(source(folder, "kit", "Shows", statics("Shows", "Object", "show", "plot", "only", "draw")));
        sources.add(source(folder, "other", "Alone", named("public class Alone", "the other's")));
        sources.add(source(folder, "csv", "Csv", named("public class Csv", "the library's")));
        sources.add(source(folder, "csv", "Hidden", "class Hidden {}"));
        sources.add(source(folder, "named", "Named", named("public class Named", "the library's")));
        sources.add(source(folder, "one", "Twice", named("public class Twice", "one")));
        sources.add(source(folder, "two", "Twice", named("public class Twice", "two")));
        sources.add(source(folder, "late", "Other", "public class Other {}"));
        sources.add(source(folder, "lib", "Statics", statics("Statics", "Object...", "plot", "only")));
        compile(folder, sources);
        Settings settings = Settings.usual();
        session = new Transcript(settings.withClassPath(Stream.concat(settings.classPath().stream(), Stream.of(folder))
                        .toList())
                .withImports("kit.*", "other.*", "static kit.Shows.*", "static kit.Shows.only", "kit.Alone"));
    }

    private static String named(String head, String name) {
        return head + " { public String toString() { return \"" + name + "\"; } }";
    }

    private static String statics(String type, String parameter, String... names) {
        StringBuilder code = new StringBuilder("public class " + type + " {");
        for (String name : names) {
            code.append("public static String " + name + "(" + parameter + " x) { return \"" + type + "\"; }");
        }
        return code + named("public static class Nested", "nested") + "}";
    }

    private static Path source(Path folder, String packageName, String type, String code) throws IOException {
        Path source = folder.resolve(packageName).resolve(type + ".java");
        Files.createDirectories(source.getParent());
        return Files.writeString(source, "package " + packageName + "; " + code);
    }

    private static void compile(Path folder, List<Path> sources) {
        Stream<String> options = Stream.of("-proc:none", "-d", folder.toString());
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                Stream.concat(options, sources.stream().map(Path::toString))
                                        .toArray(String[]::new)))
                .isZero();
    }

    @AfterAll
    void end() {
        session.close();
    }

    @Test
    void aNameThatNobodyElseHasIsTheToolkits() {
        session.shows("new Draft()", "the toolkit's").shows("draw(1)", "Shows");
    }

    @Test
    void anImportOnDemandWins() {
        session.shows(
                        "import java.time.temporal.*;\nimport java.time.chrono.*;\nimport csv.*;\nnew Csv()",
                        "the library's")
                .shows("var csv = new Csv(); csv", "the library's")
                // Not public there, and so not imported.
                .shows("new Hidden()", "the toolkit's");
    }

    @Test
    void theJdksOwnNamesGiveWayToo() {
        session.silent("List<String> names = new ArrayList<>(List.of(\"a\"));")
                .shows("import java.awt.*;\nList.class.getName()", "java.awt.List")
                .shows("names", "[a]")
                .shows("import java.util.List;\nList.of(1)", "[1]")
                .shows("names", "[a]");
    }

    @Test
    void namesThatACellImportsTwiceAreAmbiguousAsInJava() {
        session.shows("import one.*;\nnew Twice()", "one");
        session.fails("import two.*;\nnew Twice()", "reference to Twice is ambiguous");
        session.shows("import two.Twice;\nnew Twice()", "two");
    }

    @Test
    void ownTypesWinInAnyOrder() {
        session.shows("class Uses { Own own = new Own(); }\n" + named("class Own", "own") + "\nnew Uses().own", "own");
    }

    @Test
    void aNameOfTwoPackagesOfTheToolkitIsTheOneImportedByName() {
        session.shows("new Alone()", "the toolkit's").shows(named("class Alone", "own") + "\nnew Alone()", "own");
    }

    @Test
    void namesComeByImportOnDemandThenByNameThenByDeclaration() {
        session.shows("import named.*;\nnew Named()", "the library's")
                .fails("class Named { int x = \"\"; }", "incompatible types");
        session.shows("new Named()", "the library's")
                .shows(named("class Named", "own") + "\nnew Named()", "own")
                .shows("import java.util.zip.*;\nnew Named()", "own");
    }

    @Test
    void staticMembersOfCellsWin() {
        // Java itself would choose the toolkit's, which takes one argument and not any number.
        session.shows("import static lib.Statics.*;\nplot(1)", "Statics")
                .shows("only(1)", "Statics")
                .shows("draw(1)", "Shows")
                .shows("new Nested()", "nested");
    }

    @Test
    void methodsOfCellsWin() {
        session.shows("String show(Object... all) { return \"own\"; }\nshow(1)", "own")
                .shows("Object readLine(Object... all) { return \"own\"; }\nreadLine(\"x\")", "own")
                .shows("render(1, \"text/plain\").text()", "1");
    }

    @Test
    void aLibraryAddedLaterHasTheNamesOfAPackageImportedBefore(@TempDir Path later) throws IOException {
        session.silent("import late.*;").shows("new Late()", "the toolkit's");
        compile(later, List.of(source(later, "late", "Late", named("public class Late", "late"))));
        session.engine().addToClassPath(List.of(later));
        session.shows("new Late()", "late").shows("new Draft()", "the toolkit's");
    }

    @Test
    void completionAndInspectionKnowWhoseNameItIs() throws IOException {
        assertThat(completions("import java.time.chrono.*;\nimport java.util.logging.*;\nFormatter."))
                .isNotEmpty();
        String own = "import kit.*;\nimport java.util.jar.*;\nclass Manifest { static int mine; }\nManifest.";
        assertThat(completions(own)).contains("mine");
        session.silent("import java.util.logging.*;");
        assertThat(completions("((Formatter) null).getH")).contains("getHead(");
        LibrarySources none = new LibrarySources(library -> Optional.empty());
        assertThat(session.engine().inspect("Formatter", 9, none).get(0).signature())
                .contains("java.util.logging");
    }

    private List<String> completions(String source) throws IOException {
        return session.engine().complete(source, source.length()).texts();
    }
}
