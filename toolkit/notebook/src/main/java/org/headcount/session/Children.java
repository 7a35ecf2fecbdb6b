package org.headcount.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Processes that cells start. What one prints where the VM itself prints ({@link ProcessBuilder#inheritIO}) would
 * reach the owner on a way of its own, whenever it is read, and be taken for output of the cell that runs then. So it
 * is read here, and goes the way of all output, as that of the cell that started the process.
 */
final class Children {
    private static Optional<OutputQueue> outbox = Optional.empty();

    private Children() {}

    static void begin(OutputQueue given) {
        outbox = Optional.of(given);
    }

    /** Starts processes, of which each but the first reads what the one before prints. */
    static List<Process> start(List<ProcessBuilder> builders) throws IOException {
        List<ProcessBuilder> printing = builders.stream()
                .filter(builder -> builder.redirectOutput().equals(Redirect.INHERIT))
                .toList();
        List<ProcessBuilder> complaining = builders.stream()
                .filter(builder -> builder.redirectError().equals(Redirect.INHERIT) && !builder.redirectErrorStream())
                .toList();
        boolean ours = outbox.isPresent() && !(printing.isEmpty() && complaining.isEmpty());
        Optional<ChildOutput> outputs = ours ? ChildOutput.open(outbox.get()) : Optional.empty();
        if (outputs.isEmpty()) {
            return startAll(builders);
        }
        printing.forEach(
                builder -> builder.redirectOutput(Redirect.to(outputs.get().out())));
        complaining.forEach(
                builder -> builder.redirectError(Redirect.to(outputs.get().err())));
        try {
            List<Process> processes = new ArrayList<>(startAll(builders));
            int last = processes.size() - 1;
            processes.set(last, new Child(processes.get(last), outputs.get()));
            return processes;
        } catch (IOException | RuntimeException e) {
            outputs.get().end();
            throw e;
        } finally {
            printing.forEach(builder -> builder.redirectOutput(Redirect.INHERIT));
            complaining.forEach(builder -> builder.redirectError(Redirect.INHERIT));
            outputs.get().forget();
        }
    }

    private static List<Process> startAll(List<ProcessBuilder> builders) throws IOException {
        return builders.size() == 1 ? List.of(builders.get(0).start()) : ProcessBuilder.startPipeline(builders);
    }

    /** A process that has ended, as its caller sees it, only when what it printed has been handed on. */
    private static final class Child extends Process {
        private final Process process;
        private final ChildOutput outputs;

        Child(Process process, ChildOutput outputs) {
            this.process = process;
            this.outputs = outputs;
            var unused = process.onExit().thenRun(outputs::end);
        }

        @Override
        public int waitFor() throws InterruptedException {
            int status = process.waitFor();
            outputs.end();
            return status;
        }

        @Override
        public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
            boolean ended = process.waitFor(timeout, unit);
            if (ended) {
                outputs.end();
            }
            return ended;
        }

        @Override
        public int exitValue() {
            int status = process.exitValue();
            outputs.end();
            return status;
        }

        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public CompletableFuture<Process> onExit() {
            return process.onExit().thenApply(ended -> {
                outputs.end();
                return this;
            });
        }

        @Override
        public OutputStream getOutputStream() {
            return process.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return process.getInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return process.getErrorStream();
        }

        @Override
        public ProcessHandle toHandle() {
            return process.toHandle();
        }

        @Override
        public boolean supportsNormalTermination() {
            return process.supportsNormalTermination();
        }

        @Override
        public void destroy() {
            process.destroy();
        }

        @Override
        public Process destroyForcibly() {
            process.destroyForcibly();
            return this;
        }

        @Override
        public String toString() {
            return process.toString();
        }
    }
}
