package org.headcount.magic;

import java.util.List;
import org.headcount.engine.Cell;
import org.headcount.engine.QuotedWords;

/**
 * A magic as a cell calls it.
 *
 * @param form how it is called
 * @param name its name, without signs
 * @param arguments what follows the name on the line, without blanks around it
 * @param cell the cell that contains it
 * @param start where the call begins in the cell's source
 * @param argumentsAt where the arguments begin
 * @param end where its line ends
 */
record MagicCall(Form form, String name, String arguments, Cell cell, int start, int argumentsAt, int end) {
    /** How a magic is called. */
    enum Form {
        /** On a line of its own, or for a value: {@code %name}. */
        LINE("%"),
        /** For a whole cell: {@code %%name}. */
        CELL("%%"),
        /** In a comment, as JBang has it: {@code //NAME}. */
        DIRECTIVE("//");

        private final String sign;

        Form(String sign) {
            this.sign = sign;
        }
    }

    /** The same call with other arguments. */
    MagicCall withArguments(String others) {
        return new MagicCall(form, name, others, cell, start, argumentsAt, end);
    }

    /** The name with its sign. */
    String signed() {
        return form.sign + name;
    }

    /** The call's line, as its reader counts. */
    int line() {
        return cell.firstLine() + linesBefore(start);
    }

    private int linesBefore(int position) {
        return (int)
                cell.source().chars().limit(position).filter(c -> c == '\n').count();
    }

    /** The line as written. */
    String text() {
        return cell.source().substring(start, end).stripTrailing();
    }

    /** The arguments as a cell, for those that are Java. */
    Cell argumentsAsCell() {
        return new Cell(cell.name(), line(), cell.source().substring(argumentsAt, end));
    }

    /** Where the lines below the call begin. */
    int bodyAt() {
        return Math.min(end + 1, cell.source().length());
    }

    /** The lines below the call, which a cell magic is about. */
    Cell body() {
        return new Cell(cell.name(), line() + 1, cell.source().substring(bodyAt()));
    }

    /** The lines below the call that hold more than a comment, each as the arguments of a call; none for a line. */
    List<MagicCall> bodyLines() {
        return form != Form.CELL
                ? List.of()
                : body().source()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("#"))
                        .map(this::withArguments)
                        .toList();
    }

    /** The arguments; one in quotes may contain blanks, and a trailing comment is left out. */
    List<String> words() throws MagicFailure {
        List<String> words;
        try {
            words = QuotedWords.of(arguments);
        } catch (IllegalArgumentException e) {
            throw MagicFailure.of(e.getMessage(), "close it behind the name");
        }
        int comment = words.indexOf("//");
        return comment < 0 ? words : words.subList(0, comment);
    }
}
