package org.headcount.session;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes what processes print for a cell, over named pipes. The JDK's own pipes end with the process that it started,
 * and what that has left running could print no more.
 */
final class ChildOutput {
    private static final int STDOUT = 1;
    private static final long DRAIN_SECONDS = 5;

    private final Path folder;
    private final Pipe out;
    private final Pipe err;
    private boolean ended;

    private ChildOutput(Path folder, Pipe out, Pipe err) {
        this.folder = folder;
        this.out = out;
        this.err = err;
    }

    /** Opens the pipes; empty where the system has none, or they cannot be made. */
    static Optional<ChildOutput> open(OutputQueue queue) {
        try {
            Path folder = Files.createTempDirectory("headcount-child");
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            if (!isMade(out, err)) {
                Files.delete(folder);
                return Optional.empty();
            }
            int cell = CellsOfThreads.current();
            return Optional.of(new ChildOutput(
                    folder, new Pipe(out, queue, cell, STDOUT), new Pipe(err, queue, cell, SessionVm.STDERR)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isMade(Path out, Path err) {
        try {
            return new ProcessBuilder("mkfifo", out.toString(), err.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    File out() {
        return out.path.toFile();
    }

    File err() {
        return err.path.toFile();
    }

    /** Removes the pipes' names: who is to print there has them open. */
    void forget() {
        for (Path path : List.of(out.path, err.path, folder)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }
    }

    /** Waits until all that has been printed so far is handed on. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            out.end();
            err.end();
        }
    }

    /** A named pipe, and the thread that empties it. */
    private static final class Pipe {
        private final Path path;
        private final OutputQueue queue;
        private final int cell;
        private final int channel;
        private final byte[] mark = ("\0" + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        private final OutputStream own;
        private final CountDownLatch drained = new CountDownLatch(1);

        Pipe(Path path, OutputQueue queue, int cell, int channel) throws IOException {
            this.path = path;
            this.queue = queue;
            this.cell = cell;
            this.channel = channel;
            Thread thread = new Thread(null, this::empty, "headcount-child-output");
            thread.setDaemon(true);
            thread.start();
            // This waits for the thread to open the other end.
            this.own = new FileOutputStream(path.toFile());
        }

        void end() {
            boolean interrupted = false;
            try (own) {
                own.write(mark);
                drained.await(DRAIN_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (IOException e) {
                throw new IllegalStateException("a pipe to this VM itself cannot be written", e);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void empty() {
            MarkedStream stream = new MarkedStream(mark, (bytes, length) -> print(bytes, length));
            byte[] bytes = new byte[8 << 10];
            try (InputStream in = new FileInputStream(path.toFile())) {
                for (int some = in.read(bytes); some >= 0; some = in.read(bytes)) {
                    if (stream.take(bytes, some) > 0) {
                        drained.countDown();
                    }
                }
                stream.end();
            } catch (IOException e) {
                print(("(what a process prints can no longer be read: " + e.getMessage() + ")\n")
                        .getBytes(StandardCharsets.UTF_8));
            } finally {
                drained.countDown();
            }
        }

        private void print(byte[] bytes) {
            print(bytes, bytes.length);
        }

        private void print(byte[] bytes, int length) {
            try {
                queue.print(cell, channel, bytes, 0, length);
            } catch (CellStopped e) {
                // A process whose output is not read would block: the rest of it is read and left out.
                return;
            }
        }
    }
}
