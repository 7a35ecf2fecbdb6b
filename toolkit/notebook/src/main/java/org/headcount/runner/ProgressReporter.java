package org.headcount.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.headcount.engine.Failure;
import org.headcount.notebook.Json;
import org.headcount.session.Bundle;
import org.headcount.session.Progress;

/**
 * Tells people how a run goes: on standard error, and on a terminal cell by cell in one line that is
 * written over.
 */
public final class ProgressReporter {
    private static final long PACE = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream out;
    private final PrintStream messages;
    private final boolean terminal;

    /** Whether what is printed appears at once, and not after what other files print. */
    private final BooleanSupplier live;

    private int width;

    /** When the next line about progress may be written. */
    private long due = System.nanoTime() + PACE;

    private ProgressReporter(PrintStream out, PrintStream messages, boolean terminal, BooleanSupplier live) {
        this.out = out;
        this.messages = messages;
        this.terminal = terminal;
        this.live = live;
    }

    public static ProgressReporter onTerminal(PrintStream out, PrintStream messages) {
        return new ProgressReporter(out, messages, true, () -> true);
    }

    public static ProgressReporter inLines(PrintStream out, PrintStream messages) {
        return new ProgressReporter(out, messages, false, () -> true);
    }

    /** Where what one of several files prints waits for its turn. */
    Turn turn() {
        return Turn.after(out, messages);
    }

    /** The same, of one of several files that run side by side. */
    ProgressReporter during(Turn turn) {
        return new ProgressReporter(turn.out(), turn.messages(), terminal, turn::hasCome);
    }

    /** Prints what cells put out. */
    public OutputPrinter printer() {
        return OutputPrinter.to(out, this::wipe, this::goesOn);
    }

    /** Keeps what cells put out to itself, but for how far they have come. */
    OutputPrinter watcher() {
        return OutputPrinter.ofProgress(this::goesOn);
    }

    /** A cell says how far it has come: on a terminal in place, elsewhere now and then and at the end. */
    private synchronized void goesOn(Bundle bundle) {
        boolean ended = hasEnded(bundle);
        long now = System.nanoTime();
        if (!live.getAsBoolean() && !ended) {
            return;
        }
        if (terminal) {
            wipe();
            messages.print(bundle.text());
            width = bundle.text().length();
            if (ended) {
                messages.println();
                width = 0;
            }
        } else if (ended || now - due >= 0) {
            messages.println(bundle.text());
            due = now + PACE;
        }
        messages.flush();
    }

    private static boolean hasEnded(Bundle bundle) {
        try {
            return Json.read(bundle.data().get(Progress.MIME)).path("ended").asBoolean();
        } catch (IOException e) {
            // A cell's own display under this form: it is shown as it is.
            return true;
        }
    }

    synchronized void starts(Path file, int cell, int cells) {
        if (terminal && live.getAsBoolean()) {
            wipe();
            String line = String.format(Locale.ROOT, "%s: cell %d of %d", file, cell, cells);
            messages.print(line);
            messages.flush();
            width = line.length();
        }
    }

    private synchronized void wipe() {
        if (width > 0) {
            messages.print("\r" + " ".repeat(width) + "\r");
            messages.flush();
            width = 0;
        }
    }

    synchronized void failed(Path file, int cell, Failure failure) {
        wipe();
        messages.println(file + ", cell " + cell + ":");
        failure.report().forEach(line -> messages.println("    " + line));
    }

    synchronized void leftOut(Path file, int cell, String what) {
        warn(file + ", cell " + cell + ": " + what);
    }

    synchronized void warn(String message) {
        wipe();
        messages.println(message);
    }

    synchronized void finished(Runner.Report report) {
        wipe();
        messages.printf(
                Locale.ROOT,
                "%s: %d %s in %.1f s%s%s%n",
                report.path(),
                report.cells(),
                report.cells() == 1 ? "cell" : "cells",
                report.seconds(),
                report.notRun() == 0 ? "" : ", " + report.notRun() + " of them not run",
                report.error().map(error -> ", and " + error).orElse(""));
    }
}
