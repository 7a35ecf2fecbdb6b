package org.headcount.engine;

import java.util.Optional;
import org.headcount.session.Bundle;

/** How a cell ended. */
public sealed interface Outcome {
    /** It ran, and ended in an expression, whose value this is. */
    record Shown(Bundle bundle) implements Outcome {}

    /** It ran, and has nothing to show. */
    record Silent() implements Outcome {}

    /** It did not compile, or it threw. What ran before that has been done; variables are kept. */
    record Failed(Failure failure) implements Outcome {
        @Override
        public Optional<Failure> problem() {
            return Optional.of(failure);
        }
    }

    /** It was stopped on request. What ran before that has been done; variables are kept. */
    record Interrupted(Failure failure) implements Outcome {
        @Override
        public Optional<Failure> problem() {
            return Optional.of(failure);
        }
    }

    /** Its VM ended, and every variable with it. The next cell runs in a fresh one. */
    record Lost(Failure failure) implements Outcome {
        @Override
        public Optional<Failure> problem() {
            return Optional.of(failure);
        }
    }

    /** What kept it from running to its end, where something did. */
    default Optional<Failure> problem() {
        return Optional.empty();
    }
}
