package org.headcount.engine;

import java.util.Optional;

/**
 * Takes a cell's output, in order, and answers its questions.
 *
 * <p>Output arrives on a thread of the engine's, also after the cell has ended, where the cell left
 * threads running; taking it slowly slows the cell.
 */
public interface OutputSink {
    /** A cell reads standard input. */
    record Question(String prompt, Echo echo) {}

    /** Whether what is typed may be seen. */
    enum Echo {
        /** It may. */
        SHOWN,
        /** It is a secret. */
        HIDDEN
    }

    /** Takes output. */
    void accept(CellOutput output);

    /**
     * Answers a question, on a thread of its own, which is interrupted when the cell ends first.
     * Empty if the client cannot answer: the cell then fails with a message.
     */
    default Optional<String> answer(Question question) throws InterruptedException {
        return Optional.empty();
    }
}
