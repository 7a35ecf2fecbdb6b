package org.headcount.runner;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.headcount.engine.Output;
import org.headcount.session.Bundle;
import org.headcount.session.Progress;

/** Prints what cells put out, for runs that keep nothing. */
@FunctionalInterface
interface Printer {
    /** Prints output. */
    void print(Output output);

    /** Prints a cell's result. */
    default void show(Bundle bundle) {
        print(new Output.Displayed("", bundle));
    }

    /** Prints as text to a stream, after making room; displays of progress go elsewhere. */
    static Printer to(PrintStream out, Runnable makeRoom, Consumer<Bundle> progress) {
        return output -> {
            Optional<Bundle> state = progress(output);
            if (state.isPresent()) {
                progress.accept(state.get());
                return;
            }
            makeRoom.run();
            if (output instanceof Output.Printed printed) {
                out.print(printed.text());
            } else if (output instanceof Output.Displayed displayed) {
                out.println(displayed.bundle().text());
            } else if (output instanceof Output.Updated updated) {
                out.println(updated.bundle().text());
            } else if (output instanceof Output.Paged paged) {
                out.println(paged.bundle().text().stripTrailing());
            }
            out.flush();
        };
    }

    /** Prints displays of progress alone. */
    static Printer ofProgress(Consumer<Bundle> progress) {
        return output -> progress(output).ifPresent(progress);
    }

    private static Optional<Bundle> progress(Output output) {
        Optional<Bundle> bundle = output instanceof Output.Displayed displayed
                ? Optional.of(displayed.bundle())
                : output instanceof Output.Updated updated ? Optional.of(updated.bundle()) : Optional.empty();
        return bundle.filter(shown -> shown.data().containsKey(Progress.MIME));
    }
}
