package org.headcount.magic;

import java.util.List;
import org.headcount.engine.Outcome;

/**
 * What a magic came to.
 *
 * @param outcome how it ended, as if it were a cell
 * @param values what is assigned where a statement asks for its value
 */
record MagicResult(Outcome outcome, List<String> values) {
    /** Done, and there is nothing to say. */
    static final MagicResult DONE = new MagicResult(new Outcome.Silent(), List.of());

    /** Ended as the code did that it ran. */
    static MagicResult ending(Outcome outcome) {
        return new MagicResult(outcome, List.of());
    }

    /** Done, with values. */
    static MagicResult giving(List<String> values) {
        return new MagicResult(new Outcome.Silent(), List.copyOf(values));
    }
}
