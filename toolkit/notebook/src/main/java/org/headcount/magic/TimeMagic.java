package org.headcount.magic;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.headcount.engine.Cell;
import org.headcount.engine.Outcome;

/** {@code %time} and {@code %%time}. */
final class TimeMagic {
    private TimeMagic() {}

    static Magic magic() {
        return new Magic(
                List.of("time", "timeit"),
                Magic.Reach.BOTH,
                List.of("%time CODE", "%%time"),
                "Runs the code on its line, or in its cell, and says how long that took by the clock on the wall:"
                        + " compiling included, which for a line is most of it. The code may call magics too.",
                TimeMagic::run,
                Magic.Completer.NONE);
    }

    private static MagicResult run(MagicCall call, MagicContext context) throws MagicFailure, IOException {
        Cell code = call.form() == MagicCall.Form.CELL ? call.body() : call.argumentsAsCell();
        if (code.source().isBlank()) {
            throw MagicFailure.of(
                    "there is no code to be timed", "write it behind %time, or on the lines below %%time");
        }
        long start = System.nanoTime();
        Outcome outcome = context.run(code);
        context.say("took " + duration((System.nanoTime() - start) / 1e9));
        return MagicResult.ending(outcome);
    }

    static String duration(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%.0f ms", seconds * 1e3)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
