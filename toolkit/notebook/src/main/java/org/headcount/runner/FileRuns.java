package org.headcount.runner;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.headcount.notebook.UnusableFile;

/**
 * Runs files side by side, and reports on them in their order: what a file prints waits until those before it have ended.
 *
 * @param jobs how many run at a time
 * @param afterError whether files that have not begun are left out once one has failed
 * @param reporter where it is reported
 */
record FileRuns(int jobs, RunOptions.AfterError afterError, ProgressReporter reporter) {
    /** The run of a file. */
    interface Job {
        /** The file. */
        Path path();

        /** Runs it. */
        Runner.Report run(ProgressReporter reports) throws UnusableFile, IOException;

        /** The report where it is not run, since another failed. */
        Runner.Report leftOut(Path failed);
    }

    /** What became of a file: a report, nothing where it never began, or what kept it from being run to its end. */
    private record Begun(Path path, Turn turn, ProgressReporter reports, Future<Optional<Runner.Report>> report) {}

    /**
     * Runs all. Once one could not be carried out, none begins any more, and those that have begun run to their end.
     *
     * @throws UnusableFile when a file cannot be written
     * @throws IOException when a session cannot be started
     */
    List<Runner.Report> run(List<Job> files) throws UnusableFile, IOException {
        ExecutorService threads = Executors.newFixedThreadPool(jobs, work -> {
            Thread thread = new Thread(null, work, "headcount-run");
            thread.setDaemon(true);
            return thread;
        });
        try {
            AtomicReference<Optional<Path>> failed = new AtomicReference<>(Optional.empty());
            AtomicBoolean broken = new AtomicBoolean();
            List<Begun> all = new ArrayList<>();
            for (Job file : files) {
                Turn turn = reporter.turn();
                ProgressReporter reports = reporter.during(turn);
                all.add(new Begun(
                        file.path(), turn, reports, threads.submit(() -> run(file, reports, failed, broken))));
            }
            return collect(all);
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Runner.Report> run(
            Job file, ProgressReporter reports, AtomicReference<Optional<Path>> failed, AtomicBoolean broken)
            throws UnusableFile, IOException {
        if (broken.get()) {
            return Optional.empty();
        }
        Optional<Path> before = failed.get();
        if (before.isPresent()) {
            return Optional.of(file.leftOut(before.get()));
        }
        boolean done = false;
        try {
            Runner.Report report = file.run(reports);
            if (!report.ok() && afterError == RunOptions.AfterError.NOTHING) {
                failed.compareAndSet(Optional.empty(), Optional.of(file.path()));
            }
            done = true;
            return Optional.of(report);
        } finally {
            if (!done) {
                broken.set(true);
            }
        }
    }

    private static List<Runner.Report> collect(List<Begun> all) throws UnusableFile, IOException {
        List<Runner.Report> reports = new ArrayList<>();
        Optional<Throwable> first = Optional.empty();
        for (Begun file : all) {
            file.turn().begin();
            try {
                Optional<Runner.Report> report = file.report().get();
                report.ifPresentOrElse(
                        file.reports()::finished,
                        () -> file.reports().warn(file.path() + ": not run, since another file could not be"));
                report.ifPresent(reports::add);
            } catch (ExecutionException e) {
                if (first.isPresent()) {
                    file.reports().warn("headcount run: " + e.getCause().getMessage());
                } else {
                    first = Optional.of(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the run was interrupted");
            }
        }
        if (first.isPresent()) {
            throw thrown(first.get());
        }
        return reports;
    }

    private static RuntimeException thrown(Throwable cause) throws UnusableFile, IOException {
        if (cause instanceof UnusableFile unusable) {
            throw unusable;
        }
        if (cause instanceof IOException io) {
            throw io;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }
}
