package org.headcount.magic;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.headcount.engine.Cell;
import org.headcount.engine.NoCompiler;

/** The variables that a cell declares, read by the compiler's parser before anything has run. */
public final class CellVariables {
    /**
     * A variable as it is declared.
     *
     * @param name its name
     * @param type its type as written, or that of a literal for one declared with {@code var}; empty where the type
     *     of a {@code var} is known only once its initialiser has been compiled
     * @param isFinal whether it cannot be assigned to again
     */
    public record Variable(String name, Optional<String> type, boolean isFinal) {}

    private CellVariables() {}

    /**
     * Those of a cell, in order.
     *
     * @throws NoCompiler when this Java is a runtime without the compiler
     */
    public static List<Variable> of(String source) {
        NoCompiler.check();
        String java = Parts.of(Cell.of("cell", source)).stream()
                .flatMap(part -> part instanceof Parts.Part.Java some
                        ? Stream.of(some.cell().source())
                        : Stream.empty())
                .filter(some -> !some.isBlank())
                .collect(Collectors.joining("\n"));
        // As members of a class, where methods may be declared too, or as statements: what the cell is made of decides.
        Parsed members = Parsed.of("class Cell {" + java + "\n;}");
        Parsed statements = Parsed.of("class Cell {{" + java + "\n;}}");
        return (statements.errors() < members.errors() ? statements : members).variables();
    }

    /** Variables of a compilation unit, and how many errors its parser found. */
    private record Parsed(List<Variable> variables, long errors) {
        static Parsed of(String source) {
            try {
                return parsed(source);
            } catch (IllegalStateException | StackOverflowError e) {
                // Nested deeper than the compiler can follow, which the cell itself says when it runs.
                return new Parsed(List.of(), Long.MAX_VALUE);
            }
        }

        private static Parsed parsed(String source) {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
                files.setLocation(StandardLocation.CLASS_PATH, List.of());
                JavacTask task = (JavacTask) compiler.getTask(
                        Writer.nullWriter(),
                        files,
                        problems,
                        List.of("-proc:none"),
                        null,
                        List.of(new InMemory(source)));
                List<Variable> found = new ArrayList<>();
                for (CompilationUnitTree unit : task.parse()) {
                    unit.getTypeDecls().stream()
                            .flatMap(type ->
                                    type instanceof ClassTree cell ? cell.getMembers().stream() : Stream.empty())
                            .forEach(member -> collect(member, found));
                }
                long errors = problems.getDiagnostics().stream()
                        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                        .count();
                return new Parsed(found, errors);
            } catch (IOException e) {
                throw new UncheckedIOException("source in memory cannot be read", e);
            }
        }

        private static void collect(Tree tree, List<Variable> found) {
            if (tree instanceof VariableTree variable) {
                found.add(new Variable(
                        variable.getName().toString(),
                        type(variable),
                        variable.getModifiers().getFlags().contains(Modifier.FINAL)));
            } else if (tree instanceof BlockTree block) {
                block.getStatements().stream()
                        .filter(VariableTree.class::isInstance)
                        .forEach(statement -> collect(statement, found));
            }
        }

        /** The type is inferred if the tree has no type, or {@code var}, which cannot be the name of a class. */
        private static Optional<String> type(VariableTree variable) {
            Tree type = variable.getType();
            return type == null || type.toString().equals("var")
                    ? Optional.ofNullable(variable.getInitializer()).flatMap(Parsed::typeOf)
                    : Optional.of(type.toString().replaceFirst("^java\\.(lang|math)\\.", ""));
        }

        private static Optional<String> typeOf(ExpressionTree value) {
            if (value instanceof UnaryTree sign
                    && (sign.getKind() == Tree.Kind.UNARY_MINUS || sign.getKind() == Tree.Kind.UNARY_PLUS)) {
                return typeOf(sign.getExpression());
            }
            if (value instanceof NewClassTree created && created.getClassBody() == null) {
                return Optional.of(created.getIdentifier().toString().replaceFirst("^java\\.(lang|math)\\.", ""));
            }
            return value instanceof LiteralTree literal && literal.getValue() != null
                    ? switch (literal.getKind()) {
                        case INT_LITERAL -> Optional.of("int");
                        case LONG_LITERAL -> Optional.of("long");
                        case FLOAT_LITERAL -> Optional.of("float");
                        case DOUBLE_LITERAL -> Optional.of("double");
                        case BOOLEAN_LITERAL -> Optional.of("boolean");
                        case CHAR_LITERAL -> Optional.of("char");
                        case STRING_LITERAL -> Optional.of("String");
                        default -> Optional.empty();
                    }
                    : Optional.empty();
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String source;

        InMemory(String source) {
            super(URI.create("mem:///Cell.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
