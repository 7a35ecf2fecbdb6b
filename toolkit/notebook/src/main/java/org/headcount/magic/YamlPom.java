package org.headcount.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dependencies and repositories as a list in YAML: only what such a list needs is understood.
 *
 * @param repositories the id, if there is one, and the URL of each
 * @param dependencies their coordinates
 */
record YamlPom(List<List<String>> repositories, List<String> dependencies) {
    private static final Pattern SECTION = Pattern.compile("(dependencies|repositories):\\s*");
    private static final Pattern PAIR = Pattern.compile("\\s*(?:(-)\\s+)?(\\w+):\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("\\s*-\\s+(\\S+)\\s*");

    /**
     * Reads a list.
     *
     * @throws MagicFailure when a line is not understood
     */
    static YamlPom of(String source) throws MagicFailure {
        YamlPom pom = new YamlPom(new ArrayList<>(), new ArrayList<>());
        String section = "";
        Map<String, String> item = new LinkedHashMap<>();
        for (String line : source.lines().toList()) {
            String text = line.replaceFirst("(^|\\s)#.*", "").stripTrailing();
            Matcher head = SECTION.matcher(text);
            Matcher pair = PAIR.matcher(text);
            Matcher whole = ITEM.matcher(text);
            boolean begins = head.matches() || whole.matches() || (pair.matches() && pair.group(1) != null);
            if (begins) {
                pom.add(section, item);
                item = new LinkedHashMap<>();
            }
            if (head.matches()) {
                section = head.group(1);
            } else if (pair.matches() && !section.isEmpty()) {
                item.put(pair.group(2), unquoted(pair.group(3)));
            } else if (whole.matches() && !section.isEmpty()) {
                item.put("", unquoted(whole.group(1)));
            } else if (!text.isBlank()) {
                throw MagicFailure.of(
                        "the line '" + text.strip() + "' is not understood",
                        "write lines such as '- group:artifact:version' below 'dependencies:', or a POM in XML");
            }
        }
        pom.add(section, item);
        return pom;
    }

    private static String unquoted(String text) {
        return text.strip().replaceFirst("^(['\"])(.*)\\1$", "$2");
    }

    private void add(String section, Map<String, String> item) throws MagicFailure {
        if (item.isEmpty()) {
            return;
        }
        if (section.equals("repositories")) {
            String url = item.getOrDefault("url", item.getOrDefault("", ""));
            repositories.add(item.containsKey("id") ? List.of(item.get("id"), url) : List.of(url));
        } else if (item.containsKey("")) {
            dependencies.add(item.get(""));
        } else {
            for (String part : List.of("groupId", "artifactId", "version")) {
                if (!item.containsKey(part)) {
                    throw MagicFailure.of("a dependency has no " + part, "write groupId, artifactId and version");
                }
            }
            dependencies.add(item.get("groupId") + ":" + item.get("artifactId") + ":" + item.get("version"));
        }
    }

    /** Makes whole POMs of what cells hold of them. */
    static final class Poms {
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
}
