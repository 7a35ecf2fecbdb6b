package org.headcount.session;

import java.util.regex.Pattern;

/**
 * The names of classes that JShell puts around snippets, as in {@code REPL.$JShell$5B$Person}. No reader of a cell
 * has given them.
 */
public final class SnippetNames {
    private static final String SIGN = "$JShell$";
    private static final Pattern WRAPPER = Pattern.compile("(?:REPL\\.)?\\$JShell\\$\\w+[$.]?");

    private SnippetNames() {}

    /** The text with the names that its reader has given: {@code Person}. */
    public static String plain(String text) {
        return text.contains(SIGN) ? WRAPPER.matcher(text).replaceAll("") : text;
    }
}
