package org.headcount.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.headcount.session.SessionVm;

/**
 * A declaration that is in force.
 *
 * @param kind what it is
 * @param name its name
 * @param headline what it is in a line, as in {@code int a}
 * @param value what a variable holds, as text; empty while it cannot be used
 * @param source the source that declared it
 */
public record Declaration(Kind kind, String name, String headline, Optional<String> value, String source) {
    /** What can be declared. */
    public enum Kind {
        /** A variable. */
        VARIABLE,
        /** A method. */
        METHOD,
        /** A class, interface, record, enum or annotation. */
        TYPE,
        /** An import. */
        IMPORT
    }

    static List<Declaration> in(JShell jshell) {
        return jshell.snippets()
                .filter(snippet -> jshell.status(snippet).isActive())
                .flatMap(snippet -> of(jshell, snippet))
                .toList();
    }

    private static Stream<Declaration> of(JShell jshell, Snippet snippet) {
        String source = snippet.source().strip();
        if (snippet instanceof VarSnippet variable) {
            return Stream.of(new Declaration(
                    Kind.VARIABLE,
                    variable.name(),
                    headline(variable),
                    jshell.status(variable) == Snippet.Status.VALID
                            ? Optional.of(jshell.varValue(variable))
                            : Optional.empty(),
                    source));
        }
        if (snippet instanceof MethodSnippet method) {
            return Stream.of(new Declaration(Kind.METHOD, method.name(), headline(method), Optional.empty(), source));
        }
        if (snippet instanceof TypeDeclSnippet type) {
            String headline = word(type) + " " + type.name();
            return Stream.of(new Declaration(Kind.TYPE, type.name(), headline, Optional.empty(), source));
        }
        // What cells have imported from the start is in the settings, and here in one snippet.
        return snippet instanceof ImportSnippet imported && !imported.fullname().equals(SessionVm.class.getName())
                ? Stream.of(new Declaration(Kind.IMPORT, imported.fullname(), source, Optional.empty(), source))
                : Stream.empty();
    }

    static String headline(VarSnippet variable) {
        return variable.typeName() + " " + variable.name();
    }

    static String headline(MethodSnippet method) {
        return result(method) + " " + method.name() + "(" + method.parameterTypes() + ")";
    }

    /** JShell knows a method's type as parameters and result in one. */
    private static String result(MethodSnippet method) {
        return method.signature().substring(method.signature().indexOf(')') + 1);
    }

    static String word(TypeDeclSnippet type) {
        return switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case ANNOTATION_TYPE_SUBKIND -> "@interface";
            case RECORD_SUBKIND -> "record";
            default -> "class";
        };
    }
}
