package org.headcount.engine;

import java.util.List;
import java.util.Optional;

/**
 * A completion.
 *
 * @param text the text to insert
 * @param kind what that is
 * @param signature how it is called or declared, where that is known at no cost
 */
public record Suggestion(String text, Kind kind, Optional<String> signature) {
    /** What can be written. */
    public enum Kind {
        /** A method, or a constructor that is not behind {@code new}. */
        METHOD,
        /** A field of an object or a class. */
        FIELD,
        /** A variable of a cell's, a parameter or a local one. */
        VARIABLE,
        /** A class, interface, record, enum or annotation; behind {@code new}, its constructor. */
        CLASS,
        /** A package. */
        PACKAGE,
        /** A word of the language's. */
        KEYWORD,
        /** A magic's name. */
        MAGIC,
        /** A word that a magic knows. */
        OPTION,
        /** A file or folder. */
        PATH,
        /** A library's coordinates. */
        LIBRARY
    }

    /** A suggestion of which no more is known. */
    public static Suggestion of(Kind kind, String text) {
        return new Suggestion(text, kind, Optional.empty());
    }

    /** Suggestions that are all of one kind. */
    public static List<Suggestion> all(Kind kind, List<String> texts) {
        return texts.stream().map(text -> of(kind, text)).toList();
    }
}
