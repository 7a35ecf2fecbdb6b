package org.headcount.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cell that is being written, up to the cursor, as JShell's analysis can read it.
 *
 * <p>That takes one snippet and knows what has been run, and nothing of the lines above in the same cell. So
 * these are put around the snippet at the cursor: methods and types as members of a class, variables as
 * locals of a method in it, and the snippet in a block behind them. Nothing is evaluated. A class is also
 * what the analysis needs to see locals at all, since it takes a bare snippet for static and offers of that
 * what is static. A snippet that needs none of this is left as it is.
 *
 * @param lead what is put before the snippet at the cursor
 * @param snippet the snippet at the cursor, up to that
 * @param imports what the cell imports above the cursor, as in {@code java.util.*}
 * @param declared the names of types and methods that the cell declares above the cursor
 */
record Draft(String lead, String snippet, List<String> imports, Set<String> declared) {
    private static final String TYPE_NAME = "[\\w.$]+(?:\\s*<[^()=;{]*>)?(?:\\s*\\[\\s*])*(?:\\.\\.\\.)?";
    private static final String MODIFIERS =
            "(?:(?:public|protected|private|static|final|abstract|sealed|strictfp|synchronized|default)\\s+|@[\\w.]+(?:\\([^)]*\\))?\\s+)*";
    private static final String NO_STATEMENT =
            "(?!(?:return|throw|new|assert|yield|break|continue|else|case|package|import)\\b)";

    private static final Pattern SCAFFOLD = Pattern.compile("\\$(?:Cell|cell|Cursor|JShell\\$)");
    private static final Pattern IMPORT = Pattern.compile("import\\s+((?:static\\s+)?[\\w.$]+(?:\\.\\*)?)\\s*;?\\s*");
    private static final Pattern TYPE =
            Pattern.compile(MODIFIERS + "(?:class|interface|enum|@interface|record(?=\\s+\\w+\\s*[(<]))\\s+(\\w+)");
    private static final Pattern METHOD =
            Pattern.compile(MODIFIERS + "(?:<[^()=;{]*>\\s*)?" + NO_STATEMENT + TYPE_NAME + "\\s+([\\w$]+)\\s*\\(");
    private static final Pattern STATIC = Pattern.compile("\\s*" + MODIFIERS + "?(static\\s)");
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:final\\s+|@\\w+\\s+)*" + NO_STATEMENT + TYPE_NAME + "\\s+([\\w$]+)\\s*(?:=(?!=)|;|,|\\[)");
    private static final Pattern CLASS_BODY =
            Pattern.compile("(?s).*(?:\\b(?:class|interface|enum|record)\\s+\\w+[^;{}]*|\\bnew\\s+" + TYPE_NAME
                    + "\\s*\\([^;{}]*\\)\\s*)");

    /** The snippet at the end of these, which end at the cursor. */
    static Draft of(List<Cutter.Piece> pieces) {
        if (pieces.isEmpty()) {
            return new Draft("", "", List.of(), Set.of());
        }
        Cutter.Piece last = pieces.get(pieces.size() - 1);
        Above above = Above.of(pieces.subList(0, pieces.size() - 1));
        String code = Comments.blanked(last.text());
        if (above.isEmpty() && code.indexOf('{') < 0 && !code.contains("->")) {
            return new Draft("", last.text(), above.imports(), Set.of());
        }
        if (startsWith(IMPORT, code) || code.strip().startsWith("import ")) {
            return new Draft("", last.text(), List.of(), Set.of());
        }
        boolean member = startsWith(TYPE, code) || startsWith(METHOD, code);
        String lead = above.declared() + (member ? "class $Cursor { " : "");
        return new Draft(
                lead, inBlock(member ? instance(last.text()) : last.text()), above.imports(), above.declaredNames());
    }

    /** All of it; the cursor is at its end. */
    String code() {
        return lead + snippet;
    }

    boolean isAlone() {
        return lead.isEmpty();
    }

    /** Whether this name occurs only in the code that is put around a snippet, here or by JShell. */
    static boolean isScaffold(String name) {
        return SCAFFOLD.matcher(name).lookingAt();
    }

    /** The name of the type that a snippet without comments declares. */
    static Optional<String> declaredType(String code) {
        return first(TYPE.matcher(code));
    }

    /** The name of the method that a snippet without comments declares. */
    static Optional<String> declaredMethod(String code) {
        return first(METHOD.matcher(code));
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean startsWith(Pattern pattern, String code) {
        return pattern.matcher(code.strip()).lookingAt();
    }

    /** A method at the cursor without its {@code static}, for which the locals around it would not be seen. */
    private static String instance(String text) {
        String code = Comments.blanked(text);
        Matcher modifier = STATIC.matcher(code);
        return modifier.lookingAt() && !startsWith(TYPE, code)
                ? text.substring(0, modifier.start(1)) + text.substring(modifier.end(1))
                : text;
    }

    /**
     * The analysis sees the locals of the blocks around a statement that is being begun, but not those of its own:
     * so it is begun in a block.
     */
    private static String inBlock(String text) {
        int begun = nameBegins(text);
        String before = Comments.blanked(text.substring(0, begun)).stripTrailing();
        boolean begins = before.endsWith(";") || before.endsWith("}");
        int open = innermostBrace(before);
        return begins && open >= 0 && !opensClass(before, open)
                ? text.substring(0, begun) + "{" + text.substring(begun)
                : text;
    }

    /** Where the name begins that the end of code is in, or the end where it is in none. */
    static int nameBegins(String code) {
        int begin = code.length();
        while (begin > 0 && Character.isJavaIdentifierPart(code.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static boolean opensClass(String code, int brace) {
        int from = Math.max(
                code.lastIndexOf(';', brace - 1),
                Math.max(code.lastIndexOf('{', brace - 1), code.lastIndexOf('}', brace - 1)));
        return CLASS_BODY.matcher(code.substring(from + 1, brace)).matches();
    }

    /** The last brace in code without comments and literals that is still open, or -1. */
    private static int innermostBrace(String code) {
        int depth = 0;
        for (int i = code.length() - 1; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == '{' && depth == 0) {
                return i;
            }
            depth += c == '}' ? 1 : c == '{' ? -1 : 0;
        }
        return -1;
    }

    /** What the lines above the cursor's snippet declare. */
    private record Above(List<String> imports, List<String> members, List<String> variables) {
        static Above of(List<Cutter.Piece> pieces) {
            List<String> imports = new ArrayList<>();
            List<String> members = new ArrayList<>();
            // Of variables of one name the last counts, as it will when the cell is run.
            Map<String, String> variables = new LinkedHashMap<>();
            for (Cutter.Piece piece : pieces) {
                String code = Comments.blanked(piece.text()).strip();
                Matcher imported = IMPORT.matcher(code);
                Matcher variable = VARIABLE.matcher(code);
                if (imported.matches()) {
                    imports.add(imported.group(1).replaceAll("\\s+", " "));
                } else if (startsWith(TYPE, code) || startsWith(METHOD, code)) {
                    members.add(piece.text());
                } else if (variable.lookingAt()) {
                    variables.remove(variable.group(1));
                    variables.put(variable.group(1), piece.text());
                }
            }
            return new Above(imports, members, List.copyOf(variables.values()));
        }

        boolean isEmpty() {
            return members.isEmpty() && variables.isEmpty();
        }

        Set<String> declaredNames() {
            return members.stream()
                    .map(member -> Comments.blanked(member).strip())
                    .flatMap(code -> declaredType(code).or(() -> declaredMethod(code)).stream())
                    .collect(Collectors.toSet());
        }

        String declared() {
            return Stream.of(
                            Stream.of("class $Cell {"),
                            members.stream(),
                            Stream.of("Object $cell() throws Throwable {"),
                            variables.stream(),
                            Stream.of("{ "))
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("\n"));
        }
    }
}
