package org.headcount.magic;

import java.util.regex.Pattern;

/** Makes whole POMs of what cells hold of them. */
final class Poms {
    private static final Pattern PROLOGUE = Pattern.compile("(?s)^(?:<\\?.*?\\?>|<!--.*?-->|\\s++)*+");
    private static final String HEAD = """
            <project>
            <modelVersion>4.0.0</modelVersion>
            <groupId>cell</groupId>
            <artifactId>cell</artifactId>
            <version>1</version>
            """;

    private Poms() {}

    /** The POM of what is one, or of elements in one, or of nothing but dependencies. */
    static String whole(String source) {
        String body = PROLOGUE.matcher(source).replaceFirst("");
        if (body.startsWith("<project")) {
            return source.stripLeading();
        }
        String elements = body.startsWith("<dependency>") ? "<dependencies>\n" + body + "\n</dependencies>" : body;
        return HEAD + elements + "\n</project>\n";
    }
}
