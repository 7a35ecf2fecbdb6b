package org.headcount.magic;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.headcount.engine.CellOutput;
import org.headcount.engine.OutputSink;
import org.headcount.maven.FetchListener;
import org.headcount.session.Bundle;
import org.headcount.session.Progress;

/**
 * A display of the progress of downloads and, in the end, of their result: so what stays in the notebook is
 * the same however long it took.
 */
final class FetchDisplay implements FetchListener {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long SMALL = 100_000;

    private final OutputSink sink;
    private final String id = UUID.randomUUID().toString();
    private long due = System.nanoTime() + PATIENCE;
    private boolean shown;
    private boolean ended;

    FetchDisplay(OutputSink sink) {
        this.sink = sink;
    }

    @Override
    public synchronized void fetched(String file, long bytes, long size) {
        if (!ended && System.nanoTime() - due > 0) {
            due = System.nanoTime() + PACE;
            show(Progress.bundle("fetching " + file + amount(bytes, size)));
        }
    }

    /** Small files have come before their size is read. */
    private static String amount(long bytes, long size) {
        if (Math.max(bytes, size) < SMALL) {
            return "";
        }
        return size < bytes
                ? ", " + megabytes(bytes) + " MB"
                : ", " + megabytes(bytes) + " of " + megabytes(size) + " MB";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    /** Shows the result; later progress is ignored. */
    synchronized void end(String text) {
        if (!ended) {
            show(Bundle.text(text));
            ended = true;
        }
    }

    /** Ends without a word, but for what would otherwise go on saying that it goes on. */
    synchronized void giveUp() {
        if (shown) {
            end("not fetched");
        }
        ended = true;
    }

    private void show(Bundle bundle) {
        sink.accept(shown ? new CellOutput.Updated(id, bundle) : new CellOutput.Displayed(id, bundle));
        shown = true;
    }
}
