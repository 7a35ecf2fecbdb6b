package org.headcount.runner;

import java.io.PrintStream;
import org.headcount.engine.Output;
import org.headcount.session.Bundle;

/** Prints what cells put out, for runs that keep nothing. */
@FunctionalInterface
interface Printer {
    /** Prints output. */
    void print(Output output);

    /** Prints a cell's result. */
    default void show(Bundle bundle) {
        print(new Output.Displayed("", bundle));
    }

    /** Prints as text to a stream, after making room. */
    static Printer to(PrintStream out, Runnable makeRoom) {
        return output -> {
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
}
