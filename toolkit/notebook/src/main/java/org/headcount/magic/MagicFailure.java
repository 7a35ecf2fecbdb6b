package org.headcount.magic;

import java.util.ArrayList;
import java.util.List;
import org.headcount.engine.Failure;

/** Why a magic could not do what it was called for. */
final class MagicFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> details;

    private MagicFailure(String name, String message, List<String> details) {
        super(message);
        this.name = name;
        this.details = details;
    }

    /** A failure with what to do about it. */
    static MagicFailure of(String message, String hint) {
        return named("MagicError", message, List.of("hint: " + hint));
    }

    /** A failure of a kind of its own, with more lines about it. */
    static MagicFailure named(String name, String message, List<String> details) {
        return new MagicFailure(name, message, List.copyOf(details));
    }

    /** The failure as a cell's, which says where it happened. */
    Failure of(MagicCall call) {
        List<String> report = new ArrayList<>();
        report.add(call.cell().name() + ", line " + call.line() + ": " + getMessage());
        report.add("    " + call.text());
        report.addAll(details);
        return new Failure(name, getMessage(), report);
    }
}
