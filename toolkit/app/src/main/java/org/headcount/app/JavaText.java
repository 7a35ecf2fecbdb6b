package org.headcount.app;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Java source of calls and texts. */
final class JavaText {

    private JavaText() {}

    /** A string literal. */
    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    /** A character literal. */
    static String quoted(char c) {
        return c == '\'' ? "'\\''" : c == '\\' ? "'\\\\'" : c == '\t' ? "'\\t'" : "'" + c + "'";
    }

    /** String literals as arguments. */
    static String quoted(Collection<String> texts) {
        return texts.stream().map(JavaText::quoted).collect(Collectors.joining(", "));
    }

    /** A call with texts. */
    static String call(String method, String... texts) {
        return method + "(" + quoted(Arrays.asList(texts)) + ")";
    }
}
