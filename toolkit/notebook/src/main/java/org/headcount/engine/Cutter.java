package org.headcount.engine;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.headcount.session.Shown;

/**
 * Cuts a cell into snippets, as JShell sees them, and finds the ones that can be compiled together.
 *
 * <p>A snippet costs tens of milliseconds, nearly all of it in the compiler and nearly the same
 * however short it is. Statements that declare nothing can share one: as a block they mean the same.
 */
final class Cutter {
    /**
     * A cell in parts.
     *
     * @param snippets the snippets, in order
     * @param unfinished whether the last is not a whole snippet
     */
    record Cut(List<Piece> snippets, boolean unfinished) {}

    private static final String SHOW = "{" + Shown.class.getName() + ".value(";

    /** The end of a line below which there could be a statement. */
    private static final Pattern BROKEN = Pattern.compile("\\n(?=\\s*[\\p{L}@$_])");

    /** The end of a line that ends a statement, whatever brackets are open in it. */
    private static final Pattern ENDED = Pattern.compile(";[ \\t]*" + BROKEN.pattern());

    private static final Pattern RETURN = Pattern.compile("\\s*return\\b");

    private final SourceCodeAnalysis analysis;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files;

    /** A cutter that parses with these files, none of which it needs: the JDK's usual ones would be all jars of this VM. */
    Cutter(SourceCodeAnalysis analysis, JavaFileManager files) {
        this.analysis = analysis;
        this.files = files;
    }

    Cut cut(Cell cell) {
        return cut(cell, 0);
    }

    private Cut cut(Cell cell, int from) {
        String source = cell.source();
        List<Piece> snippets = new ArrayList<>();
        int start = from;
        while (start < source.length()) {
            start += blank(source.substring(start));
            String rest = source.substring(start);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                return new Cut(snippets, false);
            }
            int taken = rest.length() - info.remaining().length();
            boolean whole = info.completeness().isComplete() && taken > 0;
            boolean readable = whole && info.completeness() != Completeness.CONSIDERED_INCOMPLETE;
            if (!readable) {
                snippets.add(new Piece(cell, start, 0, rest));
                return new Cut(snippets, info.completeness() != Completeness.CONSIDERED_INCOMPLETE);
            }
            String text = rest.substring(0, taken);
            boolean semicolon = info.completeness() == Completeness.COMPLETE_WITH_SEMI;
            snippets.add(new Piece(cell, start, 0, semicolon ? ended(text) : text));
            start += taken;
        }
        return new Cut(snippets, false);
    }

    /**
     * The snippets of a cell that is being written; the last may be empty. An unparsable line
     * becomes its own snippet, so that later lines still parse.
     */
    List<Piece> draft(String written) {
        Cell cell = Cell.of("", written);
        Cut cut = cut(cell, 0);
        List<Piece> snippets = new ArrayList<>(cut.snippets());
        while (cut.unfinished()) {
            Piece unreadable = snippets.get(snippets.size() - 1);
            int below = lineBelow(unreadable, isIncomplete(unreadable) ? ENDED : BROKEN);
            if (below < 0) {
                break;
            }
            cut = cut(cell, below);
            snippets.addAll(cut.snippets());
        }
        if (!snippets.isEmpty()) {
            Piece last = snippets.remove(snippets.size() - 1);
            String text = written.substring(last.start());
            String code = Comments.blanked(text).stripTrailing();
            boolean over = !cut.unfinished() && (code.endsWith(";") || code.endsWith("}"));
            snippets.add(new Piece(cell, last.start(), 0, text));
            if (over) {
                snippets.add(new Piece(cell, written.length(), 0, ""));
            }
        }
        return snippets;
    }

    /** Where in the cell the line begins, in no braces of this piece, that follows one that ends like this; or -1. */
    private static int lineBelow(Piece piece, Pattern end) {
        String code = Comments.blanked(piece.text());
        Matcher line = end.matcher(code);
        while (line.find()) {
            String before = code.substring(0, line.end());
            if (count(before, '{') <= count(before, '}')) {
                return piece.start() + line.end();
            }
        }
        return -1;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** Whether more could make a snippet of this. */
    boolean isIncomplete(Piece piece) {
        return analysis.analyzeCompletion(piece.text()).completeness() == Completeness.DEFINITELY_INCOMPLETE;
    }

    /** Whether more is expected here, as behind {@code if (x)}, which an empty statement would complete. */
    boolean wantsMore(Piece piece) {
        Completeness completeness = analysis.analyzeCompletion(piece.text()).completeness();
        return completeness == Completeness.DEFINITELY_INCOMPLETE || completeness == Completeness.CONSIDERED_INCOMPLETE;
    }

    /** Whether the parser refuses this both as a member of a class and as a statement. */
    boolean isNonsense(Piece piece) {
        String text = piece.text().strip();
        if (text.startsWith("import ")) {
            return false;
        }
        String statement = text.endsWith(";") || text.endsWith("}") ? text : text + ";";
        return isRefused("class Cell {" + text + "\n}")
                && isRefused("class Cell {{" + statement + "\n}}")
                && !isValue(text.replaceFirst(";$", ""));
    }

    private boolean isValue(String text) {
        return !isRefused("class Cell { Object value = " + text + "\n; }");
    }

    /** An expression as the argument of the call that takes what is to be shown: in a block, which has no value itself. */
    private static Piece shown(Piece expression) {
        String code = withoutSemicolon(expression.text());
        Matcher returned = RETURN.matcher(Comments.blanked(code));
        int begin = returned.lookingAt() ? returned.end() : 0;
        String text = SHOW + code.substring(begin) + "\n);}";
        return new Piece(expression.cell(), expression.start() + begin, SHOW.length(), text);
    }

    private static String withoutSemicolon(String text) {
        String code = Comments.blanked(text);
        int end = code.length();
        while (end > 0 && (Character.isWhitespace(code.charAt(end - 1)) || code.charAt(end - 1) == ';')) {
            end--;
        }
        return text.substring(0, end);
    }

    private boolean isRefused(String source) {
        DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
        members(source, complaints);
        return complaints.getDiagnostics().stream().anyMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
    }

    private static int blank(String source) {
        return source.length() - source.stripLeading().length();
    }

    /** The snippet with its semicolon, on a line of its own where a comment might swallow it. */
    private static String ended(String text) {
        return text.contains("//") ? text + "\n;" : text + ";";
    }

    /** What of a group is shown. */
    enum Shows {
        /** Nothing. */
        NOTHING,
        /** The value of the call that it ends with, which may turn out to have none. */
        CALL,
        /** The value of the expression that it is. */
        EXPRESSION
    }

    /**
     * Snippets evaluated at once, and one by one where that does not compile.
     *
     * @param whole all of them
     * @param snippets each; the last as it is in the whole
     * @param shows what is shown of the last
     */
    record Group(Piece whole, List<Piece> snippets, Shows shows) {}

    /**
     * Groups what can be compiled together: runs of statements that declare nothing, each as a block. The
     * snippets of a group are kept, for the case that the block does not compile. Of a cell's last snippet the value
     * is shown, with a semicolon or without, if it is an expression and not an assignment.
     */
    List<Group> group(Cell cell, List<Piece> all) {
        List<Piece> snippets = all.stream().filter(snippet -> !isEmpty(snippet)).toList();
        if (snippets.isEmpty()) {
            return List.of();
        }
        BitSet statements = new BitSet();
        Shows shows = shows(snippets, statements);
        List<Group> groups = new ArrayList<>();
        int from = 0;
        while (from < snippets.size()) {
            int to = Math.max(from + 1, statements.nextClearBit(from));
            List<Piece> run = snippets.subList(from, to);
            groups.add(group(cell, run, to == snippets.size() ? shows : Shows.NOTHING));
            from = to;
        }
        return groups;
    }

    private static boolean isEmpty(Piece snippet) {
        return Comments.blanked(snippet.text()).replace(';', ' ').isBlank()
                && Comments.outlined(snippet.text()).replace(';', ' ').isBlank();
    }

    private static Group group(Cell cell, List<Piece> run, Shows shows) {
        if (run.size() > 1) {
            return new Group(block(cell, run), run, shows);
        }
        Piece only = run.get(0);
        Piece whole = switch (shows) {
            case NOTHING -> only;
            case CALL -> block(cell, run);
            case EXPRESSION -> shown(only);
        };
        return new Group(whole, run, shows);
    }

    /** A snippet, or several, in a block: the last may be an expression without its semicolon. */
    static Piece block(Cell cell, List<Piece> run) {
        Piece last = run.get(run.size() - 1);
        int start = run.get(0).start();
        int end = last.start() + last.text().length();
        return new Piece(
                cell,
                start,
                1,
                "{" + cell.source().substring(start, Math.min(end, cell.source().length())) + "\n;}");
    }

    /** Finds the snippets that are statements and declare nothing, and what is shown of the last one. */
    private Shows shows(List<Piece> snippets, BitSet statements) {
        StringBuilder blocks = new StringBuilder("class Cell {");
        List<Integer> starts = new ArrayList<>();
        for (Piece snippet : snippets) {
            starts.add(blocks.length());
            blocks.append("{").append(snippet.text()).append("\n;}");
        }
        blocks.append("}");

        int last = snippets.size() - 1;
        DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
        List<? extends Tree> members = members(blocks.toString(), complaints);
        if (members.size() != snippets.size()) {
            return isValue(withoutSemicolon(snippets.get(last).text())) ? Shows.EXPRESSION : Shows.NOTHING;
        }
        for (int i = 0; i < members.size(); i++) {
            statements.set(i, members.get(i) instanceof BlockTree block && declaresNothing(block));
        }
        boolean isExpression = false;
        for (Diagnostic<?> complaint : complaints.getDiagnostics()) {
            int at = (int) starts.stream()
                    .filter(start -> start <= complaint.getPosition())
                    .count();
            statements.clear(Math.max(0, at - 1));
            isExpression |= at - 1 == last && complaint.getCode().equals("compiler.err.not.stmt");
        }
        Shows shows =
                isExpression ? Shows.EXPRESSION : shows(snippets.get(last), members.get(last), statements.get(last));
        if (shows == Shows.EXPRESSION) {
            statements.clear(last);
        }
        return shows;
    }

    private Shows shows(Piece snippet, Tree member, boolean isStatement) {
        if (!isStatement) {
            if (member instanceof BlockTree block && isReturn(block)) {
                return Shows.EXPRESSION;
            }
            boolean isDeclaration = member instanceof BlockTree block && !declaresNothing(block);
            return !isDeclaration && isValue(withoutSemicolon(snippet.text())) ? Shows.EXPRESSION : Shows.NOTHING;
        }
        List<? extends StatementTree> statements = ((BlockTree) member)
                .getStatements().stream()
                        .filter(each -> !(each instanceof EmptyStatementTree))
                        .toList();
        if (statements.size() != 1) {
            return Shows.NOTHING;
        }
        // The one statement that is an expression too.
        if (statements.get(0) instanceof SwitchTree) {
            return isValue(withoutSemicolon(snippet.text())) ? Shows.EXPRESSION : Shows.NOTHING;
        }
        return statements.get(0) instanceof ExpressionStatementTree statement && isCall(statement.getExpression())
                ? Shows.CALL
                : Shows.NOTHING;
    }

    /** Whether this returns a value, as cells of some other kernels end. */
    private static boolean isReturn(BlockTree block) {
        return block.getStatements().stream().findFirst().stream()
                .anyMatch(first -> first instanceof ReturnTree returned && returned.getExpression() != null);
    }

    private static boolean isCall(Tree expression) {
        return expression instanceof MethodInvocationTree || expression instanceof NewClassTree;
    }

    private List<? extends Tree> members(String source, DiagnosticCollector<JavaFileObject> complaints) {
        JavacTask task = (JavacTask)
                compiler.getTask(null, files, complaints, List.of("-proc:none"), null, List.of(new InMemory(source)));
        try {
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree cell && unit.getTypeDecls().size() == 1) {
                        return cell.getMembers();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("source in memory cannot be read", e);
        }
        return List.of();
    }

    private static boolean declaresNothing(BlockTree block) {
        return block.getStatements().stream()
                .noneMatch(statement -> statement instanceof VariableTree
                        || statement instanceof ClassTree
                        || Boolean.TRUE.equals(new Leaves().scan(statement, null)));
    }

    /** A jump out of a snippet ends that snippet only: in a block it would end the others too. */
    private static final class Leaves extends TreeScanner<Boolean, Void> {
        @Override
        public Boolean visitReturn(ReturnTree node, Void none) {
            return true;
        }

        @Override
        public Boolean visitLambdaExpression(LambdaExpressionTree node, Void none) {
            return false;
        }

        @Override
        public Boolean visitClass(ClassTree node, Void none) {
            return false;
        }

        @Override
        public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String source;

        InMemory(String source) {
            super(URI.create("mem:///Cell.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    /**
     * A part of a cell that is given to JShell at once: one snippet, or several statements in a block.
     *
     * @param cell the cell
     * @param start where the part starts in the cell's source
     * @param lead how many characters of {@code text} were put before the cell's own
     * @param text what JShell is given
     */
    record Piece(Cell cell, int start, int lead, String text) {
        /** The piece of what no cell has declared. */
        static final Piece NONE = new Piece(Cell.of("", ""), 0, 0, "");

        /** The line, as the reader counts, of a position in the text. */
        int lineOf(int position) {
            int end = positionInCell(position);
            return cell.firstLine()
                    + (int) cell.source()
                            .chars()
                            .limit(end)
                            .filter(c -> c == '\n')
                            .count();
        }

        /** Where a position in the text is in the cell's source. */
        int positionInCell(int position) {
            int own = Math.max(0, position - lead);
            return Math.min(start + own, cell.source().length());
        }
    }
}
