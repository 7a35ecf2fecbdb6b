package org.headcount.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a signature is about.
 *
 * @param owner the type, as the signature names it: with its package, or as it is imported
 * @param member the method, constructor or field; none where it is the type itself
 */
record Subject(String owner, Optional<Member> member) {
    /** What a constructor is called. */
    static final String CONSTRUCTOR = "<init>";

    private static final Pattern GENERICS = Pattern.compile("<[^<>]*>");

    /**
     * A part of a type.
     *
     * @param name its name
     * @param parameters the simple names of its parameters' types; none where it is a field
     */
    record Member(String name, Optional<List<String>> parameters) {}

    /** Reads a signature of JShell's; one of a local variable, or of a cell's own method, is about no type. */
    static Optional<Subject> of(String signature) {
        String plain = withoutGenerics(signature);
        int open = plain.indexOf('(');
        if (open >= 0) {
            String head = plain.substring(0, open).strip();
            String name = head.substring(head.lastIndexOf(' ') + 1);
            int close = plain.indexOf(')', open);
            Optional<List<String>> parameters =
                    Optional.of(types(plain.substring(open + 1, close < 0 ? plain.length() : close)));
            return head.contains(" ")
                    ? inType(name, parameters)
                    : Optional.of(new Subject(name, Optional.of(new Member(CONSTRUCTOR, parameters))));
        }
        int colon = plain.indexOf(':');
        return colon < 0
                ? Optional.of(new Subject(plain.strip(), Optional.empty()))
                : inType(plain.substring(0, colon).strip(), Optional.empty());
    }

    private static Optional<Subject> inType(String name, Optional<List<String>> parameters) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new Subject(
                        name.substring(0, dot), Optional.of(new Member(name.substring(dot + 1), parameters))));
    }

    private static String withoutGenerics(String signature) {
        String text = signature;
        String shorter = GENERICS.matcher(text).replaceAll("");
        while (!shorter.equals(text)) {
            text = shorter;
            shorter = GENERICS.matcher(text).replaceAll("");
        }
        return text;
    }

    private static List<String> types(String parameters) {
        List<String> types = new ArrayList<>();
        for (String parameter : parameters.split(",", -1)) {
            String[] words = parameter.replaceAll("@[\\w.]+", "").strip().split("\\s+", -1);
            if (!words[0].isEmpty()) {
                types.add(simple(words[0].replace("...", "[]")));
            }
        }
        return types;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
