package org.headcount.runner;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.headcount.engine.Failure;

/**
 * Tells people how a run goes: on standard error, and on a terminal cell by cell in one line that is
 * written over.
 */
final class Progress {
    private final PrintStream out;
    private final PrintStream messages;
    private final boolean terminal;
    private int width;

    private Progress(PrintStream out, PrintStream messages, boolean terminal) {
        this.out = out;
        this.messages = messages;
        this.terminal = terminal;
    }

    static Progress onTerminal(PrintStream out, PrintStream messages) {
        return new Progress(out, messages, true);
    }

    static Progress inLines(PrintStream out, PrintStream messages) {
        return new Progress(out, messages, false);
    }

    Printer printer() {
        return Printer.to(out, this::wipe);
    }

    void starts(Path file, int cell, int cells) {
        if (terminal) {
            wipe();
            String line = String.format(Locale.ROOT, "%s: cell %d of %d", file, cell, cells);
            messages.print(line);
            messages.flush();
            width = line.length();
        }
    }

    private void wipe() {
        if (width > 0) {
            messages.print("\r" + " ".repeat(width) + "\r");
            messages.flush();
            width = 0;
        }
    }

    void failed(Path file, int cell, Failure failure) {
        wipe();
        messages.println(file + ", cell " + cell + ":");
        failure.report().forEach(line -> messages.println("    " + line));
    }

    void warn(String message) {
        wipe();
        messages.println(message);
    }

    void finished(Runner.Report report) {
        wipe();
        messages.printf(
                Locale.ROOT,
                "%s: %d %s in %.1f s%s%n",
                report.path(),
                report.cells(),
                report.cells() == 1 ? "cell" : "cells",
                report.seconds(),
                report.error().map(error -> ", and " + error).orElse(""));
    }
}
