package org.headcount.sources;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What a source file declares, and what it says of that. It is parsed only, so that nothing else is needed.
 *
 * @param packageName its package, or nothing
 * @param imports what it imports, as in {@code java.util.*}
 * @param types its types by their names in the file, as in {@code Map.Entry}
 */
record SourceFile(String packageName, List<String> imports, Map<String, Type> types) {
    /**
     * A type.
     *
     * @param record whether it is a record, whose constructor and accessors need not be written
     * @param parents what it extends and implements, as the file names them
     * @param comment what is said of it, or nothing
     * @param members its members with what is said of them, or nothing
     */
    record Type(boolean record, List<String> parents, String comment, Map<Subject.Member, String> members) {}

    static SourceFile parse(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            // The usual class path, of this VM, would be looked through for plug-ins.
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, problem -> {}, List.of("-proc:none"), null, List.of(new InMemory(source)));
            CompilationUnitTree unit = task.parse().iterator().next();
            Map<String, Type> types = new LinkedHashMap<>();
            new Reader(Trees.instance(task), types).scan(unit, "");
            return new SourceFile(
                    unit.getPackageName() == null ? "" : unit.getPackageName().toString(),
                    unit.getImports().stream().map(SourceFile::text).toList(),
                    types);
        } catch (IOException e) {
            throw new UncheckedIOException("source in memory cannot be read", e);
        }
    }

    private static String text(ImportTree imported) {
        return imported.getQualifiedIdentifier().toString();
    }

    /** Collects the types of a file; it carries the names of those around it, each with a dot. */
    private static final class Reader extends TreePathScanner<Void, String> {
        private final Trees trees;
        private final Map<String, Type> types;

        Reader(Trees trees, Map<String, Type> types) {
            this.trees = trees;
            this.types = types;
        }

        @Override
        public Void visitClass(ClassTree tree, String around) {
            String name = around + tree.getSimpleName();
            Map<Subject.Member, String> members = new LinkedHashMap<>();
            for (Tree member : tree.getMembers()) {
                if (member instanceof MethodTree method) {
                    members.put(subject(method), comment(method));
                } else if (member instanceof VariableTree field) {
                    members.put(new Subject.Member(field.getName().toString(), Optional.empty()), comment(field));
                }
            }
            List<String> parents = Stream.concat(
                            Stream.ofNullable(tree.getExtendsClause()), tree.getImplementsClause().stream())
                    .map(Reader::erased)
                    .toList();
            boolean isRecord = tree.getKind() == Tree.Kind.RECORD;
            String own =
                    Optional.ofNullable(trees.getDocComment(getCurrentPath())).orElse("");
            types.put(name, new Type(isRecord, parents, own, members));
            tree.getMembers().stream().filter(ClassTree.class::isInstance).forEach(inner -> scan(inner, name + "."));
            return null;
        }

        private String comment(Tree member) {
            return Optional.ofNullable(trees.getDocComment(new TreePath(getCurrentPath(), member)))
                    .orElse("");
        }

        private static Subject.Member subject(MethodTree method) {
            List<String> parameters = new ArrayList<>();
            method.getParameters().forEach(parameter -> parameters.add(simple(parameter.getType())));
            return new Subject.Member(method.getName().toString(), Optional.of(parameters));
        }

        /** A type without its parameters and annotations. */
        private static String erased(Tree type) {
            if (type instanceof AnnotatedTypeTree annotated) {
                return erased(annotated.getUnderlyingType());
            }
            if (type instanceof ParameterizedTypeTree parameterized) {
                return erased(parameterized.getType());
            }
            return type instanceof ArrayTypeTree array ? erased(array.getType()) + "[]" : type.toString();
        }

        private static String simple(Tree type) {
            String erased = erased(type);
            return erased.substring(erased.lastIndexOf('.') + 1);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String source;

        InMemory(String source) {
            super(URI.create("mem:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
