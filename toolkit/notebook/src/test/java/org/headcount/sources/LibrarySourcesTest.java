package org.headcount.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sources of libraries say. */
class LibrarySourcesTest {
    private static final String SHAPE = """
            package geometry;

            import java.util.*;
            import java.util.function.Function;

            /** Something with an {@link #area}. */
            public interface Shape<T extends Number> {
                /** How much it covers. */
                double area();

                /** Made another, by a rule. */
                <R extends Number> Shape<R> map(Function<? super T, ? extends R> rule, String... names);

                /** The corners of which there are many. */
                List<Map.Entry<String, int[]>> corners(int[] which, Map.Entry<String, T> one);

                /** What it is called. */
                void name(T name);
            }
            """;
    private static final String SQUARE = """
            package geometry;

            /**
             * A square.
             *
             * @param side how long each side is,
             *     in metres
             * @param colour what it is painted with
             */
            public record Square(double side, String colour) implements Shape<Double> {
                /** The smallest. */
                public static final Square ATOM = new Square(1, "none");

                /** A square without a colour. */
                public Square(double side) { this(side, ""); }

                @Override public double area() { return side * side; }

                /** {@inheritDoc} It is short. */
                @Override public void name(Double name) {}

                public int undocumented() { return 1; }

                /** How it is drawn. */
                public enum Style {
                    /** With a pen. */
                    LINE;

                    /** Whether it is thick. */
                    public boolean thick() { return true; }
                }
            }
            """;

    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void pack() throws IOException {
        library = folder.resolve("shapes-1.0.jar");
        jar(folder.resolve("shapes-1.0-sources.jar"));
    }

    private static void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("geometry/Shape.java"));
            zip.write(SHAPE.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("geometry/Square.java"));
            zip.write(SQUARE.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("geometry/Broken.java"));
            zip.write("package geometry; /** Half. */ class Broken { /** No end. */ void a( "
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<String> said(String signature, String... imports) {
        return new LibrarySources(jar -> Optional.empty())
                .documentation(List.of(signature), List.of(imports), List.of(library))
                .get(0)
                .map(comment -> comment.replaceAll("\\s+", " ").strip());
    }

    @Test
    void aTypeAndItsMembersAreFoundByTheirSignatures() {
        assertThat(said("geometry.Shape<T extends java.lang.Number>")).contains("Something with an {@link #area}.");
        assertThat(said("double geometry.Shape<T>.area()")).contains("How much it covers.");
        assertThat(said("geometry.Shape<R> geometry.Shape<T>.<R extends Number>map(java.util.function.Function<? super"
                        + " T,? extends R> rule, String... names)"))
                .contains("Made another, by a rule.");
        assertThat(said("java.util.List<java.util.Map.Entry<String,int[]>> geometry.Shape<T>.corners(int[],"
                        + " java.util.Map.Entry<String,T>)"))
                .contains("The corners of which there are many.");
        assertThat(said("geometry.Square.ATOM:geometry.Square")).contains("The smallest.");
        assertThat(said("geometry.Square(double side)")).contains("A square without a colour.");
        assertThat(said("geometry.Square.Style")).contains("How it is drawn.");
        assertThat(said("geometry.Square.Style.LINE:geometry.Square.Style")).contains("With a pen.");
        assertThat(said("boolean geometry.Square.Style.thick()")).contains("Whether it is thick.");
    }

    @Test
    void whatIsShortenedByAnImportIsFoundByIt() {
        assertThat(said("double Shape<T>.area()")).isEmpty();
        assertThat(said("double Shape<T>.area()", "java.util.*", "geometry.*")).contains("How much it covers.");
        assertThat(said("double Shape<T>.area()", "geometry.Shape")).contains("How much it covers.");
        assertThat(said("boolean Square.Style.thick()", "geometry.Square")).contains("Whether it is thick.");
    }

    @Test
    void aCommentIsInheritedWhereNoneIsWritten() {
        assertThat(said("double geometry.Square.area()")).contains("How much it covers.");
        assertThat(said("void geometry.Square.name(Double name)")).contains("What it is called. It is short.");
        assertThat(said("int geometry.Square.undocumented()")).isEmpty();
    }

    @Test
    void aRecordsCommentSpeaksForItsComponents() {
        assertThat(said("double geometry.Square.side()")).contains("how long each side is, in metres");
        assertThat(said("String geometry.Square.colour()")).contains("what it is painted with");
        assertThat(said("geometry.Square(double side, String colour)").orElseThrow())
                .startsWith("A square.");
    }

    @Test
    void whatHasNoSourcesSaysNothing() throws IOException {
        for (String signature : List.of(
                "region:java.lang.String",
                "int twice(int a)",
                "java.util.List<E>",
                "int nowhere.Thing.a()",
                "double geometry.Shape.nosuch()",
                "",
                "(",
                ".",
                "a.(",
                "<<<",
                "geometry.")) {
            assertThat(said(signature, "geometry.*")).as(signature).isEmpty();
        }
        assertThat(said("geometry.Broken")).contains("Half.");
        Files.writeString(folder.resolve("shapes-1.0-sources.jar"), "no zip");
        assertThat(said("geometry.Square")).isEmpty();
    }

    @Test
    void sourcesAreBesideOrInAFolderOrInAProjectOrElsewhere() throws IOException {
        Path elsewhere = folder.resolve("other").resolve("any.jar");
        jar(elsewhere);
        Path bare = folder.resolve("lib").resolve("shapes.jar");
        LibrarySources asking = new LibrarySources(jar -> Optional.of(elsewhere));
        LibrarySources sources = new LibrarySources(jar -> Optional.empty());
        assertThat(style(sources, bare)).isEmpty();
        assertThat(style(asking, bare)).isPresent();
        jar(folder.resolve("lib").resolve("sources").resolve("shapes-sources.jar"));
        assertThat(style(sources, bare)).isPresent();
        Path project = folder.resolve("project");
        Path source = project.resolve("src/main/java/geometry/Square.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SQUARE);
        assertThat(style(sources, project.resolve("target/classes"))).isPresent();
    }

    private static Optional<String> style(LibrarySources sources, Path library) {
        return sources.documentation(List.of("geometry.Square.Style"), List.of(), List.of(library))
                .get(0);
    }
}
