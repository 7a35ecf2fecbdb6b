package org.headcount.engine;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.headcount.engine.Suggestion.Kind;

/** Where a name is being written: it decides what the name can be, since the analysis gives names without kinds. */
enum NamePosition {
    /** On its own, as any name that is in reach. */
    NAME,
    /** Behind a dot, as a member of something. */
    MEMBER,
    /** Behind {@code ::}. */
    REFERENCE,
    /** Behind {@code new}. */
    CONSTRUCTOR,
    /** In an import. */
    IMPORT,
    /** In a static import. */
    STATIC_IMPORT;

    private static final Set<String> KEYWORDS = Set.of(
            "boolean", "byte", "char", "short", "int", "long", "float", "double", "void", "class", "this", "super");

    private static final Pattern NEW_BEGUN = Pattern.compile("(?s).*\\bnew\\s+[\\w.$]*");

    /** The place behind this code, which ends where the name begins. */
    static NamePosition behind(String code) {
        String before = code.stripTrailing();
        if (before.startsWith("import")) {
            return before.matches("(?s)import\\s+static\\b.*") ? STATIC_IMPORT : IMPORT;
        }
        if (before.endsWith("::")) {
            return REFERENCE;
        }
        if (NEW_BEGUN.matcher(code).matches()) {
            return CONSTRUCTOR;
        }
        return before.endsWith(".") ? MEMBER : NAME;
    }

    /** The kind of a completion at this position. By convention types begin with a capital and constants have no small letter. */
    Kind kind(String name) {
        if (name.endsWith(".")) {
            return Kind.PACKAGE;
        }
        if (name.contains("(")) {
            return this == CONSTRUCTOR ? Kind.CLASS : Kind.METHOD;
        }
        if (KEYWORDS.contains(name.strip())) {
            return Kind.KEYWORD;
        }
        boolean capital = Character.isUpperCase(name.charAt(0));
        boolean shouted = name.equals(name.toUpperCase(Locale.ROOT));
        return switch (this) {
            case NAME -> capital ? Kind.CLASS : Kind.VARIABLE;
            case MEMBER -> capital && !shouted ? Kind.CLASS : Kind.FIELD;
            case REFERENCE -> Kind.METHOD;
            case CONSTRUCTOR, IMPORT -> Kind.CLASS;
            case STATIC_IMPORT -> !capital ? Kind.METHOD : shouted ? Kind.FIELD : Kind.CLASS;
        };
    }
}
