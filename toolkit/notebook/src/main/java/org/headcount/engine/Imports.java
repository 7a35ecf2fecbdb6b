package org.headcount.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * What a cell imports that has not been run. JShell's analysis takes no imports but the session's: so the names
 * are written out in full for it.
 *
 * @param homes by each name that is imported, a method's with its parenthesis: its qualifier, as in {@code java.util.}
 */
record Imports(Map<String, String> homes) {
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[\\p{L}_$][\\w$]*");

    /** What a draft imports, but for what the session has imported already and what the draft declares itself. */
    static Imports of(JShell jshell, Draft draft) {
        List<String> imports = draft.imports();
        if (imports.isEmpty()) {
            return new Imports(Map.of());
        }
        Set<String> known = jshell.imports().map(Imports::text).collect(Collectors.toSet());
        Map<String, String> homes = new LinkedHashMap<>();
        for (String each : imports) {
            if (!known.contains(each)) {
                String name = each.replace("static ", "");
                String home = name.substring(0, name.lastIndexOf('.') + 1);
                boolean isStatic = each.startsWith("static ");
                List<String> wanted = name.endsWith("*") || isStatic ? members(jshell, home) : List.of(simple(name));
                wanted.stream()
                        .filter(member -> isStatic || Character.isUpperCase(member.charAt(0)))
                        .filter(member -> !draft.declared().contains(plain(member)))
                        .filter(member -> name.endsWith("*") || plain(member).equals(simple(name)))
                        .forEach(member -> homes.put(member, home));
            }
        }
        return new Imports(homes);
    }

    private static String text(ImportSnippet snippet) {
        return (snippet.isStatic() ? "static " : "") + snippet.fullname();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String plain(String member) {
        return member.replaceAll("[(.].*", "");
    }

    private static List<String> members(JShell jshell, String home) {
        return jshell.sourceCodeAnalysis().completionSuggestions(home, home.length(), new int[1]).stream()
                .map(Suggestion::continuation)
                .distinct()
                .toList();
    }

    /** The names that are imported, a method's with its parenthesis. */
    Stream<String> names() {
        return homes.keySet().stream();
    }

    /** The code with each imported name in full, except after a position. */
    String spelledOut(String code, int end) {
        if (homes.isEmpty()) {
            return code;
        }
        Map<String, String> inFull = new LinkedHashMap<>();
        homes.forEach((name, home) -> inFull.put(plain(name), home + plain(name)));
        String outline = Comments.outlined(code);
        Matcher name = NAME.matcher(outline);
        StringBuilder spelled = new StringBuilder();
        int copied = 0;
        while (name.find() && name.end() <= end) {
            if (inFull.containsKey(name.group())) {
                spelled.append(code, copied, name.start()).append(inFull.get(name.group()));
                copied = name.end();
            }
        }
        return spelled.append(code.substring(copied)).toString();
    }
}
