package org.headcount.magic;

import java.util.List;
import org.headcount.engine.Outcome;

/**
 * What a magic came to.
 *
 * @param outcome how it ended, as if it were a cell
 * @param values what is assigned where a statement asks for its value
 */
record Answer(Outcome outcome, List<String> values) {
    /** Done, and there is nothing to say. */
    static final Answer DONE = new Answer(new Outcome.Silent(), List.of());

    /** Ended as the code did that it ran. */
    static Answer ending(Outcome outcome) {
        return new Answer(outcome, List.of());
    }

    /** Done, with values. */
    static Answer giving(List<String> values) {
        return new Answer(new Outcome.Silent(), List.copyOf(values));
    }
}
